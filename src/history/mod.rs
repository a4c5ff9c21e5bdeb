//! The past of a playbook, out of Git.
//!
//! One walk over the commits notes what each did to the playbook's files ([`Graph`]). The line of
//! first parents ([`Line`]) tells how today's playbook came to be, and gives each quarter its
//! edition. What a commit holds is read when it is asked for ([`Reader`]). Knows nothing of rules.

pub mod authors;
mod base;
mod common;
mod covered;
pub mod decisions;
pub mod digest;
pub mod editions;
pub mod expectations;
mod files;
pub mod graph;
mod index;
pub mod line;
mod lines;
mod mark;
mod moved;
pub mod point;
mod reader;
mod removed;
pub mod seals;
pub mod signoffs;
mod start;
#[cfg(test)]
mod tests;
mod then;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use git2::Repository;

use crate::locale::Message;
use crate::model::{Loaded, Page, ParseCache, Playbook};
use crate::source::{GitError, Store, folder_of, open_repository};
use crate::text::DocPath;
use crate::value::parse_date;

pub use editions::{Edition, editions};
pub use files::{FileChange, FileChangeKind, FileHistory, count_authors};
pub use graph::{Author, Commit, CommitNo, Graph, Touch};
pub use line::{FileVersion, Line, Step};
pub use lines::SetLine;
pub use mark::mark;
pub use point::{NoPoint, Point, resolve};
pub use reader::Reader;
pub use start::Start;

/// What is known of the past.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// The playbook that today's is a change of; `None` before the first commit that holds one.
    pub base: Option<Base>,
    /// Every commit that led to today's, and what each did to the playbook's files.
    pub graph: Arc<Graph>,
    /// The commits from the first to today's, each the first parent of the next.
    pub line: Line,
    /// Reads what commits hold.
    pub reader: Arc<Reader>,
    /// The commits that tags `edition/…` name, by what follows the slash.
    pub tags: BTreeMap<String, String>,
    /// What is older than `[history] since` asks for, and so proves nothing.
    unproven: BTreeSet<CommitNo>,
}

/// A playbook as a commit holds it.
#[derive(Debug, Clone)]
pub struct Base {
    /// The playbook.
    pub playbook: Playbook,
    /// The commit's id.
    pub commit: String,
}

/// A document as a step of the line left it.
#[derive(Debug, Clone)]
pub struct DocumentVersion {
    /// The step that made it so.
    pub step: Step,
    /// Where it stood.
    pub path: DocPath,
    /// What it said; `None` where the step removed it.
    pub page: Option<Arc<Page>>,
    /// Whether the clone was cut off at the step: the document was there already, and who made it
    /// so, and when, is not known.
    pub is_beginning_unknown: bool,
}

impl Timeline {
    /// How the document that stands at `path` today came to be, oldest first, read as `playbook` has
    /// documents read. What was not committed yet is not among them.
    ///
    /// # Errors
    /// Where the repository cannot be read.
    pub fn document(
        &self,
        playbook: &Playbook,
        path: &DocPath,
    ) -> anyhow::Result<Vec<DocumentVersion>> {
        let versions = self.line.versions(&self.graph, path).into_iter();
        let read = versions.map(|version| {
            let blob = version.blob.as_ref();
            let page = blob.map(|blob| self.reader.page(&version.path, blob, &playbook.config));
            Ok(DocumentVersion {
                step: version.step,
                path: version.path,
                page: page.transpose()?,
                is_beginning_unknown: version.is_beginning_unknown,
            })
        });
        read.collect()
    }

    /// The playbook as a commit has it; `None` where it has none that can be read.
    ///
    /// # Errors
    /// Where the repository cannot be read.
    pub fn playbook_at(&self, commit: CommitNo) -> anyhow::Result<Option<Arc<Loaded>>> {
        self.reader.playbook(&self.graph.commit(commit).id)
    }

    /// Whether what a commit shows may be held against anybody: it is not older than
    /// `[history] since` asks for.
    pub fn is_proven(&self, commit: CommitNo) -> bool {
        !self.unproven.contains(&commit)
    }

