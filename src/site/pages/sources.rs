//! The rows that figures of a page were reckoned from, told one by one at its end.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::cells::{columns, number, table, words};
use super::judged;
use crate::actuals::outcome::{Measure, Outcome, stretches};
use crate::actuals::window::Window;
use crate::site::here::Here;
use crate::site::view::{Cell, Column, Origin, Row, Section};
use crate::value::{Period, Unit};

/// The figures of a page that was reckoned from rows, in the order in which they are asked for.
#[derive(Debug, Default)]
pub(super) struct Sources {
    cited: RefCell<Vec<Cited>>,
}

/// A figure and its rows.
#[derive(Debug, PartialEq)]
struct Cited {
    what: String,
    ledger: String,
    rows: Vec<Range<usize>>,
}

impl Sources {
    /// The way to the rows of a figure; a single one is led to itself, others are told one by one.
    pub(super) fn cite(
        &self,
        here: Here<'_>,
        what: &str,
        ledger: &str,
        rows: &[usize],
    ) -> Option<Origin> {
        let rows = stretches(rows.to_vec());
        here.reckoned(ledger, &rows, || {
            let wanted = Cited {
                what: what.to_owned(),
                ledger: ledger.to_owned(),
                rows: rows.clone(),
            };
            let mut cited = self.cited.borrow_mut();
            let known = cited.iter().position(|it| *it == wanted);
            let at = known.unwrap_or_else(|| {
                cited.push(wanted);
                cited.len() - 1
            });
            Some(here.way(here.at, &format!("_rows-{}", at + 1)))
        })
    }

    /// Every figure with its rows; nothing where none was asked for.
    pub(super) fn section(&self, here: Here<'_>) -> Option<Section> {
        let cited = self.cited.borrow();
        let line = |(at, cited): (usize, &Cited)| {
            let id = format!("_rows-{}", at + 1);
            let head = vec![words(cited.what.clone())];
            told(here, id, head, &cited.ledger, &cited.rows)
        };
        let rows: Vec<Row> = cited.iter().enumerate().map(line).collect();
        section(here, columns(here, &["figure", "rows", "where"]), rows)
    }
}

/// The rows that a measure was reckoned from: on its metric's page they are told one by one.
pub(super) fn of_measure(
    here: Here<'_>,
    metric: &str,
    filters: &[(String, String)],
    (window, measure): (&Window, &Measure),
) -> Option<Origin> {
    let ledger = ledger_of(here, metric)?;
    here.reckoned(&ledger, &measure.rows, || {
        let id = rows_id(filters, &window.period, window.campaign.as_deref());
        Some(here.way(here.metric_address(metric)?, &id))
    })
}

/// The ledger that a metric is measured from.
fn ledger_of(here: Here<'_>, metric: &str) -> Option<String> {
    let document = here
        .site
        .playbook
        .document(crate::model::Kind::Metric, metric)?;
    let crate::model::kinds::Facts::Metric(written) = &document.page.facts else {
        return None;
    };
    let definition = here.site.playbook.metric_definition(written);
    Some(definition.ledger.as_ref()?.as_str().to_owned())
}

/// The place on the page of a metric that tells the rows of a value.
pub(super) fn rows_id(
    filters: &[(String, String)],
    period: &Period,
    campaign: Option<&str>,
) -> String {
    let mut values: Vec<&str> = filters.iter().map(|(_, value)| value.as_str()).collect();
    values.sort_unstable();
    let period = period.to_string();
    values.push(campaign.unwrap_or(&period));
    let id = format!("_rows-{}", values.join("-"));
    id.split_whitespace().collect::<Vec<_>>().join("-")
}

/// What was measured, in which group and window.
pub(super) type Point<'a> = (&'a [(String, String)], &'a Window, &'a Measure);

/// The rows of every value on the page of a metric, the oldest first.
pub(super) fn of_metric(
    here: Here<'_>,
    metric: &str,
    unit: Option<&Unit>,
    points: &[Point<'_>],
) -> Option<Section> {
    let ledger = ledger_of(here, metric)?;
    let mut told_once = BTreeMap::new();
    for (filters, window, measure) in points {
        if measure.rows.is_empty() {
            continue;
        }
        let id = rows_id(filters, &window.period, window.campaign.as_deref());
        let key = (window.period.first_day(), id.clone());
        told_once.entry(key).or_insert_with(|| {
            let which = judged::filters(here, filters);
            let head = vec![
                words(judged::window(here, window)),
                words(which),
                number(judged::value(here, measure, unit)),
            ];
            told(here, id, head, &ledger, &measure.rows)
        });
    }
    let names = columns(here, &["period", "which", "value", "rows", "where"]);
    section(here, names, told_once.into_values().collect())
}

/// The points whose rows the page of a metric tells: those of an outcome.
pub(super) fn points(outcome: &Outcome) -> Vec<Point<'_>> {
    let judgements = outcome.judgements.iter();
    judgements
        .map(|it| (&outcome.filters[..], &it.window, &it.measure))
        .collect()
}

fn told(here: Here<'_>, id: String, head: Vec<Cell>, ledger: &str, rows: &[Range<usize>]) -> Row {
    let count: usize = rows.iter().map(Range::len).sum();
    let count = here.lang.integer(i64::try_from(count).unwrap_or(i64::MAX));
    let mut cells = head.into_iter();
    let head = cells.next().unwrap_or_default();
    let mut cells: Vec<Cell> = cells.collect();
    cells.push(number(Some(count)));
    let table = here.site.actuals.ledgers.table(ledger);
    cells.push(Cell {
        parts: table.map_or_else(Vec::new, |table| here.places(table, rows)),
        numeric: false,
    });
    Row {
        id: Some(id),
        head,
        cells,
    }
}

fn section(here: Here<'_>, names: Vec<Column>, rows: Vec<Row>) -> Option<Section> {
    (!rows.is_empty()).then(|| Section {
        id: "_origins".to_owned(),
        title: here.say("origins"),
        lede: Some(here.say("origins-lede")),
        table: Some(table(names, rows)),
        ..Section::default()
    })
}
