use super::super::{Check, Context, Rule, judged};
use super::answers::{self, Answer};
use crate::actuals::outcome::{Judgement, Outcome, State};
use crate::finding::{Finding, Level, Report};

pub(super) static RULE: Rule = Rule {
    id: "missed-expectation",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A promise was not kept in the last complete period: the value of its metric lies outside its target.
It is an error where the expectation is not negotiable, and a warning where it is, or says neither.

Only the last complete period counts: what was missed before is history and not a finding. Of
campaigns, the one that ended last counts. Where a campaign repeats a promise of the agreement, with
the same metric and filter, the miss is told once, at the agreement.

A miss that was answered is only information. Answers are an accepted decision since the period's
last day that names the expectation (`changes`, `settles`, or in its text), a decision that the
health check or review of that time names with the verdict `adapt` or `stop`, and a post-mortem of a
campaign of that time.

**Why.** A number that was promised and missed is news on the day it is known. What is done about it
decides whether the promise meant anything.

```bad as-of=2026-04-30
==> comity.toml
format = 1
[markets.us]
==> agreements/framework.md
---
status: active
term: { from: 2026-04-01 }
expectations:
  us-cpe: { metric: cpe, where: { market: us }, target: 0.25 USD, negotiable: false }
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
2026-04-17,us,400,USD,1000
```

The target was kept:

```good as-of=2026-04-30
==> comity.toml
format = 1
[markets.us]
==> agreements/framework.md
---
status: active
term: { from: 2026-04-01 }
expectations:
  us-cpe: { metric: cpe, where: { market: us }, target: 0.25 USD, negotiable: false }
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

April was missed, but May is the last complete period:

```good as-of=2026-05-31
==> comity.toml
format = 1
[markets.us]
==> agreements/framework.md
---
status: active
term: { from: 2026-04-01 }
expectations:
  us-cpe: { metric: cpe, where: { market: us }, target: 0.25 USD, negotiable: false }
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
2026-04-17,us,400,USD,1000
2026-05-17,us,200,USD,1000
```

**Configuration.** `missed-expectation = "warning"` or `"off"` under `[rules]`. What may be left out
of a value, and how few cases are counted one by one, is the profile's `[numbers]`.

**Origin.** Practitioners agree on numbers before they start, look at them every month, and tell
apart what may be talked about from what may not. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for (outcome, judgement) in misses(context) {
        if told_by(context, outcome, judgement).is_none() {
            report.push(missed_expectation(context, outcome, judgement));
        }
    }
}

/// What was off track in the last complete period.
fn misses<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Outcome, &'a Judgement)> {
    let here = *context;
    let latest = context.actuals.outcomes.iter().filter_map(|outcome| {
        let judgement = outcome.latest()?;
        Some((outcome, judgement))
    });
    latest.filter(move |(outcome, judgement)| {
        judgement.state == State::OffTrack && judged::is_current(&here, outcome, judgement)
    })
}

/// The agreement's promise that a campaign repeats, where it was missed at the same time.
fn told_by<'a>(
    context: &Context<'a>,
    outcome: &Outcome,
    judgement: &Judgement,
) -> Option<&'a Outcome> {
    outcome.campaign.as_ref()?;
    let agreed = misses(context).find(|(agreed, missed)| {
        agreed.campaign.is_none()
            && agreed.metric == outcome.metric
            && agreed.filters == outcome.filters
            && missed.window.period.overlaps(&judgement.window.period)
    });
    agreed.map(|(agreed, _)| agreed)
}

fn missed_expectation(context: &Context<'_>, outcome: &Outcome, judgement: &Judgement) -> Finding {
    let span = judged::target_span(outcome);
    let level = if outcome.is_negotiable {
        Level::Warning
    } else {
        Level::Error
    };
    let finding = judged::finding(context, RULE.id, outcome, span).level(level);
    let mut finding = judged::with_evidence(finding, outcome, judgement);
    let repeated = misses(context).filter(|(other, judgement)| {
        told_by(context, other, judgement).is_some_and(|agreed| std::ptr::eq(agreed, outcome))
    });
    for (other, _) in repeated {
        finding = finding.label(judged::target_place(other), "missed-expectation-repeated");
    }
    match answers::to(context, outcome, judgement) {
        Some(Answer { place, day }) => finding
            .variant("answered")
            .level(Level::Info)
            .with("date", day)
            .label(place, "missed-expectation-answer"),
        None => finding,
    }
}
