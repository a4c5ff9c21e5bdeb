//! Rules about what was promised, as numbers, beside what happened.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
