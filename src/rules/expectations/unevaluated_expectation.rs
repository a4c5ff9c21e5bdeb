use super::super::{Check, Context, Rule, judged};
use crate::actuals::outcome::{Judgement, Outcome, Reason, State};
use crate::actuals::schedule::Clock;
use crate::finding::{Finding, Level, Place, Report};
use crate::model::kinds::{Agreement, ExpectationRole, Facts};
use crate::value::{Date, Period, Target};

pub(super) static RULE: Rule = Rule {
    id: "unevaluated-expectation",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A promise in force has a metric, and nobody can say whether it was kept in the last complete period.
The reason is named: no file of the ledger, no rows, too few observations, too many empty cells, a
division by zero, a column that is not there, a baseline without a value.

Promises that wait for the same ledger for the same reason are told once, at the weightiest of them. A
metric that is only `tracked` decides nothing, so that this is information there. Nothing is told
before the first period is complete, for times before the promise, while the partnership pauses and
after its end, nor where another rule names the cause: a formula that cannot be read, another unit, an
exchange rate that is missing.

A period in which the term of the agreement began half-way, or before which nobody promised this, may
be without rows or a file for them, or have too few. A period of which the partnership paused for a
part may have as many observations fewer: of the five that a metric wants, three are enough for a
month that was half a month.

**Why.** A promise that cannot be checked is kept by everybody. The gap is cheapest to close in the
month in which it opens.

```bad as-of=2026-04-30
==> agreements/framework.md
---
status: active
term: { from: 2026-04-01 }
expectations:
  us-cpe: { metric: cpe, where: { market: us }, target: 0.25 USD, role: primary }
---
==> metrics/cpe.md
---
unit: USD/engagement
better: lower
ledger: performance
formula: sum(spend) / sum(engagements)
---
==> ledgers/performance.csv
date,market,spend,currency,engagements
2026-03-17,us,400,USD,1000
```

The ledger has no file:

```bad as-of=2026-04-30
==> agreements/framework.md
---
status: active
term: { from: 2026-04-01 }
expectations:
  us-cpe: { metric: cpe, where: { market: us }, target: 0.25 USD, role: primary }
---
==> metrics/cpe.md
---
unit: USD/engagement
better: lower
ledger: performance
formula: sum(spend) / sum(engagements)
---
```

```good as-of=2026-04-30
==> agreements/framework.md
---
status: active
term: { from: 2026-04-01 }
expectations:
  us-cpe: { metric: cpe, where: { market: us }, target: 0.25 USD, role: primary }
---
==> metrics/cpe.md
---
unit: USD/engagement
better: lower
ledger: performance
formula: sum(spend) / sum(engagements)
---
==> ledgers/performance.csv
date,market,spend,currency,engagements
2026-04-17,us,200,USD,1000
```

No month is over yet:

```good as-of=2026-04-29
==> agreements/framework.md
---
status: active
term: { from: 2026-04-01 }
expectations:
  us-cpe: { metric: cpe, where: { market: us }, target: 0.25 USD, role: primary }
---
==> metrics/cpe.md
---
unit: USD/engagement
better: lower
ledger: performance
formula: sum(spend) / sum(engagements)
---
```

**Configuration.** `unevaluated-expectation = "off"` under `[rules]`. How many rows may be left out is
the profile's `numbers.max_excluded`; how few observations are too few is the metric's `min_n`.

**Origin.** Practitioners ask of every number who writes it down, where and when. It is a practice,
not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let clock = Clock::of(context.playbook);
    if !clock.runs(context.as_of) {
        return;
    }
    let mut gaps: Vec<Gap<'_>> = Vec::new();
    let in_force = context.actuals.outcomes.iter();
    for outcome in in_force.filter(|outcome| outcome.is_in_force) {
        let Some(latest) = outcome.latest() else {
            continue;
        };
        let State::NotEvaluable(reason) = &latest.state else {
            continue;
        };
        let is_told = is_told_here(reason) && was_promised(outcome, latest, reason);
        if !is_told
            || is_beginning(context, outcome, latest, reason)
            || is_shortened(&clock, latest.window.period, reason)
        {
            continue;
        }
        let gap = Gap {
            ledger: ledger(context, &outcome.metric),
            reason,
            latest,
            outcomes: vec![outcome],
        };
        match gaps.iter_mut().find(|other| other.is_same(&gap)) {
            Some(other) => other.outcomes.push(outcome),
            None => gaps.push(gap),
        }
    }
    report.extend(
        gaps.iter()
            .filter_map(|gap| unevaluated_expectation(context, gap)),
    );
}

