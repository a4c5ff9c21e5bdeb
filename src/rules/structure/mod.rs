//! References and structure: what leads nowhere, what is missing, what is too long.

mod unknown_reference;

use super::Rule;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[&unknown_reference::RULE];
