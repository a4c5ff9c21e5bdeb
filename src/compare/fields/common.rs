//! Fields that documents of every kind have.

use super::{Judged, Seen, Way, matters, text};
use crate::compare::change::Class::{Breaking, Minor, Notable};
use crate::compare::tree::Difference;
use crate::compare::weight::Weight;
use crate::compare::words;
use crate::model::Kind;
use crate::model::field::Choice as _;
use crate::model::kinds::{Facts, Status};
use crate::value::Date;

pub(super) fn judge(seen: &Seen<'_>, difference: &Difference<'_>, keys: &[&str]) -> Option<Judged> {
    let kind = seen.page().kind;
    Some(match keys {
        ["status"] if kind.has_life() => status(seen, difference),
        ["owner"] => owner(seen, difference),
        ["signoffs", side, rest @ ..] => signoff(seen, difference, side, rest),
        ["waivers", ..] => seen.alike("waiver-changed", Notable, difference),
        ["audience"] => seen.alike("audience-changed", Notable, difference),
        ["kind" | "id" | "lang"] => seen.alike("field-changed", Notable, difference),
        ["title" | "tags" | "aliases" | "summary" | "date"] if kind != Kind::Decision => {
            seen.alike("field-changed", Minor, difference)
        }
        _ => return None,
    })
}

fn status(seen: &Seen<'_>, difference: &Difference<'_>) -> Judged {
    let status = |node| text(node).and_then(Status::from_word);
    let (before, now) = (status(difference.before), status(difference.now));
    let was_active = before == Some(Status::Active);
    let class = match now {
        Some(Status::Closed) if was_active && binds(seen) && !is_over(seen) => Breaking,
        Some(Status::Draft | Status::Proposed) | None
            if was_active && matters(seen.page().kind) =>
        {
            Breaking
        }
        _ => Notable,
    };
    seen.alike("status-changed", class, difference)
}

fn binds(seen: &Seen<'_>) -> bool {
    matches!(seen.page().kind, Kind::Agreement | Kind::Charter)
}

/// Whether the term of an agreement had ended when it was closed, as far as the day is known.
fn is_over(seen: &Seen<'_>) -> bool {
    let Facts::Agreement(agreement) = &seen.page().facts else {
        return false;
    };
    let end = agreement.term.as_ref().and_then(|term| term.to.as_ref());
    let over = |day: Date| end.is_some_and(|end| end.value <= day);
    seen.days.now.is_some_and(over)
}

fn owner(seen: &Seen<'_>, difference: &Difference<'_>) -> Judged {
    let before = seen.party_of(text(difference.before));
    let now = seen.party_of(text(difference.now));
    let class = match Way::of(difference) {
        Way::Came => Notable,
        Way::Changed if before == now && !now.is_empty() => Notable,
        Way::Went | Way::Changed => Breaking,
    };
    seen.alike("owner-changed", class, difference)
}

fn signoff(seen: &Seen<'_>, difference: &Difference<'_>, side: &str, rest: &[&str]) -> Judged {
    if !rest.is_empty() {
        return seen.alike("signoff-changed", Notable, difference);
    }
    let (kind, id, class) = match Way::of(difference) {
        Way::Came => ("signoff-added", "change-signoff-added", Notable),
        Way::Went => ("signoff-removed", "change-signoff-removed", Breaking),
        Way::Changed => return seen.alike("signoff-changed", Notable, difference),
    };
    let message = seen
        .message(id, difference)
        .with("party", words::party(seen.now, side));
    Judged::new(kind, Weight::All(class), message)
}
