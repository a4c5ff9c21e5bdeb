//! Opening a repository and finding a revision in it.

use std::path::{Path, PathBuf};
use std::sync::Once;

use git2::{ErrorCode, Object, Repository};

use super::GitError;
use crate::text::nearest;

/// Opens the repository that `path` is in: a work tree, a folder of it, or a bare repository.
///
/// # Errors
/// A [`GitError`] that says which command helps.
pub fn open_repository(path: &Path) -> Result<Repository, GitError> {
    static TRUST_OBJECTS: Once = Once::new();
    // Objects were held against their ids when they were fetched. To do so at every reading takes
    // half the time of a walk; Git does not.
    TRUST_OBJECTS.call_once(|| git2::opts::strict_hash_verification(false));
    let there = path.ancestors().find(|folder| folder.exists());
    Repository::discover(there.unwrap_or(path)).map_err(|error| unopened(path, &error))
}

/// The full id of the commit that `revision` names: anything `git rev-parse` takes.
///
/// # Errors
/// A [`GitError`] that says which command helps.
pub fn resolve_commit(repository: &Repository, revision: &str) -> Result<String, GitError> {
    let commit = resolve(repository, revision)?.peel_to_commit();
    let commit = commit.map_err(|_| GitError::missing(repository, revision))?;
    Ok(commit.id().to_string())
}

/// Where the playbook at `root` stands in its repository; empty at the top.
pub fn folder_of(repository: &Repository, root: &Path) -> String {
    let top = repository.workdir().unwrap_or(repository.path());
    let top = top.canonicalize().ok();
    // In a bare repository there is no such folder on disk.
    let root = root.canonicalize().ok().or_else(|| Some(root.to_owned()));
    let folder = match (&top, &root) {
        (Some(top), Some(root)) => root.strip_prefix(top).ok(),
        _ => None,
    };
    folder.map_or_else(String::new, |folder| {
        let parts: Vec<_> = folder.iter().map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    })
}

/// Whether the clone was made without the bytes of all files.
pub(crate) fn is_partial(repository: &Repository) -> bool {
    let Ok(config) = repository.config() else {
        return false;
    };
    let Ok(mut entries) = config.entries(Some(r"(extensions\.partialclone|remote\..*\.promisor)"))
    else {
        return false;
    };
    entries.next().is_some()
}

/// What a revision names.
pub(super) fn resolve<'a>(
    repository: &'a Repository,
    revision: &str,
) -> Result<Object<'a>, GitError> {
    repository
        .revparse_single(revision)
        .map_err(|error| match error.code() {
            _ if is_unborn(repository) => GitError::Unborn,
            ErrorCode::NotFound | ErrorCode::InvalidSpec | ErrorCode::Ambiguous => {
                GitError::missing(repository, revision)
            }
            _ => other(&error),
        })
}

/// Whether no branch has a commit; one with an empty HEAD and other branches is not unborn.
fn is_unborn(repository: &Repository) -> bool {
    repository.is_empty().unwrap_or(false)
        || repository
            .references()
            .is_ok_and(|mut all| all.next().is_none())
}

impl GitError {
    /// There is no such revision in the repository.
    pub(crate) fn missing(repository: &Repository, revision: &str) -> Self {
        let names: Vec<String> = repository.references().map_or_else(
            |_| Vec::new(),
            |mut all| {
                all.names()
                    .flatten()
                    .filter_map(|name| {
                        let rest = name.strip_prefix("refs/")?;
                        Some(rest.split_once('/')?.1.to_owned())
                    })
                    .collect()
            },
        );
        Self::MissingRevision {
            revision: revision.to_owned(),
            nearest: nearest(revision, names.iter().map(String::as_str)).map(str::to_owned),
            shallow: repository.is_shallow(),
        }
    }
}

/// Why libgit2 could not open a repository. Formats it does not know have no code of their own.
fn unopened(path: &Path, error: &git2::Error) -> GitError {
    let path = path.to_owned();
    let message = error.message();
    match error.code() {
        ErrorCode::Owner => GitError::Owner(owned_by_another(&path, message)),
        ErrorCode::NotFound => GitError::NoRepository(path),
        _ if message.contains("refstorage") => GitError::Reftable(path),
        _ if message.contains("sha256") => GitError::Sha256(path),
        _ => other(error),
    }
}

/// The repository's top, which `safe.directory` must name; libgit2 quotes it in its message.
fn owned_by_another(path: &Path, message: &str) -> PathBuf {
    let quoted = message.split('\'').nth(1).filter(|top| !top.is_empty());
    let top = quoted.map_or_else(|| path.to_owned(), PathBuf::from);
    match top.file_name() {
        Some(name) if name == ".git" => top.parent().unwrap_or(&top).to_owned(),
        _ => top,
    }
}

/// What libgit2 says of a failure.
pub(super) fn other(error: &git2::Error) -> GitError {
    GitError::Other(error.message().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_users_repository_is_named_as_git_wants_it() {
        let message = "repository path '/srv/playbook/' is not owned by current user";
        let error = git2::Error::new(ErrorCode::Owner, git2::ErrorClass::Config, message);
        assert_eq!(
            unopened(Path::new("/srv/playbook/deep"), &error),
            GitError::Owner("/srv/playbook/".into())
        );
    }
}
