//! `comity status --format json`.

use schemars::JsonSchema;
use serde::Serialize;

use super::Status;
use super::radar::{self, JsonSignal};
use super::why::{JsonGate, gate_for_programs};
use crate::actuals::agenda::{Coming, Who};
use crate::actuals::outcome::Series;
use crate::actuals::told;
use crate::locale::Lang;
use crate::rules::gates::Gate;

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
    kpi: Option<told::Kpi>,
    /// The expectations that name a metric: those in force, and those of campaigns that have begun.
    expectations: Vec<told::Expectation>,
    /// Each metric over time: over all rows, and for each group that is never mixed.
    metrics: Vec<told::Metric>,
    /// Early warning: every signal that is watched, those that move the wrong way first.
    signals: Vec<JsonSignal>,
    /// Forecasts beside what came.
    forecasts: told::Forecasts,
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
        kpi: status.actuals.verdict.as_ref().map(told::kpi),
        expectations: status
            .actuals
            .outcomes
            .iter()
            .map(told::expectation)
            .collect(),
        metrics: metrics.iter().map(told::metric).collect(),
        signals: radar::json(status, lang),
        forecasts: told::forecasts(&status.actuals.forecasts),
        next: next.collect(),
        open_decisions: status.open.iter().map(|page| page.id.clone()).collect(),
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
