//! The front page: what, who, why, and the phases.

use super::health::Verdict;
use crate::model::field::{Items, Table, choice, record};
use crate::model::ids::{MarketId, MetricId, PartyId};
use crate::value::{Date, Money};

choice! {
    /// What sort of partnership it is.
    PartnershipType {
        BrandAgency = "brand-agency", "Brand and agency", "Бренд и агентство";
        BrandCreator = "brand-creator", "Brand and creator", "Бренд и автор";
        CoMarketing = "co-marketing", "Co-marketing", "Совместный маркетинг";
        JointVenture = "joint-venture", "Joint venture", "Совместное предприятие";
        Affiliate = "affiliate", "Affiliate", "Партнёрская программа";
        Other = "other", "Other", "Другое";
    }
}

choice! {
    /// What the partnership is to achieve in the customer's journey.
    Stage {
        Awareness = "awareness", "Awareness", "Узнаваемость";
        Consideration = "consideration", "Consideration", "Интерес";
        Conversion = "conversion", "Conversion", "Покупка";
        Retention = "retention", "Retention", "Удержание";
    }
}

choice! {
    /// Whether the partnership is running.
    PartnershipStatus {
        Active = "active", "Active", "Действует";
        Paused = "paused", "Paused", "На паузе";
        Closed = "closed", "Closed", "Завершено";
    }
}

choice! {
    /// How the partner was found.
    SelectionMode {
        Scored = "scored", "Scored candidates", "Оценка кандидатов";
        ExistingRelationship = "existing-relationship", "Existing relationship", "Прежние отношения";
    }
}

choice! {
    /// What costs the two sides most sleep at the moment.
    Hardest {
        Finding = "finding", "Finding partners", "Найти партнёров";
        Terms = "terms", "Agreeing on terms", "Договориться об условиях";
        Execution = "execution", "Doing the work", "Делать работу";
    }
}

record! {
    /// The partnership itself.
    Partnership {
        partnership_type: PartnershipType = "type", Required, "Type: what sort of partnership it is", "Вид: какого рода партнёрство";
        started: Date = "started", Required, "Started: the first day", "Начало: первый день";
        ended: Date = "ended", Optional, "Ended: the last day", "Конец: последний день";
        pauses: Items<Pause> = "pauses", Optional, "Pauses: when its clocks stood still", "Паузы: когда сроки не шли";
        parties: Items<PartyId> = "parties", Required, "Sides: the parties that decide together", "Стороны: кто решает вместе";
        markets: Items<MarketId> = "markets", Optional, "Markets: where it works", "Рынки: где работает";
        objective: Objective = "objective", Optional, "Objective: what it is for", "Цель: ради чего";
        selection: SelectionMode = "selection", Optional, "Selection: how the partner was found", "Выбор: как нашли партнёра";
        hardest: Hardest = "hardest", Optional, "Hardest now: where help is needed most", "Сейчас труднее всего: где больше всего нужна помощь";
        phases: Table<String, Phase> = "phases", Optional, "Phases: as they happened or are planned", "Этапы: как прошли или намечены";
    }
}

record! {
    /// A time in which the partnership stood still.
    Pause {
        from: Date = "from", Required, "From: the first day", "С: первый день";
        to: Date = "to", Optional, "To: the last day", "По: последний день";
        reason: String = "reason", Required, "Reason: why", "Причина: почему";
    }
}

record! {
    /// What the partnership is for.
    Objective {
        stage: Stage = "stage", Required, "Stage: the step of the customer's journey", "Ступень: шаг на пути покупателя";
        primary: MetricId = "primary", Required, "Primary metric: the one number that shows success", "Главная метрика: число, по которому видно успех";
        max_cost_per_outcome: Money = "max_cost_per_outcome", Optional, "Highest cost: the most that one outcome may cost", "Предел цены: сколько может стоить один результат";
    }
}

record! {
    /// A phase of the partnership.
    Phase {
        from: Date = "from", Required, "From: the first day", "С: первый день";
        to: Date = "to", Optional, "To: the last day", "По: последний день";
        budget: Money = "budget", Optional, "Budget: the most that may be spent", "Бюджет: сколько можно потратить";
        verdicts: Table<PartyId, Verdict> = "verdicts", Optional, "Verdicts: how each side decided at the end", "Вердикты: как решила каждая сторона";
    }
}
