//! A ledger that was read, in a form that outlives the process.
//!
//! Kept is what parsing gave: columns, places of rows, layouts. The text of the files is not; it is
//! read from the source as ever, for places and snippets lie in it. Only what told no finding is
//! kept. Whatever is odd about the bytes makes them worth nothing, and the ledger is read again.

mod cells;

use std::sync::Arc;

use rayon::prelude::*;
use sha1::{Digest as _, Sha1};

use super::merge::own_column;
use super::own::Declared;
use super::schema::{ColumnSchema, ColumnType, LedgerSchema};
use super::table::{Column, FileLayout, RowPlace, Table};
use crate::source::Entry;
use crate::source::store::bytes::{Input, put_bytes, put_u32, put_u64, put_whole};
use crate::source::store::{is_sealed, key_of, seal, unsealed};
use crate::text::SourceFile;

/// Ledgers whose files together have fewer bytes are read as fast as their stored form: 1 MiB.
pub(super) const LEAST_BYTES: usize = 1024 * 1024;

const MAGIC: &[u8; 8] = b"comityL\n";

/// To be raised when the form changes.
const FORMAT: u32 = 1;

/// The program and the sources of its reader: another reader may read otherwise.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("COMITY_READER"));

/// The key of a ledger's reading: equal only where program, declaration and files are.
pub(super) fn key(declared: &Declared, files: &[Entry]) -> String {
    let mut hash = Sha1::new();
    hash.update(format!("{FORMAT} {PROGRAM} {declared:?}"));
    for file in files {
        hash.update(format!("\0{}\0{}", file.path, file.blob));
    }
    key_of(hash)
}

/// The stored form of a table; `None` where it has none.
pub(super) fn to_bytes(key: &str, declared: &Declared, table: &Table) -> Option<Vec<u8>> {
    let mut out = MAGIC.to_vec();
    put_u32(&mut out, FORMAT);
    put_bytes(&mut out, PROGRAM.as_bytes());
    put_bytes(&mut out, key.as_bytes());
    put_schema(&mut out, declared, table);
    put_files(&mut out, table)?;
    let columns = table.columns.par_iter().map(|column| {
        let mut out = vec![u8::from(column.is_there)];
        cells::put(&mut out, &column.cells);
        out
    });
    for column in columns.collect::<Vec<_>>() {
        put_bytes(&mut out, &column);
    }
    seal(&mut out);
    Some(out)
}

/// The columns beside the declared ones; those are part of the key.
fn put_schema(out: &mut Vec<u8>, declared: &Declared, table: &Table) {
    let extras = &table.schema.columns[declared.schema.columns.len()..];
    put_u32(out, u32::try_from(extras.len()).unwrap_or(u32::MAX));
    for column in extras {
        put_bytes(out, column.name.as_bytes());
        out.push(u8::from(column.column_type == ColumnType::Number));
    }
}

/// The files with how they are laid out, and the places of their rows.
fn put_files(out: &mut Vec<u8>, table: &Table) -> Option<()> {
    // Places are kept by how far each is from the one before.
    if !table.rows.is_sorted() {
        return None;
    }
    put_u32(out, u32::try_from(table.files.len()).ok()?);
    let mut rest = &table.rows[..];
    for (place, (file, layout)) in (0_u32..).zip(table.files.iter().zip(&table.layouts)) {
        let count = rest.partition_point(|row| row.file <= place);
        let (rows, later) = rest.split_at(count);
        rest = later;
        put_u64(out, file.text.len() as u64);
        put_u64(out, rows.len() as u64);
        let FileLayout::Cells { delimiter, numbers } = layout else {
            return None;
        };
        out.push(*delimiter);
        let number = |number: &Option<usize>| number.and_then(|it| i64::try_from(it).ok());
        put_whole(out, numbers.iter().map(number));
        let starts = rows.iter().map(|row| i64::from(row.start));
        let before = std::iter::once(0).chain(starts.clone());
        let ahead = starts.zip(before).map(|(start, before)| start - before);
        put_whole(out, ahead.map(Some));
    }
    rest.is_empty().then_some(())
}

/// What a stored form holds: a table without the text of its files.
#[derive(Debug)]
pub(super) struct Form {
    schema: LedgerSchema,
    columns: Vec<Column>,
    files: Vec<FileForm>,
}

