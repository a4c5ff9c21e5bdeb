//! The past of a playbook, out of Git.
//!
//! So far one point of it: the playbook that today's is a change of. Knows nothing of rules.

mod base;
pub mod digest;

use std::path::Path;

use git2::Repository;

use crate::locale::Message;
use crate::model::{ParseCache, Playbook};
use crate::source::{GitError, open_repository};

/// What is known of the past.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// The playbook that today's is a change of; `None` before the first commit that holds one.
    pub base: Option<Base>,
}

/// A playbook as a commit holds it.
#[derive(Debug, Clone)]
pub struct Base {
    /// The playbook.
    pub playbook: Playbook,
    /// The commit's id.
    pub commit: String,
}

/// The past, or the reason why it was not looked at.
#[derive(Debug, Clone)]
pub enum Past {
    /// It was read.
    Known(Box<Timeline>),
    /// It was not; the message says why and what would help.
    NotChecked(Message),
}

impl Past {
    /// What is known of it, if it was read.
    pub fn timeline(&self) -> Option<&Timeline> {
        match self {
            Self::Known(timeline) => Some(timeline),
            Self::NotChecked(_) => None,
        }
    }

    /// Why it was not read, if it was not.
    pub fn not_checked(&self) -> Option<&Message> {
        match self {
            Self::Known(_) => None,
            Self::NotChecked(reason) => Some(reason),
        }
    }
}

/// Reads the past of the playbook whose folder is `root`.
///
/// History is looked at where the playbook is the root of its repository, or where the
/// configuration asks for it: the past of a folder in somebody else's repository is theirs.
pub fn read(root: &Path, playbook: &Playbook, cache: &mut ParseCache) -> anyhow::Result<Past> {
    let repository = match open_repository(root) {
        Ok(repository) => repository,
        Err(GitError::NoRepository(_)) => return Ok(not_checked("history-no-repository")),
        Err(error) => return Ok(unreadable(&error)),
    };
    if !is_wanted(&repository, root, playbook) {
        return Ok(not_checked("history-not-root"));
    }
    match base::read(&repository, root, cache) {
        Ok(base) => Ok(Past::Known(Box::new(Timeline { base }))),
        Err(error) => match error.downcast_ref::<GitError>() {
            Some(GitError::Unborn) => Ok(not_checked("history-no-commit")),
            Some(known) => Ok(unreadable(known)),
            None => Err(error),
        },
    }
}

/// The id of the commit whose files lie in the folder `root`, where there is one.
pub fn head(root: &Path) -> Option<String> {
    let repository = open_repository(root).ok()?;
    let head = repository.head().ok()?.target()?;
    Some(head.to_string())
}

fn is_wanted(repository: &Repository, root: &Path, playbook: &Playbook) -> bool {
    let enabled = playbook
        .config
        .history
        .as_ref()
        .and_then(|history| history.enabled.as_ref());
    let is_root = || {
        let top = repository.workdir().and_then(|top| top.canonicalize().ok());
        top.is_some() && top == root.canonicalize().ok()
    };
    enabled.map_or_else(is_root, |enabled| enabled.value)
}

fn not_checked(id: &'static str) -> Past {
    Past::NotChecked(Message::new(id))
}

fn unreadable(error: &GitError) -> Past {
    Past::NotChecked(Message::new("history-unreadable").with("reason", error.to_string()))
}
