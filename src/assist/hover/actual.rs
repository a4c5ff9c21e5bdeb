//! What became of an expectation, as `comity status` judges it.

use super::super::View;
use super::super::names::Thing;
use super::super::say::{code, plain, say};
use crate::actuals::figure::{bounds, figure, period};
use crate::actuals::outcome::{Judgement, Outcome, State};
use crate::locale::Message;
use crate::model::field::Choice as _;
use crate::model::kinds::Expectation;

/// The outcomes of an expectation: one for each document that promises it and is judged.
pub(super) fn outcomes<'a>(view: &View<'a>, thing: &Thing) -> Vec<&'a Outcome> {
    let context = view.context;
    let is_it = |outcome: &&Outcome| {
        let page = super::super::names::page_at(context.playbook, &outcome.path);
        page.is_some_and(|page| Thing::item(context.playbook, page, &outcome.key) == *thing)
    };
    let mut found: Vec<&Outcome> = context.actuals.outcomes.iter().filter(is_it).collect();
    found.sort_by_key(|outcome| !outcome.is_in_force);
    found
}

/// The card of an expectation.
pub(super) fn of_expectation(
    view: &View<'_>,
    thing: &Thing,
    key: &str,
    expectation: &Expectation,
) -> String {
    let lang = view.lang;
    let role = expectation.role.as_ref().map(|role| role.label(lang));
    let head = [Some(format!("**{}**", code(key))), role.map(str::to_owned)];
    let mut parts = vec![head.into_iter().flatten().collect::<Vec<_>>().join(" · ")];
    if let Some(text) = &expectation.text {
        parts.push(plain(&text.value));
    }
    let playbook = view.context.playbook;
    let metric = expectation.metric.as_ref();
    let metric = metric.and_then(|id| {
        let document = playbook.document(crate::model::Kind::Metric, id.as_str())?;
        Some(plain(document.in_language(lang).title()))
    });
    parts.extend(metric);
    if let Some(target) = &expectation.target {
        let said = Message::new("assist-target").with("target", target.value.to_string());
        parts.push(said.text(lang));
    }
    let outcome = outcomes(view, thing).into_iter().next();
    parts.push(match outcome {
        Some(outcome) => judged(view, outcome),
        None if expectation.metric.is_some() => say("assist-not-judged", lang),
        None => String::new(),
    });
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// The actual, the target that held then, the period and what that means.
pub(in crate::assist) fn judged(view: &View<'_>, outcome: &Outcome) -> String {
    let lang = view.lang;
    match outcome.latest() {
        Some(latest) => {
            let mark = mark(&outcome.state());
            let told = short(view, outcome, latest);
            let n = usize::try_from(latest.measure.n).unwrap_or(usize::MAX);
            let n = Message::new("status-n").with("n", n).text(lang);
            let why = match &latest.state {
                State::NotEvaluable(reason) => format!(": {}", reason.message().text(lang)),
                _ => String::new(),
            };
            format!("{mark} {told}{why} · {n}")
        }
        None => format!("? {}", say("reason-not-yet", lang)),
    }
}

/// `0.1835 USD · at most 0.20 USD · August 2026 · on track`
fn short(view: &View<'_>, outcome: &Outcome, judgement: &Judgement) -> String {
    let lang = view.lang;
    let unit = outcome.unit.as_ref();
    let value = judgement.measure.value.zip(unit);
    let value = value.map(|(value, unit)| figure(value, unit, lang));
    let target = judgement.bounds.zip(unit);
    let target = target.map(|(ends, unit)| bounds(ends, unit, lang));
    let when = period(&judgement.window.period, lang);
    let state = Message::new(format!("assist-state-{}", judgement.state.id())).text(lang);
    let parts = [value, target, Some(when), Some(state)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The sign that `status` shows.
fn mark(state: &State) -> &'static str {
    match state {
        State::OnTrack => "✓",
        State::OffTrack => "✗",
        State::NotEvaluable(_) => "?",
    }
}

/// The actual beside a target, in a few words: `✓ 0.1835 USD, August 2026`.
pub(in crate::assist) fn beside(view: &View<'_>, outcome: &Outcome) -> Option<String> {
    let lang = view.lang;
    let latest = outcome.latest()?;
    let mark = mark(&latest.state);
    let value = match (latest.measure.value, &outcome.unit, &latest.state) {
        (Some(value), Some(unit), _) => figure(value, unit, lang),
        (_, _, State::NotEvaluable(reason)) => reason.message().text(lang),
        _ => return None,
    };
    Some(format!(
        "{mark} {value}, {}",
        period(&latest.window.period, lang)
    ))
}
