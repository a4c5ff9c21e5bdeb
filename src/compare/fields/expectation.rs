//! Promises: what is measured, which value is promised, by whom.

use std::cmp::Ordering;

use super::{Judged, Seen, Way, text};
use crate::compare::change::Class::{Breaking, Notable};
use crate::compare::tree::Difference;
use crate::compare::weight::Weight;
use crate::compare::{apart, words};
use crate::locale::{Arg, Lang, Message};
use crate::model::kinds::{Better, Expectation, Facts};
use crate::model::{Page, Playbook};
use crate::value::{Target, Value};

/// A difference under `expectations` or `success`.
pub(super) fn judge(seen: &Seen<'_>, difference: &Difference<'_>, keys: &[&str]) -> Option<Judged> {
    let [_, key, rest @ ..] = keys else {
        return None;
    };
    Some(match rest {
        [] => whole(seen, difference, key),
        ["target"] => target(seen, difference, key),
        ["negotiable"] => negotiable(seen, difference, key),
        ["role"] => role(seen, difference),
        ["owner"] => owner(seen, difference),
        ["metric" | "where" | "per" | "cadence", ..] => {
            seen.alike("expectation-scope", Breaking, difference)
        }
        ["text" | "proposes" | "decides"] => {
            seen.alike("expectation-reworded", Breaking, difference)
        }
        _ => seen.alike("expectation-changed", Notable, difference),
    })
}

/// How a target moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    Tighter,
    Looser,
    Otherwise,
}

fn target(seen: &Seen<'_>, difference: &Difference<'_>, key: &str) -> Judged {
    let read = |node| text(node).and_then(|text| Target::parse(text).ok());
    let (before, now) = (read(difference.before), read(difference.now));
    let sense = |page: &Page, playbook: &Playbook| better(playbook, expectation(page, key));
    let was = sense(seen.old, seen.before);
    let is = sense(seen.page(), seen.now);
    let moved = match (&before, &now) {
        (None, Some(_)) if difference.before.is_none() => Move::Tighter,
        (Some(_), None) if difference.now.is_none() => Move::Looser,
        (Some(before), Some(now)) => moved(before, was.or(is), now, is.or(was)),
        _ => Move::Otherwise,
    };
    let by = match (&before, &now) {
        (Some(before), Some(now)) => apart::targets(before, now),
        _ => Arg::Text(String::new()),
    };
    let parties = promising(seen, key);
    let (kind, id, weight) = match moved {
        Move::Tighter => (
            "target-tightened",
            "change-target-tightened",
            Weight::against(parties),
        ),
        Move::Looser => (
            "target-loosened",
            "change-target-loosened",
            Weight::in_favour_of(parties),
        ),
        Move::Otherwise => (
            "target-changed",
            "change-target-changed",
            Weight::All(Breaking),
        ),
    };
    let message = seen.message(id, difference).with("by", by);
    Judged::new(kind, weight, message.with("name", name(seen, key)))
}

/// The two ends of what a target lets pass.
struct Ends<'t> {
    low: Option<&'t Value>,
    high: Option<&'t Value>,
}

fn ends(target: &Target, better: Option<Better>) -> Ends<'_> {
    let low = |value| Ends {
        low: Some(value),
        high: None,
    };
    let high = |value| Ends {
        low: None,
        high: Some(value),
    };
    match target {
        Target::AtLeast(value) => low(value),
        Target::AtMost(value) => high(value),
        Target::Plain(value) if better == Some(Better::Lower) => high(value),
        Target::Plain(value) if better == Some(Better::Higher) => low(value),
        Target::Plain(value) | Target::Exactly(value) => Ends {
            low: Some(value),
            high: Some(value),
        },
        Target::Between(low, high) => Ends {
            low: Some(low),
            high: Some(high),
        },
        Target::Improvement { .. } => Ends {
            low: None,
            high: None,
        },
    }
}

