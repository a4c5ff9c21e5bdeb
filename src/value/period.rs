//! Periods of the calendar.

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::ValueErrorKind::{BackwardRange, MissingEnd, NoSuchMonth, NoSuchWeek};
use super::date::{date_in, fields};
use super::error::present;
use super::{ValueError, form};

/// The sorts of period that follow each other without a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    /// An ISO week, from Monday.
    Week,
    /// A calendar month.
    Month,
    /// A calendar quarter.
    Quarter,
    /// A calendar year.
    Year,
}

/// A period; its first and its last day belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    kind: Option<PeriodKind>,
    first: Date,
    last: Date,
}

impl Period {
    /// Reads `2026`, `2026-Q1`, `2026-03`, `2026-W12` or `2026-02-16..2026-03-20`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = present(text, form::PERIOD)?;
        if let Some((first, last)) = text.split_once("..") {
            return range(text, first.trim(), last.trim());
        }
        if let Some([year]) = fields(text, '-', [4]) {
            let date = Date::new(year, 1, 1);
            return named(date.ok(), PeriodKind::Year, text);
        }
        if let Some((year, week)) = text.split_once("-W") {
            return iso_week(text, year, week);
        }
        if let Some((year, quarter)) = text.split_once("-Q") {
            return named(quarter_start(year, quarter), PeriodKind::Quarter, text);
        }
        let Some([year, month]) = fields(text, '-', [4, 2]) else {
            return Err(mended(text));
        };
        let first = Date::new(year, month.try_into().unwrap_or(i8::MAX), 1);
        let Ok(first) = first else {
            let written = text.to_owned();
            return Err(ValueError::new(NoSuchMonth { written }, form::PERIOD));
        };
        Ok(Self::of(first, PeriodKind::Month))
    }

    /// The period of that kind in which `date` lies.
    pub fn of(date: Date, kind: PeriodKind) -> Self {
        let (first, last) = match kind {
            PeriodKind::Week => week_of(date),
            PeriodKind::Month => (date.first_of_month(), date.last_of_month()),
            PeriodKind::Quarter => quarter_of(date),
            PeriodKind::Year => (date.first_of_year(), date.last_of_year()),
        };
        Self {
            kind: Some(kind),
            first,
            last,
        }
    }

    /// The last period of that kind that is complete on `day`: its last day may be `day` itself.
    pub fn complete_on(day: Date, kind: PeriodKind) -> Self {
        let period = Self::of(day, kind);
        if period.last_day() <= day {
            period
        } else {
            period.previous()
        }
    }

    /// The days from `first` to `last`, both included; `None` when they run backwards.
    pub fn between(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self {
            kind: None,
            first,
            last,
        })
    }

    /// Its kind; `None` for a range of days.
    pub fn kind(&self) -> Option<PeriodKind> {
        self.kind
    }

    /// The day it begins with.
    pub fn first_day(&self) -> Date {
        self.first
    }

    /// The day it ends with.
    pub fn last_day(&self) -> Date {
        self.last
    }

    /// How many days it has.
    pub fn days(&self) -> i32 {
        (self.last - self.first).get_days() + 1
    }

    /// Whether `day` belongs to it.
    pub fn contains(&self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The one that follows; a range is followed by one of as many days.
    /// Where the calendar ends, the same again.
    #[must_use]
    pub fn next(&self) -> Self {
        let Ok(first) = self.last.tomorrow() else {
            return *self;
        };
        match self.kind {
            Some(kind) => Self::of(first, kind),
            None => Self {
                kind: None,
                first,
                last: first.saturating_add(self.last - self.first),
            },
        }
    }

    /// The one before; a range is preceded by one of as many days.
    /// Where the calendar begins, the same again.
    #[must_use]
    pub fn previous(&self) -> Self {
        let Ok(last) = self.first.yesterday() else {
            return *self;
        };
        match self.kind {
            Some(kind) => Self::of(last, kind),
            None => Self {
                kind: None,
                first: last.saturating_sub(self.last - self.first),
                last,
            },
        }
    }
}

fn week_of(date: Date) -> (Date, Date) {
    let since_monday = i64::from(date.weekday().to_monday_zero_offset());
    let first = date.saturating_sub(jiff::Span::new().days(since_monday));
    (first, first.saturating_add(jiff::Span::new().days(6)))
}

fn quarter_of(date: Date) -> (Date, Date) {
    let start = (date.month() - 1) / 3 * 3 + 1;
    let month = |month: i8| {
        Date::new(date.year(), month, 1).expect("every year has a first day of each month")
    };
    (month(start), month(start + 2).last_of_month())
}

fn named(date: Option<Date>, kind: PeriodKind, text: &str) -> Result<Period, ValueError> {
    let date = date.ok_or_else(|| mended(text))?;
    Ok(Period::of(date, kind))
}

fn quarter_start(year: &str, quarter: &str) -> Option<Date> {
    let [year] = fields(year, '-', [4])?;
    let month = match quarter {
        "1" => 1,
        "2" => 4,
        "3" => 7,
        "4" => 10,
        _ => return None,
    };
    Date::new(year, month, 1).ok()
}

