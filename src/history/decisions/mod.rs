//! The life of every decision: when it was proposed and decided, by whom, how long that took, and
//! what became of it.
//!
//! Both the document and Git are asked, and what they say is kept apart: a [`Stage`] has the two side
//! by side. What Git cannot tell is unknown, with the reason.

mod chain;
mod reversal;
mod shown;
mod stage;
mod taken;
#[cfg(test)]
mod tests;
mod told;

use std::sync::Arc;

pub use reversal::Reversal;
use shown::{Commits, Shown, is_decided};
pub use stage::{Event, Seen, Stage, Unseen, When, day_in};
use taken::Sides;
pub use taken::{Source, Taken};
pub use told::{Told, hours, rounded, told, when};

use super::Timeline;
use super::removed::removed;
use crate::model::field::Either;
use crate::model::kinds::{Decision, DecisionStatus, Facts};
use crate::model::{Kind, Page, Playbook};
use crate::text::DocPath;
use crate::value::{Date, Zone};

/// The life of a decision, as far as it is known on a day.
#[derive(Debug, Clone)]
pub struct DecisionLife {
    /// Its id.
    pub id: String,
    /// Where it stands; for a removed one where it stood last.
    pub path: DocPath,
    /// What it says; for a removed one what it said last.
    pub page: Arc<Page>,
    /// Where it stands on the day; `None` where its status cannot be read.
    pub state: Option<DecisionStatus>,
    /// Who carries it to a decision.
    pub driver: Option<String>,
    /// Who decides; exactly one where all is well.
    pub deciders: Vec<String>,
    /// Which side proposed it, as the document says.
    pub proposed_by: Option<String>,
    /// When it was put forward.
    pub proposed: Stage,
    /// When it was decided, or withdrawn.
    pub decided: Stage,
    /// The first commit that has it as decided, however it came to be so.
    pub recorded: Option<Event>,
    /// How long it took: as Git shows both ends, else as both are written, else what is known of
    /// each.
    pub taken: Option<Taken>,
    /// How long it took as Git shows it.
    pub taken_in_git: Option<Taken>,
    /// How long it took as it is written.
    pub taken_as_written: Option<Taken>,
    /// How many days it has been open; for open ones only.
    pub open_days: Option<i32>,
    /// The decisions it replaces, or would replace, stated on either end.
    pub supersedes: Vec<String>,
    /// The decisions that replace it, stated on either end; not those that are only proposed or were
    /// turned down.
    pub superseded_by: Vec<String>,
    /// How its outcome was undone, if it was.
    pub reversed: Option<Reversal>,
    /// What it allows to change.
    pub changes: Vec<String>,
    /// The commits that changed its file, the oldest first.
    pub commits: Vec<Event>,
    /// The commit that removed it.
    pub removed: Option<Event>,
}

impl DecisionLife {
    /// Whether nobody has decided it yet; one that was removed is not open.
    pub fn is_open(&self) -> bool {
        self.state == Some(DecisionStatus::Proposed) && self.removed.is_none()
    }

    /// The day to which it belongs in a log: that of the decision, else that of the proposal.
    pub fn day(&self, zone: &Zone) -> Option<Date> {
        let when = self.decided.when().or_else(|| self.proposed.when())?;
        Some(day_in(&when, zone))
    }
}

/// The life of every decision of `playbook` that had been proposed by `as_of`, and of those that the
/// line had and the playbook has no more, in the order of their proposals.
///
/// Commits up to the last step of the line of `timeline` are looked at; without one everything that
/// only Git knows is unknown. What happened after `as_of` has not happened: a decision of later is
/// open.
///
/// # Errors
/// Where the repository cannot be read.
pub fn lives(
    playbook: &Playbook,
    timeline: Option<&Timeline>,
    as_of: Date,
) -> anyhow::Result<Vec<DecisionLife>> {
    let commits = timeline.map(|timeline| Commits::of(playbook, timeline));
    let day = Day {
        as_of,
        zone: playbook.config.zone(),
        sides: Sides::of(playbook),
    };
    let mut lives = Vec::new();
    for document in playbook.of_kind(Kind::Decision) {
        let page = &document.page;
        let shown = match &commits {
            Some(commits) => commits.shown(page.path(), page.decision_status())?,
            None => Shown::nothing(page.decision_status()),
        };
        lives.extend(day.life(page, shown));
    }
    if let Some(commits) = &commits {
        for gone in removed(commits.timeline, playbook, &[Kind::Decision])? {
            let mut shown = commits.shown(&gone.path, None)?;
            let by = || commits.event(gone.commit);
            shown.removed = Some(shown.removed.unwrap_or_else(by));
            lives.extend(day.life(&gone.page, shown));
        }
    }
    chain::link(&mut lives);
    if let Some(timeline) = timeline {
        reversal::find(&mut lives, playbook, timeline)?;
    }
    let begin = |life: &DecisionLife| Some(day_in(&life.proposed.when()?, &day.zone));
    lives.sort_by_cached_key(|life| {
        let begin = begin(life).or_else(|| life.day(&day.zone));
        (begin, life.id.clone())
    });
    Ok(lives)
}

