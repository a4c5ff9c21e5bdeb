//! Reading: what cannot be read as it is written. Told by `parse` and `model`; the pages are here.

use super::Rule;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[];
