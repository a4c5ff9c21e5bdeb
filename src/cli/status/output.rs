//! `comity status --format json`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::Status;
use super::why::{JsonGate, gate_for_programs};
use crate::actuals::agenda::{Coming, Who};
use crate::actuals::forecast::Record;
use crate::actuals::kpi::Verdict;
use crate::actuals::outcome::{Judgement, Outcome, Reason, Series, State};
use crate::locale::Lang;
use crate::model::field::Choice as _;
use crate::rules::gates::Gate;
use crate::text::DocPath;

/// The name of this output.
pub const SCHEMA: &str = "comity.status/v1";

/// What `comity status --format json` prints. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StatusOutput {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The day on which everything was judged.
    #[schemars(extend("format" = "date"))]
    as_of: String,
    /// The phase that covers the day.
    phase: Option<Phase>,
    /// The gate of the phase that runs, and that of the next one.
    gates: Vec<JsonGate>,
    /// What the KPI rule says; null without one.
    kpi: Option<Kpi>,
    /// The expectations that name a metric: those in force, and those of campaigns that have begun.
    expectations: Vec<Expectation>,
    /// Each metric over time: over all rows, and for each group that is never mixed.
    metrics: Vec<Metric>,
    /// Forecasts beside what came.
    forecasts: Forecasts,
    /// What is to happen, the next first.
    next: Vec<Next>,
    /// Decisions that nobody has taken yet.
    open_decisions: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Phase {
    id: String,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Kpi {
    #[schemars(extend("enum" = ["working", "failing", "unknown"]))]
    state: &'static str,
    /// How many pass, the primary one among them.
    on_track: usize,
    /// How many must.
    needed: usize,
    /// Each KPI and guardrail.
    parts: Vec<Part>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Part {
    id: String,
    role: &'static str,
    /// Whether it passes; null where nobody can say.
    passes: Option<bool>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Expectation {
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
    windows: Vec<JsonWindow>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Window")]
struct JsonWindow {
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

#[derive(Debug, Serialize, JsonSchema)]
struct Rows {
    /// The file.
    path: String,
    /// How many of its rows fit, those left out among them.
    n: u64,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Metric {
    id: String,
    unit: String,
    /// Which rows count: column and value; all where nothing is named.
    r#where: BTreeMap<String, String>,
    /// What was measured in each period of the metric's frequency, the oldest first.
    windows: Vec<Measured>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Measured {
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

#[derive(Debug, Serialize, JsonSchema)]
struct Forecasts {
    /// How many ended campaigns had one.
    campaigns: usize,
    /// How many are wanted before coverage and skill are told.
    enough: usize,
    /// The share of outcomes within their intervals; an honest 80 % interval covers four of five.
    coverage: Option<f64>,
    /// 1 is perfect, 0 no better than earlier outcomes alone.
    skill: Option<f64>,
    all: Vec<JsonForecast>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Forecast")]
struct JsonForecast {
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

#[derive(Debug, Serialize, JsonSchema)]
struct Next {
    date: String,
    /// In the language that was asked for.
    what: String,
    /// The id of a person or a party, or `both` sides.
    who: Option<String>,
    /// Where it is written.
    path: Option<String>,
    /// The key there.
    item: Option<String>,
}

pub(super) fn of(
    status: &Status<'_>,
    metrics: &[Series],
    gates: &[Gate],
    lang: Lang,
) -> StatusOutput {
    let gates = gates
        .iter()
        .map(|it| gate_for_programs(status.playbook, it, lang));
    let phase = status.phase().map(|phase| Phase {
        id: phase.id.clone(),
        from: phase.from.map(|day| day.to_string()),
        to: phase.to.map(|day| day.to_string()),
    });
    let next = status
        .coming
        .iter()
        .map(|coming| next(status, coming, lang));
    StatusOutput {
        schema: SCHEMA,
        as_of: status.as_of.day.to_string(),
        phase,
        gates: gates.collect(),
        kpi: status.actuals.verdict.as_ref().map(kpi),
        expectations: status.actuals.outcomes.iter().map(expectation).collect(),
        metrics: metrics.iter().map(metric).collect(),
        forecasts: forecasts(&status.actuals.forecasts),
        next: next.collect(),
        open_decisions: status.open.iter().map(|page| page.id.clone()).collect(),
    }
}

fn kpi(verdict: &Verdict) -> Kpi {
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

fn expectation(outcome: &Outcome) -> Expectation {
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

fn window(judgement: &Judgement) -> JsonWindow {
    let (window, measure) = (&judgement.window, &judgement.measure);
    JsonWindow {
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

fn metric(series: &Series) -> Metric {
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

fn forecasts(record: &Record) -> Forecasts {
    let all = record.forecasts.iter().map(|forecast| JsonForecast {
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

fn next(status: &Status<'_>, coming: &Coming<'_>, lang: Lang) -> Next {
    let who = match coming.who {
        Who::Person(id) | Who::Party(id) => Some(id.to_owned()),
        Who::Sides => Some("both".to_owned()),
        Who::Nobody => None,
    };
    Next {
        date: coming.date.to_string(),
        what: coming.text(status.playbook, lang),
        who,
        path: coming.page.map(|page| page.path().to_string()),
        item: coming.item(),
    }
}