    /// The commits that changed the file that stands at `path` today, or stood there last, on all
    /// lines of work that were merged, under its older names too. What was not committed yet is not
    /// among them.
    pub fn file(&self, path: &DocPath) -> FileHistory {
        FileHistory::of(&self.graph, path)
    }

    /// Whether the clone was cut off: what is missing is unknown, not absent.
    pub fn is_shallow(&self) -> bool {
        self.graph.is_shallow
    }

    /// The commit at which this line of work left the default branch.
    ///
    /// # Errors
    /// A [`GitError`] that says which command helps.
    pub fn merge_base(&self) -> Result<String, GitError> {
        self.reader.with(base::merge_base)
    }
}

/// The past, or the reason why it was not looked at.
#[derive(Debug, Clone)]
pub enum Past {
    /// It was read.
    Known(Box<Timeline>),
    /// It was not; the message says why and what would help.
    NotChecked(Message),
}

impl Past {
    /// What is known of it, if it was read.
    pub fn timeline(&self) -> Option<&Timeline> {
        match self {
            Self::Known(timeline) => Some(timeline),
            Self::NotChecked(_) => None,
        }
    }

    /// Why it was not read, if it was not.
    pub fn not_checked(&self) -> Option<&Message> {
        match self {
            Self::Known(_) => None,
            Self::NotChecked(reason) => Some(reason),
        }
    }
}

/// Reads the past of the playbook whose folder is `root`.
///
/// History is looked at where the playbook is the root of its repository, or where the
/// configuration asks for it: the past of a folder in somebody else's repository is theirs.
pub fn read(root: &Path, playbook: &Playbook, cache: &ParseCache) -> anyhow::Result<Past> {
    read_with(root, playbook, cache, None)
}

/// Reads the past of the playbook whose folder is `root`, with what a run before this left in
/// `store`.
pub fn read_with(
    root: &Path,
    playbook: &Playbook,
    cache: &ParseCache,
    store: Option<&dyn Store>,
) -> anyhow::Result<Past> {
    let repository = match open_repository(root) {
        Ok(repository) => repository,
        Err(GitError::NoRepository(_)) => return Ok(not_checked("history-no-repository")),
        Err(error) => return Ok(unreadable(&error)),
    };
    if !is_wanted(&repository, root, playbook) {
        return Ok(not_checked("history-not-root"));
    }
    let folder = folder_of(&repository, root);
    told(past(repository, folder, playbook, cache, store))
}

/// Reads the past of the playbook whose folder is `root`, whatever its configuration says of
/// history: for commands that ask for it by name.
///
/// # Errors
/// A [`GitError`] that says which command helps.
pub fn asked(
    root: &Path,
    playbook: &Playbook,
    cache: &ParseCache,
    store: Option<&dyn Store>,
) -> anyhow::Result<Timeline> {
    let repository = open_repository(root)?;
    let folder = folder_of(&repository, root);
    Ok(timeline(repository, folder, playbook, cache, store)?.0)
}

/// What kept the past from being read is told, and the rest goes on without it.
fn told(past: anyhow::Result<Past>) -> anyhow::Result<Past> {
    past.or_else(|error| match error.downcast_ref::<GitError>() {
        Some(GitError::Unborn) => Ok(not_checked("history-no-commit")),
        Some(known) => Ok(unreadable(known)),
        None => Err(error),
    })
}

fn past(
    repository: Repository,
    folder: String,
    playbook: &Playbook,
    cache: &ParseCache,
    store: Option<&dyn Store>,
) -> anyhow::Result<Past> {
    let (timeline, unread) = timeline(repository, folder, playbook, cache, store)?;
    Ok(match unread {
        None => Past::Known(Box::new(timeline)),
        Some(error) => {
            let reason = Message::new("history-since").with("reason", error.to_string());
            Past::NotChecked(reason)
        }
    })
}

