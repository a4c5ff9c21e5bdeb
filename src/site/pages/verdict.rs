//! Whether it is working: the KPI rule in words, and the one number that decides.

use super::{expectations, graphs};
use crate::actuals::in_force::Promise;
use crate::actuals::kpi::{self, Standing};
use crate::model::kinds::ExpectationRole;
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::site::view::{Primary, Tone, Verdict};

/// What the KPI rule says; without one, or with nothing to judge, why nobody can say.
pub(super) fn view(here: Here<'_>, in_force: usize) -> Verdict {
    let actuals = &here.site.actuals;
    if let Some(verdict) = &actuals.verdict {
        return told(here, verdict);
    }
    if here.site.readers().is_some() {
        return Verdict {
            state: here.state("partly-shown", Tone::Unknown),
            why: here.say("verdict-not-shown"),
        };
    }
    let why = if actuals.outcomes.is_empty() {
        here.count("verdict-why", in_force)
    } else {
        here.say("verdict-no-rule")
    };
    Verdict {
        state: here.state("not-evaluated", Tone::Unknown),
        why,
    }
}

fn told(here: Here<'_>, verdict: &kpi::Verdict) -> Verdict {
    let state = match verdict.state {
        Standing::Working => here.state("working", Tone::Good),
        Standing::Failing => here.state("failing", Tone::Bad),
        Standing::Unknown => here.state("unknown", Tone::Unknown),
    };
    let is_guardrail = |part: &&kpi::Part| part.role == ExpectationRole::Guardrail;
    let is_primary = |part: &&kpi::Part| part.role == ExpectationRole::Primary;
    let of = |passes: Option<bool>| {
        let parts = verdict.parts.iter();
        parts.filter(move |part| part.passes == passes)
    };
    let kpis = verdict
        .parts
        .iter()
        .filter(|part| !is_guardrail(part))
        .count();
    let count = |count: usize| Argument::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let mut why = vec![here.say_with(
        "verdict-passed",
        &[
            ("passed", count(verdict.passed)),
            ("of", count(kpis)),
            ("needed", count(verdict.needed)),
        ],
    )];
    if of(Some(true)).any(|part| is_primary(&part)) {
        why.push(here.say("verdict-primary-on"));
    }
    if of(Some(false)).any(|part| is_primary(&part)) {
        why.push(here.say("verdict-primary-off"));
    }
    if of(None).any(|part| is_primary(&part)) {
        why.push(here.say("verdict-primary-unknown"));
    }
    let broken = of(Some(false)).filter(is_guardrail).count();
    if broken > 0 {
        why.push(here.count("verdict-guardrails-off", broken));
    }
    let unknown = of(None).filter(|part| !is_primary(part)).count();
    if unknown > 0 {
        why.push(here.count("verdict-unknown-parts", unknown));
    }
    Verdict {
        state,
        why: why.join("; ") + ".",
    }
}

/// The one number that decides, over time.
pub(super) fn primary(here: Here<'_>, in_force: &[Promise<'_>]) -> Option<Primary> {
    let is_primary = |promise: &&Promise<'_>| {
        promise
            .expectation
            .role
            .as_ref()
            .is_some_and(|role| role.value == ExpectationRole::Primary)
    };
    let promise = in_force.iter().find(is_primary)?;
    let row = expectations::row(here, promise);
    let metric = expectations::metric(here, promise.expectation);
    let outcome = expectations::outcome(here, promise);
    let bundle = outcome.and_then(|outcome| graphs::of_outcome(here, outcome));
    Some(Primary {
        metric: row.what,
        target: row.target.unwrap_or_default(),
        target_origin: row.target_origin,
        actual: row.actual,
        actual_origin: row.actual_origin,
        to_date_origin: row.to_date_origin,
        evidence: row.evidence,
        to_date: row.to_date,
        currency_effect: row.currency_effect,
        graph: bundle.and_then(|bundle| bundle.graph(here, "_primary-chart")),
        scope: row.scope,
        formula: metric
            .and_then(|metric| metric.formula.as_ref().map(|formula| formula.value.clone())),
        state: row.state,
        why: row.why,
        written: row.written,
    })
}
