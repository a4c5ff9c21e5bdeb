use super::super::{Check, Context, Rule, options, said};
use super::feedback::Feedback;
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Place, Report};
use crate::model::Page;
use crate::model::ids::PartyId;
use crate::model::kinds::Brief;
use crate::text::Spanned;
use crate::value::{Date, Duration};

pub(super) static RULE: Rule = Rule {
    id: "missing-feedback",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A campaign is closed, its last day was more than 14 days ago (profile `standard`), and nothing in the
playbook shows that one of its creators was told what worked and what did not.

A campaign is closed when its brief has `status: closed` or a `verdict`. What counts as feedback:

- text under a heading "How it went" or "Feedback" ("Как прошло", "Отклик", "Обратная связь") in the
  brief; it counts for all creators of the campaign;
- a post-mortem of the campaign; it counts for all of them too;
- an update or a review from the campaign's end on, or a page that links to the brief, if it names the
  creator: a link to the party's page, the id, or the first word of the party's title.

**Why.** A creator who is paid and then hears nothing makes the next thing for somebody else.

```bad
==> briefs/2026-02-campfire.md
---
status: closed
creators: [ann-cooks]
dates: { start: 2026-02-16, end: 2026-03-01 }
---
```

```bad
==> parties/ann-cooks.md
---
title: Ann Cooks
type: creator
---
==> parties/dasha-idet.md
---
title: Dasha идёт
type: creator
---
==> briefs/2026-02-campfire.md
---
verdict: success
creators: [ann-cooks, dasha-idet]
dates: { start: 2026-02-16, end: 2026-03-01 }
---
==> updates/2026-W11.md
---
period: 2026-W11
---
Ann was told about the onions.
```

```good
==> briefs/2026-02-campfire.md
---
status: closed
creators: [ann-cooks]
dates: { start: 2026-02-16, end: 2026-03-01 }
---
## How it went

Ann was told: the onions worked, the code came too late.
```

```good
==> briefs/2026-03-river.md
---
status: closed
creators: [ann-cooks]
dates: { start: 2026-03-02, end: 2026-03-20 }
---
```

**Configuration.** `missing-feedback = { after = "21d" }` under `[rules]`. The finding is caused by
time: `--fail-on` counts it only with `--fail-on-time`.

**Origin.** Practitioners who work with creators tell them afterwards what worked and what did not.
It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let clock = Clock::of(playbook);
    let limits = playbook.profile.deadlines.as_ref();
    let standard = limits.and_then(|limits| limits.feedback.as_ref());
    let limit = options::duration(context, (RULE.id, "after"), standard);
    let Some(limit) = limit.filter(|_| clock.runs(day)) else {
        return;
    };
    for (page, brief) in playbook.briefs() {
        let end = brief.dates.as_ref().and_then(|dates| dates.end.as_ref());
        let is_closed = page.is_closed() || brief.verdict.is_some();
        let Some(end) = end.filter(|_| is_closed) else {
            continue;
        };
        let due = clock.deadline(end.value, limit.after(end.value));
        if due.is_none_or(|due| day <= due) {
            continue;
        }
        let feedback = Feedback {
            playbook,
            brief: page,
            since: end.value,
            until: day,
        };
        for creator in without(brief, &feedback) {
            report.push(missing_feedback(page, creator, end, (limit, day)));
        }
    }
}

/// The creators of a campaign whom nobody told anything.
fn without<'a>(brief: &'a Brief, feedback: &Feedback<'_>) -> Vec<&'a Spanned<PartyId>> {
    let creators = brief.creators.iter().flat_map(|all| all.value.iter());
    if feedback.is_for_all() {
        return Vec::new();
    }
    let left = creators.filter(|creator| !feedback.is_for(creator.as_str()));
    left.collect()
}

fn missing_feedback(
    page: &Page,
    creator: &Spanned<PartyId>,
    end: &Spanned<Date>,
    (limit, day): (Duration, Date),
) -> Finding {
    let mut finding = page
        .finding(RULE.id, creator.span)
        .cause(Cause::Time)
        .field(format!("creators.{}", creator.as_str()))
        .with("creator", creator.as_str())
        .with("campaign", &page.id)
        .with("length", said::days(end.value, day))
        .label(Place::new(page.path(), end.span), "missing-feedback-end");
    finding.evidence.observed = Some(format!("{}d", (day - end.value).get_days()));
    finding.evidence.expected = Some(limit.to_string());
    finding
}
