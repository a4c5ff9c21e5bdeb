//! A rename in a real clone of the example: what a check tells afterwards is what it told before,
//! once the rename is committed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use comity::actuals::{self, LedgerCache};
use comity::assist::{Renamed, View, rename};
use comity::finding::{Edit, edited};
use comity::locale::Lang;
use comity::model::{ParseCache, load};
use comity::rules::Context;
use comity::source::WorkTree;
use comity::text::{DocPath, SourceFile};
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

/// Renames what stands at `marked`, and writes it.
fn renamed(clone: &Path, path: &str, marked: &str, new: &str) -> Renamed {
    let tree = WorkTree::open(clone).unwrap();
    let playbook = load(&tree, &ParseCache::new()).unwrap().playbook;
    let as_of = playbook.config.as_of.as_ref().unwrap().value;
    let mut cache = LedgerCache::default();
    let (actuals, _) = actuals::read(&playbook, &tree, as_of, &mut cache).unwrap();
    let text = fs::read_to_string(clone.join(path)).unwrap();
    let found = text.find(&marked.replace('‸', "")).unwrap();
    let file = SourceFile::new(DocPath::new(path), text.as_bytes());
    let context = Context {
        playbook: &playbook,
        actuals: &actuals,
        as_of,
    };
    let view = View {
        context: &context,
        file: &file,
        lang: Lang::Ru,
    };
    let offset = found + marked.find('‸').unwrap();
    let renamed = rename(&view, offset, new);
    let renamed = renamed.unwrap_or_else(|why| panic!("{path}: {}", why.text(Lang::Ru)));
    write(clone, &renamed);
    renamed
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

#[test]
fn a_committed_rename_leaves_the_findings_as_they_were() {
    let (_folder, clone) = cloned();
    let before = findings(&clone, "", "\u{0}");
    let renames = [
        (
            "briefs/2026-09-first-frost.md",
            "title: ‸",
            "2026-09-first-frost",
            "2026-09-первый-иней",
        ),
        (
            "decisions/2026-09-29-gift-guide.md",
            "title: ‸",
            "2026-09-29-gift-guide",
            "2026-09-29-подарки",
        ),
        ("guides/glossary.ru.md", "title: ‸", "glossary", "словарь"),
        (
            "candidates/tom-alvarez.md",
            "title: ‸",
            "tom-alvarez",
            "том-альварес",
        ),
        (
            "decisions/2026-02-03-primary-metric.ru.md",
            "title: ‸",
            "2026-02-03-primary-metric",
            "2026-02-03-главная",
        ),
    ];
    for (path, marked, old, new) in renames {
        let renamed = renamed(&clone, path, marked, new);
        assert!(!renamed.edits.is_empty(), "{path}");
        git(&clone, &["add", "--all"]);
        git(&clone, &["commit", "--quiet", "--message", "rename"]);
        assert_eq!(findings(&clone, old, new), before, "{path}");
        git(&clone, &["reset", "--quiet", "--hard", "HEAD~1"]);
    }
}
