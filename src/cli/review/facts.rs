//! What is known of a period: figures at its end, what changed in it, and what is open on the day of the review.

use crate::actuals::agenda::open_decisions;
use crate::actuals::kpi::Verdict;
use crate::actuals::outcome::{Judgement, Outcome};
use crate::actuals::phases::{Dated, dated};
use crate::actuals::schedule::{Clock, period_of};
use crate::actuals::tasks::{Task, tasks};
use crate::actuals::{self, Actuals, LedgerCache};
use crate::cli::diff::{State, between};
use crate::cli::environment::Environment;
use crate::cli::opened::Opened;
use crate::cli::then::Then;
use crate::compare::Change;
use crate::finding::{Finding, Level};
use crate::history::Timeline;
use crate::history::decisions::{DecisionLife, lives};
use crate::model::kinds::{Answer, DecisionStatus, ExpectationRole};
use crate::model::{Document, Facts as Stated, Kind, Page, Playbook};
use crate::rules::gates::{Gate, Stands, near};
use crate::rules::{self, Selection, decision_limit};
use crate::text::DocPath;
use crate::value::{Date, Period, PeriodKind};

/// Everything that is told of a period.
pub(super) struct Facts<'a> {
    pub(super) playbook: &'a Playbook,
    pub(super) period: Period,
    /// The day of the review.
    pub(super) as_of: Date,
    /// The day of the figures: the last of the period, or that of the review while the period runs.
    pub(super) figures_on: Date,
    /// The primary expectation first.
    pub(super) outcomes: Vec<Outcome>,
    pub(super) verdict: Option<Verdict>,
    /// Reviews and health checks whose answers are told, the oldest first.
    pub(super) answered: Vec<Answered<'a>>,
    /// What changed in the period; `None` where nobody knows.
    pub(super) changes: Option<Vec<Change>>,
    /// What was decided in the period, the first first.
    pub(super) decided: Vec<(Date, DecisionLife)>,
    /// Phases that began or ended in the period.
    pub(super) phases: Vec<Dated>,
    /// What is still to be done, the oldest first, and since when it is overdue.
    pub(super) tasks: Vec<(Task<'a>, Option<Date>)>,
    /// Decisions that nobody has taken, and the last day on which they are in time.
    pub(super) waiting: Vec<(&'a Page, Option<Date>)>,
    /// What is wrong, that this review is not about.
    pub(super) findings: Vec<Finding>,
    /// The gate ahead.
    pub(super) gates: Vec<Gate>,
}

/// What the sides answered in a review or health check.
pub(super) struct Answered<'a> {
    pub(super) page: &'a Page,
    pub(super) period: Period,
    /// In the order of the sides; `None` where a side has not answered.
    pub(super) answers: Vec<Option<&'a Answer>>,
}

impl<'a> Facts<'a> {
    /// What is known of `period`; `own` is the file of the review.
    ///
    /// # Errors
    /// Where the repository cannot be read.
    pub(super) fn of(
        opened: &'a Opened,
        period: Period,
        own: &DocPath,
        environment: &Environment,
    ) -> anyhow::Result<Self> {
        let playbook = &opened.loaded.playbook;
        let as_of = opened.as_of.day;
        let figures_on = as_of.min(period.last_day());
        let at_end = at_end(opened, figures_on)?;
        let past = opened.trusted_past();
        let own_files = own_files(playbook, own);
        Ok(Self {
            playbook,
            period,
            as_of,
            figures_on,
            outcomes: in_force(at_end.outcomes),
            verdict: at_end.verdict,
            answered: answered(playbook, period, own),
            changes: changes(opened, period, &own_files, environment)?,
            decided: decided(playbook, past, period, as_of)?,
            phases: phases(playbook, period),
            tasks: open_tasks(playbook, as_of),
            waiting: waiting(opened),
            findings: findings(opened, &own_files),
            gates: near(&opened.context(), past)
                .into_iter()
                .filter(|gate| gate.stands == Stands::Next)
                .collect(),
        })
    }

    /// Whether it is the quarterly review.
    pub(super) fn is_quarter(&self) -> bool {
        self.period.kind() == Some(PeriodKind::Quarter)
    }

    /// The judgements of an expectation that belong to the period, the oldest first.
    pub(super) fn judged<'o>(&self, outcome: &'o Outcome) -> Vec<&'o Judgement> {
        let all = outcome.judgements.iter();
        let ended = all.filter(|it| {
            let last = it.window.period.last_day();
            self.period.contains(last) && it.window.is_complete
        });
        ended.collect()
    }
}

fn own_files(playbook: &Playbook, own: &DocPath) -> Vec<DocPath> {
    let document = playbook.at(own);
    let pages = document.into_iter().flat_map(Document::pages);
    pages.map(|page| page.path().clone()).collect()
}

/// What happened by the end of the period, by the text of today.
fn at_end(opened: &Opened, day: Date) -> anyhow::Result<Actuals> {
    if day == opened.as_of.day {
        return Ok(opened.actuals.clone());
    }
    let mut cache = LedgerCache::default();
    let playbook = &opened.loaded.playbook;
    let (actuals, _) = actuals::read(playbook, &*opened.source, day, &mut cache)?;
    Ok(actuals)
}

fn in_force(outcomes: Vec<Outcome>) -> Vec<Outcome> {
    let held = outcomes.into_iter().filter(|outcome| outcome.is_in_force);
    let mut held: Vec<Outcome> = held.collect();
    held.sort_by_key(|outcome| match outcome.role {
        ExpectationRole::Primary => 0,
        ExpectationRole::Kpi => 1,
        ExpectationRole::Guardrail => 2,
        ExpectationRole::Tracked => 3,
    });
    held
}

