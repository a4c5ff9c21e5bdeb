//! What decisions allow to change in a document that was signed.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::super::{Context, signed};
use super::past::State;
use crate::actuals::schedule::decided_by;
use crate::compare::covered::{Allowed, decision_for};
use crate::history::{CommitNo, Timeline};
use crate::model::field::Choice as _;
use crate::model::kinds::{Decision, DecisionStatus};
use crate::model::{Page, Playbook};
use crate::value::Date;

/// The decisions that were not used up when a document was signed: what was decided before went
/// into the text that all sides signed.
pub(super) struct Decisions<'a> {
    context: &'a Context<'a>,
    timeline: &'a Timeline,
    signed: &'a State,
    used: OnceCell<BTreeSet<String>>,
}

impl<'a> Decisions<'a> {
    /// Those after the state that all sides signed.
    pub(super) fn since(
        context: &'a Context<'a>,
        timeline: &'a Timeline,
        signed: &'a State,
    ) -> Self {
        Self {
            context,
            timeline,
            signed,
            used: OnceCell::new(),
        }
    }

    /// The decision that allowed a field to change, accepted at that commit or before.
    ///
    /// # Errors
    /// Where the playbook of that commit cannot be read, and so nothing can be told.
    pub(super) fn at(
        &self,
        commit: Option<CommitNo>,
        page: &Page,
        field: &str,
    ) -> anyhow::Result<Option<String>> {
        let Some(commit) = commit else {
            return Ok(self.naming(self.context.playbook, page, field, is_accepted));
        };
        let loaded = self.timeline.playbook_at(commit)?;
        Ok(loaded.and_then(|loaded| self.naming(&loaded.playbook, page, field, is_accepted)))
    }

    /// The decision that names a field and was accepted after that commit, whatever followed it.
    pub(super) fn after(
        &self,
        commit: Option<CommitNo>,
        page: &Page,
        field: &str,
    ) -> Option<String> {
        let then = self.accepted_at(commit?);
        let is_later = |decision: &Page| {
            let status = decision.decision_status();
            let is_superseded = status == Some(DecisionStatus::Superseded);
            (is_accepted(decision) || is_superseded) && !then.contains(&decision.id)
        };
        self.naming(self.context.playbook, page, field, is_later)
    }

    fn naming(
        &self,
        playbook: &Playbook,
        page: &Page,
        field: &str,
        is_fit: impl Fn(&Page) -> bool,
    ) -> Option<String> {
        let fit = playbook
            .decisions()
            .filter(|(decision, facts)| is_fit(decision) && !self.is_used(decision, facts));
        let allowed: Vec<Allowed> = fit
            .flat_map(|(decision, facts)| {
                let names = facts.changes.iter().flat_map(|names| names.iter());
                names.map(|name| Allowed {
                    name: name.as_str().to_owned(),
                    decision: decision.id.clone(),
                })
            })
            .collect();
        decision_for(&allowed, page.kind.word(), &page.id, field).map(str::to_owned)
    }

    /// Whether a decision was accepted when the document was signed, and not on that day.
    fn is_used(&self, page: &Page, decision: &Decision) -> bool {
        let signing = signed::by_all(self.context.playbook, &self.signed.page);
        let decided = decided_by(decision, Date::MAX);
        let is_newer = signing
            .zip(decided)
            .is_some_and(|(signing, decided)| signing.last.value <= decided);
        !is_newer && self.used().contains(&page.id)
    }

    fn used(&self) -> &BTreeSet<String> {
        self.used.get_or_init(|| {
            let commit = self.signed.commit;
            commit
                .map(|commit| self.accepted_at(commit))
                .unwrap_or_default()
        })
    }

    fn accepted_at(&self, commit: CommitNo) -> BTreeSet<String> {
        let loaded = self.timeline.playbook_at(commit).ok().flatten();
        let decisions = loaded.iter().flat_map(|loaded| loaded.playbook.decisions());
        let accepted = decisions
            .map(|(page, _)| page)
            .filter(|page| is_accepted(page));
        accepted.map(|page| page.id.clone()).collect()
    }
}

fn is_accepted(page: &Page) -> bool {
    page.decision_status() == Some(DecisionStatus::Accepted)
}
