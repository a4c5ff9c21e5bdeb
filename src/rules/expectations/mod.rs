//! Rules about what was promised, as numbers, beside what happened.

mod unreadable_formula;

use super::Rule;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[&unreadable_formula::RULE];
