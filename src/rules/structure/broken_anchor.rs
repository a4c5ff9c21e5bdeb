use super::super::{Check, Context, Rule};

use super::link::{Address, Target, addresses};
use crate::finding::{Finding, Fix, Level, Report, Safety};
use crate::model::{Page, Playbook};
use crate::text::{DocPath, nearest, slug};

pub(super) static RULE: Rule = Rule {
    id: "broken-anchor",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A link names an anchor, `#…`, that no heading of its document has.

**Why.** The reader lands at the top of a long page and must search. Anchors break when a heading
is reworded. They are made as forges make them: lower case, hyphens for spaces, letters of every
script kept.

```bad
---
title: Guide
---

See [the rules](#rules).

## What we agreed
```

```good
==> guides/guide.md
---
title: Guide
---

See [what we agreed](#what-we-agreed), [in Russian](как.md#что-решили) and
[escaped](как.md#%D1%87%D1%82%D0%BE-%D1%80%D0%B5%D1%88%D0%B8%D0%BB%D0%B8).

## What we agreed
==> guides/как.md
---
title: Как
---

## Что решили
```
",
    check: Check::Page(check),
};

fn check(context: &Context<'_>, page: &Page, report: &mut Report) {
    for address in addresses(page) {
        let Some((fragment, target)) = named(&address, context.playbook) else {
            continue;
        };
        if !has_anchor(target, fragment) {
            report.push(broken(page, &address, fragment, target));
        }
    }
}

/// The anchor and the document it should be in; nothing where the target is no document, which is
/// another rule's business.
fn named<'a>(address: &'a Address, playbook: &'a Playbook) -> Option<(&'a str, &'a Page)> {
    let fragment = address.fragment.as_deref()?;
    let Target::Inside(path) = &address.target else {
        return None;
    };
    let target = page_at(playbook, path)?;
    let is_top = fragment.is_empty() || fragment.eq_ignore_ascii_case("top");
    (!is_top && !is_line(fragment)).then_some((fragment, target))
}

fn page_at<'p>(playbook: &'p Playbook, path: &DocPath) -> Option<&'p Page> {
    let document = playbook.at(path)?;
    let page = document.pages().find(|page| page.path() == path)?;
    Some(page)
}

/// `L10` and `L10-L20` are lines to a forge.
fn is_line(fragment: &str) -> bool {
    fragment.split('-').all(|part| {
        part.strip_prefix('L')
            .is_some_and(|line| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

fn has_anchor(page: &Page, fragment: &str) -> bool {
    let mut headings = page.outline.headings.iter();
    headings.any(|heading| heading.anchor == fragment)
        || (page.outline.has_html && has_html_anchor(page, fragment))
}

fn has_html_anchor(page: &Page, fragment: &str) -> bool {
    let body = page.file.slice(page.body);
    ["id", "name"].iter().any(|attribute| {
        body.contains(&format!("{attribute}=\"{fragment}\""))
            || body.contains(&format!("{attribute}='{fragment}'"))
    })
}

fn broken(page: &Page, address: &Address, fragment: &str, target: &Page) -> Finding {
    let finding = page
        .finding(RULE.id, address.fragment_span)
        .field(format!("{}#{fragment}", target.path()))
        .with("anchor", fragment.to_owned())
        .with("path", target.path().as_str());
    let anchors = || {
        let headings = target.outline.headings.iter();
        headings.map(|heading| heading.anchor.as_str())
    };
    // `#What We Agreed` can only be the heading of these words.
    let same = anchors().find(|anchor| *anchor == slug(fragment));
    let (near, safety) = match same {
        Some(same) => (same, Safety::Safe),
        None => match nearest(fragment, anchors()) {
            Some(near) => (near, Safety::Unsafe),
            None => return finding,
        },
    };
    let finding = finding.with("near", near).help("did-you-mean");
    if address.is_exact {
        let span = address.fragment_span;
        finding.fix(Fix::replace(safety, page.path(), span, near))
    } else {
        finding
    }
}
