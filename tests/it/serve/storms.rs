//! What editors, Git and people do to a folder all at once. Afterwards the preview shows what a
//! build of the folder has, byte for byte.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use super::server::Server;
use crate::support::{LUMEN, Playbook};

const FILES: usize = 25;

fn playbook() -> Playbook {
    let playbook = Playbook::new().file("parties/lumen.md", LUMEN);
    (0..FILES).fold(playbook, |playbook, at| {
        playbook.file(&name(at), text(at, 0))
    })
}

fn name(at: usize) -> String {
    format!("guides/part-{}/guide-{at}.md", at % 3)
}

fn text(at: usize, edit: usize) -> String {
    let next = name((at + 1) % FILES).replace("guides/", "");
    format!(
        "---\ntitle: Guide {at}\nowner: dana\n---\n# Guide {at}\n\nEdit number {edit}, [next](../{next}).\n"
    )
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    for who in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{who}_NAME"), "Dana")
            .env(format!("GIT_{who}_EMAIL"), "dana@example.org")
            .env(format!("GIT_{who}_DATE"), "2026-03-05T10:00:00+03:00");
    }
    let output = command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {arguments:?}: {said}");
}

fn commit(folder: &Path, message: &str) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", message]);
}

/// Saves in place, as VS Code does, or in one of the ways of vim: renamed over, or with the old file
/// put aside first.
fn save(path: &Path, text: &str, way: usize) {
    let beside = path.with_extension("md.tmp");
    match way % 3 {
        0 => fs::write(path, text).unwrap(),
        1 => {
            fs::write(&beside, text).unwrap();
            fs::rename(&beside, path).unwrap();
        }
        _ => {
            let backup = format!("{}~", path.display());
            fs::rename(path, &backup).unwrap();
            fs::write(path, text).unwrap();
            fs::remove_file(&backup).unwrap();
        }
    }
}

#[test]
fn five_hundred_edits_in_five_seconds_lose_nothing() {
    const EDITS: usize = 500;
    let playbook = playbook();
    let server = Server::start(&playbook.path());
    let begun = Instant::now();
    for edit in 1..=EDITS {
        let at = (edit * 7) % FILES;
        save(&playbook.path().join(name(at)), &text(at, edit), edit);
        let due = Duration::from_millis(10) * u32::try_from(edit).unwrap();
        std::thread::sleep(due.saturating_sub(begun.elapsed()));
    }
    assert!(
        begun.elapsed() < Duration::from_secs(20),
        "{:?}",
        begun.elapsed()
    );
    let last = (EDITS * 7) % FILES;
    let page = format!("/{}", name(last).replace(".md", ".html"));
    server.until(&page, &format!("Edit number {EDITS},"));
    server.ensure_built();
}

#[test]
fn folders_that_are_renamed_come_and_go_are_followed() {
    let playbook = playbook();
    let folder = playbook.path();
    let server = Server::start(&folder);
    assert_eq!(server.get("/guides/part-1/guide-1.html").status, 200);
    fs::rename(folder.join("guides/part-1"), folder.join("guides/moved")).unwrap();
    server.until("/guides/moved/guide-1.html", "Edit number 0");
    // What is written into it afterwards is seen as well.
    fs::write(folder.join("guides/moved/guide-1.md"), text(1, 1)).unwrap();
    server.until("/guides/moved/guide-1.html", "Edit number 1");
    fs::rename(folder.join("guides"), folder.join("handbook")).unwrap();
    server.until("/handbook/moved/guide-1.html", "Edit number 1");
    fs::write(folder.join("handbook/moved/guide-1.md"), text(1, 2)).unwrap();
    server.until("/handbook/moved/guide-1.html", "Edit number 2");
    server.ensure_built();
    fs::remove_dir_all(folder.join("handbook")).unwrap();
    server.until_that("/handbook/moved/guide-1.html", "gone", |page| {
        page.status == 404
    });
    let deep = folder.join("handbook/moved/new/deep");
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("guide.md"), text(1, 3)).unwrap();
    server.until("/handbook/moved/new/deep/guide.html", "Edit number 3");
    server.ensure_built();
}

#[test]
fn a_switch_of_branches_is_followed_with_its_past() {
    let playbook = playbook();
    let folder = playbook.path();
    git(&folder, &["init", "--quiet", "--initial-branch=main"]);
    commit(&folder, "the first");
    git(&folder, &["switch", "--quiet", "--create", "other"]);
    for at in 0..FILES {
        fs::write(folder.join(name(at)), text(at, 9)).unwrap();
    }
    fs::remove_dir_all(folder.join("guides/part-2")).unwrap();
    fs::create_dir(folder.join("more")).unwrap();
    fs::write(folder.join("more/new.md"), text(1, 9)).unwrap();
    commit(&folder, "another state");
    let server = Server::start(&folder);
    server.until("/more/new.html", "Edit number 9");
    for round in 0..3 {
        git(&folder, &["switch", "--quiet", "main"]);
        server.until("/guides/part-2/guide-2.html", "Edit number 0");
        if round == 0 {
            server.ensure_built();
        }
        git(&folder, &["switch", "--quiet", "other"]);
        server.until("/guides/part-1/guide-1.html", "Edit number 9");
    }
    server.ensure_built();
    // No file changes when a change is committed; what is said of it does.
    fs::write(folder.join("more/new.md"), text(1, 10)).unwrap();
    server.until("/more/new.html", "not committed yet");
    commit(&folder, "committed");
    server.until_that("/more/new.html", "its commit", |page| {
        !page.text().contains("not committed yet")
    });
    server.ensure_built();
}

#[test]
fn a_playbook_that_goes_away_and_comes_back_is_shown_again() {
    let playbook = playbook();
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().canonicalize().unwrap().join("playbook");
    let copy = |folder: &Path| {
        let status = Command::new("cp")
            .arg("-R")
            .arg(playbook.path())
            .arg(folder)
            .status();
        assert!(status.unwrap().success());
    };
    copy(&folder);
    let server = Server::start(&folder);
    assert_eq!(server.get("/guides/part-1/guide-1.html").status, 200);
    fs::remove_dir_all(&folder).unwrap();
    server.until_that("/guides/part-1/guide-1.html", "a mistake", |page| {
        page.status == 500
    });
    copy(&folder);
    server.until("/guides/part-1/guide-1.html", "Edit number 0");
    fs::write(folder.join(name(1)), text(1, 1)).unwrap();
    server.until("/guides/part-1/guide-1.html", "Edit number 1");
    // Another copy takes its place in one step.
    copy(&folder.with_extension("new"));
    fs::rename(&folder, folder.with_extension("old")).unwrap();
    fs::rename(folder.with_extension("new"), &folder).unwrap();
    server.until("/guides/part-1/guide-1.html", "Edit number 0");
    fs::write(folder.join(name(1)), text(1, 2)).unwrap();
    server.until("/guides/part-1/guide-1.html", "Edit number 2");
    server.ensure_built();
}

#[test]
fn a_flood_beside_the_playbook_keeps_nobody_waiting() {
    let playbook = playbook();
    let folder = playbook.path();
    let server = Server::start(&folder);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let flood = scope.spawn(|| {
            let path = folder.join("log.txt");
            while begun.elapsed() < Duration::from_secs(6) {
                fs::write(&path, format!("{:?}", begun.elapsed())).unwrap();
                std::thread::sleep(Duration::from_millis(3));
            }
        });
        fs::write(folder.join(name(1)), text(1, 1)).unwrap();
        server.until("/guides/part-1/guide-1.html", "Edit number 1");
        assert!(!flood.is_finished(), "the page came after the flood");
    });
}
