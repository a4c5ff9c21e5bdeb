use super::super::{Check, Context, Rule};

use super::sections::{heading_of, required};
use crate::finding::{Finding, Level, Report};
use crate::model::Page;
use crate::parse::Section;

pub(super) static RULE: Rule = Rule {
    id: "empty-section",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A required heading has no text under it, and no sub-section with text either.

**Why.** An empty section looks answered in a table of contents, and is not. In a draft it is only
information.

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

## Consequences

<!-- what becomes easier, what harder -->
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

## Consequences

### For the brand

Reach is shown, and decides nothing.
```
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for document in &context.playbook.documents {
        for page in document.pages() {
            for section in required(context.playbook, document, page) {
                let is_answered = section.sections.iter().any(|section| section.has_content);
                if let Some(first) = section.sections.first().filter(|_| !is_answered) {
                    report.push(empty(page, section.name, first));
                }
            }
        }
    }
}

fn empty(page: &Page, name: &str, section: &Section) -> Finding {
    let finding = page.finding(RULE.id, heading_of(page, section).span);
    finding
        .field(name.to_owned())
        .with("section", name.to_owned())
}
