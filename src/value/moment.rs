//! Moments: a date, a time and how far it is from UTC.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use jiff::civil::{DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};

use super::ValueErrorKind::{MissingOffset, MissingTime, NotATime};
use super::date::{date_in, fields};
use super::error::present;
use super::{Date, ValueError, Zone, form};

/// A moment as it was written, with its offset; two moments are equal when they are one instant
/// at one offset, and ordered by instant.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    local: DateTime,
    offset: Offset,
    instant: Timestamp,
}

impl Moment {
    /// Reads `2026-03-31T18:00+03:00`; seconds may follow, `Z` is UTC.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let fault = |kind| ValueError::new(kind, form::MOMENT);
        let text = present(text, form::MOMENT)?;
        let written = text.to_owned();
        let Some((date, clock)) = text.split_once(['T', 't', ' ']) else {
            date_in(text, form::MOMENT)?;
            return Err(fault(MissingTime { written }));
        };
        let date = date_in(date, form::MOMENT)?;
        let start = clock.find(['Z', 'z', '+', '-']).unwrap_or(clock.len());
        let (clock, offset) = clock.split_at(start);
        let Some(time) = time(clock) else {
            let written = clock.to_owned();
            return Err(fault(NotATime { written }));
        };
        if offset.is_empty() {
            return Err(fault(MissingOffset { written }));
        }
        let unreadable = || ValueError::unreadable(text, form::MOMENT);
        let offset = read_offset(offset).ok_or_else(unreadable)?;
        let moment = Self::new(date.to_datetime(time), offset).ok_or_else(unreadable)?;
        if text.contains(['t', 'z', ' ']) {
            return Err(ValueError::misspelled(text, moment, form::MOMENT));
        }
        Ok(moment)
    }

    fn new(local: DateTime, offset: Offset) -> Option<Self> {
        let instant = offset.to_timestamp(local).ok()?;
        Some(Self {
            local,
            offset,
            instant,
        })
    }

    /// The moment `instant` at `offset`.
    pub fn of(instant: Timestamp, offset: Offset) -> Self {
        Self {
            local: offset.to_datetime(instant),
            offset,
            instant,
        }
    }

    /// The instant, the same for everybody.
    pub fn instant(self) -> Timestamp {
        self.instant
    }

    /// How far from UTC it was written.
    pub fn offset(self) -> Offset {
        self.offset
    }

    /// The day where it was written.
    pub fn date(self) -> Date {
        self.local.date()
    }

    /// The time of day where it was written.
    pub fn time(self) -> Time {
        self.local.time()
    }

    /// The moment on the clocks of `zone`.
    pub fn in_zone(self, zone: &Zone) -> Zoned {
        self.instant.to_zoned(zone.time_zone().clone())
    }

    /// The moment with its fixed offset.
    pub fn to_zoned(self) -> Zoned {
        self.instant.to_zoned(TimeZone::fixed(self.offset))
    }
}

/// `18:00`, `18:00:30` or `18:00:30.5`.
fn time(text: &str) -> Option<Time> {
    let colons = text.bytes().filter(|byte| *byte == b':').count();
    let is_clock = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'));
    let short = fields(text, ':', [2, 2]);
    let [hour, minute] = match short {
        Some(fields) => fields,
        None if is_clock && colons == 2 => return text.parse().ok(),
        None => return None,
    };
    Time::new(hour.try_into().ok()?, minute.try_into().ok()?, 0, 0).ok()
}

fn read_offset(text: &str) -> Option<Offset> {
    if matches!(text, "Z" | "z") {
        return Some(Offset::UTC);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let [hours, minutes] = fields(&text[1..], ':', [2, 2])?;
    let minutes = (minutes < 60).then_some(minutes)?;
    Offset::from_seconds(sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60)).ok()
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Moment {}

impl Hash for Moment {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.instant, self.offset).hash(state);
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.instant, self.offset).cmp(&(other.instant, other.offset))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = self.time();
        write!(f, "{}T", self.date())?;
        if time.second() == 0 && time.subsec_nanosecond() == 0 {
            write!(f, "{:02}:{:02}", time.hour(), time.minute())?;
        } else {
            write!(f, "{time}")?;
        }
        let minutes = self.offset.seconds() / 60;
        if minutes == 0 {
            return f.write_str("Z");
        }
        let sign = if minutes < 0 { '-' } else { '+' };
        let minutes = minutes.abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_keeps_its_offset() {
        let moment = Moment::parse("2026-03-31T18:00+03:00").unwrap();
        assert_eq!(moment.to_string(), "2026-03-31T18:00+03:00");
        assert_eq!(moment.instant().to_string(), "2026-03-31T15:00:00Z");
        let there = Zone::parse("America/New_York").unwrap();
        assert_eq!(moment.in_zone(&there).hour(), 11);
        let printed = |text| Moment::parse(text).unwrap().to_string();
        assert_eq!(printed("2026-03-31T18:00:30Z"), "2026-03-31T18:00:30Z");
        assert_eq!(
            printed("2026-03-31T18:00:00-05:30"),
            "2026-03-31T18:00-05:30"
        );
    }

    #[test]
    fn moments_are_ordered_by_instant() {
        let [early, late] = ["2026-03-31T18:00+03:00", "2026-03-31T17:00+01:00"]
            .map(|text| Moment::parse(text).unwrap());
        assert!(early < late);
    }

    #[test]
    fn faults_are_named() {
        let kind = |text| Moment::parse(text).unwrap_err().kind.id();
        assert_eq!(kind("2026-03-31T18:00"), "missing-offset");
        assert_eq!(kind("2026-03-31"), "missing-time");
        assert_eq!(kind("2026-02-31T18:00Z"), "no-such-day");
        assert_eq!(kind("2026-03-31T25:00Z"), "not-a-time");
        assert_eq!(kind("2026-03-31T18Z"), "not-a-time");
        assert_eq!(kind("2026-03-31 18:00Z"), "misspelled");
        assert_eq!(kind("2026-03-31T18:00+3"), "unreadable");
        assert_eq!(kind("2026-03-31T18:00+€"), "unreadable");
        assert_eq!(kind("noon"), "unreadable");
    }
}
