use super::super::{Check, Context, Rule};

use super::link::{Address, Target, address, encoded};
use crate::finding::{Finding, Fix, Level, Report, Safety};
use crate::model::{Page, Playbook};
use crate::text::{DocPath, nearest};

pub(super) static RULE: Rule = Rule {
    id: "broken-link",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A relative link or an image leads to a file or folder that is not in the playbook.

**Why.** A link is a promise that the reader finds more behind it. Links break when files are
renamed, and a site that has moved away from its files cannot show them. Links to other sites are
not looked at.

```bad
---
title: Northwind and Lumen
---

How we work is written in [the charter](charter.md).
```

```good
==> index.md
---
title: Northwind and Lumen
---

How we work is written in [the charter](charter.md), see also [all guides](guides/).
==> charter.md
---
title: How we work
---
==> guides/как работаем.md
# Как мы работаем

Назад: [главная](../index.md?plain=1).
```
",
    check: Check::Page(check),
};

fn check(context: &Context<'_>, page: &Page, report: &mut Report) {
    for link in &page.outline.links {
        let Some(address) = address(page, link) else {
            continue;
        };
        match &address.target {
            Target::Outside => report.push(leads_outside(page, &address)),
            Target::Inside(path) if !exists(context.playbook, path) => {
                report.push(broken(page, &address, path, context.playbook));
            }
            Target::Inside(_) => {}
        }
    }
}

/// Hidden files and folders are no part of a playbook, so nothing can be said about them.
fn exists(playbook: &Playbook, path: &DocPath) -> bool {
    let is_hidden = path.as_str().split('/').any(|part| part.starts_with('.'));
    is_hidden || playbook.has_file(path)
}

fn leads_outside(page: &Page, address: &Address) -> Finding {
    let written = page.file.slice(address.path_span).to_owned();
    let finding = page.finding(RULE.id, address.path_span).variant("outside");
    finding.field(written.clone()).with("text", written)
}

fn broken(page: &Page, address: &Address, path: &DocPath, playbook: &Playbook) -> Finding {
    let finding = page
        .finding(RULE.id, address.path_span)
        .field(path.as_str())
        .with("path", path.as_str());
    let Some(near) = nearest_file(path, playbook) else {
        return finding;
    };
    let link = encoded(&page.path().link_to(near));
    let finding = finding.with("near", link.clone()).help("did-you-mean");
    if address.is_exact {
        let fix = Fix::replace(Safety::Unsafe, page.path(), address.path_span, link);
        finding.fix(fix)
    } else {
        finding
    }
}

/// The file that was meant: one of the same name elsewhere, or one whose path differs a little.
fn nearest_file<'p>(path: &DocPath, playbook: &'p Playbook) -> Option<&'p DocPath> {
    let stem = |path: &DocPath| {
        let name = path.file_name().to_lowercase();
        let stem = name.rsplit_once('.').map(|(stem, _)| stem.to_owned());
        stem.unwrap_or(name)
    };
    let wanted = stem(path);
    let named_alike: Vec<&DocPath> = playbook
        .files
        .iter()
        .filter(|file| stem(file) == wanted)
        .collect();
    if let [only] = named_alike.as_slice() {
        return Some(only);
    }
    let near = nearest(path.as_str(), playbook.files.iter().map(DocPath::as_str))?;
    playbook.files.iter().find(|file| file.as_str() == near)
}
