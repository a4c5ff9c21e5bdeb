//! A repository as anybody reads it: the files of its last commit, and its commits.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use comity::value::Date;
use git2::{ObjectType, Oid, Repository, Sort, Time, TreeWalkMode, TreeWalkResult};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_yaml_ng::Value;

/// A row of a ledger, by column.
pub(crate) type Row = BTreeMap<String, String>;

/// Files by path.
pub(crate) struct Files(BTreeMap<String, String>);

impl Files {
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// The paths in a folder.
    pub(crate) fn under(&self, folder: &str) -> impl Iterator<Item = &str> {
        let paths = self.0.keys().map(String::as_str);
        paths.filter(move |path| path.starts_with(folder))
    }

    pub(crate) fn front_matter(&self, path: &str) -> Value {
        self.text(path).map_or(Value::Null, front_matter)
    }

    /// The rows of a ledger of one file, or of all files in a folder.
    pub(crate) fn rows(&self, path: &str) -> Vec<Row> {
        let texts = self.under(path).filter_map(|path| self.text(path));
        texts.flat_map(rows).collect()
    }
}

fn rows(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

pub(crate) fn front_matter(text: &str) -> Value {
    let text = text.strip_prefix("---\n").unwrap();
    let (front, _) = text.split_once("\n---\n").unwrap();
    serde_yaml_ng::from_str(front).unwrap()
}

/// A commit of the main line.
pub(crate) struct Commit {
    /// The day on which it came there.
    pub(crate) day: Date,
    pub(crate) author: String,
    pub(crate) committer: String,
    pub(crate) message: String,
    pub(crate) parents: usize,
    /// What it changed.
    pub(crate) paths: BTreeSet<String>,
    /// The front page as it stood then.
    pub(crate) index: Option<String>,
}

/// The files of the last commit, and all commits of the main line, the oldest first.
pub(crate) fn read(root: &Path) -> (Files, Vec<Commit>) {
    let repository = Repository::open(root).unwrap();
    let mut walk = repository.revwalk().unwrap();
    walk.push_head().unwrap();
    walk.simplify_first_parent().unwrap();
    walk.set_sorting(Sort::TOPOLOGICAL | Sort::REVERSE).unwrap();
    let mut before = BTreeMap::new();
    let mut commits = Vec::new();
    for id in walk {
        let commit = repository.find_commit(id.unwrap()).unwrap();
        let blobs = blobs(&commit.tree().unwrap());
        let changed = blobs
            .iter()
            .filter(|(path, id)| before.get(*path) != Some(*id));
        commits.push(Commit {
            day: day(commit.time()),
            author: commit.author().email().unwrap().to_owned(),
            committer: commit.committer().email().unwrap().to_owned(),
            message: commit.message().unwrap().to_owned(),
            parents: commit.parent_count(),
            paths: changed.map(|(path, _)| path.clone()).collect(),
            index: blobs.get("index.md").map(|id| text(&repository, *id)),
        });
        before = blobs;
    }
    let files = before
        .iter()
        .map(|(path, id)| (path.clone(), text(&repository, *id)));
    (Files(files.collect()), commits)
}

fn blobs(tree: &git2::Tree<'_>) -> BTreeMap<String, Oid> {
    let mut found = BTreeMap::new();
    tree.walk(TreeWalkMode::PreOrder, |folder, entry| {
        if entry.kind() == Some(ObjectType::Blob) {
            found.insert(format!("{folder}{}", entry.name().unwrap()), entry.id());
        }
        TreeWalkResult::Ok
    })
    .unwrap();
    found
}

fn text(repository: &Repository, id: Oid) -> String {
    let blob = repository.find_blob(id).unwrap();
    String::from_utf8(blob.content().to_vec()).unwrap()
}

fn day(time: Time) -> Date {
    let time = Timestamp::from_second(time.seconds()).unwrap();
    time.to_zoned(TimeZone::UTC).date()
}
