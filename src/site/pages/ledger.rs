//! The rows of a ledger, each with the line it stands on: what figures lead to.

use super::Heading;
use super::cells::{number, table, words};
use crate::actuals::Actuals;
use crate::actuals::ledger::{Cells, Column, ColumnSchema, Row as LedgerRow, Table as Ledger};
use crate::locale::Lang;
use crate::site::here::Here;
use crate::site::origin::{PAGES_A_LEDGER, REST, ROWS_A_PAGE, place, row_id};
use crate::site::theme::Argument;
use crate::site::view::{self, Cell, Link, Origin, Row, Section, Sheet, Text};

/// The ledgers that have rows, and how many pages each has.
pub(in crate::site) fn pages(actuals: &Actuals) -> Vec<(String, usize)> {
    let tables = actuals.ledgers.tables().filter(|table| !table.is_empty());
    let count = |table: &Ledger| table.len().div_ceil(ROWS_A_PAGE).min(PAGES_A_LEDGER);
    tables
        .map(|table| (table.schema.id.clone(), count(table)))
        .collect()
}

/// What the frame must know.
pub(super) fn heading(here: Here<'_>, at: usize) -> Heading {
    let title = title(here, at);
    Heading {
        description: format!("{} · {title}", here.site.title(here.lang)),
        title: Text {
            text: title,
            lang: None,
        },
        ..Heading::default()
    }
}

fn title(here: Here<'_>, at: usize) -> String {
    let ledger = here.site.addresses.ledgers.get(at);
    let name = ledger.map(|(id, _)| here.ledger(id).text);
    let name = Argument::Text(name.unwrap_or_default());
    here.say_with("ledger-page", &[("ledger", name)])
}

pub(super) fn view(here: Here<'_>, at: usize, part: usize) -> Sheet {
    let known = here.site.addresses.ledgers.get(at);
    let tables = &here.site.actuals.ledgers;
    let found = known.and_then(|(id, pages)| Some((tables.table(id)?, pages)));
    Sheet {
        title: title(here, at),
        lede: here.say("ledger-page-lede"),
        as_of: here.day(here.site.options.as_of),
        sections: found.map_or_else(Vec::new, |(table, pages)| {
            let mut sections = vec![rows(here, table, pages, part)];
            sections.extend(rest(here, table, pages, part));
            sections
        }),
    }
}

/// A part of the rows, with the ways to the other parts.
fn rows(here: Here<'_>, ledger: &Ledger, pages: &[String], part: usize) -> Section {
    let first = part * ROWS_A_PAGE;
    let end = ledger.len().min(first + ROWS_A_PAGE);
    let shown: Vec<(&ColumnSchema, &Column)> = ledger
        .schema
        .columns
        .iter()
        .zip(&ledger.columns)
        .filter(|(_, column)| column.is_there)
        .collect();
    let mut names = vec![view::Column {
        label: here.say("place"),
        numeric: false,
    }];
    names.extend(shown.iter().map(|(schema, column)| view::Column {
        label: name(here, schema),
        numeric: is_numeric(column),
    }));
    names.push(view::Column {
        label: here.say("set-by"),
        numeric: false,
    });
    let line = |index: usize| line(here, ledger, &shown, index);
    let other = |(at, address): (usize, &String)| {
        let from = at * ROWS_A_PAGE + 1;
        let to = ledger.len().min((at + 1) * ROWS_A_PAGE);
        let count = |count: usize| Argument::Count(i64::try_from(count).unwrap_or(i64::MAX));
        Link {
            text: here.say_with("rows-from-to", &[("from", count(from)), ("to", count(to))]),
            lang: None,
            href: (at != part).then(|| here.way(address, "")),
        }
    };
    let links = pages.iter().enumerate().map(other);
    Section {
        id: "_rows".to_owned(),
        title: here.count("rows-all", ledger.len()),
        table: Some(table(names, (first..end).map(line).collect())),
        links: links.filter(|_| pages.len() > 1).collect(),
        ..Section::default()
    }
}

/// How many rows are on no page.
fn rest(here: Here<'_>, ledger: &Ledger, pages: &[String], part: usize) -> Option<Section> {
    let left = ledger.len().checked_sub(pages.len() * ROWS_A_PAGE)?;
    (left > 0 && part + 1 == pages.len()).then(|| Section {
        id: REST.to_owned(),
        title: here.count("rows-left-out", left),
        lede: Some(here.say("rows-left-out-lede")),
        ..Section::default()
    })
}

fn line(
    here: Here<'_>,
    ledger: &Ledger,
    shown: &[(&ColumnSchema, &Column)],
    index: usize,
) -> Row {
    let row = LedgerRow {
        table: ledger,
        index,
    };
    let (path, line) = place(row);
    let mut head = words(format!("{path}:{line}"));
    if let (Some(part), Some(href)) = (head.parts.first_mut(), here.forge(path, line)) {
        part.origin = Some(Origin {
            href,
            title: here.say("at-forge"),
        });
    }
    let mut cells: Vec<Cell> = shown
        .iter()
        .map(|(_, column)| {
            let text = said(here, column, index);
            if is_numeric(column) {
                number(text)
            } else {
                words(text.unwrap_or_default())
            }
        })
        .collect();
    cells.push(words(here.set_in(path, line).unwrap_or_default()));
    Row {
        id: Some(row_id(index)),
        head,
        cells,
    }
}

fn is_numeric(column: &Column) -> bool {
    matches!(column.cells, Cells::Numbers(_) | Cells::Amounts(_))
}

/// A cell as it is written, numbers and days as the page's language has them.
fn said(here: Here<'_>, column: &Column, row: usize) -> Option<String> {
    match &column.cells {
        Cells::Words(words) => words.get(row).map(str::to_owned),
        Cells::Numbers(numbers) => {
            let number = numbers.get(row).filter(|number| number.is_finite())?;
            Some(crate::actuals::figure::number(*number, here.lang))
        }
        Cells::Amounts(amounts) => (*amounts.get(row)?).map(|amount| here.lang.number(amount)),
        Cells::Dates(days) => (*days.get(row)?).map(|day| day.to_string()),
        Cells::Moments(moments) => (*moments.get(row)?).map(|moment| moment.to_string()),
        Cells::Flags(flags) => {
            (*flags.get(row)?).map(|flag| here.say(if flag { "yes" } else { "no" }))
        }
    }
}

/// What a column is called.
fn name(here: Here<'_>, schema: &ColumnSchema) -> String {
    let told = match here.lang {
        Lang::En => &schema.en,
        Lang::Ru => &schema.ru,
    };
    let name = told.split(':').next().unwrap_or_default().trim();
    if name.is_empty() {
        schema.name.to_string()
    } else {
        name.to_owned()
    }
}
