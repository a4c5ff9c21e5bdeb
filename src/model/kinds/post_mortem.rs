//! What was learned from a failure, without blame.

use crate::model::field::{Items, OneOrMany, Table, choice, record};
use crate::model::ids::{BriefId, PersonId};
use crate::value::Date;

choice! {
    /// What contributed to a failure.
    CauseTag {
        BriefClarity = "brief-clarity", "Clarity of the brief", "Ясность брифа";
        CreatorSelection = "creator-selection", "Choice of creators", "Выбор авторов";
        Messaging = "messaging", "Message", "Сообщение";
        Timing = "timing", "Timing", "Сроки";
        Approvals = "approvals", "Approvals", "Согласования";
        Payment = "payment", "Payment", "Оплата";
        Market = "market", "Market", "Рынок";
        Measurement = "measurement", "Measurement", "Измерения";
        Other = "other", "Other", "Другое";
    }
}

record! {
    /// What was learned from a failure.
    PostMortem {
        campaign: BriefId = "campaign", Required, "Campaign: which one it is about", "Кампания: о какой речь";
        causes: Items<CauseTag> = "causes", Required, "Causes: what contributed", "Причины: что повлияло";
        actions: Table<String, Action> = "actions", Required, "Actions: who does what by when", "Действия: кто, что и когда";
    }
}

record! {
    /// Something that somebody will do.
    Action {
        what: String = "what", Optional, "What: what is to be done", "Что: что сделать";
        cause: OneOrMany<CauseTag> = "cause", Optional, "Cause: which ones it is against", "Причина: против каких";
        owner: PersonId = "owner", Required, "Owner: who does it", "Владелец: кто делает";
        due: Date = "due", Required, "Due: by when", "Срок: к какому дню";
        done: Date = "done", Optional, "Done: when it was done", "Готово: когда сделано";
    }
}
