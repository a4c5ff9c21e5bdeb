//! Targets as bounds: which figures are good, in the unit of the metric.

use crate::model::kinds::Better;
use crate::value::{DurationUnit, Target, Unit, Value};

/// The figures that keep a promise, both ends included; shares are fractions of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The lowest.
    pub low: Option<f64>,
    /// The highest.
    pub high: Option<f64>,
}

/// Why a target says nothing about a metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoBounds {
    /// It is told in another unit.
    Unit,
    /// It improves on a baseline that is not known.
    Baseline,
}

/// Two figures closer than this share of the larger one are equal: sums of decimals that went
/// through floats differ by less.
const EQUAL: f64 = 1e-9;

impl Bounds {
    /// The bounds that `target` sets for a metric of `unit`, for which `better` is the good
    /// direction.
    pub fn of(
        target: &Target,
        unit: &Unit,
        better: Better,
        baseline: Option<f64>,
    ) -> Result<Self, NoBounds> {
        let figure = |value: &Value| in_unit(value, unit).ok_or(NoBounds::Unit);
        let at_most = |figure| Self {
            low: None,
            high: Some(figure),
        };
        let at_least = |figure| Self {
            low: Some(figure),
            high: None,
        };
        let exactly = |figure| Self {
            low: Some(figure),
            high: Some(figure),
        };
        Ok(match target {
            Target::AtLeast(value) => at_least(figure(value)?),
            Target::AtMost(value) => at_most(figure(value)?),
            Target::Exactly(value) => exactly(figure(value)?),
            Target::Between(low, high) => Self {
                low: Some(figure(low)?),
                high: Some(figure(high)?),
            },
            Target::Plain(value) => match better {
                Better::Lower => at_most(figure(value)?),
                Better::Higher => at_least(figure(value)?),
                Better::Target => exactly(figure(value)?),
            },
            Target::Improvement { by } => {
                let base = baseline.ok_or(NoBounds::Baseline)?;
                let by = float(by.fraction());
                match better {
                    Better::Lower => at_most(base * (1.0 - by)),
                    Better::Higher | Better::Target => at_least(base * (1.0 + by)),
                }
            }
        })
    }

    /// The bounds of which only a share is due.
    #[must_use]
    pub fn scaled(self, share: f64) -> Self {
        Self {
            low: self.low.map(|low| low * share),
            high: self.high.map(|high| high * share),
        }
    }

    /// Whether a figure keeps the promise.
    pub fn hold(&self, figure: f64) -> bool {
        let tolerance = |end: f64| EQUAL * end.abs().max(figure.abs());
        self.low.is_none_or(|low| figure >= low - tolerance(low))
            && self
                .high
                .is_none_or(|high| figure <= high + tolerance(high))
    }
}

/// A figure in the unit of a metric; `None` where it is told in another one.
pub fn in_unit(value: &Value, unit: &Unit) -> Option<f64> {
    if let (Value::Duration(duration), Some(hours)) = (value, hours_of(unit)) {
        let days = float(duration.approx_days());
        return Some(days * 24.0 / hours);
    }
    if !unit.accepts(value.unit().as_ref()) {
        return None;
    }
    match value {
        Value::Share(share) => Some(float(share.fraction())),
        other => Some(float(other.number())),
    }
}

/// How many hours one of a unit of time has.
fn hours_of(unit: &Unit) -> Option<f64> {
    if unit.per().is_some() {
        return None;
    }
    let named = |each: &DurationUnit| Unit::parse(each.name()).is_ok_and(|named| named == *unit);
    let each = DurationUnit::ALL.into_iter().find(named)?;
    let one = crate::value::Duration::new(1, each);
    Some(float(one.approx_days()) * 24.0)
}

/// A decimal as a float: the nearest there is.
pub fn float(decimal: rust_decimal::Decimal) -> f64 {
    use rust_decimal::prelude::ToPrimitive as _;
    decimal.to_f64().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(target: &str, unit: &str, better: Better) -> Result<Bounds, NoBounds> {
        let target = Target::parse(target).unwrap();
        Bounds::of(&target, &Unit::parse(unit).unwrap(), better, Some(0.5))
    }

    fn ends(target: &str, unit: &str, better: Better) -> (Option<f64>, Option<f64>) {
        let bounds = bounds(target, unit, better).unwrap();
        (bounds.low, bounds.high)
    }

    #[test]
    fn a_plain_target_takes_the_direction_of_its_metric() {
        let rate = "USD/engagement";
        assert_eq!(ends("0.25 USD", rate, Better::Lower), (None, Some(0.25)));
        assert_eq!(ends("90 %", "%", Better::Higher), (Some(0.9), None));
        assert_eq!(ends("3", "videos", Better::Target), (Some(3.0), Some(3.0)));
    }

    #[test]
    fn time_is_told_in_the_metrics_unit() {
        assert_eq!(ends("at most 2d", "h", Better::Lower), (None, Some(48.0)));
        assert_eq!(ends("at most 48h", "day", Better::Lower), (None, Some(2.0)));
        assert_eq!(ends("at most 3 h", "h", Better::Lower), (None, Some(3.0)));
    }

    #[test]
    fn an_improvement_goes_the_good_way_from_the_baseline() {
        let target = "20 % better than baseline";
        assert_eq!(ends(target, "%", Better::Lower), (None, Some(0.4)));
        assert_eq!(ends(target, "%", Better::Higher), (Some(0.6), None));
    }

    #[test]
    fn another_unit_says_nothing() {
        let rate = "USD/engagement";
        assert_eq!(bounds("0.25 EUR", rate, Better::Lower), Err(NoBounds::Unit));
        assert_eq!(bounds("48h", rate, Better::Lower), Err(NoBounds::Unit));
    }

    #[test]
    fn the_end_of_a_bound_is_good_also_after_float_sums() {
        let bounds = bounds("at most 0.3 USD", "USD/sale", Better::Lower).unwrap();
        assert!(bounds.hold(0.1 + 0.2));
        assert!(!bounds.hold(0.300_001));
    }
}
