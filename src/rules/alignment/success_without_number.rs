use super::super::{Check, Context, Rule};
use super::stated::{Stated, gently, promises, successes, written};
use crate::finding::{Finding, Level, Report};
use crate::model::Page;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "success-without-number",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
An expectation of success has no number: under `success` of a sheet, or with `role: primary` or `kpi`
in an agreement or brief, it lacks `metric` or `target`. Or a sheet names no date by which success is
to be seen: neither `horizon` nor the last day of `timeline`.

An expectation that is bound to a `cadence` is checked by that and needs no target. In a draft this
is only information.

**Why.** "More customers" has been reached on every day, and on none. Whoever cannot say the number
before will not agree on it afterwards.

```bad
==> alignment/lumen.md
---
party: lumen
horizon: 90d
success: { awareness: { text: people know the brand } }
---
```

```bad
==> alignment/lumen.md
---
party: lumen
timeline: { from: 2026-02-01 }
success: { us-cpa: { metric: cpa, target: 30 USD } }
---
```

```bad
==> agreements/2026-02-loi.md
---
status: active
expectations: { us-cpe: { metric: cpe, role: primary, negotiable: false } }
---
```

```good
==> alignment/lumen.md
---
party: lumen
horizon: 90d
success:
  us-cpa: { metric: cpa, target: 30 USD }
  weekly: { cadence: sync }
---
==> agreements/2026-02-loi.md
---
status: active
expectations: { creators: { text: which creators we use, negotiable: true } }
---
```

**Configuration.** `success-without-number = "warning"` or `"off"` under `[rules]`.

**Origin.** Practitioners take a partner who cannot say what success is, in figures and with a date,
for a partner who does not know it. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    let kpis = promises(playbook)
        .into_iter()
        .filter(|stated| stated.is_kpi());
    for stated in successes(playbook).into_iter().chain(kpis) {
        if let Some(variant) = lacks(stated) {
            report.push(success_without_number(stated, variant, context.as_of));
        }
    }
    for (page, sheet) in playbook.sheets().filter(|(page, _)| !page.is_closed()) {
        // A sheet without a timeline leaves a question out, which is told already.
        let is_open = sheet
            .timeline
            .as_ref()
            .is_some_and(|term| term.to.is_none() && written(page, &["timeline", "to"]).is_none());
        if sheet.success.is_some() && is_open && written(page, &["horizon"]).is_none() {
            report.push(no_date(page, context.as_of));
        }
    }
}

/// Which part of a number is not there.
fn lacks(stated: Stated<'_>) -> Option<&'static str> {
    if stated.has("cadence") {
        return None;
    }
    match (stated.has("metric"), stated.has("target")) {
        (true, true) => None,
        (true, false) => Some("target"),
        (false, true) => Some("metric"),
        (false, false) => Some("number"),
    }
}

fn no_date(page: &Page, day: Date) -> Finding {
    let finding = page
        .finding(RULE.id, page.key_span("timeline"))
        .variant("date")
        .field("timeline");
    gently(finding, page, day)
}

fn success_without_number(stated: Stated<'_>, variant: &str, day: Date) -> Finding {
    let finding = stated.finding(RULE.id, stated.key.span);
    let finding = match variant {
        "number" => finding,
        variant => finding.variant(variant),
    };
    gently(finding, stated.page, day)
}
