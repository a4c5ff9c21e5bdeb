//! A point in a playbook's past, as people name it.

use super::{Timeline, editions};
use crate::model::Playbook;
use crate::source::GitError;
use crate::value::{Date, Period, parse_date};

/// A state of the playbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Point {
    /// The files as they lie on disk.
    WorkTree,
    /// A commit.
    Commit {
        /// Its full id.
        id: String,
        /// What was asked for.
        asked: String,
        /// The day it speaks of, where what was asked for says one.
        as_of: Option<Date>,
    },
}

/// Why a point cannot be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPoint {
    /// Nothing was committed by that day.
    TooEarly(Date),
    /// No commit closed this period.
    NoEdition(String),
    /// Git does not know it.
    Git(GitError),
}

impl From<GitError> for NoPoint {
    fn from(error: GitError) -> Self {
        Self::Git(error)
    }
}

/// The point that `asked` names: `worktree` (or `.`), an edition (`2026-Q1`), a day
/// (`2026-03-31`, its last commit of the first-parent line), else anything `git rev-parse` takes.
///
/// # Errors
/// Where there is no such point, or the repository cannot be read.
pub fn resolve(
    timeline: &Timeline,
    playbook: &Playbook,
    asked: &str,
) -> anyhow::Result<Result<Point, NoPoint>> {
    if matches!(asked, "." | "worktree") {
        return Ok(Ok(Point::WorkTree));
    }
    let commit = |id: String, as_of| Point::Commit {
        id,
        asked: asked.to_owned(),
        as_of,
    };
    if let Ok(day) = parse_date(asked) {
        let step = timeline.line.at_end_of(day, &playbook.config.zone());
        let id = step.map(|step| timeline.graph.commit(step.commit).id.clone());
        return Ok(id
            .map(|id| commit(id, Some(day)))
            .ok_or(NoPoint::TooEarly(day)));
    }
    if let Some(tagged) = timeline.tags.get(asked) {
        let as_of = Period::parse(asked).ok().map(|period| period.last_day());
        return Ok(Ok(commit(tagged.clone(), as_of)));
    }
    let found = timeline.reader.resolve(asked);
    if let (Err(_), Ok(period)) = (&found, Period::parse(asked)) {
        let edition = editions::of_period(timeline, playbook, period)?;
        let missing = || NoPoint::NoEdition(asked.to_owned());
        let point = edition.map(|edition| commit(edition.commit, Some(edition.as_of)));
        return Ok(point.ok_or_else(missing));
    }
    Ok(found.map(|id| commit(id, None)).map_err(NoPoint::Git))
}