/// The health checks of the period and the last one before it; the review's own once every side has answered, for until
/// then each answers without the other's.
fn answered<'a>(playbook: &'a Playbook, period: Period, own: &DocPath) -> Vec<Answered<'a>> {
    let sides = playbook.sides();
    let of_page = |page: &'a Page| {
        let Stated::HealthCheck(check) = &page.facts else {
            return None;
        };
        let stated = check.answers.as_ref()?;
        let answer = |side: &str| {
            let found = stated.iter().find(|entry| entry.key.as_str() == side)?;
            Some(&found.value.as_ref()?.value)
        };
        let answers: Vec<Option<&Answer>> =
            sides.iter().map(|side| answer(side.as_str())).collect();
        let is_shown = if page.path() == own {
            answers.iter().all(Option::is_some)
        } else {
            answers.iter().any(Option::is_some)
        };
        is_shown.then_some(Answered {
            page,
            period: period_of(page)?,
            answers,
        })
    };
    let checks = playbook.of_kind(Kind::HealthCheck);
    let mut all: Vec<Answered<'_>> = checks.filter_map(|it| of_page(&it.page)).collect();
    all.retain(|it| it.period.last_day() <= period.last_day());
    all.sort_by_key(|it| (it.period.first_day(), it.page.path().clone()));
    let before = all.partition_point(|it| it.period.first_day() < period.first_day());
    all.drain(..before.saturating_sub(1));
    all
}

/// What changed from the day before the period to its end.
fn changes(
    opened: &Opened,
    period: Period,
    own: &[DocPath],
    environment: &Environment,
) -> anyhow::Result<Option<Vec<Change>>> {
    let (Some(past), Ok(eve)) = (opened.trusted_past(), period.first_day().yesterday()) else {
        return Ok(None);
    };
    let playbook = &opened.loaded.playbook;
    let zone = playbook.config.zone();
    let before = Then::at_end_of(eve, &zone, past)?;
    let mut changes = if period.last_day() < opened.as_of.day {
        let now = Then::at_end_of(period.last_day(), &zone, past)?;
        between(before.state(), now.state(), environment)?
    } else {
        let now = State {
            playbook,
            source: &*opened.source,
            day: Some(opened.as_of.day),
        };
        between(before.state(), now, environment)?
    };
    changes.retain(|change| !own.contains(&change.place.path));
    Ok(Some(changes))
}

fn decided(
    playbook: &Playbook,
    past: Option<&Timeline>,
    period: Period,
    as_of: Date,
) -> anyhow::Result<Vec<(Date, DecisionLife)>> {
    let zone = playbook.config.zone();
    let all = lives(playbook, past, as_of)?.into_iter();
    let taken = all.filter(|life| {
        let is_open = matches!(life.state, None | Some(DecisionStatus::Proposed));
        !is_open && life.removed.is_none()
    });
    let dated = taken.filter_map(|life| Some((life.day(&zone)?, life)));
    let mut decided: Vec<_> = dated.filter(|(day, _)| period.contains(*day)).collect();
    decided.sort_by(|(one, a), (other, b)| (one, &a.id).cmp(&(other, &b.id)));
    Ok(decided)
}

fn phases(playbook: &Playbook, period: Period) -> Vec<Dated> {
    let touched = |day: Option<Date>| day.is_some_and(|day| period.contains(day));
    let all = dated(playbook).into_iter();
    all.filter(|phase| touched(phase.from) || touched(phase.to))
        .collect()
}

fn open_tasks(playbook: &Playbook, as_of: Date) -> Vec<(Task<'_>, Option<Date>)> {
    let clock = Clock::of(playbook);
    let all = tasks(playbook, as_of).into_iter();
    let open = all.filter(|task| task.is_open(as_of));
    let mut open: Vec<_> = open
        .map(|task| {
            let due = task.deadline(&clock).filter(|due| *due < as_of);
            (task, due)
        })
        .collect();
    open.sort_by_cached_key(|(task, _)| {
        let path = task.page.path().clone();
        (task.due.value, path, task.key.to_owned())
    });
    open
}

fn waiting(opened: &Opened) -> Vec<(&Page, Option<Date>)> {
    let context = opened.context();
    let open = open_decisions(context.playbook, context.as_of);
    open.map(|(page, decision)| {
        let limit = decision_limit(&context, page, decision);
        (page, limit.map(|limit| limit.due))
    })
    .collect()
}

/// What `comity check` would tell, the worst first: not what is waived or known, and not of the review itself.
fn findings(opened: &Opened, own: &[DocPath]) -> Vec<Finding> {
    let read = &opened.loaded.report;
    let context = opened.context();
    let checked = rules::check(
        &context,
        read,
        opened.past.timeline(),
        &Selection::default(),
    );
    let mut findings = checked.report.findings;
    findings.retain(|it| {
        it.waived_by.is_none() && it.known_by.is_none() && !own.contains(&it.place.path)
    });
    findings.sort_by(|one, other| {
        let key = |it: &Finding| (std::cmp::Reverse(it.level), it.rule.clone());
        key(one).cmp(&key(other))
    });
    findings
}

/// How many findings are of a level.
pub(super) fn count(findings: &[Finding], level: Level) -> usize {
    findings
        .iter()
        .filter(|finding| finding.level == level)
        .count()
}
