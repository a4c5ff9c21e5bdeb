//! Ledgers that have been read before.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::own::Declared;
use super::table::Table;
use crate::finding::Finding;
use crate::source::Entry;

/// How many states of one ledger are kept: whoever looks at the past goes back and forth.
const KEPT: usize = 4;

/// What reading a ledger gave.
pub(super) type Reading = (Arc<Table>, Arc<[Finding]>);

/// Tables that were read before, by ledger, declaration and the content of their files.
#[derive(Debug, Default)]
pub struct LedgerCache {
    known: BTreeMap<String, Vec<Known>>,
    /// How many ledgers had to be read since the cache was made.
    pub reads: usize,
}

#[derive(Debug)]
struct Known {
    declared: Declared,
    files: Vec<Entry>,
    reading: Reading,
}

impl LedgerCache {
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
        self.reads += 1;
        let known = self.known.entry(declared.schema.id.clone()).or_default();
        known.insert(
            0,
            Known {
                declared,
                files,
                reading,
            },
        );
        known.truncate(KEPT);
    }
}
