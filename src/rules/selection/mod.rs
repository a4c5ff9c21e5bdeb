//! How the partner was chosen: out of how many, after how much talk, on what grounds.

mod choice;
mod ignored_red_flag;
mod misweighted_criteria;
mod reweighted;
mod scores;
mod screening_expired;
mod screening_missing;
mod selection_by_gut;
mod too_few_candidates;
mod too_few_conversations;

use super::Rule;

pub(super) use selection_by_gut::is_allowed;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[
    &too_few_candidates::RULE,
    &too_few_conversations::RULE,
    &misweighted_criteria::RULE,
    &selection_by_gut::RULE,
    &ignored_red_flag::RULE,
    &screening_missing::RULE,
    &screening_expired::RULE,
];
