use super::super::{Check, Context, Rule};
use crate::actuals::in_force::{Promise, View, in_force};
use crate::finding::{Finding, Level, Place, Report};
use crate::model::Kind;
use crate::model::Playbook;
use crate::model::kinds::ExpectationRole;

pub(super) static RULE: Rule = Rule {
    id: "wrong-primary-count",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
Of the expectations in force not exactly one has `role: primary`, or `objective.primary` on the front
page names another metric than it. Expectations of a single campaign do not count. Before an
agreement is signed and its term has begun, nothing is in force and nothing is asked.

**Why.** With two primary numbers each side steers by its own, and both can be right.

```bad
==> index.md
---
parties: [northwind]
---
==> agreements/2026-02-loi.md
---
status: active
term: { from: 2026-02-16 }
expectations:
  us-cpe: { metric: cpe, target: 0.25 USD, role: primary }
  us-cpa: { metric: cpa, target: 30 USD, role: primary }
signoffs: { northwind: { by: anna, date: 2026-02-10 } }
---
```

```bad
==> index.md
---
parties: [northwind]
---
==> agreements/2026-02-loi.md
---
status: active
term: { from: 2026-02-16 }
expectations: { us-cpe: { metric: cpe, target: 0.25 USD } }
signoffs: { northwind: { by: anna, date: 2026-02-10 } }
---
```

```bad
==> index.md
---
parties: [northwind]
objective: { stage: conversion, primary: cpa }
---
==> agreements/2026-02-loi.md
---
status: active
term: { from: 2026-02-16 }
expectations: { us-cpe: { metric: cpe, target: 0.25 USD, role: primary } }
signoffs: { northwind: { by: anna, date: 2026-02-10 } }
---
```

```good
==> index.md
---
parties: [northwind]
objective: { stage: consideration, primary: cpe }
---
==> agreements/2026-02-loi.md
---
status: active
term: { from: 2026-02-16 }
expectations:
  us-cpe: { metric: cpe, target: 0.25 USD, role: primary }
  us-cpa: { metric: cpa, target: 30 USD, role: tracked }
signoffs: { northwind: { by: anna, date: 2026-02-10 } }
---
==> agreements/2026-04-draft.md
---
status: draft
term: { from: 2026-04-16 }
expectations: { us-cpa: { metric: cpa, target: 30 USD, role: primary } }
---
```

**Configuration.** `wrong-primary-count = "off"` under `[rules]`.

**Origin.** Practitioners agree, before they start, on the one metric that everyone optimises. It is a
practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    let lasting = lasting(playbook, context.as_of);
    let Some(any) = lasting.first() else {
        return;
    };
    let mut primaries = lasting
        .iter()
        .filter(|it| has_role(it, ExpectationRole::Primary));
    match (primaries.next(), primaries.next()) {
        (None, _) => report.push(none(any)),
        (Some(only), None) => report.extend(other_objective(playbook, only)),
        (Some(first), Some(second)) => {
            for other in std::iter::once(second).chain(primaries) {
                report.push(several(first, other));
            }
        }
    }
}

/// The expectations in force that are not for one campaign only.
pub(in crate::rules) fn lasting(playbook: &Playbook, day: crate::value::Date) -> Vec<Promise<'_>> {
    let mut all = in_force(playbook, day, View::Today);
    all.retain(|it| it.page.kind == Kind::Agreement);
    all
}

pub(in crate::rules) fn has_role(it: &Promise<'_>, role: ExpectationRole) -> bool {
    it.expectation
        .role
        .as_ref()
        .is_some_and(|own| own.value == role)
}

fn none(any: &Promise<'_>) -> Finding {
    let span = any.page.key_span("expectations");
    wrong_primary_count(any, span).field("expectations")
}

fn several(first: &Promise<'_>, other: &Promise<'_>) -> Finding {
    let role = |it: &Promise<'_>| {
        let role = it.expectation.role.as_ref();
        role.map_or(it.key.span, |role| role.span)
    };
    wrong_primary_count(other, role(other))
        .variant("several")
        .with("first", &first.key.value)
        .label(
            Place::new(first.page.path(), role(first)),
            "wrong-primary-count-first",
        )
        .field(format!("expectations.{}.role", other.key.value))
}

fn other_objective(playbook: &Playbook, primary: &Promise<'_>) -> Option<Finding> {
    let (page, partnership) = playbook.partnership()?;
    let named = partnership.objective.as_ref()?.primary.as_ref()?;
    let metric = primary.expectation.metric.as_ref()?;
    let finding = page
        .finding(RULE.id, named.span)
        .variant("objective")
        .with("named", named.as_str())
        .with("metric", metric.as_str())
        .with("key", &primary.key.value)
        .label(
            Place::new(primary.page.path(), metric.span),
            "wrong-primary-count-metric",
        )
        .field("objective.primary");
    (named.value != metric.value).then_some(finding)
}

fn wrong_primary_count(it: &Promise<'_>, span: crate::text::Span) -> Finding {
    it.page.finding(RULE.id, span).with("key", &it.key.value)
}
