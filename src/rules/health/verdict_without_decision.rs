use super::super::{Check, Context, Rule, options, said};
use super::checks::{self, Check as Asked};
use crate::actuals::schedule::{Clock, written_on};
use crate::finding::{Cause, Finding, Level, Report};
use crate::model::Playbook;
use crate::model::field::Choice as _;
use crate::model::kinds::Verdict;
use crate::text::Spanned;
use crate::value::{Date, Duration};

pub(super) static RULE: Rule = Rule {
    id: "verdict-without-decision",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The latest health check or review that all sides have answered says `adapt` or `stop`, and 14 days
later (profile `standard`) it names no `decision`. The joint verdict counts; where there is none, that
of any side. The days run from the check's `date`, else from its last answer.

**Why.** "We have to change something" is a feeling until somebody writes what, and who does it.

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> health/2026-02.md
---
answers:
  northwind: { date: 2026-03-02, verdict: adapt }
  lumen: { date: 2026-03-02, verdict: continue }
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> health/2026-02.md
---
answers:
  northwind: { date: 2026-03-02, verdict: adapt }
  lumen: { date: 2026-03-02, verdict: continue }
verdict: adapt
decision: 2026-03-09-approvals
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> health/2026-02.md
---
answers:
  northwind: { date: 2026-03-25, verdict: stop }
  lumen: { date: 2026-03-25, verdict: stop }
---
```

**Configuration.** `verdict-without-decision = { within = "7d" }` under `[rules]`. The finding is caused
by time: `--fail-on` counts it only with `--fail-on-time`.

**Origin.** Practitioners end each health check with one of three words, and expect a decision after
two of them. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let limits = playbook.profile.health.as_ref();
    let standard = limits.and_then(|limits| limits.decision.as_ref());
    let within = options::duration(context, (RULE.id, "within"), standard);
    let clock = Clock::of(playbook);
    let Some(within) = within.filter(|_| clock.runs(day)) else {
        return;
    };
    for asked in checks::latest(playbook, day) {
        let verdict = change(playbook, &asked, day).filter(|_| asked.decision.is_none());
        let Some((verdict, since)) = verdict.zip(written_on(asked.page)) else {
            continue;
        };
        let due = clock.deadline(since, within.after(since));
        if due.is_some_and(|due| due < day) {
            report.push(verdict_without_decision(
                &asked,
                verdict,
                since,
                (within, day),
            ));
        }
    }
}

/// The verdict that asks for a change.
fn change<'a>(playbook: &Playbook, asked: &Asked<'a>, day: Date) -> Option<&'a Spanned<Verdict>> {
    let is_change = |verdict: &&Spanned<Verdict>| verdict.value != Verdict::Continue;
    if asked.verdict.is_some() {
        return asked.verdict.filter(is_change);
    }
    let answers = asked.by_side(playbook, day).into_iter();
    let verdicts = answers.filter_map(|one| one.answer.verdict.as_ref());
    verdicts.filter(is_change).max_by_key(|it| it.value)
}

fn verdict_without_decision(
    asked: &Asked<'_>,
    verdict: &Spanned<Verdict>,
    since: Date,
    (within, day): (Duration, Date),
) -> Finding {
    let page = asked.page;
    let mut finding = page
        .finding(RULE.id, verdict.span)
        .cause(Cause::Time)
        .field("decision")
        .with("verdict", verdict.value.word())
        .with("date", since)
        .with("length", said::days(since, day));
    finding.evidence.observed = Some(format!("{}d", (day - since).get_days()));
    finding.evidence.expected = Some(within.to_string());
    finding
}
