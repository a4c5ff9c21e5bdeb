//! The ledgers that nobody writes: the documents of a playbook give their rows.
//!
//! A row stands in the document it comes from, so that whoever points at it points there.

mod cadences;
mod decisions;

use std::sync::Arc;

use super::built_in::derived;
use super::cells::{empty, push_nothing};
use super::schema::LedgerSchema;
use super::table::{Cells, Column, FileLayout, RowPlace, Table, Words};
use crate::model::{Page, Playbook};
use crate::text::Span;
use crate::value::{Date, Moment};

/// The derived ledgers as they stand on the day `as_of`.
pub(super) fn tables(playbook: &Playbook, as_of: Date) -> Vec<Table> {
    let schemas = derived().into_iter();
    let table = |schema: LedgerSchema| {
        let mut rows = Rows::new(schema, playbook.documents.len());
        match &*rows.table.schema.id {
            "decisions" => decisions::fill(&mut rows, playbook, as_of),
            _ => cadences::fill(&mut rows, playbook, as_of),
        }
        rows.table
    };
    schemas.map(table).collect()
}

/// What a document says for one cell.
enum Given<'a> {
    Word(&'a str),
    Day(Date),
    Moment(Moment),
}

/// A cell: what it holds, and the place in the document that says so.
type GivenCell<'a> = (Option<Given<'a>>, Option<Span>);

/// A table that grows row by row.
struct Rows {
    table: Table,
}

impl Rows {
    /// No rows yet, and room for the index of `most`: growing step by step would touch fresh
    /// memory at each step.
    fn new(schema: LedgerSchema, most: usize) -> Self {
        let columns = schema.columns.iter().map(|column| Column {
            cells: match empty(column.column_type) {
                Cells::Words(_) => Cells::Words(Words::with_capacity(most)),
                cells => cells,
            },
            is_there: true,
        });
        Self {
            table: Table {
                columns: columns.collect(),
                schema,
                files: Vec::new(),
                rows: Vec::new(),
                layouts: Vec::new(),
            },
        }
    }

    /// Appends a row that stands at `at` in a document; the cells are in the order of the columns.
    fn push<const N: usize>(&mut self, page: &Page, at: Span, cells: [GivenCell<'_>; N]) {
        let table = &mut self.table;
        debug_assert_eq!(N, table.columns.len(), "a cell for each column");
        // Each row has a file of its own, though several may be the same: their cells have places
        // of their own.
        table.rows.push(RowPlace {
            file: u32::try_from(table.files.len()).unwrap_or(u32::MAX),
            start: u32::try_from(at.start).unwrap_or(u32::MAX),
        });
        table.files.push(Arc::clone(&page.file));
        let spans = cells.iter().map(|(_, span)| *span).collect();
        table.layouts.push(FileLayout::Document(spans));
        for (column, (given, _)) in table.columns.iter_mut().zip(cells) {
            match (&mut column.cells, given) {
                (Cells::Words(words), Some(Given::Word(word))) => words.push(word),
                (Cells::Dates(dates), Some(Given::Day(day))) => dates.push(Some(day)),
                (Cells::Moments(moments), Some(Given::Moment(moment))) => {
                    moments.push(Some(moment));
                }
                (cells, _) => push_nothing(cells),
            }
        }
    }
}

#[cfg(test)]
mod tests;
