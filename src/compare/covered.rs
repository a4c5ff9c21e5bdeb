//! Which changes a decision of the same change allows.

use crate::model::kinds::DecisionStatus;
use crate::model::{Kind, Playbook};

/// Something that a decision allows to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// What it allows to change, as its `changes` names it.
    pub name: String,
    /// The decision's id.
    pub decision: String,
}

/// What the decisions allow that are accepted in `now` and were not in `before`.
pub fn newly_allowed(before: &Playbook, now: &Playbook) -> Vec<Allowed> {
    let is_accepted = |playbook: &Playbook, id: &str| {
        let document = playbook.document(Kind::Decision, id);
        document.is_some_and(|document| {
            document.page.decision_status() == Some(DecisionStatus::Accepted)
        })
    };
    let new = now
        .decisions()
        .filter(|(page, _)| is_accepted(now, &page.id) && !is_accepted(before, &page.id));
    new.flat_map(|(page, decision)| {
        let changes = decision
            .changes
            .iter()
            .flat_map(|changes| changes.value.iter());
        changes.map(|change| Allowed {
            name: change.value.0.clone(),
            decision: page.id.clone(),
        })
    })
    .collect()
}

/// The decision that allows `field` of the document `id` of a kind to change.
///
/// A decision may name a document with or without its kind, and in it a key of the front matter or
/// an item: `2026-02-loi`, `agreement/2026-02-loi#us-cpe`, `2026-02-loi#expectations.us-cpe`. What
/// it names, it allows with all that is below.
///
/// Where several do, the decision that names the field most closely is the one.
pub fn decision_for<'a>(
    allowed: &'a [Allowed],
    kind: &str,
    id: &str,
    field: &str,
) -> Option<&'a str> {
    let covers = |allowed: &&Allowed| {
        let (name, item) = match allowed.name.split_once('#') {
            Some((name, item)) => (name, Some(item)),
            None => (allowed.name.as_str(), None),
        };
        let is_named = name == id
            || name
                .split_once('/')
                .is_some_and(|(of, name)| of == kind && name == id);
        is_named && item.is_none_or(|item| is_below(field, item))
    };
    // The one that names most is meant; of several the first.
    let covering = allowed.iter().filter(covers);
    let nearest = covering.min_by_key(|it| {
        let item = it.name.split_once('#').map_or(0, |(_, item)| item.len());
        std::cmp::Reverse(item)
    });
    nearest.map(|it| it.decision.as_str())
}

/// Whether `field` is `item` or below it; an item of a table may be named by its own key.
fn is_below(field: &str, item: &str) -> bool {
    let starts = |field: &str| {
        field
            .strip_prefix(item)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    starts(field) || field.split_once('.').is_some_and(|(_, rest)| starts(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covers(name: &str, field: &str) -> bool {
        let allowed = Allowed {
            name: name.to_owned(),
            decision: "d".to_owned(),
        };
        decision_for(&[allowed], "agreement", "loi", field).is_some()
    }

    #[test]
    fn a_decision_allows_what_it_names_and_what_is_below() {
        for name in [
            "loi",
            "agreement/loi",
            "loi#us-cpe",
            "agreement/loi#expectations.us-cpe",
            "loi#expectations",
        ] {
            assert!(covers(name, "expectations.us-cpe.target"), "{name}");
        }
        for name in ["loi#us", "brief/loi", "other", "loi#payment"] {
            assert!(!covers(name, "expectations.us-cpe.target"), "{name}");
        }
    }
}
