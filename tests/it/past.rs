//! The past of a case: its commits, replayed as a real Git repository.
//!
//! ```text
//! ==> commit 2026-03-02T10:00+03:00 Anna Morozova <anna@northwind.example> charter: signed
//! ==> charter.md
//! …
//! ==> old.md removed
//! ==> worktree
//! ==> charter.md
//! ```
//!
//! Each commit writes and removes the files that follow it; what follows `worktree` is not committed.
//! Between the moment and the author may stand `authored=MOMENT` (a commit that was moved: the
//! moment before it is the committer's), `on=BRANCH` (a branch that begins where `main` stands), and
//! `merges=BRANCH`. `shallow: N` in the head of the case cuts the clone off after its last N commits.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use comity::value::Moment;
use git2::{Index, IndexEntry, IndexTime, Oid, Repository, RepositoryInitOptions, Signature, Time};

/// Files by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The commits of a case, and what lies on top of them.
#[derive(Default)]
pub(crate) struct Past {
    pub(crate) commits: Vec<Commit>,
    /// What was edited since the last commit.
    pub(crate) edits: Vec<Edit>,
    /// How many commits the clone still has, where it was cut off.
    pub(crate) kept: Option<usize>,
}

/// A commit as it is written in a case.
pub(crate) struct Commit {
    committed: Moment,
    authored: Moment,
    author: (String, String),
    message: String,
    branch: String,
    merges: Option<String>,
    pub(crate) edits: Vec<Edit>,
}

/// A file that is written, or removed.
pub(crate) struct Edit {
    pub(crate) path: String,
    pub(crate) bytes: Option<Vec<u8>>,
}

const MAIN: &str = "main";

impl Commit {
    /// Reads `MOMENT [KEY=VALUE …] NAME <ADDRESS> MESSAGE`.
    pub(crate) fn read(head: &str) -> Self {
        let (before, message) = head.split_once('>').expect("`NAME <ADDRESS> MESSAGE`");
        let (before, email) = before.split_once('<').expect("`NAME <ADDRESS> MESSAGE`");
        let mut words = before.split_whitespace();
        let committed = moment(words.next().expect("a moment"));
        let mut commit = Self {
            committed,
            authored: committed,
            author: (String::new(), email.to_owned()),
            message: message.trim().replace("\\n", "\n"),
            branch: MAIN.to_owned(),
            merges: None,
            edits: Vec::new(),
        };
        let mut name = Vec::new();
        for word in words {
            match word.split_once('=') {
                Some(("authored", when)) => commit.authored = moment(when),
                Some(("on", branch)) => branch.clone_into(&mut commit.branch),
                Some(("merges", branch)) => commit.merges = Some(branch.to_owned()),
                _ => name.push(word),
            }
        }
        commit.author.0 = name.join(" ");
        commit
    }
}

fn moment(text: &str) -> Moment {
    Moment::parse(text).unwrap_or_else(|error| panic!("`{text}`: {error:?}"))
}

/// Where a branch stands.
#[derive(Clone)]
struct Tip {
    id: Oid,
    files: Files,
    /// The files of the commit at which it left `main`.
    begun: Files,
}

impl Past {
    /// Writes the commits into a new repository in `folder`; returns the files of today.
    pub(crate) fn replay(&self, folder: &Path) -> Files {
        let mut options = RepositoryInitOptions::new();
        options.external_template(false).initial_head(MAIN);
        let repository = Repository::init_opts(folder, &options).unwrap();
        let mut tips: BTreeMap<&str, Tip> = BTreeMap::new();
        let mut ids = Vec::new();
        for commit in &self.commits {
            let tip = commit.make(&repository, &tips);
            ids.push(tip.id);
            tips.insert(&commit.branch, tip);
        }
        for (branch, tip) in &tips {
            let name = format!("refs/heads/{branch}");
            repository.reference(&name, tip.id, true, "case").unwrap();
        }
        let last = &self.commits.last().expect("a commit").branch;
        repository.set_head(&format!("refs/heads/{last}")).unwrap();
        if let Some(kept) = self.kept {
            let cut = ids[ids.len() - kept];
            fs::write(folder.join(".git/shallow"), format!("{cut}\n")).unwrap();
        }
        let mut files = tips[last.as_str()].files.clone();
        apply(&self.edits, &mut files);
        files
    }
}

