//! The definition of a number.

use crate::model::field::{Items, choice, record};
use crate::model::ids::{LedgerId, MetricId, ReadyMetricId};
use crate::value::{Duration, Every, Period};

choice! {
    /// Which way is good.
    Better {
        Lower = "lower", "Lower is better", "Меньше — лучше";
        Higher = "higher", "Higher is better", "Больше — лучше";
        Target = "target", "Nearer to the target is better", "Ближе к цели — лучше";
    }
}

record! {
    /// The definition of a number.
    Metric {
        uses: ReadyMetricId = "uses", Optional, "Uses: a ready metric, whose keys need not be repeated", "Основа: готовая метрика, её ключи повторять не нужно";
        unit: String = "unit", UnlessUses, "Unit: what one of it is", "Единица: в чём измеряем";
        better: Better = "better", UnlessUses, "Better: which way is good", "Лучше: в какую сторону";
        ledger: LedgerId = "ledger", UnlessUses, "Ledger: where its rows are", "Журнал: где строки";
        formula: String = "formula", UnlessUses, "Formula: an SQL aggregate over the ledger's columns", "Формула: агрегат SQL по столбцам журнала";
        split_by: Items<String> = "split_by", Optional, "Split by: which groups are never mixed", "Разрезы: что не смешиваем";
        count: String = "count", Optional, "Count: the column whose distinct values are counted as n", "Счёт: столбец, различные значения которого дают n";
        frequency: Every = "frequency", Optional, "Frequency: how often it is measured", "Частота: как часто измеряем";
        denominator: String = "denominator", Optional, "Denominator: what it is divided by, in words", "Знаменатель: на что делим, словами";
        attribution: Attribution = "attribution", Optional, "Attribution: how a result is traced to its cause", "Атрибуция: как результат связывают с причиной";
        baseline: Baseline = "baseline", Optional, "Baseline: what improvements are measured against", "База: с чем сравниваем";
        min_n: u32 = "min_n", Optional, "Minimum n: fewer observations are not judged", "Минимум n: меньше — не оцениваем";
        additive: bool = "additive", Optional, "Additive: whether parts may be summed", "Складывается: можно ли суммировать части";
        companions: Items<MetricId> = "companions", Optional, "Companions: numbers to be read beside it", "Спутники: читать вместе с ними";
    }
}

record! {
    /// How a result is traced to its cause.
    Attribution {
        method: String = "method", Required, "Method: how", "Метод: как";
        window: Duration = "window", Required, "Window: how long after", "Окно: сколько времени после";
        source: String = "source", Optional, "Source: from where", "Источник: откуда";
    }
}

record! {
    /// What improvements are measured against.
    Baseline {
        period: Period = "period", Required, "Period: the first and last day", "Период: первый и последний день";
    }
}
