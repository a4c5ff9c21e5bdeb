//! Rules about how each side says it goes.

mod answer_contradicts_data;
mod checks;
mod limping;
mod missing_answer;
mod perception_gap;
mod repeated_answer;
mod verdict_without_decision;
mod worsening_trend;

use super::Rule;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[
    &missing_answer::RULE,
    &repeated_answer::RULE,
    &perception_gap::RULE,
    &answer_contradicts_data::RULE,
    &limping::RULE,
    &verdict_without_decision::RULE,
    &worsening_trend::RULE,
];
