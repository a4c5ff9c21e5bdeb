//! Decisions whose outcome was undone.
//!
//! Replacing is not undoing: a decision that supersedes another may refine it. It is undone when its
//! status says so later, or when the one that replaces it puts a field back to what it was before.

use std::collections::{BTreeMap, BTreeSet};

use super::DecisionLife;
use super::stage::Event;
use crate::history::covered::{Named, Standings, named};
use crate::history::{CommitNo, DocumentVersion, Timeline};
use crate::model::kinds::DecisionStatus;
use crate::model::{Page, Playbook};
use crate::parse::{Content, Node};

/// How the outcome of a decision was undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reversal {
    /// Its status went from accepted to rejected, withdrawn or proposed, or from rejected to
    /// accepted or proposed.
    TakenBack {
        /// What it became.
        to: DecisionStatus,
        /// The commit that made it so.
        event: Box<Event>,
    },
    /// A decision that replaces it put back what it had changed.
    PutBack {
        /// The decision that replaces it.
        by: String,
        /// The document, as `changes` of both names it: `agreement/2026-04-framework`.
        object: String,
        /// The field, with dots: `expectations.us-cpe.target`.
        field: String,
    },
}

/// Keys that change with every signature, and say nothing of what was agreed.
const FORMAL: [&str; 5] = ["status", "date", "signoffs", "charter_digest", "waivers"];

/// Finds the decisions whose replacement put a field back.
pub(super) fn find(
    lives: &mut [DecisionLife],
    playbook: &Playbook,
    timeline: &Timeline,
) -> anyhow::Result<()> {
    let pairs = replaced(lives);
    if pairs.is_empty() {
        return Ok(());
    }
    let standings = Standings::read(playbook, timeline)?;
    for (at, newer) in pairs {
        let found = put_back(&lives[at], &lives[newer], playbook, timeline, &standings)?;
        if let (None, Some(found)) = (&lives[at].reversed, found) {
            lives[at].reversed = Some(found);
        }
    }
    Ok(())
}

/// Decisions and those that replace them, where both were accepted and both change something.
fn replaced(lives: &[DecisionLife]) -> Vec<(usize, usize)> {
    let places: BTreeMap<&str, usize> = lives
        .iter()
        .enumerate()
        .map(|(at, life)| (&*life.id, at))
        .collect();
    let mut pairs = Vec::new();
    for (at, life) in lives.iter().enumerate() {
        let newer = life.superseded_by.iter().filter_map(|id| places.get(&**id));
        pairs.extend(
            newer
                .map(|newer| (at, *newer))
                .filter(|(_, newer)| !life.changes.is_empty() && !lives[*newer].changes.is_empty()),
        );
    }
    pairs
}

fn put_back(
    older: &DecisionLife,
    newer: &DecisionLife,
    playbook: &Playbook,
    timeline: &Timeline,
    standings: &Standings,
) -> anyhow::Result<Option<Reversal>> {
    let accepted = |life: &DecisionLife| standings.first_accepted(&life.id);
    let (Some(began), Some(replaced)) = (accepted(older), accepted(newer)) else {
        return Ok(None);
    };
    for document in &playbook.documents {
        let page = &*document.page;
        let (first, second) = (names(older, page), names(newer, page));
        if first.is_empty() || second.is_empty() {
            continue;
        }
        let versions = timeline.document(playbook, page.path())?;
        let first = changes(&versions, began, Some(replaced), &first);
        let second = changes(&versions, replaced, None, &second);
        let undone = first.into_iter().find(|(field, (before, after))| {
            before != after && second.get(field).is_some_and(|(_, now)| now == before)
        });
        if let Some((field, _)) = undone {
            return Ok(Some(Reversal::PutBack {
                by: newer.id.clone(),
                object: page.object(),
                field,
            }));
        }
    }
    Ok(None)
}

/// What a decision allows to change of a document.
fn names<'a>(life: &'a DecisionLife, page: &Page) -> Vec<Named<'a>> {
    let changes = life.changes.iter();
    changes.filter_map(|name| named(name, page)).collect()
}

/// A field's text before and after; `None` where it is not there.
type Change = (Option<String>, Option<String>);

/// What became of the named fields from one commit on, up to another and without it.
fn changes(
    versions: &[DocumentVersion],
    from: CommitNo,
    to: Option<CommitNo>,
    names: &[Named<'_>],
) -> BTreeMap<String, Change> {
    let mut changes: BTreeMap<String, Change> = BTreeMap::new();
    let mut before = BTreeMap::new();
    for version in versions {
        let after = version.page.as_deref().map(leaves).unwrap_or_default();
        let commit = version.step.commit;
        let is_within = from <= commit && to.is_none_or(|to| commit < to);
        // What a decision changes is there before it: a document that is new undoes nothing.
        if is_within && !before.is_empty() {
            let fields: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
            let is_named = |field: &str| names.iter().any(|name| is_in(field, *name));
            for field in fields.into_iter().filter(|field| is_named(field)) {
                let (old, new) = (before.get(field), after.get(field));
                if old != new {
                    let change = changes.entry(field.clone());
                    let change = change.or_insert_with(|| (old.cloned(), None));
                    change.1 = new.cloned();
                }
            }
        }
        before = after;
    }
    changes
}

/// Whether a field belongs to what a reference names.
fn is_in(field: &str, name: Named<'_>) -> bool {
    let Named::Item(item) = name else { return true };
    let rest = field.strip_prefix("expectations.").unwrap_or(field);
    let inside = |field: &str| {
        let rest = field.strip_prefix(item);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    inside(field) || inside(rest)
}

/// Every value of the front matter by its path, without what is formal.
fn leaves(page: &Page) -> BTreeMap<String, String> {
    let mut leaves = BTreeMap::new();
    for entry in page.fields.entries() {
        if !FORMAL.contains(&&*entry.key.value) {
            gather(&entry.value, entry.key.value.clone(), &mut leaves);
        }
    }
    leaves
}

fn gather(node: &Node, path: String, leaves: &mut BTreeMap<String, String>) {
    match &node.content {
        Content::Map(entries) => {
            for entry in entries {
                gather(&entry.value, format!("{path}.{}", entry.key.value), leaves);
            }
        }
        // A list is one answer: its items have no names by which they could be told apart.
        Content::List(items) => {
            let mut inside = BTreeMap::new();
            for (at, item) in items.iter().enumerate() {
                gather(item, at.to_string(), &mut inside);
            }
            let texts = inside
                .into_iter()
                .map(|(key, text)| format!("{key}={text}"));
            leaves.insert(path, texts.collect::<Vec<_>>().join("\u{1f}"));
        }
        _ => {
            leaves.extend(node.text().map(|text| (path, text.trim().to_owned())));
        }
    }
}
