//! Writes files into a folder of their own.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};

/// Writes `files` into `folder`, which must be absent or empty.
///
/// # Errors
/// Where it is not, or a file cannot be written.
pub fn write_new<'a>(
    folder: &Path,
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
) -> anyhow::Result<()> {
    ensure_vacant(folder)?;
    write_beside(folder, files)
}

/// Writes `files` into `folder`, beside whatever is there.
///
/// # Errors
/// Where one of them is there already, leads out of the folder, or cannot be written.
pub fn write_beside<'a>(
    folder: &Path,
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let mut writer = Writer::into(folder);
    for (path, bytes) in files {
        writer.write(path, bytes)?;
    }
    Ok(())
}

/// Says whether `folder` is absent or empty, as a folder must be that is written for the first time.
///
/// # Errors
/// Where it is not.
pub fn ensure_vacant(folder: &Path) -> anyhow::Result<()> {
    let shown = folder.display();
    match fs::read_dir(folder) {
        Ok(mut entries) => ensure!(
            entries.next().is_none(),
            "cannot write to {shown}: it is not empty; choose a folder that does not exist yet"
        ),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error).with_context(|| format!("cannot write to {shown}")),
    }
    Ok(())
}

/// Writes files under one folder; file modes are what the umask makes of them.
pub(super) struct Writer {
    folder: PathBuf,
    created: BTreeSet<PathBuf>,
}

impl Writer {
    pub(super) fn into(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            created: BTreeSet::from([folder.to_owned()]),
        }
    }

    pub(super) fn write(&mut self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        ensure!(
            is_inside(path),
            "cannot write {path:?}: the path leads out of its folder"
        );
        self.create(&self.folder.join(path), bytes)
            .with_context(|| format!("cannot write {path}"))
    }

    fn create(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = path.parent().unwrap_or(&self.folder);
        if !self.created.contains(folder) {
            fs::create_dir_all(folder)?;
            self.created.insert(folder.to_owned());
        }
        // A second file of the same name would hide the first; on some systems `A` is `a`.
        let mut file = File::options().write(true).create_new(true).open(path)?;
        file.write_all(bytes)
    }
}

fn is_inside(path: &str) -> bool {
    let is_name = |part: &str| !matches!(part, "" | "." | "..");
    !path.contains(['\\', '\0']) && path.split('/').all(is_name) && !Path::new(path).has_root()
}
