use super::super::{Check, Context, Rule, judged};
use crate::actuals::figure::{figure_arg, plain};
use crate::actuals::outcome::{Judgement, Measure, Outcome};
use crate::actuals::radar;
use crate::actuals::radar::limits::Limits;
use crate::actuals::radar::trend::{Direction, trend};
use crate::finding::{Finding, Level, Report};
use crate::value::Unit;

pub(super) static RULE: Rule = Rule {
    id: "cost-creep",
    level: Level::Warning,
    is_heuristic: false,
    docs: r"
What one outcome costs has risen several times without falling in between: three times in the profile
`standard`, so that four periods stand in order, and by 14 % in all. Looked at are promises in force
whose metric counts money and is better when lower; whether the target is still kept does not matter.
A period without a value ends the row; one that was paused as a whole is left out.

Where money of other currencies is converted, the rise is looked at as if the rates had stayed those
of the budget, and what the rates did beside it is told apart. Where there is no such rise without the
rates, it is only information: nobody worked worse.

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

**Configuration.** `cost-creep = { periods = 4 }` under `[rules]`; by how much in all is the profile's
`[trends]`.

**Origin.** Practitioners set the cost of each campaign against its outcomes to see whether it gets
better or creeps up. How many rises make a creep is our choice, after the runs of control charts. It is a practice, not a law of
nature.
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let Some(limits) = Limits::of_cost(context.playbook) else {
        return;
    };
    let outcomes = context.actuals.outcomes.iter();
    let in_force = outcomes.filter(|outcome| outcome.is_in_force);
    for outcome in in_force.filter(|outcome| radar::is_cost(outcome)) {
        report.extend(judge(context, outcome, limits));
    }
}

fn judge(context: &Context<'_>, outcome: &Outcome, limits: Limits) -> Option<Finding> {
    let periods = radar::complete(context.playbook, outcome);
    let rise = |value: fn(&Measure) -> Option<f64>| {
        let values = periods.iter().map(|judgement| value(&judgement.measure));
        let trend = trend(&values.collect::<Vec<_>>(), outcome.better, limits);
        let is_rise = trend.direction == Direction::Worsening;
        is_rise.then(|| (&periods[trend.begin..], trend.changes))
    };
    if let Some(steady) = rise(radar::at_budget_rates) {
        return cost_creep(context, outcome, steady);
    }
    let finding = cost_creep(context, outcome, rise(told)?)?;
    Some(finding.variant("currency").level(Level::Info))
}

/// The value as rates made it.
fn told(measure: &Measure) -> Option<f64> {
    measure.value.filter(|_| measure.fault.is_none())
}

fn cost_creep(
    context: &Context<'_>,
    outcome: &Outcome,
    (run, rises): (&[&Judgement], usize),
) -> Option<Finding> {
    let unit = outcome.unit.as_ref()?;
    let (first, last) = (run.first()?, run.last()?);
    let (from, to) = (first.measure.value?, last.measure.value?);
    let finding = judged::finding(context, RULE.id, outcome, outcome.span)
        .with("metric", &outcome.metric)
        .with("from", figure_arg(from, unit));
    let mut finding = judged::with_evidence(finding, outcome, last).with("count", rises);
    let values = run.iter().filter_map(|judgement| judgement.measure.value);
    let mut values: Vec<String> = values.map(|value| plain(value, unit)).collect();
    values.dedup();
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
