//! Signals that a promise in force measures.

use super::{Point, Signal, View, What};
use crate::actuals::definition::reads;
use crate::actuals::outcome::{Judgement, Measure, Outcome};
use crate::actuals::schedule::Clock;
use crate::finding::Place;
use crate::model::Playbook;
use crate::model::kinds::Better;
use crate::value::Unit;

/// One signal for each metric and group that is promised. Promises whose metric is best near a
/// target have no wrong way, and one campaign is no row of values.
pub(super) fn signals(view: &View<'_>) -> Vec<Signal> {
    let mut watched: Vec<&Outcome> = Vec::new();
    for outcome in outcomes(view) {
        let is_same =
            |other: &&Outcome| other.metric == outcome.metric && other.filters == outcome.filters;
        if !watched.iter().any(is_same) {
            watched.push(outcome);
        }
    }
    let signal = |outcome| signal(view, outcome);
    watched.into_iter().map(signal).collect()
}

/// Whether a promise in force is measured from these columns of a ledger.
pub(super) fn covers(view: &View<'_>, ledger: &str, columns: &[&str]) -> bool {
    outcomes(view).any(|outcome| reads(view.playbook, &outcome.metric, ledger, columns))
}

fn outcomes<'a>(view: &View<'a>) -> impl Iterator<Item = &'a Outcome> {
    let all = view.actuals.outcomes.iter();
    all.filter(|outcome| {
        outcome.is_in_force && outcome.campaign.is_none() && outcome.better != Better::Target
    })
}

fn signal(view: &View<'_>, outcome: &Outcome) -> Signal {
    let periods = complete(view.playbook, outcome);
    let first = periods
        .iter()
        .position(|judgement| at_budget_rates(&judgement.measure).is_some());
    let periods = &periods[first.unwrap_or(periods.len())..];
    let what = What::Promise {
        reference: outcome.reference(),
        metric: outcome.metric.clone(),
        filters: outcome.filters.clone(),
    };
    let kind = (outcome.unit.clone(), outcome.better);
    let points = periods.iter().map(|judgement| point(judgement)).collect();
    let place = Place::new(&outcome.path, outcome.span);
    let other_rates = |judgement: &&Judgement| {
        let effect = judgement.measure.currency_effect();
        effect.is_some_and(|effect| effect.abs() > 0.0)
    };
    Signal {
        is_at_budget_rates: periods.iter().any(other_rates),
        ..view.signal(what, kind, points, place)
    }
}

/// The complete windows of an outcome that were not paused as a whole, the oldest first.
pub fn complete<'a>(playbook: &Playbook, outcome: &'a Outcome) -> Vec<&'a Judgement> {
    let clock = Clock::of(playbook);
    let all = outcome.judgements.iter();
    all.filter(|judgement| judgement.window.is_complete && !clock.skips(judgement.window.period))
        .collect()
}

/// The value had rates stayed those of the budget; `None` where it is not to be judged.
pub fn at_budget_rates(measure: &Measure) -> Option<f64> {
    let value = measure.at_budget_rates.or(measure.value);
    value.filter(|_| measure.fault.is_none())
}

/// Whether an outcome tells what something costs.
pub fn is_cost(outcome: &Outcome) -> bool {
    counts_cost(outcome.unit.as_ref(), outcome.better)
}

pub(super) fn counts_cost(unit: Option<&Unit>, better: Better) -> bool {
    better == Better::Lower && unit.is_some_and(|unit| unit.currency().is_some())
}

fn point(judgement: &Judgement) -> Point {
    let Judgement {
        window, measure, ..
    } = judgement;
    Point {
        period: window.period,
        campaign: window.campaign.clone(),
        value: at_budget_rates(measure),
        n: measure.n,
        sources: measure.sources.clone(),
    }
}
