//! Rules about what each side expects, and whether the two agree.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
