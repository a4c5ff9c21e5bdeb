//! Playbooks with a past, from commits to finished pages.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::cli::args::EditionChoice;
use crate::cli::environment::Environment;
use crate::cli::opened::Opened;
use crate::rules::{self, Selection};
use crate::source::sandbox::Sandbox;

const CONFIG: &str = "format = 1\nlanguages = [\"en\", \"ru\"]\ntimezone = \"Europe/Moscow\"\n\
    [site]\nbase_url = \"https://playbook.example/x/\"\n";
const INDEX: &str = "---\ntitle: We\nstarted: 2026-01-12\nparties: [a, b]\n---\n";
const HOSTILE: &str = "</title><script>alert(1)</script>&\u{1b}]0;x\u{7}";

/// A playbook of two quarters and a half: a guide that moves, one that goes, one that stays.
fn playbook() -> Sandbox {
    let sandbox = Sandbox::of(&[("comity.toml", CONFIG), ("index.md", INDEX)]);
    for side in ["a", "b"] {
        let party = format!("---\ntitle: {side}\ntype: brand\ntimezone: Europe/Moscow\n---\n");
        sandbox.write(&format!("parties/{side}.md"), party);
    }
    for name in ["stays", "moves", "goes"] {
        let guide = format!("---\ntitle: It {name}\n---\n# It {name}\n\nA guide that {name}.\n");
        sandbox.write(&format!("guides/{name}.md"), guide);
    }
    sandbox.commit_at("2026-01-12T12:00:00+03:00", "the first");
    sandbox.git(&["mv", "guides/moves.md", "guides/moved.md"]);
    sandbox.commit_at("2026-05-20T12:00:00+03:00", "moved");
    sandbox.git(&["rm", "--quiet", "guides/goes.md"]);
    let stays = "---\ntitle: It stays\n---\n# It stays\n\nA guide that says more.\n";
    sandbox.write("guides/stays.md", stays);
    sandbox.commit_by(
        "Eve & \"Co\" <eve@secret.example>",
        "2026-08-20T12:00:00+03:00",
        HOSTILE,
    );
    sandbox
}

/// Every file of the site on 10 October 2026, and how many documents had to be read.
fn built(sandbox: &Sandbox, editions: EditionChoice) -> (BTreeMap<String, String>, usize) {
    built_at(sandbox, editions, Some("https://playbook.example/x"))
}

fn built_at(
    sandbox: &Sandbox,
    editions: EditionChoice,
    base_url: Option<&str>,
) -> (BTreeMap<String, String>, usize) {
    let mut environment = Environment::of_process();
    environment.cache = None;
    let mut caches = Caches::new(&environment);
    let day = "2026-10-10".parse().ok();
    let opened = Opened::read_again(&sandbox.path(), day, &environment, &mut caches).unwrap();
    let checked = rules::check(
        &opened.context(),
        &opened.loaded.report,
        opened.past.timeline(),
        &Selection::default(),
    );
    let playbook = &opened.loaded.playbook;
    let timeline = opened.past.timeline();
    let found = timeline.map(|it| PastEditions::of(it, playbook, opened.as_of.day, editions));
    let editions = found.transpose().unwrap().unwrap_or_default();
    let edition = Edition {
        loaded: &opened.loaded,
        actuals: &opened.actuals,
        source: &*opened.source,
        checked: &checked,
        as_of: opened.as_of.day,
        languages: &Lang::ALL,
        base_url,
        look: Look::Playbook,
        timeline,
        editions: &editions,
        audience: None,
    };
    let files = files(&edition, &mut caches).unwrap();
    let files = files.map(|file| {
        let (path, bytes) = file.unwrap();
        (path, String::from_utf8_lossy(&bytes).into_owned())
    });
    let files = files.collect();
    (files, caches.pages().reads())
}

#[test]
fn a_page_is_found_in_other_editions_under_the_name_it_had() {
    let (files, _) = built(&playbook(), EditionChoice::All);
    let today = &files["guides/moved.html"];
    let first = "<a href=\"../editions/2026-Q1/guides/moves.html\">2026-Q1</a>";
    assert!(today.contains(first), "{today}");
    let then = &files["editions/2026-Q1/guides/moves.html"];
    for expected in [
        "<a href=\"../../../guides/moved.html\">Read it today</a>",
        "<a href=\"../../2026-Q2/guides/moved.html\" rel=\"next\">2026-Q2</a>",
        "<link rel=\"canonical\" href=\"https://playbook.example/x/guides/moved.html\">",
    ] {
        assert!(then.contains(expected), "{expected}\n{then}");
    }
    let gone = &files["editions/2026-Q2/guides/goes.html"];
    assert!(gone.contains("There is no such page today."), "{gone}");
    let itself = "<link rel=\"canonical\" href=\"https://playbook.example/x/editions/2026-Q2/guides/goes.html\">";
    assert!(gone.contains(itself), "{gone}");
}

#[test]
fn what_changed_between_editions_is_told_with_pages() {
    let (files, _) = built(&playbook(), EditionChoice::All);
    let changed = &files["editions/2026-Q3/changes.html"];
    for expected in [
        "It goes",
        "It stays",
        "Removed",
        "Edited",
        "Since edition 2026-Q2",
    ] {
        assert!(changed.contains(expected), "{expected}\n{changed}");
    }
    let moved = &files["editions/2026-Q2/changes.html"];
    assert!(moved.contains("Moved"), "{moved}");
    assert!(!files.contains_key("editions/2026-Q1/changes.html"));
}

