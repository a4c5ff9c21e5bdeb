//! A rename in a real clone of the example: what a check tells afterwards is what it told before,
//! once the rename is committed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use comity::actuals::{self, Actuals, LedgerCache};
use comity::assist::{Renamed, View, renamable, rename};
use comity::finding::{Edit, edited};
use comity::locale::Lang;
use comity::model::{ParseCache, Playbook, load};
use comity::rules::Context;
use comity::source::{Source as _, WorkTree};
use comity::text::DocPath;
use comity::value::Date;
use tempfile::TempDir;

use crate::support::{json_in, run_in};

/// The example with its past, cloned.
fn cloned() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let written = run_in(folder.path(), &["example", "demo"]);
    assert_eq!(written.code, 0, "{}", written.err);
    let top = folder.path().canonicalize().unwrap();
    git(&top, &["clone", "--quiet", "demo", "clone"]);
    (folder, top.join("clone"))
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    for who in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{who}_NAME"), "Dana Reed")
            .env(format!("GIT_{who}_EMAIL"), "dana@lumen.example")
            .env(format!("GIT_{who}_DATE"), "2026-09-30T17:00:00-04:00");
    }
    git.env("GIT_CONFIG_GLOBAL", "/dev/null");
    let status = git.args(arguments).current_dir(folder).status();
    assert!(status.unwrap().success(), "{arguments:?}");
}

/// The clone as it was read.
struct Read {
    playbook: Playbook,
    actuals: Actuals,
    as_of: Date,
}

impl Read {
    fn of(clone: &Path) -> Self {
        let tree = WorkTree::open(clone).unwrap();
        let playbook = load(&tree, &ParseCache::new()).unwrap().playbook;
        let as_of = playbook.config.as_of.as_ref().unwrap().value;
        let mut cache = LedgerCache::default();
        let (actuals, _) = actuals::read(&playbook, &tree, as_of, &mut cache).unwrap();
        Self {
            playbook,
            actuals,
            as_of,
        }
    }

    /// Renames what stands at an offset of a file: its old name and what changes, or why it cannot.
    fn renamed(&self, path: &str, offset: usize, new: &str) -> Result<(String, Renamed), String> {
        let path = DocPath::new(path);
        let mut pages = self.playbook.pages();
        let page = pages.find(|page| *page.path() == path).unwrap();
        let context = Context {
            playbook: &self.playbook,
            actuals: &self.actuals,
            as_of: self.as_of,
        };
        let view = View {
            context: &context,
            file: &page.file,
            lang: Lang::Ru,
        };
        let renamed = rename(&view, offset, new).map_err(|why| why.text(Lang::Ru))?;
        let (_, old) = renamable(&view, offset).unwrap();
        Ok((old, renamed))
    }
}

fn write(clone: &Path, renamed: &Renamed) {
    let mut by_file: BTreeMap<&DocPath, Vec<&Edit>> = BTreeMap::new();
    for edit in &renamed.edits {
        by_file.entry(&edit.path).or_default().push(edit);
    }
    for (path, edits) in by_file {
        let place = clone.join(path.as_str());
        let text = fs::read_to_string(&place).unwrap();
        fs::write(&place, edited(&text, edits).unwrap()).unwrap();
    }
    for (from, to) in &renamed.moved {
        fs::rename(clone.join(from.as_str()), clone.join(to.as_str())).unwrap();
    }
}

/// What a check tells, with the old name for the new one.
fn findings(clone: &Path, old: &str, new: &str) -> Vec<String> {
    let output = json_in(clone, &["check", "--format", "json"]);
    let told = output["findings"].as_array().unwrap().iter();
    let mut told: Vec<String> = told
        .map(|it| {
            let line = format!("{} {} {}", it["rule"], it["path"], it["message"]);
            line.replace(new, old)
        })
        .collect();
    told.sort();
    told
}

/// The places of the example at which a rename may be asked for: every title, and the first key of
/// every table of expectations, deliverables and people.
fn places(clone: &Path) -> Vec<(String, usize)> {
    let tree = WorkTree::open(clone).unwrap();
    let mut places = Vec::new();
    for entry in tree.list().unwrap() {
        let path = entry.path.to_string();
        if entry.path.extension() != Some("md") {
            continue;
        }
        let text = fs::read_to_string(clone.join(&path)).unwrap();
        for key in [
            "title: ",
            "expectations:\n  ",
            "deliverables:\n  ",
            "people:\n  ",
        ] {
            places.extend(text.find(key).map(|at| (path.clone(), at + key.len())));
        }
    }
    places
}

#[test]
fn a_committed_rename_leaves_the_findings_as_they_were() {
    let (_folder, clone) = cloned();
    let before = findings(&clone, "", "\u{0}");
    let read = Read::of(&clone);
    let new = "2026-09-новое-имя";
    let (mut done, mut refused) = (Vec::new(), 0);
    for (path, offset) in places(&clone) {
        let Ok((old, renamed)) = read.renamed(&path, offset, new) else {
            refused += 1;
            continue;
        };
        write(&clone, &renamed);
        git(&clone, &["add", "--all"]);
        git(&clone, &["commit", "--quiet", "--message", "rename"]);
        assert_eq!(findings(&clone, &old, new), before, "{path}: {old}");
        git(&clone, &["reset", "--quiet", "--hard", "HEAD~1"]);
        done.push(old);
    }
    for kind in [
        "2026-09-first-frost",
        "2026-09-29-gift-guide",
        "glossary",
        "tom-alvarez",
    ] {
        assert!(
            done.iter().any(|old| old == kind),
            "{kind} is not among {done:?}"
        );
    }
    assert!(
        refused > done.len(),
        "what was signed or decided keeps its names"
    );
}
