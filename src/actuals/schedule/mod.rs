//! What was to happen when: the slots of the charter's cadences, and what kept them.

mod clock;
mod latency;
mod meetings;
mod records;

use crate::model::field::Choice as _;
use crate::model::field::Keyed;
use crate::model::kinds::{Cadence, Charter, Partnership, Status};
use crate::model::profile::ReviewsFrom;
use crate::model::{Kind, Page, Playbook};
use crate::value::{Date, Duration, DurationUnit, Period, PeriodKind};

pub use clock::Clock;
pub use latency::{day_of, decided_by, decision_latency};
pub use meetings::{Meeting, meetings};
use records::Records;
pub use records::{period_of, written_on};

/// One turn of a cadence: something that was to be recorded.
#[derive(Debug, Clone, Copy)]
pub struct Slot<'a> {
    /// The cadence, as the charter calls it.
    pub cadence: &'a str,
    /// The time that the record speaks of.
    pub period: Period,
    /// The last day on which it is on time: the end of the period and the grace after it, paused
    /// days not counted.
    pub due: Date,
    /// The document that kept it.
    pub kept_by: Option<&'a Page>,
    /// How it stands.
    pub state: SlotState,
}

/// How a slot stands on the day it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotState {
    /// There is a record of it, on time as far as it tells.
    Kept,
    /// There is a record, made so many days after the due day.
    Late(i32),
    /// There is none, and the due day is over.
    Missed,
    /// There is none yet, and it is not yet late.
    Open,
}

/// How far back a schedule goes; whatever is older than this is a mistyped date.
const LONGEST: Duration = Duration {
    count: 20,
    unit: DurationUnit::Year,
};

/// The slots of all cadences of the charter that have begun by `as_of`, each cadence from its first
/// slot to its last.
///
/// A cadence begins on its `from`, on its anchor, or with the charter: on the charter's `date`, but
/// not before the partnership. A period in which it began half-way is listed only where a document
/// keeps it. A paused period and what is due after the partnership's end are not listed. A cadence
/// without `kind` leaves nothing behind by which it could be seen, so it has no slots; nor has any
/// cadence of a charter that is not agreed yet.
pub fn slots(playbook: &Playbook, as_of: Date) -> Vec<Slot<'_>> {
    let Some((page, charter)) = playbook.charter() else {
        return Vec::new();
    };
    if matches!(page.status(), Some(Status::Draft | Status::Proposed)) {
        return Vec::new();
    }
    let clock = Clock::of(playbook);
    let cadences = charter.cadences.iter().flat_map(|all| all.value.iter());
    let of_one = |entry| of_cadence(playbook, &clock, (page, charter), entry, as_of);
    cadences.flat_map(of_one).collect()
}

/// The end of `period` and the grace of the charter's cadence that leaves documents of this kind
/// for periods of this length; the end itself where there is no such cadence.
pub fn due_day(playbook: &Playbook, kind: &str, period: Period) -> Date {
    let charter = playbook.charter().map(|(_, charter)| charter);
    let cadences = charter.and_then(|charter| charter.cadences.as_ref());
    let all = cadences.iter().flat_map(|all| all.value.iter());
    let mut of_kind = all.filter_map(|entry| {
        let cadence = entry.value.as_ref()?;
        (cadence.kind.as_ref()?.value == kind).then_some(&cadence.value)
    });
    let grace = of_kind.find_map(|cadence| cadence.grace.as_ref());
    let end = period.last_day();
    grace.map_or(end, |grace| grace.value.after(end))
}

fn of_cadence<'a>(
    playbook: &'a Playbook,
    clock: &Clock,
    charter: (&Page, &Charter),
    entry: &'a Keyed<String, Cadence>,
    as_of: Date,
) -> Vec<Slot<'a>> {
    let Some(cadence) = entry.value.as_ref().map(|cadence| &cadence.value) else {
        return Vec::new();
    };
    let partnership = playbook.partnership().map(|(_, partnership)| partnership);
    let is_rolling = is_rolling(playbook, cadence);
    let start = start(cadence, partnership, charter, is_rolling);
    let wanted = cadence
        .kind
        .as_ref()
        .zip(Rhythm::of(cadence, start, is_rolling));
    let Some((kind, rhythm)) = wanted else {
        return Vec::new();
    };
    let mut records = Records::of(playbook, &kind.value, as_of);
    let oldest = LONGEST.before(as_of);
    let periods = rhythm.periods().take_while(|it| it.first_day() <= as_of);
    let recent = periods.filter(|period| oldest <= period.last_day() && !clock.skips(*period));
    let slot = |period: Period| {
        let kept_by = records.take(period, rhythm.is_calendar, cadence.grace.as_deref());
        let has_begun_before = period.first_day() < rhythm.start;
        if kept_by.is_none() && has_begun_before {
            return None;
        }
        let due = clock.deadline(period.first_day(), due(period, cadence))?;
        let state = state(due, kept_by, as_of);
        let is_after_end = clock.ended().is_some_and(|ended| ended < due);
        (kept_by.is_some() || !is_after_end).then_some(Slot {
            cadence: &entry.key.value,
            period,
            due,
            kept_by,
            state,
        })
    };
    recent.filter_map(slot).collect()
}

