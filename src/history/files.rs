//! The past of one file, in the whole graph.
//!
//! As `git log -- PATH` simplifies it: where a merge has the file as one of the commits it follows
//! has it, the file is followed there only. Moved files are followed under their older names.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::graph::{Author, Commit, CommitNo, Graph, Touch};
use super::index::Role;
use crate::text::{BlobId, DocPath};

/// What a commit did to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileChangeKind {
    /// It was made.
    Added,
    /// It says something else.
    Changed,
    /// It was moved here, and may say something else.
    Moved {
        /// Where it stood.
        from: DocPath,
    },
    /// It was removed, or moved to where it is not followed.
    Removed,
}

/// A commit that changed a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// The commit.
    pub commit: CommitNo,
    /// Where the file stood afterwards; for a removed one before.
    pub path: DocPath,
    /// What it did.
    pub kind: FileChangeKind,
    /// The file's bytes before.
    pub before: Option<BlobId>,
    /// The file's bytes afterwards; `None` where the commit removed it.
    pub after: Option<BlobId>,
}

/// The commits that changed a file.
#[derive(Debug, Clone)]
pub struct FileHistory {
    /// The changes, newest first.
    pub changes: Vec<FileChange>,
    /// Whether the file was there already where the clone was cut off: who made it, and when, is
    /// not known.
    pub is_beginning_unknown: bool,
    graph: Arc<Graph>,
}

impl FileHistory {
    /// The history of the file that stands at `path` today, or stood there last.
    pub(super) fn of(graph: &Arc<Graph>, path: &DocPath) -> Self {
        Self::up_to(graph, graph.head(), path)
    }

    /// The history of the file that stands at `path` in the commit `head`, or stood there last.
    pub(super) fn up_to(graph: &Arc<Graph>, head: Option<CommitNo>, path: &DocPath) -> Self {
        let mut search = Search {
            graph,
            changes: BTreeMap::new(),
            is_beginning_unknown: false,
            seen: BTreeSet::new(),
            open: Vec::new(),
        };
        search.open.extend(head.map(|it| (it, path.clone())));
        search.run();
        let newest_first = search.changes.into_values().rev();
        Self {
            changes: newest_first.collect(),
            is_beginning_unknown: search.is_beginning_unknown,
            graph: Arc::clone(graph),
        }
    }

    /// The change that made the file; `None` where the clone was cut off after it.
    pub fn first(&self) -> Option<&FileChange> {
        self.changes.last().filter(|_| !self.is_beginning_unknown)
    }

    /// The last change that was about the file: not one of those that `.git-blame-ignore-revs`
    /// lists, unless nothing else is known.
    pub fn last(&self) -> Option<&FileChange> {
        let mut changes = self.changes.iter();
        let last = changes.find(|change| !self.commit(change).is_bulk);
        last.or(self.changes.first())
    }

    /// The commit that made a change.
    pub fn commit(&self, change: &FileChange) -> &Commit {
        self.graph.commit(change.commit)
    }

    /// Who changed the file in how many commits, most first, as `git shortlog -sne` counts them;
    /// those that `.git-blame-ignore-revs` lists do not count.
    pub fn authors(&self) -> Vec<(&Author, usize)> {
        let commits = self.changes.iter().map(|change| self.commit(change));
        count_authors(commits.filter(|commit| !commit.is_bulk))
    }
}

/// The commit that made the file at `path` what `commit` has: of a merge that took it from another
/// line the one there.
pub(super) fn maker(graph: &Arc<Graph>, commit: CommitNo, path: &DocPath) -> CommitNo {
    if !graph.commit(commit).is_merge() {
        return commit;
    }
    let history = FileHistory::up_to(graph, Some(commit), path);
    history.changes.first().map_or(commit, |last| last.commit)
}

/// Who wrote how many of the commits, most first, then by name and address, as `git shortlog -sne`
/// has it.
pub fn count_authors<'g>(commits: impl Iterator<Item = &'g Commit>) -> Vec<(&'g Author, usize)> {
    let mut counts: BTreeMap<&Author, usize> = BTreeMap::new();
    for commit in commits {
        *counts.entry(&commit.author).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    let label = |author: &Author| format!("{} <{}>", author.name, author.email);
    counts.sort_by_cached_key(|(author, count)| (Reverse(*count), label(author)));
    counts
}

/// The way back from today's commit.
struct Search<'g> {
    graph: &'g Graph,
    /// By commit and, where one did two things to it, by path.
    changes: BTreeMap<(CommitNo, DocPath), FileChange>,
    is_beginning_unknown: bool,
    seen: BTreeSet<(CommitNo, DocPath)>,
    /// From which commits the file is to be followed, under which names.
    open: Vec<(CommitNo, DocPath)>,
}

impl Search<'_> {
    fn run(&mut self) {
        while let Some((commit, path)) = self.open.pop() {
            let found = self.graph.index().touch_before(self.graph, commit, &path);
            let Some((commit, touch, role)) = found else {
                continue;
            };
            if !self.seen.insert((commit, path.clone())) {
                continue;
            }
            match role {
                Role::Cut => self.is_beginning_unknown = true,
                Role::Own | Role::Left => self.follow(commit, touch, role, path),
            }
        }
    }

    /// Notes the change, unless a merge brought it from one of its lines, and goes on from there.
    fn follow(&mut self, commit: CommitNo, touch: &Touch, role: Role, path: DocPath) {
        let parents = &self.graph.commit(commit).parents;
        if let Some(parent) = touch.merged_from.and_then(|at| parents.get(at)) {
            self.open.push((*parent, path));
            return;
        }
        let from = touch.from.as_ref().filter(|_| role == Role::Own);
        let moves = self.graph.merge_moves.get(&commit);
        for (at, parent) in parents.iter().enumerate() {
            let older = match at {
                0 => from,
                _ => moves
                    .into_iter()
                    .flatten()
                    .find(|it| it.parent == at && it.to == path)
                    .map(|it| &it.from),
            };
            self.open.push((*parent, older.unwrap_or(&path).clone()));
        }
        let kind = match (role, from, &touch.before, &touch.after) {
            (Role::Own, Some(from), ..) => FileChangeKind::Moved { from: from.clone() },
            (Role::Own, None, None, _) => FileChangeKind::Added,
            (Role::Own, None, Some(_), Some(_)) => FileChangeKind::Changed,
            _ => FileChangeKind::Removed,
        };
        let change = FileChange {
            commit,
            path: path.clone(),
            kind,
            before: touch.before.clone(),
            after: touch.after.clone().filter(|_| role == Role::Own),
        };
        self.changes.insert((commit, path), change);
    }
}
