use super::super::{Check, Context, Rule};
use crate::finding::{Finding, Fix, Level, Report, Safety};
use crate::locale::Message;
use crate::model::field::RefUse;
use crate::model::{Page, Resolved};
use crate::text::nearest;

pub(super) static RULE: Rule = Rule {
    id: "unknown-reference",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A document names a party, person, market, metric, ledger, decision, campaign, agreement or item
that the playbook does not have.

**Why.** A reader who follows the name finds nobody: questions go unanswered, and a number without
its definition means something else to each side. Practitioners ask that every number has a
definition and an owner.

```bad
==> parties/lumen.md
---
title: Lumen Agency
type: agency
timezone: America/New_York
people: { dana: { name: Dana Reed } }
---
==> charter-notes.md
---
title: Notes
owner: dan
---
```

```good
==> parties/lumen.md
---
title: Lumen Agency
type: agency
timezone: America/New_York
people: { dana: { name: Dana Reed } }
---
==> charter-notes.md
---
title: Notes
owner: dana
---
```
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    for page in playbook.pages() {
        for reference in &page.refs {
            if let Resolved::Nothing(known) = playbook.resolve(reference.target, &reference.id) {
                report.push(unknown(page, reference, &known));
            }
        }
    }
}

fn unknown(page: &Page, reference: &RefUse, known: &[String]) -> Finding {
    let what = Message::new(format!("target-{}", reference.target.name()));
    let finding = page
        .finding(RULE.id, reference.id.span)
        .field(reference.field.clone());
    let finding = finding
        .with("id", reference.id.value.clone())
        .with("what", what);
    match nearest(&reference.id, known.iter().map(String::as_str)) {
        Some(near) => {
            let fix = Fix::replace(Safety::Unsafe, page.path(), reference.id.span, near);
            finding.with("near", near).help("did-you-mean").fix(fix)
        }
        None => finding,
    }
}
