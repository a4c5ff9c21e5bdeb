use rust_decimal::prelude::ToPrimitive as _;

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
    docs: r#"
What one outcome costs has risen for several periods in a row, and by so much in all that chance does
not explain it: for three periods, so that four stand in order, and by 14 % of the first value in the
profile `standard`. Looked at are promises in force whose metric counts money and is better when
lower; whether the target is still kept does not matter.

Where money of other currencies is converted, the rise is looked at as if the rates had stayed those
of the budget, and what the rates did beside it is told apart. Where only the rates make the rise
large enough, it is information: nobody worked worse.

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

Three rises that make 6 % are within what costs do by chance:

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
2026-02-17,us,184,USD,1000
2026-03-17,us,187,USD,1000
2026-04-17,us,191,USD,1000
```

**Configuration.** `cost-creep = { periods = 4, rise = "5 %" }` under `[rules]`.

**Origin.** Practitioners set the cost of each campaign against its outcomes to see whether it gets
better or creeps up. How many periods and how much of a rise make a creep is our choice. It is a
practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let promises = context.playbook.profile.promises.as_ref();
    let standard = promises.and_then(|promises| promises.creep_periods.as_ref());
    let periods = options::count(context, (RULE.id, "periods"), standard);
    let standard = promises.and_then(|promises| promises.creep_rise.as_ref());
    let rise = options::share(context, (RULE.id, "rise"), standard);
    let rise = rise.and_then(|rise| rise.fraction().to_f64());
    let Some((periods, rise)) = periods.zip(rise) else {
        return;
    };
    let limits = Limits {
        periods: periods.max(1),
        rise,
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
        report.extend(unit.and_then(|unit| judge(context, outcome, unit, &limits)));
    }
}

/// From where on a rise is a creep.
struct Limits {
    periods: usize,
    /// As a part of the first value.
    rise: f64,
}

impl Limits {
    fn are_reached(&self, run: &[&Judgement], value: Reading) -> bool {
        let ends = run.first().zip(run.last());
        let ends = ends.and_then(|(first, last)| value(&first.measure).zip(value(&last.measure)));
        run.len() > self.periods && ends.is_some_and(|(from, to)| to - from >= self.rise * from)
    }
}

/// Which value of a measure is looked at.
type Reading = fn(&Measure) -> Option<f64>;

fn judge(
    context: &Context<'_>,
    outcome: &Outcome,
    unit: &Unit,
    limits: &Limits,
) -> Option<Finding> {
    let points: Vec<&Judgement> = outcome
        .judgements
        .iter()
        .filter(|judgement| judgement.window.is_complete)
        .collect();
    let run = rising(&points, steady);
    if limits.are_reached(run, steady) {
        return cost_creep(context, outcome, unit, run);
    }
    let run = rising(&points, told);
    if !limits.are_reached(run, told) {
        return None;
    }
    let finding = cost_creep(context, outcome, unit, run)?;
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
fn rising<'a, 'b>(points: &'b [&'a Judgement], value: Reading) -> &'b [&'a Judgement] {
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
