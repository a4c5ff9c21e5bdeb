//! The playbook as it would be, so that what must not change can be held against it.

use crate::finding::{Edit, edited};
use crate::model::{ParseCache, Playbook, load};
use crate::source::Memory;
use crate::text::{DocPath, SourceFile};

use super::super::Renamed;

/// The playbook after a rename; `None` where the edits do not fit the texts.
pub(super) fn of(playbook: &Playbook, renamed: &Renamed) -> Option<Playbook> {
    let mut files = Memory::default();
    let texts: Vec<&SourceFile> = texts(playbook).collect();
    for path in &playbook.files {
        let known = texts.iter().find(|file| file.path == *path);
        let text = match known {
            Some(file) => changed(file, renamed)?,
            None => String::new(),
        };
        files = files.with(moved_to(path, renamed).as_str(), text);
    }
    let loaded = load(&files, &ParseCache::new()).ok()?;
    Some(loaded.playbook)
}

/// Where a file is after a rename.
pub(super) fn moved_to<'p>(path: &'p DocPath, renamed: &'p Renamed) -> &'p DocPath {
    let mut moved = renamed.moved.iter();
    let found = moved.find(|(from, _)| from == path);
    found.map_or(path, |(_, to)| to)
}

/// Every file that a playbook is read from, ledgers apart.
fn texts(playbook: &Playbook) -> impl Iterator<Item = &SourceFile> {
    let pages = playbook.pages().map(|page| &*page.file);
    let baseline = playbook.baseline.iter().map(|baseline| &*baseline.file);
    let profiles = playbook.lineage.own().map(|layer| &*layer.file);
    let settings = std::iter::once(&*playbook.config_file);
    pages.chain(settings).chain(baseline).chain(profiles)
}

fn changed(file: &SourceFile, renamed: &Renamed) -> Option<String> {
    let edits: Vec<&Edit> = renamed
        .edits
        .iter()
        .filter(|edit| edit.path == file.path)
        .collect();
    edited(&file.text, edits)
}
