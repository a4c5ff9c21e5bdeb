use super::super::{Check, Context, Rule, said};
use crate::actuals::schedule::Clock;
use crate::actuals::tasks::{Task, tasks};
use crate::finding::{Cause, Finding, Level, Report};
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "action-overdue",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
An action of a post-mortem or review, or a blocker of an update, is past its `due` and has no `done`.

A blocker that stands in several updates under one name is one blocker: the latest update counts. What
is done after the day of the check is not done yet. Drafts are left alone. While the partnership is
paused nothing is asked, and after its end neither.

**Why.** Those who learn from a failure are those who do what they wrote down. An action without an
end teaches everybody that actions are decoration.

```bad
==> post-mortems/2026-02-thaw.md
---
actions: { shorter-brief: { owner: anna, due: 2026-03-20 } }
---
```

```bad
==> updates/2026-W12.md
---
period: 2026-W12
blockers: { customs: { owner: vera, due: 2026-03-24 } }
---
```

```good
==> post-mortems/2026-02-thaw.md
---
actions: { shorter-brief: { owner: anna, due: 2026-03-20, done: 2026-03-23 } }
---
```

```good
==> updates/2026-W12.md
---
period: 2026-W12
blockers: { customs: { owner: vera, due: 2026-03-24 } }
---
==> updates/2026-W13.md
---
period: 2026-W13
blockers: { customs: { owner: vera, due: 2026-03-24, done: 2026-03-26 } }
---
```

**Configuration.** `action-overdue = "error"` or `"off"` under `[rules]`. The finding is caused by
time: `--fail-on` counts it only with `--fail-on-time`.

**Origin.** Practitioners give each action and each blocker an owner and a date, and count how many
are closed. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let day = context.as_of;
    let clock = Clock::of(context.playbook);
    if !clock.runs(day) {
        return;
    }
    for task in tasks(context.playbook, day) {
        if task.is_open(day) && task.deadline(&clock).is_some_and(|due| due < day) {
            report.push(action_overdue(&task, day));
        }
    }
}

fn action_overdue(task: &Task<'_>, day: Date) -> Finding {
    let finding = task.page.finding(RULE.id, task.due.span);
    let mut finding = finding
        .cause(Cause::Time)
        .field(format!("{}.{}", task.table, task.key))
        .with("what", task.key)
        .with("date", task.due.value)
        .with("length", said::days(task.due.value, day));
    finding.evidence.expected = Some(task.due.value.to_string());
    match task.owner {
        Some(owner) => finding.with("owner", owner.as_str()),
        None => finding.variant("nobody"),
    }
}
