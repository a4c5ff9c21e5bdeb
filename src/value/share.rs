//! Shares of a whole.

use std::fmt;

use rust_decimal::Decimal;

use super::ValueErrorKind::{MissingUnit, UnknownUnit};
use super::error::present;
use super::number::{decimal, split_number};
use super::{ValueError, form};

/// A share, kept as the percentage that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share {
    /// The number before the `%`.
    pub percent: Decimal,
}

impl Share {
    /// `percent` of a hundred.
    pub fn of_percent(percent: Decimal) -> Self {
        Self { percent }
    }

    /// Reads `90 %` or `90%`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = present(text, form::SHARE)?;
        let (number, tail) = split_number(text);
        let percent = decimal(number_or_all(number, text), form::SHARE)?;
        match tail.trim() {
            "%" => Ok(Self { percent }),
            "" => {
                let written = text.to_owned();
                Err(ValueError::new(MissingUnit { written }, form::SHARE))
            }
            "percent" | "per cent" | "процент" | "процента" | "процентов" => {
                Err(ValueError::misspelled(text, Self { percent }, form::SHARE))
            }
            other => {
                let written = other.to_owned();
                Err(ValueError::new(UnknownUnit { written }, form::SHARE))
            }
        }
    }

    /// The share as a part of one: 0.9 for `90 %`.
    pub fn fraction(self) -> Decimal {
        self.percent * Decimal::new(1, 2)
    }
}

/// Where no number begins the text, the whole text is what is no number.
pub(super) fn number_or_all<'a>(number: &'a str, text: &'a str) -> &'a str {
    if number.is_empty() { text } else { number }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.percent.normalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_exact() {
        let share = Share::parse("12.5%").unwrap();
        assert_eq!(share.to_string(), "12.5 %");
        assert_eq!(share.fraction(), Decimal::new(125, 3));
        assert_eq!(Share::parse("90\u{a0}%").unwrap().to_string(), "90 %");
    }

    #[test]
    fn a_number_alone_is_no_share() {
        let kind = |text| Share::parse(text).unwrap_err().kind.id();
        assert_eq!(kind("0.9"), "missing-unit");
        assert_eq!(kind("90 USD"), "unknown-unit");
        assert_eq!(kind("most"), "not-a-number");
        assert_eq!(kind("90 percent"), "misspelled");
    }
}
