//! The monthly health check and the quarterly review: each side answers for itself.

use super::post_mortem::Action;
use crate::model::field::{Items, Table, choice, record};
use crate::model::ids::{DecisionId, PartyId, PersonId};
use crate::value::{Date, Period};

choice! {
    /// What a side wants to do.
    Verdict {
        Continue = "continue", "Continue", "Продолжить";
        Adapt = "adapt", "Adapt", "Изменить";
        Stop = "stop", "Stop", "Остановить";
    }
}

choice! {
    /// How a side sees the numbers.
    OnTrack {
        OnTrack = "on-track", "On track", "По плану";
        OffTrack = "off-track", "Off track", "Не по плану";
        NotSure = "not-sure", "Not sure", "Не уверены";
    }
}

record! {
    /// A monthly look at the partnership.
    HealthCheck {
        period: Period = "period", Optional, "Period: which month, where the name does not say", "Период: какой месяц, если не видно по имени";
        answers: Table<PartyId, Answer> = "answers", Required, "Answers: of each side", "Ответы: каждой стороны";
        verdict: Verdict = "verdict", Optional, "Joint verdict: what both want", "Общий вердикт: чего хотят обе";
        decision: DecisionId = "decision", Optional, "Decision: what followed", "Решение: что последовало";
    }
}

record! {
    /// One side's answers.
    Answer {
        by: PersonId = "by", Required, "By: who answered", "Кто: кто ответил";
        date: Date = "date", Required, "Date: when", "Дата: когда";
        metrics: OnTrack = "metrics", Required, "Metrics: whether they are being hit", "Метрики: выполняются ли";
        communication: u32 = "communication", Required, "Communication: from 1 (broken) to 5 (effortless)", "Общение: от 1 (не работает) до 5 (легко)";
        missing: String = "missing", Optional, "Missing: what is not done that should be", "Не хватает: чего не делаем, а надо бы";
        verdict: Verdict = "verdict", Required, "Verdict: what this side wants", "Вердикт: чего хочет эта сторона";
    }
}

record! {
    /// A quarterly look at the partnership.
    Review {
        period: Period = "period", Optional, "Period: which quarter, where the name does not say", "Период: какой квартал, если не видно по имени";
        answers: Table<PartyId, Answer> = "answers", Required, "Answers: of each side", "Ответы: каждой стороны";
        verdict: Verdict = "verdict", Optional, "Joint verdict: what both want", "Общий вердикт: чего хотят обе";
        decision: DecisionId = "decision", Optional, "Decision: what followed", "Решение: что последовало";
        changes: Items<String> = "changes", Optional, "Changes: what is different next quarter", "Изменения: что будет иначе в следующем квартале";
        actions: Table<String, Action> = "actions", Optional, "Actions: who does what by when", "Действия: кто, что и когда";
    }
}
