//! The turns of the charter's cadences: when a record is due, and when people meet.

use super::{AHEAD, Coming, Hour, Sort, What, Who};
use crate::actuals::schedule::{self, slots};
use crate::model::Playbook;
use crate::model::kinds::Cadence;
use crate::value::Date;

/// What the cadences ask for from `day` on: records of the periods that have begun by then or begin soon, and the meetings
/// of the next weeks.
pub(super) fn of_cadences(playbook: &Playbook, day: Date) -> Vec<Coming<'_>> {
    let Some((page, charter)) = playbook.charter() else {
        return Vec::new();
    };
    let until = AHEAD.after(day);
    let cadence = |key: &str| {
        let mut all = charter.cadences.iter().flat_map(|all| all.value.iter());
        let found = all.find(|entry| entry.key.value == key);
        Some(&found?.value.as_ref()?.value)
    };
    let records = slots(playbook, until).into_iter().filter_map(|slot| {
        let kind = cadence(slot.cadence)?.kind.as_ref()?;
        let is_open = slot.kept_by.is_none() && day <= slot.due && slot.due <= until;
        // The record of the period that runs is told however far away its day is.
        let runs = slot.kept_by.is_none() && slot.period.contains(day);
        (is_open || runs).then(|| Coming {
            date: slot.due,
            hour: None,
            what: What::Record(slot.cadence, &kind.value, slot.period),
            sort: Sort::Review,
            page: Some(page),
            who: cadence(slot.cadence).map_or(Who::Sides, who),
        })
    });
    let meetings = schedule::meetings(playbook, day, until).into_iter();
    let meetings = meetings.map(|meeting| Coming {
        date: meeting.start.date(),
        hour: Some(Hour {
            start: meeting.start.timestamp(),
            minutes: meeting.minutes,
        }),
        what: What::Meeting(meeting.cadence),
        sort: Sort::Meeting,
        page: Some(page),
        who: cadence(meeting.cadence).map_or(Who::Sides, who),
    });
    records.chain(meetings).collect()
}

/// Who takes part: both sides, unless the charter names one alone.
fn who(cadence: &Cadence) -> Who<'_> {
    let parties = cadence.parties.as_ref();
    match parties.map(|parties| parties.value.as_slice()) {
        Some([only]) => Who::Party(only.as_str()),
        _ => Who::Sides,
    }
}
