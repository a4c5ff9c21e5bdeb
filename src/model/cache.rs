//! Documents that have been read before.

use std::collections::HashMap;
use std::sync::Arc;

use super::page::Page;
use crate::finding::Finding;
use crate::text::{BlobId, DocPath};

/// A document and what was wrong with it.
pub(super) type Reading = (Arc<Page>, Arc<[Finding]>);

/// What reading a file gave, kept by path and bytes.
///
/// The configuration takes part in reading (folders, languages, own fields), so a cache belongs to
/// one text of it and forgets everything when another is met.
#[derive(Debug, Default)]
pub struct ParseCache {
    config: Option<BlobId>,
    pages: HashMap<(DocPath, BlobId), Reading>,
    /// How many documents had to be read since the cache was made.
    pub reads: usize,
}

impl ParseCache {
    /// An empty cache.
    pub fn new() -> Self {
        Self::default()
    }

    pub(super) fn use_config(&mut self, config: &BlobId) {
        if self.config.as_ref() != Some(config) {
            self.pages.clear();
            self.config = Some(config.clone());
        }
    }

    pub(super) fn get(&self, path: &DocPath, blob: &BlobId) -> Option<Reading> {
        self.pages.get(&(path.clone(), blob.clone())).cloned()
    }

    pub(super) fn insert(
        &mut self,
        path: DocPath,
        blob: BlobId,
        page: Arc<Page>,
        findings: Arc<[Finding]>,
    ) {
        self.reads += 1;
        self.pages.insert((path, blob), (page, findings));
    }
}
