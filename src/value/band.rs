//! Two values and what lies between.

use std::cmp::Ordering;
use std::fmt;

use super::ValueErrorKind::{BackwardRange, MissingEnd, MixedUnits};
use super::error::present;
use super::number::{decimal, split_number};
use super::written::Written;
use super::{ValueError, form};

/// From one value to another, both included: `10..15 h/week`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Band<T> {
    /// The lower end.
    pub low: T,
    /// The upper end, not below the lower.
    pub high: T,
}

impl<T: Written + PartialOrd> Band<T> {
    /// Reads `10..15 h/week`; a unit on the last end counts for both.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = present(text, form::BAND)?;
        let Some((low, high)) = text.split_once("..") else {
            return Err(ValueError::unreadable(text, form::BAND));
        };
        Self::from_ends(text, low, high, form::BAND)
    }

    /// The band between two texts, found in `text` where a value of the form `expected` is wanted.
    pub(super) fn from_ends(
        text: &str,
        low: &str,
        high: &str,
        expected: &'static str,
    ) -> Result<Self, ValueError> {
        let (low, high) = (low.trim(), high.trim());
        if low.is_empty() || high.is_empty() {
            let written = text.to_owned();
            return Err(ValueError::new(MissingEnd { written }, expected));
        }
        let read = |end: &str| T::read(end).map_err(|error| error.expecting(T::FORM));
        let band = Self {
            high: read(high)?,
            low: read(&with_unit_of(low, high))?,
        };
        let (low, high) = (low.to_owned(), high.to_owned());
        match band.low.partial_cmp(&band.high) {
            Some(Ordering::Greater) => Err(ValueError::new(BackwardRange { low, high }, expected)),
            None => Err(ValueError::new(MixedUnits { low, high }, expected)),
            Some(_) => Ok(band),
        }
    }
}

impl<T: PartialOrd> Band<T> {
    /// Whether `value` lies in the band.
    pub fn contains(&self, value: &T) -> bool {
        self.low <= *value && *value <= self.high
    }
}

fn with_unit_of(low: &str, high: &str) -> String {
    let (_, unit) = split_number(high);
    if decimal(low, form::NUMBER).is_ok() {
        format!("{low}{unit}")
    } else {
        low.to_owned()
    }
}

/// Both ends as text, the unit only on the last where it is the same.
pub(super) fn printed_ends(low: &impl fmt::Display, high: &impl fmt::Display) -> [String; 2] {
    let (low, high) = (low.to_string(), high.to_string());
    let (number, unit) = split_number(&low);
    let shared = !number.is_empty() && split_number(&high).1 == unit;
    let low = if shared { number.to_owned() } else { low };
    [low, high]
}

impl<T: fmt::Display> fmt::Display for Band<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [low, high] = printed_ends(&self.low, &self.high);
        write!(f, "{low}..{high}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Date, Money, Number, Quantity, Value};

    #[test]
    fn the_unit_may_stand_on_the_last_or_on_both() {
        let printed = |text| Band::<Quantity>::parse(text).unwrap().to_string();
        assert_eq!(printed("10..15 h/week"), "10..15 h/week");
        assert_eq!(printed("10 hours/week .. 15 h/week"), "10..15 h/week");
        let dates = Band::<Date>::parse("2026-02-16..2026-03-20").unwrap();
        assert_eq!(dates.to_string(), "2026-02-16..2026-03-20");
        assert_eq!(
            Band::<Number>::parse("-5..0.5").unwrap().to_string(),
            "-5..0.5"
        );
    }

    #[test]
    fn faults_are_named() {
        let kind = |text| Band::<Value>::parse(text).unwrap_err().kind.id();
        assert_eq!(kind("15..10 h"), "backward-range");
        assert_eq!(kind("10 USD..15 EUR"), "mixed-units");
        assert_eq!(kind("..10"), "missing-end");
        assert_eq!(kind("10 h"), "unreadable");
        let error = Band::<Money>::parse("10..15").unwrap_err();
        assert_eq!(
            (error.kind.id(), error.expected),
            ("missing-currency", "money")
        );
    }
}
