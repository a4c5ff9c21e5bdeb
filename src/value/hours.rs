//! Working hours.

use std::fmt;

use jiff::civil::Time;

use super::ValueErrorKind::{BackwardRange, MissingEnd, NotATime};
use super::date::fields;
use super::error::present;
use super::{ValueError, form};

/// The hours of a day in which somebody can be reached; the end does not belong to them.
///
/// Hours that end at or before their start's time of day, as in `22:00-06:00`, cross midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours {
    start: u16,
    end: u16,
}

const DAY: u16 = 24 * 60;

impl Hours {
    /// Reads `09:00-18:00`; `24:00` is the end of the day.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let fault = |kind| Err(ValueError::new(kind, form::HOURS));
        let text = present(text, form::HOURS)?;
        let mut ends = text.split(['-', '–', '—']).map(str::trim);
        let (Some(low), Some(high), None) = (ends.next(), ends.next(), ends.next()) else {
            return Err(ValueError::unreadable(text, form::HOURS));
        };
        if low.is_empty() || high.is_empty() {
            let written = text.to_owned();
            return fault(MissingEnd { written });
        }
        let [start, end] = [minute_of_day(low)?, minute_of_day(high)?];
        let hours = Self { start, end };
        if start == end || start == DAY {
            let (low, high) = (low.to_owned(), high.to_owned());
            return fault(BackwardRange { low, high });
        }
        if hours.to_string() == text {
            Ok(hours)
        } else {
            Err(ValueError::misspelled(text, hours, form::HOURS))
        }
    }

    /// When they begin, in minutes from midnight.
    pub fn start_minute(self) -> u16 {
        self.start
    }

    /// When they end, in minutes from midnight, 1440 at most.
    pub fn end_minute(self) -> u16 {
        self.end
    }

    /// Whether they end on the day after the one on which they begin.
    pub fn crosses_midnight(self) -> bool {
        self.end < self.start
    }

    /// How many minutes they last.
    pub fn minutes(self) -> u16 {
        if self.crosses_midnight() {
            self.end + DAY - self.start
        } else {
            self.end - self.start
        }
    }

    /// Whether `time` lies in them.
    pub fn contains(self, time: Time) -> bool {
        let [hour, minute] = [time.hour(), time.minute()].map(i8::unsigned_abs);
        let minute = u16::from(hour) * 60 + u16::from(minute);
        if self.crosses_midnight() {
            minute >= self.start || minute < self.end
        } else {
            (self.start..self.end).contains(&minute)
        }
    }
}

/// Reads `9:00` like `09:00`: the caller sees the difference in the printed hours.
fn minute_of_day(text: &str) -> Result<u16, ValueError> {
    let read = fields(text, ':', [2, 2]).or_else(|| fields(text, ':', [1, 2]));
    let minutes = read.and_then(|[hour, minute]| {
        let total = u16::try_from(hour * 60 + minute).ok()?;
        (minute < 60 && total <= DAY).then_some(total)
    });
    minutes.ok_or_else(|| {
        let written = text.to_owned();
        ValueError::new(NotATime { written }, form::HOURS)
    })
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [(h1, m1), (h2, m2)] = [self.start, self.end].map(|at| (at / 60, at % 60));
        write!(f, "{h1:02}:{m1:02}-{h2:02}:{m2:02}")
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    #[test]
    fn hours_may_cross_midnight() {
        let day = Hours::parse("09:00-18:00").unwrap();
        assert!(day.contains(time(9, 0, 0, 0)) && !day.contains(time(18, 0, 0, 0)));
        let night = Hours::parse("22:00-06:00").unwrap();
        assert!(night.crosses_midnight() && night.minutes() == 480);
        assert!(night.contains(time(23, 0, 0, 0)) && night.contains(time(5, 59, 0, 0)));
        assert_eq!(Hours::parse("00:00-24:00").unwrap().minutes(), 1440);
    }

    #[test]
    fn faults_are_named() {
        let kind = |text| Hours::parse(text).unwrap_err().kind.id();
        assert_eq!(kind("9:00-18:00"), "misspelled");
        assert_eq!(kind("09:00–18:00"), "misspelled");
        assert_eq!(kind("09:00-09:00"), "backward-range");
        assert_eq!(kind("09:00-"), "missing-end");
        assert_eq!(kind("09:00-25:00"), "not-a-time");
        assert_eq!(kind("99:99-10:00"), "not-a-time");
        assert_eq!(kind("mornings"), "unreadable");
    }
}
