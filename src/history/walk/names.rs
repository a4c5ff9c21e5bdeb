//! What may be said of commits after they were made: `.mailmap`, `.git-blame-ignore-revs`.

use std::collections::BTreeMap;

use git2::{Mailmap, Oid, Repository, Signature, Time};

use crate::history::graph::{Author, Graph};

/// The list of commits that changed many files for no reason of theirs, at the top of a repository,
/// where forges look for it.
const IGNORED: &str = ".git-blame-ignore-revs";

/// The list is of ids, forty letters each; this is a hundred thousand of them.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// Gives everybody the name that `.mailmap` has for them, and marks the commits that today's
/// `.git-blame-ignore-revs` lists.
pub(super) fn apply(repository: &Repository, head: Oid, graph: &mut Graph) {
    if let Ok(mailmap) = repository.mailmap() {
        let mut known = BTreeMap::new();
        for commit in &mut graph.commits {
            for who in [&mut commit.author, &mut commit.committer] {
                let mapped = known
                    .entry(who.clone())
                    .or_insert_with_key(|who| mapped(&mailmap, who));
                who.clone_from(mapped);
            }
        }
    }
    for id in ignored(repository, head).unwrap_or_default() {
        if let Some(number) = graph.number(&id) {
            graph.commits[number.0 as usize].is_bulk = true;
        }
    }
}

/// The name that `.mailmap` has for somebody; their own where it has none.
fn mapped(mailmap: &Mailmap, who: &Author) -> Author {
    let written = Signature::new(&who.name, &who.email, &Time::new(0, 0));
    let found = written.and_then(|written| mailmap.resolve_signature(&written));
    let Ok(found) = found else { return who.clone() };
    Author {
        name: String::from_utf8_lossy(found.name_bytes()).into_owned(),
        email: String::from_utf8_lossy(found.email_bytes()).into_owned(),
    }
}

/// The ids that the list names: one a line, `#` begins a comment.
fn ignored(repository: &Repository, head: Oid) -> Option<Vec<String>> {
    let tree = repository.find_commit(head).ok()?.tree().ok()?;
    let list = tree.get_name(IGNORED)?.id();
    let (bytes, _) = repository.odb().ok()?.read_header(list).ok()?;
    let list = repository
        .find_blob(list)
        .ok()
        .filter(|_| bytes <= MOST_BYTES)?;
    let text = String::from_utf8_lossy(list.content()).into_owned();
    let lines = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or(line).trim());
    Some(lines.map(str::to_ascii_lowercase).collect())
}
