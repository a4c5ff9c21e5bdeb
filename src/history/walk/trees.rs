//! What differs between two trees, read side by side from their raw objects.
//!
//! Equal parts are not opened. Of an entry that is the same on both sides nothing is made, so that
//! the cost is that of finding its end.

use std::collections::HashMap;
use std::rc::Rc;

use git2::{ErrorCode, ObjectType, Odb, Oid, Repository};

use super::{other, tree_entry};
use crate::source::{GitError, is_partial};
use tree_entry::{Entry, Kind};

/// A file that differs between two trees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Changed {
    pub(super) path: String,
    pub(super) before: Option<Oid>,
    pub(super) after: Option<Oid>,
}

/// No commit of a playbook comes near; a tree that names itself a million times must not fill memory.
const MOST_FILES: usize = 100_000;

/// What Linux takes; a longer path cannot be checked out.
const LONGEST_PATH: usize = 4096;

/// So many bytes of trees are kept twice: what was read lately, and what was read before it.
const KEPT_BYTES: usize = 16 * 1024 * 1024;

/// Reads the trees of one folder of a repository.
pub(super) struct Trees<'r> {
    repository: &'r Repository,
    objects: Odb<'r>,
    folder: Vec<Vec<u8>>,
    recent: HashMap<Oid, Rc<[u8]>>,
    recent_bytes: usize,
    older: HashMap<Oid, Rc<[u8]>>,
}

impl<'r> Trees<'r> {
    pub(super) fn new(repository: &'r Repository, folder: &str) -> Result<Self, GitError> {
        let parts = folder.split('/').filter(|part| !matches!(*part, "" | "."));
        Ok(Self {
            repository,
            objects: repository.odb().map_err(|error| other(&error))?,
            folder: parts.map(|part| part.as_bytes().to_vec()).collect(),
            recent: HashMap::new(),
            recent_bytes: 0,
            older: HashMap::new(),
        })
    }

    /// The playbook's tree in the tree of a commit, where there is one.
    pub(super) fn playbook_of(&mut self, root: Oid) -> Result<Option<Oid>, GitError> {
        let mut tree = root;
        for at in 0..self.folder.len() {
            let bytes = self.read(tree)?;
            let found = tree_entry::all(&bytes)
                .find(|entry| entry.kind == Kind::Folder && entry.name == self.folder[at]);
            match found {
                Some(entry) => tree = entry.id(),
                None => return Ok(None),
            }
        }
        Ok(Some(tree))
    }

    /// The files that differ, by path. A file that only became executable differs too, as it does
    /// for Git.
    pub(super) fn between(
        &mut self,
        before: Option<Oid>,
        after: Option<Oid>,
    ) -> Result<Vec<Changed>, GitError> {
        let mut changed = Vec::new();
        let mut folders = vec![(String::new(), before, after)];
        while let Some((folder, before, after)) = folders.pop() {
            if before == after {
                continue;
            }
            let before = before.map(|id| self.read(id)).transpose()?;
            let after = after.map(|id| self.read(id)).transpose()?;
            let before = before.as_deref().unwrap_or_default();
            let after = after.as_deref().unwrap_or_default();
            tree_entry::differences(before, after, |old, new| {
                note(&folder, old, new, &mut changed, &mut folders);
            });
            if changed.len() + folders.len() > MOST_FILES {
                return Err(GitError::TooManyFiles { limit: MOST_FILES });
            }
        }
        changed.sort_unstable_by(|one, other| one.path.cmp(&other.path));
        Ok(changed)
    }

    /// A tree's bytes.
    fn read(&mut self, id: Oid) -> Result<Rc<[u8]>, GitError> {
        if let Some(known) = self.recent.get(&id) {
            return Ok(Rc::clone(known));
        }
        let bytes = match self.older.remove(&id) {
            Some(known) => known,
            None => self.fetch(id)?,
        };
        if self.recent_bytes > KEPT_BYTES {
            self.older = std::mem::take(&mut self.recent);
            self.recent_bytes = 0;
        }
        self.recent_bytes += bytes.len();
        self.recent.insert(id, Rc::clone(&bytes));
        Ok(bytes)
    }

    fn fetch(&self, id: Oid) -> Result<Rc<[u8]>, GitError> {
        let object = self.objects.read(id);
        let object = object.map_err(|error| match error.code() {
            ErrorCode::NotFound => GitError::MissingObject {
                kind: "tree",
                id: id.to_string(),
                partial: is_partial(self.repository),
            },
            _ => other(&error),
        })?;
        if object.kind() == ObjectType::Tree {
            Ok(object.data().into())
        } else {
            Ok([].into())
        }
    }
}

/// Notes what stands under one name on either side of a folder: a file, a folder to go into.
fn note(
    folder: &str,
    old: Option<&Entry<'_>>,
    new: Option<&Entry<'_>>,
    changed: &mut Vec<Changed>,
    folders: &mut Vec<(String, Option<Oid>, Option<Oid>)>,
) {
    let Some(name) = new.or(old).map(|entry| entry.name) else {
        return;
    };
    if folder.len() + name.len() >= LONGEST_PATH {
        return;
    }
    let path = format!("{folder}{}", String::from_utf8_lossy(name));
    let of = |entry: Option<&Entry<'_>>, is: fn(Kind) -> bool| {
        let entry = entry.filter(|entry| is(entry.kind))?;
        Some((entry.id(), entry.kind))
    };
    let tree = |entry| of(entry, |kind| kind == Kind::Folder).map(|(id, _)| id);
    let file = |entry| of(entry, |kind| matches!(kind, Kind::File | Kind::Program));
    if file(old) != file(new) {
        changed.push(Changed {
            path: path.clone(),
            before: file(old).map(|(id, _)| id),
            after: file(new).map(|(id, _)| id),
        });
    }
    if tree(old) != tree(new) {
        folders.push((path + "/", tree(old), tree(new)));
    }
}
