//! Documents as they stood, commit by commit, and in the files of today.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::Context;
use crate::history::{CommitNo, Timeline};
use crate::locale::Message;
use crate::model::Page;
use crate::parse::Node;
use crate::text::{BlobId, DocPath, Span};
use crate::value::Date;

/// A document as it stood.
pub(in crate::rules) struct State {
    /// The commit that made it so; `None` for files that are not committed.
    pub(in crate::rules) commit: Option<CommitNo>,
    /// What it said.
    pub(in crate::rules) page: Arc<Page>,
}

impl State {
    /// Whether what it shows may be held against anybody.
    pub(in crate::rules) fn is_proven(&self, timeline: &Timeline) -> bool {
        self.commit.is_none_or(|commit| timeline.is_proven(commit))
    }
}

/// Every state of a document on the line of first parents, oldest first, then that of today where it
/// is not committed; none where Git cannot be read, which is told elsewhere.
pub(in crate::rules) fn states(
    context: &Context<'_>,
    timeline: &Timeline,
    page: &Arc<Page>,
) -> Vec<State> {
    let Ok(versions) = timeline.document(context.playbook, page.path()) else {
        return Vec::new();
    };
    let last = versions.last().and_then(|version| version.page.clone());
    let is_committed = last.is_some_and(|last| last.file.text == page.file.text);
    let committed = versions.into_iter().filter_map(|version| {
        Some(State {
            commit: Some(version.step.commit),
            page: version.page?,
        })
    });
    let today = State {
        commit: None,
        page: Arc::clone(page),
    };
    committed.chain((!is_committed).then_some(today)).collect()
}

/// The day of a commit in the playbook's zone.
pub(in crate::rules) fn day_of(
    context: &Context<'_>,
    timeline: &Timeline,
    commit: CommitNo,
) -> Date {
    let zone = context.playbook.config.zone();
    timeline
        .graph
        .commit(commit)
        .committed
        .in_zone(&zone)
        .date()
}

/// How a sentence names a commit: `1a2b3c4d (Anna Morozova, 3 March 2026)`.
pub(in crate::rules) fn named(
    context: &Context<'_>,
    timeline: &Timeline,
    commit: Option<CommitNo>,
) -> Message {
    let Some(number) = commit else {
        return Message::new("past-uncommitted");
    };
    let commit = timeline.graph.commit(number);
    Message::new("past-commit")
        .with("commit", commit.short_id())
        .with("author", &commit.author.name)
        .with("date", day_of(context, timeline, number))
}

/// Where a commit stands on the line; what is not committed comes last.
pub(in crate::rules) fn position(timeline: &Timeline, commit: Option<CommitNo>) -> usize {
    let steps = &timeline.line.steps;
    let found = commit.and_then(|commit| steps.iter().position(|step| step.commit == commit));
    found.unwrap_or(steps.len())
}

/// Whether a commit is the one with which the playbook came into the repository: what it brings may
/// be much older than it.
pub(in crate::rules) fn is_import(timeline: &Timeline, commit: CommitNo) -> bool {
    let mut steps = timeline.line.steps.iter().map(|step| step.commit);
    steps.find(|step| !timeline.graph.touches(*step).is_empty()) == Some(commit)
}

/// What commits made of files, also on lines that were merged since.
pub(in crate::rules) struct Blobs<'t> {
    by_path: BTreeMap<&'t DocPath, Vec<(CommitNo, &'t BlobId)>>,
}

impl<'t> Blobs<'t> {
    /// Gathers them in one pass.
    pub(in crate::rules) fn of(timeline: &'t Timeline) -> Self {
        let mut by_path: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let count = u32::try_from(timeline.graph.commits.len()).unwrap_or(u32::MAX);
        for commit in (0..count).map(CommitNo) {
            for touch in timeline.graph.touches(commit) {
                if let Some(blob) = &touch.after {
                    by_path.entry(&touch.path).or_default().push((commit, blob));
                }
            }
        }
        Self { by_path }
    }

    /// The commits that wrote the document that stands at `path` today, under its older names too,
    /// parents before children, with what they made of it.
    pub(in crate::rules) fn pages(
        &self,
        context: &Context<'_>,
        timeline: &Timeline,
        path: &DocPath,
    ) -> Vec<(CommitNo, Arc<Page>)> {
        let versions = timeline.line.versions(&timeline.graph, path);
        let mut paths: Vec<DocPath> = versions.into_iter().map(|version| version.path).collect();
        paths.push(path.clone());
        paths.sort();
        paths.dedup();
        let config = &context.playbook.config;
        let mut pages = Vec::new();
        for path in &paths {
            for (commit, blob) in self.by_path.get(path).into_iter().flatten() {
                let page = timeline.reader.page(path, blob, config).ok();
                pages.extend(page.map(|page| (*commit, page)));
            }
        }
        pages.sort_by_key(|(commit, _)| *commit);
        pages
    }
}

/// Where the field with these keys is written, else the nearest thing above it.
pub(in crate::rules) fn place_of(page: &Page, field: &str) -> Span {
    let mut node: &Node = &page.fields;
    let mut span = page.anchor;
    let mut rest = Some(field);
    while let Some(field) = rest {
        // A key may have a dot in it.
        let keys = field.match_indices('.').map(|(at, _)| at);
        let ends = keys.chain([field.len()]);
        let found = ends.into_iter().find_map(|end| {
            let entry = node.get(&field[..end])?;
            Some((entry, field.get(end + 1..)))
        });
        let Some((entry, below)) = found else { break };
        span = if below.is_some() || entry.value.is_null() {
            entry.key.span
        } else {
            entry.value.span
        };
        node = &entry.value;
        rest = below;
    }
    span
}
