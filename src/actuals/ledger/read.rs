//! One file of a ledger: from bytes to columns.

use std::sync::Arc;

use super::cells::{Builder, Fault, Outcome, trimmed};
use super::decode::decode;
use super::dialect::Dialect;
use super::header::{self, Layout};
use super::scan::{Found, Records, cell};
use super::schema::{ColumnType, LedgerSchema};
use super::table::Words;
use super::told::{Kind, Told, of_ledger, reason, short};
use crate::finding::{Edit, Finding, Place};
use crate::text::{DocPath, SourceFile, Span};
use crate::value::{Decimal, ValueError, ValueErrorKind};

/// A cell of so many lines is rather a quote that somebody forgot to close.
const MANY_LINES: usize = 5;

/// What one file holds.
pub(super) struct Part {
    pub(super) file: Arc<SourceFile>,
    pub(super) layout: Layout,
    /// The byte at which each row begins.
    pub(super) starts: Vec<u32>,
    /// The declared columns.
    pub(super) columns: Vec<Builder>,
    /// For each declared column the rows whose number may have another reading.
    pub(super) doubtful: Vec<Vec<u32>>,
    /// The columns beside them, as text.
    pub(super) extras: Vec<Words>,
    pub(super) told: Told,
}

/// Reads one file.
pub(super) fn read(schema: &LedgerSchema, dialect: Dialect, path: DocPath, bytes: &[u8]) -> Part {
    let (file, fault) = decode(&schema.id, path, bytes, dialect.encoding);
    let mut told = Told::default();
    let file = Arc::new(file);
    let mut records = Records::of(&file.text, dialect.delimiter);
    let layout = match fault {
        Some(fault) => {
            told.of_file(fault);
            None
        }
        None => header::read(&file, schema, dialect, &mut records, &mut told),
    };
    let columns = schema.columns.iter();
    let mut reader = FileReader {
        schema,
        dialect,
        part: Part {
            file: Arc::clone(&file),
            layout: Layout {
                declared: vec![None; schema.columns.len()],
                ..Layout::default()
            },
            starts: Vec::new(),
            columns: columns
                .map(|column| Builder::new(&schema.id, column))
                .collect(),
            doubtful: vec![Vec::new(); schema.columns.len()],
            extras: Vec::new(),
            told,
        },
    };
    if let Some(layout) = layout {
        reader.part.extras = vec![Words::default(); layout.extras.len()];
        reader.part.layout = layout;
        reader.rows(&mut records);
    }
    reader.part
}

struct FileReader<'a> {
    schema: &'a LedgerSchema,
    dialect: Dialect,
    part: Part,
}

