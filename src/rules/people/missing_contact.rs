use super::super::{Check, Context, Rule};
use super::roster::{is_over, party_of, written};
use crate::finding::{Finding, Level, Report};
use crate::locale::Arg;
use crate::model::kinds::{Party, PartyType};
use crate::model::{Page, Playbook};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "missing-contact",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A creator that is not a side has no `contact`, has more than one, or has one who is not among the
`people` of a side.

**Why.** A creator who hears from three people hears three briefs. One person asks, answers, and
gathers what the others want; an outsider cannot, since nobody in the team has to tell them anything.

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> parties/ann-cooks.md
---
type: creator
---
```

```bad
==> index.md
---
parties: [lumen]
---
==> parties/lumen.md
---
people: { sam: { name: Sam }, dana: { name: Dana } }
---
==> parties/ann-cooks.md
---
type: creator
contact: [sam, dana]
---
```

Her own assistant is not of the team:

```bad
==> index.md
---
parties: [lumen]
---
==> parties/ann-cooks.md
---
type: creator
people: { joe: { name: Joe } }
contact: joe
---
```

```good
==> index.md
---
parties: [lumen]
---
==> parties/lumen.md
---
people: { sam: { name: Sam } }
---
==> parties/ann-cooks.md
---
type: creator
contact: sam
---
```

A creator that is a side has an owner instead:

```good
==> index.md
---
parties: [northwind, ann-cooks]
---
==> parties/ann-cooks.md
---
type: creator
---
```

**Configuration.** `missing-contact = "warning"` or `"off"` under `[rules]`. In a draft it is only
information. That the contact has left is told by `owner-left`.

**Origin.** Practitioners who work with creators name one person for each, through whom everything
goes. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    if playbook.sides().is_empty() || is_over(playbook, context.as_of) {
        return;
    }
    for (page, party) in playbook.parties() {
        let sort = party.party_type.as_ref().map(|sort| sort.value);
        let is_counterparty = sort == Some(PartyType::Creator) && !playbook.is_side(&page.id);
        if is_counterparty && !page.is_closed() {
            report.extend(judge(playbook, page, party));
        }
    }
}

fn judge(playbook: &Playbook, page: &Page, party: &Party) -> Option<Finding> {
    let Some(contact) = &party.contact else {
        let is_unreadable = written(page, &["contact"]).is_some();
        return (!is_unreadable).then(|| missing_contact(page, page.key_span("contact")));
    };
    let mut ids: Vec<String> = contact.iter().map(|id| id.value.0.clone()).collect();
    ids.dedup();
    let [only] = &ids[..] else {
        let finding = missing_contact(page, contact.span);
        let is_empty = ids.is_empty();
        let several = |finding: Finding| finding.variant("several").with("people", Arg::All(ids));
        return Some(if is_empty { finding } else { several(finding) });
    };
    let home = party_of(playbook, only)?;
    let outsider = |finding: Finding| finding.with("person", only).with("party", home);
    (!playbook.is_side(home))
        .then(|| outsider(missing_contact(page, contact.span).variant("outsider")))
}

fn missing_contact(page: &Page, span: Span) -> Finding {
    page.finding(RULE.id, span)
        .with("creator", &page.id)
        .field("contact")
}
