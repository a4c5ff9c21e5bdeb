//! Where files went, and where they stood before.

use std::collections::BTreeSet;

use super::Timeline;
use super::files::FileChangeKind;
use super::graph::Graph;
use super::index::Role;
use crate::text::{BlobId, DocPath};

impl Timeline {
    /// Where the file that once stood at `path` stands by the commits; `None` where it was never
    /// moved, was removed afterwards, or is not known.
    pub fn moved_to(&self, path: &DocPath) -> Option<DocPath> {
        let mut seen = BTreeSet::new();
        let mut now = path.clone();
        while seen.insert(now.clone()) {
            let (_, touch, role) =
                self.graph
                    .index()
                    .touch_before(&self.graph, self.graph.head()?, &now)?;
            match role {
                Role::Left => now = touch.path.clone(),
                Role::Own | Role::Cut => {
                    return (touch.after.is_some() && now != *path).then_some(now);
                }
            }
        }
        None
    }

    /// Where the file at `path` stood before, newest first.
    pub fn stood_at(&self, path: &DocPath) -> Vec<DocPath> {
        let changes = self.file(path).changes;
        let moves = changes.into_iter().filter_map(|change| match change.kind {
            FileChangeKind::Moved { from } => Some(from),
            _ => None,
        });
        moves.collect()
    }

    /// What the last commit has at `path`.
    pub fn committed(&self, path: &DocPath) -> Option<BlobId> {
        committed(&self.graph, path)
    }

    /// The files of the last commit with these bytes.
    pub fn committed_as(&self, blob: &BlobId) -> BTreeSet<DocPath> {
        let commits = || self.graph.numbers();
        let cuts = commits().flat_map(|it| self.graph.files_at_cut(it));
        let touches = commits().flat_map(|it| self.graph.touches(it));
        let alike = touches
            .chain(cuts)
            .filter(|touch| touch.after.as_ref() == Some(blob));
        let paths: BTreeSet<&DocPath> = alike.map(|touch| &touch.path).collect();
        let there = paths
            .into_iter()
            .filter(|path| self.committed(path).as_ref() == Some(blob));
        there.cloned().collect()
    }
}

fn committed(graph: &Graph, path: &DocPath) -> Option<BlobId> {
    let (_, touch, role) = graph.index().touch_before(graph, graph.head()?, path)?;
    touch.after.clone().filter(|_| role != Role::Left)
}
