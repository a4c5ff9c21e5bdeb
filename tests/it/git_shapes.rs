//! Repositories of all shapes: what `check` says of a past that it cannot read, and what it keeps of
//! one that it can.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Playbook, program, run_in};

const PAGE: &str = "---\ntitle: Notes\n---\n";

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    for who in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{who}_NAME"), "Dana")
            .env(format!("GIT_{who}_EMAIL"), "dana@example.org");
    }
    let status = command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .current_dir(folder)
        .args(arguments)
        .status();
    assert!(status.unwrap().success(), "git {arguments:?}");
}

/// A playbook of three commits, in a repository that `options` describe.
fn committed(options: &[&str]) -> Playbook {
    let mut playbook = Playbook::new().file("notes.md", PAGE);
    let root = playbook.path();
    let init = ["init", "--quiet", "--initial-branch=main"];
    git(&root, &[&init, options].concat());
    for text in ["one", "two", "three"] {
        playbook = playbook.file("notes.md", format!("{PAGE}{text}\n"));
        git(&root, &["add", "--all"]);
        git(&root, &["commit", "--quiet", "-m", text]);
    }
    playbook
}

/// The note on the past; everything else must go on as if there were none.
fn note(root: &Path) -> String {
    let ran = run_in(root, &["check"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = ran.out + &ran.err;
    let notes = said.lines().filter(|line| line.contains("history"));
    let note = notes.collect::<Vec<_>>().join("\n");
    note.replace(&root.display().to_string(), "[FOLDER]")
}

#[test]
fn formats_that_cannot_be_read_are_told_and_nothing_else_breaks() {
    let sha256 = committed(&["--object-format=sha256"]);
    assert_eq!(
        note(&sha256.path()),
        "note: history was not checked: the repository [FOLDER] names objects by SHA-256, which \
         comity cannot read: its work tree can be checked, its history cannot"
    );
    let reftable = committed(&["--ref-format=reftable"]);
    assert_eq!(
        note(&reftable.path()),
        "note: history was not checked: the repository [FOLDER] stores its references as reftable, \
         which comity cannot read: run `git refs migrate --ref-format=files`"
    );
}

#[test]
fn what_a_clone_lacks_is_told_with_the_command_that_brings_it() {
    let playbook = committed(&[]);
    let root = playbook.path();
    assert_eq!(note(&root), "");
    git(&root, &["config", "uploadpack.allowFilter", "true"]);
    let from = format!("file://{}", root.display());
    let clones = tempfile::tempdir().unwrap();
    let clone = |name: &str, option: &str| -> PathBuf {
        git(clones.path(), &["clone", "--quiet", option, &from, name]);
        clones.path().join(name)
    };
    let partial = clone("partial", "--filter=blob:none");
    let told = note(&partial);
    assert!(told.contains("`git fetch --refetch --no-filter`"), "{told}");
    git(&partial, &["fetch", "--quiet", "--refetch", "--no-filter"]);
    assert_eq!(note(&partial), "");
    let shallow = clone("shallow", "--depth=1");
    let config = shallow.join("comity.toml");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(config, text + "[history]\nsince = \"HEAD~2\"\n").unwrap();
    let told = note(&shallow);
    assert!(told.contains("[history] since"), "{told}");
    assert!(told.contains("`git fetch --unshallow --tags`"), "{told}");
    git(&shallow, &["fetch", "--quiet", "--unshallow"]);
    assert_eq!(note(&shallow), "");
}

#[test]
fn other_work_trees_and_folders_have_a_past() {
    let playbook = committed(&[]);
    let root = playbook.path();
    let other = tempfile::tempdir().unwrap();
    let tree = other.path().join("tree");
    let place = tree.display().to_string();
    git(&root, &["worktree", "add", "--quiet", &place, "HEAD~1"]);
    assert_eq!(note(&tree), "");
    let config = "format = 1\nas_of = 2026-03-31\n[history]\nenabled = true\n";
    let team = playbook
        .file("team/comity.toml", config)
        .file("team/notes.md", PAGE);
    git(&root, &["add", "--all"]);
    git(
        &root,
        &["commit", "--quiet", "-m", "a playbook in a folder"],
    );
    assert_eq!(note(&team.path().join("team")), "");
}

#[test]
fn what_was_found_out_is_kept_and_believed_only_while_it_is_whole() {
    let playbook = committed(&[]);
    let cache = tempfile::tempdir().unwrap();
    let run = || {
        let mut command = program(&playbook.path(), &["check", "--format", "json"]);
        command.env_remove("COMITY_CACHE");
        let output = command.env("COMITY_CACHE_DIR", cache.path()).output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    let kept = || -> Vec<PathBuf> {
        let entries = fs::read_dir(cache.path()).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    };
    let expected = run();
    let [file] = &kept()[..] else {
        panic!("one past is kept")
    };
    assert_eq!(file.extension().unwrap(), "history");
    let whole = fs::read(file).unwrap();
    for damaged in [&whole[..whole.len() / 2], b"", &whole[1..]] {
        fs::write(file, damaged).unwrap();
        assert_eq!(run(), expected);
        assert!(fs::read(file).unwrap() == whole, "it is kept anew");
    }
    git(&playbook.path(), &["reset", "--quiet", "--hard", "HEAD~1"]);
    run();
    assert!(
        fs::read(file).unwrap() == whole,
        "nothing new was found out"
    );
    assert_eq!(kept().len(), 1);
}

#[test]
fn a_site_without_the_past_says_so_and_fails_where_the_past_was_asked_for() {
    let playbook = committed(&[]);
    let root = playbook.path();
    git(&root, &["config", "uploadpack.allowFilter", "true"]);
    let from = format!("file://{}", root.display());
    let clones = tempfile::tempdir().unwrap();
    let options = ["--quiet", "--filter=blob:none"];
    git(
        clones.path(),
        &[&["clone"], &options[..], &[&*from, "partial"]].concat(),
    );
    let partial = clones.path().join("partial");
    let site = ["build", "--out", "../site", "--as-of", "2031-01-01"];
    let told = run_in(&partial, &site);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(
        told.out.contains("`git fetch --refetch --no-filter`"),
        "{}",
        told.out
    );
    let asked = run_in(&partial, &[&site[..], &["--editions", "all"]].concat());
    assert_eq!(asked.code, 2, "{}", asked.out);
    assert!(
        asked.err.contains("`git fetch --refetch --no-filter`"),
        "{}",
        asked.err
    );
}

#[test]
fn an_edition_whose_commit_holds_no_playbook_is_named() {
    let playbook = committed(&[]);
    let root = playbook.path();
    let config = fs::read_to_string(root.join("comity.toml")).unwrap();
    fs::write(root.join("comity.toml"), "format = 99\n").unwrap();
    git(
        &root,
        &["commit", "--quiet", "--all", "-m", "from another time"],
    );
    let written = Command::new("git")
        .args(["log", "-1", "--format=%cs"])
        .current_dir(&root)
        .output();
    let year: u16 = String::from_utf8(written.unwrap().stdout).unwrap()[..4]
        .parse()
        .unwrap();
    git(&root, &["tag", &format!("edition/{year}-Q1")]);
    fs::write(root.join("comity.toml"), config).unwrap();
    git(&root, &["commit", "--quiet", "--all", "-m", "back"]);
    let site = tempfile::tempdir().unwrap();
    let out = site.path().join("site").display().to_string();
    let day = format!("{}-01-01", year + 1);
    let told = run_in(&root, &["build", "--out", &out, "--as-of", &day]);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(
        told.out.contains(&format!("without `{year}-Q1`:")),
        "{}",
        told.out
    );
}
