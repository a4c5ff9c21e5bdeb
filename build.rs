//! Builds again when a file that is embedded in the program is added, changed or removed, and tells
//! the program which reader of ledgers and which walk through history it has.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// What decides how the text of a ledger becomes a table. `Cargo.lock` stands for the crates.
const READER: [&str; 3] = ["src/actuals/ledger", "src/value", "Cargo.lock"];

/// What decides what is found out about a commit.
const WALKER: [&str; 3] = ["src/history/walk", "src/history/graph.rs", "Cargo.lock"];

fn main() {
    for folder in [
        "example-repo",
        "tests/past",
        "themes",
        "profiles",
        "library",
    ]
    .into_iter()
    .chain(READER)
    .chain(WALKER)
    {
        println!("cargo::rerun-if-changed={folder}");
    }
    println!("cargo::rustc-env=COMITY_READER={:016x}", number(&READER));
    println!("cargo::rustc-env=COMITY_WALKER={:016x}", number(&WALKER));
}

/// A number for the sources at `places`: what other ones have kept is of no use.
fn number(places: &[&str]) -> u64 {
    let mut files = Vec::new();
    for place in places {
        gather(Path::new(place), &mut files);
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(&file).unwrap_or_default().hash(&mut hasher);
    }
    hasher.finish()
}

fn gather(place: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(place) else {
        files.push(place.to_owned());
        return;
    };
    for entry in entries.flatten() {
        gather(&entry.path(), files);
    }
}
