//! Numbers with a unit.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;

use super::ValueErrorKind::MissingUnit;
use super::error::present;
use super::number::{decimal, split_number};
use super::share::number_or_all;
use super::{Unit, ValueError, form};

/// So many of something; quantities in different units cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// How many.
    pub number: Decimal,
    /// Of what.
    pub unit: Unit,
}

impl Quantity {
    /// Reads `12 h/week`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = present(text, form::QUANTITY)?;
        let (number, tail) = split_number(text);
        let amount = decimal(number_or_all(number, text), form::QUANTITY)?;
        if tail.trim().is_empty() {
            let written = text.to_owned();
            return Err(ValueError::new(MissingUnit { written }, form::QUANTITY));
        }
        let unit = Unit::parse(tail).map_err(|error| error.expecting(form::QUANTITY))?;
        let quantity = Self {
            number: amount,
            unit,
        };
        if tail.starts_with(char::is_whitespace) || quantity.unit.is_share() {
            Ok(quantity)
        } else {
            Err(ValueError::misspelled(text, quantity, form::QUANTITY))
        }
    }
}

impl PartialOrd for Quantity {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (self.unit == other.unit).then(|| self.number.cmp(&other.number))
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number.normalize(), self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_has_a_number_and_a_unit() {
        let printed = |text| Quantity::parse(text).unwrap().to_string();
        assert_eq!(printed("12 hours/week"), "12 h/week");
        assert_eq!(printed("0.25 USD/engagement"), "0.25 USD/engagement");
        assert_eq!(printed("3 paid videos"), "3 paid videos");
    }

    #[test]
    fn the_parts_that_are_missing_are_named() {
        let kind = |text| Quantity::parse(text).unwrap_err().kind.id();
        assert_eq!(kind("12"), "missing-unit");
        assert_eq!(kind("videos"), "not-a-number");
        assert_eq!(kind("12h/week"), "misspelled");
        assert_eq!(kind("0x10"), "misspelled");
    }
}
