//! Where this line of work began.

use git2::{Oid, Repository};

use crate::source::GitError;

/// Where a default branch is looked for, in this order.
const DEFAULT_BRANCHES: [&str; 5] = [
    "refs/remotes/origin/HEAD",
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
    "refs/heads/main",
    "refs/heads/master",
];

/// The commit at which this line of work left the default branch; today's commit itself on the
/// default branch, and where there is none.
///
/// # Errors
/// Where there is no commit, or the two lines have nothing in common.
pub(super) fn merge_base(repository: &Repository) -> Result<String, GitError> {
    left_at(repository, head(repository)?.id())
}

/// The commit at which the line of work that ends in `head` left the default branch.
fn left_at(repository: &Repository, head: Oid) -> Result<String, GitError> {
    let Some((name, trunk)) = trunk(repository) else {
        return Ok(head.to_string());
    };
    let base = repository.merge_base(head, trunk.id());
    base.map(|id| id.to_string())
        .map_err(|_| GitError::NoCommonBase {
            branch: short(name).to_owned(),
            shallow: repository.is_shallow(),
        })
}

/// The commit that a change is compared with to see what it weakens: the one at which it left the
/// default branch; on the default branch itself the commit before the last, so that what was
/// merged is looked at once more.
pub(super) fn commit(repository: &Repository) -> Result<Option<String>, GitError> {
    Ok(before(repository, &head(repository)?))
}

/// What [`commit`] gives where the files of another commit lie on disk.
pub(super) fn of(repository: &Repository, commit: &str) -> Result<Option<String>, GitError> {
    Ok(before(repository, &found(repository, commit)?))
}

/// The commit with this id.
pub(super) fn found<'r>(
    repository: &'r Repository,
    commit: &str,
) -> Result<git2::Commit<'r>, GitError> {
    let object = repository.revparse_single(commit);
    let found = object.and_then(|object| object.peel_to_commit());
    found.map_err(|_| GitError::missing(repository, commit))
}

fn before(repository: &Repository, head: &git2::Commit<'_>) -> Option<String> {
    match left_at(repository, head.id()) {
        Ok(base) if base != head.id().to_string() => Some(base),
        _ => head.parent_id(0).ok().map(|id| id.to_string()),
    }
}

/// The commit whose files lie on disk.
pub(super) fn head(repository: &Repository) -> Result<git2::Commit<'_>, GitError> {
    let head = repository.head().map_err(|error| match error.code() {
        git2::ErrorCode::UnbornBranch => GitError::Unborn,
        _ => GitError::Other(error.message().to_owned()),
    })?;
    let commit = head.peel_to_commit();
    commit.map_err(|error| GitError::Other(error.message().to_owned()))
}

/// The name of the default branch, as people write it.
pub(super) fn trunk_name(repository: &Repository) -> Option<String> {
    let (name, _) = trunk(repository)?;
    Some(short(name).to_owned())
}

fn short(reference: &str) -> &str {
    reference
        .trim_start_matches("refs/heads/")
        .trim_start_matches("refs/remotes/")
}

fn trunk(repository: &Repository) -> Option<(&'static str, git2::Commit<'_>)> {
    DEFAULT_BRANCHES.iter().find_map(|name| {
        let object = repository.revparse_single(name).ok()?;
        Some((*name, object.peel_to_commit().ok()?))
    })
}
