use super::super::{Check, Context, Rule};
use super::stated::{Stated, gently, promises};
use crate::finding::{Finding, Level, Report};
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "unchecked-expectation",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
An expectation of an agreement or a brief is bound to no `metric` and no `cadence`, so nothing checks
it. One that is `negotiable: true` and says who `proposes` and who `decides` is settled by people and
needs no check. A KPI without a metric is told by `success-without-number`. In a draft it is only
information.

**Why.** An expectation that nobody measures is kept as long as everybody is content, and argued about
afterwards.

```bad
==> agreements/2026-02-loi.md
---
status: active
expectations: { tone: { text: we answer each other kindly, negotiable: false } }
---
```

```bad
==> agreements/2026-02-loi.md
---
status: active
expectations: { creators: { text: which creators we use, negotiable: true } }
---
```

```good
==> agreements/2026-02-loi.md
---
status: active
expectations:
  us-cpe: { metric: cpe, target: 0.25 USD, negotiable: false }
  weekly: { cadence: sync, negotiable: false }
  creators: { text: which creators we use, negotiable: true, proposes: lumen, decides: northwind }
---
```

**Configuration.** `unchecked-expectation = "off"` under `[rules]`.

**Origin.** Those who have built partnerships bind what is fixed to something that can be looked up,
and name for what is open who proposes and who decides. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for stated in promises(context.playbook) {
        let is_bound = stated.has("metric") || stated.has("cadence");
        if !is_bound && !stated.is_kpi() && !is_up_to_people(stated) {
            report.push(unchecked_expectation(stated, context.as_of));
        }
    }
}

/// Whether it is open, and both roles in talking about it are given.
fn is_up_to_people(stated: Stated<'_>) -> bool {
    let negotiable = stated.expectation.negotiable.as_ref();
    let is_open = negotiable.is_some_and(|negotiable| negotiable.value);
    is_open && stated.has("proposes") && stated.has("decides")
}

fn unchecked_expectation(stated: Stated<'_>, day: Date) -> Finding {
    let negotiable = stated.expectation.negotiable.as_ref();
    let finding = stated.finding(RULE.id, stated.key.span);
    let finding = match negotiable {
        Some(negotiable) if negotiable.value => finding.variant("open"),
        _ => finding,
    };
    gently(finding, stated.page, day)
}
