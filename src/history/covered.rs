//! Which decision allowed a change.

use super::removed::removed;
use super::{CommitNo, Timeline};
use crate::model::field::Choice as _;
use crate::model::kinds::{DecisionStatus, Facts};
use crate::model::{Kind, Page, Playbook};
use crate::text::DocPath;

/// What every decision of the line said at each of its steps.
#[derive(Debug, Clone, Default)]
pub(super) struct Standings {
    decisions: Vec<Standing>,
}

#[derive(Debug, Clone)]
struct Standing {
    id: String,
    /// The oldest first.
    versions: Vec<Version>,
}

#[derive(Debug, Clone)]
struct Version {
    commit: CommitNo,
    /// `None` where it was not there, or could not be read.
    status: Option<DecisionStatus>,
    /// What it allowed to change then.
    changes: Vec<String>,
}

impl Standings {
    /// Reads every decision that the line has or had.
    pub(super) fn read(playbook: &Playbook, timeline: &Timeline) -> anyhow::Result<Self> {
        let gone = removed(timeline, playbook, &[Kind::Decision])?;
        let gone = gone.iter().map(|gone| (&*gone.page.id, &gone.path));
        let decisions = playbook.decisions();
        let decisions = decisions.map(|(page, _)| (&*page.id, page.path()));
        let read = |(id, path): (&str, &DocPath)| {
            let versions = timeline.document(playbook, path)?.into_iter();
            let versions = versions.map(|version| Version {
                commit: version.step.commit,
                status: version
                    .page
                    .as_ref()
                    .and_then(|page| page.decision_status()),
                changes: version.page.as_deref().map(changes).unwrap_or_default(),
            });
            Ok(Standing {
                id: id.to_owned(),
                versions: versions.collect(),
            })
        };
        let decisions = decisions.chain(gone).map(read);
        Ok(Self {
            decisions: decisions.collect::<anyhow::Result<_>>()?,
        })
    }

    /// The first commit of the line that has the decision as accepted.
    pub(super) fn first_accepted(&self, id: &str) -> Option<CommitNo> {
        let decision = self.decisions.iter().find(|decision| decision.id == id)?;
        decision.first_accepted()
    }

    /// The decision that allowed a commit of the line to change something: accepted by then, and
    /// `is_named` says that its `changes` name it. Of several the one accepted last.
    pub(super) fn covering(
        &self,
        commit: CommitNo,
        is_named: impl Fn(&str) -> bool,
    ) -> Option<&str> {
        let covers = |decision: &&Standing| {
            let version = decision.at(commit);
            version.is_some_and(|version| {
                version.status == Some(DecisionStatus::Accepted)
                    && version.changes.iter().any(|name| is_named(name))
            })
        };
        let covering = self.decisions.iter().filter(covers);
        let last = covering.max_by_key(|decision| (decision.first_accepted(), &decision.id));
        last.map(|decision| &*decision.id)
    }
}

impl Standing {
    /// What it said when `commit` was the last of the line.
    fn at(&self, commit: CommitNo) -> Option<&Version> {
        let after = self.versions.partition_point(|it| it.commit <= commit);
        self.versions.get(after.checked_sub(1)?)
    }

    fn first_accepted(&self) -> Option<CommitNo> {
        let accepted = |version: &&Version| version.status == Some(DecisionStatus::Accepted);
        self.versions.iter().find(accepted).map(|it| it.commit)
    }
}

fn changes(page: &Page) -> Vec<String> {
    let Facts::Decision(decision) = &page.facts else {
        return Vec::new();
    };
    let changes = decision.changes.iter().flat_map(|names| names.iter());
    changes.map(|name| name.as_str().to_owned()).collect()
}

/// What a reference names of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named<'a> {
    /// All of it.
    Document,
    /// An item, or a key with dots below it.
    Item(&'a str),
}

/// What a reference (`agreement/2026-02-loi#us-cpe`, `2026-02-loi`) names of a document; `None` where
/// it names another one.
pub(super) fn named<'a>(reference: &'a str, page: &Page) -> Option<Named<'a>> {
    named_as(reference, page.kind, &page.id)
}

/// The same of the document of that kind and id.
pub(super) fn named_as<'a>(reference: &'a str, kind: Kind, id: &str) -> Option<Named<'a>> {
    let (name, item) = match reference.split_once('#') {
        Some((name, item)) => (name, Named::Item(item)),
        None => (reference, Named::Document),
    };
    let fits = match name.split_once('/') {
        Some((of, name)) => of == kind.word() && name == id,
        None => name == id,
    };
    fits.then_some(item)
}
