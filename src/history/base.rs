//! The playbook that today's is a change of.

use std::path::Path;

use git2::{Oid, Repository};

use super::Base;
use crate::model::{LoadError, ParseCache, load};
use crate::source::{GitError, GitTree};

/// Where a default branch is looked for, in this order.
const DEFAULT_BRANCHES: [&str; 5] = [
    "refs/remotes/origin/HEAD",
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
    "refs/heads/main",
    "refs/heads/master",
];

/// Reads the playbook at the base, where that commit has one that can be read.
pub(super) fn read(
    repository: &Repository,
    root: &Path,
    cache: &mut ParseCache,
) -> anyhow::Result<Option<Base>> {
    let Some(commit) = commit(repository)? else {
        return Ok(None);
    };
    let tree = match GitTree::of_playbook(root, &commit.to_string()) {
        Ok(tree) => tree,
        Err(error) if matches!(error.downcast_ref(), Some(GitError::MissingFolder { .. })) => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    match load(&tree, cache) {
        Ok(loaded) => Ok(Some(Base {
            playbook: loaded.playbook,
            commit: commit.to_string(),
        })),
        Err(error) if error.downcast_ref::<LoadError>().is_some() => Ok(None),
        Err(error) => Err(error),
    }
}

/// The commit at which this line of work left the default branch; on the default branch itself the
/// commit before the last, so that what was merged is looked at once more.
fn commit(repository: &Repository) -> anyhow::Result<Option<Oid>> {
    let head = match repository.head() {
        Ok(head) => head.peel_to_commit()?,
        Err(error) if error.code() == git2::ErrorCode::UnbornBranch => {
            return Err(GitError::Unborn.into());
        }
        Err(error) => return Err(error.into()),
    };
    let trunk = DEFAULT_BRANCHES
        .iter()
        .find_map(|name| repository.revparse_single(name).ok());
    let trunk = trunk.and_then(|object| object.peel_to_commit().ok());
    let base = trunk.and_then(|trunk| repository.merge_base(head.id(), trunk.id()).ok());
    match base {
        Some(base) if base != head.id() => Ok(Some(base)),
        _ => Ok(head.parent_id(0).ok()),
    }
}
