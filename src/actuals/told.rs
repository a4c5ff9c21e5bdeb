//! Results for programs: the shapes that `comity status --format json` and the site's `/data/` share. Within a version of
//! either, keys are only added.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::forecast::Record;
use super::kpi::Verdict;
use super::outcome::{Judgement, Outcome, Reason, Series, State};
use crate::model::field::Choice as _;
use crate::text::DocPath;

/// What the KPI rule says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Kpi {
    #[schemars(extend("enum" = ["working", "failing", "unknown"]))]
    state: &'static str,
    /// How many pass, the primary one among them.
    on_track: usize,
    /// How many must.
    needed: usize,
    /// Each KPI and guardrail.
    parts: Vec<Part>,
}

/// A KPI or a guardrail.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Part {
    id: String,
    role: &'static str,
    /// Whether it passes; null where nobody can say.
    passes: Option<bool>,
}

/// An expectation and how it went.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Expectation {
    /// Document and key: `2026-02-loi#us-cpe`.
    id: String,
    /// The file it is written in.
    path: String,
    metric: String,
    /// Which rows count: column and value.
    r#where: BTreeMap<String, String>,
    /// The target as it is written.
    target: Option<String>,
    unit: Option<String>,
    #[schemars(extend("enum" = ["lower", "higher", "target"]))]
    better: &'static str,
    role: &'static str,
    negotiable: bool,
    owner: Option<String>,
    /// The campaign whose brief states it.
    campaign: Option<String>,
    /// Whether it holds on the day.
    in_force: bool,
    /// How it stands: that of the last complete window.
    #[schemars(extend("enum" = ["on-track", "off-track", "not-evaluable"]))]
    state: &'static str,
    /// Why it is not evaluable.
    reason: Option<&'static str>,
    /// How it went, the oldest window first.
    windows: Vec<Window>,
}

/// An expectation in one window.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Window {
    /// The first day.
    from: String,
    /// The last day.
    to: String,
    /// The campaign whose rows count.
    campaign: Option<String>,
    /// Whether its last day has come.
    complete: bool,
    /// In the metric's unit; shares as fractions of one.
    value: Option<f64>,
    /// How many observations it rests on.
    n: u64,
    /// How many rows lack a cell that is needed.
    excluded: u64,
    /// The value had all exchange rates been the budget's.
    at_budget_rates: Option<f64>,
    /// The ledger's files that its rows come from.
    rows: Vec<Rows>,
    /// The lowest good value that held then.
    low: Option<f64>,
    /// The highest good value that held then.
    high: Option<f64>,
    /// How much of the target was due.
    due: f64,
    state: &'static str,
    reason: Option<&'static str>,
}

/// Rows of a ledger's file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Rows {
    /// The file.
    path: String,
    /// How many of its rows fit, those left out among them.
    n: u64,
}

/// A metric over time.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Metric {
    id: String,
    unit: String,
    /// Which rows count: column and value; all where nothing is named.
    r#where: BTreeMap<String, String>,
    /// What was measured in each period of the metric's frequency, the oldest first.
    windows: Vec<Measured>,
}

/// What was measured in one window.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Measured {
    /// The first day.
    from: String,
    /// The last day.
    to: String,
    /// Whether its last day has come.
    complete: bool,
    /// In the metric's unit; shares as fractions of one.
    value: Option<f64>,
    /// How many observations it rests on.
    n: u64,
    /// How many rows lack a cell that is needed.
    excluded: u64,
    /// The value had all exchange rates been the budget's.
    at_budget_rates: Option<f64>,
    /// Why it is not to be judged.
    reason: Option<&'static str>,
}

/// Forecasts beside what came.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Forecasts {
    /// How many ended campaigns had one.
    campaigns: usize,
    /// How many are wanted before coverage and skill are told.
    enough: usize,
    /// The share of outcomes within their intervals; an honest 80 % interval covers four of five.
    coverage: Option<f64>,
    /// 1 is perfect, 0 no better than earlier outcomes alone.
    skill: Option<f64>,
    all: Vec<Forecast>,
}

