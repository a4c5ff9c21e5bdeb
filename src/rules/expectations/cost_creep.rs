use super::super::{Check, Context, Rule, judged, options};
use crate::actuals::figure::{figure_arg, plain};
use crate::actuals::outcome::{Judgement, Measure, Outcome};
use crate::finding::{Finding, Level, Report};
use crate::model::kinds::Better;
use crate::value::Unit;

pub(super) static RULE: Rule = Rule {
    id: "cost-creep",
    level: Level::Warning,
    is_heuristic: false,
    docs: r"
What one outcome costs has risen for several periods in a row: three in the profile `standard`, so
that four periods stand in order. Looked at are promises in force whose metric counts money and is
better when lower; whether the target is still kept does not matter.

Where money of other currencies is converted, the rise is looked at as if the rates had stayed those
of the budget, and what the rates did beside it is told apart. Where costs rose by the rates alone, it
is only information: nobody worked worse.

**Why.** Each step is too small to be talked about, and four of them are the margin.

```bad as-of=2026-04-30
==> agreements/framework.md
---
status: active
term: { from: 2026-01-01 }
expectations:
  us-cpe: { metric: cpe, where: { market: us }, target: 0.25 USD, role: primary, negotiable: false }
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
2026-01-17,us,180,USD,1000
2026-02-17,us,190,USD,1000
2026-03-17,us,200,USD,1000
2026-04-17,us,210,USD,1000
```

```good as-of=2026-04-30
==> agreements/framework.md
---
status: active
term: { from: 2026-01-01 }
expectations:
  us-cpe: { metric: cpe, where: { market: us }, target: 0.25 USD, role: primary, negotiable: false }
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
2026-01-17,us,180,USD,1000
2026-02-17,us,190,USD,1000
2026-03-17,us,185,USD,1000
2026-04-17,us,210,USD,1000
```

**Configuration.** `cost-creep = { periods = 4 }` under `[rules]`.

**Origin.** Practitioners set the cost of each campaign against its outcomes to see whether it gets
better or creeps up. How many periods make a creep is our choice. It is a practice, not a law of
nature.
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let promises = context.playbook.profile.promises.as_ref();
    let standard = promises.and_then(|promises| promises.creep_periods.as_ref());
    let Some(limit) = options::count(context, (RULE.id, "periods"), standard) else {
        return;
    };
    let in_force = context
        .actuals
        .outcomes
        .iter()
        .filter(|outcome| outcome.is_in_force);
    for outcome in in_force.filter(|outcome| outcome.better == Better::Lower) {
        let unit = outcome
            .unit
            .as_ref()
            .filter(|unit| unit.currency().is_some());
        report.extend(unit.and_then(|unit| judge(context, outcome, unit, limit.max(1))));
    }
}

fn judge(context: &Context<'_>, outcome: &Outcome, unit: &Unit, limit: usize) -> Option<Finding> {
    let points: Vec<&Judgement> = outcome
        .judgements
        .iter()
        .filter(|judgement| judgement.window.is_complete)
        .collect();
    let steady = rising(&points, steady);
    if steady.len() > limit {
        return cost_creep(context, outcome, unit, steady);
    }
    let told = rising(&points, told);
    if told.len() <= limit {
        return None;
    }
    let finding = cost_creep(context, outcome, unit, told)?;
    Some(finding.variant("currency").level(Level::Info))
}

/// The value at the budget's rates, where other rates had a part in it.
fn steady(measure: &Measure) -> Option<f64> {
    measure.at_budget_rates.or(measure.value)
}

fn told(measure: &Measure) -> Option<f64> {
    measure.value
}

/// The longest run of periods up to the last one in which each value is above the one before.
fn rising<'a, 'b>(
    points: &'b [&'a Judgement],
    value: fn(&Measure) -> Option<f64>,
) -> &'b [&'a Judgement] {
    let value = |judgement: &Judgement| match judgement.measure.fault {
        None => value(&judgement.measure),
        Some(_) => None,
    };
    let Some(last) = points.last().filter(|last| value(last).is_some()) else {
        return &[];
    };
    let mut begin = points.len() - 1;
    let mut later = value(last);
    while begin > 0
        && value(points[begin - 1])
            .zip(later)
            .is_some_and(|(now, then)| now < then)
    {
        begin -= 1;
        later = value(points[begin]);
    }
    &points[begin..]
}

fn cost_creep(
    context: &Context<'_>,
    outcome: &Outcome,
    unit: &Unit,
    run: &[&Judgement],
) -> Option<Finding> {
    let (first, last) = (run.first()?, run.last()?);
    let (from, to) = (first.measure.value?, last.measure.value?);
    let finding = judged::finding(context, RULE.id, outcome, outcome.span)
        .with("metric", &outcome.metric)
        .with("from", figure_arg(from, unit));
    let mut finding = judged::with_evidence(finding, outcome, last).with("count", run.len() - 1);
    let values = run.iter().filter_map(|judgement| judgement.measure.value);
    let values: Vec<String> = values.map(|value| plain(value, unit)).collect();
    finding.evidence.observed = Some(values.join(" < "));
    let (begin, end) = (
        first.window.period.first_day(),
        last.window.period.last_day(),
    );
    finding.evidence.window = Some(format!("{begin}..{end}"));
    let effect = last
        .measure
        .currency_effect()
        .zip(first.measure.currency_effect());
    Some(match effect {
        Some((after, before)) => with_currency(finding, unit, to - from, after - before),
        None => finding,
    })
}

/// Tells how much of the rise the rates have made.
fn with_currency(finding: Finding, unit: &Unit, rise: f64, by_rates: f64) -> Finding {
    finding
        .with("rise", figure_arg(rise, unit))
        .with("rates", figure_arg(by_rates, unit))
        .note("cost-creep-rates")
}
