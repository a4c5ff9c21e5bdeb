use super::super::{Check, Context, Rule, judged};
use crate::actuals::bounds::{Bounds, float};
use crate::actuals::figure::{figure_arg, plain_bounds};
use crate::actuals::outcome::{Judgement, Outcome, State};
use crate::finding::{Finding, Level, Report};
use crate::locale::Arg;
use crate::model::kinds::{Better, ExpectationRole};
use crate::model::profile::EfficiencyStep;
use crate::value::{Date, Decimal, Duration, DurationUnit};

pub(super) static RULE: Rule = Rule {
    id: "efficiency-behind-plan",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
What one outcome costs has improved less on the metric's `baseline` than the profile expects of this
month of the partnership: from the end of the sixth month on by a fifth, in the profile `standard`.
Months are counted from `started` in `index.md`.

Looked at are promises in force with the role `primary` or `kpi` whose metric counts money, is better
when lower, and has a `baseline` with a value. A promise that is off track is told by
`missed-expectation` and not here again.

**Why.** The first months pay for learning. A partnership that costs after half a year what it cost
at the start has learned nothing that shows.

```bad as-of=2026-07-31
==> index.md
---
started: 2026-01-01
---
==> agreements/framework.md
---
status: active
term: { from: 2026-01-01 }
expectations:
  us-cpe: { metric: cpe, target: 0.25 USD, role: primary }
---
==> metrics/cpe.md
---
unit: USD/engagement
better: lower
ledger: performance
formula: sum(spend) / sum(engagements)
baseline: { period: 2026-01-01..2026-02-28 }
---
==> ledgers/performance.csv
date,market,spend,currency,engagements
2026-01-17,us,250,USD,1000
2026-07-17,us,240,USD,1000
```

```good as-of=2026-07-31
==> index.md
---
started: 2026-01-01
---
==> agreements/framework.md
---
status: active
term: { from: 2026-01-01 }
expectations:
  us-cpe: { metric: cpe, target: 0.25 USD, role: primary }
---
==> metrics/cpe.md
---
unit: USD/engagement
better: lower
ledger: performance
formula: sum(spend) / sum(engagements)
baseline: { period: 2026-01-01..2026-02-28 }
---
==> ledgers/performance.csv
date,market,spend,currency,engagements
2026-01-17,us,250,USD,1000
2026-07-17,us,200,USD,1000
```

**Configuration.** `efficiency-behind-plan = "off"` under `[rules]`; the steps are the profile's
`promises.efficiency`.

**Origin.** An analyst expects costs to fall by 20 to 30 % by the fifth or sixth month; a strategist
expects them to fall and names no number. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let started = context.playbook.partnership().and_then(|(_, partnership)| {
        let started = partnership.started.as_ref()?;
        Some(started.value)
    });
    let Some(started) = started else { return };
    let is_weighty = |outcome: &&Outcome| {
        matches!(
            outcome.role,
            ExpectationRole::Primary | ExpectationRole::Kpi
        )
    };
    let in_force = context
        .actuals
        .outcomes
        .iter()
        .filter(|outcome| outcome.is_in_force);
    for outcome in in_force.filter(is_weighty) {
        report.extend(judge(context, outcome, started));
    }
}

fn judge(context: &Context<'_>, outcome: &Outcome, started: Date) -> Option<Finding> {
    let unit = outcome.unit.as_ref()?;
    let is_cost = unit.currency().is_some() && outcome.better == Better::Lower;
    let latest = outcome
        .latest()
        .filter(|latest| latest.state != State::OffTrack)?;
    let value = latest
        .measure
        .value
        .filter(|_| latest.measure.fault.is_none())?;
    let baseline = outcome.baseline.filter(|baseline| *baseline > 0.0)?;
    let step = step(context, started, latest.window.period.last_day())?;
    let wanted = step.better_by.as_ref()?.value;
    let most = baseline * (1.0 - float(wanted.fraction()));
    let bounds = Bounds {
        low: None,
        high: Some(most),
    };
    if !is_cost || bounds.hold(value) {
        return None;
    }
    let plan = Plan {
        baseline,
        bounds,
        wanted: wanted.percent,
    };
    efficiency_behind_plan(context, outcome, latest, (value, &plan))
}

/// The step of the profile that a day has reached.
fn step<'a>(context: &Context<'a>, started: Date, day: Date) -> Option<&'a EfficiencyStep> {
    let promises = context.playbook.profile.promises.as_ref()?;
    let steps = promises.efficiency.iter().flat_map(|steps| steps.iter());
    let reached = steps.into_iter().filter(|step| {
        let month = step
            .value
            .month
            .as_ref()
            .map_or(u32::MAX, |month| month.value);
        month < MONTHS && Duration::new(month, DurationUnit::Month).after(started) <= day
    });
    let month = |step: &EfficiencyStep| step.month.as_ref().map(|month| month.value);
    reached
        .map(|step| &step.value)
        .max_by_key(|step| month(step))
}

/// No partnership lasts a century.
const MONTHS: u32 = 1200;

struct Plan {
    baseline: f64,
    bounds: Bounds,
    /// In percent.
    wanted: Decimal,
}

fn efficiency_behind_plan(
    context: &Context<'_>,
    outcome: &Outcome,
    latest: &Judgement,
    (value, plan): (f64, &Plan),
) -> Option<Finding> {
    let unit = outcome.unit.as_ref()?;
    let improved = Decimal::from_f64_retain((1.0 - value / plan.baseline) * 100.0)?;
    let finding = judged::finding(context, RULE.id, outcome, outcome.span);
    let mut finding = judged::with_evidence(finding, outcome, latest)
        .with("metric", &outcome.metric)
        .with("baseline", figure_arg(plan.baseline, unit))
        .with("improved", Arg::Share(improved.round_dp(1)))
        .with("wanted", Arg::Share(plan.wanted));
    finding.evidence.expected = Some(plain_bounds(plan.bounds, unit));
    let is_better = value < plan.baseline;
    Some(if is_better {
        finding
    } else {
        finding.variant("none")
    })
}
