//! What must not be committed: the text of a sealed sheet and its salt.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::cli::Failure;
use crate::history::seals::{KEPT_FOLDER, is_ignored};
use crate::locale::Message;
use crate::text::DocPath;

/// The two files that belong to a sealed sheet.
pub(super) struct Kept {
    root: PathBuf,
    /// From the playbook's folder.
    text: String,
    salt: String,
}

impl Kept {
    pub(super) fn of(root: &Path, sheet: &DocPath) -> Self {
        Self {
            root: root.to_owned(),
            text: format!("{KEPT_FOLDER}/{sheet}"),
            salt: format!("{KEPT_FOLDER}/{sheet}.salt"),
        }
    }

    /// Where the text is, from the playbook's folder.
    pub(super) fn text_path(&self) -> String {
        self.text.clone()
    }

    /// Writes both, where Git will not see them and nothing is written over.
    pub(super) fn keep(&self, text: &[u8], salt: &str) -> anyhow::Result<()> {
        let folder = self.root.join(KEPT_FOLDER);
        fs::create_dir_all(&folder).with_context(|| cannot("create", &folder))?;
        let ignore = folder.join(".gitignore");
        if !ignore.exists() {
            fs::write(&ignore, "*\n").with_context(|| cannot("write", &ignore))?;
        }
        for path in [&self.text, &self.salt] {
            if !is_ignored(&self.root, path)? {
                let message = Message::new("seal-not-ignored").with("path", path.clone());
                return Err(Failure::new(message).into());
            }
        }
        if self.root.join(&self.salt).exists() {
            return Err(already(&self.salt).into());
        }
        write_new(&self.root, &self.text, text)?;
        write_new(&self.root, &self.salt, format!("{salt}\n").as_bytes())
    }

    /// The text out of `file`, else the one that was kept.
    pub(super) fn text(&self, file: Option<&Path>) -> anyhow::Result<Option<Vec<u8>>> {
        match file {
            Some(file) => Ok(Some(fs::read(file).with_context(|| cannot("read", file))?)),
            None => read(&self.root.join(&self.text)),
        }
    }

    /// The salt that was `said`, else the one that was kept.
    pub(super) fn salt(&self, said: Option<&str>) -> anyhow::Result<Option<String>> {
        if let Some(said) = said {
            return Ok(Some(said.trim().to_lowercase()));
        }
        let bytes = read(&self.root.join(&self.salt))?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned()))
    }
}

fn write_new(root: &Path, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let path = root.join(name);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| cannot("create", folder))?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = match options.open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(already(name).into()),
        Err(error) => return Err(error).with_context(|| cannot("write", &path)),
    };
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .with_context(|| cannot("write", &path))
}

fn already(name: &str) -> Failure {
    Failure::new(Message::new("seal-kept-already").with("path", name))
}

fn read(path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| cannot("read", path)),
    }
}

fn cannot(what: &str, path: &Path) -> String {
    format!("cannot {what} {}", path.display())
}
