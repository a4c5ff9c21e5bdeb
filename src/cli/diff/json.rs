//! The changes for programs; `comity schema diff` describes it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Diff, Named};
use crate::cli::report::json::pretty;
use crate::compare::{Change, Class};
use crate::locale::Lang;

/// The name of this output.
pub(in crate::cli) const SCHEMA: &str = "comity.diff/v1";

/// What `comity diff --format json` prints. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::cli) struct DiffOutput {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// What is compared with.
    from: End,
    /// What is compared.
    to: End,
    /// The party that changes are weighed for; null where it is every party.
    party: Option<String>,
    /// The weightiest first, then by path and line.
    changes: Vec<JsonChange>,
    summary: Summary,
    /// What should be known beside the changes.
    notes: Vec<String>,
}

/// A state of the playbook.
#[derive(Debug, Serialize, JsonSchema)]
struct End {
    /// What was asked for: a revision, an edition, a day; `worktree` for the files on disk.
    asked: String,
    /// The full id of its commit; null for the files on disk.
    commit: Option<String>,
    /// The day on which it stood so.
    #[schemars(extend("format" = "date"))]
    day: Option<String>,
}

/// One change.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Change")]
struct JsonChange {
    /// What sort of change it is, such as `target-loosened`; the names stay.
    kind: &'static str,
    /// What changed: `agreement/2026-02-loi`, `ledger/performance`, `comity.toml`, or the path of
    /// another file.
    object: String,
    /// The field, with dots between the keys; empty where the object as a whole is meant.
    field: String,
    /// What was there, in one spelling; null where nothing was, or where the sentence says it.
    before: Option<String>,
    /// What is there.
    after: Option<String>,
    /// How much it matters to each party.
    class: BTreeMap<String, Word>,
    /// How much it matters to the party asked for, else the heaviest of all.
    weight: Word,
    /// The file it stands in.
    path: String,
    /// The line, counted from 1.
    line: usize,
    /// Whether path and line are those of before, because it is gone.
    gone: bool,
    /// The decision, accepted in the same change, that allows it.
    decision: Option<String>,
    /// What happened, in the language that was asked for.
    sentence: String,
}

/// How much a change matters.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Class")]
enum Word {
    Breaking,
    Notable,
    Minor,
}

/// How many changes of each class there are.
#[derive(Debug, Serialize, JsonSchema)]
struct Summary {
    breaking: usize,
    notable: usize,
    minor: usize,
    /// How many of them a decision allows.
    decided: usize,
}

impl From<Class> for Word {
    fn from(class: Class) -> Self {
        match class {
            Class::Breaking => Self::Breaking,
            Class::Notable => Self::Notable,
            Class::Minor => Self::Minor,
        }
    }
}

pub(super) fn write(diff: &Diff<'_>, lang: Lang) -> String {
    let count = |class| diff.of_class(class).count();
    let changes = diff.changes.iter();
    pretty(&DiffOutput {
        schema: SCHEMA,
        from: end(diff.from),
        to: end(diff.to),
        party: diff.party.clone(),
        summary: Summary {
            breaking: count(Class::Breaking),
            notable: count(Class::Notable),
            minor: count(Class::Minor),
            decided: changes
                .clone()
                .filter(|change| change.decision.is_some())
                .count(),
        },
        changes: changes.map(|change| one(diff, change, lang)).collect(),
        notes: diff.notes.iter().map(|note| note.text(lang)).collect(),
    })
}

fn end(named: &Named) -> End {
    End {
        asked: named.asked.clone(),
        commit: named.commit.clone(),
        day: named.day.map(|day| day.to_string()),
    }
}

fn one(diff: &Diff<'_>, change: &Change, lang: Lang) -> JsonChange {
    let classes = change.classes.iter();
    JsonChange {
        kind: change.kind,
        object: change.object.clone(),
        field: change.field.clone(),
        before: change.before.clone(),
        after: change.after.clone(),
        class: classes
            .map(|(party, class)| (party.clone(), Word::from(*class)))
            .collect(),
        weight: diff.class(change).into(),
        path: change.place.path.to_string(),
        line: change.line,
        gone: change.is_gone,
        decision: change.decision.clone(),
        sentence: change.sentence(lang),
    }
}
