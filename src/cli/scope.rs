//! Which playbooks, and which files of them, the paths of a command line speak of.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Failure;
use super::environment::Environment;
use crate::finding::Finding;
use crate::locale::Message;
use crate::source::{absolute, find};
use crate::text::DocPath;

/// How much of a playbook is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Scope {
    /// All of it.
    Whole,
    /// These files, and those in these folders.
    Only(Vec<DocPath>),
}

/// The playbooks that `paths` speak of, by their folders; the one around `folder` where there are
/// no paths.
pub(super) fn scopes(paths: &[PathBuf], folder: &Path) -> anyhow::Result<BTreeMap<PathBuf, Scope>> {
    let mut scopes = BTreeMap::new();
    if paths.is_empty() {
        scopes.extend(find(folder)?.into_iter().map(|root| (root, Scope::Whole)));
    }
    for path in paths {
        for root in find(path)? {
            let scope = Scope::of(path, &root)?;
            let wider = match scopes.remove(&root) {
                Some(known) => scope.and(known),
                None => scope,
            };
            scopes.insert(root, wider);
        }
    }
    Ok(scopes)
}

/// The folder of the one playbook that `path` speaks of; the one around the environment's folder
/// where there is no path.
///
/// # Errors
/// Where there is none, and where there are several: the command wants one.
pub(super) fn one(path: Option<&Path>, environment: &Environment) -> anyhow::Result<PathBuf> {
    let mut roots = find(path.unwrap_or(&environment.folder))?;
    if roots.len() > 1 {
        let folders = roots
            .iter()
            .map(|root| environment.relative(root).display().to_string());
        let message =
            Message::new("several-playbooks").with("folders", folders.collect::<Vec<_>>());
        return Err(Failure::new(message).into());
    }
    Ok(roots.remove(0))
}

impl Scope {
    fn of(path: &Path, root: &Path) -> anyhow::Result<Self> {
        let path = absolute(path)?;
        let inside = path.strip_prefix(root).unwrap_or(Path::new(""));
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        Ok(match parts.as_slice() {
            [] => Self::Whole,
            parts => Self::Only(vec![DocPath::new(&parts.join("/"))]),
        })
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Only(one), Self::Only(other)) => Self::Only([other, one].concat()),
            _ => Self::Whole,
        }
    }

    /// Keeps the findings that lie in the scope.
    pub(super) fn narrow(&self, findings: &mut Vec<Finding>) {
        findings.retain(|finding| self.has(&finding.place.path));
    }

    /// Checks that what was asked for is among the playbook's `files`.
    ///
    /// # Errors
    /// Where a file that was asked for is not among them: silence would look like approval.
    pub(super) fn ensure_known(&self, files: &[DocPath]) -> Result<(), Failure> {
        let Self::Only(paths) = self else {
            return Ok(());
        };
        for path in paths {
            if !files.iter().any(|file| is_in(file, path)) {
                return Err(Failure::new(
                    Message::new("not-in-playbook").with("path", path.as_str()),
                ));
            }
        }
        Ok(())
    }

    /// Whether a file lies in the scope.
    pub(super) fn has(&self, file: &DocPath) -> bool {
        match self {
            Self::Whole => true,
            Self::Only(paths) => paths.iter().any(|path| is_in(file, path)),
        }
    }
}

fn is_in(file: &DocPath, path: &DocPath) -> bool {
    let rest = file.as_str().strip_prefix(path.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