impl FileReader<'_> {
    fn rows(&mut self, records: &mut Records<'_>) {
        let mut last = None;
        while records.advance() {
            if records.record.iter().all(str::is_empty) {
                continue;
            }
            last = Some((records.start, records.record.len()));
            if records.lines() >= MANY_LINES as u64 {
                self.long_cells(records);
            }
            if self.has_extra_cells(records) {
                continue;
            }
            if records.record.len() < self.part.layout.width {
                self.missing_cell(records);
            }
            self.row(records);
        }
        if let Some((start, len)) = last {
            self.unclosed_quote(start, len);
        }
    }

    fn row(&mut self, records: &Records<'_>) {
        let row = u32::try_from(self.part.starts.len()).unwrap_or(u32::MAX);
        let start = u32::try_from(records.start).unwrap_or(u32::MAX);
        self.part.starts.push(start);
        for column in 0..self.part.columns.len() {
            let Some(number) = self.part.layout.declared[column] else {
                continue;
            };
            let text = records.record.get(number);
            match self.part.columns[column].push(text.unwrap_or(""), self.dialect) {
                Outcome::Fine => {}
                Outcome::Doubtful => self.part.doubtful[column].push(row),
                // A cell that is not there at all has been told with its row.
                Outcome::Faulty(Fault::Empty) if text.is_none() => {}
                Outcome::Faulty(fault) => self.faulty(records, column, number, &fault),
            }
        }
        for (words, (_, number)) in self.part.extras.iter_mut().zip(&self.part.layout.extras) {
            words.push(trimmed(records.record.get(*number).unwrap_or("")));
        }
    }

    fn cell(&self, start: usize, number: usize) -> Found {
        cell(&self.part.file.text, start, self.dialect.delimiter, number)
    }

    fn place(&self, span: Span) -> Place {
        Place::new(&self.part.file.path, span)
    }

    fn tell(
        &mut self,
        rule: &'static str,
        fault: &'static str,
        column: &str,
        make: impl FnOnce(Finding) -> Finding,
        span: impl FnOnce(&Self) -> Span,
    ) {
        let mut told = std::mem::take(&mut self.part.told);
        let kind = Kind {
            rule,
            fault,
            column: column.to_owned(),
        };
        told.of_row(kind, || {
            let place = self.place(span(self));
            let finding = of_ledger(rule, &self.schema.id, place).field(column);
            make(finding.with("column", column.to_owned()))
        });
        self.part.told = told;
    }

    /// Whether the row has more cells than the header; empty ones at the end are forgiven, for
    /// spreadsheets write them. Such a row is left out: nobody knows which cell is which.
    fn has_extra_cells(&mut self, records: &Records<'_>) -> bool {
        let width = self.part.layout.width;
        let extra = (width..records.record.len()).find(|number| {
            records
                .record
                .get(*number)
                .is_some_and(|it| !it.trim().is_empty())
        });
        if extra.is_none() {
            return false;
        }
        let (start, cells) = (records.start, records.record.len());
        let make = |finding: Finding| finding.with("cells", cells).with("labels", width);
        self.tell("extra-cell", "", "", make, |it| it.cell(start, width).span);
        true
    }

    fn missing_cell(&mut self, records: &Records<'_>) {
        let (start, cells) = (records.start, records.record.len());
        let width = self.part.layout.width;
        let make = |finding: Finding| finding.with("cells", cells).with("labels", width);
        self.tell("missing-cell", "", "", make, |it| {
            it.cell(start, cells).span
        });
    }

    fn long_cells(&mut self, records: &Records<'_>) {
        for (number, text) in records.record.iter().enumerate() {
            let lines = text.lines().count();
            let start = records.start;
            // One that nothing closes is told as such.
            if lines >= MANY_LINES && !self.cell(start, number).is_unclosed {
                let span = |it: &Self| first_line(&it.part.file.text, it.cell(start, number).span);
                let make = |finding: Finding| finding.with("lines", lines);
                self.tell("suspicious-multiline-cell", "", "", make, span);
            }
        }
    }

    /// A quote that nothing closes makes the rest of the file one cell, so it is in the last row.
    fn unclosed_quote(&mut self, start: usize, len: usize) {
        let number = len.saturating_sub(1);
        if !self.cell(start, number).is_unclosed {
            return;
        }
        let make = |finding: Finding| finding.variant("unclosed");
        let span = |it: &Self| first_line(&it.part.file.text, it.cell(start, number).span);
        self.tell("suspicious-multiline-cell", "unclosed", "", make, span);
    }

    fn faulty(&mut self, records: &Records<'_>, column: usize, number: usize, fault: &Fault) {
        let schema = &self.schema.columns[column];
        let (name, column_type) = (&*schema.name, schema.column_type);
        let (start, text) = (records.start, records.record.get(number).unwrap_or(""));
        let span = |it: &Self| it.cell(start, number).span;
        let text = short(trimmed(text));
        match fault {
            Fault::Empty => {
                let make = |finding: Finding| finding.variant("empty");
                self.tell("constraint-error", "empty", name, make, span);
            }
            Fault::Bound(what, bound) => {
                let bound = Decimal::try_from(*bound).unwrap_or_default();
                let make = |finding: Finding| {
                    let finding = finding.with("text", text).with("bound", bound);
                    match *what {
                        "least" => finding.variant("least"),
                        "above" => finding.variant("above"),
                        _ => finding.variant("most"),
                    }
                };
                self.tell("constraint-error", what, name, make, span);
            }
            Fault::Value(error) if matches!(error.kind, ValueErrorKind::AmbiguousNumber { .. }) => {
                let make = |finding| ambiguous_number(finding, error);
                self.tell("ambiguous-number", "", name, make, span);
            }
            Fault::Value(error) => {
                let make = |finding: Finding| type_error(finding, &text, error, column_type);
                self.tell("type-error", error.kind.id(), name, make, span);
                if let Some(mended) = mended(error) {
                    let kind = Kind {
                        rule: "type-error",
                        fault: error.kind.id(),
                        column: name.to_owned(),
                    };
                    let edit = Edit {
                        path: self.part.file.path.clone(),
                        span: span(self),
                        text: mended.to_owned(),
                    };
                    self.part.told.mend(&kind, || edit);
                }
            }
        }
    }
}

/// A place of many lines, shown by its first.
fn first_line(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let len = inside.find(['\r', '\n']).unwrap_or(inside.len());
    Span::new(span.start, span.start + len)
}

fn type_error(
    finding: Finding,
    text: &str,
    error: &ValueError,
    column_type: ColumnType,
) -> Finding {
    let form = format!("ledger-form-{}", column_type.id());
    let reason = reason(error, form);
    let mut finding = finding
        .with("text", text.to_owned())
        .with("reason", reason.clone());
    finding.help.push(reason.attribute("help"));
    finding
}

/// What a cell should say, where that is clear; a mark that parts cells or quotes them would make
/// another row of it.
fn mended(error: &ValueError) -> Option<&str> {
    match &error.kind {
        ValueErrorKind::Misspelled { mended, .. } => Some(mended.as_str()),
        _ => None,
    }
    .filter(|mended| !mended.contains([',', ';', '\t', '|', '"']))
}

/// `1,234` or `1.234` where the playbook does not say what the mark means.
pub(super) fn ambiguous_number(finding: Finding, error: &ValueError) -> Finding {
    let reason = reason(error, "ledger-form-number".to_owned());
    let args = error.kind.args().into_iter();
    let finding = args.fold(finding, |finding, (name, text)| finding.with(name, text));
    finding.variant("ledger").with("reason", reason)
}
