use super::super::{Check, Context, Rule};

use std::collections::BTreeMap;

use crate::finding::{Finding, Level, Place, Report};
use crate::model::Page;
use crate::model::kinds::Kind;
use crate::text::{Span, Spanned};

pub(super) static RULE: Rule = Rule {
    id: "duplicate-id",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
Two documents of a kind share an id, or two people do. Both places are shown.

**Why.** A reference names an id; where two things answer to it, each reader follows another one. It
mostly happens when a file is copied into another folder, or when both sides have an `anna`.

```bad
==> parties/northwind.md
---
title: Northwind
type: brand
timezone: Europe/Moscow
people: { anna: { name: Anna Petrova } }
---
==> parties/lumen.md
---
title: Lumen Agency
type: agency
timezone: America/New_York
people: { anna: { name: Anna Smith } }
---
```

```bad
==> metrics/cpe.md
---
title: Cost per engagement
id: cpa
---
==> metrics/cpa.md
---
title: Cost per acquisition
---
```

```good
==> metrics/cpe.md
---
title: Cost per engagement
---
==> briefs/cpe.md
---
title: A campaign of the same name is another kind of thing
---
```
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let mut documents: BTreeMap<(Kind, &str), &Page> = BTreeMap::new();
    for document in &context.playbook.documents {
        let page = &*document.page;
        match documents.get(&(page.kind, page.id.as_str())) {
            Some(first) => report.push(same_document(page, first)),
            None => {
                documents.insert((page.kind, &page.id), page);
            }
        }
    }
    let mut people: BTreeMap<&str, (&Page, Span)> = BTreeMap::new();
    for (page, id, _) in context.playbook.people() {
        match people.get(id.as_str()) {
            Some(first) if first.0.path() != page.path() => {
                report.push(same_person(page, id, *first));
            }
            Some(_) => {}
            None => {
                people.insert(id, (page, id.span));
            }
        }
    }
}

fn same_document(page: &Page, first: &Page) -> Finding {
    let finding = page.finding(RULE.id, id_span(page)).field("id");
    let finding = finding
        .with("id", page.object())
        .with("path", first.path().as_str());
    finding.label(
        Place::new(first.path(), id_span(first)),
        "duplicate-id.first",
    )
}

/// The `id:` that gives a document its name, else its opening line.
fn id_span(page: &Page) -> Span {
    page.common.id.as_ref().map_or(page.anchor, |id| id.span)
}

fn same_person(page: &Page, id: &Spanned<String>, (first, span): (&Page, Span)) -> Finding {
    let finding = page.finding(RULE.id, id.span).variant("person");
    let finding = finding
        .field(format!("people.{}", id.value))
        .with("id", id.value.clone())
        .with("path", first.path().as_str());
    finding.label(Place::new(first.path(), span), "duplicate-id.first")
}
