use super::super::{Check, Context, Rule};

use crate::finding::{Finding, Level, Report};
use crate::model::field::RefUse;
use crate::model::{Page, Resolved};

pub(super) static RULE: Rule = Rule {
    id: "ambiguous-reference",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A short reference fits several documents.

**Why.** `cpe` may be the metric or the campaign of that name: a waiver or a decision that says
`cpe` allows another thing to each reader.

```bad
==> metrics/cpe.md
---
title: Cost per engagement
---
==> briefs/cpe.md
---
title: The campaign of that name
---
==> decisions/2026-02-03-primary.md
---
title: A new definition
status: accepted
changes: [cpe]
---
```

```good
==> metrics/cpe.md
---
title: Cost per engagement
---
==> briefs/cpe.md
---
title: The campaign of that name
---
==> decisions/2026-02-03-primary.md
---
title: A new definition
status: accepted
changes: [metric/cpe]
---
```
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for page in context.playbook.pages() {
        for reference in &page.refs {
            let resolved = context.playbook.resolve(reference.target, &reference.id);
            if let Resolved::Several(mut candidates) = resolved {
                candidates.dedup();
                // Two documents with one full name are a duplicate id, told as such.
                if candidates.len() > 1 {
                    report.push(ambiguous(page, reference, &candidates));
                }
            }
        }
    }
}

fn ambiguous(page: &Page, reference: &RefUse, candidates: &[String]) -> Finding {
    let item = reference.id.split_once('#').map(|(_, item)| item);
    let full = candidates.iter().map(|candidate| match item {
        Some(item) => format!("{candidate}#{item}"),
        None => candidate.clone(),
    });
    let finding = page
        .finding(RULE.id, reference.id.span)
        .field(reference.field.clone());
    finding
        .with("id", reference.id.value.clone())
        .with("candidates", full.collect::<Vec<String>>())
}
