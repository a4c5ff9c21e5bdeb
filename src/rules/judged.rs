//! Findings about results: where they stand, and what they show.

use rust_decimal::Decimal;

use super::Context;
use crate::actuals::bounds::Bounds;
use crate::actuals::figure::{bounds_arg, figure_arg, period_arg, plain, plain_bounds};
use crate::actuals::outcome::{Judgement, Outcome};
use crate::finding::{Cause, Finding, Measure, Place, Toward};
use crate::model::Page;
use crate::text::{Span, Spanned};
use crate::value::{Period, Unit};

/// A finding at an expectation, caused by what was measured.
pub(super) fn finding(
    context: &Context<'_>,
    rule: &'static str,
    outcome: &Outcome,
    span: Span,
) -> Finding {
    let place = Place::new(&outcome.path, span);
    let document = context.playbook.at(&outcome.path);
    let object = document.map_or_else(String::new, |document| document.page.object());
    Finding::new(rule, place)
        .cause(Cause::Data)
        .object(object)
        .field(format!("expectations.{}", outcome.key))
        .with("key", &outcome.key)
        .with("reference", outcome.reference())
}

/// Where the target of an expectation stands; its key where it has none.
pub(super) fn target_span(outcome: &Outcome) -> Span {
    outcome.target_span.unwrap_or(outcome.span)
}

/// Where an expectation stands, for a label.
pub(super) fn target_place(outcome: &Outcome) -> Place {
    Place::new(&outcome.path, target_span(outcome))
}

/// Tells value, target, n and window of a judgement, as arguments and as evidence.
pub(super) fn with_evidence(finding: Finding, outcome: &Outcome, judgement: &Judgement) -> Finding {
    let n = judgement.measure.n;
    let mut finding = finding
        .with("window", period_arg(&judgement.window.period))
        .with("n", i64::try_from(n).unwrap_or(i64::MAX));
    finding.evidence.n = Some(n);
    finding.evidence.window = Some(days(&judgement.window.period));
    let Some(unit) = &outcome.unit else {
        return finding;
    };
    if let Some(value) = judgement.measure.value {
        finding = finding.with("value", figure_arg(value, unit));
        finding.evidence.observed = Some(plain(value, unit));
        finding.measure = judgement
            .bounds
            .and_then(|bounds| measure(value, bounds, unit));
    }
    if let Some(bounds) = judgement.bounds {
        finding = finding.with("target", bounds_arg(bounds, unit));
        finding.evidence.expected = Some(plain_bounds(bounds, unit));
    }
    finding
}

/// A value on the wrong side of its bounds, and which way it gets better.
fn measure(value: f64, bounds: Bounds, unit: &Unit) -> Option<Measure> {
    let better = match (bounds.low, bounds.high) {
        (Some(low), _) if value < low => Toward::Higher,
        (_, Some(high)) if high < value => Toward::Lower,
        _ => return None,
    };
    if unit.is_share() {
        let percent = Decimal::from_f64_retain(value * 100.0)?;
        return Some(Measure::new(percent, "%", better));
    }
    let number = Decimal::from_f64_retain(value)?;
    Some(Measure::new(number, &unit.to_string(), better))
}

/// The first and last day of a period, as evidence.
pub(super) fn days(period: &Period) -> String {
    format!("{}..{}", period.first_day(), period.last_day())
}

/// Whether a result counts today: that of an expectation in force, or of the campaign that ended
/// last. What ended before is history.
pub(super) fn is_current(context: &Context<'_>, outcome: &Outcome, judgement: &Judgement) -> bool {
    let ends = context
        .actuals
        .outcomes
        .iter()
        .filter(|it| it.campaign.is_some());
    let last = ends
        .filter_map(|it| Some(it.latest()?.window.period.last_day()))
        .max();
    outcome.is_in_force || last == Some(judgement.window.period.last_day())
}

/// The time that a document is about: its `period`, else its name.
pub(super) fn period_of(page: &Page, stated: Option<&Spanned<Period>>) -> Option<Period> {
    let named = || Period::parse(&page.id).ok();
    stated.map(|stated| stated.value).or_else(named)
}
