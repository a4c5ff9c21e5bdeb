//! The line of first parents: how today's playbook came to be, one step after the other.

use jiff::Timestamp;

use super::graph::{CommitNo, Graph};
use super::index::Role;
use crate::text::{BlobId, DocPath};
use crate::value::{Date, Zone};

/// A step of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The commit.
    pub commit: CommitNo,
    /// When it was put where it is; never before the step that it follows, whatever clocks said.
    pub at: Timestamp,
}

/// The commits from the first to today's, each the first parent of the next.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// The steps, oldest first.
    pub steps: Vec<Step>,
}

/// A file as a step left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileVersion {
    /// The step that made it so.
    pub step: Step,
    /// Where the file stood.
    pub path: DocPath,
    /// Its bytes; `None` where the step removed it.
    pub blob: Option<BlobId>,
    /// Whether the clone was cut off at the step: the file was there already, and who made it so,
    /// and when, is not known.
    pub is_beginning_unknown: bool,
}

impl Line {
    /// The line that ends at today's commit.
    pub(super) fn of(graph: &Graph) -> Self {
        let mut commits = Vec::new();
        let mut next = graph.head();
        while let Some(commit) = next {
            commits.push(commit);
            next = graph.commit(commit).parents.first().copied();
        }
        let mut latest = Timestamp::MIN;
        let steps = commits.into_iter().rev().map(|commit| {
            latest = latest.max(graph.commit(commit).committed.instant());
            Step { commit, at: latest }
        });
        Self {
            steps: steps.collect(),
        }
    }

    /// The last step that was made by the end of `day` on the clocks of `zone`.
    pub fn at_end_of(&self, day: Date, zone: &Zone) -> Option<Step> {
        let after = self
            .steps
            .partition_point(|step| step.at.to_zoned(zone.time_zone().clone()).date() <= day);
        Some(self.steps[after.checked_sub(1)?])
    }

    /// How the file that stands at `path` today came to be, oldest first, under its older names too.
    pub fn versions(&self, graph: &Graph, path: &DocPath) -> Vec<FileVersion> {
        let mut path = path.clone();
        let mut versions = Vec::new();
        let mut next = graph.head();
        while let Some((commit, touch, role)) =
            next.and_then(|commit| graph.index().touch_before(graph, commit, &path))
        {
            let older = touch.from.clone().filter(|_| role == Role::Own);
            versions.push(FileVersion {
                step: self.steps[graph.index().depth(commit)],
                path: path.clone(),
                blob: touch.after.clone().filter(|_| role != Role::Left),
                is_beginning_unknown: role == Role::Cut,
            });
            path = older.unwrap_or(path);
            next = graph.commit(commit).parents.first().copied();
        }
        versions.reverse();
        versions
    }
}
