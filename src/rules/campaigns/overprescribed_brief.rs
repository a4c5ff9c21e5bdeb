use super::super::structure::sections::{heading_of, is_called};
use super::super::{Check, Context, Rule, options};
use super::shot_list::shot_list;
use crate::finding::{Finding, Level, Report, Toward};
use crate::model::kinds::{Brief, Facts};
use crate::model::{Document, Kind, Page};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "overprescribed-brief",
    level: Level::Warning,
    is_heuristic: false,
    docs: r"
A brief whose campaign is still to be made

- has more items under `must` than the profile says, which is six in the profile `standard`;
- has no `freedom` and no section of that name: nothing is left to the creator;
- or is for creators and gives them a shot list: a heading, link or mandatory item that is called so,
  or three lines of prose that begin with a time (`0:05`) or with `Shot 1`, `Scene 1`.

Closed briefs and those with a verdict are history. In a draft the freedom may still come.

**Why.** Creators are paid for being themselves. A film that was shot by a list looks like one, and its
audience has seen many.

```bad
==> briefs/spring.md
---
status: active
must: [jacket, rain, label, code, seams, hood, second jacket]
freedom: [place]
---
```

```bad
==> briefs/spring.md
---
status: active
must: [jacket, label]
---
```

```bad
==> briefs/spring.md
---
status: active
creators: [ann-cooks]
must: [jacket, label]
freedom: [music]
---

## Shot list

- 0:00 hood up, facing the camera
- 0:04 close-up of the seams
```

```good
==> briefs/spring.md
---
status: active
creators: [ann-cooks]
must: [jacket from the first shot, label, code]
freedom: [place, recipe, humour]
---

No shot list: you know your audience.
```

**Configuration.** `overprescribed-brief = { must = 5 }` under `[rules]`. The words for a shot list are
the profile's, `shot_list` under `[campaigns]`.

**Origin.** Creators ask for a clear brief and for freedom in it, and say that content becomes stiff
where every shot is prescribed. It is a practice, not a law of nature.
",
    check: Check::Playbook(check),
};

/// The headings under which a brief may leave something to the creator.
const FREEDOM: [&str; 4] = [
    "freedom",
    "creative freedom",
    "свобода",
    "творческая свобода",
];

fn check(context: &Context<'_>, report: &mut Report) {
    let limits = context.playbook.profile.campaigns.as_ref();
    let standard = limits.and_then(|limits| limits.must.as_ref());
    let most = options::count(context, (RULE.id, "must"), standard);
    for document in context.playbook.of_kind(Kind::Brief) {
        let page = &*document.page;
        let Facts::Brief(brief) = &page.facts else {
            continue;
        };
        if page.is_closed() || brief.verdict.is_some() || page.is_broken {
            continue;
        }
        report.extend(most.and_then(|most| too_much(page, brief, most)));
        if !page.is_draft(context.as_of) {
            report.extend(no_freedom(document, brief));
        }
        if brief.creators.as_ref().is_some_and(|all| !all.is_empty()) {
            report.extend(prescribed_shots(context, document));
        }
    }
}

fn too_much(page: &Page, brief: &Brief, most: usize) -> Option<Finding> {
    let items = brief.must.as_ref()?;
    let first_over = items.get(most)?;
    let mut finding = overprescribed_brief(page, first_over.span)
        .field("must")
        .with("n", items.len())
        .with("most", most);
    finding.set_measure(items.len(), "items", Toward::Lower);
    finding.evidence.observed = Some(items.len().to_string());
    finding.evidence.expected = Some(format!("at most {most}"));
    Some(finding)
}

fn no_freedom(document: &Document, brief: &Brief) -> Option<Finding> {
    let page = &*document.page;
    let is_written = page
        .fields
        .get("freedom")
        .is_some_and(|entry| !entry.value.is_null());
    let is_left = match &brief.freedom {
        Some(freedom) => !freedom.is_empty(),
        // One that cannot be read is told elsewhere.
        None => is_written,
    };
    let has_section = document.pages().any(|page| has_freedom_section(page));
    (!is_left && !has_section).then(|| {
        overprescribed_brief(page, page.key_span("freedom"))
            .variant("freedom")
            .field("freedom")
    })
}

fn has_freedom_section(page: &Page) -> bool {
    let mut filled = page.outline.sections.iter().filter(|it| it.has_content);
    filled.any(|section| {
        let heading = heading_of(page, section);
        FREEDOM.iter().any(|name| is_called(heading, name))
    })
}

fn prescribed_shots(context: &Context<'_>, document: &Document) -> Option<Finding> {
    document.pages().find_map(|page| {
        let span = shot_list(&context.playbook.profile, page)?;
        Some(
            overprescribed_brief(page, span)
                .variant("shots")
                .field("shots"),
        )
    })
}

fn overprescribed_brief(page: &Page, span: Span) -> Finding {
    page.finding(RULE.id, span).with("campaign", &page.id)
}
