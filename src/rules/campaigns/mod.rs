//! Rules about campaigns, their forecasts and what was learned.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
