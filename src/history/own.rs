//! The commits that made a file what it is, wherever they were made.

use std::collections::BTreeSet;

use super::graph::{CommitNo, Graph, Touch};
use crate::text::{BlobId, DocPath};

/// A file as a commit left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Own {
    pub(super) commit: CommitNo,
    pub(super) path: DocPath,
    /// Its bytes; `None` where the commit removed it.
    pub(super) blob: Option<BlobId>,
}

/// The commits up to `head` that gave the file at `path` its bytes, the oldest first, under older
/// names too.
///
/// A merge that has the file from one of the lines it joins changed nothing, and the other lines
/// are not looked at: what they did to the file did not last.
pub(super) fn own(graph: &Graph, head: CommitNo, path: &DocPath) -> Vec<Own> {
    let mut open = BTreeSet::from([(head, path.clone())]);
    let mut found = Vec::new();
    while let Some((number, path)) = open.pop_last() {
        let parents = &graph.commit(number).parents;
        let Some(touch) = touch_of(graph, number, &path) else {
            open.extend(parents.first().map(|parent| (*parent, path)));
            continue;
        };
        if let Some(at) = touch.merged_from {
            open.extend(parents.get(at).map(|parent| (*parent, path)));
            continue;
        }
        found.push(Own {
            commit: number,
            path: path.clone(),
            blob: touch.after.clone(),
        });
        let before = touch.from.as_ref().unwrap_or(&path);
        open.extend(parents.first().map(|parent| (*parent, before.clone())));
        let others = parents.iter().skip(1);
        open.extend(others.map(|parent| (*parent, path.clone())));
    }
    found.reverse();
    found
}

/// The commit that made the file at `path` what `commit` has: of a merge that took it from another
/// line the one there.
pub(super) fn maker(graph: &Graph, commit: CommitNo, path: &DocPath) -> CommitNo {
    if !graph.commit(commit).is_merge() {
        return commit;
    }
    let own = own(graph, commit, path);
    own.last().map_or(commit, |own| own.commit)
}

fn touch_of<'g>(graph: &'g Graph, commit: CommitNo, path: &DocPath) -> Option<&'g Touch> {
    let touches = graph.touches(commit);
    let found = touches
        .binary_search_by(|touch| touch.path.cmp(path))
        .ok()?;
    Some(&touches[found])
}