/// A forecast beside what came.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Forecast {
    campaign: String,
    key: String,
    expect: f64,
    low: f64,
    high: f64,
    actual: Option<f64>,
    /// The interval score, relative to the outcome; lower is better.
    score: Option<f64>,
    /// That of the interval of earlier outcomes.
    base_score: Option<f64>,
}

/// What the KPI rule says.
pub fn kpi(verdict: &Verdict) -> Kpi {
    let parts = verdict.parts.iter().map(|part| Part {
        id: part.reference.clone(),
        role: part.role.word(),
        passes: part.passes,
    });
    Kpi {
        state: verdict.state.id(),
        on_track: verdict.passed,
        needed: verdict.needed,
        parts: parts.collect(),
    }
}

/// An expectation and how it went.
pub fn expectation(outcome: &Outcome) -> Expectation {
    let state = outcome.state();
    Expectation {
        id: outcome.reference(),
        path: outcome.path.to_string(),
        metric: outcome.metric.clone(),
        r#where: outcome.filters.iter().cloned().collect(),
        target: outcome.target.as_ref().map(ToString::to_string),
        unit: outcome.unit.as_ref().map(ToString::to_string),
        better: outcome.better.word(),
        role: outcome.role.word(),
        negotiable: outcome.is_negotiable,
        owner: outcome.owner.clone(),
        campaign: outcome.campaign.clone(),
        in_force: outcome.is_in_force,
        state: state.id(),
        reason: reason(&state),
        windows: outcome.judgements.iter().map(window).collect(),
    }
}

fn reason(state: &State) -> Option<&'static str> {
    match state {
        State::NotEvaluable(reason) => Some(reason.id()),
        _ => None,
    }
}

fn window(judgement: &Judgement) -> Window {
    let (window, measure) = (&judgement.window, &judgement.measure);
    Window {
        from: window.period.first_day().to_string(),
        to: window.period.last_day().to_string(),
        campaign: window.campaign.clone(),
        complete: window.is_complete,
        value: measure.value,
        n: measure.n,
        excluded: measure.excluded,
        at_budget_rates: measure.at_budget_rates,
        rows: measure.sources.iter().map(rows).collect(),
        low: judgement.bounds.and_then(|bounds| bounds.low),
        high: judgement.bounds.and_then(|bounds| bounds.high),
        due: judgement.due,
        state: judgement.state.id(),
        reason: reason(&judgement.state),
    }
}

/// A metric over time.
pub fn metric(series: &Series) -> Metric {
    let measured = series.points.iter().map(|(window, measure)| Measured {
        from: window.period.first_day().to_string(),
        to: window.period.last_day().to_string(),
        complete: window.is_complete,
        value: measure.value,
        n: measure.n,
        excluded: measure.excluded,
        at_budget_rates: measure.at_budget_rates,
        reason: measure.fault.as_ref().map(Reason::id),
    });
    Metric {
        id: series.metric.clone(),
        unit: series.unit.to_string(),
        r#where: series.filters.iter().cloned().collect(),
        windows: measured.collect(),
    }
}

fn rows((path, n): &(DocPath, u64)) -> Rows {
    Rows {
        path: path.to_string(),
        n: *n,
    }
}

/// Forecasts beside what came.
pub fn forecasts(record: &Record) -> Forecasts {
    let all = record.forecasts.iter().map(|forecast| Forecast {
        campaign: forecast.campaign.clone(),
        key: forecast.key.clone(),
        expect: forecast.expect,
        low: forecast.low,
        high: forecast.high,
        actual: forecast.actual,
        score: forecast.score,
        base_score: forecast.base_score,
    });
    Forecasts {
        campaigns: record.campaigns,
        enough: record.enough,
        coverage: record.coverage(),
        skill: record.skill(),
        all: all.collect(),
    }
}
