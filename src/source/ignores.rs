//! What a walk through a folder passes by: `.gitignore` files and hidden folders.
//!
//! Only files that travel with the repository count. A person's global ignore file and
//! `.git/info/exclude` do not: two machines must see the same playbook.

use std::path::{Path, PathBuf};

use walkdir::DirEntry;

use super::ignore_file::IgnoreFile;
use super::is_hidden_folder;

/// The `.gitignore` files in force at the walk's present place.
pub(super) struct Ignores {
    /// The nearest is last.
    stack: Vec<Level>,
}

/// An ignore file, where it stands, and the least depth of the entries it speaks of.
struct Level {
    file: IgnoreFile,
    folder: PathBuf,
    depth: usize,
}

impl Ignores {
    /// The ignore files above `root`, up to the root of the repository it is in.
    pub(super) fn above(root: &Path) -> Self {
        let top = root.ancestors().position(is_repository).unwrap_or(0);
        // The walk itself meets the ignore file of `root`.
        let above: Vec<&Path> = root.ancestors().take(top + 1).skip(1).collect();
        let stack = above.into_iter().rev();
        Self {
            stack: stack.filter_map(|folder| Level::of(folder, 0)).collect(),
        }
    }

    /// Whether the walk goes on to `entry`; it must be asked in the walk's order, folders first.
    pub(super) fn admit(&mut self, entry: &DirEntry) -> bool {
        let is_folder = entry.file_type().is_dir();
        while self
            .stack
            .last()
            .is_some_and(|level| level.depth > entry.depth())
        {
            self.stack.pop();
        }
        if entry.depth() > 0 && (is_hidden(entry) || self.ignored(entry.path(), is_folder)) {
            return false;
        }
        if is_folder {
            self.stack
                .extend(Level::of(entry.path(), entry.depth() + 1));
        }
        true
    }

    fn ignored(&self, path: &Path, is_folder: bool) -> bool {
        let levels = self.stack.iter().rev();
        let mut answers = levels.filter_map(|level| {
            let inside = path.strip_prefix(&level.folder).ok()?;
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            level.file.ignores(&parts.join("/"), is_folder)
        });
        answers.next().unwrap_or(false)
    }
}

impl Level {
    fn of(folder: &Path, depth: usize) -> Option<Self> {
        Some(Self {
            file: IgnoreFile::of(folder)?,
            folder: folder.to_owned(),
            depth,
        })
    }
}

/// Whether `folder` is the top of a repository; `.git` is a file in linked work trees.
pub(super) fn is_repository(folder: &Path) -> bool {
    folder.join(".git").exists()
}

fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name == ".git" || entry.file_type().is_dir() && is_hidden_folder(&name)
}
