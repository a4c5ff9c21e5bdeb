//! Whether a campaign fell below the line that was drawn before it began.

use super::super::Context;
use crate::actuals::bounds::Bounds;
use crate::actuals::outcome::{Judgement, Outcome, State};
use crate::model::Page;
use crate::model::kinds::Brief;
use crate::text::Spanned;
use crate::value::{Target, Value};

/// A line of failure that was crossed.
#[derive(Clone, Copy)]
pub(super) struct Crossed<'a> {
    /// What the brief says under `fail`: `cpe > 0.40 USD`.
    pub(super) line: &'a Spanned<String>,
    /// The expectation whose figure crossed it, and when.
    pub(super) outcome: &'a Outcome,
    pub(super) judgement: &'a Judgement,
}

/// The first line of a brief that its result has crossed; none where no line can be read, or
/// nothing can be told of the result.
pub(super) fn crossed<'a>(
    context: &Context<'a>,
    page: &Page,
    brief: &'a Brief,
) -> Option<Crossed<'a>> {
    let mut lines = brief.fail.iter().flat_map(|lines| lines.iter());
    lines.find_map(|line| {
        let (key, comparison, bound) = parts(&line.value)?;
        let mut outcomes = context.actuals.outcomes.iter();
        let outcome = outcomes.find(|it| it.path == *page.path() && it.key == key)?;
        let judgement = outcome.latest()?;
        let has_failed = is_beyond(comparison, bound, outcome, judgement)?;
        has_failed.then_some(Crossed {
            line,
            outcome,
            judgement,
        })
    })
}

/// The key of the expectation, the comparison and the bound of a line.
fn parts(line: &str) -> Option<(&str, &str, Value)> {
    let comparisons = ["<=", ">=", "<", ">"];
    let (comparison, at) = comparisons
        .iter()
        .find_map(|comparison| Some((*comparison, line.find(comparison)?)))?;
    let bound = Value::parse(&line[at + comparison.len()..]).ok()?;
    Some((line[..at].trim(), comparison, bound))
}

fn is_beyond(
    comparison: &str,
    bound: Value,
    outcome: &Outcome,
    judgement: &Judgement,
) -> Option<bool> {
    if matches!(judgement.state, State::NotEvaluable(_)) {
        return None;
    }
    let value = judgement.measure.value?;
    let unit = outcome.unit.as_ref()?;
    let holds = |target: &Target| {
        let bounds = Bounds::of(target, unit, outcome.better, None).ok()?;
        Some(bounds.hold(value))
    };
    match comparison {
        ">" => holds(&Target::AtMost(bound)).map(|is_good| !is_good),
        "<" => holds(&Target::AtLeast(bound)).map(|is_good| !is_good),
        ">=" => holds(&Target::AtLeast(bound)),
        _ => holds(&Target::AtMost(bound)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_key_a_comparison_and_a_bound() {
        let read = |line| parts(line).map(|(key, sign, value)| format!("{key}|{sign}|{value}"));
        assert_eq!(read("cpe > 0.40 USD").as_deref(), Some("cpe|>|0.40 USD"));
        assert_eq!(read("er<=2 %").as_deref(), Some("er|<=|2 %"));
        assert_eq!(read("cpe above 0.40 USD"), None);
        assert_eq!(read("cpe > much"), None);
    }
}
