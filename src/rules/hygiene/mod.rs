//! Hygiene: hidden text, waivers, the baseline, rules that do not exist, checks that are weakened.

mod expired_waiver;
mod hidden_text;
mod incomplete_waiver;
mod non_additive_sum;
mod own_rule_broken;
mod stale_baseline;
mod unknown_condition;
mod unknown_phase;
mod unknown_rule;
mod unreadable_expression;
mod unused_waiver;
mod weakened_check;

use super::Rule;

pub(super) use stale_baseline::stale_baseline;
pub(super) use unknown_rule::unknown_rule;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[
    &hidden_text::RULE,
    &non_additive_sum::RULE,
    &expired_waiver::RULE,
    &unused_waiver::RULE,
    &incomplete_waiver::RULE,
    &unknown_rule::RULE,
    &stale_baseline::RULE,
    &weakened_check::RULE,
    &unknown_condition::RULE,
    &unknown_phase::RULE,
    &unreadable_expression::RULE,
    &own_rule_broken::RULE,
];
