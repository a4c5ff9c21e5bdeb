//! Lengths of time as agreements name them.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::Date;
use jiff::{Span, Zoned};
use rust_decimal::Decimal;

use super::ValueErrorKind::{MissingUnit, NotWhole, TooLarge, UnknownUnit};
use super::error::present;
use super::number::{decimal, split_number};
use super::share::number_or_all;
use super::{Unit, ValueError, form};

/// What a duration counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DurationUnit {
    /// `m`
    Minute,
    /// `h`
    Hour,
    /// `d`
    Day,
    /// `w`
    Week,
    /// `mo`
    Month,
    /// `q`
    Quarter,
    /// `y`
    Year,
}

use DurationUnit::{Day, Hour, Minute, Month, Quarter, Week, Year};

impl DurationUnit {
    /// All units, the shortest first.
    pub const ALL: [Self; 7] = [Minute, Hour, Day, Week, Month, Quarter, Year];

    /// The letters behind the number: `mo`.
    pub fn letters(self) -> &'static str {
        match self {
            Minute => "m",
            Hour => "h",
            Day => "d",
            Week => "w",
            Month => "mo",
            Quarter => "q",
            Year => "y",
        }
    }

    /// The name as a unit of quantities: `month`.
    pub fn name(self) -> &'static str {
        match self {
            Minute => "min",
            Hour => "h",
            Day => "day",
            Week => "week",
            Month => "month",
            Quarter => "quarter",
            Year => "year",
        }
    }

    /// Whether it is measured by the clock and not by the calendar.
    pub fn is_clock(self) -> bool {
        matches!(self, Minute | Hour)
    }

    /// Seconds; months and longer as parts of the mean year of 365.25 days.
    fn seconds(self) -> u64 {
        match self {
            Minute => 60,
            Hour => 3_600,
            Day => 86_400,
            Week => 7 * 86_400,
            Month => 2_629_800,
            Quarter => 3 * 2_629_800,
            Year => 12 * 2_629_800,
        }
    }
}

/// A whole number of one unit of time: `48h`, `30d`, `6w`, `3mo`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duration {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: DurationUnit,
}

/// About a thousand years: beyond it the calendar ends.
const LONGEST_SECONDS: u64 = 1_000 * 12 * 2_629_800;

impl Duration {
    /// `count` times `unit`.
    pub fn new(count: u32, unit: DurationUnit) -> Self {
        Self { count, unit }
    }

    /// Reads `48h`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let fault = |kind| Err(ValueError::new(kind, form::DURATION));
        let text = present(text, form::DURATION)?;
        let written = text.to_owned();
        let (number, tail) = split_number(text);
        let amount = decimal(number_or_all(number, text), form::DURATION)?;
        let Some(unit) = meant(tail.trim()) else {
            let missing = tail.trim().is_empty();
            let unknown = tail.trim().to_owned();
            return fault(if missing {
                MissingUnit { written }
            } else {
                UnknownUnit { written: unknown }
            });
        };
        if !amount.is_integer() || amount.is_sign_negative() {
            return fault(NotWhole { written });
        }
        let duration = u32::try_from(amount).map(|count| Self { count, unit });
        match duration {
            Ok(long) if long.seconds() > LONGEST_SECONDS => fault(TooLarge { written }),
            Ok(duration) if unit.letters() == tail => Ok(duration),
            Ok(duration) => Err(ValueError::misspelled(text, duration, form::DURATION)),
            Err(_) => fault(TooLarge { written }),
        }
    }

    /// Whether it is measured by the clock and not by the calendar.
    pub fn is_clock(self) -> bool {
        self.unit.is_clock()
    }

    /// The day this long after `date`; a month later than 31 January is the last of February.
    ///
    /// Hours count as the days they begin: 48 hours are two days, 49 are three.
    #[must_use]
    pub fn after(self, date: Date) -> Date {
        self.whole_days_span()
            .and_then(|span| date.checked_add(span))
            .unwrap_or(Date::MAX)
    }

    /// The day this long before `date`, with the same care for the ends of months.
    #[must_use]
    pub fn before(self, date: Date) -> Date {
        self.whole_days_span()
            .and_then(|span| date.checked_sub(span))
            .unwrap_or(Date::MIN)
    }

    /// The moment this long after `start`: hours by the clock, days and longer by the calendar
    /// of its zone. `None` where the calendar ends.
    pub fn after_moment(self, start: &Zoned) -> Option<Zoned> {
        self.span().and_then(|span| start.checked_add(span)).ok()
    }

    /// The length in days, for ordering: exact up to weeks, months as means.
    pub fn approx_days(self) -> Decimal {
        Decimal::from(self.seconds()) / Decimal::from(Day.seconds())
    }

    /// The unit as that of a quantity: `h` for `48h`.
    pub fn as_unit(self) -> Unit {
        Unit::named(self.unit.name())
    }

    fn seconds(self) -> u64 {
        u64::from(self.count) * self.unit.seconds()
    }

    fn whole_days_span(self) -> Result<Span, jiff::Error> {
        if self.is_clock() {
            let days = self.seconds().div_ceil(Day.seconds());
            return Span::new().try_days(i64::try_from(days).unwrap_or(i64::MAX));
        }
        self.span()
    }

    fn span(self) -> Result<Span, jiff::Error> {
        let count = i64::from(self.count);
        let span = Span::new();
        match self.unit {
            Minute => span.try_minutes(count),
            Hour => span.try_hours(count),
            Day => span.try_days(count),
            Week => span.try_weeks(count),
            Month => span.try_months(count),
            Quarter => span.try_months(3 * count),
            Year => span.try_years(count),
        }
    }
}

