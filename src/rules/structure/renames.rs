//! Where the target of a link went, by what Git knows of moved files.

use crate::history::Timeline;
use crate::model::{Page, Playbook};
use crate::source::blob_id;
use crate::text::DocPath;

/// The files of today and their past.
#[derive(Clone, Copy)]
pub(super) struct Renames<'a> {
    pub(super) timeline: &'a Timeline,
    pub(super) playbook: &'a Playbook,
}

impl Renames<'_> {
    /// The file that a link `written` in `page` meant, where it leads to `path` and nothing is there:
    /// the file was moved, or the page was and its links were not. A link out of the playbook leads to
    /// no path.
    pub(super) fn target(
        self,
        page: &Page,
        path: Option<&DocPath>,
        written: &str,
    ) -> Option<DocPath> {
        let mut places = self.stood_at(page).into_iter();
        let from_before = || places.find_map(|place| self.found(&place.join(written)?));
        path.and_then(|path| self.found(path)).or_else(from_before)
    }

    /// The file itself, or where it went, if a file is there.
    fn found(self, path: &DocPath) -> Option<DocPath> {
        let is_there = |path: &DocPath| self.playbook.files.binary_search(path).is_ok();
        if is_there(path) {
            return Some(path.clone());
        }
        let moved = self.timeline.moved_to(path);
        let moved = moved.filter(is_there);
        moved.or_else(|| self.moved_since(path))
    }

    /// Where a file of the last commit was moved without being committed: a new document says the
    /// same.
    fn moved_since(self, path: &DocPath) -> Option<DocPath> {
        let blob = self.timeline.committed(path)?;
        let is_new = |page: &Page| self.timeline.committed(page.path()).is_none();
        let pages = self.playbook.pages();
        let mut same = pages.filter(|page| is_new(page) && blob_of(page) == blob);
        let only = same.next()?.path().clone();
        same.next().is_none().then_some(only)
    }

    /// Where a page stood before, newest first.
    fn stood_at(self, page: &Page) -> Vec<DocPath> {
        if self.timeline.committed(page.path()).is_some() {
            return self.timeline.stood_at(page.path());
        }
        let mut gone = self.timeline.committed_as(&blob_of(page));
        gone.retain(|path| self.playbook.files.binary_search(path).is_err());
        match gone.pop_first() {
            Some(only) if gone.is_empty() => {
                let before = self.timeline.stood_at(&only);
                std::iter::once(only).chain(before).collect()
            }
            _ => Vec::new(),
        }
    }
}

fn blob_of(page: &Page) -> crate::text::BlobId {
    blob_id(page.file.text.as_bytes())
}
