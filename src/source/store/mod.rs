//! What outlives the process: forms of what was read, kept for the next run.
//!
//! Whatever is kept may be lost, old or damaged. A reader holds every form against its seal and
//! its own inputs, and reads from the source again where it does not fit.

pub(crate) mod bytes;

use std::fmt::{self, Write as _};

use sha1::{Digest as _, Sha1};

/// SHA-1, at the end, over all before it.
const CHECKSUM_BYTES: usize = 20;

/// What a stored form is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StoredKind {
    /// A ledger that was parsed.
    Ledger,
    /// A repository's commits and what they did.
    History,
}

impl StoredKind {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Ledger, Self::History];

    /// Its word, as in the names of files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ledger => "ledger",
            Self::History => "history",
        }
    }
}

/// Where stored forms are kept between processes. Both may do nothing: what is kept may be lost.
pub trait Store: fmt::Debug + Send + Sync {
    /// What was put under `key`, 40 hexadecimal digits.
    fn get(&self, kind: StoredKind, key: &str) -> Option<Vec<u8>>;
    /// Keeps `bytes` under `key`.
    fn put(&self, kind: StoredKind, key: &str, bytes: &[u8]);
}

/// The key that stands for what was put into `hash`.
pub(crate) fn key_of(hash: Sha1) -> String {
    let mut key = String::with_capacity(2 * CHECKSUM_BYTES);
    for byte in hash.finalize() {
        // Writing to a text cannot fail.
        let _ = write!(key, "{byte:02x}");
    }
    key
}

/// Ends a stored form with what shows that it is whole.
pub(crate) fn seal(out: &mut Vec<u8>) {
    let checksum = Sha1::digest(&*out);
    out.extend_from_slice(&checksum);
}

/// Whether a stored form is whole.
pub(crate) fn is_sealed(bytes: &[u8]) -> bool {
    let split = bytes.split_last_chunk::<CHECKSUM_BYTES>();
    split.is_some_and(|(body, checksum)| Sha1::digest(body)[..] == checksum[..])
}

/// A stored form without its seal; `None` where it is too short to have one.
pub(crate) fn unsealed(bytes: &[u8]) -> Option<&[u8]> {
    let (body, _) = bytes.split_last_chunk::<CHECKSUM_BYTES>()?;
    Some(body)
}

/// A store in memory.
#[cfg(test)]
#[derive(Debug, Default)]
pub(crate) struct Kept(std::sync::Mutex<std::collections::BTreeMap<(StoredKind, String), Vec<u8>>>);

#[cfg(test)]
impl Kept {
    pub(crate) fn all(
        &self,
    ) -> std::sync::MutexGuard<'_, std::collections::BTreeMap<(StoredKind, String), Vec<u8>>> {
        self.0.lock().unwrap()
    }
}

#[cfg(test)]
impl Store for Kept {
    fn get(&self, kind: StoredKind, key: &str) -> Option<Vec<u8>> {
        self.all().get(&(kind, key.to_owned())).cloned()
    }

    fn put(&self, kind: StoredKind, key: &str, bytes: &[u8]) {
        self.all().insert((kind, key.to_owned()), bytes.to_vec());
    }
}
