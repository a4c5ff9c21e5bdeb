//! The whole playbook on one page, and the file that can be mailed.

use super::{Day, Html, Text};
use serde::Serialize;

/// What `whole.hbs` sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Whole {
    /// The partnership's title.
    pub title: Text,
    /// One paragraph under the title.
    pub summary: Option<Text>,
    /// The two sides, as equals.
    pub sides: Vec<Text>,
    /// The edition's id; null for the playbook of today.
    pub edition: Option<String>,
    /// The day everything is measured at.
    pub as_of: Day,
    /// The commit, shortened, where Git was looked at.
    pub commit: Option<String>,
    /// The version of Comity that wrote the page.
    pub version: String,
    /// The chapters, grouped.
    pub parts: Vec<WholePart>,
}

/// Chapters that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WholePart {
    /// Its anchor.
    pub id: String,
    /// Its title, a heading of the second level.
    pub title: String,
    /// Its chapters.
    pub chapters: Vec<WholeChapter>,
}

/// A page of the site as a chapter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WholeChapter {
    /// Its anchor.
    pub id: String,
    /// The word of the document's kind; `page` for pages of the site's own.
    pub sort: String,
    /// Its line in the table of contents.
    pub toc: TocChapter,
    /// Whether the body begins with the chapter's heading, of the third level; if not, the template writes it.
    pub is_headed: bool,
    /// The page's body. Its headings begin with the third level and keep the look of their own as `as-h1` to `as-h6`.
    pub body: Html,
}

/// A line of the table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TocChapter {
    /// Where the chapter begins, on the same page.
    pub href: String,
    /// The chapter's title.
    pub title: String,
    /// The title's language where it is not the page's.
    pub lang: Option<String>,
    /// What the kind of the document is called; null for pages of the site's own.
    pub kind: Option<String>,
}

/// What `single.hbs` sees: the whole playbook in one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Single {
    /// The file's language.
    pub lang: String,
    /// The site's title.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// What says which program made the file, so that it may replace the file later.
    pub generator: String,
    /// The content security policy for the head.
    pub csp: String,
    /// All style sheets, with the fonts in them.
    pub style: Html,
    /// The icon as a `data:` address.
    pub icon: Option<String>,
    /// The day everything is measured at.
    pub as_of: Day,
    /// The version of Comity that wrote the file.
    pub version: String,
    /// The page.
    pub body: Html,
}
