//! Phases: their order, their length, and what belongs into none of them.

mod agreement_without_loi;
mod binding_words_in_loi;
mod commitment_in_exploration;
mod committed;
mod events;
mod gate_unmet;
mod long_term_before_pilot;
mod missing_exit_plan;
mod phase_length;
mod phase_off_timeline;
mod phase_out_of_order;
mod pilot_budget_exceeded;
mod pilot_too_wide;
mod plan_infeasible;
mod stated;
mod undecided_end;
mod work_before_agreement;

use super::Rule;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[
    &phase_out_of_order::RULE,
    &gate_unmet::RULE,
    &phase_length::RULE,
    &phase_off_timeline::RULE,
    &plan_infeasible::RULE,
    &commitment_in_exploration::RULE,
    &work_before_agreement::RULE,
    &long_term_before_pilot::RULE,
    &agreement_without_loi::RULE,
    &binding_words_in_loi::RULE,
    &pilot_budget_exceeded::RULE,
    &pilot_too_wide::RULE,
    &undecided_end::RULE,
    &missing_exit_plan::RULE,
];
