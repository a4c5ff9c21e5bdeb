//! The times over which an expectation is judged.

use super::in_force::Promise;
use crate::model::field::Either;
use crate::model::kinds::{Brief, Facts, Scope};
use crate::model::{Page, Playbook};
use crate::value::{Date, Duration, Period, PeriodKind};

/// How often, and over how long, an expectation is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Each period of a kind: each month.
    Each(PeriodKind),
    /// The days up to as-of, and as many before them.
    Rolling(Duration),
    /// Each campaign.
    Campaign,
    /// From the first day of the term to the last.
    Total,
}

/// A time over which an expectation is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// The first and the last day.
    pub period: Period,
    /// The campaign whose rows count, whatever their day.
    pub campaign: Option<String>,
    /// Whether its last day has come.
    pub is_complete: bool,
}

impl Span {
    /// What an expectation says of it: a brief's is judged by its campaign and an agreement's by
    /// the month where it says nothing.
    pub fn of(promise: &Promise<'_>) -> Self {
        let is_brief = matches!(promise.page.facts, Facts::Brief(_));
        match promise.expectation.per.as_ref().map(|per| &per.value) {
            Some(Either::That(length)) => Self::Rolling(*length),
            Some(Either::This(Scope::Week)) => Self::Each(PeriodKind::Week),
            Some(Either::This(Scope::Quarter)) => Self::Each(PeriodKind::Quarter),
            Some(Either::This(Scope::Total)) => Self::Total,
            Some(Either::This(Scope::Campaign)) => Self::Campaign,
            None if is_brief => Self::Campaign,
            Some(Either::This(Scope::Month)) | None => Self::Each(PeriodKind::Month),
        }
    }

    /// The windows from `since` to `as_of`, the oldest first; the last one may still be running.
    /// `until` is the last day of the term, `only` the campaign that is judged where it is one.
    pub fn windows(
        self,
        playbook: &Playbook,
        since: Date,
        until: Option<Date>,
        as_of: Date,
        only: Option<&str>,
    ) -> Vec<Window> {
        match self {
            Self::Each(kind) => each(kind, since, as_of),
            Self::Rolling(length) => rolling(length, since, as_of),
            Self::Campaign => campaigns(playbook, since, as_of, only),
            Self::Total => total(since, until, as_of).into_iter().collect(),
        }
    }
}

/// Every period that has begun since `since`.
fn each(kind: PeriodKind, since: Date, as_of: Date) -> Vec<Window> {
    let mut windows = Vec::new();
    let mut period = Period::of(since, kind);
    while period.first_day() <= as_of && windows.len() < MOST {
        windows.push(Window {
            period,
            campaign: None,
            is_complete: period.last_day() <= as_of,
        });
        let next = period.next();
        if next == period {
            break;
        }
        period = next;
    }
    windows
}

/// More windows than a partnership of a century has months are a mistake in a date.
const MOST: usize = 5_300;

/// Stretches of equal length that end on as-of, back to `since`.
fn rolling(length: Duration, since: Date, as_of: Date) -> Vec<Window> {
    let mut windows = Vec::new();
    let mut last = as_of;
    while last >= since && windows.len() < MOST {
        let Some(period) = length
            .before(last)
            .tomorrow()
            .ok()
            .and_then(|first| Period::between(first.min(last), last))
        else {
            break;
        };
        windows.push(Window {
            period,
            campaign: None,
            is_complete: true,
        });
        match period.first_day().yesterday() {
            Ok(day) => last = day,
            Err(_) => break,
        }
    }
    windows.reverse();
    windows
}

/// The campaigns that have begun, by their first day; those that ended before `since` are left
/// out.
fn campaigns(playbook: &Playbook, since: Date, as_of: Date, only: Option<&str>) -> Vec<Window> {
    let mut windows: Vec<Window> = playbook
        .briefs()
        .filter(|(page, _)| only.is_none_or(|only| page.id == only))
        .filter(|(page, _)| !page.is_draft(as_of))
        .filter_map(|(page, brief)| campaign(page, brief, as_of))
        .filter(|window| window.period.last_day() >= since && window.period.first_day() <= as_of)
        .collect();
    windows.sort_by(|one, other| {
        let key = |window: &Window| (window.period.first_day(), window.campaign.clone());
        key(one).cmp(&key(other))
    });
    windows
}

/// The window of one campaign.
pub fn campaign(page: &Page, brief: &Brief, as_of: Date) -> Option<Window> {
    let dates = brief.dates.as_ref()?;
    let period = Period::between(dates.start.as_ref()?.value, dates.end.as_ref()?.value)?;
    Some(Window {
        period,
        campaign: Some(page.id.clone()),
        is_complete: period.last_day() <= as_of,
    })
}

fn total(since: Date, until: Option<Date>, as_of: Date) -> Option<Window> {
    let last = until.unwrap_or(as_of);
    (since <= as_of).then_some(())?;
    Some(Window {
        period: Period::between(since, last)?,
        campaign: None,
        is_complete: last <= as_of,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn shown(windows: &[Window]) -> Vec<String> {
        let shown = |window: &Window| {
            let (first, last) = (window.period.first_day(), window.period.last_day());
            let end = if window.is_complete { "" } else { " running" };
            format!("{first}..{last}{end}")
        };
        windows.iter().map(shown).collect()
    }

    #[test]
    fn a_period_is_complete_on_its_last_day() {
        let months = |as_of| shown(&each(PeriodKind::Month, day("2028-01-15"), day(as_of)));
        assert_eq!(
            months("2028-02-28"),
            ["2028-01-01..2028-01-31", "2028-02-01..2028-02-29 running"]
        );
        assert_eq!(months("2028-02-29")[1], "2028-02-01..2028-02-29");
        let quarters = shown(&each(
            PeriodKind::Quarter,
            day("2026-03-31"),
            day("2026-04-01"),
        ));
        assert_eq!(
            quarters,
            ["2026-01-01..2026-03-31", "2026-04-01..2026-06-30 running"]
        );
    }

    #[test]
    fn a_rolling_window_ends_today_and_leaves_no_gap() {
        let length = Duration::parse("4w").unwrap();
        let windows = shown(&rolling(length, day("2026-02-10"), day("2026-03-31")));
        assert_eq!(
            windows,
            ["2026-02-04..2026-03-03", "2026-03-04..2026-03-31"]
        );
    }

    #[test]
    fn before_the_beginning_there_is_nothing() {
        assert!(each(PeriodKind::Week, day("2026-03-31"), day("2026-03-01")).is_empty());
        assert_eq!(total(day("2026-03-31"), None, day("2026-03-01")), None);
    }
}
