use super::super::{Check, Context, Rule};
use super::talks::{Talks, talks};
use crate::actuals::sheets::{Sheet, compare};
use crate::finding::{Cause, Finding, Level, Place, Report};
use crate::model::Page;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "missing-sheet",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A side has no alignment sheet, or more than one that is not closed. It is asked for once the phase
`alignment` is over or a later phase has begun; where the front page dates no phases, once another
side has a sheet. A sheet of which only the seal is there counts.

**Why.** What one side expects can be read nowhere else. A partnership with one sheet has been agreed
on by one side.

```bad as-of=2026-02-20
==> index.md
---
parties: [northwind, lumen]
phases: { alignment: { from: 2026-01-26, to: 2026-02-09 } }
---
==> alignment/lumen.md
---
party: lumen
---
```

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> alignment/northwind.md
---
party: northwind
---
==> alignment/lumen.md
---
party: lumen
---
==> alignment/lumen-again.md
---
party: lumen
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> alignment/northwind.md
---
party: northwind
---
==> alignment/lumen-2025.md
---
party: lumen
status: closed
---
==> alignment/lumen.md
---
party: lumen
seal: "c1:sha256:00"
---
```

While the phase lasts, nobody is late:

```good as-of=2026-02-01
==> index.md
---
parties: [northwind, lumen]
phases: { alignment: { from: 2026-01-26, to: 2026-02-09 } }
---
==> alignment/lumen.md
---
party: lumen
---
```

**Configuration.** `missing-sheet = "off"` under `[rules]`. A sheet that became due because a phase
passed is caused by time: `--fail-on` counts it only with `--fail-on-time`.

**Origin.** Practitioners let both partners answer the same questions before they talk about terms.
It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    let Some((front, _)) = playbook.partnership() else {
        return;
    };
    let sheets = compare(playbook).sheets;
    let talks = talks(playbook, context.as_of);
    let is_asked = match talks {
        Talks::Over => sheets.len() > 1,
        Talks::Undated => sheets.iter().any(|sheet| sheet.page().is_some()),
        Talks::Open | Talks::Past => false,
    };
    // A sheet that does not say whose it is may be the one that is looked for.
    let are_named = playbook.sheets().all(|(_, sheet)| sheet.party.is_some());
    for (side, sheet) in playbook.sides().into_iter().zip(&sheets) {
        if sheet.written.is_empty() && is_asked && are_named {
            let finding = missing_sheet(front, side.span, side.as_str());
            report.push(match talks {
                Talks::Over => finding.cause(Cause::Time),
                _ => finding,
            });
        } else if talks != Talks::Past {
            report.extend(several(sheet));
        }
    }
}

fn several(sheet: &Sheet<'_>) -> Option<Finding> {
    let mut open = sheet.written.iter().filter(|(page, _)| !page.is_closed());
    let (first, one) = open.next()?;
    let (last, other) = open.next_back()?;
    let finding = missing_sheet(last, other.party.as_ref()?.span, sheet.side).variant("several");
    let first = Place::new(first.path(), one.party.as_ref()?.span);
    Some(finding.label(first, "missing-sheet-first"))
}

fn missing_sheet(page: &Page, span: Span, side: &str) -> Finding {
    let field = format!("sheet.{side}");
    page.finding(RULE.id, span).with("side", side).field(field)
}