/// The unit that letters or a name stand for; only the letters are the right spelling.
pub(super) fn meant(word: &str) -> Option<DurationUnit> {
    let by_letters = DurationUnit::ALL
        .into_iter()
        .find(|it| it.letters() == word);
    by_letters.or_else(|| {
        let named = Unit::parse(word).ok().filter(|unit| unit.per().is_none())?;
        DurationUnit::ALL
            .into_iter()
            .find(|it| it.name() == named.of())
    })
}

/// By length; what is equally long, by unit.
impl Ord for Duration {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.seconds(), self.unit).cmp(&(other.seconds(), other.unit))
    }
}

impl PartialOrd for Duration {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.count, self.unit.letters())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn duration(text: &str) -> Duration {
        Duration::parse(text).unwrap()
    }

    #[test]
    fn months_end_where_the_month_does() {
        assert_eq!(duration("1mo").after(date(2026, 1, 31)), date(2026, 2, 28));
        assert_eq!(duration("1q").after(date(2025, 11, 30)), date(2026, 2, 28));
        assert_eq!(duration("1y").after(date(2028, 2, 29)), date(2029, 2, 28));
        assert_eq!(duration("1mo").before(date(2026, 3, 31)), date(2026, 2, 28));
    }

    #[test]
    fn hours_are_rounded_up_to_days() {
        assert_eq!(duration("48h").after(date(2026, 3, 1)), date(2026, 3, 3));
        assert_eq!(duration("49h").after(date(2026, 3, 1)), date(2026, 3, 4));
        assert_eq!(duration("0d").after(date(2026, 3, 1)), date(2026, 3, 1));
    }

    #[test]
    fn a_day_is_not_always_24_hours() {
        let start: Zoned = "2026-03-28T12:00[Europe/Berlin]".parse().unwrap();
        let hour = |text: &str| duration(text).after_moment(&start).unwrap().hour();
        assert_eq!((hour("1d"), hour("24h")), (12, 13));
    }

    #[test]
    fn longer_is_greater() {
        assert!(duration("4w") < duration("1mo") && duration("1mo") < duration("31d"));
        assert_eq!(duration("36h").approx_days(), Decimal::new(15, 1));
    }

    #[test]
    fn faults_are_named() {
        let kind = |text| Duration::parse(text).unwrap_err().kind.id();
        assert_eq!(kind("48"), "missing-unit");
        assert_eq!(kind("48 h"), "misspelled");
        assert_eq!(kind("2 weeks"), "misspelled");
        assert_eq!(kind("1.5h"), "not-whole");
        assert_eq!(kind("-2d"), "not-whole");
        assert_eq!(kind("3 moons"), "unknown-unit");
        assert_eq!(kind("5000y"), "too-large");
        assert_eq!(kind("soon"), "not-a-number");
    }
}
