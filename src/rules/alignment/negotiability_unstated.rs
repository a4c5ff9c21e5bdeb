use super::super::{Check, Context, Rule};
use super::stated::{Stated, gently, promises};
use crate::finding::{Finding, Level, Report};
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "negotiability-unstated",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
An expectation of an agreement or a brief does not say whether it is `negotiable`. Closed documents
are left alone; in a draft it is only information.

**Why.** What one side takes for a promise and the other for a proposal is a quarrel with a date. The
word costs nothing while everybody still agrees.

```bad
==> agreements/2026-02-loi.md
---
status: active
expectations: { us-cpe: { metric: cpe, target: 0.25 USD } }
---
```

```good
==> agreements/2026-02-loi.md
---
status: active
expectations:
  us-cpe: { metric: cpe, target: 0.25 USD, negotiable: false }
  creators: { text: which creators we use, negotiable: true, proposes: lumen, decides: northwind }
---
```

What a sheet says is to be talked about anyway:

```good
==> alignment/lumen.md
---
party: lumen
success: { us-cpe: { metric: cpe, target: 0.25 USD } }
---
```

**Configuration.** `negotiability-unstated = "warning"` or `"off"` under `[rules]`.

**Origin.** Those who have built partnerships say from the start what is expected and what is open. It
is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for stated in promises(context.playbook) {
        if !stated.has("negotiable") {
            report.push(negotiability_unstated(stated, context.as_of));
        }
    }
}

fn negotiability_unstated(stated: Stated<'_>, day: Date) -> Finding {
    gently(stated.finding(RULE.id, stated.key.span), stated.page, day)
}
