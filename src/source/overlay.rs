//! Unsaved texts laid over another source, as an editor sends them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Entry, Origin, Skipped, Source, blob_id, not_there};
use crate::text::{BlobId, DocPath};

/// A source with some files replaced, added or removed; the source itself stays as it is.
#[derive(Debug, Clone)]
pub struct Overlay<S> {
    base: S,
    changes: BTreeMap<DocPath, Change>,
}

// Editors send the text without saving it, so the blob id is taken from these bytes.
#[derive(Debug, Clone)]
enum Change {
    Written(BlobId, Arc<[u8]>),
    Removed,
}

impl<S: Source> Overlay<S> {
    /// `base` with nothing changed yet.
    pub fn over(base: S) -> Self {
        Self {
            base,
            changes: BTreeMap::new(),
        }
    }

    /// Puts `bytes` in the place of whatever `path` held.
    pub fn write(&mut self, path: DocPath, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref();
        self.changes
            .insert(path, Change::Written(blob_id(bytes), bytes.into()));
    }

    /// Hides `path`.
    pub fn remove(&mut self, path: DocPath) {
        self.changes.insert(path, Change::Removed);
    }

    /// Shows `path` as the source below has it again.
    pub fn forget(&mut self, path: &DocPath) {
        self.changes.remove(path);
    }
}

impl<S: Source> Source for Overlay<S> {
    fn list(&self) -> anyhow::Result<Vec<Entry>> {
        let below = self.base.list()?.into_iter();
        let mut entries: Vec<Entry> = below
            .filter(|entry| !self.changes.contains_key(&entry.path))
            .collect();
        entries.extend(
            self.changes
                .iter()
                .filter_map(|(path, change)| match change {
                    Change::Written(blob, _) => Some(Entry {
                        path: path.clone(),
                        blob: blob.clone(),
                    }),
                    Change::Removed => None,
                }),
        );
        entries.sort();
        Ok(entries)
    }

    fn read(&self, path: &DocPath) -> anyhow::Result<Arc<[u8]>> {
        match self.changes.get(path) {
            Some(Change::Written(_, bytes)) => Ok(bytes.clone()),
            Some(Change::Removed) => Err(not_there(path, &self.origin())),
            None => self.base.read(path),
        }
    }

    fn origin(&self) -> Origin {
        self.base.origin()
    }

    fn skipped(&self) -> &[Skipped] {
        self.base.skipped()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Memory;

    fn shown(source: &impl Source) -> String {
        let mut shown = Vec::new();
        for Entry { path, blob } in source.list().unwrap() {
            let bytes = source.read(&path).unwrap();
            assert_eq!(blob, blob_id(&bytes));
            shown.push(format!("{path}={}", String::from_utf8_lossy(&bytes)));
        }
        shown.join(" ")
    }

    #[test]
    fn texts_are_replaced_added_and_removed() {
        let mut overlay = Overlay::over(Memory::of([("a", "1"), ("b", "2"), ("d", "4")]));
        overlay.write("b".into(), "two");
        overlay.write("c".into(), "three");
        overlay.remove("a".into());
        assert_eq!(shown(&overlay), "b=two c=three d=4");
        assert!(overlay.read(&"a".into()).is_err());
    }

    #[test]
    fn a_forgotten_change_shows_the_file_below_again() {
        let mut overlay = Overlay::over(Memory::of([("a", "1")]));
        overlay.write("a".into(), "one");
        overlay.write("b".into(), "two");
        overlay.forget(&"a".into());
        overlay.forget(&"b".into());
        assert_eq!(shown(&overlay), "a=1");
    }
}
