//! Rules about what each side expects, and whether the two agree.

mod alignment_gap;
mod broken_seal;
mod lone_cost_metric;
mod missing_attribution;
mod missing_question;
mod missing_sheet;
mod negotiability_unstated;
mod one_sided_success;
mod stated;
mod success_without_number;
mod talks;
mod unchecked_expectation;
mod unit_mismatch;
mod vanity_primary;
mod wrong_kpi_count;
mod wrong_primary_count;

use super::Rule;

pub(super) use alignment_gap::is_open;
pub(super) use missing_question::unanswered;
pub(super) use stated::metric;
pub(super) use wrong_kpi_count::{kpis, wanted as wanted_kpis};
pub(super) use wrong_primary_count::{has_role, lasting};

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[
    &missing_sheet::RULE,
    &missing_question::RULE,
    &alignment_gap::RULE,
    &broken_seal::RULE,
    &success_without_number::RULE,
    &one_sided_success::RULE,
    &wrong_primary_count::RULE,
    &wrong_kpi_count::RULE,
    &vanity_primary::RULE,
    &lone_cost_metric::RULE,
    &missing_attribution::RULE,
    &negotiability_unstated::RULE,
    &unchecked_expectation::RULE,
    &unit_mismatch::RULE,
];