/// The day on which lives are looked at.
struct Day {
    as_of: Date,
    zone: Zone,
    sides: Sides,
}

impl Day {
    /// The life of a decision as it is known on the day; `None` where it had not been proposed.
    fn life(&self, page: &Arc<Page>, shown: Shown) -> Option<DecisionLife> {
        let Facts::Decision(decision) = &page.facts else {
            return None;
        };
        let proposed = Stage {
            written: decision.proposed.as_ref().map(|when| when.value.clone()),
            seen: shown.proposed,
        };
        let mut decided = Stage {
            written: decision.decided.as_ref().map(|when| when.value.clone()),
            seen: shown.decided,
        };
        let mut state = page.decision_status();
        let has_come = decided.is_by(self.as_of, &self.zone);
        let is_there = proposed.is_by(self.as_of, &self.zone) || (is_decided(state) && has_come);
        if !is_there {
            return None;
        }
        if is_decided(state) && !has_come {
            state = Some(DecisionStatus::Proposed);
        }
        if !is_decided(state) {
            decided.seen = Seen::NotYet;
        }
        let proposed = proposed.on(self.as_of, &self.zone);
        let decided = decided.on(self.as_of, &self.zone);
        let is_known = |event: &Event| event.at.in_zone(&self.zone).date() <= self.as_of;
        let removed = shown.removed.filter(is_known);
        let taken_back = shown.taken_back.filter(|(_, event)| is_known(event));
        let taken_back = taken_back.map(|(to, event)| Reversal::TakenBack {
            to,
            event: Box::new(event),
        });
        let is_open = state == Some(DecisionStatus::Proposed) && removed.is_none();
        Some(DecisionLife {
            id: page.id.clone(),
            path: page.path().clone(),
            state,
            driver: decision.driver.as_ref().map(|it| it.as_str().to_owned()),
            deciders: deciders(decision),
            proposed_by: decision
                .proposed_by
                .as_ref()
                .map(|it| it.as_str().to_owned()),
            recorded: shown.recorded.filter(is_known),
            taken: self.sides.taken(&proposed, &decided),
            taken_in_git: self.sides.in_git(&proposed, &decided),
            taken_as_written: self.sides.written(&proposed, &decided),
            open_days: is_open.then(|| self.open_days(page, &proposed)).flatten(),
            supersedes: Vec::new(),
            superseded_by: Vec::new(),
            reversed: taken_back,
            changes: texts(
                decision
                    .changes
                    .iter()
                    .flat_map(|ids| ids.iter())
                    .map(|it| it.as_str()),
            ),
            commits: shown.commits.into_iter().filter(is_known).collect(),
            removed,
            page: Arc::clone(page),
            proposed,
            decided,
        })
    }

    /// Since it was proposed, else since the day of the document.
    fn open_days(&self, page: &Page, proposed: &Stage) -> Option<i32> {
        let date = page.common.date.as_ref();
        let since = proposed
            .when()
            .or_else(|| Some(Either::That(date?.value)))?;
        let days = day_in(&since, &self.zone)
            .until(self.as_of)
            .ok()?
            .get_days();
        (days >= 0).then_some(days)
    }
}

fn deciders(decision: &Decision) -> Vec<String> {
    let deciders = decision.decider.iter().flat_map(|people| people.iter());
    let makers = decision
        .decision_makers
        .iter()
        .flat_map(|it| it.value.iter());
    let stated = deciders.map(|person| person.as_str());
    let stated = texts(stated);
    if stated.is_empty() {
        texts(makers.map(|person| person.as_str()))
    } else {
        stated
    }
}

fn texts<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    texts.map(str::to_owned).collect()
}