impl Commit {
    fn make(&self, repository: &Repository, tips: &BTreeMap<&str, Tip>) -> Tip {
        let own = tips.get(&*self.branch).or_else(|| tips.get(MAIN));
        let merged = self.merges.as_ref().map(|branch| &tips[branch.as_str()]);
        let mut files = own.map(|tip| tip.files.clone()).unwrap_or_default();
        let begun = match tips.get(&*self.branch) {
            Some(tip) => tip.begun.clone(),
            None => files.clone(),
        };
        if let Some(merged) = merged {
            merge(merged, &mut files);
        }
        apply(&self.edits, &mut files);
        let tree = repository.find_tree(tree(repository, &files)).unwrap();
        let parents = own.into_iter().chain(merged);
        let parents: Vec<_> = parents
            .into_iter()
            .map(|tip| repository.find_commit(tip.id).unwrap())
            .collect();
        let parents: Vec<_> = parents.iter().collect();
        let (author, committer) = (self.signed(self.authored), self.signed(self.committed));
        let id = repository
            .commit(None, &author, &committer, &self.message, &tree, &parents)
            .unwrap();
        Tip { id, files, begun }
    }

    fn signed(&self, at: Moment) -> Signature<'static> {
        let (name, email) = &self.author;
        let time = Time::new(at.instant().as_second(), at.offset().seconds() / 60);
        Signature::new(name, email, &time).unwrap()
    }
}

fn apply(edits: &[Edit], files: &mut Files) {
    for edit in edits {
        match &edit.bytes {
            Some(bytes) => files.insert(edit.path.clone(), bytes.clone()),
            None => Some(files.remove(&edit.path).expect("a file that is removed")),
        };
    }
}

/// Takes over what a branch changed since it left.
fn merge(branch: &Tip, files: &mut Files) {
    for path in branch.begun.keys().chain(branch.files.keys()) {
        let (before, now) = (branch.begun.get(path), branch.files.get(path));
        match now {
            Some(bytes) if before != now => files.insert(path.clone(), bytes.clone()),
            None => files.remove(path),
            _ => None,
        };
    }
}

fn tree(repository: &Repository, files: &Files) -> Oid {
    const FILE: u32 = 0o100_644;
    let mut index = Index::new().unwrap();
    for (path, bytes) in files {
        let id = repository.blob(bytes).unwrap();
        let entry = IndexEntry {
            ctime: IndexTime::new(0, 0),
            mtime: IndexTime::new(0, 0),
            dev: 0,
            ino: 0,
            mode: FILE,
            uid: 0,
            gid: 0,
            file_size: 0,
            id,
            flags: 0,
            flags_extended: 0,
            path: path.clone().into_bytes(),
        };
        index.add(&entry).unwrap();
    }
    index.write_tree_to(repository).unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(path: &str, text: Option<&str>) -> Edit {
        let bytes = text.map(|text| text.as_bytes().to_vec());
        Edit {
            path: path.to_owned(),
            bytes,
        }
    }

    #[test]
    fn a_past_is_replayed_with_its_branches_dates_and_authors() {
        let mut first = Commit::read("2026-03-02T10:00+03:00 Anna M <anna@example.org> one\\n\\nx");
        first.edits = vec![edit("a.md", Some("1")), edit("b/c.md", Some("2"))];
        let mut side = Commit::read("2026-03-03T10:00Z on=work Dana <d@example.org> two");
        side.edits = vec![edit("a.md", Some("3")), edit("b/c.md", None)];
        let mut own = Commit::read("2026-03-04T10:00Z Dana <d@example.org> three");
        own.edits = vec![edit("d.md", Some("4"))];
        let merge = Commit::read(
            "2026-03-05T10:00Z authored=2026-03-01T09:00+02:00 merges=work Dana <d@example.org> four",
        );
        let past = Past {
            commits: vec![first, side, own, merge],
            edits: vec![edit("d.md", Some("5"))],
            kept: None,
        };
        let folder = tempfile::tempdir().unwrap();
        let files = past.replay(folder.path());
        let expected = [("a.md", "3"), ("d.md", "5")];
        let expected = expected.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        assert_eq!(files, Files::from(expected));
        let repository = Repository::open(folder.path()).unwrap();
        let head = repository.head().unwrap().peel_to_commit().unwrap();
        assert_eq!((head.parent_count(), head.summary()), (2, Ok(Some("four"))));
        assert_eq!(head.author().when().seconds(), 1_772_348_400);
        assert_eq!(head.author().when().offset_minutes(), 120);
        assert_eq!(head.time().seconds(), 1_772_704_800);
        let first = head.parent(0).unwrap().parent(0).unwrap();
        assert_eq!(first.author().name(), Ok("Anna M"));
        assert_eq!(first.body(), Ok(Some("x")));
        assert_eq!(first.id(), head.parent(1).unwrap().parent(0).unwrap().id());
    }
}
