//! Which rows of a ledger are measurements of the same thing.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::ledger::{Cells, Role, Table};
use crate::value::Moment;

/// The column that names a thing where a ledger has no key.
const ASSET: &str = "asset";

/// The column that says whose number a row is: each side's counter is one of its own.
const REPORTED_BY: &str = "reported_by";

/// For each of `rows` the number of the thing it measures: rows agree in it where they agree in
/// everything that makes up the ledger's key, the day left out. In a ledger without a key it is the
/// column `asset`; without that, all rows measure one thing.
///
/// Empty where the ledger has no snapshot, since then nobody asks.
pub(super) fn assets(table: &Table, rows: &[u32]) -> Vec<u32> {
    let mut columns = table.schema.columns.iter();
    if !columns.any(|column| column.role == Role::Snapshot) {
        return Vec::new();
    }
    let cells: Vec<&Cells> = identity(table)
        .into_iter()
        .map(|place| &table.columns[place].cells)
        .collect();
    let mut known: HashMap<String, u32> = HashMap::new();
    let number = |row: &u32| {
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        let name = name(&cells, *row as usize);
        *known.entry(name).or_insert(next)
    };
    rows.iter().map(number).collect()
}

fn identity(table: &Table) -> Vec<usize> {
    let schema = &table.schema;
    let key = schema.key.iter().map(|name| &**name);
    let mut names: Vec<&str> = key
        .filter(|name| schema.dated_by.as_deref() != Some(name))
        .collect();
    if schema.key.is_empty() {
        names.push(ASSET);
    }
    names.push(REPORTED_BY);
    let places = names.into_iter().filter_map(|name| schema.position(name));
    places.collect()
}

/// A text that is equal for equal cells.
fn name(columns: &[&Cells], row: usize) -> String {
    let mut name = String::new();
    for cells in columns {
        let written = match cells {
            Cells::Words(words) => write!(name, "{}/", words.rows[row]),
            Cells::Numbers(numbers) => write!(name, "{}/", numbers[row].to_bits()),
            Cells::Amounts(amounts) => write!(name, "{:?}/", amounts[row].map(|it| it.normalize())),
            Cells::Dates(dates) => write!(name, "{:?}/", dates[row]),
            Cells::Moments(moments) => write!(name, "{:?}/", moments[row].map(Moment::instant)),
            Cells::Flags(flags) => write!(name, "{:?}/", flags[row]),
        };
        // Writing to a text cannot fail.
        let _ = written;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actuals::{LedgerCache, read};
    use crate::model::{ParseCache, load};
    use crate::source::Memory;

    const COLUMNS: &str = "[ledgers.visits.columns]\nday = { type = \"date\" }\n\
        guests = { type = \"count\", role = \"snapshot\" }\nplace = {}\nasset = {}\n";

    fn numbers(ledger: &str, rows: &str) -> Vec<u32> {
        let files = [
            ("comity.toml", format!("format = 1\n{ledger}\n{COLUMNS}")),
            ("ledgers/visits.csv", rows.to_owned()),
        ];
        let source = Memory::of(files);
        let loaded = load(&source, &ParseCache::default()).unwrap();
        let day = "2026-03-31".parse().unwrap();
        let (actuals, _) =
            read(&loaded.playbook, &source, day, &mut LedgerCache::default()).unwrap();
        let table = actuals.ledgers.table("visits").unwrap();
        let all: Vec<u32> = (0..u32::try_from(table.len()).unwrap()).collect();
        assets(table, &all)
    }

    const ROWS: &str = "day,guests,place,asset\n2026-03-01,1,hall,x\n2026-03-02,2,yard,x\n\
        2026-03-03,3,hall,y\n2026-03-04,4,,\n";

    #[test]
    fn things_are_told_apart_by_the_key_without_the_day() {
        let keyed = "[ledgers.visits]\nkey = [\"day\", \"place\"]\ndated_by = \"day\"";
        assert_eq!(numbers(keyed, ROWS), [0, 1, 0, 2]);
        assert_eq!(numbers("[ledgers.visits]", ROWS), [0, 0, 1, 2], "by asset");
    }

    #[test]
    fn the_numbers_of_two_sides_are_two_counters() {
        let rows =
            "day,guests,place,asset,reported_by\n2026-03-01,1,hall,x,a\n2026-03-01,1,hall,x,b\n";
        assert_eq!(numbers("[ledgers.visits]", rows), [0, 1]);
    }
}
