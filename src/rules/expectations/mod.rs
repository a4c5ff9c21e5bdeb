//! Rules about what was promised, as numbers, beside what happened.

mod answers;
mod budget_overrun;
mod cost_creep;
mod efficiency_behind_plan;
mod effort_outside_plan;
mod fee_outside_range;
mod fee_share;
mod kpi_rule_failed;
mod missed_expectation;
mod missing_exchange_rate;
mod off_track_without_decision;
mod unevaluated_expectation;
mod unreadable_formula;

use super::Rule;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[
    &unreadable_formula::RULE,
    &missed_expectation::RULE,
    &unevaluated_expectation::RULE,
    &kpi_rule_failed::RULE,
    &off_track_without_decision::RULE,
    &cost_creep::RULE,
    &efficiency_behind_plan::RULE,
    &effort_outside_plan::RULE,
    &fee_outside_range::RULE,
    &budget_overrun::RULE,
    &missing_exchange_rate::RULE,
];
