//! How answers compare.

use super::answers::{Answer, Says};
use super::targets::{self, Range};
use crate::model::Kind;
use crate::model::Playbook;
use crate::model::kinds::{Better, Expectation, Facts};
use crate::value::Every;

/// How the answers to a question, or to an item of one, stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// They say the same.
    Match,
    /// They differ, and something satisfies both.
    Overlap,
    /// Texts, or figures that cannot be compared: only people can say.
    BothAnswered,
    /// Nothing satisfies both.
    Conflict,
    /// Some sides answered, others did not.
    OneSided,
    /// Nobody answered.
    Missing,
    /// They differ, and an accepted decision says what holds.
    Settled,
}

impl State {
    /// Every state, the best first.
    pub const ALL: [Self; 7] = [
        Self::Match,
        Self::Settled,
        Self::Overlap,
        Self::BothAnswered,
        Self::Conflict,
        Self::OneSided,
        Self::Missing,
    ];

    /// The state as outputs for programs write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::Overlap => "overlap",
            Self::BothAnswered => "both-answered",
            Self::Conflict => "conflict",
            Self::OneSided => "one-sided",
            Self::Missing => "missing",
            Self::Settled => "settled",
        }
    }
}

/// How the answers of all sides compare; of more than two, the pair that is furthest apart tells.
pub(super) fn of(playbook: &Playbook, answers: &[Option<Answer<'_>>]) -> State {
    let given: Vec<&Says<'_>> = answers
        .iter()
        .flatten()
        .map(|answer| &answer.says)
        .collect();
    if given.is_empty() {
        return State::Missing;
    }
    if given.len() < answers.len() {
        return State::OneSided;
    }
    let pairs = given.iter().enumerate().flat_map(|(at, one)| {
        let others = given[at + 1..].iter();
        others.map(move |other| pair(playbook, one, other))
    });
    pairs.max().unwrap_or(State::Match)
}

fn pair(playbook: &Playbook, one: &Says<'_>, other: &Says<'_>) -> State {
    match (one, other) {
        (Says::Duration(one), Says::Duration(other)) => {
            equal(one.approx_days() == other.approx_days())
        }
        (Says::Word(one), Says::Word(other)) => equal(one == other),
        (Says::Rhythm(one), Says::Rhythm(other)) => equal(is_same_rhythm(one, other)),
        (Says::List(one), Says::List(other)) => lists(one, other),
        (Says::Prose(one), Says::Prose(other)) => prose(one, other),
        (Says::Amount(low, high), Says::Amount(other_low, other_high)) => {
            Range::between(low, high).relate(&Range::between(other_low, other_high))
        }
        (Says::Days(from, to), Says::Days(other_from, other_to)) => {
            days((*from, *to), (*other_from, *other_to))
        }
        (Says::Expectation(one), Says::Expectation(other)) => expectations(playbook, one, other),
        _ => State::BothAnswered,
    }
}

fn equal(is_equal: bool) -> State {
    if is_equal {
        State::Match
    } else {
        State::Conflict
    }
}

/// `weekly` and `week` are one rhythm; what is none in our grammar is compared as text.
fn is_same_rhythm(one: &str, other: &str) -> bool {
    match (Every::parse(one), Every::parse(other)) {
        (Ok(one), Ok(other)) => one.length().approx_days() == other.length().approx_days(),
        _ => folded(one) == folded(other),
    }
}

fn prose(one: &str, other: &str) -> State {
    if folded(one) == folded(other) {
        State::Match
    } else {
        State::BothAnswered
    }
}

/// By their items, in any order. Lists without a common item are each side's own: whether they fit
/// together only people can say.
fn lists(one: &[String], other: &[String]) -> State {
    let fold = |items: &[String]| {
        let mut items: Vec<String> = items.iter().map(|item| folded(item)).collect();
        items.sort();
        items.dedup();
        items
    };
    let (one, other) = (fold(one), fold(other));
    if one == other {
        State::Match
    } else if one.iter().any(|item| other.contains(item)) {
        State::Overlap
    } else {
        State::BothAnswered
    }
}

/// Without differences of case, of white space and of a final stop.
fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_end_matches('.').to_lowercase()
}

type Days = (crate::value::Date, Option<crate::value::Date>);

fn days(one: Days, other: Days) -> State {
    let begins_in_time = |one: Days, other: Days| other.1.is_none_or(|last| one.0 <= last);
    if one == other {
        State::Match
    } else if begins_in_time(one, other) && begins_in_time(other, one) {
        State::Overlap
    } else {
        State::Conflict
    }
}

/// Whether two expectations are about one metric and the same rows.
pub(super) fn is_of_the_same(one: &Expectation, other: &Expectation) -> bool {
    let metric = |it: &Expectation| it.metric.as_ref().map(|id| id.value.clone());
    metric(one) == metric(other) && rows(one) == rows(other)
}

/// Which rows count, in an order of their own.
fn rows(expectation: &Expectation) -> Vec<(&str, Option<&str>)> {
    let filter = expectation.filter.iter().flat_map(|all| all.value.iter());
    let mut rows: Vec<_> = filter
        .map(|entry| {
            let value = entry.value.as_ref().map(|value| value.value.as_str());
            (entry.key.value.as_str(), value)
        })
        .collect();
    rows.sort_unstable();
    rows
}

fn expectations(playbook: &Playbook, one: &Expectation, other: &Expectation) -> State {
    if let (Some(metric), Some(_)) = (&one.metric, &other.metric) {
        if !is_of_the_same(one, other) {
            return State::Conflict;
        }
        let (Some(target), Some(wanted)) = (&one.target, &other.target) else {
            return State::BothAnswered;
        };
        let better = better(playbook, metric.as_str());
        let state = targets::relate(target, wanted, better);
        return match (&one.per, &other.per) {
            // The same figure over a month and over a campaign are two promises.
            (Some(one), Some(other)) if one.value != other.value => state.max(State::Overlap),
            _ => state,
        };
    }
    if let (Some(one), Some(other)) = (&one.cadence, &other.cadence) {
        return equal(one.value == other.value);
    }
    match (&one.text, &other.text) {
        (Some(one), Some(other)) => prose(one, other),
        _ => State::BothAnswered,
    }
}

/// Which way is good for a metric, where it says so.
fn better(playbook: &Playbook, metric: &str) -> Option<Better> {
    let document = playbook.document(Kind::Metric, metric)?;
    match &document.page.facts {
        Facts::Metric(metric) => Some(playbook.metric_definition(metric).better.as_ref()?.value),
        _ => None,
    }
}
