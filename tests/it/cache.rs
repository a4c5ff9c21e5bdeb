//! What one run keeps of a large ledger for the next one.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha1::{Digest as _, Sha1};

use crate::support::{LUMEN, Playbook, program};

const CONFIG: &str = "format = 1\ncurrency = \"USD\"\nas_of = 2026-12-31\n\n[markets.atlantis]\n";

const AGREEMENT: &str = "\
---
kind: agreement
title: A
status: active
form: agreement
term: { from: 2026-01-01, to: 2026-12-31 }
signoffs: { lumen: { by: dana, date: 2026-01-01 } }
expectations:
  cost: { metric: cost, where: { market: atlantis }, target: 1 USD, per: total }
---
";

const METRIC: &str = "\
---
kind: metric
title: M
unit: USD
better: lower
ledger: performance
formula: sum(spend) / sum(clicks)
---
";

const PARTNERSHIP: &str = "\
---
kind: partnership
title: P
type: brand-agency
started: 2026-01-01
parties: [lumen]
---
";

/// A ledger of more than 1 MiB whose last row has `clicks`.
fn ledger(clicks: usize) -> String {
    let mut text = "date,market,spend,currency,clicks,asset\n".to_owned();
    for row in 0..25_000 {
        let (month, day) = (row / 2_500 + 1, row % 28 + 1);
        let fraction = row % 100;
        writeln!(
            text,
            "2026-{month:02}-{day:02},atlantis,10.{fraction:02},USD,{row},asset-{row}"
        )
        .unwrap();
    }
    writeln!(text, "2026-11-01,atlantis,10.50,USD,{clicks},last").unwrap();
    assert!(text.len() > 1024 * 1024);
    text
}

fn playbook() -> Playbook {
    Playbook::empty()
        .file("comity.toml", CONFIG)
        .file("index.md", PARTNERSHIP)
        .file("parties/lumen.md", LUMEN)
        .file("metrics/cost.md", METRIC)
        .file("agreements/a.md", AGREEMENT)
        .file("ledgers/performance.csv", ledger(7))
}

fn status(playbook: &Playbook) -> Command {
    program(&playbook.path(), &["status", "--format", "json"])
}

fn said(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn cold(playbook: &Playbook) -> String {
    said(&mut status(playbook))
}

fn warm(playbook: &Playbook, cache: &Path) -> String {
    let mut command = status(playbook);
    command.env_remove("COMITY_CACHE");
    said(command.env("COMITY_CACHE_DIR", cache))
}

fn kept(cache: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(cache).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn the_next_run_says_the_same_out_of_what_was_kept() {
    let playbook = playbook();
    let cache = tempfile::tempdir().unwrap();
    let expected = cold(&playbook);
    assert_eq!(warm(&playbook, cache.path()), expected);
    let [file] = &kept(cache.path())[..] else {
        panic!("one ledger is kept")
    };
    assert_eq!(warm(&playbook, cache.path()), expected);
    // Other words in what is kept are other words in the answer: it does not come from the ledger.
    let mut bytes = fs::read(file).unwrap();
    bytes.truncate(bytes.len() - 20);
    let word = b"atlantis";
    let places = bytes.windows(word.len()).enumerate();
    let places: Vec<usize> = places
        .filter(|(_, it)| it == word)
        .map(|(at, _)| at)
        .collect();
    let [place] = places[..] else {
        panic!("the word is kept once: {places:?}")
    };
    bytes[place] = b'A';
    let checksum = Sha1::digest(&bytes);
    bytes.extend_from_slice(&checksum);
    fs::write(file, &bytes).unwrap();
    assert_ne!(warm(&playbook, cache.path()), expected);
}

#[test]
fn what_has_changed_is_seen() {
    let cache = tempfile::tempdir().unwrap();
    let playbook = playbook();
    let before = warm(&playbook, cache.path());
    let playbook = playbook.file("ledgers/performance.csv", ledger(8));
    let cell = warm(&playbook, cache.path());
    assert_eq!(cell, cold(&playbook));
    let config = format!("{CONFIG}\n[ledgers.performance]\ndecimal = \",\"\n");
    let playbook = playbook.file("comity.toml", config);
    let dialect = warm(&playbook, cache.path());
    assert_eq!(dialect, cold(&playbook));
    assert!(before != cell && cell != dialect && before != dialect);
}

#[test]
fn a_damaged_file_does_no_harm() {
    let cache = tempfile::tempdir().unwrap();
    let playbook = playbook();
    let expected = warm(&playbook, cache.path());
    let [file] = &kept(cache.path())[..] else {
        panic!("one ledger is kept")
    };
    let whole = fs::read(file).unwrap();
    for damaged in [&whole[..whole.len() / 2], b"", &whole[1..]] {
        fs::write(file, damaged).unwrap();
        assert_eq!(warm(&playbook, cache.path()), expected);
        assert!(fs::read(file).unwrap() == whole, "it is kept anew");
    }
}

#[test]
fn it_is_kept_with_the_users_caches_unless_switched_off() {
    let playbook = playbook();
    let caches = tempfile::tempdir().unwrap();
    let mut plain = status(&playbook);
    plain.env("XDG_CACHE_HOME", caches.path());
    said(&mut plain);
    said(plain.env_remove("COMITY_CACHE").env("COMITY_CACHE_DIR", ""));
    assert!(kept(caches.path()).is_empty());
    if cfg!(any(target_os = "linux", target_os = "macos")) {
        said(plain.env_remove("COMITY_CACHE_DIR"));
        assert_eq!(kept(&caches.path().join("comity")).len(), 1);
    }
}
