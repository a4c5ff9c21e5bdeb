//! Single objects out of the repository: a file of a commit, a commit's signature.

use std::path::Path;

use crate::history::Timeline;
use crate::text::{BlobId, DocPath};

/// The bytes of the playbook's file at `path` in a commit; hidden folders can be asked for, too.
pub(super) fn blob_at(timeline: &Timeline, commit: &str, path: &DocPath) -> Option<BlobId> {
    let folder = timeline.reader.folder();
    let path = Path::new(folder).join(path.as_str());
    timeline.reader.with(|repository| {
        let commit = repository.find_commit(git2::Oid::from_str(commit).ok()?);
        let entry = commit.ok()?.tree().ok()?.get_path(&path).ok()?;
        Some(BlobId::new(&entry.id().to_string()))
    })
}

/// The text of the playbook's file at `path` in a commit, as far as it is UTF-8.
pub(super) fn text_at(timeline: &Timeline, commit: &str, path: &DocPath) -> Option<String> {
    let blob = blob_at(timeline, commit, path)?;
    timeline.reader.with(|repository| {
        let blob = repository.find_blob(git2::Oid::from_str(blob.as_str()).ok()?);
        Some(String::from_utf8_lossy(blob.ok()?.content()).into_owned())
    })
}

/// The signature of a commit, and what was signed.
pub(super) fn signature(timeline: &Timeline, commit: &str) -> Option<(String, Vec<u8>)> {
    timeline.reader.with(|repository| {
        let id = git2::Oid::from_str(commit).ok()?;
        let (signature, signed) = repository.extract_signature(&id, None).ok()?;
        let signature = String::from_utf8(signature.to_vec()).ok()?;
        Some((signature, signed.to_vec()))
    })
}
