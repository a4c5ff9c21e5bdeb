//! Where the playbooks are that a path speaks of.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use walkdir::WalkDir;

use super::git_bare;
use super::ignores::{Ignores, is_repository};

/// The file that makes a folder a playbook.
pub const CONFIG_FILE: &str = "comity.toml";

/// There is no playbook at a path, above it or below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NothingFound {
    /// Where the search began.
    pub path: PathBuf,
}

impl fmt::Display for NothingFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        write!(f, "no {CONFIG_FILE} at {path}, above it or below it")
    }
}

impl std::error::Error for NothingFound {}

/// The roots of the playbooks that `path` speaks of, sorted: the nearest one upward, else all below.
///
/// The way up ends at the repository's root: what lies above it is somebody else's. In a bare
/// repository the last commit is searched.
///
/// # Errors
/// [`NothingFound`] where there is none; other errors where the path cannot be read.
pub fn find(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if let Some(roots) = git_bare::find(path)? {
        let path = path.to_owned();
        return if roots.is_empty() {
            Err(NothingFound { path }.into())
        } else {
            Ok(roots)
        };
    }
    let path = path
        .canonicalize()
        .with_context(|| format!("cannot open {}", path.display()))?;
    let folder = if path.is_dir() {
        &path
    } else {
        path.parent().unwrap_or(&path)
    };
    if let Some(root) = upward(folder) {
        return Ok(vec![root.to_owned()]);
    }
    let below = below(folder);
    if below.is_empty() {
        let path = folder.to_owned();
        return Err(NothingFound { path }.into());
    }
    Ok(below)
}

/// The nearest playbook at `folder`, an absolute path, or above it, up to the repository's root.
pub fn upward(folder: &Path) -> Option<&Path> {
    for ancestor in folder.ancestors() {
        if is_playbook(ancestor) {
            return Some(ancestor);
        }
        if is_repository(ancestor) {
            return None;
        }
    }
    None
}

/// A folder that cannot be read is passed over: nobody asked for it by name.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut ignores = Ignores::above(folder);
    let mut walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let mut roots = Vec::new();
    while let Some(entry) = walk.next() {
        let Ok(entry) = entry else { continue };
        if !entry.file_type().is_dir() {
            continue;
        }
        if !ignores.admit(&entry) {
            walk.skip_current_dir();
        } else if is_playbook(entry.path()) {
            // What is inside a playbook is its own affair.
            walk.skip_current_dir();
            roots.push(entry.into_path());
        }
    }
    roots.sort();
    roots
}

fn is_playbook(folder: &Path) -> bool {
    folder.join(CONFIG_FILE).is_file()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::sandbox::Sandbox;

    fn check(sandbox: &Sandbox, path: &str, expected: &[&str]) {
        let top = sandbox.path();
        let found = find(&top.join(path)).unwrap();
        let found: Vec<&Path> = found
            .iter()
            .map(|root| root.strip_prefix(&top).unwrap())
            .collect();
        let expected: Vec<&Path> = expected.iter().map(Path::new).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_nearest_playbook_upward_wins_even_from_a_file() {
        let sandbox = Sandbox::of(&[
            ("comity.toml", ""),
            ("team/comity.toml", ""),
            ("team/metrics/a.md", ""),
        ]);
        check(&sandbox, "team/metrics/a.md", &["team"]);
        check(&sandbox, "", &[""]);
    }

    #[test]
    fn all_below_are_listed_where_none_is_above() {
        let sandbox = Sandbox::of(&[
            (".gitignore", "old/\n"),
            ("b/comity.toml", ""),
            ("b/inner/comity.toml", ""),
            ("a/deep/comity.toml", ""),
            ("a/deep/.git/HEAD", ""),
            ("old/comity.toml", ""),
            (".cache/comity.toml", ""),
        ]);
        check(&sandbox, "", &["a/deep", "b"]);
    }

    #[test]
    fn the_way_up_ends_at_the_repositorys_root() {
        let sandbox = Sandbox::of(&[
            ("comity.toml", ""),
            ("repository/.git/HEAD", ""),
            ("repository/docs/a.md", ""),
        ]);
        let path = sandbox.path().join("repository/docs");
        let error = find(&path).unwrap_err();
        assert_eq!(
            error.downcast_ref::<NothingFound>(),
            Some(&NothingFound { path })
        );
    }
}
