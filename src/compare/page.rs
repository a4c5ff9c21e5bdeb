//! Two versions of one document, field by field, without its prose.

use super::tree::{Difference, differences};
use crate::model::field::{Field, Record as _};
use crate::model::kinds::Common;
use crate::model::{Config, Page};

/// A field that does not say what it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The field, with dots between the keys; items of lists go by the list.
    pub field: String,
    /// What was there, in one spelling.
    pub before: Option<String>,
    /// What is there, in one spelling.
    pub after: Option<String>,
}

/// The fields that `now` has otherwise than `before`; quotes, order of keys and the way a value is
/// written do not count. A list that differs is told whole, once.
pub fn changed_fields(before: &Page, now: &Page, config: &Config) -> Vec<FieldChange> {
    let own = config.own_fields(now.kind);
    let tables: [&[Field]; 3] = [Common::FIELDS, now.kind.fields(), &own];
    let mut changes: Vec<FieldChange> = Vec::new();
    for difference in differences(&tables, &before.fields, &now.fields) {
        let change = change(&tables, before, now, &difference);
        if changes.iter().all(|other| other.field != change.field) {
            changes.push(change);
        }
    }
    changes
}

fn change(
    tables: &[&[Field]],
    before: &Page,
    now: &Page,
    difference: &Difference<'_>,
) -> FieldChange {
    let keys = difference.keys.iter();
    let is_key = |key: &&String| key.parse::<usize>().is_err();
    let list: Vec<&str> = keys.take_while(is_key).map(String::as_str).collect();
    if list.len() == difference.keys.len() {
        return FieldChange {
            field: difference.field(),
            before: difference.text_before(),
            after: difference.text_now(),
        };
    }
    let shown = |page: &Page| super::tree::shown_at(tables, &page.fields, &list);
    FieldChange {
        field: list.join("."),
        before: shown(before),
        after: shown(now),
    }
}
