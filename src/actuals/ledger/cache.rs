//! Ledgers that have been read before.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::own::Declared;
use super::table::Table;
use crate::finding::Finding;
use crate::source::{Entry, Store};

/// How many states of one ledger are kept: whoever looks at the past goes back and forth.
const KEPT: usize = 4;

/// States beyond the last are kept while all of them have so many bytes of text at most: 64 MiB.
const KEPT_BYTES: usize = 64 * 1024 * 1024;

/// What reading a ledger gave.
pub(super) type Reading = (Arc<Table>, Arc<[Finding]>);

/// Tables that were read before, by ledger, declaration and the content of their files.
#[derive(Debug, Default)]
pub struct LedgerCache {
    known: BTreeMap<String, Vec<Known>>,
    store: Option<Arc<dyn Store>>,
    /// How many ledgers had to be read since the cache was made.
    pub reads: usize,
    /// How many ledgers came out of the store since the cache was made.
    pub restored: usize,
}

#[derive(Debug)]
struct Known {
    declared: Declared,
    files: Vec<Entry>,
    reading: Reading,
}

impl LedgerCache {
    /// An empty cache that looks into `store` for what other processes have read.
    pub fn with_store(store: Arc<dyn Store>) -> Self {
        Self {
            store: Some(store),
            ..Self::default()
        }
    }

    pub(super) fn store(&self) -> Option<Arc<dyn Store>> {
        self.store.clone()
    }

    /// What reading these files as that ledger gave, where it has been done.
    pub(super) fn get(&mut self, declared: &Declared, files: &[Entry]) -> Option<Reading> {
        let known = self.known.get_mut(&declared.schema.id)?;
        let place = known
            .iter()
            .position(|known| known.files == files && known.declared == *declared)?;
        // What was asked for last is forgotten last.
        known[..=place].rotate_right(1);
        Some(known[0].reading.clone())
    }

    pub(super) fn insert(&mut self, declared: Declared, files: Vec<Entry>, reading: Reading) {
        let known = self.known.entry(declared.schema.id.clone()).or_default();
        known.insert(
            0,
            Known {
                declared,
                files,
                reading,
            },
        );
        known.truncate(how_many(known.iter().map(Known::bytes)));
    }
}

impl Known {
    /// How much text its files have.
    fn bytes(&self) -> usize {
        let files = self.reading.0.files.iter();
        files.map(|file| file.text.len()).sum()
    }
}

/// How many states are kept, of so many bytes each; the last one always is.
fn how_many(bytes: impl Iterator<Item = usize>) -> usize {
    let sums = bytes.scan(0_usize, |sum, bytes| {
        *sum = sum.saturating_add(bytes);
        Some(*sum)
    });
    let fitting = sums.take(KEPT).take_while(|sum| *sum <= KEPT_BYTES);
    fitting.count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn former_states_are_kept_while_they_are_small() {
        let kept = |sizes: &[usize]| how_many(sizes.iter().copied());
        assert_eq!(kept(&[10; 6]), KEPT);
        assert_eq!(kept(&[KEPT_BYTES / 2, KEPT_BYTES / 2, 1]), 2);
        assert_eq!(kept(&[2 * KEPT_BYTES, 1]), 1);
    }
}
