//! One walk over the commits that notes what each did to the playbook's files.
//!
//! A commit's id stands for all it holds, so what a former run found out about a commit stays true:
//! only commits that are not known yet are read. What may change without a new id is looked up each
//! time: where a shallow clone is cut off, `.mailmap`, `.git-blame-ignore-revs`.

mod commit;
mod mailmap;
mod moves;
mod names;
mod order;
mod reading;
mod similarity;
mod stored;
#[cfg(test)]
mod tests;
mod tree_entry;
mod trees;

use std::collections::BTreeSet;

use git2::{Oid, Repository};

use super::graph::Graph;
use crate::source::{GitError, Store, StoredKind, shallow_commits};
use reading::Reading;

/// The commits that led to `head`, and what each did to the files under `folder`. What is found out
/// is kept in `store` for the next run.
pub(super) fn walk(
    repository: &Repository,
    head: Oid,
    folder: &str,
    store: Option<&dyn Store>,
) -> Result<Graph, GitError> {
    let key = stored::key(repository, folder);
    let known = store.and_then(|store| store.get(StoredKind::History, &key));
    let known = known.and_then(|bytes| stored::from_bytes(&bytes, &key));
    let cuts = shallow_commits(repository);
    let mut graph = extend(repository, head, folder, known.unwrap_or_default(), &cuts)?;
    if graph.walked > 0
        && let Some(store) = store
    {
        store.put(StoredKind::History, &key, &stored::to_bytes(&graph, &key));
    }
    names::apply(repository, head, &mut graph);
    Ok(graph)
}

/// The commits that led to `head`, out of what is `known` of another commit: mostly one that it led
/// to. Names are those of today.
pub(super) fn until(
    repository: &Repository,
    head: Oid,
    folder: &str,
    known: Graph,
) -> Result<Graph, GitError> {
    let cuts = shallow_commits(repository);
    let mut graph = extend(repository, head, folder, known, &cuts)?;
    names::apply(repository, head, &mut graph);
    Ok(graph)
}

/// Adds to what is known of the past whatever is missing of what led to `head`, and drops what did
/// not lead there.
fn extend(
    repository: &Repository,
    head: Oid,
    folder: &str,
    known: Graph,
    cuts: &BTreeSet<Oid>,
) -> Result<Graph, GitError> {
    let is_head = known.head().is_some() && known.number_of(head) == known.head();
    if is_head && is_cut_there(&known, cuts) {
        return Ok(known);
    }
    // What libgit2 keeps of all these trees is of no use to anybody else and goes with the handle.
    let own = Repository::open(repository.path()).map_err(|error| other(&error))?;
    Reading::new(&own, folder, known, cuts)?.run(head)
}

/// Whether the clone is still cut off where it was.
fn is_cut_there(known: &Graph, cuts: &BTreeSet<Oid>) -> bool {
    let are_known = cuts.iter().filter_map(|id| known.number_of(*id));
    let then: BTreeSet<_> = known.at_cut.keys().copied().collect();
    are_known.collect::<BTreeSet<_>>() == then
}

fn other(error: &git2::Error) -> GitError {
    GitError::Other(error.message().to_owned())
}
