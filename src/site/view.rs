//! What templates see: the contract between Comity and its themes.
//!
//! Every page is one of the structs below, turned into JSON; a template names nothing else. Adding a field is compatible,
//! renaming or removing one raises the theme `api`. Knows nothing of playbooks, files or templates.
//!
//! Two kinds of values pass unescaped, [`Html`] and [`Svg`], and only under the names in [`RAW_FIELDS`]. All others are text.

mod alignment;
mod chrome;
mod decisions;
mod document;
mod editions;
mod expectations;
mod findings;
mod graph;
mod home;
mod ledger;
mod radar;
mod search;
mod whole;

pub use alignment::{Alignment, AlignmentQuestion, AlignmentRow, AlignmentSide};
pub use chrome::{Alternate, Crumb, Layout, Nav, NavGroup, NavItem, Preview, Redirect};
pub use decisions::{
    Chain, DecisionGroup, DecisionRow, Decisions, Filter, FilterOption, StatusCount,
};
pub use document::{Document, NamedTable, Notice, Pager, Ready, Signoff, TocEntry};
pub use editions::{EditionLink, EditionNotice, FeedLink};
pub use expectations::{ExpectationGroup, ExpectationRow, Expectations, TargetMove};
pub use findings::{FindingGroup, FindingRow, FindingSummary, Findings, OwnerGroup, WaiverRow};
pub use graph::{Drawing, Graph, Section, Sheet};
pub use home::{
    ChangeLine, Figure, Home, NextDate, OpenDecision, PersonRow, PhaseStep, Primary, RecentChanges,
    RecentDecision, Side, Verdict,
};
pub use ledger::{LedgerCell, LedgerPage, LedgerRow};
pub use radar::{Radar, SignalEvidence, SignalRow};
pub use search::{ListedPage, PageGroup, Search, SearchIndex, SearchPage};
use serde::Serialize;
pub use whole::{Single, TocChapter, Whole, WholeChapter, WholePart};

/// The field names that hold [`Html`] or [`Svg`]; the only ones a template may insert with three braces.
pub const RAW_FIELDS: [&str; 6] = ["body", "chart", "nav", "prose", "spark", "style"];

/// Markup that Comity's own renderer has written, so it needs no escaping.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Html(String);

/// A drawing that Comity's own renderer has written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Svg(String);

impl Html {
    /// Vouches for `markup`. Only the Markdown and template renderers of this floor may.
    pub(in crate::site) fn trusted(markup: String) -> Self {
        Self(markup)
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Svg {
    /// Vouches for `markup`. Only the drawing of charts on this floor may.
    pub(in crate::site) fn trusted(markup: String) -> Self {
        Self(markup)
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A date, once for machines and once for readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Day {
    /// `2026-02-03`, for the `datetime` attribute and for sorting.
    pub iso: String,
    /// `3 February 2026`, in the page's language.
    pub text: String,
}

/// Words from the playbook, with their language where it is not the page's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Text {
    /// The words.
    pub text: String,
    /// A language tag for the `lang` attribute; null when the words are in the page's language.
    pub lang: Option<String>,
}

/// A stretch of a message: messages set names and file contents in code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they are set as code.
    pub code: bool,
}

/// Words that lead somewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The words.
    pub text: String,
    /// Their language where it is not the page's.
    pub lang: Option<String>,
    /// A relative address; null when there is no page to go to.
    pub href: Option<String>,
}

/// How an evaluation or a status reads. Shown as an icon and a word, never as a colour alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct State {
    /// The word of the format, such as `accepted`.
    pub id: String,
    /// Which icon and colour: `good`, `bad`, `warn`, `open`, `quiet` or `unknown`.
    pub tone: Tone,
    /// The word in the page's language.
    pub name: String,
}

/// The few ways a state can look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// As agreed, on track.
    Good,
    /// Off track, an error.
    Bad,
    /// Needs attention.
    Warn,
    /// Waiting for somebody.
    Open,
    /// Over and done with.
    Quiet,
    /// Not known; never shown as good.
    Unknown,
}

/// Where a figure comes from: the line that states it, or the rows that it was reckoned from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// The way there.
    pub href: String,
    /// The place in words: the file and its lines, and the commit that set them where it is known.
    pub title: String,
}

