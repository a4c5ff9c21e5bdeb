//! Early warning in what `comity status` prints: the signals that move the wrong way, and one line
//! about all.

use std::collections::BTreeMap;

use anstyle::AnsiColor;
use schemars::JsonSchema;
use serde::Serialize;

use super::Status;
use super::text::{heading, paint};
use crate::actuals::radar::trend::Direction;
use crate::actuals::radar::{Point, Signal, Tally, What};
use crate::cli::console::View;
use crate::cli::report::harmless::one_line;
use crate::cli::report::inert::markdown as escaped;
use crate::locale::{Lang, Message};
use crate::model::field::Choice as _;
use crate::text::DocPath;

/// For a terminal.
pub(super) fn text(status: &Status<'_>, view: View) -> String {
    let mark = paint(view, AnsiColor::Yellow.on_default(), "!");
    let line = |signal: &Signal| {
        let name = signal.what.name(status.playbook, view.lang);
        let told = signal.told(view.lang);
        format!("  {mark}  {}: {}\n", one_line(&name), one_line(&told))
    };
    let lines: String = worsening(status).map(line).collect();
    let tally = Tally::of(&status.signals).message().text(view.lang);
    format!("{}{lines}  {tally}\n", heading(view, "radar"))
}

/// For a comment or a mail.
pub(super) fn markdown(status: &Status<'_>, lang: Lang) -> String {
    let line = |signal: &Signal| {
        let name = signal.what.name(status.playbook, lang);
        format!("- {}: {}\n", escaped(&name), escaped(&signal.told(lang)))
    };
    let lines: String = worsening(status).map(line).collect();
    let gap = if lines.is_empty() { "" } else { "\n" };
    let title = Message::new("radar").text(lang);
    let tally = Tally::of(&status.signals).message().text(lang);
    format!("\n## {title}\n\n{lines}{gap}{tally}\n")
}

fn worsening<'a>(status: &'a Status<'_>) -> impl Iterator<Item = &'a Signal> {
    let signals = status.signals.iter();
    signals.filter(|signal| signal.direction() == Direction::Worsening)
}

/// A value over time, and which way it goes.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Signal")]
pub(super) struct JsonSignal {
    /// What is watched.
    #[schemars(extend("enum" = WATCHED))]
    what: &'static str,
    /// The promise it measures, `2026-02-loi#us-cpe`, or the side it is about.
    of: Option<String>,
    /// Which rows count: column and value.
    r#where: BTreeMap<String, String>,
    /// It in words, in the language that was asked for.
    name: String,
    #[schemars(extend("enum" = ["worsening", "steady", "improving", "too-little-known"]))]
    state: &'static str,
    /// What its values count; null for plain numbers.
    unit: Option<String>,
    #[schemars(extend("enum" = ["lower", "higher", "target"]))]
    better: &'static str,
    /// The first day of the first period of the run; null where there is none.
    since: Option<String>,
    /// The value that the run ran away from.
    from: Option<f64>,
    /// The last value of the run.
    to: Option<f64>,
    /// Whether money is told at the budget's exchange rates.
    at_budget_rates: bool,
    /// The periods that tell so, the oldest first.
    evidence: Vec<JsonPoint>,
}

const WATCHED: [&str; 13] = [
    "promise",
    "answers",
    "decisions",
    "approvals",
    "rounds",
    "deliveries",
    "payments",
    "lead-time",
    "budgets",
    "cadences",
    "mark",
    "gap",
    "silence",
];

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "SignalPeriod")]
struct JsonPoint {
    /// The first day.
    from: String,
    /// The last day.
    to: String,
    /// The campaign, where the period is that of one.
    campaign: Option<String>,
    /// In the signal's unit; shares as fractions of one.
    value: Option<f64>,
    /// How many observations it rests on.
    n: u64,
    /// The files it comes from.
    sources: Vec<JsonSource>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "SignalSource")]
struct JsonSource {
    /// The file.
    path: String,
    /// How many observations are in it.
    n: u64,
}

/// For programs: every signal.
pub(super) fn json(status: &Status<'_>, lang: Lang) -> Vec<JsonSignal> {
    let signals = status.signals.iter();
    signals.map(|it| signal(status, it, lang)).collect()
}

fn signal(status: &Status<'_>, signal: &Signal, lang: Lang) -> JsonSignal {
    let (of, filters) = match &signal.what {
        What::Promise {
            reference, filters, ..
        } => (Some(reference.clone()), filters.as_slice()),
        What::Mark(side) | What::Silence(side) => (Some(side.clone()), &[][..]),
        _ => (None, &[][..]),
    };
    let ends = signal.since().and_then(|_| signal.ends()).unzip();
    JsonSignal {
        what: signal.what.word(),
        of,
        r#where: filters.iter().cloned().collect(),
        name: signal.what.name(status.playbook, lang),
        state: signal.direction().word(),
        unit: signal.unit.as_ref().map(ToString::to_string),
        better: signal.better.word(),
        since: signal.since().map(|since| since.first_day().to_string()),
        from: ends.0,
        to: ends.1,
        at_budget_rates: signal.is_at_budget_rates,
        evidence: signal.evidence().iter().map(point).collect(),
    }
}

fn point(point: &Point) -> JsonPoint {
    let source = |(path, n): &(DocPath, u64)| JsonSource {
        path: path.to_string(),
        n: *n,
    };
    JsonPoint {
        from: point.period.first_day().to_string(),
        to: point.period.last_day().to_string(),
        campaign: point.campaign.clone(),
        value: point.value,
        n: point.n,
        sources: point.sources.iter().map(source).collect(),
    }
}
