//! The condition on what was paid.

use super::super::deadlines::rows;
use super::built_in::Ask;
use super::condition::{Evidence, Verdict};
use crate::actuals::ledger::{Row, Table};
use crate::finding::Place;
use crate::locale::Message;

/// Whether what was due before the phase was paid by its day.
pub(super) fn paid_in_time(ask: &Ask<'_>) -> Verdict {
    let entry = ask.entry();
    let table = rows::table(ask.context, "payments");
    let rows = table.into_iter().flat_map(Table::rows);
    let due: Vec<Row<'_>> = rows
        .filter(|row| row.date("due").is_some_and(|due| due < entry))
        .collect();
    if due.is_empty() {
        let says = Message::new("evidence-nothing-due").with("date", entry);
        return Verdict::unknown(Evidence::nowhere(says));
    }
    let is_late = |row: &&Row<'_>| {
        let paid = rows::happened(**row, "paid", entry);
        paid.is_none_or(|paid| row.date("due").is_some_and(|due| due < paid))
    };
    let late = due.iter().filter(is_late).map(|row| {
        let says = Message::new("evidence-paid-late").with("id", rows::word(*row, "id"));
        let place = Place::new(&row.file().path, row.cell_span("due"));
        Evidence::maybe_at(Some(place), says)
    });
    Verdict::none_of(late.collect(), || {
        let says = Message::new("evidence-paid-in-time").with("count", due.len());
        Evidence::nowhere(says)
    })
}
