//! The phases of the partnership's life on the day everything is measured at.

use crate::model::kinds::Phase;
use crate::model::profile::STANDARD;
use crate::site::here::Here;
use crate::site::view::PhaseStep;
use crate::value::Date;

/// The phases of the standard practice, in order.
const ORDER: [&str; 7] = [
    "exploration",
    "alignment",
    "intent",
    "pilot",
    "framework",
    "scale",
    "exit",
];

/// A phase with its days.
#[derive(Debug, Clone)]
pub(super) struct Dated {
    pub(super) id: String,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
}

/// The phases that the partnership states, in the order of the practice.
pub(super) fn dated(here: Here<'_>) -> Vec<Dated> {
    let stated = here
        .site
        .playbook
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
    let practice = here
        .site
        .playbook
        .config
        .profile
        .as_ref()
        .map_or(STANDARD, |profile| profile.value.as_str());
    if practice == STANDARD && !phases.is_empty() {
        for id in ORDER {
            if !phases.iter().any(|phase| phase.id == id) {
                phases.push(Dated {
                    id: id.to_owned(),
                    from: None,
                    to: None,
                });
            }
        }
    }
    let rank = |phase: &Dated| {
        ORDER
            .iter()
            .position(|id| *id == phase.id)
            .unwrap_or(ORDER.len())
    };
    phases.sort_by_key(|phase| (rank(phase), phase.from));
    phases
}

/// The phase that covers the day; a phase may end on the day on which the next begins, and then the next counts.
pub(super) fn current(phases: &[Dated], day: Date) -> Option<&Dated> {
    let covers = |phase: &&Dated| {
        phase.from.is_some_and(|from| from <= day) && phase.to.is_none_or(|to| day <= to)
    };
    phases.iter().rfind(covers)
}

pub(super) fn steps(here: Here<'_>) -> Vec<PhaseStep> {
    let day = here.site.options.as_of;
    let phases = dated(here);
    let now = current(&phases, day).map(|phase| phase.id.clone());
    let step = |phase: &Dated| {
        let position = match phase.from {
            _ if Some(&phase.id) == now.as_ref() => "current",
            None => "undated",
            Some(from) if day < from => "planned",
            Some(_) => "past",
        };
        PhaseStep {
            id: phase.id.clone(),
            name: name(here, &phase.id),
            position: position.to_owned(),
            position_name: here.say(&format!("phase-is-{position}")),
            from: phase.from.map(|date| here.day(date)),
            to: phase.to.map(|date| here.day(date)),
        }
    };
    phases.iter().map(step).collect()
}

pub(super) fn name(here: Here<'_>, id: &str) -> String {
    here.say_or(&format!("phase-{id}"), id)
}
