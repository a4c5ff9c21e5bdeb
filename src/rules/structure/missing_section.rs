use super::super::{Check, Context, Rule};

use super::scaffold::scaffold;
use super::sections::{Required, is_called, required};
use crate::finding::{Finding, Fix, Level, Report, Safety};
use crate::model::Page;
use crate::parse::Heading;
use crate::text::{Span, nearest};

pub(super) static RULE: Rule = Rule {
    id: "missing-section",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A heading that documents of a kind must have is absent. Headings are compared without regard to
case, numbers and a final colon, in the language of the document; any level counts.

**Why.** Practitioners name the questions that every letter of intent, charter, brief and decision
must answer. A heading is where the other side looks for the answer. In a draft it is only
information.

**Mending.** `comity check --fix` adds the heading in the language of the document, between those
that the profile names before and after it. What stands under it is for people to write, and
`empty-section` waits for that.

```bad
==> decisions/2026-02-03-primary.md
---
title: Cost per engagement decides
status: accepted
---

## Context

Both sides looked at three numbers.

## Decision

Cost per engagement.
```

```good
==> decisions/2026-02-03-primary.md
---
title: Cost per engagement decides
status: accepted
---

## Context

Both sides looked at three numbers.

## Decision

Cost per engagement.

## 3. Consequences:

Reach is shown, and decides nothing.
==> decisions/2026-02-03-primary.ru.md
---
title: Решает цена вовлечения
---

## Контекст

Обе стороны смотрели на три числа.

## Решение

Цена вовлечения.

## Последствия

Охват показываем, но он ничего не решает.
```

**Configuration.** The headings are those of the profile, under `[sections]`; `"agreement.loi"`
stands before `agreement`.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for document in &context.playbook.documents {
        for page in document.pages() {
            let required = required(context.playbook, document, page);
            for (number, section) in required.iter().enumerate() {
                if !section.sections.is_empty() {
                    continue;
                }
                report.push(match misspelled(page, section, &required) {
                    Some(heading) => meant(page, section.name, heading),
                    None => absent(page, section.name, scaffold(page, &required, number)),
                });
            }
        }
    }
}

/// A heading that is none of the required ones and nearly this one.
fn misspelled<'p>(
    page: &'p Page,
    section: &Required<'_>,
    all: &[Required<'_>],
) -> Option<&'p Heading> {
    let mut free = page
        .outline
        .headings
        .iter()
        .filter(|heading| all.iter().all(|other| !is_called(heading, other.name)));
    free.find(|heading| nearest(&heading.text, [section.name]).is_some())
}

fn absent(page: &Page, name: &str, scaffold: Option<Fix>) -> Finding {
    let mut finding = page.finding(RULE.id, page.anchor).field(name.to_owned());
    finding.fix = scaffold;
    finding.with("section", name.to_owned())
}

fn meant(page: &Page, name: &str, heading: &Heading) -> Finding {
    let at = page.file.slice(heading.span).find(&heading.text);
    let span = at.map_or(heading.span, |at| {
        let start = heading.span.start + at;
        Span::new(start, start + heading.text.len())
    });
    let finding = page
        .finding(RULE.id, span)
        .field(name.to_owned())
        .with("section", name.to_owned())
        .with("near", name.to_owned())
        .help("did-you-mean");
    match at {
        Some(_) => finding.fix(Fix::replace(Safety::Unsafe, page.path(), span, name)),
        None => finding,
    }
}
