//! What is looked at: a playbook, its repository, and what Git says of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cli::console::words;
use crate::cli::environment::Environment;
use crate::cli::opened::Opened;
use crate::locale::Lang;

/// A playbook and the repository around it.
pub(super) struct Patient {
    /// The playbook's folder.
    pub(super) root: PathBuf,
    /// The playbook, or why it cannot be read.
    pub(super) opened: Result<Opened, String>,
    /// The top of the repository, where there is one.
    pub(super) top: Option<PathBuf>,
    /// What `git --version` says, where there is Git.
    pub(super) git: Option<String>,
    /// The files that Git keeps, from the playbook's folder.
    pub(super) tracked: Vec<String>,
}

impl Patient {
    pub(super) fn new(root: PathBuf, environment: &Environment, lang: Lang) -> Self {
        let opened = Opened::read(&root, None, environment);
        let opened = opened.map_err(|error| words(&error, lang).0);
        let git = git(&root, &["--version"]);
        let top = git
            .as_ref()
            .and_then(|_| git_line(&root, &["rev-parse", "--show-toplevel"]));
        let tracked = git_list(&root, &["ls-files", "-z"]);
        Self {
            root,
            opened,
            top: top.map(PathBuf::from),
            git,
            tracked,
        }
    }

    /// The one line that Git answers; nothing where it fails or says nothing.
    pub(super) fn ask(&self, arguments: &[&str]) -> Option<String> {
        git_line(&self.root, arguments)
    }

    /// What Git lists, between its zero bytes.
    pub(super) fn list(&self, arguments: &[&str]) -> Vec<String> {
        git_list(&self.root, arguments)
    }

    /// A value of Git's configuration.
    pub(super) fn setting(&self, key: &str) -> Option<String> {
        self.ask(&["config", "--get", key])
    }

    /// The text of a file in the folder of the repository, else of the playbook.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        let bytes = fs::read(self.base().join(path)).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Whether there is such a file or folder in the repository's folder.
    pub(super) fn has(&self, path: &str) -> bool {
        self.base().join(path).exists()
    }

    /// The repository's folder, else the playbook's.
    pub(super) fn base(&self) -> &Path {
        self.top.as_deref().unwrap_or(&self.root)
    }
}

/// What Git says, where it has something to say.
fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git")
        .args(["-c", "core.quotePath=off"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(said)
}

fn git_line(folder: &Path, arguments: &[&str]) -> Option<String> {
    let said = git(folder, arguments)?;
    let line = said.lines().next()?.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

fn git_list(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let said = git(folder, arguments).unwrap_or_default();
    let names = said.split('\0').filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

/// A name as a shell takes it.
pub(super) fn quoted(name: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "/._-@".contains(letter);
    if !name.is_empty() && name.chars().all(is_plain) {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', r"'\''"))
    }
}
