//! Signatures under a text that has changed since.

use std::collections::BTreeMap;

use super::super::Context;
use super::past::{State, states};
use super::wording::{apart, words};
use crate::compare::changed_fields;
use crate::history::digest::is_leaned_on;
use crate::history::signoffs::{self, Grounds, TextState};
use crate::history::{CommitNo, Timeline};
use crate::model::kinds::Status;
use crate::model::{Document, Page};
use crate::text::Span;

/// What parties signed, and what has become of it.
pub(in crate::rules) struct Stale {
    /// The parties and where they are named.
    pub(in crate::rules) parties: Vec<(String, Span)>,
    /// The parts that changed, and in which commit; none where that cannot be told.
    pub(in crate::rules) changes: Vec<Change>,
}

/// A part of a text that changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) struct Change {
    /// The field, `body`, or what the text leans on, such as `metric/cpe`.
    pub(in crate::rules) part: String,
    /// The commit; `None` for files that are not committed.
    pub(in crate::rules) commit: Option<CommitNo>,
}

impl Stale {
    /// Whether all of it happened before the history that counts.
    pub(in crate::rules) fn is_unproven(&self, timeline: Option<&Timeline>) -> bool {
        let is_old = |change: &Change| {
            let old = change.commit.zip(timeline);
            old.is_some_and(|(commit, timeline)| !timeline.is_proven(commit))
        };
        !self.changes.is_empty() && self.changes.iter().all(is_old)
    }

    /// The commits that changed something, in the order of their first change.
    pub(in crate::rules) fn commits(&self) -> Vec<Option<CommitNo>> {
        let mut commits = Vec::new();
        for change in &self.changes {
            if !commits.contains(&change.commit) {
                commits.push(change.commit);
            }
        }
        commits
    }

    /// The names of the parts, each once.
    pub(in crate::rules) fn parts(&self) -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        for change in &self.changes {
            if !parts.contains(&change.part) {
                parts.push(change.part.clone());
            }
        }
        parts
    }
}

/// The signatures of a document under another text than that of today, by what has changed.
pub(in crate::rules) fn stale(
    context: &Context<'_>,
    timeline: Option<&Timeline>,
    document: &Document,
) -> Vec<Stale> {
    let grounds = Grounds::of(timeline);
    let is_closed = document.page.status() == Some(Status::Closed);
    let found = signoffs::states(context.playbook, document, timeline, &grounds);
    let mut by_changes: BTreeMap<Vec<Change>, Vec<(String, Span)>> = BTreeMap::new();
    // What cannot be read is told elsewhere.
    for signed in found.unwrap_or_default() {
        let changes = match signed.text {
            TextState::Fits | TextState::UnknownScheme => continue,
            // Only Git can tell whether it is more than what the text leans on.
            TextState::Differs(None) if is_closed && timeline.is_none() => continue,
            TextState::Differs(None) => Some(Vec::new()),
            TextState::Differs(Some(since)) => {
                let changes = since.changes.into_iter().map(|change| Change {
                    part: change.part,
                    commit: change.commit,
                });
                let counted = changes.filter(|change| counts(&document.page, &change.part));
                Some(counted.collect()).filter(|changes: &Vec<Change>| !changes.is_empty())
            }
            TextState::NoDigest => {
                timeline.and_then(|it| typed(context, it, document, &signed.party))
            }
        };
        if let Some(changes) = changes {
            let party = (signed.party, signed.span);
            by_changes.entry(changes).or_default().push(party);
        }
    }
    let stale = by_changes.into_iter();
    stale
        .map(|(changes, parties)| Stale { parties, changes })
        .collect()
}

/// A closed document is read as it was meant then: what it leans on may go on changing.
fn counts(page: &Page, part: &str) -> bool {
    page.status() != Some(Status::Closed) || !is_leaned_on(part)
}

/// What has changed since a signature without a digest came under the text, as far as Git tells.
fn typed(
    context: &Context<'_>,
    timeline: &Timeline,
    document: &Document,
    party: &str,
) -> Option<Vec<Change>> {
    let mut states = states(context, timeline, &document.page);
    states.retain(|state| !state.page.is_broken);
    let wanted = signature(&document.page, party);
    let is_unsigned = |state: &State| signature(&state.page, party) != wanted;
    let signed = states
        .iter()
        .rposition(is_unsigned)
        .map_or(0, |last| last + 1);
    let unproven = states.iter().rposition(|state| !state.is_proven(timeline));
    let states = states.get(signed.max(unproven.unwrap_or(0))..)?;
    let (then, today) = (states.first()?, states.last()?);
    let lasting = parts(context, &then.page, &today.page);
    let mut changes = Vec::new();
    for pair in states.windows(2) {
        let differing = parts(context, &pair[0].page, &pair[1].page);
        let kept = differing.into_iter().filter(|part| lasting.contains(part));
        changes.extend(kept.map(|part| Change {
            part,
            commit: pair[1].commit,
        }));
    }
    (!changes.is_empty()).then_some(changes)
}

/// What a party's signature says: who, when.
fn signature(page: &Page, party: &str) -> Option<(Option<String>, Option<crate::value::Date>)> {
    let mut entries = page.common.signoffs.iter().flat_map(|all| all.value.iter());
    let entry = entries.find(|entry| entry.key.as_str() == party)?;
    let said = entry.value.as_ref();
    let by = said.and_then(|said| Some(said.by.as_ref()?.as_str().to_owned()));
    Some((by, said.and_then(|said| Some(said.date.as_ref()?.value))))
}

/// The parts of a document's own text that differ; a slip of the pen does not count.
fn parts(context: &Context<'_>, before: &Page, now: &Page) -> Vec<String> {
    const OUTSIDE: [&str; 6] = ["signoffs", "status", "tags", "aliases", "waivers", "kind"];
    let changes = changed_fields(before, now, &context.playbook.config);
    let fields = changes.into_iter().map(|change| change.field);
    let is_inside = |field: &String| {
        let key = field.split('.').next().unwrap_or(field);
        !OUTSIDE.contains(&key)
    };
    let prose = apart(&words(before), &words(now)).filter(|apart| !apart.is_slip());
    let body = prose.map(|_| "body".to_owned());
    fields.filter(is_inside).chain(body).collect()
}
