//! What Git knows of a playbook, gathered for its pages.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::lines;
use crate::actuals::Ledgers;
use crate::cli::verify::ssh::SshKeygen;
use crate::compare::{Comparison, Days};
use crate::history::decisions::lives;
use crate::history::expectations::Targets;
use crate::history::signoffs::{Change, Grounds, SignOffState, TextState, states};
use crate::history::{CommitNo, Edition, Timeline, editions};
use crate::model::{Document, Loaded, Page, Playbook};
use crate::rules::default_levels;
use crate::site::past::{
    ChangedPage, Deed, FileChange, KnownSignOff, Past, SignedText, Since, Story,
};
use crate::source::Source;
use crate::text::{BlobId, DocPath};
use crate::value::Date;

/// What is known of the past of `playbook` on the day `as_of`; `work_tree` is where its files lie,
/// where they may differ from what was committed last.
///
/// # Errors
/// Where the repository cannot be read.
pub fn of(
    timeline: &Timeline,
    playbook: &Playbook,
    as_of: Date,
    work_tree: Option<&dyn Source>,
    ledgers: &Ledgers,
) -> anyhow::Result<Past> {
    let uncommitted = match work_tree {
        Some(files) => uncommitted(timeline, files)?,
        None => Vec::new(),
    };
    let mut files = BTreeMap::new();
    for page in playbook.pages() {
        let mut story = story(timeline, playbook, page.path());
        story.is_uncommitted = uncommitted.binary_search(page.path()).is_ok();
        files.insert(page.path().clone(), story);
    }
    let head = timeline.graph.head();
    Ok(Past {
        commit: head.map(|head| timeline.graph.commit(head).id.clone()),
        lines: lines::of(timeline, playbook, ledgers, &uncommitted)?,
        files,
        signoffs: signoffs(timeline, playbook)?,
        lives: lives(playbook, Some(timeline), as_of)?,
        targets: Targets::read(playbook, Some(timeline), as_of)?,
        since: since(timeline, playbook, as_of)?.map(Arc::new),
    })
}

/// The files on disk that are not what was committed last, by path.
fn uncommitted(timeline: &Timeline, files: &dyn Source) -> anyhow::Result<Vec<DocPath>> {
    let Some(head) = timeline.graph.head() else {
        return Ok(Vec::new());
    };
    let head = timeline.reader.files(&timeline.graph.commit(head).id)?;
    let committed: BTreeMap<DocPath, BlobId> = head
        .list()?
        .into_iter()
        .map(|entry| (entry.path, entry.blob))
        .collect();
    let mut uncommitted: Vec<DocPath> = files
        .list()?
        .into_iter()
        .filter(|entry| committed.get(&entry.path) != Some(&entry.blob))
        .map(|entry| entry.path)
        .collect();
    uncommitted.sort();
    Ok(uncommitted)
}

fn story(timeline: &Timeline, playbook: &Playbook, path: &DocPath) -> Story {
    let zone = playbook.config.zone();
    let history = timeline.file(path);
    let changes = history.changes.iter().map(|change| {
        let commit = history.commit(change);
        FileChange {
            commit: commit.short_id().to_owned(),
            day: commit.authored.in_zone(&zone).date(),
            at: commit.committed.instant(),
            author: commit.author.name.clone(),
            summary: commit.summary.clone(),
        }
    });
    // Without their addresses two people of one name are one.
    let mut authors: Vec<(String, usize)> = Vec::new();
    for (author, count) in history.authors() {
        match authors.iter_mut().find(|(name, _)| *name == author.name) {
            Some((_, all)) => *all += count,
            None => authors.push((author.name.clone(), count)),
        }
    }
    authors.sort_by_key(|(_, count)| Reverse(*count));
    Story {
        changes: changes.collect(),
        authors,
        is_uncommitted: false,
        is_cut: history.is_beginning_unknown,
    }
}

/// What is known of every sign-off. Signatures are checked against the playbook's own allowed signers
/// alone: those of whoever builds would make another site of the same commits.
fn signoffs(
    timeline: &Timeline,
    playbook: &Playbook,
) -> anyhow::Result<BTreeMap<DocPath, Vec<KnownSignOff>>> {
    let grounds = Grounds::checked(Some(timeline), String::new(), &SshKeygen);
    let mut known = BTreeMap::new();
    for document in &playbook.documents {
        if document.page.common.signoffs.is_some() {
            let states = states(playbook, document, Some(timeline), &grounds)?;
            let states = states.iter().map(|state| signoff(timeline, state));
            known.insert(document.page.path().clone(), states.collect());
        }
    }
    Ok(known)
}

