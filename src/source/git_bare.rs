//! Playbooks in a bare repository: no file of theirs lies on disk, and the last commit stands for
//! today.
//!
//! Such a playbook's root is the repository's folder joined with the playbook's own, as if it had
//! been checked out there.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use git2::Repository;

use super::{CONFIG_FILE, GitTree, Known, Source, WorkTree, open_repository};

/// The files of the playbook at `root`: those on disk; in a bare repository those of its last commit.
///
/// # Errors
/// Where they cannot be read.
pub fn open(root: &Path) -> anyhow::Result<Box<dyn Source>> {
    open_again(root, &mut Known::default())
}

/// The same, where only what may have changed since `known` was filled is read from disk.
///
/// # Errors
/// Where they cannot be read.
pub fn open_again(root: &Path, known: &mut Known) -> anyhow::Result<Box<dyn Source>> {
    let Some((repository, folder)) = inside(root)? else {
        return Ok(Box::new(WorkTree::open_again(root, known)?));
    };
    Ok(Box::new(GitTree::open(repository.path(), "HEAD", &folder)?))
}

/// Whether the playbook at `root` lies in a bare repository, where nothing can be edited.
pub fn is_bare(root: &Path) -> bool {
    inside(root).is_ok_and(|found| found.is_some())
}

/// The folders where Git keeps what the work tree at `root` is at: its own, and the one that all work
/// trees of the repository share. None where there is no repository.
pub fn git_folders(root: &Path) -> Vec<PathBuf> {
    let Ok(repository) = open_repository(root) else {
        return Vec::new();
    };
    let (own, shared) = (repository.path(), repository.commondir());
    let mut folders: Vec<PathBuf> = [own, shared]
        .into_iter()
        .map(|folder| folder.canonicalize().unwrap_or(folder.to_owned()))
        .collect();
    folders.dedup();
    folders
}

/// The roots of the playbooks that `path` speaks of, where it lies in a bare repository: the
/// nearest one upward, else all below.
pub(super) fn find(path: &Path) -> anyhow::Result<Option<Vec<PathBuf>>> {
    let Some((repository, folder)) = inside(path)? else {
        return Ok(None);
    };
    let top = repository.path().canonicalize()?;
    let files = GitTree::open(&top, "HEAD", "")?;
    let playbooks = playbooks(&files)?;
    let above = playbooks.iter().filter(|known| is_in(&folder, known));
    if let Some(nearest) = above.max_by_key(|known| known.len()) {
        return Ok(Some(vec![top.join(nearest)]));
    }
    let mut roots: Vec<&str> = Vec::new();
    for known in playbooks.iter().filter(|known| is_in(known, &folder)) {
        // What is inside a playbook is its own affair.
        if roots.last().is_none_or(|last| !is_in(known, last)) {
            roots.push(known);
        }
    }
    Ok(Some(roots.into_iter().map(|root| top.join(root)).collect()))
}

/// The folders that hold a configuration, from the top, in path order.
fn playbooks(files: &GitTree) -> anyhow::Result<Vec<String>> {
    let paths = files.list()?.into_iter().map(|entry| entry.path);
    let folder = |path: crate::text::DocPath| match path.as_str().rsplit_once('/') {
        Some((folder, CONFIG_FILE)) => Some(folder.to_owned()),
        None if path.as_str() == CONFIG_FILE => Some(String::new()),
        _ => None,
    };
    let mut folders: Vec<String> = paths.filter_map(folder).collect();
    folders.sort();
    Ok(folders)
}

/// Whether `folder` is `other` or lies below it.
fn is_in(folder: &str, other: &str) -> bool {
    let rest = folder.strip_prefix(other);
    rest.is_some_and(|rest| other.is_empty() || rest.is_empty() || rest.starts_with('/'))
}

/// `path` without symlinks, as far as it is on disk.
///
/// # Errors
/// Where no part of it is.
pub fn absolute(path: &Path) -> std::io::Result<PathBuf> {
    let there = path.ancestors().find(|folder| folder.exists());
    let there = there.unwrap_or(path);
    let rest = path.strip_prefix(there).unwrap_or(Path::new(""));
    Ok(there
        .canonicalize()?
        .components()
        .chain(rest.components())
        .collect())
}

/// The bare repository that `path` lies in, and where in it.
fn inside(path: &Path) -> anyhow::Result<Option<(Repository, String)>> {
    let there = path.ancestors().find(|folder| folder.exists());
    let Some(there) = there.filter(|there| !there.as_os_str().is_empty()) else {
        return Ok(None);
    };
    let Ok(repository) = open_repository(there) else {
        // Why it cannot be opened is told where the past is asked for.
        return Ok(None);
    };
    if !repository.is_bare() {
        return Ok(None);
    }
    let path = absolute(path)?;
    let top = repository.path().canonicalize()?;
    let inside = path
        .strip_prefix(&top)
        .with_context(|| format!("{} is not in {}", path.display(), top.display()))?;
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    Ok(Some((repository, parts.join("/"))))
}
