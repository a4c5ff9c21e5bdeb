//! How a partner is chosen, and who may be.

use super::party::PartyType;
use crate::model::field::{Items, Localised, Table, choice, record};
use crate::model::ids::{CandidateId, DecisionId, PartyId, PersonId};
use crate::value::{Date, Money};

choice! {
    /// What became of a candidate.
    CandidateOutcome {
        Considering = "considering", "Being considered", "Рассматривается";
        Selected = "selected", "Selected", "Выбран";
        Rejected = "rejected", "Rejected", "Отвергнут";
        Declined = "declined", "Declined", "Отклонён";
        Withdrawn = "withdrawn", "Withdrew", "Отказался";
    }
}

record! {
    /// How a partner is chosen.
    Selection {
        needs: Items<String> = "needs", Required, "Needs: execution, strategy, network, credibility", "Потребности: исполнение, стратегия, связи, репутация";
        budget: Money = "budget", Optional, "Budget: what the partner may cost a month", "Бюджет: сколько партнёр может стоить в месяц";
        constraints: Table<String, String> = "constraints", Optional, "Constraints: timeline, geography, brand fit", "Ограничения: сроки, география, соответствие бренду";
        criteria: Table<String, Criterion> = "criteria", Required, "Criteria: weighted and anchored", "Критерии: с весами и опорными значениями";
        raters: Items<PersonId> = "raters", Optional, "Raters: who scores", "Эксперты: кто ставит оценки";
        chosen: CandidateId = "chosen", Optional, "Chosen: who was chosen", "Выбран: кого выбрали";
        decision: DecisionId = "decision", Optional, "Decision: where it was decided", "Решение: где это решено";
    }
}

record! {
    /// One thing candidates are scored on.
    Criterion {
        weight: u32 = "weight", Required, "Weight: all weights add up to 100", "Вес: сумма весов — 100";
        title: Localised = "title", Optional, "Name: as readers see it", "Название: как видят читатели";
        what: String = "what", Optional, "What: what is looked at", "Что: на что смотрим";
        anchors: Table<String, String> = "anchors", Optional, "Anchors: what a score means", "Опоры: что значит оценка";
    }
}

record! {
    /// Somebody who may be chosen.
    Candidate {
        candidate_type: PartyType = "type", Required, "Type: what sort of party it is", "Вид: какого рода сторона";
        party: PartyId = "party", Optional, "Party: which one it became", "Сторона: кем стал";
        country: String = "country", Optional, "Country: two letters, ISO 3166", "Страна: две буквы, ISO 3166";
        cross_border: String = "cross_border_experience", Optional, "Cross-border experience: with evidence", "Опыт за рубежом: с подтверждением";
        conversations: Items<Conversation> = "conversations", Optional, "Conversations: and the three answers", "Беседы: и три ответа";
        scores: Table<PersonId, Table<String, Score>> = "scores", Optional, "Scores: by each rater, with evidence", "Оценки: каждого эксперта, с основанием";
        red_flags: Items<String> = "red_flags", Optional, "Red flags: what gave pause", "Красные флаги: что насторожило";
        outcome: CandidateOutcome = "outcome", Optional, "Outcome: what became of it", "Итог: чем кончилось";
    }
}

record! {
    /// A talk with a candidate.
    Conversation {
        date: Date = "date", Required, "Date: when", "Дата: когда";
        with: String = "with", Optional, "With: whom", "С кем: собеседник";
        by: PersonId = "by", Optional, "By: who led it", "Кто: кто вёл";
        past: String = "past_partnership", Optional, "Past partnership: an international one", "Прошлое партнёрство: международное";
        went_wrong: String = "what_failed", Optional, "What went wrong: there", "Что пошло не так: в нём";
        would_change: String = "would_change", Optional, "Would change: what they would do otherwise", "Что изменили бы: в следующий раз";
    }
}

record! {
    /// A score and what it rests on.
    Score {
        score: u32 = "score", Required, "Score: on the criterion's scale", "Оценка: по шкале критерия";
        evidence: String = "evidence", Optional, "Evidence: what it rests on", "Основание: на чём держится";
    }
}
