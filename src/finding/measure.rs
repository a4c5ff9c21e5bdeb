//! Numbers that findings judge, so that a later one can be told to be better or worse.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::Finding;

/// Which way a number gets better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Toward {
    /// The lower, the better: a cost, a share of late payments.
    Lower,
    /// The higher, the better: a share of answers in time.
    Higher,
}

/// A number that a finding judges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// How much, in `unit`; shares are percentages.
    pub number: Decimal,
    /// What is counted.
    pub unit: String,
    /// Which way it gets better.
    pub better: Toward,
}

/// Figures that are kept: results rest on floats, whose last digits are noise.
const SIGNIFICANT: u32 = 6;

impl Measure {
    /// A number in a unit, rounded to six significant figures.
    pub fn new(number: Decimal, unit: &str, better: Toward) -> Self {
        let rounded = number.round_sf(SIGNIFICANT).unwrap_or(number);
        Self {
            number: rounded.normalize(),
            unit: unit.to_owned(),
            better,
        }
    }

    /// What a number must share with another to be compared with it.
    pub fn scale(&self) -> (&str, Toward) {
        (&self.unit, self.better)
    }

    /// Better is greater; only numbers of one scale may be compared.
    pub fn cmp_quality(&self, other: &Self) -> Ordering {
        match self.better {
            Toward::Lower => other.number.cmp(&self.number),
            Toward::Higher => self.number.cmp(&other.number),
        }
    }

    /// Whether this is a worse number than `other`, of the same scale.
    pub fn is_worse_than(&self, other: &Self) -> bool {
        self.cmp_quality(other).is_lt()
    }
}

impl Finding {
    /// The number that is judged: it is kept in a baseline, and may only get better there.
    pub fn set_measure(&mut self, number: impl Into<Decimal>, unit: &str, better: Toward) {
        self.measure = Some(Measure::new(number.into(), unit, better));
    }

    /// What it is about; its file where no object is known.
    pub fn subject(&self) -> &str {
        if self.object.is_empty() {
            self.place.path.as_str()
        } else {
            &self.object
        }
    }

    /// Whether it counts: no waiver accepts it, and the baseline does not know it.
    pub fn counts(&self) -> bool {
        self.waived_by.is_none() && self.known_by.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worse_is_what_goes_the_wrong_way() {
        let of = |number: i64, better| Measure::new(number.into(), "%", better);
        assert!(of(5, Toward::Lower).is_worse_than(&of(4, Toward::Lower)));
        assert!(of(4, Toward::Higher).is_worse_than(&of(5, Toward::Higher)));
        assert!(!of(4, Toward::Lower).is_worse_than(&of(4, Toward::Lower)));
    }

    #[test]
    fn noise_of_floats_is_no_worsening() {
        let of = |text: &str| Measure::new(text.parse().unwrap(), "USD", Toward::Lower);
        assert_eq!(of("0.4330000000001"), of("0.433"));
        assert_eq!(of("123456.70"), of("123457"));
    }
}
