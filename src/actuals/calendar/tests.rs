//! Working time across clocks, weekends and holidays.

#![allow(
    clippy::float_cmp,
    reason = "hours that are whole, halves or quarters are exact"
)]

use jiff::civil::date;

use super::*;
use crate::model::{ParseCache, load};
use crate::source::Memory;
use crate::value::Moment;

/// A calendar with the holidays of the standard profile.
fn calendar(zone: &str, hours: &str, holidays: &[&str]) -> Calendar {
    Calendar {
        zone: Zone::parse(zone).unwrap(),
        hours: Hours::parse(hours).unwrap(),
        weekend: [Weekday::Saturday, Weekday::Sunday],
        holidays: Arc::new(holidays.iter().map(|day| day.parse().unwrap()).collect()),
    }
}

fn moscow() -> Calendar {
    calendar(
        "Europe/Moscow",
        "10:00-19:00",
        &["2026-01-01", "2026-02-23", "2026-06-12"],
    )
}

fn new_york() -> Calendar {
    calendar(
        "America/New_York",
        "09:00-18:00",
        &["2026-01-01", "2026-07-03"],
    )
}

fn moment(text: &str) -> Timestamp {
    Moment::parse(text).unwrap().instant()
}

fn worked(calendar: &Calendar, from: &str, to: &str) -> f64 {
    calendar.business_hours(moment(from), moment(to)).unwrap()
}

#[test]
fn a_question_waits_over_the_night() {
    let there = new_york();
    assert_eq!(
        worked(&there, "2026-03-03T17:00-05:00", "2026-03-04T10:00-05:00"),
        2.0
    );
    assert_eq!(
        worked(&there, "2026-03-03T18:00-05:00", "2026-03-04T09:00-05:00"),
        0.0
    );
    assert_eq!(
        worked(&there, "2026-03-03T10:15-05:00", "2026-03-03T10:45-05:00"),
        0.5
    );
    // The same moments in Moscow: 01:00 to 18:00, of which eight are worked.
    assert_eq!(
        worked(
            &moscow(),
            "2026-03-03T17:00-05:00",
            "2026-03-04T10:00-05:00"
        ),
        8.0
    );
}

#[test]
fn weekends_and_holidays_do_not_count() {
    // From Friday noon to Tuesday noon, over a Monday that is a holiday in Moscow only.
    let (from, to) = ("2026-02-20T12:00+03:00", "2026-02-24T12:00+03:00");
    assert_eq!(worked(&moscow(), from, to), 7.0 + 2.0);
    // Friday 09:00 to 18:00, Monday; Tuesday has not begun.
    assert_eq!(worked(&new_york(), from, to), 18.0);
    let independence = ("2026-07-02T17:00-04:00", "2026-07-06T10:00-04:00");
    assert_eq!(worked(&new_york(), independence.0, independence.1), 2.0);
    assert!(!new_york().is_working_day(date(2026, 7, 3)));
    assert!(moscow().is_working_day(date(2026, 7, 3)));
    assert!(!moscow().is_working_day(date(2026, 3, 7)));
}

#[test]
fn clocks_that_change_at_night_leave_the_working_day_alone() {
    // New York: 8 March and 1 November 2026, both Sundays.
    let there = new_york();
    assert_eq!(
        worked(&there, "2026-03-06T17:00-05:00", "2026-03-09T10:00-04:00"),
        2.0
    );
    assert_eq!(
        worked(&there, "2026-10-30T17:00-04:00", "2026-11-02T10:00-05:00"),
        2.0
    );
    // An hour of the clock is not an hour of time: 10:00 without summer time is 11:00 with it.
    assert_eq!(
        worked(&there, "2026-03-06T17:00-05:00", "2026-03-09T10:00-05:00"),
        3.0
    );
}

#[test]
fn a_shift_in_which_clocks_change_is_as_long_as_it_lasts() {
    // Berlin: 29 March 2026 at 02:00, 25 October 2026 at 03:00, both in a night from Saturday on.
    let mut night = calendar("Europe/Berlin", "22:00-06:00", &[]);
    night.weekend = [Weekday::Tuesday, Weekday::Wednesday];
    let shift = |from, to| worked(&night, from, to);
    assert_eq!(
        shift("2026-03-28T12:00+01:00", "2026-03-29T12:00+02:00"),
        7.0
    );
    assert_eq!(
        shift("2026-10-24T12:00+02:00", "2026-10-25T12:00+01:00"),
        9.0
    );
    assert_eq!(
        shift("2026-10-23T12:00+02:00", "2026-10-24T12:00+02:00"),
        8.0
    );
    // The night belongs to the day on which it begins: Monday's ends on Tuesday morning.
    assert_eq!(
        shift("2026-03-24T00:00+01:00", "2026-03-24T12:00+01:00"),
        6.0
    );
    assert_eq!(
        shift("2026-03-25T12:00+01:00", "2026-03-26T12:00+01:00"),
        0.0
    );
}

#[test]
fn hours_that_begin_in_the_gap_begin_when_the_clocks_have_jumped() {
    let mut early = calendar("Europe/Berlin", "02:30-10:30", &[]);
    early.weekend = [Weekday::Tuesday, Weekday::Wednesday];
    let sunday = worked(&early, "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00");
    assert_eq!(sunday, 7.0, "03:30 to 10:30");
}

#[test]
fn a_leap_day_is_a_day() {
    // 29 February 2028 is a Tuesday.
    let from_to = ("2028-02-28T18:00+03:00", "2028-03-01T11:00+03:00");
    assert_eq!(worked(&moscow(), from_to.0, from_to.1), 1.0 + 9.0 + 1.0);
}

