use super::super::history::signatures::stale;
use super::super::history::stale_signoff::signed_otherwise;
use super::super::{Check, Context, Rule};
use crate::finding::{Level, Report};
use crate::history::Timeline;
use crate::model::kinds::{Facts, Status};
use crate::model::{Document, Kind};

pub(super) static RULE: Rule = Rule {
    id: "brief-changed-after-acceptance",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A brief was changed after somebody had accepted it with a sign-off, and they have not signed anew. It is
compared as `stale-signoff` compares: by the digest of the sign-off, or without one by what Git knows
the brief said then. Drafts, closed briefs and campaigns that are over are not looked at.

**Why.** Creators plan their weeks around a brief. One that grows in silence costs them money, and the
partnership its name.

```bad
==> briefs/2026-03-spring.md
---
status: active
dates: { start: 2026-03-20, end: 2026-04-20 }
signoffs:
  ann-cooks: { digest: "c1:sha256:0000000000000000000000000000000000000000000000000000000000000000" }
---
```

```good
==> briefs/2026-03-spring.md
---
status: closed
dates: { start: 2026-02-20, end: 2026-03-20 }
signoffs:
  ann-cooks: { digest: "c1:sha256:0000000000000000000000000000000000000000000000000000000000000000" }
---
```

**Configuration.** `brief-changed-after-acceptance = "error"` under `[rules]`.

**Origin.** A creator asks for no surprises. It is a practice, not a law of nature.
"#,
    check: Check::MaybeHistory(check),
};

fn check(context: &Context<'_>, timeline: Option<&Timeline>, report: &mut Report) {
    for document in context.playbook.of_kind(Kind::Brief) {
        if is_at_work(context, document) {
            for stale in stale(context, timeline, document) {
                let finding = signed_otherwise(context, timeline, document, &stale, RULE.id);
                report.push(if stale.is_unproven(timeline) {
                    finding.level(Level::Info)
                } else {
                    finding
                });
            }
        }
    }
}

fn is_at_work(context: &Context<'_>, document: &Document) -> bool {
    let page = &document.page;
    let Facts::Brief(brief) = &page.facts else {
        return false;
    };
    let end = brief.dates.as_ref().and_then(|dates| dates.end.as_ref());
    let is_over = end.is_some_and(|end| end.value < context.as_of);
    let is_open = !matches!(page.status(), Some(Status::Draft | Status::Closed));
    page.common.signoffs.is_some() && is_open && !is_over
}