#[test]
fn every_link_of_every_edition_leads_to_a_file() {
    let (files, _) = built(&playbook(), EditionChoice::All);
    let paths: BTreeSet<&str> = files.keys().map(String::as_str).collect();
    let pages = files.iter().filter(|(path, _)| has_extension(path, "html"));
    for (path, page) in pages {
        for attribute in ["href=\"", "src=\""] {
            for link in page.split(attribute).skip(1) {
                let link = link.split('"').next().unwrap();
                if link.starts_with("https:") || link.starts_with('#') {
                    continue;
                }
                // The page for lost addresses counts from the server's root, below which the site lives.
                let link = link.strip_prefix("/x").unwrap_or(link);
                let target = link.split('#').next().unwrap();
                let target = crate::text::DocPath::new(path).join(target);
                let target = target.unwrap_or_else(|| panic!("{path}: {link} leads out"));
                assert!(paths.contains(target.as_str()), "{path}: {link}");
            }
        }
    }
}

#[test]
fn unchanged_documents_are_read_once_for_all_editions() {
    let sandbox = playbook();
    let (_, reads) = built(&sandbox, EditionChoice::All);
    let blobs = sandbox.git(&[
        "log",
        "--all",
        "--format=",
        "--raw",
        "--no-renames",
        "--no-abbrev",
    ]);
    let blobs: BTreeSet<(&str, &str)> = blobs
        .lines()
        .filter(|line| has_extension(line, "md"))
        .map(|line| {
            let path = line.split('\t').next_back().unwrap();
            (path, line.split(' ').nth(3).unwrap())
        })
        .filter(|(_, blob)| blob.bytes().any(|byte| byte != b'0'))
        .collect();
    assert_eq!(reads, blobs.len(), "{blobs:?}");
}

#[test]
fn strangers_texts_come_out_inert() {
    let sandbox = playbook();
    let decision = "---\ntitle: \"</title><script>alert(1)</script>\"\nstatus: proposed\n\
        proposed: 2026-08-01\n---\n";
    sandbox.write("decisions/2026-08-01-x.md", decision);
    sandbox.commit_by(
        "=cmd|' /C calc'!A0 & Co <m@secret.example>",
        "2026-08-21T12:00:00+03:00",
        HOSTILE,
    );
    let (files, _) = built(&sandbox, EditionChoice::All);
    for (path, text) in &files {
        assert!(!text.contains("<script>alert"), "{path}");
        assert!(!text.contains("secret.example"), "{path} has an address");
    }
    for path in ["decisions.atom", "ru/decisions.atom", "changes.atom"] {
        let feed = &files[path];
        assert!(
            !feed.contains('\u{1b}') && !feed.contains('\u{7}'),
            "{path}"
        );
        assert!(feed.contains("<id>https://playbook.example/x/"), "{feed}");
    }
    assert!(files["decisions.atom"].contains("<updated>2026-08-21T09:00:00Z</updated>"));
    let page = &files["guides/stays.html"];
    assert!(page.contains("Eve &amp; &quot;Co"), "{page}");
}

#[test]
fn without_an_address_there_are_no_feeds() {
    let (files, _) = built_at(&playbook(), EditionChoice::All, None);
    assert!(files.contains_key("editions.html"));
    for (path, text) in &files {
        assert!(!has_extension(path, "atom"), "{path}");
        assert!(!text.contains("application/atom+xml"), "{path}");
    }
}

#[test]
fn what_is_not_committed_is_said_to_be_so() {
    let sandbox = playbook();
    sandbox.write("guides/new.md", "---\ntitle: New\n---\n");
    sandbox.write(
        "guides/stays.md",
        "---\ntitle: It stays\n---\nAnother text.\n",
    );
    let (files, _) = built(&sandbox, EditionChoice::None);
    assert!(files["guides/new.html"].contains("Not committed yet."));
    let edited = &files["guides/stays.html"];
    assert!(
        edited.contains("changes that are not committed yet"),
        "{edited}"
    );
    assert!(
        edited.contains("2 commits, from 12 January 2026 to 20 August 2026"),
        "{edited}"
    );
    assert!(!files["guides/moved.html"].contains("not committed yet"));
}

#[test]
fn a_clone_that_was_cut_off_invents_nothing() {
    let sandbox = playbook();
    let there = tempfile::tempdir().unwrap();
    let from = format!("file://{}", sandbox.path().display());
    let clone = ["clone", "--quiet", "--depth=1", &from, "."];
    crate::source::sandbox::git(there.path(), &clone);
    let environment = Environment::of_process();
    let day = "2026-10-10".parse().ok();
    let opened = Opened::read(there.path(), day, &environment).unwrap();
    let timeline = opened.past.timeline().unwrap();
    let playbook = &opened.loaded.playbook;
    let past = past::of(
        timeline,
        playbook,
        opened.as_of.day,
        Some(&*opened.source),
        &opened.actuals.ledgers,
    )
    .unwrap();
    let lines = past.lines.values().flat_map(|file| &file.lines);
    assert!(
        lines.flatten().next().is_none(),
        "nothing is known of a line"
    );
    let story = &past.files[&crate::text::DocPath::new("guides/moved.md")];
    assert!(
        story.is_cut && story.changes.is_empty() && !story.is_uncommitted,
        "{story:?}"
    );
}

fn has_extension(path: &str, extension: &str) -> bool {
    std::path::Path::new(path).extension() == Some(extension.as_ref())
}
