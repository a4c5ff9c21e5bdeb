//! What both sides signed: term, scope, deliverables, payment, rights, exit.

use super::{Judged, Seen, Way, duration, expectation, money, pair};
use crate::compare::change::Class::{Breaking, Notable};
use crate::compare::tree::Difference;
use crate::compare::weight::{Weight, payees};
use crate::compare::{apart, words};
use crate::locale::Arg;
use crate::model::kinds::{Agreement, Facts};

pub(super) fn judge(seen: &Seen<'_>, difference: &Difference<'_>, keys: &[&str]) -> Option<Judged> {
    Some(match keys {
        ["expectations", ..] => return expectation::judge(seen, difference, keys),
        ["term", end @ ("from" | "to")] => term(seen, difference, end),
        ["term"] => seen.alike("term-changed", Breaking, difference),
        ["scope"] => scope(seen, difference, Way::of(difference)),
        ["out_of_scope"] => scope(seen, difference, against(Way::of(difference))),
        ["deliverables", key, rest @ ..] => deliverable(seen, difference, key, rest),
        ["payment", rest @ ..] => payment(seen, difference, rest),
        ["rights", "usage", "until"] => rights(seen, difference),
        ["rights", ..] => seen.alike("rights-changed", Breaking, difference),
        ["exit", "notice"] => notice(seen, difference),
        ["exit", ..] => seen.alike("exit-changed", Notable, difference),
        ["give_get", ..] => seen.alike("give-get-changed", Breaking, difference),
        ["form" | "binding" | "binding_clauses" | "prevails" | "amends"] => {
            seen.alike("terms-changed", Breaking, difference)
        }
        _ => return None,
    })
}

/// An agreement that ends earlier takes away what was counted on; one that ends later adds to it.
fn term(seen: &Seen<'_>, difference: &Difference<'_>, end: &str) -> Judged {
    if end == "from" {
        return dated(seen, difference, "term-moved", "change-term-moved", Notable);
    }
    let (kind, id, class) = match (pair(difference, words::day), Way::of(difference)) {
        (Some((before, now)), _) if now > before => {
            ("term-lengthened", "change-term-lengthened", Notable)
        }
        (None, Way::Went) => ("term-lengthened", "change-term-open", Notable),
        (None, Way::Came) => ("term-shortened", "change-term-closed", Breaking),
        _ => ("term-shortened", "change-term-shortened", Breaking),
    };
    dated(seen, difference, kind, id, class)
}

fn dated(
    seen: &Seen<'_>,
    difference: &Difference<'_>,
    kind: &'static str,
    id: &'static str,
    class: crate::compare::Class,
) -> Judged {
    let message = seen
        .message(id, difference)
        .with("by", days_apart(difference));
    Judged::new(kind, Weight::All(class), message)
}

/// How many days lie between, where both are days.
pub(super) fn days_apart(difference: &Difference<'_>) -> Arg {
    match pair(difference, words::day) {
        Some((before, now)) => apart::dates(before, now),
        None => Arg::Text(String::new()),
    }
}

/// What leaves the scope is lost; what is added is more of the same agreement.
fn scope(seen: &Seen<'_>, difference: &Difference<'_>, way: Way) -> Judged {
    match way {
        Way::Came => seen.alike("scope-widened", Notable, difference),
        Way::Went => seen.alike("scope-narrowed", Breaking, difference),
        Way::Changed => seen.alike("scope-changed", Breaking, difference),
    }
}

/// What is put out of scope has left it.
fn against(way: Way) -> Way {
    match way {
        Way::Came => Way::Went,
        Way::Went => Way::Came,
        Way::Changed => Way::Changed,
    }
}

fn deliverable(seen: &Seen<'_>, difference: &Difference<'_>, key: &str, rest: &[&str]) -> Judged {
    let deliverer = |page| {
        let table = agreement(page)?.deliverables.as_ref()?;
        let entry = table.value.iter().find(|entry| entry.key.value == key)?;
        let party = entry.value.as_ref()?.value.party.as_ref()?;
        Some(party.as_str().to_owned())
    };
    let parties: Vec<String> = deliverer(seen.page())
        .or_else(|| deliverer(seen.old))
        .into_iter()
        .collect();
    match (rest, Way::of(difference)) {
        ([], Way::Came) => seen.plain("deliverable-added", Weight::against(parties), difference),
        ([], Way::Went) => seen.plain(
            "deliverable-removed",
            Weight::in_favour_of(parties),
            difference,
        ),
        (["due"], _) => due(seen, difference, parties),
        _ => seen.alike("deliverable-changed", Breaking, difference),
    }
}

