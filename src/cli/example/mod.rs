//! `comity example`: a whole playbook with its past, to look at and to play with.
//!
//! The example is carried in the program. It knows nothing of what its pages say.

pub(super) mod command;
mod embedded;
mod past;
mod repository;

use std::collections::BTreeMap;
use std::path::Path;

use super::publish::{ensure_vacant, write_new};

/// Files by their path; in that order whatever they come from.
type Files<'a> = BTreeMap<&'a str, &'a [u8]>;

/// How much of the example is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// A Git repository with every commit since the partnership began.
    WithHistory,
    /// Today's files and nothing else.
    FilesOnly,
}

/// What has been written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// How many files the work tree has.
    pub files: usize,
    /// The past, where it was asked for.
    pub history: Option<History>,
}

/// A past that has been replayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// How many commits it has.
    pub commits: usize,
    /// The id of the last one: the same wherever and whenever the example is written.
    pub head: String,
}

/// Writes the example into `folder`, which must be absent or empty.
///
/// # Errors
/// Where it is neither, or cannot be written.
pub fn write(folder: &Path, depth: Depth) -> anyhow::Result<Example> {
    ensure_vacant(folder)?;
    let today = embedded::today();
    let files = today.len();
    let history = match depth {
        Depth::FilesOnly => {
            write_new(folder, today.iter().map(|(path, bytes)| (*path, *bytes)))?;
            None
        }
        Depth::WithHistory => {
            let commits = past::commits(&embedded::past(), &today)?;
            Some(repository::replay(folder, &commits, &today)?)
        }
    };
    Ok(Example { files, history })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::sandbox::{Sandbox, git, shown};
    use crate::source::{GitTree, Source as _, WorkTree};

    const FIRST: &str = "\
        author = \"Dana Orlova <dana@lumen.example>\"\n\
        date = \"2025-09-01T09:30:00+03:00\"\n\
        message = \"charter: the first draft\"\n\
        as_today = [\".gitignore\", \"партнёры/Юмен.md\"]\n";
    const SECOND: &str = "\
        author = \"Ann <ann@cooks.example>\"\n\
        date = \"2026-01-12T18:00:00-05:00\"\n\
        message = \"\"\"charter: ann joins\n\nShe signed on Friday.\"\"\"\n\
        as_today = [\"charter.md\"]\n\
        removed = [\"notes/old.md\"]\n";

    fn today() -> Files<'static> {
        Files::from([
            (".gitignore", "/site\r\n".as_bytes()),
            ("charter.md", "# Charter, signed\n".as_bytes()),
            ("партнёры/Юмен.md", "раз\r\nдва\n".as_bytes()),
        ])
    }

    fn past() -> Files<'static> {
        Files::from([
            (".gitkeep", "".as_bytes()),
            ("001-first/commit.toml", FIRST.as_bytes()),
            ("001-first/files/charter.md", b"# Charter\n"),
            ("001-first/files/notes/old.md", b"draft\n"),
            ("002-second/commit.toml", SECOND.as_bytes()),
        ])
    }

    fn replay(folder: &Path, past: &Files<'_>) -> anyhow::Result<History> {
        let today = today();
        repository::replay(folder, &past::commits(past, &today)?, &today)
    }

    fn told(past: &Files<'_>) -> String {
        let sandbox = Sandbox::empty();
        format!("{:#}", replay(&sandbox.path(), past).unwrap_err())
    }

    #[test]
    fn the_past_is_replayed_and_ends_at_today() {
        let sandbox = Sandbox::empty();
        let folder = sandbox.path().join("deep/example");
        let history = replay(&folder, &past()).unwrap();
        assert_eq!(history.commits, 2);
        assert_eq!(
            git(&folder, &["log", "--format=%an <%ae> %aI %cn %cI %s|%b"]),
            "Ann <ann@cooks.example> 2026-01-12T18:00:00-05:00 Ann 2026-01-12T18:00:00-05:00 \
             charter: ann joins|She signed on Friday.\n\n\
             Dana Orlova <dana@lumen.example> 2025-09-01T09:30:00+03:00 Dana Orlova \
             2025-09-01T09:30:00+03:00 charter: the first draft|"
        );
        let past = GitTree::open(&folder, "main~1", "").unwrap();
        assert_eq!(
            shown(&past),
            ".gitignore\ncharter.md\nnotes/old.md\nпартнёры/Юмен.md"
        );
        let now = WorkTree::open(&folder).unwrap();
        assert_eq!(shown(&now), ".gitignore\ncharter.md\nпартнёры/Юмен.md");
        git(&folder, &["fsck", "--strict"]);
    }

    #[test]
    fn ids_are_the_same_on_every_run_and_the_work_tree_is_clean() {
        let runs: Vec<String> = ["a", "b"]
            .into_iter()
            .map(|name| {
                let sandbox = Sandbox::empty();
                let folder = sandbox.path().join(name);
                let head = replay(&folder, &past()).unwrap().head;
                assert_eq!(git(&folder, &["status", "--porcelain"]), "");
                assert_eq!(git(&folder, &["branch", "--show-current"]), "main");
                assert_eq!(git(&folder, &["rev-parse", "HEAD"]), head);
                head
            })
            .collect();
        assert_eq!(runs[0], runs[1]);
        // Whoever and wherever: nothing of this machine is in the id.
        assert_eq!(runs[0], "11ce869c6fe4d27e3843ea1c6802874f62eb1aa5");
    }

    #[test]
    fn a_past_that_does_not_end_at_today_names_the_first_difference() {
        let mut changed = past();
        changed.insert("002-second/files/charter.md", b"# Charter, lost\n");
        let both = told(&changed);
        assert!(
            both.contains("charter.md is both in `files/` and in `as_today`"),
            "{both}"
        );
        changed.insert("003-third/commit.toml", FIRST.as_bytes());
        changed.remove("002-second/files/charter.md");
        changed.insert("003-third/files/charter.md", b"# Charter, lost\n");
        assert_eq!(
            told(&changed),
            "the example's past does not end at its present: charter.md differs"
        );
        let mut shorter = past();
        shorter.remove("002-second/commit.toml");
        assert_eq!(
            told(&shorter),
            "the example's past does not end at its present: charter.md differs"
        );
    }

    #[test]
    fn a_mistake_in_a_commit_names_the_folder() {
        for (from, to, expected) in [
            (
                "Юмен",
                "Ямен",
                "001-first: `as_today` names партнёры/Ямен.md, which is not in the example",
            ),
            (
                "+03:00",
                "",
                "001-first: `date` must be written as 2026-01-31T10:00:00+03:00",
            ),
            (
                "<dana",
                "dana",
                "001-first: `author` must be written as `Name <mail>`",
            ),
            ("as_today", "as_todai", "001-first: cannot read commit.toml"),
        ] {
            let broken = FIRST.replace(from, to);
            let mut past = past();
            past.insert("001-first/commit.toml", broken.as_bytes());
            let told = told(&past);
            assert!(told.starts_with(expected), "{told}");
        }
        let mut misplaced = past();
        misplaced.insert("001-first/charter.md", b"");
        assert!(told(&misplaced).starts_with("001-first: charter.md is neither"));
        let mut nameless = past();
        nameless.remove("001-first/commit.toml");
        assert_eq!(told(&nameless), "001-first: there is no commit.toml");
        let gone = SECOND.replace("notes/old.md", "notes/new.md");
        let mut past = past();
        past.insert("002-second/commit.toml", gone.as_bytes());
        assert!(told(&past).contains("002-second: `removed` names notes/new.md"));
    }

    #[test]
    fn a_folder_with_something_in_it_is_left_alone() {
        let sandbox = Sandbox::of(&[("mine.md", "")]);
        let error = write(&sandbox.path(), Depth::FilesOnly).unwrap_err();
        assert!(error.to_string().contains("it is not empty"));
    }

    #[test]
    fn the_files_alone_are_written_without_a_repository() {
        let sandbox = Sandbox::empty();
        let folder = sandbox.path().join("example");
        let example = write(&folder, Depth::FilesOnly).unwrap();
        assert_eq!(example.history, None);
        assert_eq!(
            walkdir::WalkDir::new(&folder)
                .into_iter()
                .filter(|entry| { entry.as_ref().unwrap().file_type().is_file() })
                .count(),
            example.files
        );
        assert!(!folder.join(".git").exists());
    }

    #[test]
    fn the_embedded_past_ends_at_todays_files() {
        let past = embedded::past();
        // A tree without the texts of the past has nothing to hold together.
        if past.keys().any(|path| path.ends_with("/commit.toml")) {
            let sandbox = Sandbox::empty();
            let example = write(&sandbox.path(), Depth::WithHistory).unwrap();
            assert_eq!(sandbox.git(&["status", "--porcelain"]), "");
            let now = WorkTree::open(&sandbox.path()).unwrap();
            assert_eq!(now.list().unwrap().len(), example.files);
        }
    }
}
