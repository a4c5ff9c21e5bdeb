//! Cells of the tables that pages make of figures.

use crate::site::here::Here;
use crate::site::view::{Cell, Column, Day, Link, Origin, Part, Row, State, Table};

/// Words.
pub(super) fn words(text: impl Into<String>) -> Cell {
    let text = text.into();
    let part = Part {
        text,
        ..Part::default()
    };
    Cell {
        parts: Some(part)
            .filter(|part| !part.text.is_empty())
            .into_iter()
            .collect(),
        numeric: false,
    }
}

/// A figure; nothing where it is not known.
pub(super) fn number(text: Option<String>) -> Cell {
    Cell {
        numeric: true,
        ..words(text.unwrap_or_default())
    }
}

/// A figure with the way to where it comes from; nothing where it is not known.
pub(super) fn traced(text: Option<String>, origin: Option<Origin>) -> Cell {
    let mut cell = number(text);
    // A figure is one part.
    if let Some(part) = cell.parts.first_mut() {
        part.origin = origin;
    }
    cell
}

/// Words that may lead somewhere.
pub(super) fn linked(link: Link) -> Cell {
    let part = Part {
        text: link.text,
        lang: link.lang,
        href: link.href,
        ..Part::default()
    };
    Cell {
        parts: vec![part],
        numeric: false,
    }
}

/// A day; nothing where there is none.
pub(super) fn dated(day: Option<Day>) -> Cell {
    let part = day.map(|day| Part {
        text: day.text,
        iso: Some(day.iso),
        ..Part::default()
    });
    Cell {
        parts: part.into_iter().collect(),
        numeric: false,
    }
}

/// A state, and why.
pub(super) fn stated(state: Option<State>, why: Option<String>) -> Cell {
    let state = state.map(|state| Part {
        state: Some(state),
        ..Part::default()
    });
    let why = why.map(|text| Part {
        text,
        ..Part::default()
    });
    Cell {
        parts: state.into_iter().chain(why).collect(),
        numeric: false,
    }
}

/// A row; the first cell names it.
pub(super) fn row(cells: Vec<Cell>) -> Row {
    let mut cells = cells.into_iter();
    Row {
        id: None,
        head: cells.next().unwrap_or_default(),
        cells: cells.collect(),
    }
}

/// Columns whose names are words of the theme.
pub(super) fn columns(here: Here<'_>, keys: &[&str]) -> Vec<Column> {
    let column = |key: &&str| Column {
        label: here.say(key),
        numeric: false,
    };
    keys.iter().map(column).collect()
}

/// A table; figures stand right under names that stand right.
pub(super) fn table(mut columns: Vec<Column>, rows: Vec<Row>) -> Table {
    for (at, column) in columns.iter_mut().enumerate().skip(1) {
        column.numeric = rows
            .first()
            .and_then(|row| row.cells.get(at - 1))
            .is_some_and(|cell| cell.numeric);
    }
    Table {
        columns,
        rows,
        ..Table::default()
    }
}
