//! Which commit set a line of a file.
//!
//! The versions of a file are read from the newest to the oldest, and each line is followed back as
//! long as the version before has it too. Merges count as `git log -- PATH` has them: where one took
//! the file as another line of work had it, the commit there set the line. What was not committed
//! yet, what is older than the end of a shallow clone, and what would cost too much to find out is
//! not known, and nothing is guessed.

use std::collections::BTreeSet;

use super::graph::CommitNo;
use super::index::Role;
use super::{Timeline, common};
use crate::text::{BlobId, DocPath};

/// How many versions of a file are read at most.
const MAX_VERSIONS: usize = 400;

/// How many bytes of versions of a file are read at most.
const MAX_BYTES: usize = 16 << 20;

/// How many lines a file may have for its lines to be followed.
const MAX_LINES: usize = 20_000;

/// Where a line comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetLine {
    /// The commit that set it.
    pub commit: CommitNo,
    /// Where the file stood then.
    pub path: DocPath,
    /// Which line it was then, from 1.
    pub line: u32,
}

/// A file as a commit left it.
#[derive(Debug)]
struct Version {
    commit: CommitNo,
    path: DocPath,
    blob: BlobId,
    /// Whether the file began with it.
    is_first: bool,
}

impl Timeline {
    /// For each line of `text`, which is what stands at `path` today, the commit that set it; `None`
    /// where that is not known.
    ///
    /// # Errors
    /// Where the repository cannot be read.
    pub fn lines(&self, path: &DocPath, text: &str) -> anyhow::Result<Vec<Option<SetLine>>> {
        let mut search = Search::new(text.lines().count());
        if search.open.len() > MAX_LINES {
            return Ok(search.found);
        }
        let mut newer: Option<Version> = None;
        let mut newer_text = text.to_owned();
        let mut left = MAX_BYTES;
        for version in self.trail(path) {
            let older = self.reader.text(&version.path, &version.blob)?;
            let Some(rest) = left.checked_sub(older.len()) else {
                return Ok(search.found);
            };
            left = rest;
            search.step(newer.as_ref(), &newer_text, Some(&older));
            if search.open.is_empty() {
                return Ok(search.found);
            }
            newer = Some(version);
            newer_text = older;
        }
        if let Some(first) = newer.filter(|it| it.is_first) {
            search.step(Some(&first), &newer_text, None);
        }
        Ok(search.found)
    }

    /// The versions of the file that stands at `path` today, newest first, up to the one with which
    /// it began or what is known of it ends.
    fn trail(&self, path: &DocPath) -> Vec<Version> {
        let graph = &self.graph;
        let mut path = path.clone();
        let mut versions: Vec<Version> = Vec::new();
        let mut next = graph.head();
        while let Some((commit, touch, role)) =
            next.and_then(|commit| graph.index().touch_before(graph, commit, &path))
            && versions.len() < MAX_VERSIONS
        {
            let parents = &graph.commit(commit).parents;
            if let Some(parent) = touch.merged_from.and_then(|at| parents.get(at)) {
                next = Some(*parent);
                continue;
            }
            let Some(blob) = touch.after.clone().filter(|_| role != Role::Left) else {
                break;
            };
            let moved = touch.from.clone().filter(|_| role == Role::Own);
            let is_new = touch.before.is_none() && moved.is_none();
            let is_first = role == Role::Own && is_new;
            versions.push(Version {
                commit,
                path: path.clone(),
                blob,
                is_first,
            });
            if is_first {
                break;
            }
            path = moved.unwrap_or(path);
            next = parents.first().copied();
        }
        versions
    }
}

/// The lines that are still followed.
struct Search {
    found: Vec<Option<SetLine>>,
    /// Which line of today stands on which line of the version that was read last, both from 0.
    open: Vec<(usize, usize)>,
}

impl Search {
    fn new(lines: usize) -> Self {
        Self {
            found: vec![None; lines],
            open: (0..lines).map(|line| (line, line)).collect(),
        }
    }

    /// Goes one version back: lines that `older` does not have were set by `newer`, and are of no
    /// commit where that is the work tree.
    fn step(&mut self, newer: Option<&Version>, text: &str, older: Option<&str>) {
        let same = common::lines(text, older.unwrap_or_default());
        let unclear: BTreeSet<usize> = same.unclear.into_iter().collect();
        let mut open = Vec::new();
        for (today, here) in self.open.drain(..) {
            match same.pairs.get(here).copied().flatten() {
                Some(before) => open.push((today, before)),
                None if unclear.contains(&here) => {}
                None => {
                    self.found[today] = newer.map(|version| SetLine {
                        commit: version.commit,
                        path: version.path.clone(),
                        line: u32::try_from(here + 1).unwrap_or(u32::MAX),
                    });
                }
            }
        }
        self.open = open;
    }
}
