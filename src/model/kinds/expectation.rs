//! A promise that can be checked.

use crate::model::field::{Either, Table, choice, record};
use crate::model::ids::{CadenceId, MetricId, PartyId, PersonId};
use crate::value::{Duration, Target};

choice! {
    /// How much an expectation weighs.
    ExpectationRole {
        Primary = "primary", "Primary", "Главная";
        Kpi = "kpi", "KPI", "KPI";
        Guardrail = "guardrail", "Guardrail", "Ограничитель";
        Tracked = "tracked", "Tracked", "Наблюдаем";
    }
}

choice! {
    /// Over which time an expectation is judged.
    Scope {
        Week = "week", "per week", "за неделю";
        Month = "month", "per month", "за месяц";
        Quarter = "quarter", "per quarter", "за квартал";
        Campaign = "campaign", "per campaign", "за кампанию";
        Total = "total", "in total", "всего";
    }
}

record! {
    /// A promise: a metric with a target, a cadence to keep, or a text.
    Expectation {
        metric: MetricId = "metric", Optional, "Metric: what is measured", "Метрика: что измеряем";
        filter: Table<String, String> = "where", Optional, "Where: which rows count", "Где: какие строки считаются";
        target: Target = "target", Optional, "Target: what was promised", "Цель: что обещано";
        per: Either<Scope, Duration> = "per", Optional, "Per: the period of a judgement, or a duration for a rolling one", "За: период оценки или длительность скользящего окна";
        role: ExpectationRole = "role", Optional, "Role: how much it weighs", "Роль: насколько важна";
        owner: PersonId = "owner", Optional, "Owner: who answers for it", "Владелец: кто отвечает";
        negotiable: bool = "negotiable", Optional, "Negotiable: whether it may be talked about", "Обсуждаемо: можно ли пересматривать";
        cadence: CadenceId = "cadence", Optional, "Cadence: a rhythm that must be kept", "Ритм: который нужно держать";
        text: String = "text", Optional, "Text: what no number says", "Текст: то, чего не скажет число";
        proposes: PartyId = "proposes", Optional, "Proposes: which side may propose", "Предлагает: какая сторона";
        decides: PartyId = "decides", Optional, "Decides: which side decides", "Решает: какая сторона";
    }
}
