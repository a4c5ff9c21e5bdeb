use super::super::{Check, Context, Rule};

use std::collections::BTreeSet;

use super::link::inside;
use crate::finding::{Finding, Level, Report};
use crate::model::kinds::Kind;
use crate::model::{Page, Playbook};
use crate::text::DocPath;

pub(super) static RULE: Rule = Rule {
    id: "unreachable-document",
    level: Level::Info,
    is_heuristic: false,
    docs: r"
A free page that no other document links to. Documents of every other kind are shown in the list
of their kind.

**Why.** What nobody can find by following links might as well not be written.

```bad
==> index.md
---
title: Northwind and Lumen
---
==> guides/naming.md
---
title: How we name files
---

See [this page](naming.md).
```

```good
==> index.md
---
title: Northwind and Lumen
---

[How we name files](guides/naming.md#top)
==> guides/naming.md
---
title: How we name files
---
```
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let reached = reached(context.playbook);
    let named = named(context.playbook);
    for document in context.playbook.of_kind(Kind::Page) {
        let is_reached = document.pages().any(|page| reached.contains(page.path()));
        let is_named = [&document.page.id, &document.page.object()]
            .iter()
            .any(|name| named.contains(name.as_str()));
        if !is_reached && !is_named {
            report.push(unreachable(&document.page));
        }
    }
}

/// Every file and folder that a document other than itself links to.
fn reached(playbook: &Playbook) -> BTreeSet<DocPath> {
    let mut reached = BTreeSet::new();
    for document in &playbook.documents {
        let own: Vec<&DocPath> = document.pages().map(|page| page.path()).collect();
        let links = document.pages().flat_map(|page| inside(page));
        reached.extend(
            links
                .map(|(_, path)| path)
                .filter(|path| !own.contains(&path)),
        );
    }
    reached
}

/// Every name under which a field refers to a document, as in `changes: [page/naming]`.
fn named(playbook: &Playbook) -> BTreeSet<&str> {
    let refs = playbook
        .documents
        .iter()
        .flat_map(|document| &document.page.refs);
    refs.map(|reference| reference.id.split('#').next().unwrap_or(""))
        .collect()
}

fn unreachable(page: &Page) -> Finding {
    let span = page
        .common
        .title
        .as_ref()
        .map_or(page.anchor, |title| title.span);
    page.finding(RULE.id, span)
        .with("path", page.path().as_str())
}
