//! The front page: sides, objective, phases with their budgets and verdicts.

use super::agreement::amount;
use super::brief::{moved, verdict};
use super::{Judged, Seen, Way, text};
use crate::compare::change::Class::{Breaking, Minor, Notable};
use crate::compare::tree::Difference;
use crate::compare::weight::payees;

pub(super) fn judge(seen: &Seen<'_>, difference: &Difference<'_>, keys: &[&str]) -> Option<Judged> {
    let way = Way::of(difference);
    Some(match keys {
        ["phases", _] if way == Way::Went => seen.alike("phase-removed", Breaking, difference),
        ["phases", _] => seen.alike("phase-added", Notable, difference),
        ["phases", _, "from" | "to"] => moved(seen, difference, "phase-moved"),
        ["phases", _, "budget"] => amount(
            seen,
            difference,
            ["budget-raised", "budget-lowered", "budget-changed"],
            payees(seen.now, None),
        ),
        ["phases", _, "verdicts", ..] => verdict(seen, difference),
        ["parties"] if difference.is_order => seen.alike("side-changed", Minor, difference),
        ["parties"] => seen.alike("side-changed", Breaking, difference),
        ["objective", ..] => seen.alike("objective-changed", Breaking, difference),
        ["status"] => {
            let runs = text(difference.now) == Some("active");
            let class = if runs { Notable } else { Breaking };
            seen.alike("status-changed", class, difference)
        }
        ["ended"] => seen.alike("partnership-ended", Breaking, difference),
        ["pauses", ..] => seen.alike("partnership-paused", Notable, difference),
        ["markets"] if way == Way::Went => seen.alike("market-removed", Breaking, difference),
        ["markets"] => seen.alike("market-added", Notable, difference),
        ["selection"] => seen.alike("field-changed", Minor, difference),
        _ => return None,
    })
}

/// The verdicts of health checks and reviews.
pub(super) fn verdicts(
    seen: &Seen<'_>,
    difference: &Difference<'_>,
    keys: &[&str],
) -> Option<Judged> {
    Some(match keys {
        ["verdict"] | ["answers", _, "verdict"] => verdict(seen, difference),
        ["answers", _] if Way::of(difference) == Way::Came => {
            seen.alike("answer-given", Minor, difference)
        }
        ["answers", ..] => seen.alike("answer-changed", Notable, difference),
        _ => return None,
    })
}