fn signoff(timeline: &Timeline, state: &SignOffState) -> KnownSignOff {
    let short = |commit: CommitNo| timeline.graph.commit(commit).short_id().to_owned();
    let change = |change: &Change| (change.part.clone(), change.commit.map(short));
    let text = match &state.text {
        TextState::NoDigest | TextState::UnknownScheme => SignedText::Unknown,
        TextState::Fits => SignedText::Same,
        TextState::Differs(since) => {
            let changes = since.iter().flat_map(|since| &since.changes);
            SignedText::Changed(changes.map(change).collect())
        }
    };
    KnownSignOff {
        party: state.party.clone(),
        trust: state.trust.word(),
        commit: state.trust.commit().map(short),
        text,
    }
}

/// What changed since the last edition before `as_of`.
fn since(timeline: &Timeline, playbook: &Playbook, as_of: Date) -> anyhow::Result<Option<Since>> {
    let found = before(timeline, playbook, as_of)?;
    Ok(found.map(|(edition, before)| {
        let playbooks = [&before.playbook, playbook];
        between(timeline, edition, playbooks, as_of)
    }))
}

/// The last edition before `as_of`, and its playbook.
pub(super) fn before(
    timeline: &Timeline,
    playbook: &Playbook,
    as_of: Date,
) -> anyhow::Result<Option<(Edition, Arc<Loaded>)>> {
    let mut all = editions(timeline, playbook, as_of)?;
    all.retain(|edition| edition.as_of < as_of);
    let Some(edition) = all.pop() else {
        return Ok(None);
    };
    let before = timeline.reader.playbook(&edition.commit)?;
    Ok(before.map(|before| (edition, before)))
}

/// What changed from the playbook of `edition` to the one of `as_of`.
pub(super) fn between(
    timeline: &Timeline,
    edition: Edition,
    [before, playbook]: [&Playbook; 2],
    as_of: Date,
) -> Since {
    let days = Days {
        before: Some(edition.as_of),
        now: Some(as_of),
    };
    let levels = default_levels();
    let comparison = Comparison::of(before, playbook);
    let until = timeline.line.steps.last().map(|step| step.at);
    Since {
        until: until.unwrap_or_default(),
        changes: comparison.on(days).with_levels(&levels).changes(),
        pages: changed_pages(timeline, &edition, before, playbook),
        edition,
    }
}

fn changed_pages(
    timeline: &Timeline,
    edition: &Edition,
    before: &Playbook,
    after: &Playbook,
) -> Vec<ChangedPage> {
    let moved = timeline.moved_since(&edition.commit);
    let stands = |path: &DocPath| moved.get(path).unwrap_or(path).clone();
    let mut old: BTreeMap<DocPath, &Document> = BTreeMap::new();
    for document in &before.documents {
        old.insert(stands(document.page.path()), document);
    }
    let mut pages = Vec::new();
    for document in &after.documents {
        let deed = match old.remove(document.page.path()) {
            None => Deed::Added,
            Some(was) if !says_the_same(was, document) => Deed::Edited,
            Some(was) if was.page.path() != document.page.path() => Deed::Moved,
            Some(_) => continue,
        };
        pages.push(changed(&document.page, deed));
    }
    let gone = old.into_values();
    pages.extend(gone.map(|document| changed(&document.page, Deed::Removed)));
    pages.sort_by(|one, other| (one.deed, &one.path).cmp(&(other.deed, &other.path)));
    pages
}

fn changed(page: &Page, deed: Deed) -> ChangedPage {
    ChangedPage {
        path: page.path().clone(),
        title: page.title().to_owned(),
        kind: page.kind,
        deed,
    }
}

/// Whether a document and its translations have the same texts.
fn says_the_same(one: &Document, other: &Document) -> bool {
    let mut pages = one.pages().zip(other.pages());
    one.pages().count() == other.pages().count()
        && pages.all(|(one, other)| Arc::ptr_eq(one, other) || one.file.text == other.file.text)
}