#[derive(Debug)]
struct FileForm {
    text_bytes: u64,
    layout: FileLayout,
    starts: Vec<u32>,
}

impl Form {
    /// Reads a stored form; `None` where it is not that of `key`, or not whole.
    pub(super) fn read(bytes: &[u8], key: &str, declared: &Declared) -> Option<Self> {
        // What is damaged is turned down by either of the two.
        let (is_sealed, form) = rayon::join(
            || is_sealed(bytes),
            || Self::of_body(Input(unsealed(bytes)?), key, declared),
        );
        form.filter(|_| is_sealed)
    }

    fn of_body(mut input: Input<'_>, key: &str, declared: &Declared) -> Option<Self> {
        let input = &mut input;
        let is_ours = input.take(MAGIC.len())? == MAGIC
            && input.u32()? == FORMAT
            && input.text()? == PROGRAM
            && input.text()? == key;
        if !is_ours {
            return None;
        }
        let mut schema = declared.schema.clone();
        schema.columns.extend(extras(input)?);
        let width = schema.columns.len();
        let files = (0..input.u32()?).map(|_| file(input, width));
        let files: Vec<FileForm> = files.collect::<Option<_>>()?;
        let rows = files.iter().map(|file| file.starts.len()).sum();
        let types = schema.columns.iter().map(|column| column.column_type);
        let columns = types.map(|column_type| Some((column_type, input.bytes()?)));
        let columns: Vec<(ColumnType, &[u8])> = columns.collect::<Option<_>>()?;
        if !input.0.is_empty() {
            return None;
        }
        let columns = columns.into_par_iter();
        let columns = columns.map(|(column_type, bytes)| column(bytes, column_type, rows));
        Some(Self {
            columns: columns.collect::<Option<_>>()?,
            schema,
            files,
        })
    }

    /// The table over the text of its files; `None` where these are not those it was read from.
    pub(super) fn table(self, texts: Vec<Arc<SourceFile>>) -> Option<Table> {
        let fits = self.files.len() == texts.len()
            && self
                .files
                .iter()
                .zip(&texts)
                .all(|(file, text)| file.fits(text));
        if !fits {
            return None;
        }
        let rows = (0_u32..).zip(&self.files).flat_map(|(file, form)| {
            let starts = form.starts.iter();
            starts.map(move |&start| RowPlace { file, start })
        });
        Some(Table {
            schema: self.schema,
            rows: rows.collect(),
            columns: self.columns,
            layouts: self.files.into_iter().map(|file| file.layout).collect(),
            files: texts,
        })
    }
}

impl FileForm {
    /// Whether every row begins at a letter of the text.
    fn fits(&self, file: &SourceFile) -> bool {
        let begins = |start: &u32| file.text.is_char_boundary(*start as usize);
        file.text.len() as u64 == self.text_bytes && self.starts.iter().all(begins)
    }
}

fn extras(input: &mut Input<'_>) -> Option<Vec<ColumnSchema>> {
    let count = input.u32()?;
    let extra = |_| {
        let name = input.text()?;
        let column_type = match input.u8()? {
            0 => ColumnType::Text,
            1 => ColumnType::Number,
            _ => return None,
        };
        Some(own_column(name, column_type))
    };
    (0..count).map(extra).collect()
}

fn file(input: &mut Input<'_>, width: usize) -> Option<FileForm> {
    let text_bytes = input.u64()?;
    let rows = usize::try_from(input.u64()?).ok()?;
    let delimiter = input.u8()?;
    let numbers = input.whole(width, |number| match number {
        None => Some(None),
        Some(number) => usize::try_from(number).ok().map(Some),
    })?;
    let mut before = 0_u32;
    let starts = input.whole(rows, |ahead| {
        before = before.checked_add(u32::try_from(ahead?).ok()?)?;
        Some(before)
    })?;
    let layout = FileLayout::Cells { delimiter, numbers };
    Some(FileForm {
        text_bytes,
        layout,
        starts,
    })
}

fn column(bytes: &[u8], column_type: ColumnType, rows: usize) -> Option<Column> {
    let mut input = Input(bytes);
    let is_there = match input.u8()? {
        0 => false,
        1 => true,
        _ => return None,
    };
    let cells = cells::read(input, column_type, rows)?;
    Some(Column { cells, is_there })
}

#[cfg(test)]
mod tests;
