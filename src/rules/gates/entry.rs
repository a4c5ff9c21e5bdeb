//! Whether enough KPIs were on track when a phase began, by what was expected then.
//!
//! Today's agreements say nothing of a pilot that is over: its letter may have been closed, and its
//! targets amended since. So the playbook is read as it stood on the day the phase began, and the
//! expectations that held last before that day are judged by today's ledgers.

use std::sync::Arc;

use super::built_in::Ask;
use super::condition::{Answer, Evidence, Verdict};
use crate::actuals::bench::Bench;
use crate::actuals::evaluate::outcomes_held;
use crate::actuals::in_force::{last_judged, stated};
use crate::actuals::kpi::{self, Part, Standing};
use crate::actuals::outcome::{Judgement, Outcome, State};
use crate::finding::Place;
use crate::history::Timeline;
use crate::locale::Message;
use crate::model::{Kind, Loaded, Playbook};
use crate::value::Date;

/// What the KPI rule said when the phase began: results of windows that ended later, or after the
/// expectations, do not count.
pub(super) fn kpis_on_track(ask: &Ask<'_>) -> Verdict {
    let context = ask.context;
    let Some(entry) = ask.begun() else {
        let outcomes = until(&context.actuals.outcomes, ask.entry());
        return judged(ask, context.playbook, &outcomes);
    };
    let then = match then(ask, entry) {
        Ok(then) => then,
        Err(reason) => return Verdict::unknown(Evidence::nowhere(reason)),
    };
    let playbook = then.as_ref().map_or(context.playbook, |it| &it.playbook);
    match held(ask, playbook, entry) {
        Ok(outcomes) => judged(ask, playbook, &outcomes),
        Err(reason) => Verdict::unknown(Evidence::nowhere(reason)),
    }
}

/// The playbook as it stood when the phase began; `None` where that is today's.
fn then(ask: &Ask<'_>, entry: Date) -> Result<Option<Arc<Loaded>>, Message> {
    if entry == ask.context.as_of {
        return Ok(None);
    }
    let past = ask.past.ok_or_else(|| no_past("evidence-no-past", entry))?;
    let zone = ask.context.playbook.config.zone();
    let step = past.line.at_end_of(entry, &zone);
    let step = step.ok_or_else(|| no_past("evidence-before-past", entry))?;
    let loaded = read(past, step.commit)?;
    loaded
        .map(Some)
        .ok_or_else(|| no_past("evidence-before-past", entry))
}

fn read(past: &Timeline, commit: crate::history::CommitNo) -> Result<Option<Arc<Loaded>>, Message> {
    past.playbook_at(commit).map_err(|error| unreadable(&error))
}

fn no_past(id: &'static str, entry: Date) -> Message {
    Message::new(id).with("date", entry)
}

fn unreadable(error: &anyhow::Error) -> Message {
    Message::new("evidence-unreadable-past").with("reason", error.to_string())
}

/// What became of the expectations that held last before `entry`, as the rows of today tell it.
fn held(ask: &Ask<'_>, playbook: &Playbook, entry: Date) -> Result<Vec<Outcome>, Message> {
    let Some(day) = last_judged(playbook, entry) else {
        return Ok(Vec::new());
    };
    let ledgers = &ask.context.actuals.ledgers;
    let bench = Bench::new(playbook, ledgers, entry).map_err(|error| unreadable(&error))?;
    Ok(until(&outcomes_held(playbook, &bench, day, entry), day))
}

/// The verdict of the KPI rule of `playbook`.
fn judged(ask: &Ask<'_>, playbook: &Playbook, outcomes: &[Outcome]) -> Verdict {
    let Some(verdict) = kpi::verdict(playbook, outcomes) else {
        return Verdict::unknown(Evidence::nowhere(Message::new("evidence-no-kpi-rule")));
    };
    let answer = match verdict.state {
        Standing::Working => Answer::Holds,
        Standing::Failing => Answer::Fails,
        Standing::Unknown => Answer::Unknown,
    };
    let head = Message::new("evidence-kpi-rule")
        .with("passed", verdict.passed)
        .with("of", verdict.kpis())
        .with("needed", verdict.needed)
        .with("date", ask.entry());
    let parts = verdict.parts.iter();
    let parts = parts.map(|part| of_part(ask, part, outcomes));
    let evidence = std::iter::once(Evidence::nowhere(head)).chain(parts);
    Verdict::new(answer, evidence.collect())
}

/// The outcomes with what was known of them by the end of `day`.
fn until(outcomes: &[Outcome], day: Date) -> Vec<Outcome> {
    let is_over = |it: &Judgement| it.window.is_complete && it.window.period.last_day() <= day;
    let known = outcomes.iter().cloned().map(|mut outcome| {
        outcome.judgements.retain(is_over);
        outcome
    });
    known.collect()
}

fn of_part(ask: &Ask<'_>, part: &Part, outcomes: &[Outcome]) -> Evidence {
    let id = match part.passes {
        Some(true) => "evidence-kpi-on-track",
        Some(false) => "evidence-kpi-off-track",
        None => "evidence-kpi-unknown",
    };
    let outcome = outcomes.iter().find(|it| it.reference() == part.reference);
    let says = Message::new(id).with("key", &part.reference);
    let says = match outcome.map(Outcome::state) {
        Some(State::NotEvaluable(reason)) => says.with("why", reason.message()),
        _ => says.with("why", ""),
    };
    let answer = match part.passes {
        Some(true) => Answer::Holds,
        Some(false) => Answer::Fails,
        None => Answer::Unknown,
    };
    let place = outcome.and_then(|it| place(ask.context.playbook, it));
    Evidence::maybe_at(place, says).for_answer(answer)
}

/// Where the expectation stands in today's files, if it still does.
fn place(today: &Playbook, outcome: &Outcome) -> Option<Place> {
    let page = &today.document(Kind::Agreement, &outcome.document)?.page;
    let (key, _) = stated(page).find(|(key, _)| key.value == outcome.key)?;
    Some(Place::new(page.path(), key.span))
}
