//! Which decision replaced which, stated on either end.

use std::collections::BTreeSet;

use super::DecisionLife;
use crate::model::kinds::{Decision, DecisionStatus, Facts};

/// Ties the decisions together. What is only proposed, or was turned down, has replaced nothing; the
/// decision that it was to replace still holds.
pub(super) fn link(lives: &mut [DecisionLife]) {
    let mut pairs: BTreeSet<(String, String)> = BTreeSet::new();
    for life in &*lives {
        let Some(decision) = life.decision() else {
            continue;
        };
        let older = decision.supersedes.iter().flat_map(|ids| ids.iter());
        pairs.extend(older.map(|older| (older.as_str().to_owned(), life.id.clone())));
        let newer = decision.superseded_by.as_ref();
        pairs.extend(newer.map(|newer| (life.id.clone(), newer.as_str().to_owned())));
    }
    let idle = lives.iter().filter(|life| !replaces(life));
    let idle: BTreeSet<String> = idle.map(|life| life.id.clone()).collect();
    for life in lives {
        let older = pairs.iter().filter(|(_, newer)| *newer == life.id);
        life.supersedes = older.map(|(older, _)| older.clone()).collect();
        let newer = pairs.iter().filter(|(older, _)| *older == life.id);
        let (waiting, done): (Vec<_>, Vec<_>) = newer.partition(|(_, newer)| idle.contains(newer));
        life.superseded_by = done.into_iter().map(|(_, newer)| newer.clone()).collect();
        let is_replaced = waiting.is_empty() || !life.superseded_by.is_empty();
        if life.state == Some(DecisionStatus::Superseded) && !is_replaced {
            life.state = Some(DecisionStatus::Accepted);
        }
    }
}

/// Whether a decision was made, so that what it replaces is replaced.
fn replaces(life: &DecisionLife) -> bool {
    use DecisionStatus::{Proposed, Rejected, Withdrawn};
    !matches!(life.state, Some(Proposed | Rejected | Withdrawn))
}

impl DecisionLife {
    /// What the document says in fields.
    pub fn decision(&self) -> Option<&Decision> {
        match &self.page.facts {
            Facts::Decision(decision) => Some(decision),
            _ => None,
        }
    }
}
