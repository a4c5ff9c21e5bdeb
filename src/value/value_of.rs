//! A figure of any kind: what targets and results are.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;

use super::error::present;
use super::number::split_number;
use super::share::number_or_all;
use super::unit::Unit;
use super::{Duration, Money, Number, Quantity, Share, ValueError, form};

/// A figure: a number, and what it counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// `3`
    Number(Number),
    /// `0.25 USD`
    Money(Money),
    /// `90 %`
    Share(Share),
    /// `12 h/week`
    Quantity(Quantity),
    /// `48h`
    Duration(Duration),
}

impl Value {
    /// Reads a figure; what follows the number tells of which kind it is.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = present(text, form::VALUE)?;
        Self::read_any(text).map_err(|error| error.expecting(form::VALUE))
    }

    fn read_any(text: &str) -> Result<Self, ValueError> {
        let (number, tail) = split_number(text);
        let unit = tail.trim();
        if number.is_empty() {
            return Money::parse(text).map(Self::Money);
        }
        match unit {
            "" => return Number::parse(number_or_all(number, text)).map(Self::Number),
            "%" => return Share::parse(text).map(Self::Share),
            _ => {}
        }
        if unit.len() == tail.len() && Duration::parse(text).is_ok() {
            return Duration::parse(text).map(Self::Duration);
        }
        match Money::parse(text) {
            Err(error) if error.kind.id() == "unknown-currency" => {}
            read => return read.map(Self::Money),
        }
        Quantity::parse(text).map(Self::Quantity)
    }

    /// What it counts; `None` for a bare number.
    pub fn unit(&self) -> Option<Unit> {
        match self {
            Self::Number(_) => None,
            Self::Money(money) => Some(Unit::of_currency(money.currency)),
            Self::Share(_) => Some(Unit::named("%")),
            Self::Quantity(quantity) => Some(quantity.unit.clone()),
            Self::Duration(duration) => Some(duration.as_unit()),
        }
    }

    /// The number before the unit.
    pub fn number(&self) -> Decimal {
        match self {
            Self::Number(number) => number.0,
            Self::Money(money) => money.amount,
            Self::Share(share) => share.percent,
            Self::Quantity(quantity) => quantity.number,
            Self::Duration(duration) => duration.count.into(),
        }
    }
}

/// Figures of one unit by number; durations of any unit by length; others not at all.
impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Duration(one), Self::Duration(other)) => Some(one.cmp(other)),
            _ if self == other => Some(Ordering::Equal),
            _ if std::mem::discriminant(self) == std::mem::discriminant(other) => {
                (self.unit() == other.unit()).then(|| self.number().cmp(&other.number()))
            }
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Money(money) => money.fmt(f),
            Self::Share(share) => share.fmt(f),
            Self::Quantity(quantity) => quantity.fmt(f),
            Self::Duration(duration) => duration.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value {
        Value::parse(text).unwrap()
    }

    #[test]
    fn the_unit_tells_the_kind() {
        assert!(matches!(value("3"), Value::Number(_)));
        assert!(matches!(value("0.25 USD"), Value::Money(_)));
        assert!(matches!(value("90%"), Value::Share(_)));
        assert!(matches!(value("48h"), Value::Duration(_)));
        assert!(matches!(value("48 h"), Value::Quantity(_)));
        assert!(matches!(value("0.25 USD/engagement"), Value::Quantity(_)));
    }

    #[test]
    fn only_like_figures_are_compared() {
        assert!(value("20 %") < value("30 %"));
        assert!(value("1d") < value("48h"));
        assert_eq!(value("20 %").partial_cmp(&value("30")), None);
        assert_eq!(value("1 USD").partial_cmp(&value("2 EUR")), None);
    }

    #[test]
    fn faults_are_named() {
        let kind = |text| Value::parse(text).unwrap_err().kind.id();
        assert_eq!(kind("some"), "not-a-number");
        assert_eq!(kind("0,25 USD"), "misspelled");
        assert_eq!(kind("1,234"), "ambiguous-number");
        assert_eq!(kind("0.25 usd"), "misspelled");
        assert_eq!(kind("3 a:b"), "unknown-unit");
    }
}
