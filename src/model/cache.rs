//! Documents that have been read before.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::config::Config;
use super::page::Page;
use crate::finding::Finding;
use crate::text::{BlobId, DocPath};

/// A document and what was wrong with it.
type Reading = (Arc<Page>, Arc<[Finding]>);

/// What reading a file gave, kept by path and bytes.
///
/// The configuration takes part in reading (folders, languages, own fields); what it says of that
/// belongs to the key, so that playbooks of other times share what they read alike. Clones share
/// what they know.
#[derive(Debug, Clone, Default)]
pub struct ParseCache(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    settings: Vec<String>,
    pages: HashMap<(Settings, DocPath, BlobId), Entry>,
    reads: usize,
}

#[derive(Debug)]
struct Entry {
    reading: Reading,
    /// Whether somebody has asked for it since the last sweep.
    is_used: bool,
}

/// What a configuration says of reading documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Settings(usize);

impl ParseCache {
    /// An empty cache.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many documents had to be read since the cache was made.
    pub fn reads(&self) -> usize {
        self.known().reads
    }

    /// The key of everything that `config` says of reading documents.
    pub fn settings(&self, config: &Config) -> Settings {
        let text = config.of_reading();
        let mut known = self.known();
        let at = known.settings.iter().position(|one| *one == text);
        Settings(at.unwrap_or_else(|| {
            known.settings.push(text);
            known.settings.len() - 1
        }))
    }

    /// The document at `path` with the bytes `blob`, if it was read with these settings.
    pub fn get(&self, settings: Settings, path: &DocPath, blob: &BlobId) -> Option<Reading> {
        let mut known = self.known();
        let key = (settings, path.clone(), blob.clone());
        let entry = known.pages.get_mut(&key)?;
        entry.is_used = true;
        Some(entry.reading.clone())
    }

    /// Keeps a document that had to be read.
    pub fn insert(
        &self,
        settings: Settings,
        path: &DocPath,
        blob: &BlobId,
        page: Arc<Page>,
        findings: Arc<[Finding]>,
    ) {
        let mut known = self.known();
        known.reads += 1;
        let entry = Entry {
            reading: (page, findings),
            is_used: true,
        };
        known
            .pages
            .insert((settings, path.clone(), blob.clone()), entry);
    }

    /// Forgets what nobody has asked for since the last sweep: files that are gone, and what others
    /// said before they were edited.
    pub fn sweep(&self) {
        let mut known = self.known();
        known
            .pages
            .retain(|_, entry| std::mem::take(&mut entry.is_used));
    }

    /// How many documents are kept.
    pub fn len(&self) -> usize {
        self.known().pages.len()
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Nothing is left half-written where a thread gave up: an entry is there or is not.
    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
