//! Where a comparison starts: a revision, or the commit at which this line of work left another.
//!
//! Nothing here walks the past, so that a proposed change is compared as fast in an old repository
//! as in a young one.

use std::path::Path;

use super::base::{head, merge_base, trunk_name};
use super::reader::Reader;
use crate::model::ParseCache;
use crate::source::{GitError, folder_of, open_repository};
use crate::value::{Date, Moment, Zone};

/// The commit that a change is compared with where nobody names one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The commit's full id.
    pub commit: String,
    /// The branch it was left from; `None` where no default branch is known, and the commit is
    /// the last one.
    pub branch: Option<String>,
}

impl Reader {
    /// Reads the past of the playbook in the folder `root`, whatever its configuration says of
    /// history: for commands that ask for it by name.
    ///
    /// # Errors
    /// A [`GitError`] that says which command helps.
    pub fn open(root: &Path, cache: &ParseCache) -> Result<Self, GitError> {
        let repository = open_repository(root)?;
        let folder = folder_of(&repository, root);
        Ok(Self::new(repository, folder, cache))
    }

    /// The commit at which this line of work left the default branch.
    ///
    /// # Errors
    /// Where there is no commit, where the two lines have nothing in common, and where no default
    /// branch is known because the clone was cut off.
    pub fn start(&self) -> Result<Start, GitError> {
        self.with(|repository| {
            let branch = trunk_name(repository);
            if branch.is_none() && repository.is_shallow() {
                return Err(GitError::NoDefaultBranch);
            }
            let commit = merge_base(repository)?;
            Ok(Start { commit, branch })
        })
    }

    /// The commit at which this line of work left the line of `revision`: that of `revision`
    /// itself where the two have nothing in common.
    ///
    /// # Errors
    /// A [`GitError`] that says which command helps.
    pub fn left(&self, revision: &str) -> Result<String, GitError> {
        let named = self.resolve(revision)?;
        self.with(|repository| {
            let other =
                git2::Oid::from_str(&named).map_err(|_| GitError::missing(repository, revision))?;
            let base = repository.merge_base(head(repository)?.id(), other);
            Ok(base.map_or(named, |base| base.to_string()))
        })
    }

    /// The day on which a commit was put where it is, on the clocks of `zone`.
    pub fn day_of(&self, commit: &str, zone: &Zone) -> Option<Date> {
        self.with(|repository| {
            let id = git2::Oid::from_str(commit).ok()?;
            let time = repository.find_commit(id).ok()?.time();
            let instant = jiff::Timestamp::from_second(time.seconds()).ok()?;
            let moment = Moment::of(instant, jiff::tz::Offset::UTC);
            Some(moment.in_zone(zone).date())
        })
    }
}
