//! Candidates by their scores.

use std::collections::BTreeSet;

use super::choice::Applicant;
use crate::model::field::Table;
use crate::model::kinds::{Score, Selection};
use crate::value::Decimal;

/// The places behind the point in which two means must agree to be a tie: thirds do not add up.
const PLACES: u32 = 6;

/// What candidates are scored on, and how much each criterion weighs.
pub(super) struct Criteria<'a> {
    weights: Vec<(&'a str, u32)>,
}

impl<'a> Criteria<'a> {
    /// Those of a selection; `None` where there is none, or a weight is missing or unreadable.
    pub(super) fn of(selection: &'a Selection) -> Option<Self> {
        let criteria = selection.criteria.as_ref()?;
        let weight = |entry: &'a crate::model::field::Keyed<String, _>| {
            let criterion: &crate::model::kinds::Criterion = entry.value.as_ref()?;
            Some((entry.key.as_str(), criterion.weight.as_ref()?.value))
        };
        let weights: Option<Vec<(&str, u32)>> = criteria.iter().map(weight).collect();
        let weights = weights?;
        let has_weight = weights.iter().any(|(_, weight)| 0 < *weight);
        has_weight.then_some(Self { weights })
    }

    /// The criteria with a weight on which nobody has scored a candidate.
    pub(super) fn unscored(&self, candidate: Applicant<'_>) -> Vec<String> {
        let weighty = self.weights.iter().filter(|(_, weight)| 0 < *weight);
        let missing = weighty.filter(|(key, _)| mean(candidate, key).is_none());
        missing.map(|(key, _)| (*key).to_owned()).collect()
    }

    /// The weighted mean of a candidate: of each criterion the mean of those who scored it, by its
    /// share of all weights. `None` where a criterion was not scored, since then it cannot be set
    /// beside others.
    pub(super) fn weighted_mean(&self, candidate: Applicant<'_>) -> Option<Decimal> {
        let mut sum = Decimal::ZERO;
        let mut total = Decimal::ZERO;
        for (key, weight) in self.weights.iter().filter(|(_, weight)| 0 < *weight) {
            let weight = Decimal::from(*weight);
            sum += mean(candidate, key)? * weight;
            total += weight;
        }
        Some((sum / total).round_dp(PLACES))
    }
}

/// The mean of a candidate's scores on one criterion.
fn mean(candidate: Applicant<'_>, criterion: &str) -> Option<Decimal> {
    let scores: Vec<u32> = by_rater(candidate)
        .filter_map(|(_, scores)| score(scores, criterion))
        .collect();
    let sum: Decimal = scores.iter().map(|score| Decimal::from(*score)).sum();
    (!scores.is_empty()).then(|| sum / Decimal::from(scores.len()))
}

fn score(scores: &Table<String, Score>, criterion: &str) -> Option<u32> {
    let entry = scores.iter().find(|entry| entry.key.value == criterion)?;
    Some(entry.value.as_ref()?.score.as_ref()?.value)
}

fn by_rater(candidate: Applicant<'_>) -> impl Iterator<Item = (&str, &Table<String, Score>)> {
    let raters = candidate.facts.scores.iter();
    let raters = raters.flat_map(|raters| raters.value.iter());
    raters.filter_map(|entry| Some((entry.key.as_str(), &entry.value.as_ref()?.value)))
}

/// Who has scored a candidate.
pub(super) fn raters(candidate: Applicant<'_>) -> BTreeSet<&str> {
    let scored =
        by_rater(candidate).filter(|(_, scores)| scores.iter().any(|entry| entry.value.is_some()));
    scored.map(|(rater, _)| rater).collect()
}
