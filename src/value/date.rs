//! Days of the calendar.

pub use jiff::civil::Date;

use super::ValueErrorKind::{NoSuchDay, NoSuchMonth};
use super::error::present;
use super::{ValueError, form};

/// Reads `2026-03-31`.
pub fn parse_date(text: &str) -> Result<Date, ValueError> {
    let text = present(text, form::DATE)?;
    date_in(text, form::DATE)
}

/// Reads a date inside a value of another form.
pub(super) fn date_in(text: &str, expected: &'static str) -> Result<Date, ValueError> {
    let Some([year, month, day]) = fields(text, '-', [4, 2, 2]) else {
        return Err(match elsewhere(text) {
            Some(date) => ValueError::misspelled(text, date, expected),
            None => ValueError::unreadable(text, expected),
        });
    };
    let written = text.to_owned();
    let first = date(year, month, 1);
    let Some(first) = first else {
        return Err(ValueError::new(NoSuchMonth { written }, expected));
    };
    date(year, month, day).ok_or_else(|| {
        let last = first.last_of_month().to_string();
        ValueError::new(NoSuchDay { written, last }, expected)
    })
}

/// Digits between separators: `2026-03-31` as three numbers of 4, 2 and 2 digits.
pub(super) fn fields<const N: usize>(
    text: &str,
    separator: char,
    widths: [usize; N],
) -> Option<[i16; N]> {
    let mut numbers = [0; N];
    let mut parts = text.split(separator);
    for (number, width) in numbers.iter_mut().zip(widths) {
        let part = parts.next()?;
        let is_digits = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = part.parse().ok().filter(|_| is_digits)?;
    }
    parts.next().is_none().then_some(numbers)
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// Dates as written elsewhere, where only one day can be meant.
///
/// `03/31/2026` stays unread: with another day it would be two dates.
fn elsewhere(text: &str) -> Option<Date> {
    let separator = text.chars().find(|letter| !letter.is_ascii_digit())?;
    let parts: Vec<&str> = text.split(separator).collect();
    let [one, two, three] = parts[..] else {
        return None;
    };
    let (year, day) = match separator {
        '-' | '/' | '.' if one.len() == 4 => (one, three),
        '.' if three.len() == 4 => (three, one),
        _ => return None,
    };
    date(year.parse().ok()?, two.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(text: &str) -> String {
        match parse_date(text) {
            Ok(date) => date.to_string(),
            Err(error) => format!("{} {:?}", error.kind.id(), error.kind.args()),
        }
    }

    #[test]
    fn only_days_that_exist_are_dates() {
        assert_eq!(reading("2028-02-29"), "2028-02-29");
        assert_eq!(
            reading("2026-02-29"),
            r#"no-such-day [("written", "2026-02-29"), ("last", "2026-02-28")]"#
        );
        assert_eq!(
            reading("2026-13-01"),
            r#"no-such-month [("written", "2026-13-01")]"#
        );
        assert_eq!(
            reading("tomorrow"),
            r#"unreadable [("written", "tomorrow")]"#
        );
    }

    #[test]
    fn a_date_that_can_mean_one_day_only_comes_back_mended() {
        for text in ["31.03.2026", "2026/03/31", "2026-3-31", "2026.3.31"] {
            assert!(
                reading(text).contains(r#"("mended", "2026-03-31")"#),
                "{text}"
            );
        }
        assert!(reading("03/31/2026").starts_with("unreadable"));
        assert!(reading("+2026-03-31").starts_with("unreadable"));
    }
}
