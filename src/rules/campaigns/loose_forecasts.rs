use super::super::{Check, Context, Rule, judged};
use crate::actuals::bounds::float;
use crate::actuals::figure::figure_arg;
use crate::actuals::forecast::{Forecasted, Record};
use crate::actuals::outcome::Outcome;
use crate::finding::{Finding, Level, Place, Report};
use crate::locale::Arg;
use crate::value::Decimal;

pub(super) static RULE: Rule = Rule {
    id: "loose-forecasts",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
With enough campaigns to judge by, five in the profile `standard`, the forecasts are not worth much:
fewer outcomes lie within their intervals than the profile wants (60 %; an honest 80 % interval holds
four of five), or the forecasts have no skill: intervals made of earlier outcomes alone would have done
better, by the interval score. With fewer campaigns nothing is told: there is not enough data.

The finding stands at the last forecast that was missed, or else at the last one, and shows the others.

**Why.** Who cannot say what a campaign brings after five of them has learned things that do not
repeat. Either the campaigns differ too much or the process is too loose.

```bad as-of=2026-06-30
==> briefs/c1.md
---
status: closed
dates: { start: 2026-01-01, end: 2026-01-20 }
expectations:
  cpe: { metric: cpe, target: 0.25 USD }
forecast: { cpe: { expect: 0.25 USD, low: 0.24 USD, high: 0.255 USD } }
---
==> briefs/c2.md
---
status: closed
dates: { start: 2026-02-01, end: 2026-02-20 }
expectations:
  cpe: { metric: cpe, target: 0.25 USD }
forecast: { cpe: { expect: 0.25 USD, low: 0.24 USD, high: 0.255 USD } }
---
==> briefs/c3.md
---
status: closed
dates: { start: 2026-03-01, end: 2026-03-20 }
expectations:
  cpe: { metric: cpe, target: 0.25 USD }
forecast: { cpe: { expect: 0.25 USD, low: 0.24 USD, high: 0.255 USD } }
---
==> briefs/c4.md
---
status: closed
dates: { start: 2026-04-01, end: 2026-04-20 }
expectations:
  cpe: { metric: cpe, target: 0.25 USD }
forecast: { cpe: { expect: 0.25 USD, low: 0.24 USD, high: 0.255 USD } }
---
==> briefs/c5.md
---
status: closed
dates: { start: 2026-05-01, end: 2026-05-20 }
expectations:
  cpe: { metric: cpe, target: 0.25 USD }
forecast: { cpe: { expect: 0.25 USD, low: 0.24 USD, high: 0.255 USD } }
---
==> metrics/cpe.md
---
unit: USD/engagement
better: lower
ledger: performance
formula: sum(spend) / sum(engagements)
---
==> ledgers/performance.csv
date,market,spend,currency,campaign,engagements
2026-01-10,us,250,USD,c1,1000
2026-02-10,us,310,USD,c2,1000
2026-03-10,us,240,USD,c3,1000
2026-04-10,us,190,USD,c4,1000
2026-05-10,us,260,USD,c5,1000
```

```good as-of=2026-06-30
==> briefs/c1.md
---
status: closed
dates: { start: 2026-01-01, end: 2026-01-20 }
expectations:
  cpe: { metric: cpe, target: 0.25 USD }
forecast: { cpe: { expect: 0.25 USD, low: 0.18 USD, high: 0.32 USD } }
---
==> briefs/c2.md
---
status: closed
dates: { start: 2026-02-01, end: 2026-02-20 }
expectations:
  cpe: { metric: cpe, target: 0.25 USD }
forecast: { cpe: { expect: 0.25 USD, low: 0.18 USD, high: 0.32 USD } }
---
==> briefs/c3.md
---
status: closed
dates: { start: 2026-03-01, end: 2026-03-20 }
expectations:
  cpe: { metric: cpe, target: 0.25 USD }
forecast: { cpe: { expect: 0.25 USD, low: 0.18 USD, high: 0.32 USD } }
---
==> briefs/c4.md
---
status: closed
dates: { start: 2026-04-01, end: 2026-04-20 }
expectations:
  cpe: { metric: cpe, target: 0.25 USD }
forecast: { cpe: { expect: 0.25 USD, low: 0.18 USD, high: 0.32 USD } }
---
==> briefs/c5.md
---
status: closed
dates: { start: 2026-05-01, end: 2026-05-20 }
expectations:
  cpe: { metric: cpe, target: 0.25 USD }
forecast: { cpe: { expect: 0.25 USD, low: 0.18 USD, high: 0.32 USD } }
---
==> metrics/cpe.md
---
unit: USD/engagement
better: lower
ledger: performance
formula: sum(spend) / sum(engagements)
---
==> ledgers/performance.csv
date,market,spend,currency,campaign,engagements
2026-01-10,us,250,USD,c1,1000
2026-02-10,us,310,USD,c2,1000
2026-03-10,us,240,USD,c3,1000
2026-04-10,us,190,USD,c4,1000
2026-05-10,us,260,USD,c5,1000
```

**Configuration.** The profile's `[forecasts]` says how many campaigns are `enough` and which `coverage`
is wanted. `loose-forecasts = "off"` under `[rules]`.

**Origin.** A strategist says that after some campaigns outcomes should be predictable, and that the
process is too loose where they are not. The score is Gneiting and Raftery's interval score (2007). It
is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let record = &context.actuals.forecasts;
    let limits = context.playbook.profile.forecasts.as_ref();
    let wanted = limits.and_then(|limits| limits.coverage.as_ref());
    let coverage = record.coverage();
    if let Some((coverage, wanted)) = coverage.zip(wanted)
        && coverage < float(wanted.fraction())
    {
        let finding = loose_forecasts(context, record);
        let wanted_share = format!(">= {wanted}", wanted = wanted.value);
        report.extend(finding.map(|mut finding| {
            finding.evidence.expected = Some(wanted_share);
            finding.with("wanted", Arg::Share(wanted.percent))
        }));
    } else if let Some(skill) = record.skill().filter(|skill| *skill < 0.0) {
        let finding = loose_forecasts(context, record);
        report.extend(finding.and_then(|finding| without_skill(finding, skill)));
    }
}

