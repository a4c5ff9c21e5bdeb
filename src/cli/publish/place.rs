//! Where a site may be published, so that nothing is replaced that this tool did not make.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, bail, ensure};

use crate::source::SITE_MARKER;

/// A folder that may be published to: it is absent, empty, or a site this tool has made.
#[derive(Debug, Clone)]
pub struct Place {
    pub(super) folder: PathBuf,
    pub(super) parent: PathBuf,
    name: String,
}

impl Place {
    /// Checks `out` before anything is rendered; `playbook` is the root that must stay untouched.
    ///
    /// # Errors
    /// Where publishing there would replace something that this tool did not make.
    pub fn new(out: &Path, playbook: &Path) -> anyhow::Result<Self> {
        let shown = out.display();
        let folder = real(out).with_context(|| format!("cannot publish to {shown}"))?;
        let playbook = playbook.canonicalize().unwrap_or(playbook.to_owned());
        ensure!(
            !playbook.starts_with(&folder),
            "cannot publish to {shown}: the playbook is in it; publish to a folder of its own, such as `site`"
        );
        ensure!(
            !folder.iter().any(|part| part == ".git"),
            "cannot publish to {shown}: it is inside a repository's `.git`"
        );
        let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
            bail!("cannot publish to {shown}: it is the root of the file system");
        };
        let name = name
            .to_str()
            .with_context(|| format!("cannot publish to {shown}: its name is not UTF-8"))?;
        let place = Self {
            parent: parent.to_owned(),
            name: name.to_owned(),
            folder: folder.clone(),
        };
        place.check()?;
        Ok(place)
    }

    /// The site's folder, without symlinks.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn check(&self) -> anyhow::Result<()> {
        let shown = self.folder.display();
        ensure!(
            !self.folder.join(".git").exists(),
            "cannot publish to {shown}: it is a repository; publish beside it and copy the files"
        );
        let ours = is_ours(&self.folder).with_context(|| format!("cannot publish to {shown}"))?;
        ensure!(
            ours,
            "cannot publish to {shown}: it has files that comity did not make (there is no \
             {SITE_MARKER} in it); choose another folder, or empty this one yourself"
        );
        Ok(())
    }

    pub(super) fn sibling_prefix(&self, state: &str) -> String {
        format!(".{}.{state}-", self.name)
    }

    pub(super) fn siblings(&self, state: &str) -> io::Result<Vec<PathBuf>> {
        let prefix = self.sibling_prefix(state);
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.parent)? {
            let entry = entry?;
            let is_named_so = entry
                .file_name()
                .to_str()
                .and_then(|name| name.strip_prefix(&prefix))
                .is_some_and(|rest| rest.len() == RANDOM_LETTERS);
            if is_named_so && entry.file_type()?.is_dir() {
                found.push(entry.path());
            }
        }
        found.sort();
        Ok(found)
    }
}

/// How many letters make the name of a folder beside the site its own.
pub(super) const RANDOM_LETTERS: usize = 6;

/// Whether a folder is absent, empty or marked as a site of ours.
pub(super) fn is_ours(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none() || folder.join(SITE_MARKER).is_file()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// `path` without symlinks and `..`, so that a link into the playbook is seen for what it is.
///
/// What does not exist yet is taken as written. The last part may not be a symlink: the exchange
/// would replace the link and leave what it leads to.
fn real(path: &Path) -> anyhow::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    if let Ok(target) = path.read_link() {
        bail!("it is a symlink; publish to {} itself", target.display());
    }
    let missing = |path: &Path| path.symlink_metadata().is_err();
    let there = path
        .ancestors()
        .find(|ancestor| !missing(ancestor))
        .context("nothing of the path exists")?;
    let rest = path.strip_prefix(there)?;
    ensure!(
        !rest.components().any(|part| part == Component::ParentDir),
        "a `..` follows a folder that does not exist"
    );
    let there = there.canonicalize()?;
    Ok(if rest.as_os_str().is_empty() {
        there
    } else {
        there.join(rest)
    })
}
