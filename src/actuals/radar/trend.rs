//! Whether a row of values goes one way.
//!
//! The rule is the run of control charts: values of which each is worse than the one before
//! (L. S. Nelson, "The Shewhart Control Chart: Tests for Special Causes", Journal of Quality
//! Technology 16(4), 1984, test 3). Nelson wants six points of a machine's daily output; a
//! partnership has one value a month, so the profile asks for fewer changes and for a smallest
//! change instead. Without any trend, n + 1 values stand in falling order once in (n + 1)! cases:
//! three changes come by chance once in 24.

use super::limits::Limits;
use crate::locale::Message;
use crate::model::kinds::Better;

/// Which way a value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// The wrong way.
    Worsening,
    /// It only wobbles.
    Steady,
    /// The right way.
    Improving,
    /// Nobody can say: too few periods in a row have a value.
    TooLittleKnown,
}

impl Direction {
    /// Its word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Worsening => "worsening",
            Self::TooLittleKnown => "too-little-known",
            Self::Steady => "steady",
            Self::Improving => "improving",
        }
    }

    /// It in words.
    pub fn message(self) -> Message {
        Message::new(format!("radar-{}", self.word()))
    }
}

/// Which way a row of values goes, and which of them tell so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trend {
    /// Which way.
    pub direction: Direction,
    /// The first value that tells so: of a run the one it ran away from.
    pub begin: usize,
    /// How many changes of the run went its way.
    pub changes: usize,
}

/// Which way `values` go, the oldest first.
///
/// Looked at is what ends with the last value and has no gap: a period without a value proves
/// nothing, and neither does what came before it. Of that, a **run** is the longest end in which no
/// value goes back on the one before. It tells a direction when
/// - at least `limits.changes` of its values differ from the one before,
/// - fewer than so many at its end are equal (else it has come to rest), and
/// - from its first value to its last it has changed by `limits.change` of the first.
///
/// Fewer than `limits.changes + 1` values in a row are too few to tell anything. A value that is
/// neither better higher nor better lower has no wrong way, so it is steady.
pub fn trend(values: &[Option<f64>], better: Better, limits: Limits) -> Trend {
    let known = values.iter().rev().take_while(|value| value.is_some());
    let first = values.len() - known.count();
    let known: Vec<f64> = values[first..].iter().copied().flatten().collect();
    if known.len() <= limits.changes {
        return Trend {
            direction: Direction::TooLittleKnown,
            begin: first,
            changes: 0,
        };
    }
    let up = match better {
        Better::Lower => Some(Direction::Worsening),
        Better::Higher => Some(Direction::Improving),
        Better::Target => None,
    };
    let down = up.map(Direction::opposite);
    let rise = up.and_then(|up| Some((up, run(&known, limits, |from, to| to - from)?)));
    let fall = || down.and_then(|down| Some((down, run(&known, limits, |from, to| from - to)?)));
    let steady = Run {
        begin: known.len() - limits.changes - 1,
        changes: 0,
    };
    let (direction, run) = rise.or_else(fall).unwrap_or((Direction::Steady, steady));
    Trend {
        direction,
        begin: first + run.begin,
        changes: run.changes,
    }
}

impl Direction {
    fn opposite(self) -> Self {
        match self {
            Self::Worsening => Self::Improving,
            Self::Improving => Self::Worsening,
            other => other,
        }
    }
}

struct Run {
    begin: usize,
    changes: usize,
}

/// How equal two sums of floats are that ought to be: that of results on two engines.
const EQUAL: f64 = 1e-9;

/// The run at the end of `values`, where it is one; `step` is above zero for a change its way.
fn run(values: &[f64], limits: Limits, step: fn(f64, f64) -> f64) -> Option<Run> {
    let steps = || values.windows(2).map(|pair| step(pair[0], pair[1])).rev();
    let rests = steps().take_while(|step| is_none(*step)).count();
    let unbroken = steps().take_while(|step| *step > 0.0 || is_none(*step));
    let lengths = unbroken.enumerate().filter(|(_, step)| !is_none(*step));
    let (length, changes) = lengths.fold((0, 0), |(_, changes), (at, _)| (at + 1, changes + 1));
    let begin = values.len() - 1 - length;
    let (from, to) = (*values.get(begin)?, *values.last()?);
    let is_enough = step(from, to) >= limits.change * from.abs() * (1.0 - EQUAL);
    let is_run = changes >= limits.changes.max(1) && rests < limits.changes.max(1);
    (is_run && is_enough).then_some(Run { begin, changes })
}

