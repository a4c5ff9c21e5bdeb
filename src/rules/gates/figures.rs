//! Conditions on what is promised in figures, and on what the figures say.

use super::super::alignment::{has_role, kpis, lasting, metric, wanted_kpis};
use super::built_in::Ask;
use super::condition::{Answer, Evidence, Verdict};
use crate::actuals::in_force::Promise;
use crate::actuals::kpi::{self, Part, Standing};
use crate::actuals::outcome::{Outcome, State};
use crate::finding::Place;
use crate::locale::Message;
use crate::model::kinds::ExpectationRole;

fn nothing_in_force() -> Verdict {
    Verdict::unknown(Evidence::nowhere(Message::new("evidence-nothing-in-force")))
}

fn at_key(promise: &Promise<'_>, says: Message) -> Evidence {
    Evidence::at(promise.page, promise.key.span, says)
}

pub(super) fn one_primary(ask: &Ask<'_>) -> Verdict {
    let lasting = lasting(ask.context.playbook, ask.day());
    let Some(any) = lasting.first() else {
        return nothing_in_force();
    };
    let primaries = lasting
        .iter()
        .filter(|it| has_role(it, ExpectationRole::Primary));
    let found: Vec<Evidence> = primaries
        .map(|it| {
            at_key(
                it,
                Message::new("evidence-primary").with("key", &it.key.value),
            )
        })
        .collect();
    match found.len() {
        0 => {
            let says = Message::new("evidence-no-primary");
            let span = any.page.key_span("expectations");
            Verdict::fails(Evidence::at(any.page, span, says))
        }
        1 => Verdict::new(Answer::Holds, found),
        _ => Verdict::new(Answer::Fails, found),
    }
}

pub(super) fn kpi_count(ask: &Ask<'_>) -> Verdict {
    let lasting = lasting(ask.context.playbook, ask.day());
    let (Some(any), Some(wanted)) = (lasting.first(), wanted_kpis(ask.context)) else {
        return nothing_in_force();
    };
    let count = kpis(&lasting).len();
    let says = Message::new("evidence-kpis")
        .with("count", count)
        .with("wanted", wanted);
    let evidence = Evidence::at(any.page, any.page.key_span("expectations"), says);
    if count == wanted {
        Verdict::holds(evidence)
    } else {
        Verdict::fails(evidence)
    }
}

pub(super) fn metrics_defined(ask: &Ask<'_>) -> Verdict {
    let playbook = ask.context.playbook;
    let lasting = lasting(playbook, ask.day());
    let kpis = kpis(&lasting);
    if kpis.is_empty() {
        return nothing_in_force();
    }
    let mut missing = Vec::new();
    for promise in &kpis {
        let Some(named) = &promise.expectation.metric else {
            let says = Message::new("evidence-no-metric").with("key", &promise.key.value);
            missing.push(at_key(promise, says));
            continue;
        };
        let found = metric(playbook, named.as_str());
        if !found.is_some_and(|(_, metric)| metric.formula.is_some()) {
            let says = Message::new("evidence-undefined-metric").with("metric", named.as_str());
            missing.push(Evidence::at(promise.page, named.span, says));
        }
    }
    Verdict::none_of(missing, || {
        let says = Message::new("evidence-metrics").with("count", kpis.len());
        at_key(kpis[0], says)
    })
}

/// What the KPI rule said when the phase began: results of windows that ended later do not count.
pub(super) fn kpis_on_track(ask: &Ask<'_>) -> Verdict {
    let context = ask.context;
    let outcomes: Vec<Outcome> = context
        .actuals
        .outcomes
        .iter()
        .map(|it| until(it, ask))
        .collect();
    let Some(verdict) = kpi::verdict(context.playbook, &outcomes) else {
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
    let parts = verdict.parts.iter().map(|part| of_part(part, &outcomes));
    let evidence = std::iter::once(Evidence::nowhere(head)).chain(parts);
    Verdict::new(answer, evidence.collect())
}

fn until(outcome: &Outcome, ask: &Ask<'_>) -> Outcome {
    let mut known = outcome.clone();
    let entry = ask.entry();
    known
        .judgements
        .retain(|it| it.window.is_complete && it.window.period.last_day() <= entry);
    known
}

fn of_part(part: &Part, outcomes: &[Outcome]) -> Evidence {
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
    let place = outcome.map(|it| Place::new(&it.path, it.span));
    Evidence::maybe_at(place, says).for_answer(answer)
}
