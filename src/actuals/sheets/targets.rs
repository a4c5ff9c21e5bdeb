//! Which figures satisfy a target, and whether some satisfy two.

use std::cmp::Ordering;

use super::State;
use crate::model::kinds::Better;
use crate::value::{Target, Value};

/// The figures from `low` to `high`, both included; an end that is absent is open.
#[derive(Clone, Copy)]
pub(super) struct Range<'a> {
    low: Option<&'a Value>,
    high: Option<&'a Value>,
}

/// How two targets of one metric compare.
pub(super) fn relate(one: &Target, other: &Target, better: Option<Better>) -> State {
    match (one, other) {
        (Target::Improvement { by: one }, Target::Improvement { by: other }) => {
            if one == other {
                State::Match
            } else {
                State::Overlap
            }
        }
        // What an improvement comes to is known only once the baseline is.
        (Target::Improvement { .. }, _) | (_, Target::Improvement { .. }) => State::BothAnswered,
        (Target::Plain(one), Target::Plain(other))
            if order(one, other) == Some(Ordering::Equal) =>
        {
            State::Match
        }
        _ => match (Range::of(one, better), Range::of(other, better)) {
            (Some(one), Some(other)) => one.relate(&other),
            // A bare figure of a metric that does not say which way is good.
            _ => State::BothAnswered,
        },
    }
}

impl<'a> Range<'a> {
    pub(super) fn between(low: &'a Value, high: &'a Value) -> Self {
        Self {
            low: Some(low),
            high: Some(high),
        }
    }

    /// The figures that satisfy a target; a bare figure is a bound on the side that is worse.
    fn of(target: &'a Target, better: Option<Better>) -> Option<Self> {
        let at_least = |value| Self {
            low: Some(value),
            high: None,
        };
        let at_most = |value| Self {
            low: None,
            high: Some(value),
        };
        Some(match target {
            Target::AtLeast(value) => at_least(value),
            Target::AtMost(value) => at_most(value),
            Target::Exactly(value) => Self::between(value, value),
            Target::Between(low, high) => Self::between(low, high),
            Target::Plain(value) => match better? {
                Better::Lower => at_most(value),
                Better::Higher => at_least(value),
                Better::Target => Self::between(value, value),
            },
            Target::Improvement { .. } => return None,
        })
    }

    /// Match where they are the same figures, overlap where some are in both. Figures in different
    /// units have nothing in common.
    pub(super) fn relate(&self, other: &Self) -> State {
        let ends = |range: &Self| range.low.or(range.high);
        let units = ends(self).zip(ends(other));
        if units.is_none_or(|(one, other)| order(one, other).is_none()) {
            return State::Conflict;
        }
        if is_same_end(self.low, other.low) && is_same_end(self.high, other.high) {
            State::Match
        } else if is_below(self, other) || is_below(other, self) {
            State::Conflict
        } else {
            State::Overlap
        }
    }
}

fn is_same_end(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => order(one, other) == Some(Ordering::Equal),
        (None, None) => true,
        _ => false,
    }
}

/// Whether all of one range lies below the other.
fn is_below(one: &Range<'_>, other: &Range<'_>) -> bool {
    let ends = one.high.zip(other.low);
    ends.is_some_and(|(high, low)| order(high, low) == Some(Ordering::Less))
}

/// Which of two figures is greater; `None` where their units do not agree. `48h` and `2d` are equal.
fn order(one: &Value, other: &Value) -> Option<Ordering> {
    if let (Value::Duration(one), Value::Duration(other)) = (one, other) {
        return Some(one.approx_days().cmp(&other.approx_days()));
    }
    one.partial_cmp(other).or_else(|| {
        let agree = match (one.unit(), other.unit()) {
            (Some(one), Some(other)) => one.accepts(Some(&other)) || other.accepts(Some(&one)),
            (Some(unit), None) | (None, Some(unit)) => unit.accepts(None),
            (None, None) => true,
        };
        agree.then(|| one.number().cmp(&other.number()))
    })
}
