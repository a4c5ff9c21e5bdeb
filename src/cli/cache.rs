//! The store of what was read, on disk.
//!
//! Whatever goes wrong here is nobody's concern: what is not found is read from files or commits,
//! and what cannot be kept is read again the next time. The clock serves to tell how old a file
//! is; no answer depends on it.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::source::{Store, StoredKind};

/// What has not been used for so long is removed: 30 days.
const UNUSED: Duration = Duration::from_hours(30 * 24);

/// All kept files together have at most so many bytes: 1 GiB.
const MOST_BYTES: u64 = 1024 * 1024 * 1024;

/// A file that somebody has been writing for an hour has been left behind.
const WRITING: Duration = Duration::from_hours(1);

const UNFINISHED: &str = ".comity-";

/// A folder of stored forms: `KEY.ledger`, `KEY.history`, used last when it was changed last.
#[derive(Debug)]
pub(super) struct DiskStore {
    folder: PathBuf,
    most_bytes: u64,
}

impl DiskStore {
    /// The store in `folder`, which is made when the first form is kept.
    pub(super) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            most_bytes: MOST_BYTES,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let path = self.path(name);
        // A link or a pipe is none of ours.
        let found = fs::symlink_metadata(&path)?;
        if !found.is_file() || found.len() > self.most_bytes {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let file = File::open(path)?;
        let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or(0) + 1);
        (&file).take(self.most_bytes).read_to_end(&mut bytes)?;
        // Where it cannot be marked as used, it is removed too early.
        let _ = file.set_modified(SystemTime::now());
        Ok(bytes)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if bytes.len() as u64 > self.most_bytes {
            return Ok(());
        }
        private_folder(&self.folder)?;
        self.make_room(name, bytes.len() as u64)?;
        let suffix = name.find('.').map_or("", |dot| &name[dot..]);
        // Readable by its owner only.
        let mut file = tempfile::Builder::new()
            .prefix(UNFINISHED)
            .suffix(suffix)
            .tempfile_in(&self.folder)?;
        file.write_all(bytes)?;
        file.persist(self.path(name))?;
        Ok(())
    }

    /// Removes what has not been used for long, then what was used longest ago, until `wanted`
    /// bytes more may be kept.
    fn make_room(&self, own: &str, wanted: u64) -> io::Result<()> {
        let now = SystemTime::now();
        let mut kept = Vec::new();
        for entry in fs::read_dir(&self.folder)?.flatten() {
            let name = entry.file_name();
            let Some(patience) = name.to_str().and_then(patience) else {
                continue;
            };
            // Another process may just have removed it.
            let Ok(found) = entry.metadata() else {
                continue;
            };
            let Ok(used) = found.modified() else { continue };
            if !found.is_file() || name == own {
                continue;
            }
            if now.duration_since(used).is_ok_and(|age| age > patience) {
                let _ = fs::remove_file(entry.path());
            } else {
                kept.push((used, entry.path(), found.len()));
            }
        }
        kept.sort_by(|one, other| other.cmp(one));
        let mut bytes = wanted;
        for (_, path, len) in kept {
            bytes = bytes.saturating_add(len);
            if bytes > self.most_bytes {
                let _ = fs::remove_file(path);
            }
        }
        Ok(())
    }
}

impl Store for DiskStore {
    fn get(&self, kind: StoredKind, key: &str) -> Option<Vec<u8>> {
        self.read(&file_name(kind, key)).ok()
    }

    fn put(&self, kind: StoredKind, key: &str, bytes: &[u8]) {
        // The next run reads files and commits again.
        let _ = self.write(&file_name(kind, key), bytes);
    }
}

fn file_name(kind: StoredKind, key: &str) -> String {
    format!("{key}.{}", kind.word())
}

