//! Rules about how each side says it goes.

mod answer_contradicts_data;

use super::Rule;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[&answer_contradicts_data::RULE];
