//! Rules about campaigns, their forecasts and what was learned.

mod assets;
mod blame;
mod brief_changed_after_acceptance;
mod fail_line;
mod late_forecast;
mod loose_forecasts;
mod missing_disclosure;
mod missing_forecast;
mod missing_marking;
mod missing_post_mortem;
mod names;
mod ordinary;
mod outdated_charter;
mod overprescribed_brief;
mod past;
mod repeated_cause;
mod shot_list;

use super::Rule;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[
    &missing_forecast::RULE,
    &late_forecast::RULE,
    &loose_forecasts::RULE,
    &outdated_charter::RULE,
    &brief_changed_after_acceptance::RULE,
    &overprescribed_brief::RULE,
    &missing_disclosure::RULE,
    &missing_marking::RULE,
    &missing_post_mortem::RULE,
    &blame::RULE,
    &repeated_cause::RULE,
];
