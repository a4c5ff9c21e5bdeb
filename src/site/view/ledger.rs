//! The rows of a ledger.

use super::{Day, Link, Origin};
use serde::Serialize;

/// What `ledger.hbs` sees: a part of the rows of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerPage {
    /// The heading.
    pub title: String,
    /// One sentence on what is shown.
    pub lede: String,
    /// The day everything is measured at.
    pub as_of: Day,
    /// How many rows the ledger has.
    pub count: String,
    /// The ways to the parts of the ledger, this one without an address; empty where there is one part.
    pub parts: Vec<Link>,
    /// What stands in the cells, in the order of the columns.
    pub columns: Vec<LedgerCell>,
    /// The rows.
    pub rows: Vec<LedgerRow>,
    /// How many rows are on no page, in words.
    pub rest: Option<String>,
}

/// A row of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerRow {
    /// The address within the page.
    pub id: String,
    /// The file and the line.
    pub place: String,
    /// The way to that line on the forge.
    pub origin: Option<Origin>,
    /// The cells.
    pub cells: Vec<LedgerCell>,
    /// The commit that set the line and its day; empty where they are not known.
    pub set: String,
}

/// A cell of a ledger, or the name of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerCell {
    /// What is written.
    pub text: String,
    /// Whether figures stand here.
    pub numeric: bool,
    /// Whether it is a text of some length, which may be broken into lines.
    pub long: bool,
}