#[test]
fn a_quarter_ends_at_different_moments() {
    // The end of March in Moscow is five in the afternoon of New York.
    let (from, to) = ("2026-03-31T10:00+03:00", "2026-04-01T00:00+03:00");
    assert_eq!(worked(&moscow(), from, to), 9.0);
    assert_eq!(worked(&new_york(), from, to), 8.0);
    let (from, to) = ("2026-03-31T09:00-04:00", "2026-04-01T00:00-04:00");
    assert_eq!(worked(&new_york(), from, to), 9.0);
    assert_eq!(worked(&moscow(), from, to), 3.0);
    let calendars = Calendars {
        zone: Some(moscow().zone),
        by_actor: BTreeMap::new(),
    };
    let end = calendars.end_of_day(date(2026, 3, 31));
    assert_eq!(end, moment("2026-04-01T00:00+03:00"));
}

#[test]
fn a_span_backwards_is_the_same_span_with_a_minus() {
    let (from, to) = ("2026-03-06T11:00-05:00", "2026-03-17T15:30-04:00");
    for calendar in [moscow(), new_york()] {
        assert_eq!(worked(&calendar, from, to), -worked(&calendar, to, from));
    }
}

#[test]
fn parts_add_up_to_the_whole() {
    let calendar = calendar(
        "Europe/Berlin",
        "00:00-24:00",
        &["2026-04-03", "2026-04-06"],
    );
    let (from, to) = (moment("2026-03-20T07:00Z"), moment("2026-04-20T07:00Z"));
    let whole = calendar.business_hours(from, to).unwrap();
    // Sixteen hours of the first day, nine of the last, eighteen days between; the clocks change on
    // a Sunday.
    assert_eq!(whole, 16.0 + 18.0 * 24.0 + 9.0);
    for hours in [1, 30, 200, 333, 700] {
        let between = from + SignedDuration::from_hours(hours);
        let first = calendar.business_hours(from, between).unwrap();
        let second = calendar.business_hours(between, to).unwrap();
        assert!((first + second - whole).abs() < 1e-9, "{hours}");
    }
}

#[test]
fn adding_working_time_undoes_counting_it() {
    let there = new_york();
    let from = moment("2026-03-06T17:30-05:00");
    let added = |hours| there.add_business_hours(from, hours).unwrap();
    assert_eq!(added(0.0), from);
    assert_eq!(added(0.5), moment("2026-03-06T18:00-05:00"));
    assert_eq!(added(1.0), moment("2026-03-09T09:30-04:00"));
    assert_eq!(added(48.0), moment("2026-03-16T11:30-04:00"));
    for hours in [0.25, 3.0, 17.5, 400.0] {
        assert_eq!(there.business_hours(from, added(hours)), Some(hours));
    }
}

#[test]
fn spans_of_more_than_a_century_are_not_counted() {
    let there = new_york();
    let from = moment("1800-01-01T00:00Z");
    assert_eq!(
        there.business_hours(from, moment("2026-01-01T00:00Z")),
        None
    );
    assert_eq!(
        there.business_hours(moment("2026-01-01T00:00Z"), from),
        None
    );
    assert_eq!(there.add_business_hours(from, 1e12), None);
    assert_eq!(there.business_hours(Timestamp::MIN, Timestamp::MAX), None);
    assert_eq!(there.add_business_hours(Timestamp::MAX, 1.0), None);
    let long = there.business_hours(from, moment("1890-01-01T00:00Z"));
    assert!(long.is_some_and(|hours| hours > 200_000.0));
}

fn playbook() -> Playbook {
    let files = [
        (
            "comity.toml",
            "format = 1\ntimezone = \"Europe/Moscow\"\n[holidays]\nUS = [\"2026-03-17\"]\n",
        ),
        (
            "parties/northwind.md",
            "---\ntype: brand\ntimezone: Europe/Moscow\nhours: 10:00-19:00\ncountry: RU\n\
             people: { anna: { name: Anna } }\n---\n",
        ),
        (
            "parties/lumen.md",
            "---\ntype: agency\ntimezone: America/New_York\ncountry: US\n---\n",
        ),
        ("parties/nowhere.md", "---\ntype: agency\n---\n"),
    ];
    let loaded = load(&Memory::of(files), &ParseCache::default()).unwrap();
    loaded.playbook
}

#[test]
fn calendars_are_those_of_the_parties_and_their_people() {
    let calendars = Calendars::of(&playbook());
    let northwind = calendars.get("northwind").unwrap();
    assert_eq!(northwind.hours, Hours::parse("10:00-19:00").unwrap());
    assert_eq!(calendars.get("anna"), Some(northwind));
    let lumen = calendars.get("lumen").unwrap();
    assert_eq!(lumen.hours, Hours::parse("09:00-18:00").unwrap());
    assert_eq!(calendars.get("nowhere"), None);
    assert_eq!(
        calendars.end_of_day(date(2026, 3, 31)),
        moment("2026-04-01T00:00+03:00")
    );
    // The profile's holidays, and beside them those of the configuration.
    assert!(!northwind.is_working_day(date(2026, 2, 23)));
    assert!(lumen.is_working_day(date(2026, 2, 23)));
    assert!(!lumen.is_working_day(date(2026, 7, 3)));
    assert!(!lumen.is_working_day(date(2026, 3, 17)));
    assert!(northwind.is_working_day(date(2026, 3, 17)));
}
