//! Formulas: SQL aggregates over a ledger's columns, checked before they are run, and run where
//! they can neither reach anything else nor run for ever.
//!
//! A text becomes a tree of our own (`check`), and only that tree is written as SQL again (`sql`):
//! what a formula may do is what the tree can hold. `docs/formulas.md` says what each piece means.

mod budget;
mod cases;
mod check;
mod engine;
mod error;
mod fill;
mod functions;
mod guard;
mod local;
mod needed;
mod parse;
mod quantile;
mod round;
mod snapshots;
mod sql;
#[cfg(test)]
mod tests;
mod tree;
mod when;

use std::borrow::Cow;

use self::tree::Expr;
use super::ledger::LedgerSchema;

pub use engine::{Answer, Engine, Refused};
pub use error::{FormulaError, FormulaErrorKind};
pub use functions::function_names;
pub use tree::Kind;

/// A cell as formulas see it: days and moments are ISO texts, moments in UTC; money is a number in
/// the reporting currency; yes is the number 1 and no is 0.
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

    /// The number of the thing that a row measures: of a counter only the latest row of each thing
    /// counts. By itself every row measures another one.
    fn asset(&self, row: usize) -> u32 {
        u32::try_from(row).unwrap_or(u32::MAX)
    }

    /// A cell; `column` is its place in the ledger's schema.
    fn cell(&self, row: usize, column: usize) -> Cell<'_>;
}

/// A formula that was read and may be run: one number for any set of rows of its ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    expr: Expr,
    columns: Vec<usize>,
    needed: Vec<usize>,
    is_portable: bool,
}

impl Formula {
    /// Reads a formula over the columns of a ledger.
    pub fn check(text: &str, schema: &LedgerSchema) -> Result<Self, FormulaError> {
        let parsed = parse::parse(text)?;
        let (expr, is_portable) = check::check(text, &parsed, schema)?;
        Ok(Self {
            columns: needed::columns(&expr),
            needed: needed::needed(&expr),
            expr,
            is_portable,
        })
    }

    /// The columns it reads, by their place in the schema.
    pub fn columns(&self) -> &[usize] {
        &self.columns
    }

    /// The columns without which a row says nothing: a row where one of them is empty is excluded.
    pub fn needed(&self) -> &[usize] {
        &self.needed
    }

    /// Whether it is written in the portable subset of SQL, with none of our own functions.
    pub fn is_portable(&self) -> bool {
        self.is_portable
    }

    /// Whether it is a share of cases, each of them good or not, so that few can be counted.
    pub fn is_mean_of_cases(&self) -> bool {
        needed::is_mean_of_cases(&self.expr)
    }
}
