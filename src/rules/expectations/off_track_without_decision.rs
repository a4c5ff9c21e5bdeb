use super::super::{Check, Context, Rule, judged, options};
use super::answers;
use crate::actuals::outcome::{Judgement, Outcome, State};
use crate::actuals::schedule::Clock;
use crate::finding::{Finding, Level, Report};
use crate::model::kinds::ExpectationRole;

pub(super) static RULE: Rule = Rule {
    id: "off-track-without-decision",
    level: Level::Warning,
    is_heuristic: false,
    docs: r"
A promise in force has been off track for several periods in a row, two in the profile `standard`, and
nothing was decided about it. From one period more it is an error, except where the metric is only
`tracked`.

An answer starts the count anew: an accepted decision that names the expectation (`changes`,
`settles`, or in its text), a decision that the health check or review of the time names with the
verdict `adapt` or `stop`, or a post-mortem of a campaign of the time. Periods before the answer do
not count any more; those after it do.

**Why.** One bad month is an accident. Two without a word are a habit, and the third is the new
target.

```bad as-of=2026-03-31
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
2026-01-17,us,200,USD,1000
2026-02-17,us,300,USD,1000
2026-03-17,us,310,USD,1000
```

A decision in between:

```good as-of=2026-03-31
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
2026-01-17,us,200,USD,1000
2026-02-17,us,300,USD,1000
2026-03-17,us,310,USD,1000
==> decisions/new-format.md
---
status: accepted
decided: 2026-03-04
changes: [framework#us-cpe]
---
```

One bad month:

```good as-of=2026-03-31
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
2026-01-17,us,200,USD,1000
2026-02-17,us,210,USD,1000
2026-03-17,us,310,USD,1000
```

**Configuration.** `off-track-without-decision = { periods = 3 }` under `[rules]`.

**Origin.** Practitioners say that a plan must bend when data shows that it does not work, and that
partnerships limp on where nobody says so. It is a practice, not a law of nature.
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let promises = context.playbook.profile.promises.as_ref();
    let standard = promises.and_then(|promises| promises.off_track_periods.as_ref());
    let Some(limit) = options::count(context, (RULE.id, "periods"), standard) else {
        return;
    };
    if !Clock::of(context.playbook).runs(context.as_of) {
        return;
    }
    let outcomes = context.actuals.outcomes.iter();
    for outcome in outcomes.filter(|outcome| outcome.is_in_force) {
        let open = unanswered(context, outcome);
        if open.len() >= limit.max(1) {
            let is_late = open.len() > limit && outcome.role != ExpectationRole::Tracked;
            let level = if is_late {
                Level::Error
            } else {
                Level::Warning
            };
            report.extend(off_track_without_decision(context, outcome, &open, level));
        }
    }
}

/// The complete periods in a row that were off track and ended after the last answer, the latest
/// first.
fn unanswered<'a>(context: &Context<'_>, outcome: &'a Outcome) -> Vec<&'a Judgement> {
    let complete = outcome.judgements.iter().rev();
    let mut run: Vec<&Judgement> = complete
        .filter(|judgement| judgement.window.is_complete)
        .take_while(|judgement| judgement.state == State::OffTrack)
        .collect();
    let answers = run
        .iter()
        .filter_map(|judgement| answers::last_day(context, outcome, judgement));
    if let Some(answered) = answers.max() {
        run.retain(|judgement| answered < judgement.window.period.last_day());
    }
    run
}

fn off_track_without_decision(
    context: &Context<'_>,
    outcome: &Outcome,
    open: &[&Judgement],
    level: Level,
) -> Option<Finding> {
    let (latest, first) = (open.first()?, open.last()?);
    let finding = judged::finding(context, RULE.id, outcome, outcome.span)
        .level(level)
        .with("count", open.len())
        .with("metric", &outcome.metric);
    let mut finding = judged::with_evidence(finding, outcome, latest);
    let (begin, end) = (
        first.window.period.first_day(),
        latest.window.period.last_day(),
    );
    finding.evidence.window = Some(format!("{begin}..{end}"));
    Some(finding.with("date", begin))
}
