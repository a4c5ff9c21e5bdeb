//! When a time limit is up if only working time counts.

use jiff::Timestamp;

use crate::actuals::calendar::{Calendar, Calendars};
use crate::actuals::schedule::day_of;
use crate::model::Playbook;
use crate::model::field::Either;
use crate::value::{Date, Duration, DurationUnit, Moment};

/// More working days than these are not waited for.
const MOST_DAYS: usize = 36_600;

/// The last day in time, by the calendar of the party that `actor` is or belongs to. Where that is
/// not known, the sides' calendars serve, and the one by which the time is up last decides. `None`
/// where nobody has a calendar.
pub(super) fn due_day(
    playbook: &Playbook,
    actor: Option<&str>,
    begin: &Either<Moment, Date>,
    within: Duration,
) -> Option<Date> {
    let calendars = Calendars::of(playbook);
    if let Some(calendar) = actor.and_then(|actor| calendars.get(actor)) {
        return due_by(calendar, begin, within);
    }
    let sides = playbook.sides();
    let known = sides.iter().filter_map(|side| calendars.get(side.as_str()));
    let days: Option<Vec<Date>> = known.map(|it| due_by(it, begin, within)).collect();
    days?.into_iter().max()
}

/// Hours and minutes are hours of work, days are working days; what is longer is of the calendar.
fn due_by(calendar: &Calendar, begin: &Either<Moment, Date>, within: Duration) -> Option<Date> {
    let hours = match within.unit {
        DurationUnit::Minute => f64::from(within.count) / 60.0,
        DurationUnit::Hour => f64::from(within.count),
        DurationUnit::Day => {
            return working_days_after(calendar, first_day(calendar, begin), within.count);
        }
        _ => return Some(within.after(first_day(calendar, begin))),
    };
    let end = calendar.add_business_hours(instant(calendar, begin)?, hours)?;
    Some(end.to_zoned(calendar.zone.time_zone().clone()).date())
}

fn instant(calendar: &Calendar, begin: &Either<Moment, Date>) -> Option<Timestamp> {
    match begin {
        Either::This(moment) => Some(moment.instant()),
        Either::That(day) => {
            let start = day.to_zoned(calendar.zone.time_zone().clone()).ok()?;
            Some(start.timestamp())
        }
    }
}

fn first_day(calendar: &Calendar, begin: &Either<Moment, Date>) -> Date {
    match begin {
        Either::This(moment) => moment.in_zone(&calendar.zone).date(),
        Either::That(_) => day_of(begin),
    }
}

fn working_days_after(calendar: &Calendar, day: Date, count: u32) -> Option<Date> {
    let Some(last) = count.checked_sub(1) else {
        return Some(day);
    };
    let later = day.series(jiff::Span::new().days(1)).skip(1);
    let mut working = later
        .take(MOST_DAYS)
        .filter(|day| calendar.is_working_day(*day));
    working.nth(usize::try_from(last).ok()?)
}
