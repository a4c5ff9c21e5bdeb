//! The sheets of the sides, compared.

use super::{Cell, Link, State, StatusCount};
use serde::Serialize;

/// What `alignment.hbs` sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alignment {
    /// The sides; each is a column of the table.
    pub sides: Vec<AlignmentSide>,
    /// How many of how many questions are agreed on, in words.
    pub readiness: String,
    /// How many questions are in each state, the best first.
    pub states: Vec<StatusCount>,
    /// The questions in the order of the sheets.
    pub questions: Vec<AlignmentQuestion>,
}

/// A side and its sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlignmentSide {
    /// The side.
    pub party: Link,
    /// Its sheet.
    pub sheet: Option<Link>,
    /// What should be known of the sheet: it is absent, sealed, or not the only one.
    pub note: Option<String>,
}

/// A question, with a row for each item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlignmentQuestion {
    /// What it is called.
    pub title: String,
    /// Whether the rows are its items; else there is one row, which is the question itself.
    pub has_items: bool,
    /// How many columns the table has, for a heading across all of them.
    pub columns: usize,
    /// The rows.
    pub rows: Vec<AlignmentRow>,
}

/// A question without items, or an item of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlignmentRow {
    /// The address within the page.
    pub id: String,
    /// The question or the item.
    pub what: Link,
    /// Where it holds, for expectations.
    pub scope: Vec<String>,
    /// The answer of each side.
    pub answers: Vec<Cell>,
    /// How the answers stand to one another.
    pub state: State,
    /// What stood between the answers before a decision settled it, in words.
    pub before: Option<String>,
    /// The decision that settles it.
    pub settled_by: Option<Link>,
}
