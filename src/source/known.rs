//! What files held when they were read last, so that only those are read again that may have changed.

use std::collections::BTreeMap;
use std::fs;
#[cfg(unix)]
use std::fs::Metadata;
use std::path::Path;

use super::work_tree::Held;
use crate::text::DocPath;

/// A file that changed so shortly before it was read may change again without its time changing: file
/// systems count in steps, up to two seconds (FAT).
const STEP_NANOS: i128 = 2_000_000_000;

/// What files held when they were read last. For the one folder that it was filled from.
#[derive(Debug, Default)]
pub struct Known {
    files: BTreeMap<DocPath, (Stamp, Held)>,
    /// When the files are being read, in nanoseconds since 1970; `None` where they are read once.
    now: Option<i128>,
}

/// What a file system says of a file without opening it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    len: u64,
    file: (u64, u64),
    modified: i128,
    changed: i128,
}

impl Stamp {
    #[cfg(unix)]
    fn of(found: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        let nanos = |seconds, nanos| i128::from(seconds) * 1_000_000_000 + i128::from(nanos);
        Self {
            len: found.len(),
            file: (found.dev(), found.ino()),
            modified: nanos(found.mtime(), found.mtime_nsec()),
            changed: nanos(found.ctime(), found.ctime_nsec()),
        }
    }
}

impl Known {
    /// Says that the files are read again, at the moment `now`, in nanoseconds since 1970.
    pub fn begin(&mut self, now: i128) {
        self.now = Some(now);
    }

    /// The stamp of a file, where stamps are wanted and the system says enough for one.
    pub(super) fn stamp(&self, file: &Path) -> Option<Stamp> {
        self.now?;
        let found = fs::metadata(file).ok();
        #[cfg(unix)]
        let stamp = found.as_ref().map(Stamp::of);
        #[cfg(not(unix))]
        let stamp = found.and(None);
        stamp
    }

    /// What the file at `path` held, if it is still what it was.
    pub(super) fn get(&self, path: &DocPath, stamp: Option<&Stamp>) -> Option<Held> {
        let (known, held) = self.files.get(path)?;
        (Some(known) == stamp).then(|| held.clone())
    }

    /// Keeps what files hold in the place of all that was known.
    pub(super) fn keep(&mut self, files: impl Iterator<Item = (Option<Stamp>, Held)>) {
        let Some(now) = self.now else {
            return;
        };
        let settled = |(stamp, held): (Option<Stamp>, Held)| {
            let stamp = stamp.filter(|stamp| stamp.changed < now - STEP_NANOS)?;
            Some((held.entry.path.clone(), (stamp, held)))
        };
        self.files = files.filter_map(settled).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::sandbox::Sandbox;
    use crate::source::{Source as _, WorkTree};

    /// A moment long after the files were written: they are settled then.
    const LATER: i128 = i128::MAX;

    fn text(tree: &WorkTree, path: &str) -> String {
        String::from_utf8(tree.read(&path.into()).unwrap().to_vec()).unwrap()
    }

    #[test]
    fn only_what_may_have_changed_is_read_again() {
        let sandbox = Sandbox::of(&[("a.md", "one"), ("b.md", "two"), ("c.md", "three")]);
        let root = sandbox.path();
        let mut known = Known::default();
        known.begin(LATER);
        let first = WorkTree::open_again(&root, &mut known).unwrap();
        sandbox.write("a.md", "ONE");
        fs::remove_file(root.join("c.md")).unwrap();
        let second = WorkTree::open_again(&root, &mut known).unwrap();
        assert_eq!(
            (text(&second, "a.md"), text(&second, "b.md")),
            ("ONE".into(), "two".into())
        );
        let same = |path: &str| {
            let bytes = |tree: &WorkTree| tree.read(&path.into()).unwrap();
            std::sync::Arc::ptr_eq(&bytes(&first), &bytes(&second))
        };
        assert!(same("b.md") && !same("a.md"));
        assert_eq!(
            second.list().unwrap(),
            WorkTree::open(&root).unwrap().list().unwrap()
        );
        assert_eq!(known.files.len(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn what_was_written_a_moment_ago_is_read_again_whatever_its_stamp_says() {
        let sandbox = Sandbox::of(&[("a.md", "one")]);
        let root = sandbox.path();
        let written = Stamp::of(&fs::metadata(root.join("a.md")).unwrap());
        let mut known = Known::default();
        known.begin(written.changed + STEP_NANOS);
        WorkTree::open_again(&root, &mut known).unwrap();
        assert!(known.files.is_empty());
        known.begin(written.changed + STEP_NANOS + 1);
        WorkTree::open_again(&root, &mut known).unwrap();
        assert_eq!(known.files.len(), 1);
    }
}
