//! The phases of the partnership's life on the day everything is measured at.

use crate::actuals::phases::{self, Dated, current, dated};
use crate::site::here::Here;
use crate::site::view::PhaseStep;

pub(super) fn steps(here: Here<'_>) -> Vec<PhaseStep> {
    let day = here.site.options.as_of;
    let phases = dated(&here.site.playbook);
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
            dates: phase.from.map(|from| match phase.to {
                Some(to) => here.lang.days(from, to),
                None => here.lang.long_date(from),
            }),
        }
    };
    phases.iter().map(step).collect()
}

pub(super) fn name(here: Here<'_>, id: &str) -> String {
    phases::name(id, here.lang)
}
