//! How both sides work: channels, cadences, approvals, rights to decide, escalation.

use super::{Judged, Seen, Way, duration, pair, text};
use crate::compare::apart;
use crate::compare::change::Class::{Breaking, Minor, Notable};
use crate::compare::tree::Difference;
use crate::compare::weight::Weight;
use crate::model::Page;
use crate::model::kinds::{Charter, Facts};
use crate::value::Every;

pub(super) fn judge(seen: &Seen<'_>, difference: &Difference<'_>, keys: &[&str]) -> Option<Judged> {
    let way = Way::of(difference);
    Some(match keys {
        ["channels", _] => came_or_went(seen, difference, ["channel-added", "channel-removed"]),
        ["channels", _, "members"] => seen.alike("channel-changed", Minor, difference),
        ["channels", ..] => seen.alike("channel-changed", Notable, difference),
        ["cadences", _] if way == Way::Went => seen.alike("cadence-removed", Breaking, difference),
        ["cadences", _] => seen.alike("cadence-added", Notable, difference),
        ["cadences", _, "every"] => cadence(seen, difference),
        ["cadences", ..] => seen.alike("cadence-changed", Notable, difference),
        [table @ ("approvals" | "decision_rights"), key, rest @ ..] => {
            right(seen, difference, table, key, rest)
        }
        ["escalation"] if way == Way::Went => {
            seen.alike("escalation-removed", Breaking, difference)
        }
        ["escalation"] => seen.alike("escalation-added", Notable, difference),
        ["escalation", ..] => seen.alike("escalation-changed", Notable, difference),
        _ => return None,
    })
}

fn came_or_went(
    seen: &Seen<'_>,
    difference: &Difference<'_>,
    [came, went]: [&'static str; 2],
) -> Judged {
    match Way::of(difference) {
        Way::Went => seen.alike(went, Notable, difference),
        _ => seen.alike(came, Notable, difference),
    }
}

/// Talking less often is a loss to both.
fn cadence(seen: &Seen<'_>, difference: &Difference<'_>) -> Judged {
    match pair(difference, every) {
        Some((before, now)) if now.length() > before.length() => {
            seen.alike("cadence-sparser", Breaking, difference)
        }
        Some(_) => seen.alike("cadence-denser", Notable, difference),
        None => seen.alike("cadence-changed", Notable, difference),
    }
}

fn every(node: Option<&crate::parse::Node>) -> Option<Every> {
    Every::parse(text(node)?).ok()
}

/// A right to approve or decide.
fn right(
    seen: &Seen<'_>,
    difference: &Difference<'_>,
    table: &str,
    key: &str,
    rest: &[&str],
) -> Judged {
    let is_approval = table == "approvals";
    let kind = |approval, decision| if is_approval { approval } else { decision };
    match (rest, Way::of(difference)) {
        ([], Way::Came) => seen.alike(
            kind("approval-added", "decision-right-added"),
            Notable,
            difference,
        ),
        ([], Way::Went) => seen.alike(
            kind("approval-removed", "decision-right-removed"),
            Breaking,
            difference,
        ),
        (["decider", ..], _) => {
            let kind = kind("approver-changed", "decider-changed");
            decider(seen, difference, table, key, kind)
        }
        (["within"], _) => within(seen, difference, table, key),
        (["silence"], _) => seen.alike("silence-changed", Breaking, difference),
        _ => seen.alike(
            kind("approval-changed", "decision-right-changed"),
            Notable,
            difference,
        ),
    }
}

fn decider(
    seen: &Seen<'_>,
    difference: &Difference<'_>,
    table: &str,
    key: &str,
    kind: &'static str,
) -> Judged {
    let before = seen.party_of(decider_of(seen.old, table, key).as_deref());
    let now = seen.party_of(decider_of(seen.page(), table, key).as_deref());
    let class = if before == now && !now.is_empty() {
        Notable
    } else {
        Breaking
    };
    seen.alike(kind, class, difference)
}

/// The one who decides gets more time, the others wait longer.
fn within(seen: &Seen<'_>, difference: &Difference<'_>, table: &str, key: &str) -> Judged {
    let Some((before, now)) = pair(difference, duration) else {
        return seen.alike("answer-time-changed", Breaking, difference);
    };
    let deciding = seen.party_of(decider_of(seen.page(), table, key).as_deref());
    let (kind, weight) = if now > before {
        ("answer-slower", Weight::in_favour_of(deciding))
    } else {
        ("answer-faster", Weight::against(deciding))
    };
    let message = seen
        .message("change-deadline", difference)
        .with("by", apart::durations(before, now));
    Judged::new(kind, weight, message)
}

fn decider_of(page: &Page, table: &str, key: &str) -> Option<String> {
    let charter: &Charter = match &page.facts {
        Facts::Charter(charter) => charter,
        _ => return None,
    };
    let deciders = if table == "approvals" {
        let approvals = charter.approvals.as_ref()?;
        let entry = approvals.value.iter().find(|it| it.key.value == key)?;
        entry.value.as_ref()?.value.decider.as_ref()
    } else {
        let rights = charter.decision_rights.as_ref()?;
        let entry = rights.value.iter().find(|it| it.key.value == key)?;
        entry.value.as_ref()?.value.decider.as_ref()
    };
    let first = deciders?.iter().next()?;
    Some(first.as_str().to_owned())
}
