//! Puts a folder in the place of another in one step, where the system can.

use std::fs;
use std::io;
use std::path::Path;

use super::place::{Place, RANDOM_LETTERS};
use crate::source::SITE_MARKER;

/// Puts the site in `new` in its place; the old one is left where the new one was, or removed.
pub(super) fn swap(new: &Path, place: &Place) -> io::Result<()> {
    if !place.folder.exists() {
        return fs::rename(new, &place.folder);
    }
    match exchange(new, &place.folder) {
        Err(error) if is_unknown(&error) => swap_in_two_steps(new, place),
        done => done,
    }
}

#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Overlay and network file systems do not know the exchange.
fn is_unknown(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, Unsupported};
    matches!(error.kind(), InvalidInput | Unsupported)
}

/// For a moment there is no site; a process killed in it is put right by the next publishing.
pub(super) fn swap_in_two_steps(new: &Path, place: &Place) -> io::Result<()> {
    let name = new.file_name().and_then(|name| name.to_str());
    let letters = name.map_or("", |name| &name[name.len() - RANDOM_LETTERS..]);
    let old = place.parent.join(place.sibling_prefix("old") + letters);
    fs::rename(&place.folder, &old)?;
    if let Err(error) = fs::rename(new, &place.folder) {
        fs::rename(&old, &place.folder)?;
        return Err(error);
    }
    let _old = remove_site(&old);
    Ok(())
}

/// Removes a site, its marker last: what is left of an interrupted removal is still ours.
pub(super) fn remove_site(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else if entry.file_name() != SITE_MARKER {
            fs::remove_file(entry.path())?;
        }
    }
    fs::remove_dir_all(folder)
}
