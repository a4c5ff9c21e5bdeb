use super::super::{Check, Context, Rule, options, signed};
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Report};
use crate::locale::Arg;
use crate::model::Page;
use crate::model::kinds::{Facts, Status};
use crate::value::{Date, Duration};

pub(super) static RULE: Rule = Rule {
    id: "missing-signoff",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
An agreement or charter is active, and a side has not signed it. A draft past the first day of its
term counts as active. Nothing is asked of drafts and proposals, of what is closed, and after the
partnership's end. While the first signature is not older than the profile says, 7 days in the profile
`standard`, the others are awaited, and that is information.

**Why.** Until both sides have said that they read the same text, each lives by its own.

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> agreements/2026-02-loi.md
---
status: active
signoffs: { northwind: { by: anna, date: 2026-02-10 } }
---
```

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> agreements/2026-02-loi.md
---
status: draft
term: { from: 2026-02-16 }
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> agreements/2026-02-loi.md
---
status: active
signoffs: { northwind: { by: anna, date: 2026-02-10 }, lumen: { by: dana, date: 2026-02-11 } }
---
==> charter.md
---
status: draft
---
```

**Configuration.** `missing-signoff = { within = "14d" }` under `[rules]`.

**Origin.** A facilitator asks that the playbook be acknowledged by both parties, a strategist that the
objective be shared with partners. It is a practice, not a law of nature.
"#,
    check: Check::Page(check),
};

fn check(context: &Context<'_>, page: &Page, report: &mut Report) {
    let is_signed_text = matches!(page.facts, Facts::Agreement(_) | Facts::Charter(_));
    let is_asked = is_signed_text && !page.is_translation && is_active(page, context.as_of);
    if !is_asked || Clock::of(context.playbook).is_over(context.as_of) {
        return;
    }
    let missing = signed::missing(context.playbook, page);
    if missing.is_empty() {
        return;
    }
    let finding = missing_signoff(page, &missing);
    report.push(if is_awaited(context, page) {
        let finding = finding.variant("awaited").level(Level::Info);
        finding.cause(Cause::Time)
    } else {
        finding
    });
}

/// Whether somebody has signed of late, so that the others may be about to.
fn is_awaited(context: &Context<'_>, page: &Page) -> bool {
    let first = signed::first(page).zip(within(context));
    first.is_some_and(|(first, within)| context.as_of <= within.after(first))
}

/// How long after one signature the others are awaited.
pub(super) fn within(context: &Context<'_>) -> Option<Duration> {
    let profile = context.playbook.profile.history.as_ref();
    let standard = profile.and_then(|limits| limits.signed_within.as_ref());
    options::duration(context, (RULE.id, "within"), standard)
}

fn is_active(page: &Page, day: Date) -> bool {
    match page.status() {
        Some(Status::Active) => true,
        Some(Status::Draft) => page.begins().is_some_and(|first| first <= day),
        _ => false,
    }
}

fn missing_signoff(page: &Page, missing: &[&str]) -> Finding {
    let names = missing.iter().map(|side| (*side).to_owned()).collect();
    let span = match page.fields.get("signoffs") {
        Some(signoffs) => signoffs.key.span,
        None => page.key_span("status"),
    };
    page.finding(RULE.id, span)
        .field("signoffs")
        .with("document", &page.id)
        .with("sides", Arg::All(names))
        .with("count", missing.len())
}
