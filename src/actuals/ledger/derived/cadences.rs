//! The ledger `cadences`: a row for each slot of the charter's cadences.

use super::{Given, Rows};
use crate::actuals::schedule::{Slot, slots, written_on};
use crate::model::{Page, Playbook};
use crate::text::Span;
use crate::value::Date;

pub(super) fn fill(rows: &mut Rows, playbook: &Playbook, as_of: Date) {
    let Some((charter, _)) = playbook.charter() else {
        return;
    };
    for slot in slots(playbook, as_of) {
        let stated = cadence_span(playbook, slot.cadence);
        let (page, at) = match slot.kept_by {
            Some(page) => (page, page.key_span("date")),
            None => (charter, stated.unwrap_or(charter.anchor)),
        };
        let own = |key: &str| {
            let kept = slot.kept_by?;
            kept.fields.get(key).map(|entry| entry.key.span)
        };
        let period = slot.period.to_string();
        rows.push(
            page,
            at,
            [
                (
                    Some(Given::Word(slot.cadence)),
                    stated.filter(|_| slot.kept_by.is_none()),
                ),
                (Some(Given::Word(&period)), own("period")),
                (Some(Given::Day(slot.due)), None),
                (
                    slot.kept_by.map(|page| Given::Day(kept_on(page, &slot))),
                    own("date"),
                ),
            ],
        );
    }
}

/// Where the charter names a cadence.
fn cadence_span(playbook: &Playbook, name: &str) -> Option<Span> {
    let (_, charter) = playbook.charter()?;
    let mut all = charter.cadences.iter().flat_map(|all| all.value.iter());
    all.find(|entry| entry.key.value == name)
        .map(|entry| entry.key.span)
}

/// The day of the document that kept a slot; one that does not tell its day was in time, as far as
/// it tells.
fn kept_on(page: &Page, slot: &Slot<'_>) -> Date {
    written_on(page).unwrap_or(slot.period.last_day())
}
