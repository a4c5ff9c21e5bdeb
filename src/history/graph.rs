//! The commits a playbook's past is made of.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use git2::Oid;

use super::index::Index;
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
    /// The commits it follows, the line it was merged into first; none where the clone was cut off.
    pub parents: Vec<CommitNo>,
    /// Who wrote it.
    pub author: Author,
    /// When it was written, on the author's clock.
    pub authored: Moment,
    /// Who put it where it is.
    pub committer: Author,
    /// When it was put where it is, on the committer's clock.
    pub committed: Moment,
    /// The first paragraph of its message, on one line.
    pub summary: String,
    /// Whether the clone was cut off here: it follows others, which are missing, and what it did
    /// is not known.
    pub is_cut: bool,
    /// Whether `.git-blame-ignore-revs` lists it: it changed many files for no reason of theirs.
    pub is_bulk: bool,
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

/// A file that was moved, seen from a commit that a merge follows beside the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MergeMove {
    /// Which of the commits.
    pub(super) parent: usize,
    pub(super) from: DocPath,
    pub(super) to: DocPath,
}

/// Every commit that led to today's, parents before children, and what each did to the playbook's files.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// The commits. Of two that do not lead to each other the one that was put there earlier comes
    /// first.
    pub commits: Vec<Commit>,
    /// What each did, by path. Of a commit at which the clone was cut off nothing is known.
    pub touches: Vec<Vec<Touch>>,
    /// Whether the clone was cut off: what is missing is unknown, not absent.
    pub is_shallow: bool,
    /// How many commits had to be read; the others were known from a run before this.
    pub walked: usize,
    pub(super) at_cut: BTreeMap<CommitNo, Vec<Touch>>,
    pub(super) merge_moves: BTreeMap<CommitNo, Vec<MergeMove>>,
    ids: Vec<Oid>,
    numbers: HashMap<Oid, CommitNo>,
    index: OnceLock<Index>,
}

impl Graph {
    /// The commit.
    pub fn commit(&self, number: CommitNo) -> &Commit {
        &self.commits[number.0 as usize]
    }

    /// What the commit did to the playbook's files, by path; nothing is known where the clone was
    /// cut off.
    pub fn touches(&self, number: CommitNo) -> &[Touch] {
        &self.touches[number.0 as usize]
    }

    /// The files that a commit at which the clone was cut off holds, as if it had added them.
    pub fn files_at_cut(&self, number: CommitNo) -> &[Touch] {
        self.at_cut.get(&number).map_or(&[], Vec::as_slice)
    }

    /// The commit with this full id.
    pub fn number(&self, id: &str) -> Option<CommitNo> {
        let full = Oid::from_str(id).ok().filter(|_| id.len() == 40)?;
        self.number_of(full)
    }

    pub(super) fn number_of(&self, id: Oid) -> Option<CommitNo> {
        self.numbers.get(&id).copied()
    }

    pub(super) fn id_of(&self, number: CommitNo) -> Oid {
        self.ids[number.0 as usize]
    }

    /// Today's commit: the one that all others led to.
    pub fn head(&self) -> Option<CommitNo> {
        let last = u32::try_from(self.commits.len()).ok()?.checked_sub(1)?;
        Some(CommitNo(last))
    }

    /// Every commit, parents before children.
    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = CommitNo> + use<> {
        // A repository of four thousand million commits would not fit any memory.
        (0..u32::try_from(self.commits.len()).unwrap_or(u32::MAX)).map(CommitNo)
    }

    /// Where files were touched, by path.
    pub(super) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(self))
    }

    /// Adds a commit whose parents are there already, and what it does.
    pub(super) fn push(
        &mut self,
        id: Oid,
        commit: Commit,
        touches: Vec<Touch>,
        merge_moves: Vec<MergeMove>,
    ) -> CommitNo {
        let number = CommitNo(u32::try_from(self.commits.len()).unwrap_or(u32::MAX));
        self.numbers.insert(id, number);
        self.ids.push(id);
        if !merge_moves.is_empty() {
            self.merge_moves.insert(number, merge_moves);
        }
        if commit.is_cut {
            self.is_shallow = true;
            self.at_cut.insert(number, touches);
            self.touches.push(Vec::new());
        } else {
            self.touches.push(touches);
        }
        self.commits.push(commit);
        self.index = OnceLock::new();
        number
    }
}
