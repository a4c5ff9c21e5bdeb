//! The frame around every page: head, navigation, breadcrumbs, footer.

use super::{Day, EditionLink, EditionNotice, FeedLink, Html, Search};
use serde::Serialize;

/// What `layout.hbs` sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Layout {
    /// The page's language.
    pub lang: String,
    /// The page's own title.
    pub title: String,
    /// The title's language where it is not the page's.
    pub title_lang: Option<String>,
    /// The site's title.
    pub site: String,
    /// One sentence for search engines and link previews.
    pub description: String,
    /// Whether this is the front page.
    pub is_home: bool,
    /// The front page in this language, relative.
    pub home: String,
    /// The absolute address of this page, when the site's base address is known; for a page of a past
    /// edition that of the page today.
    pub canonical: Option<String>,
    /// Whether search engines may list the page; those of past editions would outrank today's.
    pub is_indexed: bool,
    /// The picture that networks show beside a link to this page, when the site's base address is known.
    pub preview: Option<Preview>,
    /// The edition, on pages of the past.
    pub edition: Option<EditionNotice>,
    /// The editions and where this page stands in each, the latest first; empty where none of the past
    /// is published.
    pub editions: Vec<EditionLink>,
    /// The list of editions, relative.
    pub editions_href: Option<String>,
    /// What this page says as Markdown, relative, where the site has that.
    pub twin: Option<String>,
    /// The feeds in this language.
    pub feeds: Vec<FeedLink>,
    /// This page in every language of the site.
    pub alternates: Vec<Alternate>,
    /// The absolute address for readers of any other language; null where there is but one, or it is not known.
    pub x_default: Option<String>,
    /// The page's language and country as `OpenGraph` wants them: `en_GB`.
    pub locale: String,
    /// The content security policy for the head.
    pub csp: String,
    /// Style sheets, relative.
    pub styles: Vec<String>,
    /// Scripts that must run before the page is shown, relative.
    pub early_scripts: Vec<String>,
    /// Scripts that may wait, relative; those in folders below `js/` are loaded by other scripts.
    pub scripts: Vec<String>,
    /// The address of the page on what the site was made of.
    pub about: String,
    /// The page that says what words mean.
    pub glossary: String,
    /// The style sheet that says what stands in the margins of paper, relative.
    pub paper: String,
    /// The whole playbook on one page, relative; null on that page.
    pub whole: Option<String>,
    /// What search needs.
    pub search: Search,
    /// The icon, relative.
    pub icon: Option<String>,
    /// The navigation, rendered once per section.
    pub nav: Html,
    /// The way from the front page to here, the page itself last.
    pub crumbs: Vec<Crumb>,
    /// The page.
    pub body: Html,
    /// The day everything is measured at.
    pub as_of: Day,
    /// Where this page can be edited.
    pub edit: Option<String>,
    /// The page's file in the playbook.
    pub source: Option<String>,
    /// The version of Comity that wrote the page.
    pub version: String,
    /// Those for whom it was made, where they do not see everything.
    pub audience: Option<String>,
}

/// The picture that networks show beside a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// Its absolute address.
    pub url: String,
    /// How wide it is, in pixels.
    pub width: u16,
    /// How high it is, in pixels.
    pub height: u16,
    /// What it shows, in words.
    pub alt: String,
}

/// What `redirect.hbs` sees: a page at an old address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Redirect {
    /// The page's language.
    pub lang: String,
    /// The title of the page that it leads to.
    pub title: String,
    /// The site's title.
    pub site: String,
    /// The page that it leads to, relative.
    pub href: String,
    /// The absolute address of that page, when the site's base address is known.
    pub canonical: Option<String>,
    /// The content security policy for the head.
    pub csp: String,
    /// Style sheets, relative.
    pub styles: Vec<String>,
}

/// The page in one language of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternate {
    /// The language tag.
    pub lang: String,
    /// The language's name in itself.
    pub name: String,
    /// The page, relative.
    pub href: String,
    /// The page, absolute, when the site's base address is known.
    pub canonical: Option<String>,
    /// Whether it is the language of this page.
    pub is_current: bool,
}

/// A step of the breadcrumbs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Crumb {
    /// Its words.
    pub text: String,
    /// Their language where it is not the page's.
    pub lang: Option<String>,
    /// Where it leads; null for the page itself.
    pub href: Option<String>,
}

/// What `nav.hbs` sees. It is rendered once per folder of the site; the entry of a page is marked afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Nav {
    /// The groups, in order.
    pub groups: Vec<NavGroup>,
}

/// Entries of the navigation that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavGroup {
    /// The group's name; null for the first.
    pub title: Option<String>,
    /// Its entries.
    pub items: Vec<NavItem>,
}

/// An entry of the navigation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavItem {
    /// Its words.
    pub text: String,
    /// Their language where it is not the page's.
    pub lang: Option<String>,
    /// Where it leads, relative.
    pub href: String,
    /// How many documents are there, where that is worth saying.
    pub count: Option<usize>,
}
