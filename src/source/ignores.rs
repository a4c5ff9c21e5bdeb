//! What a walk through a folder passes by: `.gitignore` files and hidden folders.
//!
//! Only files that travel with the repository count. A person's global ignore file and
//! `.git/info/exclude` do not: two machines must see the same playbook.

use std::path::Path;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use walkdir::DirEntry;

use super::is_hidden_folder;

/// The `.gitignore` files in force at the walk's present place.
pub(super) struct Ignores {
    /// Each with the least depth of the entries it speaks of; the nearest is last.
    stack: Vec<(usize, Gitignore)>,
}

impl Ignores {
    /// The ignore files above `root`, up to the root of the repository it is in.
    pub(super) fn above(root: &Path) -> Self {
        let top = root.ancestors().position(is_repository).unwrap_or(0);
        // The walk itself meets the ignore file of `root`.
        let above: Vec<&Path> = root.ancestors().take(top + 1).skip(1).collect();
        let stack = above.into_iter().rev().filter_map(ignore_file);
        Self {
            stack: stack.map(|file| (0, file)).collect(),
        }
    }

    /// Whether the walk goes on to `entry`; it must be asked in the walk's order, folders first.
    pub(super) fn admit(&mut self, entry: &DirEntry) -> bool {
        let is_folder = entry.file_type().is_dir();
        while self
            .stack
            .last()
            .is_some_and(|(depth, _)| *depth > entry.depth())
        {
            self.stack.pop();
        }
        if entry.depth() > 0 && (is_hidden(entry) || self.ignored(entry.path(), is_folder)) {
            return false;
        }
        if is_folder {
            let here = ignore_file(entry.path()).map(|file| (entry.depth() + 1, file));
            self.stack.extend(here);
        }
        true
    }

    fn ignored(&self, path: &Path, is_folder: bool) -> bool {
        let mut answers =
            self.stack
                .iter()
                .rev()
                .map(|(_, file)| match file.matched(path, is_folder) {
                    Match::None => None,
                    Match::Ignore(_) => Some(true),
                    Match::Whitelist(_) => Some(false),
                });
        answers.find_map(|answer| answer).unwrap_or(false)
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

fn ignore_file(folder: &Path) -> Option<Gitignore> {
    let path = folder.join(".gitignore");
    // Git does not follow a symlink here either; a link to a device would never end.
    let is_file = path.symlink_metadata().is_ok_and(|found| found.is_file());
    if !is_file {
        return None;
    }
    let mut builder = GitignoreBuilder::new(folder);
    // A line that is no pattern is passed over, as Git does.
    let _bad_lines = builder.add(path);
    builder.build().ok()
}
