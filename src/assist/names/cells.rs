//! Names in ledgers: the cells that name parties, people, markets, campaigns, decisions.

use super::{Name, Part, Thing, of_target};
use crate::actuals::ledger::{Cells, FileLayout, Row, Table};
use crate::rules::Context;
use crate::text::DocPath;

/// The names in the cells of a file.
pub(super) fn names(context: &Context<'_>, path: &DocPath) -> Vec<Name> {
    let mut tables = context.actuals.ledgers.tables();
    let found = tables.find_map(|table| {
        let file = table.files.iter().position(|file| file.path == *path)?;
        Some((table, file))
    });
    found.map_or_else(Vec::new, |(table, file)| of_file(context, table, file))
}

fn of_file(context: &Context<'_>, table: &Table, file: usize) -> Vec<Name> {
    if !matches!(table.layouts.get(file), Some(FileLayout::Cells { .. })) {
        return Vec::new();
    }
    let mut names = Vec::new();
    for (column, cells) in table.schema.columns.iter().zip(&table.columns) {
        let (Some(target), Cells::Words(words)) = (column.refers, &cells.cells) else {
            continue;
        };
        let things: Vec<Option<Thing>> = words
            .known
            .iter()
            .map(|word| of_target(context.playbook, target, word))
            .collect();
        let rows = words.rows.iter().zip(&table.rows).enumerate();
        for (index, (word, _)) in rows.filter(|(_, (_, row))| row.file as usize == file) {
            let place = *word as usize;
            let Some(Some(thing)) = things.get(place) else {
                continue;
            };
            let row = Row { table, index };
            let span = row.cell_span(&column.name);
            let id = &words.known[place];
            names.push(Name::new(row.file(), span, id, thing.clone(), Part::Use));
        }
    }
    names
}
