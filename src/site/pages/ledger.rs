//! The rows of a ledger, each with the line it stands on: what figures lead to.

use super::Heading;
use crate::actuals::Actuals;
use crate::actuals::ledger::{Cells, Column, ColumnSchema, Row, Table as Ledger};
use crate::locale::Lang;
use crate::site::here::Here;
use crate::site::origin::{PAGES_A_LEDGER, ROWS_A_PAGE, place, row_id};
use crate::site::theme::Argument;
use crate::site::view::{LedgerCell, LedgerPage, LedgerRow, Link, Origin, Text};

/// How many letters of a cell stand on one line.
const SHORT: usize = 28;

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

pub(super) fn view(here: Here<'_>, at: usize, part: usize) -> LedgerPage {
    let mut page = LedgerPage {
        title: title(here, at),
        lede: here.say("ledger-page-lede"),
        as_of: here.day(here.site.options.as_of),
        count: String::new(),
        parts: Vec::new(),
        columns: Vec::new(),
        rows: Vec::new(),
        rest: None,
    };
    let known = here.site.addresses.ledgers.get(at);
    let tables = &here.site.actuals.ledgers;
    let Some((ledger, pages)) = known.and_then(|(id, pages)| Some((tables.table(id)?, pages)))
    else {
        return page;
    };
    let shown: Vec<(&ColumnSchema, &Column)> = ledger
        .schema
        .columns
        .iter()
        .zip(&ledger.columns)
        .filter(|(_, column)| column.is_there)
        .collect();
    let first = part * ROWS_A_PAGE;
    let end = ledger.len().min(first + ROWS_A_PAGE);
    page.count = here.count("rows-of", ledger.len());
    page.columns = shown
        .iter()
        .map(|(schema, column)| cell(name(here, schema), column))
        .collect();
    page.rows = (first..end)
        .map(|index| line(here, ledger, &shown, index))
        .collect();
    page.parts = parts(here, ledger, pages, part);
    let left = ledger.len().saturating_sub(pages.len() * ROWS_A_PAGE);
    let is_last = part + 1 == pages.len();
    page.rest = (left > 0 && is_last).then(|| here.count("rows-left-out", left) + ".");
    page
}

/// The ways to the parts of a ledger; nothing where there is one.
fn parts(here: Here<'_>, ledger: &Ledger, pages: &[String], part: usize) -> Vec<Link> {
    let count = |count: usize| Argument::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let way = |(at, address): (usize, &String)| {
        let from = at * ROWS_A_PAGE + 1;
        let to = ledger.len().min((at + 1) * ROWS_A_PAGE);
        Link {
            text: here.say_with("rows-from-to", &[("from", count(from)), ("to", count(to))]),
            lang: None,
            href: (at != part).then(|| here.way(address, "")),
        }
    };
    let ways = pages.iter().enumerate().map(way);
    ways.filter(|_| pages.len() > 1).collect()
}

fn line(
    here: Here<'_>,
    ledger: &Ledger,
    shown: &[(&ColumnSchema, &Column)],
    index: usize,
) -> LedgerRow {
    let row = Row {
        table: ledger,
        index,
    };
    let (path, line) = place(row);
    let cells = shown.iter();
    LedgerRow {
        id: row_id(index),
        place: format!("{path}:{line}"),
        origin: here.forge(path, line).map(|href| Origin {
            href,
            title: here.say("at-forge"),
        }),
        cells: cells
            .map(|(_, column)| cell(said(here, column, index).unwrap_or_default(), column))
            .collect(),
        set: here
            .set_by(path, line)
            .map(|(commit, day)| format!("{commit}, {day}"))
            .unwrap_or_default(),
    }
}

fn cell(text: String, column: &Column) -> LedgerCell {
    LedgerCell {
        numeric: is_numeric(column),
        long: text.chars().count() > SHORT,
        text,
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
