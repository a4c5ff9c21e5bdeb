use super::super::{Check, Context, Rule};
use super::patterns::{Kind, find};
use super::wording::{field_at, runs};
use crate::finding::{Finding, Level, Report};
use crate::model::{Page, Playbook};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "personal-data",
    level: Level::Warning,
    is_heuristic: true,
    docs: r"
A document holds what looks like a passport number, a payment card, a phone number or a private
e-mail address.

**Why.** A repository cannot forget: what was committed once stays in every copy, also when it is
taken out later. People whose data it is can ask for it to be erased, and nobody could do that.
The rule looks for patterns, so it only warns. Addresses that a party declares under
`people.*.git` are no finding, since Git shows them anyway.

```bad
---
title: Whom to call
---

Dana: +1 212 555 0142, dana.reed@gmail.com.
```

```bad
---
title: Договор
---

Паспорт 45 08 123456, карта 4111 1111 1111 1111.
```

```good
==> parties/lumen.md
---
title: Lumen Agency
type: agency
timezone: America/New_York
people: { dana: { name: Dana Reed, git: [dana.reed@gmail.com] } }
---
==> index.md
---
title: Whom to call
---

Write to dana.reed@gmail.com or office@lumen.example. Invoice 2026-03-31/4500123,
order 4000 1234 5678 9012, 12 500 000 views since 2026-01-12, asset v1.20.300.4000.
```
",
    check: Check::Page(check),
};

fn check(context: &Context<'_>, page: &Page, report: &mut Report) {
    let mut found: Vec<(Kind, Span)> = Vec::new();
    for run in runs(page) {
        found.extend(find(page.file.slice(run), run.start));
    }
    leave_declared(&mut found, page, context.playbook);
    let mut in_targets = dialled(page, &found);
    leave_declared(&mut in_targets, page, context.playbook);
    let all = found.into_iter().chain(in_targets);
    report.extend(all.map(|(kind, span)| personal(page, kind, span)));
}

/// Leaves out the addresses that people are known by in Git.
fn leave_declared(found: &mut Vec<(Kind, Span)>, page: &Page, playbook: &Playbook) {
    if found.is_empty() {
        return;
    }
    let people = playbook.people();
    let declared: Vec<&str> = people
        .flat_map(|(_, _, person)| &person.git)
        .flat_map(|addresses| addresses.value.iter())
        .map(|address| address.as_str())
        .collect();
    found.retain(|(_, span)| !declared.contains(&page.file.slice(*span)));
}

/// What the targets of `tel:` and `mailto:` say that no text inside the link has said.
fn dialled(page: &Page, told: &[(Kind, Span)]) -> Vec<(Kind, Span)> {
    let mut found = Vec::new();
    for link in &page.outline.links {
        let span = link.target.span;
        let is_told = told
            .iter()
            .any(|(_, told)| link.span.start <= told.start && told.end <= link.span.end);
        let scheme = link.target.split_once(':').map(|(scheme, _)| scheme);
        if matches!(scheme, Some("tel" | "mailto")) && !is_told && span != link.span {
            let text = page.file.slice(span);
            let after = text.find(':').map_or(0, |at| at + 1);
            found.extend(find(&text[after..], span.start + after));
        }
    }
    found
}

fn personal(page: &Page, kind: Kind, span: Span) -> Finding {
    let finding = page.finding(RULE.id, span).field(field_at(page, span));
    match kind {
        Kind::Passport => finding.variant("passport"),
        Kind::Card => finding.variant("card"),
        Kind::Phone => finding.variant("phone"),
        Kind::Mail => finding.variant("mail"),
    }
}
