//! The list of a kind's documents.

use super::Heading;
use crate::model::field::Choice as _;
use crate::model::{Document, Kind};
use crate::site::facts;
use crate::site::here::Here;
use crate::site::view::{Cell, Column, List, Part, Row, Table, Text};

pub(super) fn heading(here: Here<'_>, kind: Kind) -> Heading {
    let title = here.say(&format!("kinds-{}", kind.word()));
    let description = here.say_or(&format!("lede-{}", kind.word()), &title);
    Heading {
        title: Text {
            text: title,
            lang: None,
        },
        description,
        ..Heading::default()
    }
}

pub(super) fn view(here: Here<'_>, kind: Kind) -> List {
    let documents = in_order(here, kind);
    let has_state = documents
        .iter()
        .any(|document| here.state_of(&document.page).is_some());
    let keys = used_keys(here, kind, &documents);
    let mut columns = vec![Column {
        label: kind.label(here.lang).to_owned(),
        numeric: false,
    }];
    if has_state {
        columns.push(Column {
            label: here.say("status"),
            numeric: false,
        });
    }
    columns.extend(keys.iter().map(|(_, column)| column.clone()));
    let row = |document: &&Document| row(here, document, has_state, &keys);
    List {
        kind: kind.word().to_owned(),
        title: here.say(&format!("kinds-{}", kind.word())),
        lede: Some(lede(here, kind)),
        count: documents.len(),
        table: Table {
            columns,
            rows: documents.iter().map(row).collect(),
            ..Table::default()
        },
    }
}

/// What a kind is for, in one sentence.
pub(super) fn lede(here: Here<'_>, kind: Kind) -> String {
    here.say(&format!("lede-{}", kind.word()))
}

/// The documents of a kind as their list shows them: what happened, the latest first; what holds, by name.
pub(super) fn in_order(here: Here<'_>, kind: Kind) -> Vec<&Document> {
    let mut documents: Vec<&Document> = here.site.playbook.of_kind(kind).collect();
    let is_history = [
        Kind::Brief,
        Kind::Decision,
        Kind::Update,
        Kind::HealthCheck,
        Kind::Review,
        Kind::PostMortem,
    ];
    if is_history.contains(&kind) {
        documents.reverse();
    }
    documents
}

fn row(here: Here<'_>, document: &Document, has_state: bool, keys: &[(&str, Column)]) -> Row {
    let page = &*document.page;
    let link = here.link(page);
    let head = Part {
        text: link.text,
        lang: link.lang,
        href: link.href,
        ..Part::default()
    };
    let mut cells = Vec::new();
    if has_state {
        let state = here.state_of(page).map(|state| Part {
            state: Some(state),
            ..Part::default()
        });
        cells.push(Cell {
            parts: state.into_iter().collect(),
            numeric: false,
        });
    }
    cells.extend(keys.iter().map(|(key, _)| {
        facts::cell(here, page, key)
            .map(|(_, cell)| cell)
            .unwrap_or_default()
    }));
    Row {
        id: None,
        head: Cell {
            parts: vec![head],
            numeric: false,
        },
        cells,
    }
}

/// The fields worth a column, if any document states them.
fn used_keys(here: Here<'_>, kind: Kind, documents: &[&Document]) -> Vec<(&'static str, Column)> {
    let keys: &[&'static str] = match kind {
        Kind::Party => &["type", "country", "market", "timezone", "hours"],
        Kind::Alignment => &["party", "optimises", "horizon", "timeline"],
        Kind::Agreement => &["form", "term", "amends", "owner"],
        Kind::Metric => &["unit", "better", "ledger", "owner"],
        Kind::Brief => &["phase", "dates", "budget", "creators", "verdict"],
        Kind::Update => &["period", "mode", "minutes"],
        Kind::HealthCheck | Kind::Review => &["verdict", "decision"],
        Kind::PostMortem => &["campaign", "causes", "date", "owner"],
        Kind::Candidate => &["type", "country", "outcome"],
        _ => &["owner", "date"],
    };
    let stated = |key: &&str| {
        documents
            .iter()
            .any(|document| document.page.fields.get(key).is_some())
    };
    let column = |key: &&'static str| {
        let first = documents.first()?;
        let (label, cell) = facts::cell(here, &first.page, key)?;
        Some((
            *key,
            Column {
                label,
                numeric: cell.numeric,
            },
        ))
    };
    keys.iter()
        .filter(|key| stated(key))
        .filter_map(column)
        .collect()
}
