//! How a promised cadence was kept, in the words of a page.

use super::judged::Reading;
use crate::actuals::schedule::{Slot, SlotState, slots};
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::site::view::{Origin, Tone};

/// What a reader is told of a cadence: whether its last record is there, and how many of all came
/// in time; nothing where the charter has no such cadence, or no day of it has come.
pub(super) fn reading(here: Here<'_>, cadence: &str) -> Option<Reading> {
    if !here.site.tells_cadence(cadence) {
        return None;
    }
    let day = here.site.options.as_of;
    let slots = slots(&here.site.playbook, day);
    let is_due = |slot: &&Slot<'_>| slot.cadence == cadence && slot.state != SlotState::Open;
    let due: Vec<&Slot<'_>> = slots.iter().filter(is_due).collect();
    let last = due.last()?;
    let kept = due
        .iter()
        .filter(|slot| slot.state == SlotState::Kept)
        .count();
    let count = |count: usize| Argument::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let (id, tone) = match last.state {
        SlotState::Missed => ("off-track", Tone::Bad),
        _ => ("on-track", Tone::Good),
    };
    let kept = [("kept", count(kept)), ("count", count(due.len()))];
    Some(Reading {
        state: here.state(id, tone),
        why: None,
        actual: Some(here.say_with("kept-in-time", &kept)),
        actual_origin: origin(here, cadence),
        evidence: None,
        to_date: None,
        to_date_origin: None,
        currency_effect: None,
        spark: None,
    })
}

/// The line of the charter that promises a cadence: what kept it is shown there.
fn origin(here: Here<'_>, cadence: &str) -> Option<Origin> {
    let (page, charter) = here.site.playbook.charter()?;
    let mut entries = charter.cadences.iter().flat_map(|table| table.value.iter());
    let entry = entries.find(|entry| entry.key.as_str() == cadence)?;
    here.stated(page, entry.key.span, &format!("cadences.{cadence}"))
}
