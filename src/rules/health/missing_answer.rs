use super::super::{Check, Context, Rule};
use super::checks::{self, KINDS, checks};
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Place, Report};
use crate::model::Page;

pub(super) static RULE: Rule = Rule {
    id: "missing-answer",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A side has not answered the latest health check or review that is due: `answers` holds nothing of it.

A check is due at the end of its period and of the `grace` of the cadence that asks for it; paused days
do not count. An answer dated after the day of the check is not there yet. Older checks are history,
and after the partnership's end nobody is asked.

**Why.** One answer for both is the answer of the side that wrote it. What the silent one thinks is
heard in the last meeting.

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> health/2026-02.md
---
answers:
  northwind: { by: anna, date: 2026-03-02, metrics: on-track, communication: 4, verdict: continue }
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
  northwind: { by: anna, date: 2026-03-02, metrics: on-track, communication: 4, verdict: continue }
  lumen: { by: dana, date: 2026-03-02, metrics: on-track, communication: 3, verdict: continue }
---
```

There is still time:

```good
==> index.md
---
parties: [northwind, lumen]
---
==> charter.md
---
cadences: { health: { every: month, kind: health-check, grace: 5d } }
---
==> health/2026-03.md
---
answers:
  northwind: { by: anna, date: 2026-03-31, metrics: on-track, communication: 4, verdict: continue }
---
```

**Configuration.** `missing-answer = "warning"` or `"off"` under `[rules]`. In a draft it is not asked
for. The finding is caused by time: `--fail-on` counts it only with `--fail-on-time`.

**Origin.** Practitioners ask both sides every month whether the communication works, and want an
answer from each. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let clock = Clock::of(playbook);
    if !clock.runs(day) {
        return;
    }
    for kind in KINDS {
        let mut all = checks(playbook, kind, day).into_iter().rev();
        let is_due = |check: &checks::Check<'_>| match check.period {
            Some(_) => check.due(playbook, &clock).is_some_and(|due| due < day),
            None => true,
        };
        let Some(check) = all.find(is_due).filter(checks::Check::has_answers) else {
            continue;
        };
        let given = check.by_side(playbook, day);
        for side in playbook.sides() {
            if given.iter().all(|one| one.side.value != side.value) {
                let answered = given.first().map(|one| one.side);
                let place = answered.map(|side| Place::new(check.page.path(), side.span));
                report.push(missing_answer(check.page, side.as_str(), place));
            }
        }
    }
}

fn missing_answer(page: &Page, side: &str, answered: Option<Place>) -> Finding {
    let finding = page
        .finding(RULE.id, page.key_span("answers"))
        .cause(Cause::Time)
        .field(format!("answers.{side}"))
        .with("side", side)
        .with("check", page.title());
    match answered {
        Some(place) => finding.label(place, "missing-answer-other"),
        None => finding,
    }
}
