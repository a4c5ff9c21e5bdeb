//! Something that can be found.

use crate::site::view::State;

/// A section of a page, or a row of one that has an address of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::site) struct Entry {
    /// The page, as links beside the front page of its language have it.
    pub(in crate::site) address: String,
    /// The place within the page, as links have it; empty for its beginning.
    pub(in crate::site) anchor: String,
    /// What the page is called.
    pub(in crate::site) title: String,
    /// The language of that where it is not the page's.
    pub(in crate::site) title_lang: Option<String>,
    /// What the section is called; empty for the beginning of the page.
    pub(in crate::site) heading: String,
    /// The id by which texts name it, as written.
    pub(in crate::site) reference: String,
    /// Its text.
    pub(in crate::site) text: String,
    /// The language of heading and text where it is not the page's.
    pub(in crate::site) lang: Option<String>,
    /// Which group of results it belongs to.
    pub(in crate::site) kind: String,
    /// How it stands.
    pub(in crate::site) state: Option<State>,
}
