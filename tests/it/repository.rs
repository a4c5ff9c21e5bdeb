//! A playbook in a real Git repository, built by the real Git.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Ran, run_in};

/// A repository in a folder of its own.
pub(crate) struct Repository {
    folder: tempfile::TempDir,
}

impl Repository {
    /// An empty repository whose default branch is `main`.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let repository = Self { folder };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    /// A folder into which something is cloned.
    pub(crate) fn clone_of(other: &Self, options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let from = format!("file://{}", other.path().display());
        let repository = Self { folder };
        let clone = ["clone", "--quiet"];
        repository.git(&[&clone, options, &[&*from, "."]].concat());
        repository
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Replaces a text in a file that says it.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = fs::read_to_string(self.folder.path().join(path)).unwrap();
        assert!(text.contains(from), "{path} does not say {from}");
        self.write(path, text.replace(from, to))
    }

    /// Commits everything at noon of a day; the commit's id.
    pub(crate) fn commit(&self, day: &str, message: &str) -> String {
        self.git(&["add", "--all"]);
        let moment = format!("{day}T12:00:00+00:00");
        git_at(
            &self.path(),
            &moment,
            &["commit", "--quiet", "--allow-empty", "-m", message],
        );
        self.git(&["rev-parse", "HEAD"])
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        git_at(self.folder.path(), "2026-01-01T12:00:00+00:00", arguments)
    }

    /// Runs the program in the repository.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        run_in(&self.path(), arguments)
    }
}

fn git_at(folder: &Path, moment: &str, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("GIT_")) {
        command.env_remove(name);
    }
    for who in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{who}_NAME"), "Dana")
            .env(format!("GIT_{who}_EMAIL"), "dana@lumen.example")
            .env(format!("GIT_{who}_DATE"), moment);
    }
    let output = command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("LC_ALL", "C")
        .env("COMITY_CACHE", "off")
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "git {arguments:?}: {said}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
