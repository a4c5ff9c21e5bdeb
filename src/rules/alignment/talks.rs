//! Whether the sides are still at their sheets.

use crate::finding::{Finding, Level};
use crate::model::Playbook;
use crate::model::kinds::{Partnership, Phase};
use crate::value::Date;

/// The phases that follow alignment.
const LATER: [&str; 5] = ["intent", "pilot", "framework", "scale", "exit"];

/// How far the alignment of a partnership is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Talks {
    /// The front page dates no phases.
    Undated,
    /// They have not begun, or go on.
    Open,
    /// Their phase is over, or a later one has begun.
    Over,
    /// The partnership itself is over: nothing is asked any more.
    Past,
}

pub(super) fn talks(playbook: &Playbook, day: Date) -> Talks {
    let Some((page, partnership)) = playbook.partnership() else {
        return Talks::Undated;
    };
    let ended = partnership.ended.as_ref();
    if page.is_closed() || ended.is_some_and(|ended| ended.value < day) {
        return Talks::Past;
    }
    if partnership.phases.is_none() {
        return Talks::Undated;
    }
    let last = phase(partnership, "alignment").and_then(|phase| phase.to.as_ref());
    let has_begun = |name: &&str| {
        let first = phase(partnership, name).and_then(|phase| phase.from.as_ref());
        first.is_some_and(|first| first.value <= day)
    };
    let is_over = last.is_some_and(|last| last.value < day) || LATER.iter().any(has_begun);
    if is_over { Talks::Over } else { Talks::Open }
}

fn phase<'a>(partnership: &'a Partnership, name: &str) -> Option<&'a Phase> {
    let mut phases = partnership.phases.iter().flat_map(|all| all.value.iter());
    let found = phases.find(|entry| entry.key.value == name)?;
    Some(&found.value.as_ref()?.value)
}

/// While the sides talk, what they have not agreed on is only information.
pub(super) fn while_talking(finding: Finding, talks: Talks) -> Finding {
    if talks == Talks::Open {
        finding.level(Level::Info)
    } else {
        finding
    }
}
