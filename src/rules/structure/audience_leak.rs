use super::super::{Check, Context, Rule};

use super::link::inside;
use crate::finding::{Finding, Level, Place, Report};
use crate::model::audience::{named, seen_by};
use crate::model::field::RefTarget;
use crate::model::kinds::Kind;
use crate::model::{Config, Document, Page, Playbook};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "audience-leak",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A document that names an audience links to, or refers in a field to, a document which that audience
cannot see.

**Why.** The title of a hidden page is a hint already, and on a site that is built for that
audience the link leads nowhere. A document that names no audience is hidden from every audience
that has a name, so a page for creators must not point at it. That a field names a person or a
party is no leak: it says no more than the name.

```bad
==> guides/for-creators.md
---
title: For creators
audience: creator
---

Fees are [here](../agreements/fees.md).
==> agreements/fees.md
---
title: Fees
form: terms
---
```

```good
==> comity.toml
format = 1

[audiences.creator]
sees = ["public"]
[audiences.public]
==> guides/for-creators.md
---
title: For creators
audience: creator
---

Files are [named like this](naming.md).
==> guides/naming.md
---
title: How we name files
audience: public
---
==> index.md
---
title: For the two sides
---

[For creators](guides/for-creators.md)
```

**Configuration.** `[audiences.creator] sees = ["public"]` lets creators see what the public sees.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    for document in &playbook.documents {
        let audiences: Vec<&str> = named(&document.page).collect();
        if audiences.is_empty() {
            continue;
        }
        for (page, span, target) in pointed_at(document, playbook) {
            let seen = |audience: &&&str| sees(&playbook.config, audience, &target.page);
            if let Some(audience) = audiences.iter().find(|audience| !seen(audience)) {
                report.push(leak(page, span, audience, &target.page));
            }
        }
    }
}

/// The documents that links and fields of a document point at, and where.
fn pointed_at<'p>(
    document: &'p Document,
    playbook: &'p Playbook,
) -> Vec<(&'p Page, Span, &'p Document)> {
    let mut pointed = Vec::new();
    for page in document.pages() {
        let links = inside(page).map(|(link, path)| (link.target.span, playbook.at(&path)));
        let refs = page.refs.iter();
        let refs = refs.map(|reference| {
            let target = referred(reference.target, &reference.id, playbook);
            (reference.id.span, target)
        });
        let all = links.chain(refs);
        pointed.extend(all.filter_map(|(span, target)| Some((&**page, span, target?))));
    }
    pointed
}

fn referred<'p>(target: RefTarget, id: &str, playbook: &'p Playbook) -> Option<&'p Document> {
    let kind = match target {
        RefTarget::Metric => Kind::Metric,
        RefTarget::Decision => Kind::Decision,
        RefTarget::Brief => Kind::Brief,
        RefTarget::Agreement => Kind::Agreement,
        RefTarget::Candidate => Kind::Candidate,
        RefTarget::Object => {
            let name = id.split('#').next().unwrap_or(id);
            let mut named = playbook
                .documents
                .iter()
                .filter(|document| document.page.object() == name || document.page.id == name);
            return named.next();
        }
        _ => return None,
    };
    playbook.document(kind, id)
}

/// Whether an audience sees a page: its own, or one of an audience whose pages it sees too.
fn sees(config: &Config, audience: &str, page: &Page) -> bool {
    let seen = seen_by(config, audience);
    named(page).any(|named| seen.contains(&named))
}

fn leak(page: &Page, span: Span, audience: &str, target: &Page) -> Finding {
    let finding = page.finding(RULE.id, span);
    let finding = finding
        .field(target.object())
        .with("audience", audience.to_owned())
        .with("path", target.path().as_str());
    let place = Place::new(target.path(), target.key_span("audience"));
    finding.label(place, "audience-leak.target")
}
