//! Sealed alignment sheets: what Git knows of their text, and of the seals of the others.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use git2::{Oid, Repository};

use super::Timeline;
use super::base::trunk_name;
use super::digest;
use crate::actuals::sheets::compare;
use crate::finding::Report;
use crate::model::kinds::{Alignment, Facts};
use crate::model::{Config, Document, Loaded, Page, Playbook, read_page};
use crate::source::{GitError, folder_of, open_repository};
use crate::text::{DocPath, SourceFile};

/// Where the text of a sealed sheet is kept until it is revealed; Git is told to ignore it.
pub const KEPT_FOLDER: &str = ".comity/sealed";

/// What can be said of the seal of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealState {
    /// Only the seal is there.
    Sealed,
    /// The text is there, and is the one that was sealed.
    Fits,
    /// The text is there, and is not the one that was sealed.
    Differs,
    /// The text is there without the salt, so that nobody can tell.
    NoSalt,
    /// The seal is of a scheme that this program does not know.
    UnknownScheme,
}

impl SealState {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sealed => "sealed",
            Self::Fits => "fits",
            Self::Differs => "differs",
            Self::NoSalt => "no-salt",
            Self::UnknownScheme => "unknown-scheme",
        }
    }
}

/// The state of a sheet's seal; `None` where the document has none.
pub fn state(playbook: &Playbook, document: &Document) -> Option<SealState> {
    let sheet = sheet(&document.page)?;
    let seal = sheet.seal.as_ref()?;
    if is_stub(&document.page) {
        return Some(SealState::Sealed);
    }
    let Some(salt) = &sheet.salt else {
        return Some(SealState::NoSalt);
    };
    if !seal.starts_with(digest::SCHEME) {
        return Some(SealState::UnknownScheme);
    }
    let fits = digest::seal(playbook, document, salt) == seal.value;
    Some(if fits {
        SealState::Fits
    } else {
        SealState::Differs
    })
}

fn sheet(page: &Page) -> Option<&Alignment> {
    match &page.facts {
        Facts::Alignment(sheet) => Some(sheet),
        _ => None,
    }
}

/// Whether a sheet says nothing but whose it is: no answer and no prose.
pub fn is_stub(page: &Page) -> bool {
    const NAMING: [&str; 12] = [
        "kind", "id", "lang", "title", "party", "seal", "status", "owner", "date", "tags",
        "aliases", "audience",
    ];
    let says = |key: &str| NAMING.contains(&key) || key == "signoffs" || key == "waivers";
    let keys = page.fields.entries().iter();
    let has_fields = keys
        .into_iter()
        .any(|entry| !says(&entry.key) && !entry.value.is_null());
    !has_fields && page.file.slice(page.body).trim().is_empty()
}

/// A place in the repository in which the text of a sheet can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leak {
    /// A commit of some branch or tag, by its full id.
    Commit(String),
    /// What is staged for the next commit.
    Staged,
}

/// Where the text of the sheet at `path` can be read in the repository around `root`, whatever
/// branch or tag leads there: nowhere, if its seal is to be worth anything.
///
/// # Errors
/// Where there is no repository, or it cannot be read.
pub fn leak(root: &Path, config: &Config, path: &DocPath) -> Result<Option<Leak>, GitError> {
    let repository = open_repository(root)?;
    let in_repository = Path::new(&folder_of(&repository, root)).join(path.as_str());
    let tells = |blob: Oid| tells(&repository, blob, config, path);
    let index = repository.index().map_err(other)?;
    if let Some(staged) = index.get_path(&in_repository, 0)
        && tells(staged.id)
    {
        let is_committed = in_commits(&repository, &in_repository, &tells)?;
        return Ok(Some(is_committed.map_or(Leak::Staged, Leak::Commit)));
    }
    Ok(in_commits(&repository, &in_repository, &tells)?.map(Leak::Commit))
}

fn in_commits(
    repository: &Repository,
    path: &Path,
    tells: &dyn Fn(Oid) -> bool,
) -> Result<Option<String>, GitError> {
    let mut walk = repository.revwalk().map_err(other)?;
    walk.push_glob("refs/*").map_err(other)?;
    // An unborn branch has nothing to walk from.
    let _ = walk.push_head();
    let mut known = BTreeSet::new();
    for id in walk {
        let id = id.map_err(other)?;
        let tree = repository.find_commit(id).and_then(|commit| commit.tree());
        let Ok(entry) = tree.map_err(other)?.get_path(path) else {
            continue;
        };
        if known.insert(entry.id()) && tells(entry.id()) {
            return Ok(Some(id.to_string()));
        }
    }
    Ok(None)
}

fn tells(repository: &Repository, blob: Oid, config: &Config, path: &DocPath) -> bool {
    let Ok(blob) = repository.find_blob(blob) else {
        return false;
    };
    let file = SourceFile::new(path.clone(), blob.content());
    !is_stub(&read_page(file, config, &mut Report::default()))
}

/// Whether Git ignores the file at `path` from the playbook's folder, and does not have it.
///
/// # Errors
/// Where there is no repository, or it cannot be read.
pub fn is_ignored(root: &Path, path: &str) -> Result<bool, GitError> {
    let repository = open_repository(root)?;
    let path = Path::new(&folder_of(&repository, root)).join(path);
    let index = repository.index().map_err(other)?;
    let is_tracked = index.get_path(&path, 0).is_some();
    let is_ignored = repository.is_path_ignored(&path).map_err(other)?;
    Ok(is_ignored && !is_tracked)
}

/// The default branch by its name, and the playbook at its tip.
pub struct Trunk {
    /// The name, as people write it.
    pub name: String,
    /// The playbook.
    pub loaded: Arc<Loaded>,
}

/// The default branch; `None` where none is known, or it has no playbook.
///
/// # Errors
/// Where the repository cannot be read.
pub fn trunk(timeline: &Timeline) -> anyhow::Result<Option<Trunk>> {
    let Some(name) = timeline.reader.with(trunk_name) else {
        return Ok(None);
    };
    let commit = timeline.reader.resolve(&name)?;
    let loaded = timeline.reader.playbook(&commit)?;
    Ok(loaded.map(|loaded| Trunk { name, loaded }))
}

/// The sides of `playbook` whose sheet has no seal on the default branch, and that of `own` where
/// it has another seal there than `seal`.
pub fn unsealed(trunk: &Playbook, own: &str, seal: &str) -> Vec<String> {
    let sheets = compare(trunk).sheets;
    let is_open = |sheet: &crate::actuals::sheets::Sheet<'_>| {
        let mut seals = sheet
            .written
            .iter()
            .filter_map(|(_, sheet)| sheet.seal.as_ref());
        if sheet.side == own {
            !seals.any(|found| found.value == seal)
        } else {
            seals.next().is_none()
        }
    };
    let mut open: Vec<String> = sheets
        .iter()
        .filter(|sheet| is_open(sheet))
        .map(|sheet| sheet.side.to_owned())
        .collect();
    if !sheets.iter().any(|sheet| sheet.side == own) {
        open.push(own.to_owned());
    }
    open
}

#[expect(clippy::needless_pass_by_value, reason = "as `map_err` hands it over")]
fn other(error: git2::Error) -> GitError {
    GitError::Other(error.message().to_owned())
}
