//! Rows that stand for one another: corrections, and keys that stand twice.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use super::schema::ColumnType;
use super::table::{Cells, Row, Table, Words};
use super::told::{Kind, Told, of_ledger, short};
use crate::finding::{Finding, Place};
use crate::text::{Span, nearest};
use crate::value::{Period, PeriodKind};

/// The column that says whose number a row is.
const REPORTED_BY: &str = "reported_by";

/// The column that names the row which a row corrects.
const REPLACES: &str = "replaces";

/// Takes the rows away that others correct, and tells which corrections correct nothing.
///
/// A correction of the same key stands beside the row it corrects; one of another key takes its
/// place. In which order they stand says nothing, since rows may be sorted.
pub(super) fn take_replaced(table: &mut Table, told: &mut Told) {
    let Some(Cells::Words(replaces)) = table.column(REPLACES).map(|column| &column.cells) else {
        return;
    };
    let has_corrections = replaces.rows.iter().any(|place| *place != Words::EMPTY);
    if table.schema.key.is_empty() || !has_corrections {
        return;
    }
    let keys: Vec<String> = table.rows().map(|row| key_text(&row)).collect();
    let mut corrections: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for row in 0..table.len() {
        if let Some(key) = replaces.get(row) {
            corrections.entry(key).or_default().push(row);
        }
    }
    let reporter = |row: usize| Row { table, index: row }.word(REPORTED_BY);
    let mut keeps = vec![true; table.len()];
    let mut has_found = vec![false; table.len()];
    for (row, key) in keys.iter().enumerate() {
        for &correction in corrections.get(&**key).into_iter().flatten() {
            if correction == row || reporter(correction) != reporter(row) {
                continue;
            }
            has_found[correction] = true;
            // Two that correct each other are two rows, and their keys may be told.
            let is_mutual = replaces.get(row) == Some(&keys[correction]);
            keeps[row] &= is_mutual;
        }
    }
    let lost = corrections
        .values()
        .flatten()
        .filter(|row| !has_found[**row]);
    for &row in lost {
        let kind = Kind {
            rule: "foreign-key-error",
            fault: "row",
            column: REPLACES.to_owned(),
        };
        told.of_row(kind, || no_such_row(&Row { table, index: row }, &keys));
    }
    table.retain(&keeps);
}

fn no_such_row(row: &Row<'_>, keys: &[String]) -> Finding {
    let written = row.word(REPLACES).unwrap_or_default();
    let own = &keys[row.index];
    let others = keys.iter().filter(|key| *key != own);
    let finding = finding("foreign-key-error", row, row.cell_span(REPLACES))
        .variant("row")
        .field(REPLACES)
        .with("text", short(written));
    match nearest(written, others.map(String::as_str)) {
        Some(near) => finding.with("near", near).help("did-you-mean"),
        None => finding,
    }
}

/// Tells which keys stand in two rows.
pub(super) fn unique(table: &Table, told: &mut Told) {
    let by_key = |name: &str| table.schema.position(name);
    let own = table.schema.key.iter().filter_map(|name| by_key(name));
    let mut columns: Vec<usize> = own.collect();
    if columns.is_empty() || columns.len() < table.schema.key.len() {
        return;
    }
    let is_whole = |column: &usize| {
        !table.schema.columns[*column].is_required || table.columns[*column].is_there
    };
    if !columns.iter().all(is_whole) {
        return;
    }
    columns.extend(by_key(REPORTED_BY).filter(|column| !columns.contains(column)));
    let key = Key { table, columns };
    let mut seen: HashMap<u64, usize> = HashMap::with_capacity(table.len());
    for row in 0..table.len() {
        let Some(mut hash) = key.hash(row) else {
            continue;
        };
        // Keys of one hash stand at the places that follow.
        while let Some(first) = seen
            .get(&hash)
            .copied()
            .filter(|first| !key.is_same(*first, row))
        {
            debug_assert!(first < row, "rows are met in order");
            hash = hash.wrapping_add(1);
        }
        match seen.get(&hash) {
            Some(first) => tell_twice(table, *first, row, told),
            None => {
                seen.insert(hash, row);
            }
        }
    }
}

struct Key<'a> {
    table: &'a Table,
    columns: Vec<usize>,
}

impl Key<'_> {
    /// A number for the row's key, equal for equal keys; `None` where a part that must be there
    /// could not be read, which has been told.
    fn hash(&self, row: usize) -> Option<u64> {
        // The multiplier of Knuth's linear congruential generator MMIX.
        const MULTIPLIER: u64 = 6_364_136_223_846_793_005;
        let mut hash = 0_u64;
        for &column in &self.columns {
            let code = code(&self.table.columns[column].cells, row);
            if code.is_none() && self.table.schema.columns[column].is_required {
                return None;
            }
            hash = (hash ^ code.unwrap_or(u64::MAX)).wrapping_mul(MULTIPLIER);
            hash ^= hash >> 29;
        }
        Some(hash)
    }

    fn is_same(&self, one: usize, other: usize) -> bool {
        let mut columns = self.columns.iter();
        columns.all(|column| is_same(&self.table.columns[*column].cells, one, other))
    }
}

