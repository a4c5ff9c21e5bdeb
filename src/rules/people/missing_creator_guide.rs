use super::super::{Check, Context, Rule};
use super::roster::is_over;
use crate::finding::{Finding, Level, Report};
use crate::model::kinds::Brief;
use crate::model::{Kind, Page, Playbook};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "missing-creator-guide",
    level: Level::Info,
    is_heuristic: false,
    docs: r#"
A campaign with creators is at work, and no page of the playbook is written for somebody outside the
sides: none names an `audience`. Briefs that are drafts or closed are not looked at, and creators that
are sides themselves read the charter.

**Why.** What the two companies owe each other is written down; what a creator may expect of them is
left to each e-mail. One page says who the contact is, how long a brief is given ahead, how many rounds
there are, and when the money comes.

```bad
==> briefs/2026-04-thaw.md
---
status: active
creators: [ann-cooks]
---
==> guides/naming.md
---
title: How we name files
---
```

```good
==> briefs/2026-04-thaw.md
---
status: active
creators: [ann-cooks]
---
==> guides/for-creators.md
---
title: What you may expect from us
audience: creator
---
```

**Configuration.** `missing-creator-guide = "warning"` or `"off"` under `[rules]`.

**Origin.** A creator says that the playbook toward creators matters as much as the one between brand
and agency. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    if is_over(playbook, context.as_of) || has_guide(playbook) {
        return;
    }
    let mut briefs: Vec<(&Page, Span)> = playbook
        .briefs()
        .filter(|(page, _)| !page.is_closed() && !page.is_draft(context.as_of))
        .filter_map(|(page, brief)| Some((page, outsider(playbook, brief)?)))
        .collect();
    briefs.sort_by_key(|(page, _)| (page.begins(), page.id.clone()));
    // One page is missing, whoever needs it first.
    if let Some((page, span)) = briefs.first() {
        report.push(missing_creator_guide(page, *span));
    }
}

/// Whether some page is written for readers outside the sides.
fn has_guide(playbook: &Playbook) -> bool {
    let mut pages = playbook.of_kind(Kind::Page);
    pages.any(|document| document.page.common.audience.is_some() && !document.page.is_closed())
}

/// The first creator of a campaign who is not a side.
fn outsider(playbook: &Playbook, brief: &Brief) -> Option<Span> {
    let mut creators = brief
        .creators
        .iter()
        .flat_map(|creators| creators.value.iter());
    let outsider = creators.find(|id| !playbook.is_side(id.as_str()))?;
    Some(outsider.span)
}

fn missing_creator_guide(page: &Page, creator: Span) -> Finding {
    page.finding(RULE.id, creator)
        .with("brief", page.id.as_str())
        .field("creators")
}
