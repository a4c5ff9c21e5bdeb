//! Rules about campaigns, their forecasts and what was learned.

mod brief_changed_after_acceptance;
mod late_forecast;
mod loose_forecasts;
mod missing_forecast;
mod outdated_charter;

use super::Rule;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[
    &missing_forecast::RULE,
    &late_forecast::RULE,
    &loose_forecasts::RULE,
    &outdated_charter::RULE,
    &brief_changed_after_acceptance::RULE,
];
