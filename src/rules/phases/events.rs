//! What ledgers tell of work and money, as days.

use super::super::Context;
use crate::actuals::ledger::Row;
use crate::finding::{Cause, Finding, Place};
use crate::value::Date;

/// Columns of a ledger whose days count, in the order in which they are looked at.
pub(super) type Columns = (&'static str, &'static [&'static str]);

/// Work that was done and money that was spent.
pub(super) const DONE: [Columns; 3] = [
    ("deliverables", &["delivered", "published"]),
    ("performance", &["date"]),
    ("payments", &["paid"]),
];

/// Work and money that somebody committed to, whether done or not.
pub(super) const COMMITTED: [Columns; 3] = [
    ("deliverables", &["briefed", "delivered", "due"]),
    ("performance", &["date"]),
    ("payments", &["triggered", "paid", "due"]),
];

/// The first row of a ledger of which something holds, and how many there are.
#[derive(Clone, Copy)]
pub(super) struct First<'a> {
    row: Row<'a>,
    column: &'static str,
    /// The day in that column.
    pub(super) day: Date,
    rows: usize,
}

/// The earliest row of which some day fits. Days after the check are not known yet, and what lies
/// before the partnership is not of it.
pub(super) fn first<'a>(
    context: &Context<'a>,
    (ledger, columns): Columns,
    fits: impl Fn(Date) -> bool,
) -> Option<First<'a>> {
    let table = context.actuals.ledgers.table(ledger)?;
    let started = context
        .playbook
        .partnership()
        .and_then(|(_, it)| it.started.as_ref());
    let is_known =
        |day: &Date| *day <= context.as_of && started.is_none_or(|started| started.value <= *day);
    let found = table.rows().filter(is_spent).filter_map(|row| {
        let days = columns.iter().filter_map(|column| {
            let day = row.date(column).filter(&is_known)?;
            fits(day).then_some((day, *column))
        });
        days.min().map(|(day, column)| (row, column, day))
    });
    let found: Vec<_> = found.collect();
    let (row, column, day) = found.iter().min_by_key(|(_, _, day)| *day).copied()?;
    let rows = found.len();
    Some(First {
        row,
        column,
        day,
        rows,
    })
}

/// Whether a row of measurements cost something; every other row counts.
fn is_spent(row: &Row<'_>) -> bool {
    let spend = row.amount("spend");
    row.table.schema.id != "performance" || spend.is_some_and(|spend| !spend.is_zero())
}

impl First<'_> {
    /// A finding at the day, with the ledger and the number of rows.
    pub(super) fn finding(&self, rule: &'static str) -> Finding {
        let ledger = &self.row.table.schema.id;
        let place = Place::new(&self.row.file().path, self.row.cell_span(self.column));
        let mut finding = Finding::new(rule, place)
            .cause(Cause::Data)
            .object(format!("ledger/{ledger}"))
            .field(self.column)
            .with("ledger", ledger)
            .with("date", self.day)
            .with("rows", self.rows);
        finding.evidence.n = u64::try_from(self.rows).ok();
        finding.evidence.observed = Some(self.day.to_string());
        finding
    }
}
