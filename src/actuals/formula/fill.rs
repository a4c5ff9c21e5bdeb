//! Rows, put into a table of SQLite.

use std::collections::BTreeSet;

use rusqlite::types::Null;
use rusqlite::{Connection, Statement};

use super::engine::{Known, table};
use super::snapshots::ASSET;
use super::sql::column;
use super::tree::Kind;
use super::when::{self, When};
use super::{Cell, RowSet};

/// Makes the table and fills it; tells the columns in which no cell is empty.
pub(super) fn fill(
    connection: &mut Connection,
    known: &Known,
    old: Option<usize>,
    rows: &dyn RowSet,
) -> rusqlite::Result<BTreeSet<usize>> {
    if let Some(old) = old {
        connection.execute_batch(&format!("drop table {}", table(old)))?;
    }
    let name = table(known.number);
    let columns = known.columns.iter().map(|(place, kind)| {
        let affinity = match kind {
            Kind::Number | Kind::Truth => "real",
            _ => "text",
        };
        format!(", {} {affinity}", column(*place))
    });
    let has_assets = !known.snapshots.is_empty();
    let asset = has_assets.then(|| format!(", {ASSET} integer"));
    let columns: String = columns.chain(asset).collect();
    connection.execute_batch(&format!(
        "create table {name} (id integer primary key{columns})"
    ))?;
    let values = known.columns.len() + usize::from(has_assets);
    let places = ", ?".repeat(values);
    let mut full: BTreeSet<usize> = known.columns.keys().copied().collect();
    let transaction = connection.transaction()?;
    {
        let mut insert =
            transaction.prepare(&format!("insert into {name} values (null{places})"))?;
        for row in 0..known.rows {
            for (at, (place, kind)) in known.columns.iter().enumerate() {
                let is_filled = bind(&mut insert, at + 1, &rows.cell(row, *place), *kind)?;
                if !is_filled {
                    full.remove(place);
                }
            }
            if has_assets {
                insert.raw_bind_parameter(values, rows.asset(row))?;
            }
            insert.raw_execute()?;
        }
    }
    transaction.commit()?;
    Ok(full)
}

/// Puts a cell into its place; tells whether there was something in it.
fn bind(
    insert: &mut Statement<'_>,
    at: usize,
    cell: &Cell<'_>,
    kind: Kind,
) -> rusqlite::Result<bool> {
    match (cell, kind) {
        (Cell::Number(number), Kind::Number | Kind::Truth) => {
            insert.raw_bind_parameter(at, number)?;
        }
        (Cell::Number(number), _) => insert.raw_bind_parameter(at, number.to_string())?,
        (Cell::Text(text), Kind::Truth) if !text.is_empty() => {
            insert.raw_bind_parameter(at, f64::from(u8::from(text == "true")))?;
        }
        (Cell::Text(text), Kind::Moment) if !when::is_comparable(text) => {
            let text = match When::parse(text) {
                Some(When::Moment(moment)) => Some(when::comparable(moment)),
                _ => None,
            };
            let is_filled = text.is_some();
            insert.raw_bind_parameter(at, text)?;
            return Ok(is_filled);
        }
        (Cell::Text(text), kind) if kind != Kind::Number && !text.is_empty() => {
            insert.raw_bind_parameter(at, &**text)?;
        }
        _ => {
            insert.raw_bind_parameter(at, Null)?;
            return Ok(false);
        }
    }
    Ok(true)
}
