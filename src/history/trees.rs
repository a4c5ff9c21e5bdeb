//! What differs between two trees, read from their raw objects; equal parts are not opened.

use std::collections::BTreeMap;

use git2::{ObjectType, Odb, Oid, Repository};

use super::walk::other;
use crate::source::GitError;

/// A file that differs between two trees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Changed {
    pub(super) path: String,
    pub(super) before: Option<Oid>,
    pub(super) after: Option<Oid>,
}

/// Reads the trees of one folder of a repository.
pub(super) struct Trees<'r> {
    objects: Odb<'r>,
    folder: Vec<Vec<u8>>,
    /// The playbook's tree in each commit's tree that was asked for.
    playbooks: BTreeMap<Oid, Option<Oid>>,
}

/// An entry of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Item {
    name: Vec<u8>,
    is_folder: bool,
    is_file: bool,
    id: Oid,
}

const FOLDER_MODE: &[u8] = b"40000";
const LINK_MODE: &[u8] = b"120000";
const MODULE_MODE: &[u8] = b"160000";

impl<'r> Trees<'r> {
    pub(super) fn new(repository: &'r Repository, folder: &str) -> Result<Self, GitError> {
        let parts = folder.split('/').filter(|part| !matches!(*part, "" | "."));
        Ok(Self {
            objects: repository.odb().map_err(|error| other(&error))?,
            folder: parts.map(|part| part.as_bytes().to_vec()).collect(),
            playbooks: BTreeMap::new(),
        })
    }

    /// The playbook's tree in the tree of a commit, where there is one.
    pub(super) fn playbook_of(&mut self, root: Oid) -> Result<Option<Oid>, GitError> {
        if let Some(known) = self.playbooks.get(&root) {
            return Ok(*known);
        }
        let mut tree = Some(root);
        for part in &self.folder {
            let Some(id) = tree else { break };
            let items = self.items(id)?.into_iter();
            tree = items
                .filter(|item| item.is_folder)
                .find_map(|item| (item.name == *part).then_some(item.id));
        }
        self.playbooks.insert(root, tree);
        Ok(tree)
    }

    /// The files that differ, in the order in which they are met.
    pub(super) fn between(
        &self,
        before: Option<Oid>,
        after: Option<Oid>,
    ) -> Result<Vec<Changed>, GitError> {
        let mut changed = Vec::new();
        let mut folders = vec![(String::new(), before, after)];
        while let Some((folder, before, after)) = folders.pop() {
            if before == after {
                continue;
            }
            let before = self.items_of(before)?;
            let after = self.items_of(after)?;
            for (name, old, new) in pairs(&before, &after) {
                let path = format!("{folder}{}", String::from_utf8_lossy(name));
                let tree = |item: Option<&Item>| item.filter(|it| it.is_folder).map(|it| it.id);
                let file = |item: Option<&Item>| item.filter(|it| it.is_file).map(|it| it.id);
                if tree(old) != tree(new) {
                    folders.push((format!("{path}/"), tree(old), tree(new)));
                }
                if file(old) != file(new) {
                    changed.push(Changed {
                        path,
                        before: file(old),
                        after: file(new),
                    });
                }
            }
        }
        Ok(changed)
    }

    fn items_of(&self, tree: Option<Oid>) -> Result<Vec<Item>, GitError> {
        tree.map_or_else(|| Ok(Vec::new()), |id| self.items(id))
    }

    fn items(&self, tree: Oid) -> Result<Vec<Item>, GitError> {
        let object = self.objects.read(tree).map_err(|error| other(&error))?;
        if object.kind() != ObjectType::Tree {
            return Ok(Vec::new());
        }
        Ok(items(object.data()))
    }
}

/// The entries of a tree's bytes: `MODE NAME`, a zero byte, the id; what is cut short ends them.
fn items(mut bytes: &[u8]) -> Vec<Item> {
    const ID: usize = 20;
    let mut items = Vec::new();
    while let Some(space) = bytes.iter().position(|byte| *byte == b' ') {
        let rest = &bytes[space + 1..];
        let Some(zero) = rest.iter().position(|byte| *byte == 0) else {
            break;
        };
        let Some(id) = rest.get(zero + 1..zero + 1 + ID) else {
            break;
        };
        let mode = &bytes[..space];
        let Ok(id) = Oid::from_bytes(id) else { break };
        let is_folder = mode == FOLDER_MODE || mode == b"040000";
        items.push(Item {
            name: rest[..zero].to_vec(),
            is_folder,
            is_file: !is_folder && mode != LINK_MODE && mode != MODULE_MODE,
            id,
        });
        bytes = &rest[zero + 1 + ID..];
    }
    items
}

/// The entries of two trees side by side, by name; equal ones are left out.
fn pairs<'a>(
    before: &'a [Item],
    after: &'a [Item],
) -> impl Iterator<Item = (&'a [u8], Option<&'a Item>, Option<&'a Item>)> {
    let mut names: BTreeMap<&[u8], (Option<&Item>, Option<&Item>)> = BTreeMap::new();
    for item in before {
        names.entry(&item.name).or_default().0 = Some(item);
    }
    for item in after {
        names.entry(&item.name).or_default().1 = Some(item);
    }
    names
        .into_iter()
        .filter(|(_, (old, new))| old != new)
        .map(|(name, (old, new))| (name, old, new))
}
