use super::super::{Check, Context, Rule, options};
use super::checks::{self, OneSide, checks};
use crate::actuals::schedule::Clock;
use crate::finding::{Finding, Level, Place, Report, Toward};
use crate::model::kinds::{OnTrack, Verdict};
use crate::model::{Kind, Playbook};
use crate::text::Span;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "limping",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
For two health checks in a row (profile `standard`) every side has answered that the metrics are
`off-track`, the verdict was `continue`, and no `decision` followed. The verdict is the joint one, and
where there is none that of every side. The run has to reach the latest check that all sides have
answered: what was mended is history.

**Why.** Partnerships seldom break. They go on, a little worse each month, because going on needs no
decision. Going on in spite of the numbers can be right; then it is worth a page that says why.

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> health/2026-01.md
---
answers:
  northwind: { metrics: off-track, verdict: continue }
  lumen: { metrics: off-track, verdict: continue }
---
==> health/2026-02.md
---
answers:
  northwind: { metrics: off-track, verdict: continue }
  lumen: { metrics: off-track, verdict: continue }
verdict: continue
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> health/2026-01.md
---
answers:
  northwind: { metrics: off-track, verdict: continue }
  lumen: { metrics: off-track, verdict: continue }
---
==> health/2026-02.md
---
answers:
  northwind: { metrics: off-track, verdict: continue }
  lumen: { metrics: off-track, verdict: continue }
verdict: continue
decision: 2026-03-04-one-more-campaign
---
```

**Configuration.** `limping = { months = 3 }` under `[rules]`. Whoever accepts the state for a time
writes a waiver, which has an end.

**Origin.** Practitioners hold the monthly check so that a failing partnership does not limp on. It is
a practice, not a law of nature.
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let limits = playbook.profile.health.as_ref();
    let standard = limits.and_then(|limits| limits.limping.as_ref());
    let limit = options::count(context, (RULE.id, "months"), standard);
    let Some(limit) = limit.filter(|_| !Clock::of(playbook).is_over(day)) else {
        return;
    };
    let all = checks(playbook, Kind::HealthCheck, day);
    let sides = playbook.sides().len();
    let newest = all.iter().rev();
    let mut answered = newest.filter(|check| check.by_side(playbook, day).len() >= sides);
    let run: Vec<&checks::Check<'_>> = answered
        .by_ref()
        .take_while(|check| sides > 0 && limps(playbook, check, day))
        .collect();
    if let ([last, ..], true) = (&run[..], run.len() >= limit.max(1)) {
        report.push(limping(last, &run, limit));
    }
}

/// Whether both sides see the metrics off track and go on without a decision.
fn limps(playbook: &Playbook, check: &checks::Check<'_>, day: Date) -> bool {
    let answers = check.by_side(playbook, day);
    let off = |one: &OneSide<'_>| {
        let metrics = one.answer.metrics.as_ref();
        metrics.is_some_and(|metrics| metrics.value == OnTrack::OffTrack)
    };
    let goes_on = |one: &OneSide<'_>| {
        let verdict = one.answer.verdict.as_ref();
        verdict.is_some_and(|verdict| verdict.value == Verdict::Continue)
    };
    let is_continued = match check.verdict {
        Some(joint) => joint.value == Verdict::Continue,
        None => answers.iter().all(goes_on),
    };
    check.decision.is_none() && is_continued && answers.iter().all(off)
}

fn limping(last: &checks::Check<'_>, run: &[&checks::Check<'_>], limit: usize) -> Finding {
    let page = last.page;
    let span = |check: &checks::Check<'_>| -> Span {
        let joint = check.verdict.map(|verdict| verdict.span);
        joint.unwrap_or_else(|| check.page.key_span("answers"))
    };
    let finding = page
        .finding(RULE.id, span(last))
        .field("verdict")
        .with("count", run.len());
    let mut finding = run[1..].iter().fold(finding, |finding, check| {
        let place = Place::new(check.page.path(), span(check));
        finding.label(place, "limping-before")
    });
    finding.set_measure(run.len(), "months", Toward::Lower);
    finding.evidence.observed = Some(run.len().to_string());
    finding.evidence.expected = Some(format!("less than {limit}"));
    finding
}
