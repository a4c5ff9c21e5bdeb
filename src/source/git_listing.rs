//! What a commit has under a folder.

use std::path::Path;

use git2::{ObjectType, Oid, Repository, TreeEntry};

use super::git_open::other;
use super::{Entry, GitError, SITE_MARKER, SkipReason, Skipped, is_hidden_folder};
use crate::text::{BlobId, DocPath};

const LINK_MODE: i32 = 0o120_000;

/// No playbook comes near; a tree that names itself a million times must not fill memory.
const MAX_FILES: usize = 100_000;

/// What a walk over a tree has met.
#[derive(Default)]
pub(super) struct Listing {
    pub(super) files: Vec<(Entry, Oid)>,
    pub(super) skipped: Vec<Skipped>,
}

impl Listing {
    /// Lists everything under `top`; a stack instead of recursion, for trees come from strangers.
    pub(super) fn walk(&mut self, repository: &Repository, top: Oid) -> Result<(), GitError> {
        let mut folders = vec![(String::new(), top)];
        while let Some((folder, id)) = folders.pop() {
            let tree = repository.find_tree(id).map_err(|error| other(&error))?;
            // A site that was committed is no part of the playbook, as it is none on disk.
            if !folder.is_empty() && tree.get_name(SITE_MARKER).is_some() {
                continue;
            }
            for entry in &tree {
                let found = self.add(&folder, &entry);
                folders.extend(found.map(|path| (path + "/", entry.id())));
            }
            let limit = MAX_FILES;
            if self.files.len() + folders.len() > limit {
                return Err(GitError::TooManyFiles { limit });
            }
        }
        Ok(())
    }

    /// Notes one entry of `folder`; the path, where it is a folder to go into.
    fn add(&mut self, folder: &str, entry: &TreeEntry<'_>) -> Option<String> {
        let Some(name) = entry.name().ok().filter(|name| is_name(name)) else {
            let name = String::from_utf8_lossy(entry.name_bytes());
            self.skip(format!("{folder}{name}"), SkipReason::BadPath);
            return None;
        };
        let path = format!("{folder}{name}");
        match (entry.kind(), entry.filemode()) {
            (Some(ObjectType::Tree), _) => return (!is_hidden_folder(name)).then_some(path),
            (Some(ObjectType::Commit), _) => self.skip(path, SkipReason::OtherRepository),
            (_, LINK_MODE) => self.skip(path, SkipReason::LinkInCommit),
            (Some(ObjectType::Blob), _) => {
                let blob = BlobId::new(&entry.id().to_string());
                let path = DocPath::new(&path);
                self.files.push((Entry { path, blob }, entry.id()));
            }
            _ => self.skip(path, SkipReason::NotAFile),
        }
        None
    }

    fn skip(&mut self, path: String, reason: SkipReason) {
        self.skipped.push(Skipped { path, reason });
    }
}

/// Whether a tree's entry can be a part of a path: a hostile one may be called `..`.
fn is_name(name: &str) -> bool {
    !matches!(name, "" | "." | "..") && !name.contains('/') && !name.eq_ignore_ascii_case(".git")
}

/// The tree of `folder` under `root`.
pub(super) fn folder_in(
    repository: &Repository,
    root: Oid,
    folder: &str,
) -> Result<Option<Oid>, GitError> {
    let folder = folder.trim_matches('/');
    if folder.is_empty() || folder == "." {
        return Ok(Some(root));
    }
    let tree = repository.find_tree(root).map_err(|error| other(&error))?;
    let entry = tree.get_path(Path::new(folder));
    Ok(entry
        .ok()
        .filter(|entry| entry.kind() == Some(ObjectType::Tree))
        .map(|entry| entry.id()))
}