fn iso_week(text: &str, year: &str, week: &str) -> Result<Period, ValueError> {
    let Some(([year], [week])) = fields(year, '-', [4]).zip(fields(week, '-', [2])) else {
        return Err(mended(text));
    };
    let week = week.try_into().unwrap_or(i8::MAX);
    if let Ok(monday) = ISOWeekDate::new(year, week, Weekday::Monday) {
        return Ok(Period::of(monday.date(), PeriodKind::Week));
    }
    let has_53 = ISOWeekDate::new(year, 53, Weekday::Monday).is_ok();
    let last = if has_53 { 53 } else { 52 };
    let kind = NoSuchWeek {
        written: text.to_owned(),
        last: format!("{year:04}-W{last}"),
    };
    Err(ValueError::new(kind, form::PERIOD))
}

fn range(text: &str, first: &str, last: &str) -> Result<Period, ValueError> {
    let fault = |kind| Err(ValueError::new(kind, form::PERIOD));
    if first.is_empty() || last.is_empty() {
        let written = text.to_owned();
        return fault(MissingEnd { written });
    }
    let from = date_in(first, form::PERIOD)?;
    let to = date_in(last, form::PERIOD)?;
    Period::between(from, to).map_or_else(
        || {
            fault(BackwardRange {
                low: first.to_owned(),
                high: last.to_owned(),
            })
        },
        Ok,
    )
}

/// `2026-q1`, `2026Q1`, `Q1 2026`, `2026-W3`, `2026-3`: clear, but to be written in one way.
fn mended(text: &str) -> ValueError {
    let loose: Vec<String> = text
        .to_uppercase()
        .replace('Q', " Q")
        .replace('W', " W")
        .split([' ', '-'])
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    let parts: Vec<&str> = loose.iter().map(String::as_str).collect();
    let strict = match parts[..] {
        [year, part] if year.len() == 4 => Some(joined(year, part)),
        [part, year] if year.len() == 4 => Some(joined(year, part)),
        _ => None,
    };
    let meant = strict.filter(|strict| strict != text && Period::parse(strict).is_ok());
    match meant {
        Some(strict) => ValueError::misspelled(text, strict, form::PERIOD),
        None => ValueError::unreadable(text, form::PERIOD),
    }
}

fn joined(year: &str, part: &str) -> String {
    match part.strip_prefix('W') {
        Some(week) => format!("{year}-W{week:0>2}"),
        None => format!("{year}-{part:0>2}"),
    }
}

/// By first day, then by last; a named period before the same days written as a range.
impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        let order = |it: &Self| (it.first, it.last, it.kind.is_none(), it.kind);
        order(self).cmp(&order(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.kind {
            Some(PeriodKind::Year) => write!(f, "{year:04}"),
            Some(PeriodKind::Quarter) => write!(f, "{year:04}-Q{}", (month - 1) / 3 + 1),
            Some(PeriodKind::Month) => write!(f, "{year:04}-{month:02}"),
            Some(PeriodKind::Week) => {
                let week = self.first.iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            None => write!(f, "{}..{}", self.first, self.last),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    fn days(text: &str) -> String {
        let period = period(text);
        format!("{} to {}", period.first_day(), period.last_day())
    }

    #[test]
    fn both_ends_belong_to_a_period() {
        assert_eq!(days("2026"), "2026-01-01 to 2026-12-31");
        assert_eq!(days("2026-Q1"), "2026-01-01 to 2026-03-31");
        assert_eq!(days("2028-02"), "2028-02-01 to 2028-02-29");
        assert_eq!(days("2026-W01"), "2025-12-29 to 2026-01-04");
        assert_eq!(period("2026-02-16..2026-03-20").days(), 33);
        assert_eq!(period("2026").days(), 365);
    }

    #[test]
    fn periods_follow_each_other() {
        for (text, next) in [
            ("2026", "2027"),
            ("2026-Q4", "2027-Q1"),
            ("2026-12", "2027-01"),
            ("2026-W53", "2027-W01"),
            ("2026-01-01..2026-01-10", "2026-01-11..2026-01-20"),
        ] {
            assert_eq!(period(text).next().to_string(), next);
            assert_eq!(period(next).previous().to_string(), text);
        }
    }

    #[test]
    fn only_some_years_have_53_weeks() {
        assert!(Period::parse("2026-W53").is_ok());
        let kind = Period::parse("2025-W53").unwrap_err().kind;
        assert_eq!(kind.args()[1], ("last", "2025-W52"));
    }

    #[test]
    fn faults_are_named() {
        let kind = |text| Period::parse(text).unwrap_err().kind.id();
        assert_eq!(kind("2026-13"), "no-such-month");
        assert_eq!(kind("2026-Q5"), "unreadable");
        assert_eq!(kind("2026-q1"), "misspelled");
        assert_eq!(kind("Q1 2026"), "misspelled");
        assert_eq!(kind("2026-3"), "misspelled");
        assert_eq!(kind("2026-W3"), "misspelled");
        assert_eq!(kind("2026-03-20..2026-02-16"), "backward-range");
        assert_eq!(kind("2026-03-20.."), "missing-end");
        assert_eq!(kind("2026-03-20"), "unreadable");
        assert_eq!(kind("spring"), "unreadable");
    }
}
