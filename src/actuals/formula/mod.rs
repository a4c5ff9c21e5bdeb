//! Formulas: SQL aggregates over a ledger's columns, checked before they are run, and run where
//! they can neither reach anything else nor run for ever.

use std::borrow::Cow;

/// A cell as formulas see it: days and moments are ISO texts, moments in UTC; money is a number in
/// the reporting currency.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Nothing is there.
    Empty,
    /// A number.
    Number(f64),
    /// A text.
    Text(Cow<'a, str>),
}

/// Rows that formulas can be answered over, in the order in which ranges of them are asked for.
pub trait RowSet {
    /// How many rows there are.
    fn len(&self) -> usize;

    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A cell; `column` is its place in the ledger's schema.
    fn cell(&self, row: usize, column: usize) -> Cell<'_>;
}