/// One bit of a cell: `label: text`, perhaps a link, a date or a state.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Part {
    /// What the text is, where a record was flattened into a cell.
    pub label: Option<String>,
    /// The words.
    pub text: String,
    /// Their language where it is not the page's.
    pub lang: Option<String>,
    /// Where they lead.
    pub href: Option<String>,
    /// Where the figure in them comes from.
    pub origin: Option<Origin>,
    /// The date they name.
    pub iso: Option<String>,
    /// The state they stand for.
    pub state: Option<State>,
    /// The mark between this part and the next.
    pub after: Option<String>,
}

/// A value of the playbook made of one or more parts; none at all means that nothing is written there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The parts, in the order of the source.
    pub parts: Vec<Part>,
    /// Whether figures stand here, which are set flush right.
    pub numeric: bool,
}

/// One row of a facts list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// The key as the format spells it.
    pub key: String,
    /// The key's name in the page's language.
    pub label: String,
    /// The value.
    pub cell: Cell,
}

/// Records with the same keys.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Names over neighbouring columns; empty where each column stands for itself.
    pub groups: Vec<ColumnGroup>,
    /// The columns' names in the page's language; the first names the row.
    pub columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A name over neighbouring columns of a [`Table`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ColumnGroup {
    /// The name; empty over columns that stand for themselves.
    pub label: String,
    /// How many columns stand under it.
    pub span: usize,
}

/// A column of a [`Table`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its name in the page's language.
    pub label: String,
    /// Whether figures stand in it.
    pub numeric: bool,
}

/// A row of a [`Table`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The address within the page, for links to the row.
    pub id: Option<String>,
    /// The cell that names the row.
    pub head: Cell,
    /// The other cells.
    pub cells: Vec<Cell>,
}

/// What `list.hbs` sees: documents of one kind, or any page that is a table with an introduction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct List {
    /// The kind as the format spells it.
    pub kind: String,
    /// The heading.
    pub title: String,
    /// One sentence on what is listed.
    pub lede: Option<String>,
    /// How many documents are listed.
    pub count: usize,
    /// The documents.
    pub table: Table,
}

/// What `not-found.hbs` sees: the page for an address that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFound {
    /// The address of the front page.
    pub home: String,
}

#[cfg(test)]
mod tests {
    use super::RAW_FIELDS;
    use std::collections::BTreeSet;

    const SOURCES: [&str; 13] = [
        include_str!("view.rs"),
        include_str!("view/alignment.rs"),
        include_str!("view/chrome.rs"),
        include_str!("view/decisions.rs"),
        include_str!("view/document.rs"),
        include_str!("view/editions.rs"),
        include_str!("view/expectations.rs"),
        include_str!("view/findings.rs"),
        include_str!("view/graph.rs"),
        include_str!("view/home.rs"),
        include_str!("view/ledger.rs"),
        include_str!("view/radar.rs"),
        include_str!("view/search.rs"),
    ];

    fn fields() -> Vec<(String, String)> {
        let files = SOURCES.map(|source| syn::parse_file(source).unwrap());
        let items = files.into_iter().flat_map(|file| file.items);
        let structs = items.filter_map(|item| {
            if let syn::Item::Struct(it) = item {
                Some(it)
            } else {
                None
            }
        });
        let fields = structs.flat_map(|it| it.fields.into_iter());
        fields
            .filter_map(|field| {
                let ty = &field.ty;
                let mut idents = BTreeSet::new();
                collect(ty, &mut idents);
                let markup = idents.contains("Html") || idents.contains("Svg");
                field.ident.map(|name| {
                    (
                        name.to_string(),
                        if markup { "raw" } else { "text" }.to_owned(),
                    )
                })
            })
            .collect()
    }

    fn collect(ty: &syn::Type, into: &mut BTreeSet<String>) {
        let syn::Type::Path(path) = ty else { return };
        for segment in &path.path.segments {
            into.insert(segment.ident.to_string());
            if let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments {
                for argument in &arguments.args {
                    if let syn::GenericArgument::Type(inner) = argument {
                        collect(inner, into);
                    }
                }
            }
        }
    }

    #[test]
    fn raw_names_hold_markup_and_markup_has_raw_names() {
        for (name, sort) in fields() {
            assert_eq!(
                RAW_FIELDS.contains(&name.as_str()),
                sort == "raw",
                "field `{name}` is {sort}"
            );
        }
    }
}
