//! Working time: the hours, weekends and holidays of a party.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::{Time, Weekday};
use jiff::{SignedDuration, Span, Timestamp};

use crate::model::Playbook;
use crate::model::kinds::Party;
use crate::value::{Date, Hours, Zone};

/// The hours of a party that states none.
const USUAL_HOURS: &str = "09:00-18:00";

/// Longer spans are taken for a slip of the pen, and nobody waits for them to be counted.
const YEARS: i64 = 100;

/// When a party works.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// The zone of its clocks.
    pub zone: Zone,
    /// The hours of its working days; those that cross midnight belong to the day they begin on.
    pub hours: Hours,
    /// The days of the week on which it does not work.
    pub weekend: [Weekday; 2],
    /// Other days on which it does not work.
    pub holidays: Arc<BTreeSet<Date>>,
}

/// The calendars of a playbook's parties, also found by their people.
#[derive(Debug, Clone, Default)]
pub struct Calendars {
    zone: Option<Zone>,
    by_actor: BTreeMap<String, Arc<Calendar>>,
}

impl Calendars {
    /// The calendars of all parties that state their time zone.
    pub fn of(playbook: &Playbook) -> Self {
        let mut by_actor = BTreeMap::new();
        let mut by_country = BTreeMap::new();
        let mut of_people = Vec::new();
        for (page, party) in playbook.parties() {
            let Some(zone) = &party.timezone else {
                continue;
            };
            let country = party.country.as_ref().map(|country| country.value.clone());
            let holidays = by_country
                .entry(country.unwrap_or_default())
                .or_insert_with_key(|country| Arc::new(holidays(playbook, country)));
            let calendar = Arc::new(Calendar {
                zone: zone.value.clone(),
                hours: hours(party),
                weekend: [Weekday::Saturday, Weekday::Sunday],
                holidays: Arc::clone(holidays),
            });
            let people = party.people.iter().flat_map(|people| people.value.iter());
            of_people
                .extend(people.map(|person| (person.key.value.clone(), Arc::clone(&calendar))));
            by_actor.insert(page.id.clone(), calendar);
        }
        for (person, calendar) in of_people {
            by_actor.entry(person).or_insert(calendar);
        }
        Self {
            zone: Some(playbook.config.zone()),
            by_actor,
        }
    }

    /// The calendar of a party, or of the party a person belongs to.
    pub fn get(&self, actor: &str) -> Option<&Calendar> {
        self.by_actor.get(actor).map(|calendar| &**calendar)
    }

    /// When a day is over in the playbook's zone.
    pub fn end_of_day(&self, day: Date) -> Timestamp {
        let zone = self.zone.clone().unwrap_or_else(Zone::utc);
        instant(day, DAY, &zone).unwrap_or(Timestamp::MAX)
    }
}

fn hours(party: &Party) -> Hours {
    let stated = party.hours.as_ref().map(|hours| hours.value);
    stated.unwrap_or_else(|| Hours::parse(USUAL_HOURS).expect("the usual hours are hours"))
}

/// The days off of a country: those of the profile and those of the configuration.
fn holidays(playbook: &Playbook, country: &str) -> BTreeSet<Date> {
    let tables = [&playbook.profile.holidays, &playbook.config.holidays];
    let entries = tables
        .into_iter()
        .flatten()
        .flat_map(|table| table.value.iter());
    let fitting = entries.filter(|entry| entry.key.value == country);
    let days = fitting.filter_map(|entry| entry.value.as_ref());
    days.flat_map(|days| days.value.iter().map(|day| day.value))
        .collect()
}

/// The minutes of a day, also the minute at which the next begins.
const DAY: u16 = 24 * 60;

/// The moment at which clocks show a minute of a day; one that is left out in spring is the moment
/// the clocks jump to, one that comes twice in autumn is the first.
fn instant(day: Date, minute: u16, zone: &Zone) -> Option<Timestamp> {
    let day = if minute >= DAY {
        day.tomorrow().ok()?
    } else {
        day
    };
    let minute = minute % DAY;
    let [hour, minute] = [minute / 60, minute % 60].map(|part| i8::try_from(part).ok());
    let time = Time::new(hour?, minute?, 0, 0).ok()?;
    let there = day.to_datetime(time).to_zoned(zone.time_zone().clone());
    there.ok().map(|there| there.timestamp())
}

impl Calendar {
    /// Whether a day of its zone is a working day.
    pub fn is_working_day(&self, day: Date) -> bool {
        !self.weekend.contains(&day.weekday()) && !self.holidays.contains(&day)
    }

    /// The hours of working time from one moment to another; negative where the second is earlier,
    /// `None` where they are more than 100 years apart.
    ///
    /// What counts is time that passes, not what clocks show: a night shift in which they are put
    /// back is an hour longer.
    pub fn business_hours(&self, from: Timestamp, to: Timestamp) -> Option<f64> {
        if to < from {
            return self.business_hours(to, from).map(|hours| -hours);
        }
        if to.duration_since(from) > longest() {
            return None;
        }
        let last = self.day_of(to);
        let mut worked = SignedDuration::ZERO;
        for day in self.days_from(from)?.take_while(|day| *day <= last) {
            if let Some((start, end)) = self.shift(day) {
                let (start, end) = (start.max(from), end.min(to));
                worked += end.duration_since(start).max(SignedDuration::ZERO);
            }
        }
        Some(worked.as_secs_f64() / 3600.0)
    }

    /// The moment by which so many hours of working time have passed since `from`; `from` itself
    /// for none. `None` where that is more than 100 years away.
    pub fn add_business_hours(&self, from: Timestamp, hours: f64) -> Option<Timestamp> {
        let mut left = SignedDuration::try_from_secs_f64(hours * 3600.0).ok()?;
        if left <= SignedDuration::ZERO {
            return Some(from);
        }
        let end = from.checked_add(longest()).ok()?;
        let last = self.day_of(end);
        for day in self.days_from(from)?.take_while(|day| *day <= last) {
            let Some((start, end)) = self.shift(day) else {
                continue;
            };
            let start = start.max(from);
            let length = end.duration_since(start).max(SignedDuration::ZERO);
            if left <= length {
                return start.checked_add(left).ok();
            }
            left -= length;
        }
        None
    }

    /// The days whose shifts may touch what comes after a moment, the day before included: its
    /// shift may cross midnight.
    fn days_from(&self, from: Timestamp) -> Option<impl Iterator<Item = Date> + use<>> {
        let first = self.day_of(from).yesterday().ok()?;
        Some(first.series(Span::new().days(1)))
    }

    fn day_of(&self, moment: Timestamp) -> Date {
        moment.to_zoned(self.zone.time_zone().clone()).date()
    }

    /// When work begins and ends on a day.
    fn shift(&self, day: Date) -> Option<(Timestamp, Timestamp)> {
        if !self.is_working_day(day) {
            return None;
        }
        let last = if self.hours.crosses_midnight() {
            day.tomorrow().ok()?
        } else {
            day
        };
        let start = instant(day, self.hours.start_minute(), &self.zone)?;
        let end = instant(last, self.hours.end_minute(), &self.zone)?;
        (start < end).then_some((start, end))
    }
}

fn longest() -> SignedDuration {
    SignedDuration::from_hours(YEARS * 366 * 24)
}

#[cfg(test)]
mod tests;
