//! Where a playbook's files come from: a work tree, a commit, memory, an editor.
//!
//! Above this floor the four cannot be told apart: the past and unsaved text take the road of
//! today's files. Knows nothing of what is in the files.

mod blob;
mod find;
mod git_bare;
mod git_error;
mod git_files;
mod git_listing;
mod git_open;
mod git_tree;
mod ignore_file;
mod ignores;
mod known;
mod memory;
mod overlay;
#[cfg(test)]
pub(crate) mod sandbox;
mod skipped;
pub(crate) mod store;
mod work_tree;
mod work_walk;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::text::{BlobId, DocPath};

pub use blob::blob_id;
pub use find::{CONFIG_FILE, NothingFound, find, upward};
pub use git_bare::{absolute, git_folders, is_bare, open, open_again};
pub use git_error::GitError;
pub(crate) use git_files::{listed, mailmap, shallow_commits};
pub(crate) use git_open::is_partial;
pub use git_open::{folder_of, open_repository, resolve_commit};
pub use git_tree::{GitTree, read_blob};
pub use known::Known;
pub use memory::Memory;
pub use overlay::Overlay;
pub use skipped::{SkipReason, Skipped};
pub use store::{Store, StoredKind};
pub use work_tree::WorkTree;

/// The largest file that is read: 16 MiB. Documents are far below it.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;

/// The largest `.csv` file that is read: 512 MiB, years of daily rows of a large partnership.
pub const MAX_LEDGER_BYTES: u64 = 512 * 1024 * 1024;

/// The file that marks a folder as a published site: such a folder is no part of a playbook.
pub const SITE_MARKER: &str = ".comity-site";

/// One file and the id of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Where it stands.
    pub path: DocPath,
    /// What its bytes hash to.
    pub blob: BlobId,
}

/// A set of files that does not change while it is looked at.
pub trait Source: Send + Sync {
    /// Every file, in path order, with the id of its bytes.
    fn list(&self) -> anyhow::Result<Vec<Entry>>;

    /// The bytes of a listed file.
    ///
    /// A file of more than [`max_bytes`] is skipped on disk; a commit lists it, for asking
    /// every size takes as long as reading, and fails here.
    fn read(&self, path: &DocPath) -> anyhow::Result<Arc<[u8]>>;

    /// Where the files are from, for messages.
    fn origin(&self) -> Origin;

    /// What stands among the files and was left out, in path order.
    fn skipped(&self) -> &[Skipped] {
        &[]
    }
}

impl<S: Source + ?Sized> Source for Arc<S> {
    fn list(&self) -> anyhow::Result<Vec<Entry>> {
        (**self).list()
    }

    fn read(&self, path: &DocPath) -> anyhow::Result<Arc<[u8]>> {
        (**self).read(path)
    }

    fn origin(&self) -> Origin {
        (**self).origin()
    }

    fn skipped(&self) -> &[Skipped] {
        (**self).skipped()
    }
}

/// Where a source's files are from; prints as the end of a sentence: `… in commit 3f2a91c04b1d`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The folder as it lies on disk.
    WorkTree(PathBuf),
    /// A commit, by its full id.
    Commit(String),
    /// A tree that no commit was named for, by its full id.
    Tree(String),
    /// Texts that were never on disk.
    Memory,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WorkTree(root) => write!(f, "the work tree {}", root.display()),
            Self::Commit(id) => write!(f, "commit {}", short(id)),
            Self::Tree(id) => write!(f, "tree {}", short(id)),
            Self::Memory => f.write_str("memory"),
        }
    }
}

/// How many bytes a file at `path` may have.
pub fn max_bytes(path: &str) -> u64 {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    if extension.eq_ignore_ascii_case("csv") {
        MAX_LEDGER_BYTES
    } else {
        MAX_FILE_BYTES
    }
}

fn short(id: &str) -> &str {
    id.get(..12).unwrap_or(id)
}

/// Folders that are never part of a playbook: `.git`, `.github`, caches, editors' settings.
fn is_hidden_folder(name: &str) -> bool {
    name.starts_with('.')
}

fn not_there(path: &DocPath, origin: &Origin) -> anyhow::Error {
    anyhow::anyhow!("cannot read {path} in {origin}: it is not there")
}
