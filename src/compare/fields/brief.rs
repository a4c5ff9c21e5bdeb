//! Campaigns: dates, budget, creators' duties, forecasts, verdicts.

use super::agreement::{amount, days_apart, due};
use super::{Judged, Seen, Way, expectation, text};
use crate::compare::change::Class::{Breaking, Notable};
use crate::compare::tree::Difference;
use crate::compare::weight::{Weight, payees};
use crate::locale::Arg;
use crate::model::Page;
use crate::model::kinds::{Brief, Facts};

pub(super) fn judge(seen: &Seen<'_>, difference: &Difference<'_>, keys: &[&str]) -> Option<Judged> {
    Some(match keys {
        ["expectations", ..] => return expectation::judge(seen, difference, keys),
        ["forecast", key, ..] => forecast(seen, difference, key),
        ["dates", ..] => moved(seen, difference, "campaign-moved"),
        ["budget"] => amount(
            seen,
            difference,
            ["budget-raised", "budget-lowered", "budget-changed"],
            payees(seen.now, None),
        ),
        ["must"] => duty(seen, difference, Way::of(difference)),
        ["freedom"] => duty(seen, difference, other_way(Way::of(difference))),
        ["inputs", _, "due"] => due(seen, difference, provider(seen, difference)),
        ["fail"] => seen.alike("failure-bound-changed", Breaking, difference),
        ["verdict"] => verdict(seen, difference),
        ["contact"] => seen.alike("contact-changed", Notable, difference),
        _ => return None,
    })
}

/// A day of a plan that was put elsewhere.
pub(super) fn moved(seen: &Seen<'_>, difference: &Difference<'_>, kind: &'static str) -> Judged {
    let message = seen
        .message("change-deadline", difference)
        .with("by", days_apart(difference));
    Judged::new(kind, Weight::All(Notable), message)
}

/// A verdict that is given answers a question; one that is taken back or turned reopens it.
pub(super) fn verdict(seen: &Seen<'_>, difference: &Difference<'_>) -> Judged {
    match Way::of(difference) {
        Way::Came if text(difference.now) == Some("stop") => {
            seen.alike("verdict-given", Breaking, difference)
        }
        Way::Came => seen.alike("verdict-given", Notable, difference),
        _ => seen.alike("verdict-changed", Breaking, difference),
    }
}

/// What creators must do, more or less of it.
fn duty(seen: &Seen<'_>, difference: &Difference<'_>, way: Way) -> Judged {
    let creators = creators(seen.page());
    match way {
        Way::Came => seen.plain("duty-added", Weight::against(creators), difference),
        Way::Went => seen.plain("duty-removed", Weight::in_favour_of(creators), difference),
        Way::Changed => seen.alike("duty-changed", Notable, difference),
    }
}

/// Freedom that is granted is duty that is lifted.
fn other_way(way: Way) -> Way {
    match way {
        Way::Came => Way::Went,
        Way::Went => Way::Came,
        Way::Changed => Way::Changed,
    }
}

fn creators(page: &Page) -> Vec<String> {
    let creators = brief(page).and_then(|brief| brief.creators.as_ref());
    let creators = creators.iter().flat_map(|creators| creators.value.iter());
    creators.map(|id| id.as_str().to_owned()).collect()
}

/// The party that provides an input.
fn provider(seen: &Seen<'_>, difference: &Difference<'_>) -> Vec<String> {
    let find = |page| {
        let inputs = brief(page)?.inputs.as_ref()?;
        let key = difference.keys.get(1)?;
        let entry = inputs.value.iter().find(|entry| entry.key.value == *key)?;
        Some(entry.value.as_ref()?.value.from.as_ref()?.as_str())
    };
    match find(seen.page()) {
        Some(party) if seen.now.party(party).is_some() => vec![party.to_owned()],
        person => seen.party_of(person),
    }
}

/// A forecast counts if it was there before the campaign began. Whether it was is told only where
/// the days of both sides leave no doubt.
fn forecast(seen: &Seen<'_>, difference: &Difference<'_>, key: &str) -> Judged {
    let start = brief(seen.page()).and_then(|brief| brief.dates.as_ref()?.start.as_ref());
    let start = start.map(|start| start.value);
    let had_begun = seen
        .days
        .before
        .zip(start)
        .is_some_and(|(day, start)| day >= start);
    let way = Way::of(difference);
    let (kind, id, class) = match (way, had_begun) {
        (Way::Came, true) => ("forecast-late", "change-forecast-late", Breaking),
        (Way::Came, false) => ("forecast-added", "change-forecast-added", Notable),
        (_, true) => return seen.alike("forecast-changed-late", Breaking, difference),
        _ => return seen.alike("forecast-changed", Notable, difference),
    };
    let start = start.map_or_else(|| Arg::Text(String::new()), Arg::Date);
    let message = seen
        .message(id, difference)
        .with("name", key)
        .with("start", start);
    Judged::new(kind, Weight::All(class), message)
}

fn brief(page: &Page) -> Option<&Brief> {
    match &page.facts {
        Facts::Brief(brief) => Some(brief),
        _ => None,
    }
}
