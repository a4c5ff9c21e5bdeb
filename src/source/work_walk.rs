//! What stands under a folder on disk, before anything is read.

use std::io;
use std::path::Path;

use anyhow::Context as _;
use walkdir::{DirEntry, WalkDir};

use super::ignores::{Ignores, is_repository};
use super::{SITE_MARKER, SkipReason, Skipped};
use crate::text::DocPath;

/// What a walk met.
#[derive(Default)]
pub(super) struct Found {
    pub(super) files: Vec<DocPath>,
    pub(super) links: Vec<DocPath>,
    pub(super) skipped: Vec<Skipped>,
}

/// Walks through a playbook's folder and passes by what is none of it.
pub(super) fn walk(root: &Path) -> anyhow::Result<Found> {
    let mut found = Found::default();
    let mut ignores = Ignores::above(root);
    let mut walk = WalkDir::new(root).into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if is_gone(&error) => continue,
            Err(error) => return Err(error).context("cannot read the playbook's folder"),
        };
        let is_folder = entry.file_type().is_dir();
        let goes_on =
            ignores.admit(&entry) && !(is_folder && stands_apart(root, &entry, &mut found));
        if !goes_on && is_folder {
            walk.skip_current_dir();
        } else if goes_on && !is_folder {
            found.add(root, &entry);
        }
    }
    Ok(found)
}

fn is_gone(error: &walkdir::Error) -> bool {
    let kind = error.io_error().map(io::Error::kind);
    error.depth() > 0 && kind == Some(io::ErrorKind::NotFound)
}

/// Whether a folder is not the playbook's, though it stands in it.
fn stands_apart(root: &Path, entry: &DirEntry, found: &mut Found) -> bool {
    if entry.depth() == 0 {
        return false;
    }
    if is_repository(entry.path()) {
        found.skip(root, entry, SkipReason::OtherRepository);
        return true;
    }
    entry.path().join(SITE_MARKER).exists()
}

impl Found {
    fn add(&mut self, root: &Path, entry: &DirEntry) {
        let kind = entry.file_type();
        match doc_path(root, entry.path()) {
            Err(reason) => self.skip(root, entry, reason),
            Ok(path) if kind.is_symlink() => self.links.push(path),
            Ok(path) if kind.is_file() => self.files.push(path),
            Ok(_) => self.skip(root, entry, SkipReason::NotAFile),
        }
    }

    fn skip(&mut self, root: &Path, entry: &DirEntry, reason: SkipReason) {
        let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let path = path.to_string_lossy().into_owned();
        self.skipped.push(Skipped { path, reason });
    }
}

/// A path of the file system as one of the playbook.
pub(super) fn doc_path(root: &Path, path: &Path) -> Result<DocPath, SkipReason> {
    let inside = path
        .strip_prefix(root)
        .map_err(|_| SkipReason::LinkOutside)?;
    let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
    let parts = parts.ok_or(SkipReason::BadPath)?;
    Ok(DocPath::new(&parts.join("/")))
}
