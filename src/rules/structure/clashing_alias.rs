use std::collections::BTreeMap;

use super::super::{Check, Context, Rule};
use crate::finding::{Finding, Level, Place, Report};
use crate::model::Playbook;
use crate::model::old_addresses::{OldAddress, SITE_PAGES, old_addresses, page_of};

pub(super) static RULE: Rule = Rule {
    id: "clashing-alias",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
An old address under `aliases` cannot lead anywhere: a page is still there, another document claims the
same address, or it is no address of this site. The page that is there stays, and of two claims the
first is kept.

**Why.** Somebody kept the old address because links to it are out in the world; whoever follows one
should land where the text is now, not at another text.

```bad
==> guides/handbook.md
---
title: Handbook
aliases: [guides/how-we-measure]
---
==> guides/how-we-measure.md
---
title: How we measure
---
```

```bad
==> guides/handbook.md
---
title: Handbook
aliases: [old/handbook.html]
---
==> guides/rules.md
---
title: Rules
aliases: [/old/handbook]
---
```

Addresses of other sites cannot be led from here:

```bad
==> guides/handbook.md
---
title: Handbook
aliases: ["https://wiki.example/handbook"]
---
```

```good
==> guides/handbook.md
---
title: Handbook
aliases: [old/handbook, guides/creators.md]
---
```

**Configuration.** `clashing-alias = "error"` or `"off"` under `[rules]`.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    let pages = pages(playbook);
    let mut claimed: BTreeMap<(Option<&str>, String), OldAddress<'_>> = BTreeMap::new();
    for address in old_addresses(playbook) {
        let Some(path) = &address.path else {
            report.push(clashing_alias(&address).variant("unusable"));
            continue;
        };
        // Letters count as equal in both cases: the site may be copied to a disk on which they are.
        let path = path.to_lowercase();
        if let Some(owner) = pages.get(&path) {
            let finding = clashing_alias(&address);
            report.push(match owner {
                Some(owner) => finding.with("path", *owner),
                None => finding.variant("own"),
            });
            continue;
        }
        // Translations live in a folder of their language, so they clash among themselves alone.
        let lang = address
            .page
            .is_translation
            .then(|| address.page.lang.code());
        if let Some(first) = claimed.get(&(lang, path.clone())) {
            if first.page.path() != address.page.path() {
                let label = Place::new(first.page.path(), first.span);
                let finding = clashing_alias(&address).variant("twice");
                let finding = finding.with("path", first.page.path().as_str());
                report.push(finding.label(label, "clashing-alias.first"));
            }
            continue;
        }
        claimed.insert((lang, path), address);
    }
}

/// The pages that are there, in small letters, with the file of the document; the site's own have none.
fn pages(playbook: &Playbook) -> BTreeMap<String, Option<&str>> {
    let own = SITE_PAGES.map(|page| (page.to_owned(), None));
    let mut pages = BTreeMap::from(own);
    for document in &playbook.documents {
        let path = document.page.path();
        if !path.folder().is_empty() {
            let list = format!("{}/index.html", path.folder());
            pages.entry(list.to_lowercase()).or_insert(None);
        }
    }
    for document in &playbook.documents {
        let path = document.page.path();
        pages.insert(page_of(path).to_lowercase(), Some(path.as_str()));
    }
    pages
}

fn clashing_alias(address: &OldAddress<'_>) -> Finding {
    let finding = address.page.finding(RULE.id, address.span);
    finding
        .field(format!("aliases.{}", address.written))
        .with("alias", address.written.trim())
}
