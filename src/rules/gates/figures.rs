//! Conditions on what is promised in figures, and on what the figures say.

use super::super::alignment::{has_role, kpis, lasting, metric, wanted_kpis};
use super::built_in::Ask;
use super::condition::{Answer, Evidence, Verdict};
use crate::actuals::in_force::Promise;
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
        if found.is_none_or(|(_, metric)| metric.formula.is_none()) {
            let says = Message::new("evidence-undefined-metric").with("metric", named.as_str());
            missing.push(Evidence::at(promise.page, named.span, says));
        }
    }
    Verdict::none_of(missing, || {
        let says = Message::new("evidence-metrics").with("count", kpis.len());
        at_key(kpis[0], says)
    })
}
