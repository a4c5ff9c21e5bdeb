//! A decision, with the words of MADR 4 where it has them.

use crate::model::field::{Either, Items, OneOrMany, choice, record};
use crate::model::ids::{DecisionId, ObjectId, PartyId, PersonId};
use crate::text::Spanned;
use crate::value::{Date, Moment};

choice! {
    /// Where a decision stands.
    DecisionStatus {
        Proposed = "proposed", "Proposed", "Предложено";
        Accepted = "accepted", "Accepted", "Принято";
        Rejected = "rejected", "Rejected", "Отклонено";
        Superseded = "superseded", "Superseded", "Заменено";
        Withdrawn = "withdrawn", "Withdrawn", "Отозвано";
    }
}

record! {
    /// A decision.
    Decision {
        driver: PersonId = "driver", Optional, "Driver: who carries it to a decision", "Ведёт: кто доводит до решения";
        decider: OneOrMany<PersonId> = "decider", Optional, "Decider: exactly one person", "Решает: ровно один человек";
        decision_makers: Items<PersonId> = "decision-makers", Optional, "Decision makers: MADR's word for the decider", "Принимающие решение: слово MADR";
        consulted: Items<PersonId> = "consulted", Optional, "Consulted: who was asked", "Советовались: с кем";
        informed: Items<PersonId> = "informed", Optional, "Informed: who was told", "Сообщили: кому";
        options: Items<String> = "options", Optional, "Options: what was weighed", "Варианты: что взвешивали";
        proposed: Either<Moment, Date> = "proposed", Optional, "Proposed: when it was put forward", "Предложено: когда";
        decided: Either<Moment, Date> = "decided", Optional, "Decided: when", "Решено: когда";
        proposed_by: PartyId = "proposed_by", Optional, "Proposed by: which side", "Предложила: какая сторона";
        settles: Items<String> = "settles", Optional, "Settles: which alignment gaps", "Снимает: какие расхождения";
        changes: Items<ObjectId> = "changes", Optional, "Changes: what it allows to change", "Меняет: что разрешает изменить";
        supersedes: Items<DecisionId> = "supersedes", Optional, "Supersedes: which decisions it replaces", "Заменяет: какие решения";
        superseded_by: DecisionId = "superseded_by", Optional, "Superseded by: which decision replaces it", "Заменено: каким решением";
        review_by: Date = "review_by", Optional, "Review by: when to look again", "Пересмотр: когда вернуться";
        reversible: bool = "reversible", Optional, "Reversible: whether it can be undone cheaply", "Обратимо: легко ли отменить";
        campaign: crate::model::ids::BriefId = "campaign", Optional, "Campaign: which one it is about", "Кампания: о какой речь";
    }
}

impl Decision {
    /// Who decides: the decider, else the first of MADR's decision makers; of several the first.
    pub fn first_decider(&self) -> Option<&Spanned<PersonId>> {
        let deciders = self.decider.iter().flat_map(|decider| decider.iter());
        let makers = self.decision_makers.iter().flat_map(|it| it.value.iter());
        deciders.chain(makers).next()
    }
}
