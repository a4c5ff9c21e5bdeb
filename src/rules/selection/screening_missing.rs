use super::super::{Check, Context, Rule};
use super::choice::{is_asked, is_written};
use crate::actuals::schedule::Clock;
use crate::finding::{Finding, Level, Place, Report};
use crate::model::kinds::Status;
use crate::model::{Page, Playbook};
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "screening-missing",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
Alignment has begun, and a side has no dated `screening` record, or only one that is dated after today.
Alignment has begun on the first day of the phase of that name, or when a sheet that is no draft lies
in `alignment/`.

A record says who looked, when, at which services, and until when that holds. What it came to is not
judged here: the record is asked for, not its result. A record that was renewed later counts. With
`selection: existing-relationship` on the front page nothing is asked.

**Why.** Whether one may work with the other at all is asked before the first promise, or by the bank
in the week of the first payment.

```bad
==> index.md
---
parties: [lumen]
phases: { alignment: { from: 2026-01-26 } }
---
==> parties/lumen.md
---
type: agency
---
```

```good
==> index.md
---
parties: [lumen]
phases: { alignment: { from: 2026-01-26 } }
---
==> parties/lumen.md
---
type: agency
screening: { by: anna, date: 2026-01-15, expires: 2026-07-15, services: [advertising] }
---
```

```good
==> index.md
---
parties: [lumen]
phases: { alignment: { from: 2026-06-01 } }
---
==> parties/lumen.md
---
type: agency
---
```

**Configuration.** `screening-missing = "off"` under `[rules]`.

**Origin.** Partners in different countries may fall under rules on sanctions and on services; who has
worked across borders keeps a dated record. It is a practice, not a law of nature, and no legal advice.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    if !is_asked(context) || !Clock::of(playbook).runs(context.as_of) {
        return;
    }
    let Some(begun) = alignment(playbook, context.as_of) else {
        return;
    };
    for side in playbook.sides() {
        let Some((page, party)) = playbook.party(side.as_str()) else {
            continue;
        };
        let dated = party.screening.as_ref().and_then(|it| it.date.as_ref());
        let is_done = dated.is_some_and(|date| date.value <= context.as_of);
        // A record that cannot be read is told elsewhere, and so is one without its day.
        let is_unreadable = dated.is_none() && is_written(page, "screening");
        if !is_done && !is_unreadable && !page.is_broken {
            report.push(screening_missing(page, &begun));
        }
    }
}

/// Where it is written that the sides compare what they expect.
fn alignment(playbook: &Playbook, day: Date) -> Option<Place> {
    let (page, partnership) = playbook.partnership()?;
    let phases = partnership.phases.iter().flat_map(|all| all.value.iter());
    let mut phases = phases.filter(|entry| entry.key.value == "alignment");
    let phase = phases.find_map(|entry| entry.value.as_ref()?.from.as_ref());
    if let Some(from) = phase {
        return (from.value <= day).then(|| Place::new(page.path(), from.span));
    }
    let mut sheets = playbook.sheets();
    let sheet = sheets.find(|(sheet, _)| sheet.status() != Some(Status::Draft));
    sheet.map(|(sheet, _)| Place::new(sheet.path(), sheet.anchor))
}

fn screening_missing(page: &Page, begun: &Place) -> Finding {
    page.finding(RULE.id, page.key_span("screening"))
        .field("screening")
        .with("party", &page.id)
        .label(begun.clone(), "screening-missing-begun")
}
