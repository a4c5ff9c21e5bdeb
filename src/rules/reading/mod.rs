//! Reading: what cannot be read as it is written. Told by `parse`, `model` and `actuals`; the
//! pages are here.

mod ambiguous_number;
mod blank_header;
mod config_unreadable;
mod constraint_error;
mod duplicate_key;
mod duplicate_label;
mod encoding_error;
#[cfg(test)]
mod every_message;
mod extra_cell;
mod foreign_key_error;
mod front_matter_unclosed;
mod front_matter_unreadable;
mod missing_cell;
mod missing_key;
mod missing_label;
mod not_utf8;
mod suspicious_multiline_cell;
mod too_deep;
mod type_error;
mod unique_error;
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
    &blank_header::RULE,
    &missing_label::RULE,
    &duplicate_label::RULE,
    &missing_cell::RULE,
    &extra_cell::RULE,
    &type_error::RULE,
    &constraint_error::RULE,
    &unique_error::RULE,
    &foreign_key_error::RULE,
    &encoding_error::RULE,
    &suspicious_multiline_cell::RULE,
];
