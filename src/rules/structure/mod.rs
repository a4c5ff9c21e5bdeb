//! References and structure: what leads nowhere, what is missing, what is too long.

mod ambiguous_reference;
mod audience_leak;
mod broken_anchor;
mod broken_link;
mod clashing_alias;
mod document_too_long;
mod document_too_short;
mod duplicate_id;
mod empty_section;
mod length;
pub(crate) mod link;
mod missing_detail;
mod missing_section;
mod patterns;
mod personal_data;
mod placeholder_text;
mod renames;
mod scaffold;
pub(crate) mod sections;
mod unknown_reference;
mod unreachable_document;
mod vague_wording;
pub(super) mod wording;

use super::Rule;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[
    &duplicate_id::RULE,
    &unknown_reference::RULE,
    &ambiguous_reference::RULE,
    &broken_link::RULE,
    &broken_anchor::RULE,
    &clashing_alias::RULE,
    &missing_section::RULE,
    &empty_section::RULE,
    &missing_detail::RULE,
    &placeholder_text::RULE,
    &vague_wording::RULE,
    &document_too_long::RULE,
    &document_too_short::RULE,
    &unreachable_document::RULE,
    &audience_leak::RULE,
    &personal_data::RULE,
];
