//! The commits a playbook's past is made of.

use std::collections::BTreeMap;

use crate::text::{BlobId, DocPath};
use crate::value::Moment;

/// A commit's place in its [`Graph`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommitNo(pub u32);

/// Who wrote a commit, by the name that `.mailmap` gives them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Author {
    /// The name; whatever a stranger typed.
    pub name: String,
    /// The address; whatever a stranger typed.
    pub email: String,
}

/// A commit, as far as a playbook asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its full id.
    pub id: String,
    /// The commits it follows, the line it was merged into first. Where the clone was cut off some
    /// are missing.
    pub parents: Vec<CommitNo>,
    /// Who wrote it.
    pub author: Author,
    /// When it was written, on the author's clock.
    pub authored: Moment,
    /// Who put it where it is.
    pub committer: Author,
    /// When it was put where it is, on the committer's clock.
    pub committed: Moment,
    /// The first line of its message.
    pub summary: String,
    /// Whether parents are missing because the clone was cut off here.
    pub is_cut: bool,
}

impl Commit {
    /// The id as people quote it.
    pub fn short_id(&self) -> &str {
        self.id.get(..8).unwrap_or(&self.id)
    }

    /// Whether it joins two lines of work.
    pub fn is_merge(&self) -> bool {
        self.parents.len() > 1
    }
}

/// What a commit does to a file, beside the first of the commits it follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touch {
    /// Where the file stands afterwards; for a removed one where it stood.
    pub path: DocPath,
    /// Where it stood before, if it was moved.
    pub from: Option<DocPath>,
    /// Its bytes before.
    pub before: Option<BlobId>,
    /// Its bytes afterwards; `None` where it was removed.
    pub after: Option<BlobId>,
    /// For a merge: which of the other commits it follows has the same bytes there. Such a change
    /// was made on that line, not by the merge.
    pub merged_from: Option<usize>,
}

/// Every commit that led to today's, parents before children, and what each did to the playbook's files.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// The commits.
    pub commits: Vec<Commit>,
    /// What each did, by path.
    pub touches: Vec<Vec<Touch>>,
    /// Whether the clone was cut off: what is missing is unknown, not absent.
    pub is_shallow: bool,
    numbers: BTreeMap<String, CommitNo>,
}

impl Graph {
    /// The commit.
    pub fn commit(&self, number: CommitNo) -> &Commit {
        &self.commits[number.0 as usize]
    }

    /// What the commit did to the playbook's files, by path.
    pub fn touches(&self, number: CommitNo) -> &[Touch] {
        &self.touches[number.0 as usize]
    }

    /// The commit with this full id.
    pub fn number(&self, id: &str) -> Option<CommitNo> {
        self.numbers.get(id).copied()
    }

    /// Today's commit: the one that all others led to.
    pub fn head(&self) -> Option<CommitNo> {
        let last = u32::try_from(self.commits.len()).ok()?.checked_sub(1)?;
        Some(CommitNo(last))
    }

    /// Adds a commit whose parents are there already, and what it does.
    pub(super) fn push(&mut self, commit: Commit, touches: Vec<Touch>) -> CommitNo {
        // A repository of four thousand million commits would not fit any memory.
        let number = CommitNo(u32::try_from(self.commits.len()).unwrap_or(u32::MAX));
        self.numbers.insert(commit.id.clone(), number);
        self.commits.push(commit);
        self.touches.push(touches);
        number
    }
}
