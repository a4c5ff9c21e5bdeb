//! What the past tells: changes that nobody decided, signatures of another text, records made late.

mod allowed;
mod figures;
mod late_record;
mod missing_signoff;
pub(in crate::rules) mod past;
mod rewritten_decision;
mod shallow_history;
pub(in crate::rules) mod signatures;
mod slow_intent;
mod spelled;
mod stale_playbook;
pub(in crate::rules) mod stale_signoff;
mod stale_translation;
mod translation_differs;
mod undecided_change;
pub(in crate::rules) mod wording;

use super::Rule;

pub(crate) use rewritten_decision::OPEN as OPEN_AFTER_DECISION;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[
    &undecided_change::RULE,
    &stale_signoff::RULE,
    &missing_signoff::RULE,
    &rewritten_decision::RULE,
    &late_record::RULE,
    &stale_playbook::RULE,
    &slow_intent::RULE,
    &stale_translation::RULE,
    &translation_differs::RULE,
    &shallow_history::RULE,
];
