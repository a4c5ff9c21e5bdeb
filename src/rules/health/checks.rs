//! Health checks and reviews, which ask each side the same.

use crate::actuals::schedule::{self, Clock, period_of};
use crate::model::field::{Choice as _, Table};
use crate::model::ids::{DecisionId, PartyId};
use crate::model::kinds::{Answer, Facts, Status, Verdict};
use crate::model::{Kind, Page, Playbook};
use crate::text::Spanned;
use crate::value::{Date, Period};

/// A health check or a review.
#[derive(Clone, Copy)]
pub(super) struct Check<'a> {
    pub(super) page: &'a Page,
    /// The time it speaks of.
    pub(super) period: Option<Period>,
    /// What both sides want together.
    pub(super) verdict: Option<&'a Spanned<Verdict>>,
    /// The decision that followed.
    pub(super) decision: Option<&'a Spanned<DecisionId>>,
    answers: Option<&'a Table<PartyId, Answer>>,
}

/// An answer of a side.
#[derive(Clone, Copy)]
pub(super) struct OneSide<'a> {
    pub(super) side: &'a Spanned<PartyId>,
    pub(super) answer: &'a Answer,
}

impl<'a> Check<'a> {
    fn of(page: &'a Page) -> Option<Self> {
        let (answers, verdict, decision) = match &page.facts {
            Facts::HealthCheck(it) => (&it.answers, &it.verdict, &it.decision),
            Facts::Review(it) => (&it.answers, &it.verdict, &it.decision),
            _ => return None,
        };
        Some(Self {
            page,
            period: period_of(page),
            verdict: verdict.as_ref(),
            decision: decision.as_ref(),
            answers: answers.as_ref().map(|answers| &answers.value),
        })
    }

    /// Whether the table of answers is there and could be read.
    pub(super) fn has_answers(&self) -> bool {
        self.answers.is_some()
    }

    /// The answers of sides given by `day`.
    pub(super) fn by_side(&self, playbook: &Playbook, day: Date) -> Vec<OneSide<'a>> {
        let entries = self.answers.into_iter().flatten();
        let given = entries.filter_map(|entry| {
            let answer = &entry.value.as_ref()?.value;
            let date = answer.date.as_ref();
            let is_given = date.is_none_or(|date| date.value <= day);
            is_given.then_some(OneSide {
                side: &entry.key,
                answer,
            })
        });
        given
            .filter(|one| playbook.is_side(one.side.as_str()))
            .collect()
    }

    /// The last day on which an answer is in time.
    pub(super) fn due(&self, playbook: &Playbook, clock: &Clock) -> Option<Date> {
        let period = self.period?;
        let due = schedule::due_day(playbook, self.page.kind.word(), period);
        clock.deadline(period.first_day(), due)
    }
}

/// The checks of one kind that are no drafts and whose time had begun by `day`, oldest first.
pub(super) fn checks(playbook: &Playbook, kind: Kind, day: Date) -> Vec<Check<'_>> {
    let documents = playbook.of_kind(kind);
    let settled = documents.filter(|document| document.page.status() != Some(Status::Draft));
    let mut checks: Vec<Check<'_>> = settled
        .filter_map(|document| Check::of(&document.page))
        .filter(|check| check.period.is_none_or(|period| period.first_day() <= day))
        .collect();
    checks.sort_by_key(|check| check.period.map(|period| period.last_day()));
    checks
}

/// The two kinds that ask each side.
pub(super) const KINDS: [Kind; 2] = [Kind::HealthCheck, Kind::Review];

/// The latest check of each kind that every side has answered: what older ones tell is history.
pub(super) fn latest(playbook: &Playbook, day: Date) -> Vec<Check<'_>> {
    let sides = playbook.sides().len();
    let of_kind = |kind: Kind| {
        let all = checks(playbook, kind, day);
        let mut answered = all.into_iter().rev();
        answered.find(|check| sides > 0 && check.by_side(playbook, day).len() >= sides)
    };
    KINDS.into_iter().filter_map(of_kind).collect()
}
