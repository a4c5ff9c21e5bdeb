//! People and communication: who answers, who decides, where and when people talk.

use super::Rule;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[];
