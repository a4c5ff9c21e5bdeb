//! Hygiene: hidden text, waivers, rules that do not exist, checks that are weakened.

mod weakened_check;
mod weakening;

use super::{Rule, all};
use crate::finding::Finding;
use crate::text::nearest;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[&weakened_check::RULE];

/// Offers the rule that was meant.
pub(super) fn near_rule(finding: Finding, id: &str) -> Finding {
    match nearest(id, all().map(|rule| rule.id)) {
        Some(near) => finding.with("near", near).help("did-you-mean"),
        None => finding,
    }
}
