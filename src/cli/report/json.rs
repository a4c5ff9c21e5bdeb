//! `json`: what a check found, for programs; `comity schema check` describes it.

use std::fmt::{self, Write as _};

use schemars::JsonSchema;
use serde::Serialize;

use super::harmless::is_hidden;
use super::{Format, Outcome, Shown, Verdict, View};
use crate::finding::{Edit, Finding, Fix, Label, Level, Place, Waived};
use crate::locale::Lang;
use crate::text::Position;

pub(super) static FORMAT: Format = Format {
    name: "json",
    about: "for programs; `comity schema check` describes it",
    write,
};

/// The name of this output.
pub const SCHEMA: &str = "comity.check/v1";

/// What `comity check --format json` prints: one check, or several under `playbooks` where the
/// path stands above several playbooks. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum CheckOutput {
    /// The check of one playbook.
    One(One),
    /// The checks of several.
    Several(Several),
}

/// The check of one playbook.
#[derive(Debug, Serialize, JsonSchema)]
pub struct One {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    #[serde(flatten)]
    check: Check,
}

/// The checks of several playbooks, by folder.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Several {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// `fail` where one of them fails.
    verdict: Verdict,
    playbooks: Vec<Check>,
}

/// What a check of a playbook found.
#[derive(Debug, Serialize, JsonSchema)]
struct Check {
    /// The day on which everything was judged.
    #[schemars(extend("format" = "date"))]
    as_of: String,
    /// The playbook's folder, as it is reached from the folder the command ran in.
    playbook: String,
    /// The commit that was looked at; null for a work tree.
    commit: Option<String>,
    summary: Summary,
    /// What the KPI rule says of the partnership; null without one.
    kpi: Option<Kpi>,
    /// Whether a finding stands in the way, given `--fail-on` and `--fail-on-time`.
    verdict: Verdict,
    /// What should be known beside the findings, in the language that was asked for.
    notes: Vec<String>,
    /// What is wrong, by path and place; findings that do not count among it.
    findings: Vec<JsonFinding>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Kpi {
    #[schemars(extend("enum" = ["working", "failing", "unknown"]))]
    state: &'static str,
    /// How many are on track.
    on_track: usize,
    /// How many must be.
    needed: usize,
    /// How many there are.
    of: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Summary {
    /// Errors that count.
    errors: usize,
    /// Warnings that count.
    warnings: usize,
    /// Infos that count.
    infos: usize,
    /// Findings that a waiver accepts.
    waived: usize,
    /// Findings that the baseline knows.
    known: usize,
    /// Documents that were looked at.
    documents: usize,
    /// Rules that were run.
    rules: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Finding")]
pub(super) struct JsonFinding {
    rule: String,
    #[schemars(extend("enum" = ["error", "warning", "info"]))]
    level: &'static str,
    /// What is wrong, in one sentence.
    message: String,
    /// The file, from the playbook's folder.
    path: String,
    /// The first character.
    start: JsonPosition,
    /// One past the last character.
    end: JsonPosition,
    /// Other places that explain it.
    labels: Vec<JsonLabel>,
    /// Why it matters.
    why: Option<String>,
    /// Facts beside it.
    notes: Vec<String>,
    /// What to do.
    help: Vec<String>,
    /// The value that was found.
    observed: Option<String>,
    /// The value that was wanted.
    expected: Option<String>,
    /// How many observations the value rests on.
    n: Option<u64>,
    /// The days that were looked at.
    window: Option<String>,
    /// What made it appear: only `time` can appear without a change.
    #[schemars(extend("enum" = ["text", "data", "time"]))]
    cause: &'static str,
    /// What accepts it.
    waiver: Option<JsonWaiver>,
    /// The entry of the baseline that knows it; left out where none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<JsonKnown>,
    /// The edits that mend it, all or none of them.
    fix: Option<JsonFix>,
    /// Its name across runs, edits above it and languages.
    #[schemars(extend("pattern" = "^[0-9a-f]{16}$"))]
    fingerprint: String,
}

/// A place; lines and columns count from 1, columns in characters, bytes from 0.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Position")]
struct JsonPosition {
    line: usize,
    column: usize,
    byte: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Label")]
struct JsonLabel {
    path: String,
    start: JsonPosition,
    end: JsonPosition,
    text: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Fix")]
struct JsonFix {
    /// `safe` is made by `--fix`; `unsafe` only by `--unsafe-fixes`, for a person should look at it.
    #[schemars(extend("enum" = ["safe", "unsafe"]))]
    safety: &'static str,
    /// They do not overlap.
    edits: Vec<JsonEdit>,
}

/// Text that comes in the place of what stands from `start` up to `end`.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Edit")]
struct JsonEdit {
    path: String,
    start: JsonPosition,
    end: JsonPosition,
    text: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Known")]
struct JsonKnown {
    path: String,
    line: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Waiver")]
struct JsonWaiver {
    path: String,
    line: usize,
    reason: String,
    owner: String,
    /// The last day on which it holds.
    #[schemars(extend("format" = "date"))]
    until: String,
}

fn write(outcomes: &[Outcome], view: &View, out: &mut String) -> fmt::Result {
    let mut checks: Vec<Check> = outcomes
        .iter()
        .map(|outcome| check(outcome, view.lang))
        .collect();
    let output = match (checks.pop(), checks.is_empty()) {
        (Some(check), true) => CheckOutput::One(One {
            schema: SCHEMA,
            check,
        }),
        (last, _) => {
            checks.extend(last);
            let fails = checks.iter().any(|check| check.verdict == Verdict::Fail);
            let verdict = if fails { Verdict::Fail } else { Verdict::Pass };
            CheckOutput::Several(Several {
                schema: SCHEMA,
                verdict,
                playbooks: checks,
            })
        }
    };
    out.write_str(&pretty(&output))
}

/// JSON with two spaces and a final line end; hidden characters are written as escapes, for this
/// output too is read on terminals.
pub(in crate::cli) fn pretty(value: &impl Serialize) -> String {
    escaped(&serde_json::to_string_pretty(value).expect("these keys are all texts")) + "\n"
}

/// JSON on one line, with the same escapes.
pub(super) fn compact(value: &impl Serialize) -> String {
    escaped(&serde_json::to_string(value).expect("these keys are all texts")) + "\n"
}

/// Inside JSON a hidden character can stand in texts only, so that an escape may take its place.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + 1);
    for letter in json.chars() {
        if is_hidden(letter) {
            let mut units = [0; 2];
            out.extend(
                letter
                    .encode_utf16(&mut units)
                    .iter()
                    .map(|unit| format!("\\u{unit:04x}")),
            );
        } else {
            out.push(letter);
        }
    }
    out
}

fn check(outcome: &Outcome, lang: Lang) -> Check {
    Check {
        as_of: outcome.as_of.day.to_string(),
        playbook: folder(outcome),
        commit: outcome.commit.clone(),
        summary: Summary {
            errors: outcome.count(Level::Error),
            warnings: outcome.count(Level::Warning),
            infos: outcome.count(Level::Info),
            waived: outcome.waived(),
            known: outcome.known(),
            documents: outcome.documents.len(),
            rules: outcome.rules,
        },
        kpi: outcome.kpi.as_ref().map(|kpi| Kpi {
            state: kpi.state.id(),
            on_track: kpi.passed,
            needed: kpi.needed,
            of: kpi.kpis(),
        }),
        verdict: outcome.verdict(),
        notes: outcome
            .all_notes()
            .iter()
            .map(|note| note.text(lang))
            .collect(),
        findings: outcome
            .findings
            .iter()
            .map(|finding| one(finding, outcome, lang))
            .collect(),
    }
}

pub(super) fn folder(outcome: &Outcome) -> String {
    let folder = outcome.folder.as_str();
    if folder.is_empty() { "." } else { folder }.to_owned()
}

pub(super) fn one(finding: &Finding, outcome: &Outcome, lang: Lang) -> JsonFinding {
    let Shown { path, start, end } = outcome.texts.shown(&finding.place);
    let evidence = &finding.evidence;
    JsonFinding {
        rule: finding.rule.to_string(),
        level: finding.level.as_str(),
        message: finding.headline(lang),
        path: path.to_string(),
        start: start.into(),
        end: end.into(),
        labels: finding
            .labels
            .iter()
            .map(|it| label(it, outcome, lang))
            .collect(),
        why: finding.why(lang),
        notes: finding.notes.iter().map(|note| note.text(lang)).collect(),
        help: finding.all_help(lang),
        observed: evidence.observed.clone(),
        expected: evidence.expected.clone(),
        n: evidence.n,
        window: evidence.window.clone(),
        cause: finding.cause.as_str(),
        waiver: finding
            .waived_by
            .as_ref()
            .map(|waived| waiver(waived, outcome)),
        baseline: finding.known_by.as_ref().map(|place| {
            let at = outcome.texts.shown(place);
            JsonKnown {
                path: at.path.to_string(),
                line: at.start.line,
            }
        }),
        fix: finding.fix.as_ref().map(|mended| fix(mended, outcome)),
        fingerprint: finding.fingerprint(),
    }
}

fn label(label: &Label, outcome: &Outcome, lang: Lang) -> JsonLabel {
    let Shown { path, start, end } = outcome.texts.shown(&label.place);
    JsonLabel {
        path: path.to_string(),
        start: start.into(),
        end: end.into(),
        text: label.message.text(lang),
    }
}

fn fix(fix: &Fix, outcome: &Outcome) -> JsonFix {
    let edit = |edit: &Edit| {
        let place = Place::new(&edit.path, edit.span);
        let Shown { path, start, end } = outcome.texts.shown(&place);
        JsonEdit {
            path: path.to_string(),
            start: start.into(),
            end: end.into(),
            text: edit.text.clone(),
        }
    };
    JsonFix {
        safety: fix.safety.as_str(),
        edits: fix.edits.iter().map(edit).collect(),
    }
}

fn waiver(waived: &Waived, outcome: &Outcome) -> JsonWaiver {
    let at = outcome.texts.shown(&waived.place);
    JsonWaiver {
        path: at.path.to_string(),
        line: at.start.line,
        reason: waived.reason.clone(),
        owner: waived.owner.clone(),
        until: waived.until.clone(),
    }
}

impl From<Position> for JsonPosition {
    fn from(Position { line, column, byte }: Position) -> Self {
        Self { line, column, byte }
    }
}
