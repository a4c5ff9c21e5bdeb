//! A document of the playbook: its facts, its prose, and what else is known of it.

use super::{Day, Fact, FindingRow, Html, Link, Section, State, Table, Text};
use serde::Serialize;

/// What `document.hbs` sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The kind as the format spells it.
    pub kind: String,
    /// The kind's name in the page's language.
    pub kind_name: String,
    /// The title.
    pub title: Text,
    /// The status, where the kind has one.
    pub state: Option<State>,
    /// Whether the document is still a draft.
    pub is_draft: bool,
    /// What the reader must know first, such as a missing translation.
    pub notices: Vec<Notice>,
    /// One paragraph under the title.
    pub summary: Option<Text>,
    /// The short facts of the front matter.
    pub facts: Vec<Fact>,
    /// The facts that are tables.
    pub tables: Vec<NamedTable>,
    /// What happened beside what it says: of a metric its values, of a campaign its results.
    pub sections: Vec<Section>,
    /// The text.
    pub prose: Option<Html>,
    /// The text's language where it is not the page's.
    pub prose_lang: Option<String>,
    /// The ready metric that the document uses, where its own text says little.
    pub ready: Option<Ready>,
    /// The headings of the page; empty when there are too few to be worth a list.
    pub toc: Vec<TocEntry>,
    /// Who has signed the document off.
    pub signoffs: Vec<Signoff>,
    /// How its file came to be, as Git tells it.
    pub history: Option<Section>,
    /// The documents that link here.
    pub mentions: Vec<Link>,
    /// What `comity check` has to say about this document.
    pub findings: Vec<FindingRow>,
    /// The document before and the one after, in the order of its list.
    pub pager: Pager,
}

/// The page of a ready metric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ready {
    /// What it is called.
    pub title: String,
    /// How documents name it: `builtin/cpe`.
    pub reference: String,
    /// Its text.
    pub prose: Option<Html>,
}

/// Something the reader must know before reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// `draft`, `untranslated` or `stale`.
    pub kind: String,
    /// The sentence.
    pub text: String,
}

/// A table with a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedTable {
    /// The address within the page.
    pub id: String,
    /// The heading.
    pub title: String,
    /// The records.
    pub table: Table,
}

/// A heading of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TocEntry {
    /// 2 or 3.
    pub level: u8,
    /// The address within the page.
    pub id: String,
    /// The words.
    pub text: String,
    /// Their language where it is not the page's.
    pub lang: Option<String>,
}

/// A side's word that it has read and agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signoff {
    /// The side.
    pub party: Link,
    /// The person.
    pub by: Option<Link>,
    /// When.
    pub date: Option<Day>,
    /// The language that was read.
    pub read: Option<String>,
    /// The digest of what was read, shortened.
    pub digest: Option<String>,
    /// What the record is worth: `claimed`, `committed-by-side` or `verified`; `unsigned` where there
    /// is none.
    pub state: State,
    /// The commit that wrote it, shortened.
    pub commit: Option<String>,
    /// Whether the text still says what was signed; null where Git was not asked.
    pub text: Option<State>,
    /// What has changed since, and in which commits.
    pub changed: Vec<String>,
}

/// The neighbours of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Pager {
    /// The one before.
    pub previous: Option<Link>,
    /// The one after.
    pub next: Option<Link>,
}
