//! The index that readers search, one for each language of an edition.
//!
//! It is made of what the pages of this build show ([`pages::searched`](super::pages)), so what a build leaves out of its
//! pages cannot be found either. It comes as a classic script that assigns one global, because a page that was opened from
//! a folder may load nothing else. The words are as they stand in the texts, folded; the browser alone reduces them to
//! their stems, so both sides of a comparison always come from the same stemmer.

mod entry;
pub(super) mod plain;
mod postings;
mod script;
mod words;

pub(super) use entry::Entry;
pub(super) use script::script;

use crate::locale::Lang;

/// Where the index of a language lives below the root of its edition.
pub(super) fn address(lang: Lang) -> String {
    format!("search/index-{lang}.js")
}
