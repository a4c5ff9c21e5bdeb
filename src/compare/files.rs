//! Files that are neither documents nor ledgers: pictures, attachments, a profile of one's own.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Class};
use super::fields::Judged;
use super::weakening::Weakening;
use super::weight::Weight;
use super::{About, Comparison, Work};
use crate::locale::Message;
use crate::model::{BASELINE_FILE, Playbook};
use crate::source::{CONFIG_FILE, Entry};
use crate::text::{BlobId, DocPath, SourceFile, Span};

impl Comparison<'_> {
    /// Which other files came, went, moved, or have other bytes. A profile of the playbook's own
    /// decides what is checked, so it weighs as a check that became weaker.
    pub fn files(self, before: &[Entry], now: &[Entry]) -> Vec<Change> {
        let work = self.work();
        let (mut was, mut is) = (others(self.before, before), others(self.now, now));
        if work.weakenings.iter().any(Weakening::is_of_baseline) {
            let path = DocPath::new(BASELINE_FILE);
            was.remove(&path);
            is.remove(&path);
        }
        let mut gone: BTreeMap<&DocPath, &BlobId> = was.clone();
        gone.retain(|path, _| !is.contains_key(path));
        let mut changes = Vec::new();
        for (path, blob) in &is {
            match was.get(path) {
                Some(old) if old == blob => {}
                Some(_) => changes.push(work.file("file-changed", path, None)),
                None => {
                    let from = gone.iter().find(|(_, old)| *old == blob);
                    let from = from.map(|(path, _)| *path);
                    if let Some(from) = from {
                        gone.remove(from);
                        changes.push(work.file("file-moved", path, Some(from)));
                    } else {
                        changes.push(work.file("file-added", path, None));
                    }
                }
            }
        }
        changes.extend(
            gone.keys()
                .map(|path| work.file("file-removed", path, None)),
        );
        changes
    }
}

/// The files that are compared as bytes.
fn others<'e>(playbook: &Playbook, entries: &'e [Entry]) -> BTreeMap<&'e DocPath, &'e BlobId> {
    let documents: BTreeSet<&DocPath> = playbook.pages().map(|page| page.path()).collect();
    let is_ledger = |path: &DocPath| {
        let is_table = path
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("csv"));
        is_table && path.as_str().starts_with("ledgers/")
    };
    let others = entries.iter().filter(|entry| {
        let path = &entry.path;
        path.as_str() != CONFIG_FILE && !is_ledger(path) && !documents.contains(path)
    });
    others.map(|entry| (&entry.path, &entry.blob)).collect()
}

impl Work<'_> {
    fn file(&self, kind: &'static str, path: &DocPath, from: Option<&DocPath>) -> Change {
        let comparison = &self.comparison;
        // What a profile says otherwise is told key by key, where it could be read.
        let is_profile = [comparison.before, comparison.now]
            .iter()
            .any(|playbook| playbook.lineage.has(path))
            && !self.weakenings.iter().any(Weakening::is_of_profile);
        let (kind, class) = if is_profile {
            ("profile-changed", Class::Breaking)
        } else {
            (kind, Class::Minor)
        };
        let id = if is_profile {
            "change-profile-file"
        } else {
            match kind {
                "file-added" => "change-file-added",
                "file-removed" => "change-file-removed",
                "file-moved" => "change-file-moved",
                _ => "change-file-changed",
            }
        };
        let message = Message::new(id)
            .with("path", path.as_str())
            .with("from", from.map_or("", DocPath::as_str));
        let judged = Judged::new(kind, Weight::All(class), message);
        // The bytes are not read: a change of a file as a whole stands at its beginning.
        let file = SourceFile::new(path.clone(), b"");
        let about = About {
            object: path.to_string(),
            names: vec![(String::new(), path.to_string())],
            file: &file,
            is_gone: kind == "file-removed",
            at_most: Class::Breaking,
        };
        let mut change = self.bare(&about, "", Span::at(0), judged);
        change.before = from.map(DocPath::to_string);
        change.after = from.map(|_| path.to_string());
        change
    }
}
