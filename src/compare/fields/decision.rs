//! Decisions: their life, and their text once they are made.

use super::{Judged, Seen, text};
use crate::compare::change::Class::{self, Breaking, Notable};
use crate::compare::tree::Difference;
use crate::compare::weight::Weight;
use crate::model::field::Choice as _;
use crate::model::kinds::DecisionStatus::{
    self, Accepted, Proposed, Rejected, Superseded, Withdrawn,
};

pub(super) fn judge(seen: &Seen<'_>, difference: &Difference<'_>) -> Judged {
    match difference.named().as_slice() {
        ["status"] => life(seen, difference),
        [
            "superseded_by" | "tags" | "aliases" | "review_by" | "informed",
            ..,
        ] => seen.alike("decision-changed", Notable, difference),
        _ if was_accepted(seen) => seen.alike("decision-rewritten", Breaking, difference),
        _ => seen.alike("decision-changed", Notable, difference),
    }
}

/// Whether it had been made before and still stands: then it is not to be rewritten.
fn was_accepted(seen: &Seen<'_>) -> bool {
    let accepted = |page: &crate::model::Page| page.decision_status() == Some(Accepted);
    accepted(seen.old) && accepted(seen.page())
}

fn life(seen: &Seen<'_>, difference: &Difference<'_>) -> Judged {
    let status = |node| text(node).and_then(DecisionStatus::from_word);
    let was = status(difference.before);
    match status(difference.now) {
        Some(now) => {
            let (kind, id, class) = step(was, now);
            Judged::new(kind, Weight::All(class), seen.message(id, difference))
        }
        None => seen.alike("decision-changed", Breaking, difference),
    }
}

/// What it means that a decision stands so now: the change's kind, its message, how it weighs.
pub(in crate::compare) fn step(
    was: Option<DecisionStatus>,
    now: DecisionStatus,
) -> (&'static str, &'static str, Class) {
    match now {
        Proposed if was == Some(Accepted) => {
            ("decision-reopened", "change-decision-reopened", Breaking)
        }
        Proposed => ("decision-proposed", "change-decision-proposed", Notable),
        Accepted => ("decision-made", "change-decision-made", Notable),
        Rejected => ("decision-rejected", "change-decision-rejected", Notable),
        Superseded => ("decision-superseded", "change-decision-superseded", Notable),
        Withdrawn => ("decision-withdrawn", "change-decision-withdrawn", Notable),
    }
}
