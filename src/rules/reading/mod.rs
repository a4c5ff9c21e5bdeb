//! Reading: what cannot be read as it is written. Told by `parse` and `model`; the pages are here.

mod ambiguous_number;
mod config_unreadable;
mod duplicate_key;
#[cfg(test)]
mod every_message;
mod front_matter_unclosed;
mod front_matter_unreadable;
mod missing_key;
mod not_utf8;
mod too_deep;
mod unknown_key;
mod unknown_kind;
mod unquoted_comparison;
mod wrong_value;

use super::Rule;

/// The rules of this family.
pub(super) static RULES: &[&Rule] = &[
    &front_matter_unreadable::RULE,
    &front_matter_unclosed::RULE,
    &not_utf8::RULE,
    &too_deep::RULE,
    &duplicate_key::RULE,
    &unknown_key::RULE,
    &missing_key::RULE,
    &wrong_value::RULE,
    &ambiguous_number::RULE,
    &unquoted_comparison::RULE,
    &unknown_kind::RULE,
    &config_unreadable::RULE,
];
