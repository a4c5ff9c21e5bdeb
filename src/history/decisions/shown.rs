//! What the commits show of one decision.

use std::sync::Arc;

use super::stage::{Event, Seen, Unseen};
use crate::history::authors::Authors;
use crate::history::files::{FileChange, FileHistory};
use crate::history::{CommitNo, Timeline};
use crate::model::kinds::DecisionStatus;
use crate::model::{Kind, Page, Playbook};
use crate::source::CONFIG_FILE;
use crate::text::{BlobId, DocPath};

/// The commits, and what is needed to read a decision from them.
pub(super) struct Commits<'a> {
    pub(super) timeline: &'a Timeline,
    playbook: &'a Playbook,
    authors: Authors,
    head: Option<CommitNo>,
    /// The commit with which the playbook began.
    began: Option<CommitNo>,
}

/// What the commits show of one decision.
pub(super) struct Shown {
    pub(super) proposed: Seen,
    pub(super) decided: Seen,
    /// The first commit that has it as decided.
    pub(super) recorded: Option<Event>,
    /// Its status was changed from one outcome to another, or back to none.
    pub(super) taken_back: Option<(DecisionStatus, Event)>,
    pub(super) commits: Vec<Event>,
    /// The commit that removed it.
    pub(super) removed: Option<Event>,
}

/// A status and the commit that has it first; none where the clone was cut off after it.
type Status = (Option<CommitNo>, DecisionStatus);

impl Shown {
    /// Nothing was read, whatever the document says.
    pub(super) fn nothing(today: Option<DecisionStatus>) -> Self {
        let unknown = Seen::Unknown(Unseen::NoHistory);
        Self {
            decided: if is_decided(today) {
                unknown.clone()
            } else {
                Seen::NotYet
            },
            proposed: unknown,
            recorded: None,
            taken_back: None,
            commits: Vec::new(),
            removed: None,
        }
    }
}

impl<'a> Commits<'a> {
    pub(super) fn of(playbook: &'a Playbook, timeline: &'a Timeline) -> Self {
        let config = DocPath::new(CONFIG_FILE);
        let mut steps = timeline.line.steps.iter();
        let began = steps.find(|step| {
            let mut touches = timeline.graph.touches(step.commit).iter();
            touches.any(|touch| touch.path == config && touch.after.is_some())
        });
        Self {
            timeline,
            playbook,
            authors: Authors::of(playbook),
            head: timeline.line.steps.last().map(|step| step.commit),
            began: began.map(|step| step.commit),
        }
    }

    /// What the commits show of the decision at `path`, whose status is `today` in the files that
    /// are looked at; `None` where it is in them no more.
    pub(super) fn shown(
        &self,
        path: &DocPath,
        today: Option<DecisionStatus>,
    ) -> anyhow::Result<Shown> {
        let history = FileHistory::up_to(&self.timeline.graph, self.head, path);
        let mut statuses: Vec<Status> = Vec::new();
        let mut commits = Vec::new();
        let mut removed = None;
        if history.is_beginning_unknown {
            let cut_off = self.before(history.changes.last(), today)?;
            statuses.extend(cut_off.map(|status| (None, status)));
        }
        for change in history.changes.iter().rev() {
            let event = self.event(change.commit);
            commits.push(event.clone());
            removed = change.after.is_none().then_some(event);
            let status = self.status(&change.path, change.after.as_ref())?;
            statuses.extend(status.map(|status| (Some(change.commit), status)));
        }
        let today = today.or_else(|| statuses.last().map(|(_, status)| *status));
        let decided = statuses.iter().find(|(_, it)| is_decided(Some(*it)));
        let recorded = decided.and_then(|(commit, _)| *commit);
        Ok(Shown {
            proposed: self.proposed(&statuses),
            decided: self.decided(&statuses, today),
            recorded: recorded.map(|commit| self.event(commit)),
            taken_back: self.taken_back(&statuses),
            commits,
            removed,
        })
    }

    /// The status before the first change that is known; where none is, that of today.
    fn before(
        &self,
        first: Option<&FileChange>,
        today: Option<DecisionStatus>,
    ) -> anyhow::Result<Option<DecisionStatus>> {
        let Some(first) = first else { return Ok(today) };
        self.status(&first.path, first.before.as_ref())
    }