/// How long a file of that name may lie unused; `None` for files of others.
fn patience(name: &str) -> Option<Duration> {
    let (stem, suffix) = name.rsplit_once('.')?;
    if !StoredKind::ALL.iter().any(|kind| kind.word() == suffix) {
        return None;
    }
    if stem.starts_with(UNFINISHED) {
        return Some(WRITING);
    }
    let is_key = stem.len() == 40 && stem.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_key.then_some(UNUSED)
}

/// Makes a folder that only its owner may look into; one that is there stays as it is.
fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUFFIX: &str = ".ledger";
    const DAY: Duration = Duration::from_hours(24);

    fn key(letter: char) -> String {
        letter.to_string().repeat(40)
    }

    fn get(store: &DiskStore, letter: char) -> Option<Vec<u8>> {
        store.get(StoredKind::Ledger, &key(letter))
    }

    fn put(store: &DiskStore, letter: char, bytes: &[u8]) {
        store.put(StoredKind::Ledger, &key(letter), bytes);
    }

    fn age(store: &DiskStore, letter: char, age: Duration) {
        let file = File::open(store.path(&file_name(StoredKind::Ledger, &key(letter)))).unwrap();
        file.set_modified(SystemTime::now() - age).unwrap();
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let name = |entry: io::Result<fs::DirEntry>| {
            let name = entry.unwrap().file_name().into_string().unwrap();
            name.trim_end_matches(SUFFIX).chars().take(9).collect()
        };
        let mut names: Vec<String> = entries.map(name).collect();
        names.sort();
        names
    }

    fn store(most_bytes: u64) -> (tempfile::TempDir, DiskStore) {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("a/b");
        (place, DiskStore { folder, most_bytes })
    }

    #[test]
    fn what_is_put_is_got_by_nobody_else() {
        let (_place, store) = store(MOST_BYTES);
        assert_eq!(get(&store, 'a'), None);
        put(&store, 'a', b"one");
        put(&store, 'a', b"two");
        assert_eq!(get(&store, 'a').as_deref(), Some(&b"two"[..]));
        assert_eq!(get(&store, 'b'), None);
        assert_eq!(names(&store.folder).len(), 1, "nothing unfinished is left");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&store.folder), 0o700);
            assert_eq!(
                mode(&store.path(&file_name(StoredKind::Ledger, &key('a')))),
                0o600
            );
        }
    }

    #[test]
    fn what_is_not_used_for_long_is_removed_and_files_of_others_stay() {
        let (_place, store) = store(MOST_BYTES);
        for letter in ['a', 'b', 'c'] {
            put(&store, letter, b"x");
        }
        for letter in ['a', 'b', 'c'] {
            age(&store, letter, 31 * DAY);
        }
        for other in ["notes.txt", "x.ledger", ".comity-1.ledger"] {
            fs::write(store.folder.join(other), "y").unwrap();
        }
        // Using it makes it young.
        assert!(get(&store, 'b').is_some());
        put(&store, 'd', b"x");
        let all = [".comity-1", "bbbbbbbbb", "ddddddddd", "notes.txt", "x"];
        assert_eq!(names(&store.folder), all);
        let left = File::open(store.folder.join(".comity-1.ledger")).unwrap();
        left.set_modified(SystemTime::now() - DAY).unwrap();
        put(&store, 'd', b"x");
        assert_eq!(names(&store.folder), all[1..]);
    }

    #[test]
    fn the_oldest_make_room() {
        let (_place, store) = store(10);
        for (letter, days) in [('a', 3), ('b', 2), ('c', 4)] {
            put(&store, letter, b"123");
            age(&store, letter, days * DAY);
        }
        put(&store, 'd', b"123456");
        assert_eq!(names(&store.folder), ["bbbbbbbbb", "ddddddddd"]);
        put(&store, 'e', b"more than there is room");
        assert_eq!(names(&store.folder), ["bbbbbbbbb", "ddddddddd"]);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_no_trouble() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let store = DiskStore::new(file.path().join("inside"));
        put(&store, 'a', b"x");
        assert_eq!(get(&store, 'a'), None);
    }
}
