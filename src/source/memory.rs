//! Files that exist only in memory: tests, fixtures, generated texts.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Entry, Origin, Source, blob_id, not_there};
use crate::text::{BlobId, DocPath};

/// A playbook made of pairs of path and text.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    files: BTreeMap<DocPath, (BlobId, Arc<[u8]>)>,
}

impl Memory {
    /// The files of `pairs`; of two with one path the later wins.
    pub fn of<P: AsRef<str>, B: AsRef<[u8]>>(pairs: impl IntoIterator<Item = (P, B)>) -> Self {
        pairs
            .into_iter()
            .fold(Self::default(), |memory, (path, bytes)| {
                memory.with(path, bytes)
            })
    }

    /// The same files with one more, or with one replaced.
    #[must_use]
    pub fn with(mut self, path: impl AsRef<str>, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        self.files
            .insert(DocPath::new(path.as_ref()), (blob_id(bytes), bytes.into()));
        self
    }
}

impl Source for Memory {
    fn list(&self) -> anyhow::Result<Vec<Entry>> {
        let entry = |(path, (blob, _)): (&DocPath, &(BlobId, _))| Entry {
            path: path.clone(),
            blob: blob.clone(),
        };
        Ok(self.files.iter().map(entry).collect())
    }

    fn read(&self, path: &DocPath) -> anyhow::Result<Arc<[u8]>> {
        let (_, bytes) = self
            .files
            .get(path)
            .ok_or_else(|| not_there(path, &self.origin()))?;
        Ok(bytes.clone())
    }

    fn origin(&self) -> Origin {
        Origin::Memory
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_listed_in_path_order_whatever_order_they_came_in() {
        let memory = Memory::of([("b.md", "two"), ("./a/z.md", "one"), ("b.md", "three")]);
        let paths: Vec<String> = memory
            .list()
            .unwrap()
            .iter()
            .map(|entry| entry.path.to_string())
            .collect();
        assert_eq!(paths, ["a/z.md", "b.md"]);
        assert_eq!(&*memory.read(&"b.md".into()).unwrap(), b"three");
    }

    #[test]
    fn a_blobs_id_is_gits_own() {
        let memory = Memory::of([("hello", "hello\n")]);
        assert_eq!(
            memory.list().unwrap()[0].blob.as_str(),
            "ce013625030ba8dba906f756967f9e9ca394464a"
        );
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = Memory::default().read(&"a.md".into()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "cannot read a.md in memory: it is not there"
        );
    }
}
