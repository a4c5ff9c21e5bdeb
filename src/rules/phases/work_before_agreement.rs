use super::super::{Check, Context, Rule, signed};
use super::events::{self, DONE, First};
use super::stated;
use crate::finding::{Finding, Level, Place, Report};
use crate::model::{Page, Playbook};
use crate::text::Spanned;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "work-before-agreement",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
Something was delivered, spent or paid before all sides had signed anything: no letter of intent, no
terms, no agreement. Each ledger is told once, with the number of such rows. What happened on the day of
the last signature is in order, and what lies before `started` is not of this partnership.

What is written down after each side has said how the pilot ended is history.

**Why.** One page is enough, but it has to be there first: after the video is shot each side remembers
another price.

```bad
==> index.md
---
parties: [northwind, lumen]
started: 2026-01-12
---
==> agreements/2026-02-loi.md
---
form: loi
signoffs:
  northwind: { by: anna, date: 2026-02-12 }
  lumen: { by: dana, date: 2026-02-13 }
---
==> ledgers/deliverables.csv
id,campaign,party,due,delivered
video-1,spring,lumen,2026-02-10,2026-02-09
```

```good
==> index.md
---
parties: [northwind, lumen]
started: 2026-01-12
---
==> agreements/2026-02-loi.md
---
form: loi
signoffs:
  northwind: { by: anna, date: 2026-02-12 }
  lumen: { by: dana, date: 2026-02-13 }
---
==> ledgers/deliverables.csv
id,campaign,party,due,delivered
video-1,spring,lumen,2026-02-10,2026-02-13
```

**Configuration.** `work-before-agreement = "warning"` or `"off"` under `[rules]`. That an active agreement
lacks a signature is told by `missing-signoff`.

**Origin.** Practitioners begin with a written agreement, even an informal one, and put law on paper
early. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    let is_unread = playbook.agreements().any(|(page, _)| page.is_broken);
    if is_unread || playbook.sides().is_empty() || !stated::is_on_trial(context) {
        return;
    }
    let first = first_signed(playbook, context.as_of);
    let since = first.map(|(_, day)| day.value);
    for ledger in DONE {
        let is_before = |day| since.is_none_or(|since| day < since);
        if let Some(work) = events::first(context, ledger, is_before) {
            report.push(work_before_agreement(&work, first));
        }
    }
}

/// The document that all sides had signed first, and the day of the last signature.
fn first_signed(playbook: &Playbook, day: Date) -> Option<(&Page, &Spanned<Date>)> {
    let signed = playbook.agreements().filter_map(|(page, _)| {
        let last = signed::by_all(playbook, page)?.last;
        (last.value <= day).then_some((page, last))
    });
    signed.min_by_key(|(_, last)| last.value)
}

fn work_before_agreement(work: &First<'_>, first: Option<(&Page, &Spanned<Date>)>) -> Finding {
    let finding = work.finding(RULE.id);
    let Some((page, last)) = first else {
        return finding.variant("unsigned");
    };
    let finding = finding
        .with("agreement", &page.id)
        .with("signed", last.value);
    let mut finding = finding.label(
        Place::new(page.path(), last.span),
        "work-before-agreement-signed",
    );
    finding.evidence.expected = Some(format!(">= {}", last.value));
    finding
}
