//! Rules about what was due.

mod action_overdue;
mod cadence_missed;
mod decision_overdue;
mod feedback;
mod late_deliverables;
mod late_groundwork;
mod late_payment;
mod long_payment_term;
mod missing_feedback;
mod notice_deadline;
mod overdue_payment;
mod review_date_passed;
mod rights_expiring;
pub(super) mod rows;
mod short_lead_time;
mod slow_answers;
mod too_many_rounds;
mod working_time;

use super::{Context, Rule};
use crate::model::Page;
use crate::model::kinds::Decision;

pub use decision_overdue::DecisionLimit;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[
    &cadence_missed::RULE,
    &decision_overdue::RULE,
    &review_date_passed::RULE,
    &late_groundwork::RULE,
    &action_overdue::RULE,
    &notice_deadline::RULE,
    &rights_expiring::RULE,
    &short_lead_time::RULE,
    &missing_feedback::RULE,
    &slow_answers::RULE,
    &late_deliverables::RULE,
    &late_payment::RULE,
    &long_payment_term::RULE,
    &overdue_payment::RULE,
    &too_many_rounds::RULE,
];

/// How long a decision may take before `decision-overdue` tells it; `None` where nothing says so.
pub fn decision_limit(
    context: &Context<'_>,
    page: &Page,
    decision: &Decision,
) -> Option<DecisionLimit> {
    decision_overdue::limit_of(context, page, decision)
}