/// A day by which a party must do something, moved.
pub(super) fn due(seen: &Seen<'_>, difference: &Difference<'_>, parties: Vec<String>) -> Judged {
    let later = match pair(difference, words::day) {
        Some((before, now)) => now > before,
        None => Way::of(difference) == Way::Went,
    };
    let (kind, weight) = if later {
        ("deadline-later", Weight::in_favour_of(parties))
    } else {
        ("deadline-earlier", Weight::against(parties))
    };
    let message = seen
        .message("change-deadline", difference)
        .with("by", days_apart(difference));
    Judged::new(kind, weight, message)
}

fn payment(seen: &Seen<'_>, difference: &Difference<'_>, rest: &[&str]) -> Judged {
    let payees = payees_of(seen, difference);
    match (rest, Way::of(difference)) {
        ([], Way::Came) => seen.plain("payment-added", Weight::in_favour_of(payees), difference),
        ([], Way::Went) => seen.plain("payment-removed", Weight::against(payees), difference),
        (["amount"], _) => amount(
            seen,
            difference,
            ["payment-raised", "payment-lowered", "payment-changed"],
            payees,
        ),
        (["within"], _) => within(seen, difference, payees),
        (["trigger" | "to"], _) => seen.alike("payment-changed", Breaking, difference),
        _ => seen.alike("payment-changed", Notable, difference),
    }
}

/// Who is paid under the item of `payment` that a difference lies in.
fn payees_of(seen: &Seen<'_>, difference: &Difference<'_>) -> Vec<String> {
    let at = difference
        .keys
        .get(1)
        .and_then(|key| key.parse::<usize>().ok());
    let payments = agreement(seen.page()).and_then(|agreement| agreement.payment.as_ref());
    let payment = payments.and_then(|payments| payments.iter().nth(at.unwrap_or(0)));
    let to = payment.and_then(|payment| payment.to.as_ref());
    payees(seen.now, to.map(|to| to.as_str()))
}

/// A sum that parties receive, or may spend; kinds for more, for less, and for what cannot be compared.
pub(super) fn amount(
    seen: &Seen<'_>,
    difference: &Difference<'_>,
    [more, less, otherwise]: [&'static str; 3],
    receiving: Vec<String>,
) -> Judged {
    let Some((before, now)) = pair(difference, money) else {
        return match Way::of(difference) {
            Way::Came => seen.plain(more, Weight::in_favour_of(receiving), difference),
            Way::Went => seen.plain(less, Weight::against(receiving), difference),
            Way::Changed => seen.alike(otherwise, Breaking, difference),
        };
    };
    let by = apart::money(before, now);
    let (kind, id, weight) = match now.partial_cmp(&before) {
        None => return seen.alike(otherwise, Breaking, difference),
        Some(std::cmp::Ordering::Less) => {
            (less, "change-amount-lowered", Weight::against(receiving))
        }
        Some(_) => (
            more,
            "change-amount-raised",
            Weight::in_favour_of(receiving),
        ),
    };
    Judged::new(kind, weight, seen.message(id, difference).with("by", by))
}

/// Who is paid later lends to who pays, and the other way round.
fn within(seen: &Seen<'_>, difference: &Difference<'_>, payees: Vec<String>) -> Judged {
    let Some((before, now)) = pair(difference, duration) else {
        return seen.alike("payment-changed", Breaking, difference);
    };
    let (kind, id, weight) = if now > before {
        (
            "payment-later",
            "change-payment-later",
            Weight::against(payees),
        )
    } else {
        (
            "payment-sooner",
            "change-payment-sooner",
            Weight::in_favour_of(payees),
        )
    };
    let message = seen.message(id, difference);
    Judged::new(
        kind,
        weight,
        message.with("by", apart::durations(before, now)),
    )
}

/// Who may use more is another than who grants it, and the document does not say who is which.
fn rights(seen: &Seen<'_>, difference: &Difference<'_>) -> Judged {
    let later = match pair(difference, words::day) {
        Some((before, now)) => now > before,
        None => Way::of(difference) == Way::Went,
    };
    let kind = if later {
        "rights-longer"
    } else {
        "rights-shorter"
    };
    let message = seen
        .message("change-deadline", difference)
        .with("by", days_apart(difference));
    Judged::new(kind, Weight::All(Breaking), message)
}

fn notice(seen: &Seen<'_>, difference: &Difference<'_>) -> Judged {
    let Some((before, now)) = pair(difference, duration) else {
        return seen.alike("exit-changed", Breaking, difference);
    };
    let (kind, id) = if now > before {
        ("notice-longer", "change-notice-longer")
    } else {
        ("notice-shorter", "change-notice-shorter")
    };
    let message = seen
        .message(id, difference)
        .with("by", apart::durations(before, now));
    Judged::new(kind, Weight::All(Breaking), message)
}

fn agreement(page: &crate::model::Page) -> Option<&Agreement> {
    match &page.facts {
        Facts::Agreement(agreement) => Some(agreement),
        _ => None,
    }
}
