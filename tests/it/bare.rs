//! A bare repository, as a server keeps it: commands that only read say there what they say in a clone.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::repository::Repository;
use crate::support::run_in;

const DAY: [&str; 2] = ["--as-of", "2026-08-03"];

/// The example, and a bare clone of it.
fn example() -> (TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let written = run_in(folder.path(), &["example", "demo"]);
    assert_eq!(written.code, 0, "{}", written.err);
    let top = folder.path().canonicalize().unwrap();
    clone_bare(&top, "demo");
    (folder, top.join("demo"), top.join("demo.git"))
}

fn clone_bare(folder: &Path, from: &str) {
    let mut clone = Command::new("git");
    clone.args(["clone", "--quiet", "--bare", from]);
    let status = clone
        .arg(format!("{from}.git"))
        .current_dir(folder)
        .status();
    assert!(status.unwrap().success());
}

#[test]
fn commands_that_read_say_the_same_as_in_a_clone() {
    let (_folder, clone, bare) = example();
    let asked: [&[&str]; 6] = [
        &["check", "--format", "concise"],
        &["log", "--format", "csv"],
        &["status", "--format", "markdown"],
        &["align"],
        &["diff", "2026-Q1..2026-Q2"],
        &["verify"],
    ];
    for command in asked {
        let dated = matches!(command[0], "check" | "log" | "status");
        let day: &[&str] = if dated { &DAY } else { &[] };
        let command = [command, day].concat();
        let (there, here) = (run_in(&clone, &command), run_in(&bare, &command));
        assert!(there.out.lines().count() > 1 || command[0] == "check");
        assert_eq!(here.out, there.out, "{command:?}");
        assert_eq!(
            (here.code, here.err),
            (there.code, there.err),
            "{command:?}"
        );
    }
}

#[test]
fn a_site_is_built_from_the_last_commit() {
    let (folder, clone, bare) = example();
    let pages = |root: &Path, name: &str| {
        let site = folder.path().join(name);
        let out = site.to_str().unwrap();
        let command = [&["build", "--out", out, "--editions", "none"], &DAY[..]].concat();
        let ran = run_in(root, &command);
        assert_eq!(ran.code, 0, "{}", ran.err);
        std::fs::read_to_string(site.join("index.html")).unwrap()
    };
    assert_eq!(pages(&bare, "one"), pages(&clone, "two"));
}

#[test]
fn nothing_is_edited() {
    let (_folder, _, bare) = example();
    let commands: [&[&str]; 6] = [
        &["signoff", "agreements/2026-02-loi.md", "--party", "lumen"],
        &["seal", "alignment/lumen.md"],
        &["check", "--watch"],
        &["check", "--fix"],
        &["check", "--unsafe-fixes"],
        &["check", "--diff"],
    ];
    for command in commands {
        let ran = run_in(&bare, command);
        assert_eq!(ran.code, 2, "{command:?}");
        assert!(ran.err.contains("this repository is bare"), "{}", ran.err);
    }
}

#[test]
fn a_playbook_in_a_folder_is_found_in_the_commit() {
    let repository = Repository::new();
    let config = "format = 1\nas_of = 2026-03-31\n[history]\nenabled = true\n";
    repository
        .write("one/comity.toml", config)
        .write("one/index.md", "---\ntitle: One\n---\n")
        .commit("2026-01-12", "one");
    let top = tempfile::tempdir().unwrap();
    let from = repository.path().display().to_string();
    let clone = ["clone", "--quiet", "--bare", &from, "team.git"];
    let cloned = Command::new("git")
        .args(clone)
        .current_dir(top.path())
        .status();
    assert!(cloned.unwrap().success());
    let ran = run_in(top.path(), &["check", "--format", "json", "team.git"]);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["playbook"], "team.git/one", "{}", ran.out);
    let named = run_in(top.path(), &["check", "--format", "json", "team.git/one"]);
    assert_eq!(named.out, ran.out);
    let nothing = run_in(top.path(), &["check", "team.git/two"]);
    assert_eq!(nothing.code, 3, "{}", nothing.err);
}
