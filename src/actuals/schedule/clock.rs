//! When the clocks of a partnership run: not while it is paused, and not after its end.

use crate::model::field::Choice as _;
use crate::model::kinds::{Partnership, PartnershipStatus};
use crate::model::{Page, Playbook};
use crate::value::{Date, Period};

/// When the clocks of a partnership run.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    /// The pauses in order and apart from one another; one without an end lasts to [`Date::MAX`].
    pauses: Vec<(Date, Date)>,
    ended: Option<Date>,
    is_closed: bool,
    is_paused: bool,
}

impl Clock {
    /// The clock of a playbook; one without a front page never stops.
    pub fn of(playbook: &Playbook) -> Self {
        let found = playbook.partnership();
        found.map_or_else(Self::default, |(page, partnership)| {
            Self::read(page, partnership)
        })
    }

    fn read(page: &Page, partnership: &Partnership) -> Self {
        let status = page.common.status.as_ref();
        let status = status.and_then(|status| PartnershipStatus::from_word(status));
        let ended = partnership.ended.as_ref().map(|day| day.value);
        Self {
            pauses: pauses(partnership),
            ended,
            is_closed: status == Some(PartnershipStatus::Closed),
            is_paused: status == Some(PartnershipStatus::Paused),
        }
    }

    /// The last day of the partnership, where it states one.
    pub fn ended(&self) -> Option<Date> {
        self.ended
    }

    /// Whether the partnership is over on `day`.
    pub fn is_over(&self, day: Date) -> bool {
        self.is_closed || self.ended.is_some_and(|ended| ended < day)
    }

    /// Whether the partnership stands still on `day`.
    pub fn is_paused(&self, day: Date) -> bool {
        self.is_paused || self.pause_on(day).is_some()
    }

    /// Whether something may be awaited on `day`: the partnership is neither over nor paused.
    pub fn runs(&self, day: Date) -> bool {
        !self.is_over(day) && !self.is_paused(day)
    }

    /// Whether every day of `period` is paused.
    pub fn skips(&self, period: Period) -> bool {
        let pause = self.pause_on(period.first_day());
        pause.is_some_and(|(_, last)| period.last_day() <= last)
    }

    /// How many days of `period` are not paused.
    pub fn open_days(&self, period: Period) -> i32 {
        let paused = self.pauses.iter().filter_map(|(first, last)| {
            let (first, last) = (period.first_day().max(*first), period.last_day().min(*last));
            Period::between(first, last).map(|both| both.days())
        });
        period.days() - paused.sum::<i32>()
    }

    /// The last day of the latest pause that is over on `day`.
    pub fn resumed(&self, day: Date) -> Option<Date> {
        let ends = self.pauses.iter().map(|(_, last)| *last);
        ends.filter(|last| *last < day).max()
    }

    /// The day on which a time from `start` to `end` is up when paused days do not count; `None`
    /// while a pause without an end keeps it from being up.
    pub fn deadline(&self, start: Date, end: Date) -> Option<Date> {
        let mut due = end;
        let later = self.pauses.iter().filter(|(_, last)| start <= *last);
        for (first, last) in later {
            if let Some(still) = Period::between((*first).max(start), *last)
                && *first <= due
            {
                due = days_after(due, still.days());
            }
        }
        (due < Date::MAX).then_some(due)
    }

    fn pause_on(&self, day: Date) -> Option<(Date, Date)> {
        let mut pauses = self.pauses.iter().copied();
        pauses.find(|(first, last)| *first <= day && day <= *last)
    }
}

/// The pauses in order; those that touch or overlap are one.
fn pauses(partnership: &Partnership) -> Vec<(Date, Date)> {
    let all = partnership.pauses.iter().flat_map(|all| all.value.iter());
    let mut stated: Vec<(Date, Date)> = all
        .filter_map(|pause| {
            let last = pause.to.as_ref().map_or(Date::MAX, |last| last.value);
            Some((pause.from.as_ref()?.value, last))
        })
        .filter(|(first, last)| first <= last)
        .collect();
    stated.sort_unstable();
    let mut merged: Vec<(Date, Date)> = Vec::new();
    for (first, last) in stated {
        match merged.last_mut() {
            Some(before) if first <= days_after(before.1, 1) => before.1 = before.1.max(last),
            _ => merged.push((first, last)),
        }
    }
    merged
}

/// The day so many days after `date`; the last one of the calendar where it ends.
fn days_after(date: Date, days: i32) -> Date {
    date.saturating_add(jiff::Span::new().days(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn clock(pauses: &[(&str, Option<&str>)]) -> Clock {
        let pauses = pauses.iter();
        let pauses = pauses.map(|(first, last)| (day(first), last.map_or(Date::MAX, day)));
        Clock {
            pauses: pauses.collect(),
            ..Clock::default()
        }
    }

    #[test]
    fn paused_days_do_not_count() {
        let clock = clock(&[("2026-03-04", Some("2026-03-08"))]);
        let due = |start, end| clock.deadline(day(start), day(end));
        assert_eq!(
            due("2026-03-02", "2026-03-08"),
            Some(day("2026-03-13")),
            "five days more"
        );
        assert_eq!(due("2026-03-09", "2026-03-15"), Some(day("2026-03-15")));
        assert_eq!(due("2026-02-23", "2026-03-01"), Some(day("2026-03-01")));
        assert_eq!(
            due("2026-03-06", "2026-03-10"),
            Some(day("2026-03-13")),
            "only the pause from its start on"
        );
    }

    #[test]
    fn a_deadline_that_moves_into_a_pause_moves_again() {
        let clock = clock(&[
            ("2026-03-02", Some("2026-03-03")),
            ("2026-03-10", Some("2026-03-12")),
        ]);
        let due = clock.deadline(day("2026-03-01"), day("2026-03-08"));
        assert_eq!(due, Some(day("2026-03-13")));
    }

    #[test]
    fn a_pause_without_an_end_stops_what_it_meets() {
        let clock = clock(&[("2026-03-04", None)]);
        assert_eq!(clock.deadline(day("2026-03-02"), day("2026-03-08")), None);
        let before = clock.deadline(day("2026-03-01"), day("2026-03-03"));
        assert_eq!(before, Some(day("2026-03-03")));
        assert!(clock.is_paused(day("2030-01-01")));
        assert!(clock.skips(Period::parse("2026-W11").unwrap()));
        assert!(!clock.skips(Period::parse("2026-W10").unwrap()));
    }

    #[test]
    fn the_days_of_a_period_that_are_not_paused_are_counted() {
        let clock = clock(&[
            ("2026-02-23", Some("2026-03-03")),
            ("2026-03-30", Some("2026-04-12")),
        ]);
        let open = |period| clock.open_days(Period::parse(period).unwrap());
        assert_eq!(open("2026-01"), 31);
        assert_eq!(open("2026-03"), 31 - 3 - 2);
        assert_eq!(open("2026-W15"), 0);
    }
}
