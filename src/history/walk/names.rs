//! What may be said of commits after they were made: `.mailmap`, `.git-blame-ignore-revs`.

use std::collections::BTreeMap;

use git2::{Oid, Repository};

use super::mailmap::Mailmap;
use crate::history::graph::Graph;
use crate::source::{listed, mailmap};

/// The list of commits that changed many files for no reason of theirs, at the top of a repository,
/// where forges look for it.
const IGNORED: &str = ".git-blame-ignore-revs";

/// Gives everybody the name that `.mailmap` has for them, and marks the commits that today's
/// `.git-blame-ignore-revs` lists.
pub(super) fn apply(repository: &Repository, head: Oid, graph: &mut Graph) {
    if let Some(text) = mailmap(repository, head) {
        let mailmap = Mailmap::of(&text);
        let mut known = BTreeMap::new();
        for commit in &mut graph.commits {
            for who in [&mut commit.author, &mut commit.committer] {
                let resolved = known
                    .entry(who.clone())
                    .or_insert_with_key(|who| mailmap.resolve(who));
                who.clone_from(resolved);
            }
        }
    }
    for id in ignored(&listed(repository, head, IGNORED).unwrap_or_default()) {
        if let Some(number) = graph.number(&id) {
            graph.commits[number.0 as usize].is_bulk = true;
        }
    }
}

/// The ids that the list names: one a line, `#` begins a comment.
fn ignored(list: &str) -> Vec<String> {
    let lines = list.lines();
    let ids = lines.map(|line| line.split('#').next().unwrap_or(line).trim());
    ids.map(str::to_ascii_lowercase).collect()
}
