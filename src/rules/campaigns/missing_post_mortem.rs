use super::super::{Check, Context, Rule, judged, options, said};
use super::fail_line::{Crossed, crossed};
use super::past::{Campaign, begun, post_mortems};
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Place, Report};
use crate::model::kinds::CampaignVerdict;
use crate::text::Span;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "missing-post-mortem",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A campaign failed, it ended longer ago than the profile says, which is 14 days in the profile
`standard`, and no post-mortem about it is finished. It failed when its brief says `verdict: failed`;
without a verdict, when its result is beyond the line under `fail`, as in `cpe > 0.40 USD`. The first
campaign that fails is awaited by the next one: where that has begun, the post-mortem is missing at
once.

A draft is no post-mortem yet. Paused days do not count, and after the partnership's end nothing is
asked.

**Why.** A failure has been paid for already. Two weeks later nobody remembers what they expected, and
the next campaign repeats what nobody wrote down.

```bad as-of=2026-05-20
==> briefs/thaw.md
---
status: closed
dates: { start: 2026-04-17, end: 2026-04-30 }
verdict: failed
---
```

The next one does not wait:

```bad as-of=2026-05-05
==> briefs/summit.md
---
status: active
dates: { start: 2026-05-04, end: 2026-05-30 }
---
==> briefs/thaw.md
---
status: closed
dates: { start: 2026-04-17, end: 2026-04-30 }
verdict: failed
---
```

```good as-of=2026-05-20
==> briefs/thaw.md
---
status: closed
dates: { start: 2026-04-17, end: 2026-04-30 }
verdict: failed
---
==> post-mortems/thaw.md
---
campaign: thaw
---
```

```good as-of=2026-05-10
==> briefs/thaw.md
---
status: closed
dates: { start: 2026-04-17, end: 2026-04-30 }
verdict: failed
---
```

**Configuration.** `missing-post-mortem = { after = "30d" }` under `[rules]`. The finding is caused by
time: `--fail-on` counts it only with `--fail-on-time`.

**Origin.** A strategist writes up the first campaign that fails before the next one begins; a
connector looks at partnerships that failed. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let day = context.as_of;
    let clock = Clock::of(context.playbook);
    let limits = context.playbook.profile.campaigns.as_ref();
    let standard = limits.and_then(|limits| limits.post_mortem.as_ref());
    let limit = options::duration(context, (RULE.id, "after"), standard);
    let Some(limit) = limit.filter(|_| clock.runs(day)) else {
        return;
    };
    let campaigns = begun(context);
    let failed = campaigns.iter().filter_map(|it| Failed::of(context, *it));
    for (number, failed) in failed.enumerate() {
        if has_post_mortem(context, &failed) {
            continue;
        }
        let next = campaigns.iter().find(|it| failed.end < it.start.value);
        let due = clock.deadline(failed.end, limit.after(failed.end));
        let is_due = due.is_some_and(|due| due < day);
        report.extend(match next.filter(|_| number == 0) {
            Some(next) => Some(before_next(&failed, next)),
            None => is_due.then(|| missing_post_mortem(&failed, day)),
        });
    }
}

/// A campaign that failed.
struct Failed<'a> {
    campaign: Campaign<'a>,
    /// Where it is written that it failed, or when it would have.
    span: Span,
    /// The line it crossed, where it has no verdict.
    crossed: Option<Crossed<'a>>,
    end: Date,
}

impl<'a> Failed<'a> {
    fn of(context: &Context<'a>, campaign: Campaign<'a>) -> Option<Self> {
        let end = campaign.end.filter(|end| *end <= context.as_of)?;
        let (span, crossed) = if let Some(verdict) = &campaign.brief.verdict {
            let has_failed = verdict.value == CampaignVerdict::Failed;
            (has_failed.then_some(verdict.span)?, None)
        } else {
            let crossed = crossed(context, campaign.page, campaign.brief)?;
            (crossed.line.span, Some(crossed))
        };
        Some(Self {
            campaign,
            span,
            crossed,
            end,
        })
    }
}

fn has_post_mortem(context: &Context<'_>, failed: &Failed<'_>) -> bool {
    let mut all = post_mortems(context.playbook, context.as_of);
    all.any(|(page, facts)| match &facts.campaign {
        Some(campaign) => campaign.as_str() == failed.campaign.page.id,
        // One whose campaign cannot be read may be the one.
        None => page.is_broken,
    })
}

fn before_next(failed: &Failed<'_>, next: &Campaign<'_>) -> Finding {
    let place = Place::new(next.page.path(), next.start.span);
    of_campaign(failed)
        .variant("next")
        .with("next", &next.page.id)
        .with("start", next.start.value)
        .label(place, "missing-post-mortem-begun")
}

fn missing_post_mortem(failed: &Failed<'_>, day: Date) -> Finding {
    let finding = of_campaign(failed).with("length", said::days(failed.end, day));
    match &failed.crossed {
        Some(crossed) => {
            let finding = finding.variant("line").with("line", &crossed.line.value);
            judged::with_evidence(finding, crossed.outcome, crossed.judgement)
        }
        None => finding,
    }
}

fn of_campaign(failed: &Failed<'_>) -> Finding {
    failed
        .campaign
        .page
        .finding(RULE.id, failed.span)
        .cause(Cause::Time)
        .field("verdict")
        .with("campaign", &failed.campaign.page.id)
        .with("date", failed.end)
}
