//! Which decision replaced which, stated on either end.

use std::collections::{BTreeMap, BTreeSet};

use super::DecisionLife;
use crate::model::kinds::{Decision, DecisionStatus, Facts};

/// Ties the decisions together. What nobody has decided yet has replaced nothing yet, so what it is
/// to replace still holds.
pub(super) fn link(lives: &mut [DecisionLife]) {
    let open: BTreeMap<&str, bool> = lives
        .iter()
        .map(|life| (&*life.id, life.is_open()))
        .collect();
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
    let holds: BTreeSet<String> = lives
        .iter()
        .filter(|life| life.state == Some(DecisionStatus::Superseded))
        .filter(|life| {
            let mut newer = pairs
                .iter()
                .filter(|(older, _)| *older == life.id)
                .peekable();
            newer.peek().is_some() && newer.all(|(_, newer)| open.get(&**newer) == Some(&true))
        })
        .map(|life| life.id.clone())
        .collect();
    for life in lives {
        if holds.contains(&life.id) {
            life.state = Some(DecisionStatus::Accepted);
        }
        for (older, newer) in &pairs {
            if *newer == life.id {
                life.supersedes.push(older.clone());
            }
            if *older == life.id {
                life.superseded_by.push(newer.clone());
            }
        }
    }
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