/// Whether there was a target at the time. Where nothing could be measured at all, the target was
/// not looked at, and today's counts.
fn was_promised(outcome: &Outcome, latest: &Judgement, reason: &Reason) -> bool {
    let is_improvement = matches!(outcome.target, Some(Target::Improvement { .. }));
    let is_blind = matches!(reason, Reason::NoLedger(_) | Reason::NoColumn(_));
    latest.bounds.is_some() || is_improvement || (is_blind && outcome.target.is_some())
}

/// Whether the agreement began within the period, or nobody had promised this when the period began:
/// work has to begin before there are rows of it.
fn is_beginning(
    context: &Context<'_>,
    outcome: &Outcome,
    latest: &Judgement,
    reason: &Reason,
) -> bool {
    let playbook = context.playbook;
    let document = playbook.at(&outcome.path);
    let Some(Facts::Agreement(agreement)) = document.map(|document| &document.page.facts) else {
        return false;
    };
    let period = latest.window.period;
    let first = period.first_day();
    let from = agreement.term.as_ref().and_then(|term| term.from.as_ref());
    let is_short = from.is_some_and(|from| first < from.value && from.value <= period.last_day());
    let mut agreements = playbook.agreements();
    let is_new = !agreements.any(|(_, earlier)| is_promised(earlier, &outcome.key, first));
    (is_short || is_new)
        && matches!(
            reason,
            Reason::NoLedger(_) | Reason::NoRows | Reason::TooFew { .. } | Reason::NoValue
        )
}

/// Whether an agreement whose term covers the day promises something under this key.
fn is_promised(agreement: &Agreement, key: &str, day: Date) -> bool {
    let mut expectations = agreement.expectations.iter().flat_map(|all| all.iter());
    let term = agreement.term.as_ref();
    let from = term.and_then(|term| term.from.as_ref());
    let to = term.and_then(|term| term.to.as_ref());
    from.is_none_or(|from| from.value <= day)
        && to.is_none_or(|to| day <= to.value)
        && expectations.any(|entry| entry.key.as_str() == key)
}

/// Whether a pause took a part of the period, and the rest of it has its share of observations.
fn is_shortened(clock: &Clock, period: Period, reason: &Reason) -> bool {
    let Reason::TooFew { n, min } = reason else {
        return false;
    };
    let count = |days: i32| u64::try_from(days).unwrap_or(0);
    let (all, open) = (count(period.days()), count(clock.open_days(period)));
    open < all && 0 < *n && min.saturating_mul(open) <= n.saturating_mul(all)
}

/// Promises that cannot be checked for the same reason.
struct Gap<'a> {
    ledger: Option<String>,
    reason: &'a Reason,
    latest: &'a Judgement,
    /// The weightiest first.
    outcomes: Vec<&'a Outcome>,
}

impl Gap<'_> {
    fn is_same(&self, other: &Self) -> bool {
        self.ledger == other.ledger
            && self.reason == other.reason
            && self.latest.window == other.latest.window
    }
}

/// The ledger of a metric.
fn ledger(context: &Context<'_>, metric: &str) -> Option<String> {
    let (_, metric) = context
        .playbook
        .metrics()
        .find(|(page, _)| page.id == metric)?;
    let definition = context.playbook.metric_definition(metric);
    Some(definition.ledger.as_ref()?.as_str().to_owned())
}

/// Whether there is a cause, and no other rule names it.
fn is_told_here(reason: &Reason) -> bool {
    match reason {
        Reason::NoLedger(_)
        | Reason::NoRows
        | Reason::TooFew { .. }
        | Reason::TooManyExcluded { .. }
        | Reason::NoValue
        | Reason::TooMuchWork
        | Reason::NoColumn(_)
        | Reason::NoBaseline => true,
        Reason::NoFormula
        | Reason::NoRate { .. }
        | Reason::OtherUnit
        | Reason::NoTarget
        | Reason::NotYet => false,
    }
}

fn unevaluated_expectation(context: &Context<'_>, gap: &Gap<'_>) -> Option<Finding> {
    let (first, others) = gap.outcomes.split_first()?;
    let finding = judged::finding(context, RULE.id, first, first.span)
        .with("metric", &first.metric)
        .with("ledger", gap.ledger.clone().unwrap_or_default())
        .with("count", gap.outcomes.len())
        .with("reason", gap.reason.message());
    let mut finding = judged::with_evidence(finding, first, gap.latest);
    if !others.is_empty() {
        finding = finding.variant("many");
    }
    for other in others {
        let place = Place::new(&other.path, other.span);
        finding = finding.label(place, "unevaluated-expectation-too");
    }
    let is_tracked = |outcome: &&Outcome| outcome.role == ExpectationRole::Tracked;
    Some(if gap.outcomes.iter().all(is_tracked) {
        finding.level(Level::Info)
    } else {
        finding
    })
}
