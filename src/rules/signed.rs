//! Who has signed a document.

use crate::model::{Page, Playbook};
use crate::text::Spanned;
use crate::value::Date;

/// When all sides had signed a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signed<'a> {
    /// The earliest of the sides' days.
    pub(super) first: &'a Spanned<Date>,
    /// The latest of them: since then the document is signed by all.
    pub(super) last: &'a Spanned<Date>,
}

/// When all sides had signed; `None` where one has not, and where no side is named.
pub(super) fn by_all<'a>(playbook: &Playbook, page: &'a Page) -> Option<Signed<'a>> {
    let sides = playbook.sides();
    let days: Option<Vec<&Spanned<Date>>> = sides
        .iter()
        .map(|side| signed_on(page, side.as_str()))
        .collect();
    let days = days?;
    Some(Signed {
        first: days.iter().min_by_key(|day| day.value)?,
        last: days.iter().max_by_key(|day| day.value)?,
    })
}

/// The sides that have not signed.
pub(super) fn missing<'a>(playbook: &'a Playbook, page: &Page) -> Vec<&'a str> {
    let sides = playbook.sides().into_iter().map(|side| side.as_str());
    sides
        .filter(|side| signed_on(page, side).is_none())
        .collect()
}

/// The day of the first signature, of whatever party.
pub(super) fn first(page: &Page) -> Option<Date> {
    let entries = page
        .common
        .signoffs
        .iter()
        .flat_map(|table| table.value.iter());
    let days = entries.filter_map(|entry| Some(entry.value.as_ref()?.date.as_ref()?.value));
    days.min()
}

/// The day on which a party signed.
fn signed_on<'a>(page: &'a Page, party: &str) -> Option<&'a Spanned<Date>> {
    let mut entries = page
        .common
        .signoffs
        .iter()
        .flat_map(|table| table.value.iter());
    let entry = entries.find(|entry| entry.key.as_str() == party)?;
    entry.value.as_ref()?.date.as_ref()
}
