//! What rows name: parties, people, markets, campaigns, decisions of the playbook.
//!
//! Each distinct word is looked up once, and each time anew: the playbook may have changed while
//! the ledger has not.

use std::collections::HashSet;

use super::schema::ColumnSchema;
use super::table::{Cells, Row, Table, Words};
use super::told::{MOST_EDITS, and_more, of_ledger, short};
use crate::finding::{Edit, Finding, Fix, Place, Report, Safety};
use crate::locale::Message;
use crate::model::field::{RefTarget, inside_quotes, likeness};
use crate::model::{Kind, Playbook};
use crate::parse;
use crate::text::nearest;

/// So many unknown words of a column are told one by one.
const TOLD_WORDS: usize = 10;

/// Tells which cells of a table name nothing.
pub(super) fn check(table: &Table, playbook: &Playbook, report: &mut Report) {
    for (column, cells) in table.schema.columns.iter().zip(&table.columns) {
        if let (Some(target), Cells::Words(words)) = (column.refers, &cells.cells) {
            check_column(table, column, target, words, playbook, report);
        }
    }
}

fn check_column(
    table: &Table,
    column: &ColumnSchema,
    target: RefTarget,
    words: &Words,
    playbook: &Playbook,
    report: &mut Report,
) {
    let known = playbook.known(target);
    let index: HashSet<&str> = known.iter().map(String::as_str).collect();
    let is_known: Vec<bool> = words
        .known
        .iter()
        .map(|word| index.contains(&**word))
        .collect();
    if is_known.iter().all(|is_known| *is_known) || is_perhaps_there(playbook, target, &known) {
        return;
    }
    // For each unknown word its first row, and how many more rows there are.
    let mut unknown: Vec<(usize, usize)> = Vec::new();
    let mut places: Vec<Option<usize>> = vec![None; words.known.len()];
    for (row, &word) in words.rows.iter().enumerate() {
        if is_known.get(word as usize).copied().unwrap_or(true) {
            continue;
        }
        if let Some(place) = places[word as usize] {
            unknown[place].1 += 1;
        } else {
            places[word as usize] = Some(unknown.len());
            unknown.push((row, 0));
        }
    }
    let (shown, hidden) = unknown.split_at(unknown.len().min(TOLD_WORDS));
    for (number, &(row, more)) in shown.iter().enumerate() {
        let first = Row { table, index: row };
        let word = words.rows[row];
        let alike = words.rows.iter().enumerate().skip(row);
        let alike = alike.filter(|(_, other)| **other == word);
        let rows = alike.map(|(index, _)| Row { table, index });
        let finding = foreign_key_error(&first, column, target);
        let written = first.word(&column.name).unwrap_or_default();
        let finding = match nearest(written, known.iter().map(String::as_str)) {
            Some(near) => meant(finding, near, column, rows, more),
            None => finding.help(where_to_add(target)),
        };
        let finding = and_more(finding, more);
        let is_last = number + 1 == TOLD_WORDS && !hidden.is_empty();
        report.push(if is_last {
            finding
                .with("words", hidden.len())
                .note("ledger-more-words")
        } else {
            finding
        });
    }
}

/// Whether it may stand in what could not be read, or where the playbook declares none at all.
fn is_perhaps_there(playbook: &Playbook, target: RefTarget, known: &[String]) -> bool {
    match target {
        RefTarget::Market => {
            let file = &playbook.config_file;
            known.is_empty()
                || parse::toml_file(file, "config-unreadable", &mut Report::default()).1
        }
        RefTarget::Person | RefTarget::PartyOrPerson => playbook
            .of_kind(Kind::Party)
            .any(|document| document.page.is_broken),
        _ => false,
    }
}

/// Where such a thing is written down.
fn where_to_add(target: RefTarget) -> &'static str {
    match target {
        RefTarget::Market => "foreign-key-error.market",
        RefTarget::Person | RefTarget::PartyOrPerson => "foreign-key-error.person",
        _ => "foreign-key-error.document",
    }
}

/// The finding with the word that was meant, written in every row that has the other.
fn meant<'a>(
    finding: Finding,
    near: &str,
    column: &ColumnSchema,
    rows: impl Iterator<Item = Row<'a>>,
    more: usize,
) -> Finding {
    let finding = finding.with("near", near).help("did-you-mean");
    if more >= MOST_EDITS {
        return finding;
    }
    let mut safety = Safety::Safe;
    let edits = rows.map(|row| {
        let (file, span) = (row.file(), row.cell_span(&column.name));
        let written = row.word(&column.name).unwrap_or_default();
        if likeness(written, near) == Safety::Unsafe {
            safety = Safety::Unsafe;
        }
        Edit {
            path: file.path.clone(),
            span: inside_quotes(written, span),
            text: near.to_owned(),
        }
    });
    let edits = edits.collect();
    finding.fix(Fix { safety, edits })
}

fn foreign_key_error(row: &Row<'_>, column: &ColumnSchema, target: RefTarget) -> Finding {
    let id = row.word(&column.name).unwrap_or_default();
    let file = row.file();
    let span = row.cell_span(&column.name);
    let what = Message::new(format!("target-{}", target.name()));
    of_ledger(
        "foreign-key-error",
        &row.table.schema.id,
        Place::new(&file.path, span),
    )
    .field(format!("{}.{id}", column.name))
    .with("column", column.name.clone())
    .with("id", short(id))
    .with("what", what)
}