    /// The status in a file of these bytes.
    fn status(
        &self,
        path: &DocPath,
        blob: Option<&BlobId>,
    ) -> anyhow::Result<Option<DecisionStatus>> {
        let Some(blob) = blob else { return Ok(None) };
        let reader = &self.timeline.reader;
        let page = reader.page(path, blob, &self.playbook.config)?;
        Ok(status(&page))
    }

    fn proposed(&self, statuses: &[Status]) -> Seen {
        match statuses.first() {
            None => Seen::Unknown(Unseen::Uncommitted),
            Some((None, _)) => Seen::Unknown(Unseen::Shallow),
            Some((Some(commit), DecisionStatus::Proposed)) => match self.older(*commit) {
                Some(why) => Seen::Unknown(why),
                None => self.seen(*commit),
            },
            Some((Some(commit), _)) => Seen::Unknown(self.arrived(*commit)),
        }
    }

    fn decided(&self, statuses: &[Status], today: Option<DecisionStatus>) -> Seen {
        if !is_decided(today) {
            return Seen::NotYet;
        }
        let Some((
            _,
            DecisionStatus::Accepted
            | DecisionStatus::Rejected
            | DecisionStatus::Superseded
            | DecisionStatus::Withdrawn,
        )) = statuses.last()
        else {
            return Seen::Unknown(Unseen::Uncommitted);
        };
        let mut changes = statuses.windows(2).rev();
        let change = changes
            .find(|pair| pair[0].1 == DecisionStatus::Proposed && is_decided(Some(pair[1].1)));
        match (change.and_then(|pair| pair[1].0), statuses.first()) {
            (Some(commit), _) => self.seen(commit),
            (None, Some((Some(first), _))) => Seen::Unknown(self.arrived(*first)),
            (None, Some((None, _))) => Seen::Unknown(Unseen::Shallow),
            (None, None) => Seen::Unknown(Unseen::Uncommitted),
        }
    }

    /// The last time that an outcome was undone by changing the status.
    fn taken_back(&self, statuses: &[Status]) -> Option<(DecisionStatus, Event)> {
        use DecisionStatus::{Accepted, Proposed, Rejected, Withdrawn};
        let mut changes = statuses.windows(2).rev();
        let change = changes.find(|pair| {
            matches!(
                (pair[0].1, pair[1].1),
                (Accepted, Rejected | Withdrawn | Proposed) | (Rejected, Accepted | Proposed)
            )
        })?;
        Some((change[1].1, self.event(change[1].0?)))
    }

    /// Why the first commit that has a decision does not show when it came to be so.
    fn arrived(&self, first: CommitNo) -> Unseen {
        let older = self.older(first);
        older.unwrap_or(Unseen::ArrivedDecided)
    }

    /// Why what a commit has first is older than the commit.
    fn older(&self, first: CommitNo) -> Option<Unseen> {
        let commit = self.timeline.graph.commit(first);
        // Git hides from readers what a clone was cut off from, so a commit may look like the first.
        let is_first = commit.parents.is_empty() && self.timeline.is_shallow();
        if commit.is_cut || is_first {
            return Some(Unseen::Shallow);
        }
        if !self.timeline.is_proven(first) {
            return Some(Unseen::Unproven);
        }
        (self.began == Some(first)).then_some(Unseen::Imported)
    }

    fn seen(&self, commit: CommitNo) -> Seen {
        if self.timeline.is_proven(commit) {
            Seen::In(Box::new(self.event(commit)))
        } else {
            Seen::Unknown(Unseen::Unproven)
        }
    }

    pub(super) fn event(&self, commit: CommitNo) -> Event {
        Event::of(&self.timeline.graph, &self.authors, commit)
    }
}

/// The status of a decision; nothing where the file was something else then, or could not be read.
pub(super) fn status(page: &Arc<Page>) -> Option<DecisionStatus> {
    page.decision_status()
        .filter(|_| page.kind == Kind::Decision)
}

/// Whether it is no longer up for decision.
pub(super) fn is_decided(status: Option<DecisionStatus>) -> bool {
    status.is_some_and(|status| status != DecisionStatus::Proposed)
}
