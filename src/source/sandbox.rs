//! A folder and a repository for tests: fixed identity, fixed dates, nobody's Git configuration.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Source;

pub(crate) struct Sandbox {
    folder: tempfile::TempDir,
}

impl Sandbox {
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let sandbox = Self::empty();
        for (path, text) in files {
            sandbox.write(path, text);
        }
        sandbox
    }

    /// The folder's path without symlinks.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        git(self.folder.path(), arguments)
    }

    /// Makes everything in the folder a commit of that moment.
    pub(crate) fn commit_at(&self, moment: &str, message: &str) -> String {
        self.commit_by("Dana <dana@example.org>", moment, message)
    }

    /// Makes everything in the folder a commit of that moment by an author, `NAME <ADDRESS>`.
    pub(crate) fn commit_by(&self, author: &str, moment: &str, message: &str) -> String {
        self.git(&["init", "--quiet", "--initial-branch=main"]);
        self.git(&["add", "--all"]);
        let (name, email) = author.trim_end_matches('>').split_once(" <").unwrap();
        let mut variables = Vec::new();
        for who in ["AUTHOR", "COMMITTER"] {
            variables.push((format!("GIT_{who}_NAME"), name));
            variables.push((format!("GIT_{who}_EMAIL"), email));
            variables.push((format!("GIT_{who}_DATE"), moment));
        }
        let arguments = ["commit", "--quiet", "--allow-empty", "--message", message];
        git_with(self.folder.path(), &arguments, &variables);
        self.git(&["rev-parse", "HEAD"])
    }

    /// Makes the folder a repository and everything in it a commit.
    pub(crate) fn commit(&self, message: &str) -> String {
        self.git(&["init", "--quiet", "--initial-branch=main"]);
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
        self.git(&["rev-parse", "HEAD"])
    }
}

/// Runs Git in `folder` and returns what it says.
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> String {
    git_with(folder, arguments, &[])
}

fn git_with(folder: &Path, arguments: &[&str], variables: &[(String, &str)]) -> String {
    let mut command = Command::new("git");
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("GIT_")) {
        command.env_remove(name);
    }
    for who in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{who}_NAME"), "Dana")
            .env(format!("GIT_{who}_EMAIL"), "dana@example.org")
            .env(format!("GIT_{who}_DATE"), "2026-01-05T10:00:00+03:00");
    }
    let output = command
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "git {arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// The paths a source lists and, after a bar, what it has left out.
pub(crate) fn shown(source: &dyn Source) -> String {
    let listed = source.list().unwrap();
    let mut lines: Vec<String> = listed.iter().map(|entry| entry.path.to_string()).collect();
    let skipped = source.skipped().iter();
    lines.extend(skipped.map(|skipped| format!("| {skipped}")));
    lines.join("\n")
}
