//! From the files of a ledger to one table.

use super::cells::{empty, push_nothing};
use super::dialect::Dialect;
use super::number::{both_readings, exact};
use super::read::{Part, ambiguous_number};
use super::scan::cell;
use super::schema::{ColumnSchema, ColumnType, LedgerSchema, Role};
use super::table::{Cells, Column, FileLayout, RowPlace, Table, Words};
use super::told::{Kind, Told, of_ledger};
use crate::finding::Place;

/// Puts the rows of all files into one table, in the order of the files.
pub(super) fn merge(
    schema: &LedgerSchema,
    dialect: Dialect,
    mut parts: Vec<Part>,
) -> (Table, Told) {
    let mut told = Told::default();
    for part in &mut parts {
        told.append(std::mem::take(&mut part.told));
    }
    let shows_mark = dialect.has_marks
        || parts
            .iter()
            .any(|part| part.columns.iter().any(|column| column.shows_decimal_mark));
    if !shows_mark {
        forget_doubtful(schema, dialect, &mut parts, &mut told);
    }
    let extras = extra_names(&parts);
    let mut table = Table {
        schema: schema.clone(),
        files: parts
            .iter()
            .map(|part| std::sync::Arc::clone(&part.file))
            .collect(),
        rows: places(&parts),
        columns: declared(schema, &mut parts),
        layouts: parts
            .iter()
            .map(|part| layout(part, dialect, &extras))
            .collect(),
    };
    for name in &extras {
        let words = extra(name, &parts);
        let (column_type, cells) = typed(words, dialect, shows_mark);
        table.schema.columns.push(own_column(name, column_type));
        let is_there = true;
        table.columns.push(Column { cells, is_there });
    }
    (table, told)
}

/// Empties the cells whose number has two readings, since nothing in the ledger tells which.
fn forget_doubtful(schema: &LedgerSchema, dialect: Dialect, parts: &mut [Part], told: &mut Told) {
    for part in parts {
        for (place, column) in schema.columns.iter().enumerate() {
            for row in std::mem::take(&mut part.doubtful[place]) {
                match &mut part.columns[place].cells {
                    Cells::Numbers(numbers) => numbers[row as usize] = f64::NAN,
                    Cells::Amounts(amounts) => amounts[row as usize] = None,
                    _ => {}
                }
                let kind = Kind {
                    rule: "ambiguous-number",
                    fault: "",
                    column: column.name.to_string(),
                };
                let number = part.layout.declared[place].unwrap_or(0);
                let start = part.starts[row as usize] as usize;
                let file = &part.file;
                told.of_row(kind, || {
                    let span = cell(&file.text, start, dialect.delimiter, number).span;
                    let error = both_readings(file.slice(span), dialect);
                    let place = Place::new(&file.path, span);
                    let finding = of_ledger("ambiguous-number", &schema.id, place);
                    let finding = finding
                        .field(&*column.name)
                        .with("column", column.name.clone());
                    ambiguous_number(finding, &error)
                });
            }
        }
    }
}

fn places(parts: &[Part]) -> Vec<RowPlace> {
    let all = parts.iter().map(|part| part.starts.len()).sum();
    let mut places = Vec::with_capacity(all);
    for (file, part) in parts.iter().enumerate() {
        let file = u32::try_from(file).unwrap_or(u32::MAX);
        places.extend(part.starts.iter().map(|start| RowPlace {
            file,
            start: *start,
        }));
    }
    places
}

fn declared(schema: &LedgerSchema, parts: &mut [Part]) -> Vec<Column> {
    let columns = schema.columns.iter().enumerate();
    columns
        .map(|(place, column)| {
            let mut cells = empty(column.column_type);
            for part in parts.iter_mut() {
                let rows = part.starts.len();
                let read =
                    std::mem::replace(&mut part.columns[place].cells, empty(column.column_type));
                if part.layout.declared[place].is_some() {
                    append(&mut cells, read);
                } else {
                    (0..rows).for_each(|_| push_nothing(&mut cells));
                }
            }
            let is_there = parts
                .iter()
                .any(|part| part.layout.declared[place].is_some());
            Column { cells, is_there }
        })
        .collect()
}

/// Appends cells of the same type; the first ones are taken as they are.
fn append(cells: &mut Cells, more: Cells) {
    match (cells, more) {
        (Cells::Words(words), Cells::Words(more)) => words.append(more),
        (Cells::Numbers(all), Cells::Numbers(more)) => append_all(all, more),
        (Cells::Amounts(all), Cells::Amounts(more)) => append_all(all, more),
        (Cells::Dates(all), Cells::Dates(more)) => append_all(all, more),
        (Cells::Moments(all), Cells::Moments(more)) => append_all(all, more),
        (Cells::Flags(all), Cells::Flags(more)) => append_all(all, more),
        _ => unreachable!("both were made for one type"),
    }
}

fn append_all<T>(all: &mut Vec<T>, mut more: Vec<T>) {
    if all.is_empty() {
        *all = more;
    } else {
        all.append(&mut more);
    }
}

/// The columns that are not declared, in the order in which they are met.
fn extra_names(parts: &[Part]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (name, _) in parts.iter().flat_map(|part| &part.layout.extras) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

fn extra(name: &str, parts: &[Part]) -> Words {
    let mut words = Words::default();
    for part in parts {
        let place = part
            .layout
            .extras
            .iter()
            .position(|(extra, _)| extra == name);
        match place {
            Some(place) => words.append(part.extras[place].clone()),
            None => (0..part.starts.len()).for_each(|_| words.push("")),
        }
    }
    words
}

/// Numbers where every cell is one in a single reading, else text.
fn typed(words: Words, dialect: Dialect, shows_mark: bool) -> (ColumnType, Cells) {
    let mark = if dialect.decimal == ',' { b',' } else { b'.' };
    let read: Vec<_> = words
        .known
        .iter()
        .map(|word| exact(word.as_bytes(), mark))
        .collect();
    let shows_mark = shows_mark
        || read
            .iter()
            .flatten()
            .any(|number| number.shows_decimal_mark());
    let is_clear = |number: &Option<super::number::Exact>| {
        number.is_some_and(|number| shows_mark || !number.could_be_thousands())
    };
    if read.is_empty() || !read.iter().all(is_clear) {
        return (ColumnType::Text, Cells::Words(words));
    }
    let number = |place: &u32| {
        let number = read.get(*place as usize).copied().flatten();
        number.map_or(f64::NAN, super::number::Exact::float)
    };
    let numbers = words.rows.iter().map(number).collect();
    (ColumnType::Number, Cells::Numbers(numbers))
}

/// A column that files have beside the declared ones.
pub(super) fn own_column(name: &str, column_type: ColumnType) -> ColumnSchema {
    ColumnSchema {
        name: name.to_owned().into(),
        column_type,
        is_required: false,
        role: Role::Fact,
        refers: None,
        en: name.to_owned().into(),
        ru: name.to_owned().into(),
    }
}

fn layout(part: &Part, dialect: Dialect, extras: &[String]) -> FileLayout {
    let declared = part.layout.declared.iter().copied();
    let extras = extras.iter().map(|name| {
        let found = part.layout.extras.iter().find(|(extra, _)| extra == name);
        found.map(|(_, number)| *number)
    });
    FileLayout::Cells {
        delimiter: dialect.delimiter,
        numbers: declared.chain(extras).collect(),
    }
}
