//! The phases that the partnership states, as the rules of this family look at them.

use super::super::Context;
use crate::actuals::phases::{PILOT, practice};
use crate::actuals::schedule::Clock;
use crate::finding::{Finding, Place};
use crate::model::kinds::{Phase, Verdict};
use crate::model::profile::PhaseLimits;
use crate::model::{Page, Playbook};
use crate::text::{Span, Spanned};
use crate::value::Date;

/// A phase that the partnership states.
#[derive(Clone, Copy)]
pub(super) struct Stated<'a> {
    /// The front page.
    pub(super) page: &'a Page,
    pub(super) key: &'a Spanned<String>,
    pub(super) phase: &'a Phase,
    /// What the profile says of it.
    pub(super) limits: Option<&'a PhaseLimits>,
    /// Its place in the order of the profile.
    pub(super) rank: Option<usize>,
}

/// The stated phases in the order of the profile; those that it does not know come last.
pub(super) fn all(playbook: &Playbook) -> Vec<Stated<'_>> {
    let Some((page, partnership)) = playbook.partnership() else {
        return Vec::new();
    };
    let known: Vec<(&str, &PhaseLimits)> = practice(playbook).collect();
    let entries = partnership.phases.iter().flat_map(|all| all.value.iter());
    let mut stated: Vec<Stated<'_>> = entries
        .filter_map(|entry| {
            let rank = known.iter().position(|(id, _)| *id == entry.key.as_str());
            Some(Stated {
                page,
                key: &entry.key,
                phase: &entry.value.as_ref()?.value,
                limits: rank.map(|rank| known[rank].1),
                rank,
            })
        })
        .collect();
    stated.sort_by_key(|phase| phase.rank.unwrap_or(usize::MAX));
    stated
}

/// The stated phase with this id.
pub(super) fn find<'a>(playbook: &'a Playbook, id: &str) -> Option<Stated<'a>> {
    all(playbook).into_iter().find(|phase| phase.id() == id)
}

/// Whether the partnership says that it lives in phases.
pub(super) fn has_any(playbook: &Playbook) -> bool {
    !all(playbook).is_empty()
}

impl<'a> Stated<'a> {
    pub(super) fn id(&self) -> &'a str {
        self.key.as_str()
    }

    /// The first day.
    pub(super) fn from(&self) -> Option<&'a Spanned<Date>> {
        self.phase.from.as_ref()
    }

    /// The last day.
    pub(super) fn to(&self) -> Option<&'a Spanned<Date>> {
        self.phase.to.as_ref()
    }

    /// The first day on which it is over: its last day, where that is also the first of another
    /// phase.
    fn over(&self, all: &[Stated<'_>]) -> Option<Date> {
        let last = self.to()?.value;
        let is_shared = all.iter().any(|other| {
            let begins = other.from().map(|from| from.value);
            other.id() != self.id() && begins == Some(last)
        });
        let next = last.tomorrow().unwrap_or(last);
        Some(if is_shared { last } else { next })
    }

    /// Whether a day lies in it. Without a last day it lasts until a later phase begins.
    pub(super) fn covers(&self, all: &[Stated<'_>], day: Date) -> bool {
        let later = all.iter().filter(|other| other.rank > self.rank);
        let begins = later.filter_map(|other| Some(other.from()?.value)).min();
        let over = self.over(all).or(begins);
        self.from().is_some_and(|from| from.value <= day) && over.is_none_or(|over| day < over)
    }

    /// Whether it has begun on `day`.
    pub(super) fn has_begun(&self, day: Date) -> bool {
        self.from().is_some_and(|from| from.value <= day)
    }

    /// The sides that have said nothing about how it ended.
    pub(super) fn undecided(&self, playbook: &'a Playbook) -> Vec<&'a str> {
        let sides = playbook.sides().into_iter().map(|side| side.as_str());
        sides.filter(|side| self.verdict(side).is_none()).collect()
    }

    fn verdict(&self, side: &str) -> Option<Verdict> {
        let mut verdicts = self.phase.verdicts.iter().flat_map(|all| all.value.iter());
        let entry = verdicts.find(|entry| entry.key.as_str() == side)?;
        Some(entry.value.as_ref()?.value)
    }

    /// Whether some side wants to stop.
    pub(super) fn is_stopped(&self) -> bool {
        let mut verdicts = self.phase.verdicts.iter().flat_map(|all| all.value.iter());
        verdicts.any(|entry| {
            let verdict = entry.value.as_ref().map(|verdict| verdict.value);
            verdict == Some(Verdict::Stop)
        })
    }

    /// A finding of `rule` about the phase.
    pub(super) fn finding(&self, rule: &'static str, span: Span) -> Finding {
        let finding = self.page.finding(rule, span);
        finding
            .field(format!("phases.{}", self.id()))
            .with("phase", self.id())
    }

    /// A place on the front page.
    pub(super) fn place(&self, span: Span) -> Place {
        Place::new(self.page.path(), span)
    }
}

/// Whether each side has said how the pilot ended: what went wrong before is history then.
pub(super) fn is_pilot_judged(playbook: &Playbook) -> bool {
    let has_sides = !playbook.sides().is_empty();
    has_sides && find(playbook, PILOT).is_some_and(|pilot| pilot.undecided(playbook).is_empty())
}

/// Whether each side wants to go on after the pilot.
pub(super) fn is_pilot_passed(playbook: &Playbook) -> bool {
    is_pilot_judged(playbook) && find(playbook, PILOT).is_some_and(|pilot| !pilot.is_stopped())
}

/// Whether what the partnership does before a judged pilot may still be told.
pub(super) fn is_on_trial(context: &Context<'_>) -> bool {
    let is_over = Clock::of(context.playbook).is_over(context.as_of);
    !is_over && !is_pilot_judged(context.playbook)
}
