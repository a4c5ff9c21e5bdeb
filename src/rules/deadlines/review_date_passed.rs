use super::super::{Check, Context, Rule, said};
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Report};
use crate::model::kinds::DecisionStatus;
use crate::model::{Page, Playbook};
use crate::text::Spanned;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "review-date-passed",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The `review_by` of an accepted decision is in the past, and no other accepted decision supersedes it.
While the partnership is paused nothing is asked, and after its end neither.

**Why.** Who accepts something "for now" has agreed to look at it again. A date that passes in silence
turns a trial into a habit.

```bad
==> decisions/2026-01-20-launch-room.md
---
status: accepted
review_by: 2026-03-15
---
```

```good
==> decisions/2026-01-20-launch-room.md
---
status: accepted
review_by: 2026-06-15
---
```

```good
==> decisions/2026-01-20-launch-room.md
---
status: accepted
review_by: 2026-03-15
---
==> decisions/2026-03-12-launch-room-stays.md
---
status: accepted
supersedes: [2026-01-20-launch-room]
---
```

**Configuration.** `review-date-passed = "error"` or `"off"` under `[rules]`. The finding is caused by
time: `--fail-on` counts it only with `--fail-on-time`.

**Origin.** Practitioners give exceptions and trials a date on which they end or are renewed. It is a
practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let clock = Clock::of(playbook);
    if !clock.runs(day) {
        return;
    }
    for (page, decision) in playbook.decisions() {
        let review = decision.review_by.as_ref();
        let Some(review) = review.filter(|_| is_accepted(page)) else {
            continue;
        };
        let due = clock.deadline(review.value, review.value);
        let is_past = due.is_some_and(|due| due < day);
        if is_past && !is_replaced(playbook, &page.id) {
            report.push(review_date_passed(page, review, day));
        }
    }
}

fn is_accepted(page: &Page) -> bool {
    page.decision_status() == Some(DecisionStatus::Accepted)
}

fn is_replaced(playbook: &Playbook, id: &str) -> bool {
    playbook.decisions().any(|(page, decision)| {
        let mut older = decision.supersedes.iter().flat_map(|it| it.value.iter());
        is_accepted(page) && older.any(|older| older.as_str() == id)
    })
}

fn review_date_passed(page: &Page, review: &Spanned<Date>, day: Date) -> Finding {
    let mut finding = page
        .finding(RULE.id, review.span)
        .cause(Cause::Time)
        .field("review_by")
        .with("decision", &page.id)
        .with("date", review.value)
        .with("length", said::days(review.value, day));
    finding.evidence.expected = Some(review.value.to_string());
    finding
}
