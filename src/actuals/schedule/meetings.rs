//! When people meet: the live cadences of the charter that name a day and an hour.

use jiff::Zoned;

use super::{Clock, Rhythm, is_rolling, start};
use crate::model::Playbook;
use crate::model::field::Keyed;
use crate::model::kinds::{Cadence, CadenceMode, Charter, Status};
use crate::value::Date;

/// A meeting.
#[derive(Debug, Clone)]
pub struct Meeting<'a> {
    /// The cadence, as the charter calls it.
    pub cadence: &'a str,
    /// When it begins, on the clocks it is held by.
    pub start: Zoned,
    /// How long it takes, where the charter says so.
    pub minutes: Option<u32>,
}

/// The meetings from `first` to `last`, each cadence by itself: one in each of its periods, on the first of its weekdays
/// there. None on days on which the partnership stands still, and none of a charter that is not agreed yet.
pub fn meetings(playbook: &Playbook, first: Date, last: Date) -> Vec<Meeting<'_>> {
    let Some((page, charter)) = playbook.charter() else {
        return Vec::new();
    };
    if matches!(page.status(), Some(Status::Draft | Status::Proposed)) {
        return Vec::new();
    }
    let clock = Clock::of(playbook);
    let cadences = charter.cadences.iter().flat_map(|all| all.value.iter());
    let of_one = |entry| of_cadence(playbook, (page, charter), entry, (first, last));
    let all = cadences.flat_map(of_one);
    all.filter(|meeting| clock.runs(meeting.start.date()))
        .collect()
}

fn of_cadence<'a>(
    playbook: &'a Playbook,
    charter: (&crate::model::Page, &Charter),
    entry: &'a Keyed<String, Cadence>,
    (first, last): (Date, Date),
) -> Vec<Meeting<'a>> {
    let Some(cadence) = entry.value.as_ref().map(|cadence| &cadence.value) else {
        return Vec::new();
    };
    let is_live = cadence.mode.as_ref().map(|mode| mode.value) != Some(CadenceMode::Written);
    let partnership = playbook.partnership().map(|(_, partnership)| partnership);
    // A cadence whose beginning nobody states is taken to run.
    let is_rolling = is_rolling(playbook, cadence);
    let begun = start(cadence, partnership, charter, is_rolling).or(Some(first));
    let rhythm = Rhythm::of(cadence, begun, is_rolling);
    let wanted = cadence.at.as_ref().zip(rhythm);
    let Some((slot, rhythm)) = wanted.filter(|_| is_live) else {
        return Vec::new();
    };
    let periods = rhythm.periods().take_while(|it| it.first_day() <= last);
    let near = periods.filter(|period| first <= period.last_day());
    let held = near.filter_map(|period| {
        let day = slot.first_day_from(period.first_day().max(rhythm.start));
        let is_there = period.contains(day) && first <= day && day <= last;
        Some(Meeting {
            cadence: &entry.key.value,
            start: slot.on(day).filter(|_| is_there)?,
            minutes: cadence.minutes.as_ref().map(|minutes| minutes.value),
        })
    });
    held.collect()
}