/// A target is tighter where it lets less pass at one end and no more at the other.
fn moved(before: &Target, was: Option<Better>, now: &Target, is: Option<Better>) -> Move {
    match (before, now) {
        (Target::Improvement { by: before }, Target::Improvement { by: now }) => {
            return match now.cmp(before) {
                Ordering::Greater => Move::Tighter,
                _ => Move::Looser,
            };
        }
        (Target::Improvement { .. }, _) | (_, Target::Improvement { .. }) => {
            return Move::Otherwise;
        }
        _ => {}
    }
    // A bare figure whose metric is unknown may be a bound on either side.
    let is_unclear = |target: &Target, better: Option<Better>| {
        matches!(target, Target::Plain(_)) && better.is_none()
    };
    if is_unclear(before, was) || is_unclear(now, is) || was != is {
        return Move::Otherwise;
    }
    let (old, new) = (ends(before, was), ends(now, is));
    let low = tightening(old.low, new.low, Ordering::Greater);
    let high = tightening(old.high, new.high, Ordering::Less);
    match (low, high) {
        (Some(low), Some(high)) if low >= 0 && high >= 0 && low + high > 0 => Move::Tighter,
        (Some(low), Some(high)) if low <= 0 && high <= 0 && low + high < 0 => Move::Looser,
        _ => Move::Otherwise,
    }
}

/// 1 where an end became stricter, which is towards `strict`, -1 where it became laxer, 0 where it
/// stayed; `None` where the two cannot be compared.
fn tightening(before: Option<&Value>, now: Option<&Value>, strict: Ordering) -> Option<i8> {
    Some(match (before, now) {
        (None, None) => 0,
        (None, Some(_)) => 1,
        (Some(_), None) => -1,
        (Some(before), Some(now)) => match now.partial_cmp(before)? {
            Ordering::Equal => 0,
            towards if towards == strict => 1,
            _ => -1,
        },
    })
}

/// An expectation came or went. One that is only watched, or that no number tells, asks less.
fn whole(seen: &Seen<'_>, difference: &Difference<'_>, key: &str) -> Judged {
    let is_new = Way::of(difference) == Way::Came;
    let stated = expectation(if is_new { seen.page() } else { seen.old }, key);
    let binds = stated.is_none_or(is_binding);
    let parties = promising(seen, key);
    let weight = match (binds, is_new) {
        (false, _) => Weight::All(Notable),
        (true, true) => Weight::against(parties),
        (true, false) => Weight::in_favour_of(parties),
    };
    let (kind, id) = if is_new {
        ("expectation-added", "change-expectation-added")
    } else {
        ("expectation-removed", "change-expectation-removed")
    };
    let target = stated.and_then(|stated| stated.target.as_ref());
    let target = words::words(|lang| {
        let said = target.map(|target| words::target(&target.value, lang));
        said.map_or_else(String::new, |said| format!(": {said}"))
    });
    let message = seen
        .message(id, difference)
        .with("name", name(seen, key))
        .with("target", target);
    Judged::new(kind, weight, message)
}

fn is_binding(expectation: &Expectation) -> bool {
    use crate::model::kinds::ExpectationRole::Tracked;
    let is_watched = expectation
        .role
        .as_ref()
        .is_some_and(|role| role.value == Tracked);
    let is_checked = expectation.metric.is_some() || expectation.cadence.is_some();
    is_checked && !is_watched
}

fn negotiable(seen: &Seen<'_>, difference: &Difference<'_>, key: &str) -> Judged {
    let parties = promising(seen, key);
    let weight = match (text(difference.before), text(difference.now)) {
        (_, Some("true")) => Weight::in_favour_of(parties),
        (_, Some("false")) => Weight::against(parties),
        _ => Weight::All(Breaking),
    };
    seen.plain("negotiability-changed", weight, difference)
}

/// What decides over success: the primary metric, the KPIs and the guardrails.
fn role(seen: &Seen<'_>, difference: &Difference<'_>) -> Judged {
    let decides = |node| text(node).is_some_and(|role| role != "tracked");
    let class = if decides(difference.before) || decides(difference.now) {
        Breaking
    } else {
        Notable
    };
    seen.alike("role-changed", class, difference)
}

fn owner(seen: &Seen<'_>, difference: &Difference<'_>) -> Judged {
    let before = seen.party_of(text(difference.before));
    let now = seen.party_of(text(difference.now));
    let stays = before == now && !now.is_empty();
    let class = if stays || difference.before.is_none() {
        Notable
    } else {
        Breaking
    };
    seen.alike("owner-changed", class, difference)
}

/// The party that must deliver: that of the expectation's owner.
fn promising(seen: &Seen<'_>, key: &str) -> Vec<String> {
    let owner = |page| {
        let owner = expectation(page, key)?.owner.as_ref()?;
        Some(owner.as_str())
    };
    seen.party_of(owner(seen.page()).or_else(|| owner(seen.old)))
}