fn is_none(step: f64) -> bool {
    step.total_cmp(&0.0).is_eq() || step.total_cmp(&-0.0).is_eq()
}

#[cfg(test)]
mod tests {
    use super::Direction::{Improving, Steady, TooLittleKnown, Worsening};
    use super::*;

    const LIMITS: Limits = Limits {
        changes: 3,
        change: 0.1,
    };

    fn told(values: &[Option<f64>], better: Better) -> (Direction, usize, usize) {
        let Trend {
            direction,
            begin,
            changes,
        } = trend(values, better, LIMITS);
        (direction, begin, changes)
    }

    fn lower(values: &[f64]) -> (Direction, usize, usize) {
        let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
        told(&values, Better::Lower)
    }

    #[test]
    fn three_changes_the_wrong_way_are_a_trend() {
        assert_eq!(lower(&[2.0, 1.5, 1.8, 2.6, 3.4]), (Worsening, 1, 3));
        assert_eq!(lower(&[1.0, 1.2, 1.5, 1.8, 2.6, 3.4]), (Worsening, 0, 5));
        assert_eq!(lower(&[3.4, 2.6, 1.8, 1.5]), (Improving, 0, 3));
        let higher = [Some(0.9), Some(0.8), Some(0.75), Some(0.7)];
        assert_eq!(told(&higher, Better::Higher), (Worsening, 0, 3));
    }

    #[test]
    fn noise_and_small_changes_are_none() {
        assert_eq!(lower(&[2.0, 1.8, 2.6, 2.4, 3.4]).0, Steady);
        assert_eq!(
            lower(&[1.0, 1.02, 1.04, 1.06]).0,
            Steady,
            "six hundredths are less than a tenth"
        );
        assert_eq!(lower(&[1.0, 1.02, 1.04, 1.1]).0, Worsening, "just enough");
        assert_eq!(lower(&[0.0, 0.1, 0.2, 0.3]).0, Worsening, "from nothing");
        assert_eq!(lower(&[2.0; 6]), (Steady, 2, 0));
        let target = [Some(1.0), Some(2.0), Some(3.0), Some(4.0)];
        assert_eq!(told(&target, Better::Target).0, Steady);
    }

    #[test]
    fn equal_values_neither_break_a_run_nor_count() {
        assert_eq!(lower(&[1.0, 1.0, 2.0, 2.0, 3.0, 4.0]), (Worsening, 1, 3));
        assert_eq!(lower(&[1.0, 2.0, 3.0, 3.0, 3.0]).0, Steady, "two changes");
        assert_eq!(lower(&[1.0, 2.0, 3.0, 4.0, 4.0, 4.0]).0, Worsening);
        assert_eq!(
            lower(&[1.0, 2.0, 3.0, 4.0, 4.0, 4.0, 4.0]).0,
            Steady,
            "it has come to rest"
        );
    }

    #[test]
    fn few_values_and_gaps_tell_nothing() {
        assert_eq!(lower(&[1.0, 2.0, 3.0]), (TooLittleKnown, 0, 0));
        assert_eq!(lower(&[]), (TooLittleKnown, 0, 0));
        let gap = [Some(1.0), Some(2.0), None, Some(3.0), Some(4.0), Some(5.0)];
        assert_eq!(told(&gap, Better::Lower), (TooLittleKnown, 3, 0));
        let stale = [Some(1.0), Some(2.0), Some(3.0), Some(4.0), None];
        assert_eq!(told(&stale, Better::Lower), (TooLittleKnown, 5, 0));
        let old = [
            None,
            Some(9.0),
            None,
            Some(1.0),
            Some(2.0),
            Some(3.0),
            Some(4.0),
        ];
        assert_eq!(told(&old, Better::Lower), (Worsening, 3, 3));
    }
}