/// The past, and what kept `[history] since` from being read, where something did.
fn timeline(
    repository: Repository,
    folder: String,
    playbook: &Playbook,
    cache: &ParseCache,
    store: Option<&dyn Store>,
) -> anyhow::Result<(Timeline, Option<GitError>)> {
    let head = base::head(&repository)?.id();
    let graph = walk::walk(&repository, head, &folder, store)?;
    let base = base::commit(&repository)?;
    let tags = tags(&repository);
    let (unproven, unread) = match unproven(&repository, &graph, playbook) {
        Ok(unproven) => (unproven, None),
        Err(error) => (BTreeSet::new(), Some(error)),
    };
    let reader = Reader::new(repository, folder, cache);
    let base = base
        .map(|commit| {
            let loaded = reader.playbook(&commit)?;
            Ok::<_, anyhow::Error>(loaded.map(|loaded| Base {
                playbook: loaded.playbook.clone(),
                commit,
            }))
        })
        .transpose()?;
    let timeline = Timeline {
        base: base.flatten(),
        line: Line::of(&graph),
        graph: Arc::new(graph),
        reader: Arc::new(reader),
        tags,
        unproven,
    };
    Ok((timeline, unread))
}

/// The commits that tags `edition/…` name.
fn tags(repository: &Repository) -> BTreeMap<String, String> {
    const PREFIX: &str = "refs/tags/edition/";
    let Ok(references) = repository.references_glob(&format!("{PREFIX}*")) else {
        return BTreeMap::new();
    };
    let tag = |reference: git2::Reference<'_>| {
        let name = reference.name().ok()?.strip_prefix(PREFIX)?.to_owned();
        Some((name, reference.peel_to_commit().ok()?.id().to_string()))
    };
    references.flatten().filter_map(tag).collect()
}

/// The commits that `[history] since` passes over: a day, or the first commit that counts.
fn unproven(
    repository: &Repository,
    graph: &Graph,
    playbook: &Playbook,
) -> Result<BTreeSet<CommitNo>, GitError> {
    let history = playbook.config.history.as_ref();
    let Some(since) = history.and_then(|history| history.since.as_ref()) else {
        return Ok(BTreeSet::new());
    };
    let all = graph.numbers().zip(&graph.commits);
    if let Ok(day) = parse_date(&since.value) {
        let zone = playbook.config.zone();
        let older = all.filter(|(_, commit)| commit.committed.in_zone(&zone).date() < day);
        return Ok(older.map(|(number, _)| number).collect());
    }
    let first = crate::source::resolve_commit(repository, &since.value)?;
    let mut older = BTreeSet::new();
    let mut open: Vec<CommitNo> = Vec::new();
    let parents = |number: CommitNo| graph.commit(number).parents.iter().copied();
    open.extend(graph.number(&first).into_iter().flat_map(parents));
    while let Some(number) = open.pop() {
        if older.insert(number) {
            open.extend(parents(number));
        }
    }
    Ok(older)
}

/// Every commit that led to the one whose files lie in the folder `root`, and what each did to the
/// files there, with what a run before this left in `store`. No playbook is read.
///
/// # Errors
/// A [`GitError`] that says which command helps.
pub fn graph(root: &Path, store: Option<&dyn Store>) -> Result<Graph, GitError> {
    let repository = open_repository(root)?;
    let head = base::head(&repository)?.id();
    walk::walk(&repository, head, &folder_of(&repository, root), store)
}

/// The id of the commit whose files lie in the folder `root`, where there is one.
pub fn head(root: &Path) -> Option<String> {
    let repository = open_repository(root).ok()?;
    let head = repository.head().ok()?.target()?;
    Some(head.to_string())
}

fn is_wanted(repository: &Repository, root: &Path, playbook: &Playbook) -> bool {
    let enabled = playbook
        .config
        .history
        .as_ref()
        .and_then(|history| history.enabled.as_ref());
    let is_root = || {
        let top = repository.workdir().unwrap_or(repository.path());
        let top = top.canonicalize().ok();
        top.is_some() && top == root.canonicalize().ok()
    };
    enabled.map_or_else(is_root, |enabled| enabled.value)
}

fn not_checked(id: &'static str) -> Past {
    Past::NotChecked(Message::new(id))
}

fn unreadable(error: &GitError) -> Past {
    Past::NotChecked(Message::new("history-unreadable").with("reason", error.to_string()))
}
