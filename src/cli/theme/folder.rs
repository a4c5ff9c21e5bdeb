//! Where a theme's files lie, and which theme lies under them.

use std::path::{Path, PathBuf};

use crate::cli::Failure;
use crate::cli::site::{Overrides, THEME_FOLDER, chosen_theme};
use crate::model::{ParseCache, Playbook, load};
use crate::source::{self, CONFIG_FILE, Source, WorkTree, find};

/// A playbook, with what it brings to its theme.
pub(super) struct Around {
    pub(super) root: PathBuf,
    playbook: Playbook,
    overrides: Overrides,
}

impl Around {
    /// The playbook around `folder`, where there is one.
    pub(super) fn of(folder: &Path) -> anyhow::Result<Option<Self>> {
        let mut above = folder.ancestors();
        if !above.any(|folder| folder.join(CONFIG_FILE).is_file()) {
            return Ok(None);
        }
        let roots = find(folder).unwrap_or_default();
        let [root] = roots.as_slice() else {
            return Ok(None);
        };
        let files = source::open(root)?;
        let playbook = load(&*files, &ParseCache::new())?.playbook;
        let overrides = below(&*files, THEME_FOLDER)?;
        Ok(Some(Self {
            root: root.clone(),
            playbook,
            overrides,
        }))
    }

    /// The theme that it chooses.
    pub(super) fn chosen(&self) -> Result<&'static str, Failure> {
        chosen_theme(&self.playbook, &self.overrides)
    }

    /// The folder of its own files.
    pub(super) fn folder(&self) -> PathBuf {
        self.root.join(THEME_FOLDER.trim_end_matches('/'))
    }
}

/// The files in a theme's folder, by path below it.
pub(super) fn files(folder: &Path) -> anyhow::Result<Overrides> {
    if !folder.is_dir() {
        return Ok(Overrides::new());
    }
    below(&WorkTree::open(folder)?, "")
}

fn below(files: &dyn Source, folder: &str) -> anyhow::Result<Overrides> {
    let mut found = Overrides::new();
    for entry in files.list()? {
        if let Some(name) = entry.path.as_str().strip_prefix(folder) {
            found.insert(name.to_owned(), files.read(&entry.path)?.to_vec());
        }
    }
    Ok(found)
}
