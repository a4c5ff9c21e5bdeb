//! The phases of the partnership's life.

use crate::locale::{Lang, Message};
use crate::model::Playbook;
use crate::model::kinds::Phase;
use crate::model::profile::PhaseLimits;
use crate::value::Date;

/// The phase in which both sides only learn.
pub const EXPLORATION: &str = "exploration";
/// The phase of the letter of intent.
pub const INTENT: &str = "intent";
/// The phase in which both sides try to work together.
pub const PILOT: &str = "pilot";
/// The phase from which on large sums are spent.
pub const SCALE: &str = "scale";
/// The phase in which the partnership is wound up.
pub const EXIT: &str = "exit";

/// A phase with its days.
#[derive(Debug, Clone)]
pub struct Dated {
    /// Its id: `pilot`.
    pub id: String,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

/// The phases that the partnership states, in the order of the practice.
pub fn dated(playbook: &Playbook) -> Vec<Dated> {
    let stated = playbook
        .partnership()
        .and_then(|(_, partnership)| partnership.phases.as_ref());
    let entries = stated.iter().flat_map(|phases| phases.value.iter());
    let day = |date: Option<&crate::text::Spanned<Date>>| date.map(|date| date.value);
    let phase = |phase: Option<&Phase>| {
        (
            day(phase.and_then(|it| it.from.as_ref())),
            day(phase.and_then(|it| it.to.as_ref())),
        )
    };
    let mut phases: Vec<Dated> = entries
        .map(|entry| {
            let (from, to) = phase(entry.value.as_ref().map(|phase| &phase.value));
            Dated {
                id: entry.key.value.clone(),
                from,
                to,
            }
        })
        .collect();
    let order: Vec<&str> = practice(playbook).map(|(id, _)| id).collect();
    if !phases.is_empty() {
        for id in &order {
            if !phases.iter().any(|phase| phase.id == *id) {
                phases.push(Dated {
                    id: (*id).to_owned(),
                    from: None,
                    to: None,
                });
            }
        }
    }
    let rank = |phase: &Dated| {
        let rank = order.iter().position(|id| *id == phase.id);
        rank.unwrap_or(order.len())
    };
    phases.sort_by_key(|phase| (rank(phase), phase.from));
    phases
}

/// The phases of the profile, in their order, with what it says of each.
pub fn practice(playbook: &Playbook) -> impl Iterator<Item = (&str, &PhaseLimits)> {
    let tables = playbook.profile.phases.iter();
    let entries = tables.flat_map(|table| table.value.iter());
    entries.filter_map(|entry| Some((entry.key.as_str(), &entry.value.as_ref()?.value)))
}

/// What the profile says of a phase.
pub fn limits<'a>(playbook: &'a Playbook, id: &str) -> Option<&'a PhaseLimits> {
    let mut phases = practice(playbook);
    phases.find_map(|(phase, limits)| (phase == id).then_some(limits))
}

/// The phase that covers the day; a phase may end on the day on which the next begins, and then the next counts.
pub fn current(phases: &[Dated], day: Date) -> Option<&Dated> {
    let covers = |phase: &&Dated| {
        phase.from.is_some_and(|from| from <= day) && phase.to.is_none_or(|to| day <= to)
    };
    phases.iter().rfind(covers)
}

/// A phase's name; one that the playbook has made up is called by its id.
pub fn name(id: &str, lang: Lang) -> String {
    let named = Message::new(format!("phase-{id}")).try_text(lang);
    named.unwrap_or_else(|| id.to_owned())
}