/// The expectation of that key in a document.
fn expectation<'p>(page: &'p Page, key: &str) -> Option<&'p Expectation> {
    let table = match &page.facts {
        Facts::Agreement(agreement) => agreement.expectations.as_ref(),
        Facts::Brief(brief) => brief.expectations.as_ref(),
        Facts::Alignment(sheet) => sheet.success.as_ref(),
        _ => None,
    };
    let entry = table?.value.iter().find(|entry| entry.key.value == key)?;
    entry.value.as_ref().map(|value| &value.value)
}

/// Which way is good for what an expectation measures.
fn better(playbook: &Playbook, expectation: Option<&Expectation>) -> Option<Better> {
    let id = expectation?.metric.as_ref()?;
    let (_, metric) = playbook
        .metrics()
        .find(|(page, _)| page.id == id.as_str())?;
    let metric = playbook.metric_definition(metric);
    metric.better.as_ref().map(|better| better.value)
}

/// What an expectation is called: its metric and where it counts, else its cadence, text or key.
fn name(seen: &Seen<'_>, key: &str) -> Arg {
    let now = expectation(seen.page(), key).map(|stated| (seen.now, stated));
    let found = now.or_else(|| expectation(seen.old, key).map(|stated| (seen.before, stated)));
    words::words(|lang| match found {
        Some((playbook, stated)) => name_in(playbook, stated, key, lang),
        None => key.to_owned(),
    })
}

fn name_in(playbook: &Playbook, stated: &Expectation, key: &str, lang: Lang) -> String {
    if let Some(metric) = &stated.metric {
        let document = playbook.document(crate::model::Kind::Metric, metric.as_str());
        let title = document.map_or(metric.as_str(), |document| {
            document.in_language(lang).title()
        });
        let title = words::quoted(title, lang);
        let filter = stated.filter.iter().flat_map(|filter| filter.value.iter());
        let filter: Vec<String> = filter
            .filter_map(|entry| {
                let value = &entry.value.as_ref()?.value;
                let known = words::market(playbook, value, lang);
                Some(known.unwrap_or_else(|| value.clone()))
            })
            .collect();
        return if filter.is_empty() {
            title
        } else {
            format!("{title} ({})", filter.join(", "))
        };
    }
    if let Some(cadence) = &stated.cadence {
        let message = Message::new("change-cadence-name");
        return message.with("cadence", cadence.as_str()).text(lang);
    }
    let text = stated.text.as_ref().map_or(key, |text| &text.value);
    words::quoted(text, lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, now: &str, better: Option<Better>, expected: Move) {
        let read = |text| Target::parse(text).unwrap();
        let found = moved(&read(before), better, &read(now), better);
        assert_eq!(found, expected, "{before} → {now}");
    }

    #[test]
    fn the_metric_says_which_way_a_bare_figure_is_tighter() {
        check("0.25 USD", "0.20 USD", Some(Better::Lower), Move::Tighter);
        check("0.25 USD", "0.20 USD", Some(Better::Higher), Move::Looser);
        check(
            "0.25 USD",
            "0.20 USD",
            Some(Better::Target),
            Move::Otherwise,
        );
        check("0.25 USD", "0.20 USD", None, Move::Otherwise);
        check("0.25 USD", "0.20 EUR", Some(Better::Lower), Move::Otherwise);
    }

    #[test]
    fn the_words_of_a_target_go_before_the_metric() {
        check(
            "at least 90 %",
            "at least 80 %",
            Some(Better::Lower),
            Move::Looser,
        );
        check("не больше 3", "at most 2", None, Move::Tighter);
        check("48h", "3d", Some(Better::Lower), Move::Looser);
        check(
            "at least 90 %",
            "between 90 % and 95 %",
            None,
            Move::Tighter,
        );
        check(
            "between 20 % and 30 %",
            "between 10 % and 40 %",
            None,
            Move::Looser,
        );
        check(
            "between 20 % and 30 %",
            "between 25 % and 35 %",
            None,
            Move::Otherwise,
        );
        check("exactly 3", "at least 3", None, Move::Looser);
        check(
            "20 % better than baseline",
            "25 % better than baseline",
            None,
            Move::Tighter,
        );
        check(
            "20 % better than baseline",
            "0.25 USD",
            Some(Better::Lower),
            Move::Otherwise,
        );
    }
}
