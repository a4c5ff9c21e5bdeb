//! A file of the playbook written anew: whole, or not at all.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use anyhow::Context as _;
use tempfile::NamedTempFile;

use crate::source::blob_id;
use crate::text::BlobId;

/// Writes `bytes` to `path`, which keeps its permissions; a symlink keeps leading where it does. A new
/// file has those of every file its writer makes.
///
/// # Errors
/// Where that cannot be done; the file is then as it was.
pub(super) fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    replace(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Writes `bytes` to `path` where that still is what `blob` names; `false`, and nothing is written,
/// where somebody has changed it since or it is gone.
///
/// # Errors
/// Where it cannot be read or written; the file is then as it was.
pub(super) fn write_over(path: &Path, blob: &BlobId, bytes: &[u8]) -> anyhow::Result<bool> {
    let now = match fs::read(path) {
        Ok(now) => now,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => {
            let path = path.display();
            return Err(anyhow::Error::from(error).context(format!("cannot read {path}")));
        }
    };
    let is_same = blob_id(&now) == *blob;
    if is_same {
        write(path, bytes)?;
    }
    Ok(is_same)
}

fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().context("it is in no folder")?;
    let mut file = beside(folder)?;
    file.write_all(bytes)?;
    if let Ok(known) = fs::metadata(&path) {
        file.as_file().set_permissions(known.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(())
}

/// A file for a while; what it is made with holds until the file it replaces has its say.
fn beside(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // The process's mask takes away what it takes from others.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_as_it_was_read_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("как.md");
        let blob = blob_id(b"read");
        assert!(!write_over(&path, &blob, b"new").unwrap());
        assert!(!path.exists());
        fs::write(&path, "edited meanwhile").unwrap();
        assert!(!write_over(&path, &blob, b"new").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"edited meanwhile");
        fs::write(&path, "read").unwrap();
        assert!(write_over(&path, &blob, b"new").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }
}