/// A number for a cell, equal for equal values; `None` where it is empty.
fn code(cells: &Cells, row: usize) -> Option<u64> {
    match cells {
        Cells::Words(words) => {
            let place = words.rows[row];
            (place != Words::EMPTY).then_some(u64::from(place))
        }
        Cells::Numbers(numbers) => {
            let number = numbers[row];
            (!number.is_nan()).then(|| number.to_bits())
        }
        Cells::Amounts(amounts) => amounts[row].map(|amount| {
            // Half of the digits is enough: equality is looked at apart.
            let mantissa = amount.normalize().mantissa().to_le_bytes();
            u64::from_le_bytes([
                mantissa[0],
                mantissa[1],
                mantissa[2],
                mantissa[3],
                mantissa[4],
                mantissa[5],
                mantissa[6],
                mantissa[7],
            ])
        }),
        Cells::Dates(dates) => dates[row].map(|day| {
            let month = u64::from(day.month().unsigned_abs());
            let day_of_month = u64::from(day.day().unsigned_abs());
            u64::from(day.year().unsigned_abs()) * 512 + month * 32 + day_of_month
        }),
        Cells::Moments(moments) => {
            moments[row].map(|moment| moment.instant().as_millisecond().unsigned_abs())
        }
        Cells::Flags(flags) => flags[row].map(u64::from),
    }
}

fn is_same(cells: &Cells, one: usize, other: usize) -> bool {
    match cells {
        Cells::Words(words) => words.rows[one] == words.rows[other],
        Cells::Numbers(numbers) => numbers[one].to_bits() == numbers[other].to_bits(),
        Cells::Amounts(amounts) => amounts[one] == amounts[other],
        Cells::Dates(dates) => dates[one] == dates[other],
        Cells::Moments(moments) => moments[one] == moments[other],
        Cells::Flags(flags) => flags[one] == flags[other],
    }
}

fn tell_twice(table: &Table, first: usize, again: usize, told: &mut Told) {
    let kind = Kind {
        rule: "unique-error",
        fault: "",
        column: String::new(),
    };
    told.of_row(kind, || {
        let [first, again] = [first, again].map(|index| Row { table, index });
        unique_error(&first, &again)
    });
}

fn unique_error(first: &Row<'_>, again: &Row<'_>) -> Finding {
    let names = &again.table.schema.key;
    let span = |row: &Row<'_>| match &names[..] {
        [only] => row.cell_span(only),
        _ => row.span(),
    };
    let columns: Vec<&str> = names.iter().map(|name| &**name).collect();
    let finding = finding("unique-error", again, span(again))
        .field(columns.join(","))
        .with("key", short(&key_text(again)));
    finding.label(
        Place::new(&first.file().path, span(first)),
        "unique-error.first",
    )
}

fn finding(rule: &'static str, row: &Row<'_>, span: Span) -> Finding {
    let place = Place::new(&row.file().path, span);
    of_ledger(rule, &row.table.schema.id, place)
}

/// The key of a row as a correction names it: `2026-03-06/us/campfire`, without empty ones at the
/// end.
fn key_text(row: &Row<'_>) -> String {
    let mut text = String::new();
    for (number, name) in row.table.schema.key.iter().enumerate() {
        if number > 0 {
            text.push('/');
        }
        push_cell(&mut text, row, name);
    }
    text.truncate(text.trim_end_matches('/').len());
    text
}

fn push_cell(text: &mut String, row: &Row<'_>, name: &str) {
    let Some(place) = row.table.schema.position(name) else {
        return;
    };
    let is_week = row.table.schema.columns[place].column_type == ColumnType::Week;
    let written = match &row.table.columns[place].cells {
        Cells::Words(words) => write!(text, "{}", words.get(row.index).unwrap_or_default()),
        Cells::Numbers(numbers) if !numbers[row.index].is_nan() => {
            write!(text, "{}", numbers[row.index])
        }
        Cells::Amounts(amounts) => match amounts[row.index] {
            Some(amount) => write!(text, "{}", amount.normalize()),
            None => Ok(()),
        },
        Cells::Dates(dates) => match dates[row.index] {
            Some(day) if is_week => write!(text, "{}", Period::of(day, PeriodKind::Week)),
            Some(day) => write!(text, "{day}"),
            None => Ok(()),
        },
        Cells::Moments(moments) => match moments[row.index] {
            Some(moment) => write!(text, "{moment}"),
            None => Ok(()),
        },
        Cells::Flags(flags) => match flags[row.index] {
            Some(flag) => write!(text, "{flag}"),
            None => Ok(()),
        },
        Cells::Numbers(_) => Ok(()),
    };
    // Writing to a text cannot fail.
    let _ = written;
}