fn without_skill(finding: Finding, skill: f64) -> Option<Finding> {
    // Whoever reads "0 % worse" asks what is wrong.
    let worse = Decimal::from_f64_retain(-skill * 100.0)?.round_dp(0);
    if worse.is_zero() {
        return None;
    }
    let mut finding = finding.variant("skill").with("worse", Arg::Share(worse));
    finding.evidence.observed = Some(format!("{skill:.2}"));
    finding.evidence.expected = Some(">= 0".to_owned());
    Some(finding)
}

fn loose_forecasts(context: &Context<'_>, record: &Record) -> Option<Finding> {
    let judged: Vec<&Forecasted> = record
        .forecasts
        .iter()
        .filter(|forecast| forecast.is_inside().is_some())
        .collect();
    let missed: Vec<&Forecasted> = judged
        .iter()
        .copied()
        .filter(|forecast| forecast.is_inside() == Some(false))
        .collect();
    let here = missed.last().or(judged.last())?;
    let outcome = outcome(context, here)?;
    let mut finding = judged::finding(context, RULE.id, outcome, here.span)
        .field(format!("forecast.{}", here.key))
        .with("inside", judged.len() - missed.len())
        .with("outcomes", judged.len())
        .with("campaigns", record.campaigns);
    finding = with_outcome(context, finding, here);
    finding.evidence.observed = Some(format!("{}/{}", judged.len() - missed.len(), judged.len()));
    finding.evidence.n = u64::try_from(judged.len()).ok();
    let others = missed
        .iter()
        .filter(|forecast| !std::ptr::eq(**forecast, *here));
    for forecast in others {
        let told = with_outcome(context, finding.clone(), forecast);
        let place = Place::new(&forecast.path, forecast.span);
        finding.labels = told.label(place, "loose-forecasts-missed").labels;
    }
    Some(finding)
}

/// What was forecast, and what came.
fn with_outcome(context: &Context<'_>, finding: Finding, forecast: &Forecasted) -> Finding {
    let unit = outcome(context, forecast).and_then(|outcome| outcome.unit.as_ref());
    let Some((unit, actual)) = unit.zip(forecast.actual) else {
        return finding;
    };
    finding
        .with("actual", figure_arg(actual, unit))
        .with("low", figure_arg(forecast.low, unit))
        .with("high", figure_arg(forecast.high, unit))
}

fn outcome<'a>(context: &Context<'a>, forecast: &Forecasted) -> Option<&'a Outcome> {
    let mut outcomes = context.actuals.outcomes.iter();
    outcomes.find(|outcome| outcome.path == forecast.path && outcome.key == forecast.key)
}
