//! The weekly slot of a meeting.

use std::fmt;

use jiff::civil::{Time, Weekday};
use jiff::{Span, Zoned};

use super::ValueErrorKind::{NotATime, UnknownWeekday};
use super::date::fields;
use super::error::present;
use super::{Date, ValueError, Zone, form};

/// A weekday and a time on the clocks of one zone: `Tue 17:00 Europe/Moscow`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Slot {
    /// The day of the week.
    pub weekday: Weekday,
    /// The time of day.
    pub time: Time,
    /// On whose clocks.
    pub zone: Zone,
}

impl Slot {
    /// Reads `Tue 17:00 Europe/Moscow` or `Вт 17:00 Europe/Moscow`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = present(text, form::SLOT)?;
        let words: Vec<&str> = text.split_whitespace().collect();
        let [day, clock, zone] = words[..] else {
            return Err(ValueError::unreadable(text, form::SLOT));
        };
        let weekday = read_weekday(day).ok_or_else(|| {
            let written = day.to_owned();
            ValueError::new(UnknownWeekday { written }, form::SLOT)
        })?;
        let time = read_time(clock).ok_or_else(|| {
            let written = clock.to_owned();
            ValueError::new(NotATime { written }, form::SLOT)
        })?;
        let zone = Zone::parse(zone).map_err(|error| error.expecting(form::SLOT))?;
        Ok(Self {
            weekday,
            time,
            zone,
        })
    }

    /// The first day of the slot's weekday on or after `date`.
    pub fn first_day_from(&self, date: Date) -> Date {
        let days = date.weekday().until(self.weekday);
        date.saturating_add(Span::new().days(days))
    }

    /// The slot's time on `date`, whatever weekday that is: meetings are moved.
    ///
    /// A time that the clocks skip that day is taken an hour later. `None` where the calendar ends.
    pub fn on(&self, date: Date) -> Option<Zoned> {
        let local = date.to_datetime(self.time);
        let zone = self.zone.time_zone().clone();
        zone.into_ambiguous_zoned(local).compatible().ok()
    }

    /// What the clocks of `zone` show when the slot comes on `date`.
    pub fn on_in(&self, date: Date, zone: &Zone) -> Option<Zoned> {
        let here = self.on(date)?;
        Some(here.with_time_zone(zone.time_zone().clone()))
    }
}

fn read_time(text: &str) -> Option<Time> {
    let [hour, minute] = fields(text, ':', [2, 2])?;
    Time::new(hour.try_into().ok()?, minute.try_into().ok()?, 0, 0).ok()
}

const NAMES: [(Weekday, [&str; 4]); 7] = [
    (Weekday::Monday, ["Mon", "monday", "пн", "понедельник"]),
    (Weekday::Tuesday, ["Tue", "tuesday", "вт", "вторник"]),
    (Weekday::Wednesday, ["Wed", "wednesday", "ср", "среда"]),
    (Weekday::Thursday, ["Thu", "thursday", "чт", "четверг"]),
    (Weekday::Friday, ["Fri", "friday", "пт", "пятница"]),
    (Weekday::Saturday, ["Sat", "saturday", "сб", "суббота"]),
    (Weekday::Sunday, ["Sun", "sunday", "вс", "воскресенье"]),
];

fn read_weekday(text: &str) -> Option<Weekday> {
    let lowered = text.to_lowercase();
    let named = |names: &[&str]| names.iter().any(|name| name.to_lowercase() == lowered);
    NAMES
        .iter()
        .find_map(|(weekday, names)| named(names).then_some(*weekday))
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = NAMES.iter().find(|(weekday, _)| *weekday == self.weekday);
        let name = names.map_or("", |(_, names)| names[0]);
        let (hour, minute) = (self.time.hour(), self.time.minute());
        write!(f, "{name} {hour:02}:{minute:02} {}", self.zone)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_slot_keeps_its_own_clock_when_others_change_theirs() {
        let slot = Slot::parse("Вт 17:00 Europe/Moscow").unwrap();
        assert_eq!(slot.to_string(), "Tue 17:00 Europe/Moscow");
        let there = Zone::parse("America/New_York").unwrap();
        let hour = |day| slot.on_in(day, &there).unwrap().hour();
        assert_eq!(hour(date(2026, 3, 3)), 9);
        assert_eq!(hour(date(2026, 3, 10)), 10);
    }

    #[test]
    fn the_next_slot_may_be_today() {
        let slot = Slot::parse("tuesday 17:00 UTC").unwrap();
        assert_eq!(slot.first_day_from(date(2026, 3, 3)), date(2026, 3, 3));
        assert_eq!(slot.first_day_from(date(2026, 3, 4)), date(2026, 3, 10));
    }

    #[test]
    fn faults_are_named() {
        let kind = |text| Slot::parse(text).unwrap_err().kind.id();
        assert_eq!(kind("Tue 17:00"), "unreadable");
        assert_eq!(kind("Teu 17:00 Europe/Moscow"), "unknown-weekday");
        assert_eq!(kind("Tue 5pm Europe/Moscow"), "not-a-time");
        assert_eq!(kind("Tue 17:00 Moscow"), "unknown-zone");
    }
}
