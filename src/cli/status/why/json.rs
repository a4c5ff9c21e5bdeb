//! `comity status --why --format json`.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Why, position};
use crate::locale::Lang;
use crate::model::Playbook;
use crate::rules::gates::{Condition, Evidence, Gate};

/// The name of this output.
pub const SCHEMA: &str = "comity.why/v1";

/// What `comity status --why --format json` prints. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WhyOutput {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The day on which everything was judged.
    #[schemars(extend("format" = "date"))]
    as_of: String,
    /// The id of the phase that covers the day.
    phase: Option<String>,
    /// The gates that were asked for, in the order of their phases.
    gates: Vec<JsonGate>,
}

/// A gate, its conditions and what they answer.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Gate")]
pub(in crate::cli::status) struct JsonGate {
    id: String,
    /// The phase that it stands before.
    phase: String,
    /// The first day of that phase.
    from: Option<String>,
    /// Where it stands on the way of the partnership.
    #[schemars(extend("enum" = ["past", "current", "next", "later"]))]
    stands: &'static str,
    /// What its criteria come to: one that fails decides, then one that is unknown.
    #[schemars(extend("enum" = ["holds", "fails", "unknown"]))]
    state: &'static str,
    criteria: Vec<Criterion>,
}

/// A condition of a gate.
#[derive(Debug, Serialize, JsonSchema)]
struct Criterion {
    id: String,
    #[schemars(extend("enum" = ["holds", "fails", "unknown"]))]
    state: &'static str,
    /// What it asks, in the language that was asked for.
    text: String,
    evidence: Vec<JsonEvidence>,
}

/// What an answer rests on.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Evidence")]
struct JsonEvidence {
    /// The file; null where something is missing that has no place.
    path: Option<String>,
    /// From 1.
    line: Option<usize>,
    /// In characters, from 1.
    column: Option<usize>,
    /// In the language that was asked for.
    text: String,
}

pub(super) fn of(why: &Why<'_>, lang: Lang) -> WhyOutput {
    let gates = why.gates.iter();
    WhyOutput {
        schema: SCHEMA,
        as_of: why.as_of.day.to_string(),
        phase: why.phase.clone(),
        gates: gates.map(|it| gate(why.playbook, it, lang)).collect(),
    }
}

/// A gate as programs read it.
pub(in crate::cli::status) fn gate(playbook: &Playbook, gate: &Gate, lang: Lang) -> JsonGate {
    let conditions = gate.conditions.iter();
    JsonGate {
        id: gate.id.clone(),
        phase: gate.phase.clone(),
        from: gate.from.map(|from| from.to_string()),
        stands: gate.stands.word(),
        state: gate.answer().word(),
        criteria: conditions.map(|it| criterion(playbook, it, lang)).collect(),
    }
}

fn criterion(playbook: &Playbook, condition: &Condition, lang: Lang) -> Criterion {
    let all = condition.evidence.iter();
    Criterion {
        id: condition.id.clone(),
        state: condition.answer.word(),
        text: condition.says.text(lang),
        evidence: all.map(|it| evidence(playbook, it, lang)).collect(),
    }
}

fn evidence(playbook: &Playbook, evidence: &Evidence, lang: Lang) -> JsonEvidence {
    let place = evidence.place.as_ref();
    let at = place.map(|place| position(playbook, place));
    JsonEvidence {
        path: place.map(|place| place.path.to_string()),
        line: at.map(|(line, _)| line),
        column: at.map(|(_, column)| column),
        text: evidence.says.text(lang),
    }
}
