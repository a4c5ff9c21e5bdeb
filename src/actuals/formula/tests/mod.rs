//! Formulas as a whole: what is accepted, what it gives, and what cannot be done.

mod accepted;
mod answers;
mod documented;
mod hostile;
mod properties;
mod refused;
mod snapshots;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::date;

use super::{Answer, Cell, Engine, Formula, Refused, RowSet};
use crate::actuals::calendar::Calendars;
use crate::actuals::ledger::{ColumnSchema, ColumnType, LedgerSchema, Role};
use crate::model::{ParseCache, load};
use crate::source::Memory;

/// A ledger with a column of each sort.
fn schema() -> LedgerSchema {
    let column = |(name, column_type): (&'static str, ColumnType)| ColumnSchema {
        name: name.into(),
        column_type,
        is_required: false,
        role: Role::Fact,
        refers: None,
        en: "".into(),
        ru: "".into(),
    };
    let columns = [
        ("market", ColumnType::Text),
        ("spend", ColumnType::Money),
        ("views", ColumnType::Count),
        ("due", ColumnType::Date),
        ("delivered", ColumnType::Date),
        ("asked", ColumnType::Moment),
        ("answered", ColumnType::Moment),
        ("to", ColumnType::Text),
        ("marking", ColumnType::YesNo),
    ];
    LedgerSchema {
        id: "performance".to_owned(),
        columns: columns.map(column).into(),
        key: Vec::new(),
        dated_by: None,
    }
}

/// Rows as comma-separated cells, read by the kinds of the schema's columns.
struct Rows(Vec<Vec<Cell<'static>>>);

fn rows(lines: &[&str]) -> Rows {
    let columns = schema().columns;
    let cells = |line: &&str| {
        let mut texts = line.split(',');
        columns
            .iter()
            .map(|column| cell(texts.next(), column.column_type))
            .collect()
    };
    Rows(lines.iter().map(cells).collect())
}

fn cell(text: Option<&str>, column: ColumnType) -> Cell<'static> {
    match (text, column) {
        (None | Some(""), _) => Cell::Empty,
        (Some(text), ColumnType::Money | ColumnType::Count | ColumnType::YesNo) => {
            Cell::Number(text.parse().unwrap())
        }
        (Some(text), _) => Cell::Text(Cow::Owned(text.to_owned())),
    }
}

impl RowSet for Rows {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        self.0[row][column].clone()
    }
}

/// An engine with these rows as the table `t`, on 31 March 2026.
fn engine(rows: &Rows) -> Engine {
    let mut engine = Engine::new(Arc::new(calendars()), date(2026, 3, 31)).unwrap();
    let every: Vec<usize> = (0..schema().columns.len()).collect();
    engine.add("t", &schema(), &every, rows).unwrap();
    engine
}

fn calendars() -> Calendars {
    let files = [
        ("comity.toml", "format = 1\ntimezone = \"Europe/Moscow\"\n"),
        (
            "parties/northwind.md",
            "---\ntype: brand\ntimezone: Europe/Moscow\nhours: 10:00-19:00\n\
             people: { anna: { name: Anna } }\n---\n",
        ),
        (
            "parties/lumen.md",
            "---\ntype: agency\ntimezone: America/New_York\n---\n",
        ),
    ];
    let loaded = load(&Memory::of(files), &ParseCache::default()).unwrap();
    Calendars::of(&loaded.playbook)
}

fn formula(text: &str) -> Formula {
    Formula::check(text, &schema()).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

fn answer(engine: &Engine, text: &str, rows: Range<usize>) -> Answer {
    engine.answer("t", &formula(text), rows, &[], None).unwrap()
}

/// What a formula gives over all rows.
fn value(lines: &[&str], text: &str) -> Option<f64> {
    answer(&engine(&rows(lines)), text, 0..lines.len()).value
}
