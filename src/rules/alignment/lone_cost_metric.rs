use super::super::{Check, Context, Rule};
use super::stated::{metric, unit};
use super::wrong_primary_count::{has_role, lasting};
use crate::actuals::in_force::Promise;
use crate::finding::{Finding, Level, Report};
use crate::model::Playbook;
use crate::model::kinds::ExpectationRole::{Guardrail, Kpi, Primary};
use crate::value::Unit;

pub(super) static RULE: Rule = Rule {
    id: "lone-cost-metric",
    level: Level::Info,
    is_heuristic: false,
    docs: r#"
A KPI in force is a cost per engagement, view, click or impression, and nothing in force watches what
those are worth: no `role: guardrail`, no metric further down (one that states its `attribution`), and
no `companions` of the metric itself.

**Why.** Cheap engagements are easily bought: with a question under the picture, or with a prize. The
number gets better and the business does not.

```bad
==> index.md
---
parties: [northwind]
---
==> agreements/2026-02-loi.md
---
status: active
term: { from: 2026-02-16 }
expectations: { us-cpe: { metric: cpe, target: 0.25 USD, role: primary } }
signoffs: { northwind: { by: anna, date: 2026-02-10 } }
---
==> metrics/cpe.md
---
unit: USD/engagement
---
```

```good
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
  quality: { metric: quality, target: at least 90 %, role: guardrail }
signoffs: { northwind: { by: anna, date: 2026-02-10 } }
---
==> metrics/cpe.md
---
unit: USD/engagement
---
```

```good
==> index.md
---
parties: [northwind]
---
==> agreements/2026-02-loi.md
---
status: active
term: { from: 2026-02-16 }
expectations: { us-cpe: { metric: cpe, target: 0.25 USD, role: primary } }
signoffs: { northwind: { by: anna, date: 2026-02-10 } }
---
==> metrics/cpe.md
---
unit: USD/engagement
companions: [quality]
---
```

**Configuration.** `lone-cost-metric = "warning"` or `"off"` under `[rules]`.

**Origin.** Analysts never let a cost per engagement travel alone. It is a practice, not a law of
nature.
"#,
    check: Check::Playbook(check),
};

/// What is counted high up, where it can be bought.
const CHEAP: [&str; 5] = ["engagement", "view", "click", "impression", "reach"];

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    let lasting = lasting(playbook, context.as_of);
    if lasting.iter().any(|it| is_companion(playbook, it)) {
        return;
    }
    let kpis = lasting
        .iter()
        .filter(|it| has_role(it, Primary) || has_role(it, Kpi));
    for kpi in kpis.filter(|it| is_lone_cost(playbook, it)) {
        report.push(lone_cost_metric(kpi));
    }
}

/// Whether an expectation watches what engagements are worth.
fn is_companion(playbook: &Playbook, it: &Promise<'_>) -> bool {
    let id = it.expectation.metric.as_ref();
    let metric = id.and_then(|id| metric(playbook, id.as_str()));
    has_role(it, Guardrail) || metric.is_some_and(|(_, metric)| metric.attribution.is_some())
}

fn is_lone_cost(playbook: &Playbook, it: &Promise<'_>) -> bool {
    let id = it.expectation.metric.as_ref();
    let Some((_, metric)) = id.and_then(|id| metric(playbook, id.as_str())) else {
        return false;
    };
    let is_cheap = |unit: &Unit| {
        let per = unit.per().and_then(|per| Unit::parse(per).ok());
        let mut cheap = CHEAP.iter().filter_map(|word| Unit::parse(word).ok());
        unit.currency().is_some() && per.is_some_and(|per| cheap.any(|word| word == per))
    };
    let companions = metric.companions.as_ref();
    let is_alone = companions.is_none_or(|companions| companions.is_empty());
    is_alone && unit(&metric).as_ref().is_some_and(is_cheap)
}

fn lone_cost_metric(it: &Promise<'_>) -> Finding {
    let metric = it.expectation.metric.as_ref();
    let span = metric.map_or(it.key.span, |metric| metric.span);
    let name = metric.map_or("", |metric| metric.as_str());
    it.page
        .finding(RULE.id, span)
        .with("metric", name)
        .field(format!("expectations.{}", it.key.value))
}
