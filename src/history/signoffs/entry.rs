//! What a sign-off says.

use crate::locale::Lang;
use crate::model::Page;
use crate::text::Span;
use crate::value::Date;

/// A sign-off as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) party: String,
    pub(super) by: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) read: Option<Lang>,
    pub(super) digest: Option<String>,
    pub(super) evidence: Option<String>,
}

impl Entry {
    /// Whether the other acknowledges the same; evidence may be added later.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let said = |it: &Self| {
            (
                it.party.clone(),
                it.by.clone(),
                it.date,
                it.read,
                it.digest.clone(),
            )
        };
        said(self) == said(other)
    }
}

/// The sign-offs of a document and where their parties are named.
pub(super) fn entries(page: &Page) -> Vec<(Entry, Span)> {
    let written = page.common.signoffs.iter();
    let written = written.flat_map(|signoffs| signoffs.value.iter());
    written
        .map(|keyed| {
            let said = keyed.value.as_ref().map(|said| &said.value);
            let text =
                |text: Option<&crate::text::Spanned<String>>| text.map(|it| it.value.clone());
            let entry = Entry {
                party: keyed.key.value.0.clone(),
                by: said.and_then(|said| Some(said.by.as_ref()?.value.0.clone())),
                date: said.and_then(|said| Some(said.date.as_ref()?.value)),
                read: said.and_then(|said| Some(said.read.as_ref()?.value)),
                digest: text(said.and_then(|said| said.digest.as_ref())),
                evidence: text(said.and_then(|said| said.evidence.as_ref())),
            };
            (entry, keyed.key.span)
        })
        .collect()
}

/// The sign-off of a party, where the document has one.
pub(super) fn of(page: &Page, party: &str) -> Option<Entry> {
    let mut entries = entries(page).into_iter();
    entries.find_map(|(entry, _)| (entry.party == party).then_some(entry))
}
