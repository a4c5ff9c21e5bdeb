//! A playbook in a folder of its own, and the program run in it without the user's surroundings.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The configuration of playbooks that bring none: the day never moves.
const CONFIG: &str = "format = 1\nlanguages = [\"en\", \"ru\"]\nas_of = 2026-03-31\n";

/// A folder with files.
pub(crate) struct Playbook {
    folder: tempfile::TempDir,
}

impl Playbook {
    /// A playbook with a configuration and nothing else.
    pub(crate) fn new() -> Self {
        Self::empty().file("comity.toml", CONFIG)
    }

    /// A folder that is no playbook yet.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    pub(crate) fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    /// Checks one rule, so that other rules need not be kept in mind.
    pub(crate) fn check(&self, options: &[&str]) -> String {
        let only = ["check", "--only", "unknown-reference"];
        self.run(&[&only, options].concat())
    }

    /// Runs the program in the folder and shows what it printed and how it ended.
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        let shown = run_in(&self.path(), arguments).shown();
        shown.replace(&self.path().display().to_string(), "[FOLDER]")
    }

    /// What the program prints as JSON.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        run_in(&self.path(), arguments).json()
    }
}

/// What a run printed and how it ended.
pub(crate) struct Ran {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

impl Ran {
    fn shown(&self) -> String {
        let err = if self.err.is_empty() {
            String::new()
        } else {
            format!("--- stderr\n{}", self.err)
        };
        format!("{}{err}--- exit {}\n", self.out, self.code)
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.shown()))
    }
}

/// Runs the program in `folder`.
pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Ran {
    let output = program(folder, arguments).output().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

/// What the program prints as JSON in `folder`.
pub(crate) fn json_in(folder: &Path, arguments: &[&str]) -> Value {
    run_in(folder, arguments).json()
}

/// The program, with nothing of the user's environment.
pub(crate) fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_comity"));
    command
        .env_clear()
        .env("TZ", "UTC")
        .env("HOME", folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("COMITY_CACHE", "off")
        .current_dir(folder)
        .args(arguments);
    command
}

/// A party with one person, `dana`.
pub(crate) const LUMEN: &str = "\
---
title: Lumen Agency
type: agency
timezone: America/New_York
people: { dana: { name: Dana Reed } }
---
";

/// A page whose owner is `owner`.
pub(crate) fn owned_by(owner: &str) -> String {
    format!("---\ntitle: Notes\nowner: {owner}\n---\n")
}

/// Where the example playbook lies.
pub(crate) fn example_repo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("example-repo")
}
