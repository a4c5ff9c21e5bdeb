use super::super::{Check, Context, Rule};
use crate::actuals::schedule::{decided_by, written_on};
use crate::finding::{Cause, Finding, Level, Report};
use crate::locale::Arg;
use crate::model::kinds::{CadenceMode, DecisionStatus, Facts};
use crate::model::{Page, Playbook};
use crate::value::{Date, Decimal, Duration, DurationUnit};

pub(super) static RULE: Rule = Rule {
    id: "decided-in-meetings",
    level: Level::Info,
    is_heuristic: true,
    docs: r#"
Most of what was decided in the last three months was decided on the day of a meeting: of an update with
`mode: live`. Fewer decisions than the profile needs to speak of a habit (five in `standard`) say nothing.

**Why.** What waits for the next call waits a week, and for whoever sits nine hours away the call is at
night.

```bad
==> updates/2026-W11.md
---
period: 2026-W11
date: 2026-03-10
mode: live
---
==> decisions/a.md
---
status: accepted
decided: 2026-03-10
---
==> decisions/b.md
---
status: accepted
decided: 2026-03-10
---
==> decisions/c.md
---
status: accepted
decided: 2026-03-10
---
==> decisions/d.md
---
status: accepted
decided: 2026-03-10
---
==> decisions/e.md
---
status: accepted
decided: 2026-03-10
---
```

```good
==> updates/2026-W11.md
---
period: 2026-W11
date: 2026-03-10
mode: live
---
==> decisions/a.md
---
status: accepted
decided: 2026-03-10
---
==> decisions/b.md
---
status: accepted
decided: 2026-03-11
---
==> decisions/c.md
---
status: accepted
decided: 2026-03-13
---
==> decisions/d.md
---
status: accepted
decided: 2026-03-16
---
==> decisions/e.md
---
status: accepted
decided: 2026-03-19
---
```

**Configuration.** `decided_live` under `[cadences]` in the profile is the most that may be decided so;
`enough_records` under `[history]` how many decisions it takes. `decided-in-meetings = "off"` under
`[rules]`.

**Origin.** Practitioners on two continents do not wait for live meetings with everything, and a meeting
is not their answer to everything. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

/// How far back decisions are looked at.
const LATELY: Duration = Duration {
    count: 1,
    unit: DurationUnit::Quarter,
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (profile, day) = (&context.playbook.profile, context.as_of);
    let cadences = profile.cadences.as_ref();
    let most = cadences.and_then(|cadences| cadences.decided_live.as_ref());
    let history = profile.history.as_ref();
    let enough = history.and_then(|history| history.enough_records.as_ref());
    let (Some(most), Some(enough)) = (most, enough) else {
        return;
    };
    let decided = decided(context.playbook, day);
    let meetings = meetings(context.playbook);
    let live = decided.iter().filter(|(_, day)| meetings.contains(day));
    let live: Vec<&(&Page, Date)> = live.collect();
    let (count, n) = (live.len(), decided.len());
    let share = Decimal::from(count) / Decimal::from(n.max(1));
    let is_habit = u32::try_from(n).is_ok_and(|n| enough.value <= n);
    if let Some((page, _)) = live.into_iter().max_by_key(|(_, day)| *day)
        && is_habit
        && most.value.fraction() < share
    {
        report.push(decided_in_meetings(page, (count, n), most.value.percent));
    }
}

/// What was decided lately, with the day.
fn decided(playbook: &Playbook, day: Date) -> Vec<(&Page, Date)> {
    use DecisionStatus::{Accepted, Rejected, Superseded};
    let since = LATELY.before(day);
    let found = playbook.decisions().filter_map(|(page, decision)| {
        let status = page.decision_status()?;
        let decided = decided_by(decision, day).filter(|decided| since < *decided)?;
        matches!(status, Accepted | Rejected | Superseded).then_some((page, decided))
    });
    found.collect()
}

/// The days of the meetings that left a note.
fn meetings(playbook: &Playbook) -> Vec<Date> {
    let pages = playbook.documents.iter().map(|document| &*document.page);
    let live = pages.filter(|page| match &page.facts {
        Facts::Update(update) => {
            let mode = update.mode.as_ref();
            mode.is_some_and(|mode| mode.value == CadenceMode::Live)
        }
        _ => false,
    });
    live.filter_map(written_on).collect()
}

fn decided_in_meetings(page: &Page, (count, n): (usize, usize), most: Decimal) -> Finding {
    let mut finding = page
        .finding(RULE.id, page.key_span("decided"))
        .cause(Cause::Data)
        .with("count", count)
        .with("n", n)
        .with("most", Arg::Share(most))
        .field("decided");
    finding.evidence.observed = Some(format!("{count} of {n}"));
    finding.evidence.expected = Some(format!("<= {most} %"));
    finding.evidence.n = u64::try_from(n).ok();
    finding
}
