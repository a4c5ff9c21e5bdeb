use super::super::{Check, Context, Rule, said};
use super::choice::is_asked;
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Report};
use crate::model::Page;
use crate::text::Spanned;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "screening-expired",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The `screening` record of a party has an `expires`, and that day is over. Asked of every party that has
a record, sides and creators alike, while the partnership runs; a record without `expires` holds on.

What a screening came to is not judged here. With `selection: existing-relationship` on the front page
nothing is asked.

**Why.** Lists change, and so do owners of companies. A record that is two years old says how things
were.

```bad
==> parties/lumen.md
---
screening: { by: anna, date: 2025-07-15, expires: 2026-01-15 }
---
```

```good
==> parties/lumen.md
---
screening: { by: anna, date: 2026-01-15, expires: 2026-07-15 }
---
```

**Configuration.** `screening-expired = "error"` or `"off"` under `[rules]`. The finding is caused by
time: `--fail-on` counts it only with `--fail-on-time`.

**Origin.** Partners in different countries may fall under rules on sanctions and on services; who has
worked across borders keeps a dated record and renews it. It is a practice, not a law of nature, and no
legal advice.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    if !is_asked(context) || !Clock::of(context.playbook).runs(context.as_of) {
        return;
    }
    for (page, party) in context.playbook.parties() {
        let screening = party.screening.as_ref().filter(|_| !page.is_closed());
        let Some(expires) = screening.and_then(|it| it.expires.as_ref()) else {
            continue;
        };
        if expires.value < context.as_of {
            report.push(screening_expired(page, expires, context.as_of));
        }
    }
}

fn screening_expired(page: &Page, expires: &Spanned<Date>, day: Date) -> Finding {
    let mut finding = page
        .finding(RULE.id, expires.span)
        .cause(Cause::Time)
        .field("screening.expires")
        .with("party", &page.id)
        .with("date", expires.value)
        .with("length", said::days(expires.value, day));
    finding.evidence.expected = Some(expires.value.to_string());
    finding
}
