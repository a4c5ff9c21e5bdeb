use super::super::{Check, Context, Rule, signed};
use super::events::{self, COMMITTED};
use super::stated::{self, Stated};
use crate::actuals::phases::EXPLORATION;
use crate::finding::{Finding, Level, Report};
use crate::model::Page;
use crate::model::kinds::{Agreement, AgreementForm};
use crate::text::Spanned;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "commitment-in-exploration",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
In the days of `exploration` an agreement was signed by all sides or began, or a ledger has a
deliverable, a payment or spending. A letter of intent that does not bind is no commitment. Each ledger
is told once, with the number of rows.

What is written down after each side has said how the pilot ended is history.

**Why.** Exploration is for learning, and one learns only as long as it costs nothing to say no.

```bad
==> index.md
---
parties: [northwind, lumen]
phases:
  exploration: { from: 2026-01-12, to: 2026-01-26 }
---
==> agreements/2026-01-terms.md
---
form: agreement
status: active
term: { from: 2026-01-20, to: 2026-04-20 }
---
```

```bad
==> index.md
---
phases:
  exploration: { from: 2026-03-16 }
---
==> ledgers/performance.csv
date,market,spend,currency
2026-03-17,us,200,USD
2026-03-18,us,150,USD
```

```good
==> index.md
---
parties: [northwind, lumen]
phases:
  exploration: { from: 2026-01-12, to: 2026-01-26 }
  alignment: { from: 2026-01-26, to: 2026-02-09 }
---
==> agreements/2026-01-terms.md
---
form: agreement
status: active
term: { from: 2026-01-26, to: 2026-04-20 }
---
```

**Configuration.** `commitment-in-exploration = "warning"` or `"off"` under `[rules]`.

**Origin.** Practitioners call these weeks learning, not hiring, and want no commitment in them. It is a
practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    let all = stated::all(playbook);
    let exploration = all.iter().find(|phase| phase.id() == EXPLORATION);
    let Some(exploration) = exploration.filter(|_| stated::is_on_trial(context)) else {
        return;
    };
    for (page, agreement) in playbook.agreements().filter(commits) {
        let days = [signature(context, page), begin(page, agreement)];
        let inside = days
            .into_iter()
            .flatten()
            .find(|(_, day)| day.value <= context.as_of && exploration.covers(&all, day.value));
        if let Some((variant, day)) = inside {
            let finding = page.finding(RULE.id, day.span).field(variant);
            let finding = commitment_in_exploration(finding.variant(variant), exploration);
            report.push(finding.with("agreement", &page.id).with("date", day.value));
        }
    }
    for ledger in COMMITTED {
        let inside = |day| exploration.covers(&all, day);
        if let Some(first) = events::first(context, ledger, inside) {
            let finding = first.finding(RULE.id);
            report.push(commitment_in_exploration(finding, exploration));
        }
    }
}

/// Whether an agreement commits anybody to anything.
fn commits((page, agreement): &(&Page, &Agreement)) -> bool {
    let form = agreement.form.as_ref().map(|form| form.value);
    let binds = agreement.binding.as_ref().is_some_and(|binds| binds.value);
    match form {
        Some(AgreementForm::Agreement | AgreementForm::Terms) => is_meant(page),
        Some(AgreementForm::Loi) => binds && is_meant(page),
        Some(AgreementForm::Amendment) | None => false,
    }
}

fn is_meant(page: &Page) -> bool {
    use crate::model::kinds::Status;
    !matches!(page.status(), Some(Status::Draft | Status::Proposed))
        || signed::first(page).is_some()
}

/// The day on which the last side signed.
fn signature<'a>(
    context: &Context<'_>,
    page: &'a Page,
) -> Option<(&'static str, &'a Spanned<Date>)> {
    let signed = signed::by_all(context.playbook, page)?;
    Some(("signoffs", signed.last))
}

fn begin<'a>(page: &Page, agreement: &'a Agreement) -> Option<(&'static str, &'a Spanned<Date>)> {
    let from = agreement.term.as_ref()?.from.as_ref();
    Some(("term", from.filter(|_| is_meant(page))?))
}

fn commitment_in_exploration(finding: Finding, exploration: &Stated<'_>) -> Finding {
    let span = exploration.key.span;
    finding.label(exploration.place(span), "commitment-in-exploration-phase")
}
