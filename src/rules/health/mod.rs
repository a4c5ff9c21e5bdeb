//! Rules about how each side says it goes.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
