//! Rules about what was due.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