fn due(period: Period, cadence: &Cadence) -> Date {
    let grace = cadence.grace.as_ref().map(|grace| grace.value);
    grace.map_or(period.last_day(), |grace| grace.after(period.last_day()))
}

fn state(due: Date, kept_by: Option<&Page>, as_of: Date) -> SlotState {
    let Some(page) = kept_by else {
        return if due < as_of {
            SlotState::Missed
        } else {
            SlotState::Open
        };
    };
    let late = written_on(page).map_or(0, |day| (day - due).get_days());
    if late > 0 {
        SlotState::Late(late)
    } else {
        SlotState::Kept
    }
}

/// The first day of a cadence.
fn start(
    cadence: &Cadence,
    partnership: Option<&Partnership>,
    (page, _): (&Page, &Charter),
    is_rolling: bool,
) -> Option<Date> {
    if let Some(from) = &cadence.from {
        return Some(from.value);
    }
    if let Some(anchor) = &cadence.anchor {
        return anchor_date(anchor, partnership?);
    }
    let started = partnership?.started.as_ref()?.value;
    if is_rolling {
        return Some(started);
    }
    let agreed = page.common.date.as_ref().map(|date| date.value);
    Some(agreed.map_or(started, |agreed| agreed.max(started)))
}

/// Whether the profile counts the cadence from the first day of the partnership: reviews and health
/// checks may be, and where an anchor is stated, that one holds.
fn is_rolling(playbook: &Playbook, cadence: &Cadence) -> bool {
    let limits = playbook.profile.cadences.as_ref();
    let from = limits.and_then(|limits| limits.reviews_from.as_ref());
    let kind = cadence.kind.as_ref().map(|kind| kind.as_str());
    from.is_some_and(|from| from.value == ReviewsFrom::Start)
        && kind.is_some_and(|kind| [Kind::Review.word(), Kind::HealthCheck.word()].contains(&kind))
        && cadence.anchor.is_none()
}

/// The day that `pilot.from` names; `pilot` alone means its first day.
fn anchor_date(anchor: &str, partnership: &Partnership) -> Option<Date> {
    let (name, end) = anchor.split_once('.').unwrap_or((anchor, "from"));
    let phases = partnership.phases.as_ref()?;
    let phase = phases.iter().find(|entry| entry.key.value == name)?;
    let phase = phase.value.as_ref()?;
    let date = match end {
        "from" => phase.from.as_ref(),
        "to" => phase.to.as_ref(),
        _ => None,
    };
    date.map(|date| date.value)
}

/// The periods of a cadence.
#[derive(Debug, Clone, Copy)]
struct Rhythm {
    /// From one to the next.
    every: Duration,
    /// The first day of the cadence.
    start: Date,
    /// Whether its periods are those of the calendar; else they are counted from the first day.
    is_calendar: bool,
}

impl Rhythm {
    /// Weeks, months, quarters and years are those of the calendar, unless an anchor is stated, the
    /// profile counts from the first day, or days are counted.
    fn of(cadence: &Cadence, start: Option<Date>, is_rolling: bool) -> Option<Self> {
        let every = cadence.every.as_ref()?.value.length();
        let is_anchored = is_rolling || cadence.anchor.is_some();
        let is_calendar = !is_anchored && calendar_kind(every.unit).is_some();
        Some(Self {
            every,
            start: start?,
            is_calendar,
        })
    }

    fn periods(self) -> impl Iterator<Item = Period> {
        let calendar = calendar_kind(self.every.unit).filter(|_| self.is_calendar);
        let first = calendar.map_or(self.start, |kind| Period::of(self.start, kind).first_day());
        let is_daily = self.every == Duration::new(1, DurationUnit::Day);
        let all = (0..).map_while(move |turn: u32| {
            let begin = |turn: u32| {
                let count = self.every.count.checked_mul(turn)?;
                let begin = Duration::new(count, self.every.unit).after(first);
                (begin < Date::MAX).then_some(begin)
            };
            let from = begin(turn)?;
            let last = begin(turn.checked_add(1)?)?.yesterday().ok()?;
            match calendar {
                Some(kind) if self.every.count == 1 => Some(Period::of(from, kind)),
                _ => Period::between(from, last),
            }
        });
        all.filter(move |period| !is_daily || !is_weekend(period.first_day()))
    }
}

/// What happens every day happens on working days.
fn is_weekend(day: Date) -> bool {
    day.weekday().to_monday_zero_offset() >= 5
}

fn calendar_kind(unit: DurationUnit) -> Option<PeriodKind> {
    match unit {
        DurationUnit::Week => Some(PeriodKind::Week),
        DurationUnit::Month => Some(PeriodKind::Month),
        DurationUnit::Quarter => Some(PeriodKind::Quarter),
        DurationUnit::Year => Some(PeriodKind::Year),
        DurationUnit::Minute | DurationUnit::Hour | DurationUnit::Day => None,
    }
}

#[cfg(test)]
mod tests;
