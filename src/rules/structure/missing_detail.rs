use super::super::{Check, Context, Rule};
use crate::finding::{Finding, Level, Report};
use crate::model::field::Choice as _;
use crate::model::{Facts, Page, Playbook};
use crate::parse::Node;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "missing-detail",
    level: Level::Info,
    is_heuristic: false,
    docs: r#"
A document leaves out a key that the format does not require and the profile asks for: what a
partner may cost, how a creator likes to be briefed, who answers for a metric, what makes a
deliverable good.

The profile lists the keys of each kind under `[details]`, with dots between the levels; `*` stands for
every entry of a table. A key within a table is asked for where the table is there. Drafts, closed
documents and translations are left alone, and so is a key that is there and cannot be read.

**Why.** These are the questions that come up in the third month, in the other side's morning. They
take a minute to answer at the start.

```bad
==> parties/ann-cooks.md
---
title: Ann Cooks
type: creator
timezone: America/New_York
vetting: { by: li, date: 2026-02-04 }
---
```

```bad
==> agreements/2026-02-loi.md
---
form: loi
status: active
give_get: { lumen: { gives: production, gets: 2600 USD } }
deliverables:
  video-1: { what: one video, due: 2026-03-05, accept: six requirements of the brief met }
  report: { what: pilot report, due: 2026-03-20 }
---
```

```good
==> parties/ann-cooks.md
---
title: Ann Cooks
type: creator
timezone: America/New_York
briefing: call
vetting: { by: li, date: 2026-02-04 }
---
==> agreements/2026-02-loi.md
---
form: loi
status: active
give_get: { lumen: { gives: production, gets: 2600 USD } }
deliverables:
  video-1: { what: one video, due: 2026-03-05, accept: six requirements of the brief met }
---
```

**Configuration.** The keys are those of the profile, under `[details]`: what stands there for `party`
is asked of every party, for `"party.creator"` of creators, for `"agreement.loi"` of letters of intent.
`missing-detail = "warning"` or `"off"` under `[rules]`.

**Origin.** Practitioners name these keys, each for a reason of its own; the list of practices says
which. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

/// Stands for every entry of a table, or every item of a list.
const EVERY: &str = "*";

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    for document in &playbook.documents {
        let page = &document.page;
        if page.is_broken || page.is_closed() || page.is_draft(context.as_of) {
            continue;
        }
        for path in asked(playbook, page) {
            let keys: Vec<&str> = path.split('.').collect();
            for gap in gaps(&page.fields, &keys, &mut Vec::new()) {
                if !is_ready(playbook, page, &gap.field) {
                    report.push(missing_detail(page, &gap));
                }
            }
        }
    }
}

/// The paths that the profile asks for in a document of this kind and form.
fn asked<'p>(playbook: &'p Playbook, page: &Page) -> Vec<&'p str> {
    let kind = page.kind.word();
    let form = form(page).map(|form| format!("{kind}.{form}"));
    let tables = playbook.profile.details.iter();
    let entries = tables.flat_map(|table| table.value.iter());
    let fitting =
        entries.filter(|entry| entry.key.value == kind || Some(&entry.key.value) == form.as_ref());
    let paths = fitting.filter_map(|entry| entry.value.as_ref());
    paths
        .flat_map(|paths| paths.value.iter())
        .map(|path| path.value.as_str())
        .collect()
}

/// What a document is within its kind: a creator, a letter of intent.
fn form(page: &Page) -> Option<&'static str> {
    match &page.facts {
        Facts::Party(party) => Some(party.party_type.as_ref()?.value.word()),
        Facts::Agreement(agreement) => Some(agreement.form.as_ref()?.value.word()),
        _ => None,
    }
}

/// A key that is not written, and where the table is in which it would stand.
struct Gap {
    field: String,
    at: Option<Span>,
}

/// Where the last key of a path is not written although its table is.
fn gaps(node: &Node, keys: &[&str], above: &mut Vec<String>) -> Vec<Gap> {
    let [key, deeper @ ..] = keys else {
        return Vec::new();
    };
    if *key == EVERY {
        let entries = node.entries().iter();
        return entries
            .flat_map(|entry| {
                above.push(entry.key.value.clone());
                let at = Some(entry.key.span);
                let found = gaps(&entry.value, deeper, above).into_iter();
                above.pop();
                found.map(move |gap| Gap { at, ..gap })
            })
            .collect();
    }
    let written = node.get(key).filter(|entry| !entry.value.is_null());
    above.push((*key).to_owned());
    let found = match written {
        Some(entry) => gaps(&entry.value, deeper, above),
        None if deeper.is_empty() => vec![Gap {
            field: above.join("."),
            at: None,
        }],
        None => Vec::new(),
    };
    above.pop();
    found
}

/// Whether the ready metric that a document uses says it.
fn is_ready(playbook: &Playbook, page: &Page, field: &str) -> bool {
    playbook.ready_entry(page, field).is_some()
}

fn missing_detail(page: &Page, gap: &Gap) -> Finding {
    let parent = gap.field.rsplit_once('.').map(|(parent, _)| parent);
    let top = parent.map(|parent| parent.split('.').next().unwrap_or(parent));
    let span = gap
        .at
        .or_else(|| top.map(|top| page.key_span(top)))
        .unwrap_or(page.anchor);
    page.finding(RULE.id, span)
        .with("key", gap.field.as_str())
        .with("document", page.id.as_str())
        .field(gap.field.clone())
}
