//! Files of a repository that Git reads beside its objects.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use git2::{Oid, Repository};

/// A list of names, of commits; nobody's has so many bytes.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// The commits whose parents a shallow clone does not have (`gitrepository-layout(5)`, `shallow`).
///
/// Read from the file itself: libgit2 shows such commits without parents, as if nothing had been
/// before them.
pub(crate) fn shallow_commits(repository: &Repository) -> BTreeSet<Oid> {
    let list = text(&repository.commondir().join("shallow"));
    let list = list.unwrap_or_default();
    list.lines()
        .filter_map(|line| Oid::from_str(line.trim()).ok())
        .collect()
}

/// The names that people go by (`gitmailmap(5)`): as it lies in the work tree, in a bare repository
/// as `commit` has it.
pub(crate) fn mailmap(repository: &Repository, commit: Oid) -> Option<String> {
    const NAME: &str = ".mailmap";
    match repository.workdir() {
        Some(top) => text(&top.join(NAME)),
        None => listed(repository, commit, NAME),
    }
}

/// The text of a file at the top of a commit.
pub(crate) fn listed(repository: &Repository, commit: Oid, name: &str) -> Option<String> {
    let tree = repository.find_commit(commit).ok()?.tree().ok()?;
    let blob = tree.get_name(name)?.id();
    let (bytes, _) = repository.odb().ok()?.read_header(blob).ok()?;
    let blob = repository.find_blob(blob).ok();
    let blob = blob.filter(|_| bytes as u64 <= MOST_BYTES)?;
    Some(String::from_utf8_lossy(blob.content()).into_owned())
}

/// The text of a file; links are not followed, as Git does not follow them here.
fn text(path: &Path) -> Option<String> {
    let found = fs::symlink_metadata(path).ok()?;
    if !found.is_file() || found.len() > MOST_BYTES {
        return None;
    }
    let bytes = fs::read(path).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
