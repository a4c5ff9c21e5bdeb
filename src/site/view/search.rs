//! Search: what every page needs to offer it, and the page that lists everything.

use super::{Link, State};
use serde::Serialize;

/// What the frame of a page needs to offer search.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Search {
    /// The page of search, relative.
    pub href: String,
    /// The scripts that search runs, relative; loaded when it is used first.
    pub scripts: Vec<String>,
    /// The indexes: that of the page's language, then those of the others.
    pub indexes: Vec<SearchIndex>,
}

/// The index of a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SearchIndex {
    /// The language tag.
    pub lang: String,
    /// The language's name in itself.
    pub name: String,
    /// The script, relative.
    pub src: String,
    /// The front page in that language, relative: the addresses in the index start beside it.
    pub home: String,
}

/// What `search.hbs` sees: every page there is, for those who look without a script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SearchPage {
    /// The pages by kind.
    pub groups: Vec<PageGroup>,
}

/// Pages of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageGroup {
    /// The kind as the format spells it; `overview` for pages that sum up others.
    pub kind: String,
    /// What the kind is called.
    pub title: String,
    /// The pages.
    pub pages: Vec<ListedPage>,
}

/// A page in the list of all pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedPage {
    /// The page.
    pub link: Link,
    /// How it stands.
    pub state: Option<State>,
}
