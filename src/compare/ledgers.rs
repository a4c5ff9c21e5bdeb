//! Ledgers: which rows came, went, or say something else.

use std::collections::BTreeMap;

use super::change::{Change, Class};
use super::fields::Judged;
use super::weight::Weight;
use super::{About, Comparison};
use crate::actuals::Ledgers;
use crate::actuals::ledger::{FileLayout, Row, Table};
use crate::locale::Message;
use crate::text::{SourceFile, Span};

impl Comparison<'_> {
    /// What the rows of ledgers say otherwise, ledger by ledger; what a ledger is made of documents
    /// is told by them.
    ///
    /// Rows are the same by the key of their ledger, else by all they say; how a cell is written
    /// does not count.
    pub fn ledgers(self, before: &Ledgers, now: &Ledgers) -> Vec<Change> {
        let work = self.work();
        let ids = |ledgers: &Ledgers| -> Vec<String> {
            let of_files = ledgers.tables().filter(|table| is_of_files(table));
            of_files.map(|table| table.schema.id.clone()).collect()
        };
        let mut all = ids(before);
        all.extend(ids(now));
        all.sort();
        all.dedup();
        let compared = all.iter().filter_map(|id| {
            let (old, new) = (before.table(id), now.table(id));
            let told = Told::of(old.map(|table| &**table), new.map(|table| &**table))?;
            let judged = told.judged(id);
            let about = About {
                object: format!("ledger/{id}"),
                names: vec![("ledger".to_owned(), id.clone())],
                file: told.file,
                is_gone: told.is_gone,
                at_most: Class::Breaking,
            };
            Some(work.bare(&about, "rows", told.at, judged))
        });
        compared.collect()
    }
}

fn is_of_files(table: &Table) -> bool {
    let mut layouts = table.layouts.iter();
    layouts.all(|layout| matches!(layout, FileLayout::Cells { .. }))
}

/// How many rows of a ledger are not what they were, and where the first of them stands.
struct Told<'a> {
    added: usize,
    changed: usize,
    removed: usize,
    file: &'a SourceFile,
    at: Span,
    is_gone: bool,
}

impl<'a> Told<'a> {
    fn of(old: Option<&'a Table>, new: Option<&'a Table>) -> Option<Self> {
        let (was, is) = (rows(old), rows(new));
        let (mut added, mut changed, mut removed) = (0, 0, 0);
        let mut first: Option<Row<'a>> = None;
        for (key, (row, cells)) in &is {
            match was.get(key) {
                Some((_, other)) if other == cells => continue,
                Some(_) => changed += 1,
                None => added += 1,
            }
            if first.is_none_or(|first| row.index < first.index) {
                first = Some(*row);
            }
        }
        let gone: Vec<Row<'a>> = was
            .iter()
            .filter(|(key, _)| !is.contains_key(*key))
            .map(|(_, (row, _))| *row)
            .collect();
        removed += gone.len();
        let is_gone = first.is_none();
        let lost = gone.into_iter().min_by_key(|row| row.index);
        let row = first.or(lost)?;
        Some(Self {
            added,
            changed,
            removed,
            file: row.file(),
            at: row.span(),
            is_gone,
        })
    }

    /// New rows are what ledgers are for; other rows tell the past anew.
    fn judged(&self, id: &str) -> Judged {
        let class = if self.changed + self.removed > 0 {
            Class::Notable
        } else {
            Class::Minor
        };
        let message = Message::new("change-ledger-rows")
            .with("ledger", id)
            .with("added", self.added)
            .with("changed", self.changed)
            .with("removed", self.removed);
        Judged::new("ledger-rows", Weight::All(class), message)
    }
}

/// What is in the cells of a row, by column; an empty cell says as much as none.
type Said = BTreeMap<String, String>;

/// The rows by what makes them one, with a number where several share it.
fn rows(table: Option<&Table>) -> BTreeMap<(Vec<String>, usize), (Row<'_>, Said)> {
    let mut rows = BTreeMap::new();
    let Some(table) = table else { return rows };
    let mut counts: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for row in table.rows() {
        let said = said(row);
        let key: Vec<String> = if table.schema.key.is_empty() {
            said.iter()
                .map(|(name, text)| format!("{name}={text}"))
                .collect()
        } else {
            let names = table.schema.key.iter();
            names
                .map(|name| said.get(&**name).cloned().unwrap_or_default())
                .collect()
        };
        let count = counts.entry(key.clone()).or_default();
        rows.insert((key, *count), (row, said));
        *count += 1;
    }
    rows
}

fn said(row: Row<'_>) -> Said {
    let columns = row.table.schema.columns.iter();
    let cell = |name: &str| {
        let read = row
            .amount(name)
            .map(|amount| amount.normalize().to_string())
            .or_else(|| row.number(name).map(|number| number.to_string()))
            .or_else(|| row.date(name).map(|date| date.to_string()))
            .or_else(|| row.moment(name).map(|moment| moment.to_string()))
            .or_else(|| row.flag(name).map(|flag| flag.to_string()))
            .or_else(|| row.word(name).map(str::to_owned));
        // What could not be read is compared as it is written.
        let is_there = row.table.column(name).is_some_and(|column| column.is_there);
        let written = || {
            let span = row.cell_span(name);
            (is_there && span != row.span()).then(|| row.file().slice(span).trim().to_owned())
        };
        read.or_else(written).filter(|text| !text.is_empty())
    };
    let cells = columns.filter_map(|column| Some((column.name.to_string(), cell(&column.name)?)));
    cells.collect()
}
