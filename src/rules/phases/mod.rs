//! Phases: what must hold before one begins.

mod gate_unmet;

use super::Rule;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[&gate_unmet::RULE];
