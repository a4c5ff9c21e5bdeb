//! Where a clone was cut off.

use std::collections::BTreeSet;
use std::fs;

use git2::{Oid, Repository};

/// The commits whose parents a shallow clone does not have (`gitrepository-layout(5)`, `shallow`).
///
/// Read from the file itself: libgit2 shows such commits without parents, as if nothing had been
/// before them.
pub(crate) fn shallow_commits(repository: &Repository) -> BTreeSet<Oid> {
    let list = fs::read_to_string(repository.commondir().join("shallow"));
    let list = list.unwrap_or_default();
    list.lines()
        .filter_map(|line| Oid::from_str(line.trim()).ok())
        .collect()
}
