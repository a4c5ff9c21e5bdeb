//! The weekly sync, or the update in writing that stands for it.

use super::charter::CadenceMode;
use crate::model::field::{Items, Table, record};
use crate::model::ids::PersonId;
use crate::value::{Date, Period};

record! {
    /// A weekly sync or an update in writing.
    Update {
        period: Period = "period", Required, "Period: which week", "Период: какая неделя";
        mode: CadenceMode = "mode", Optional, "Mode: live or in writing", "Режим: вживую или письменно";
        minutes: u32 = "minutes", Optional, "Minutes: how long it took", "Минуты: сколько длилось";
        attended: Items<PersonId> = "attended", Optional, "Attended: who was there", "Участвовали: кто был";
        blockers: Table<String, Blocker> = "blockers", Optional, "Blockers: what stands in the way", "Препятствия: что мешает";
    }
}

record! {
    /// Something that stands in the way.
    Blocker {
        what: String = "what", Optional, "What: what it is", "Что: в чём дело";
        owner: PersonId = "owner", Required, "Owner: who removes it", "Владелец: кто снимает";
        due: Date = "due", Required, "Due: by when", "Срок: к какому дню";
        done: Date = "done", Optional, "Done: when it was gone", "Готово: когда снято";
    }
}
