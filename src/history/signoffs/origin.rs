//! The commit that wrote a sign-off.

use super::entry::{self, Entry};
use super::objects;
use crate::history::{CommitNo, Graph, Timeline, Touch};
use crate::model::{Config, Playbook};
use crate::text::{BlobId, DocPath};

/// Where a sign-off comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// This commit wrote it.
    Commit(CommitNo),
    /// No commit has it as it stands.
    NotCommitted,
    /// It was there already where a shallow clone ends.
    CutOff,
}

/// The commit that wrote the sign-off `wanted` of the document at `path`: the last one, on whatever
/// line, whose parents do not have it.
pub(super) fn of(
    timeline: &Timeline,
    playbook: &Playbook,
    path: &DocPath,
    wanted: &Entry,
) -> anyhow::Result<Origin> {
    let search = Search {
        timeline,
        config: &playbook.config,
        wanted,
    };
    let graph = &timeline.graph;
    let (mut next, mut path) = (graph.head(), path.clone());
    let mut is_found = false;
    while let Some(commit) = next {
        let parents = &graph.commit(commit).parents;
        let Some(touch) = touch_of(graph, commit, &path) else {
            if graph.commit(commit).is_cut {
                return search.at_cut(commit, &path, is_found);
            }
            next = parents.first().copied();
            continue;
        };
        if !is_found && !search.has(&path, touch.after.as_ref())? {
            return Ok(Origin::NotCommitted);
        }
        is_found = true;
        if let Some(other) = touch.merged_from.and_then(|at| parents.get(at)) {
            next = Some(*other);
            continue;
        }
        let before = touch.from.as_ref().unwrap_or(&path);
        if search.has(before, touch.before.as_ref())? {
            path = before.clone();
            next = parents.first().copied();
            continue;
        }
        let Some(other) = search.among(parents.get(1..).unwrap_or(&[]), &path)? else {
            return Ok(Origin::Commit(commit));
        };
        next = Some(other);
    }
    Ok(Origin::NotCommitted)
}

struct Search<'a> {
    timeline: &'a Timeline,
    config: &'a Config,
    wanted: &'a Entry,
}

impl Search<'_> {
    /// Whether a version of the document has the sign-off.
    fn has(&self, path: &DocPath, blob: Option<&BlobId>) -> anyhow::Result<bool> {
        let Some(blob) = blob else { return Ok(false) };
        let page = self.timeline.reader.page(path, blob, self.config)?;
        let found = entry::of(&page, &self.wanted.party);
        Ok(found.is_some_and(|found| found.is_same(self.wanted)))
    }

    /// What can be said where a clone was cut off.
    fn at_cut(&self, commit: CommitNo, path: &DocPath, is_found: bool) -> anyhow::Result<Origin> {
        let mut files = self.timeline.graph.files_at_cut(commit).iter();
        let file = files.find(|touch| touch.path == *path);
        let is_there = is_found || self.has(path, file.and_then(|it| it.after.as_ref()))?;
        Ok(if is_there {
            Origin::CutOff
        } else {
            Origin::NotCommitted
        })
    }

    /// The first of the other lines of a merge that had the sign-off: a conflict in the document
    /// was settled without touching it.
    fn among(&self, parents: &[CommitNo], path: &DocPath) -> anyhow::Result<Option<CommitNo>> {
        for parent in parents {
            let id = &self.timeline.graph.commit(*parent).id;
            let blob = objects::blob_at(self.timeline, id, path);
            if self.has(path, blob.as_ref())? {
                return Ok(Some(*parent));
            }
        }
        Ok(None)
    }
}

/// What a commit does to the file at `path`.
pub(super) fn touch_of<'g>(
    graph: &'g Graph,
    commit: CommitNo,
    path: &DocPath,
) -> Option<&'g Touch> {
    let mut touches = graph.touches(commit).iter();
    touches.find(|touch| touch.path == *path)
}

/// The commit that made the change which `commit` brings to the file at `path`: for a merge the one
/// on the line that was merged.
pub(super) fn made_by(graph: &Graph, commit: CommitNo, path: &DocPath) -> CommitNo {
    let mut made = commit;
    let mut next = touch_of(graph, commit, path).map(|_| commit);
    while let Some(at) = next {
        let parents = &graph.commit(at).parents;
        let Some(touch) = touch_of(graph, at, path) else {
            next = parents.first().copied();
            continue;
        };
        made = at;
        next = touch
            .merged_from
            .and_then(|line| parents.get(line))
            .copied();
    }
    made
}
