use super::super::{Check, Context, Rule};
use crate::finding::{Finding, Fix, Level, Report};
use crate::locale::Message;
use crate::model::field::{RefTarget, RefUse, inside_quotes, likeness};
use crate::model::kinds::Kind;
use crate::model::{Page, Playbook, Resolved, library};
use crate::parse;
use crate::text::nearest;

pub(super) static RULE: Rule = Rule {
    id: "unknown-reference",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A document names a party, person, market, metric, ledger, decision, campaign, agreement or item
that the playbook does not have, or a metric says `uses: builtin/NAME` and no ready metric has that
name, or a `.csv` file under `ledgers/` has the name of no ledger.

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

```bad
==> metrics/on-time.md
---
title: Deliverables on time
uses: builtin/ontime
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
==> metrics/on-time.md
---
title: Deliverables on time
uses: builtin/on-time
---
```
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    for page in playbook.pages() {
        for reference in &page.refs {
            if let Resolved::Nothing(known) = playbook.resolve(reference.target, &reference.id)
                && !is_perhaps_there(playbook, reference)
            {
                report.push(unknown(page, reference, &known));
            }
        }
    }
}

/// Whether it may stand in what could not be read, which is told already.
fn is_perhaps_there(playbook: &Playbook, reference: &RefUse) -> bool {
    let is_any_broken = |kind| {
        playbook
            .of_kind(kind)
            .any(|document| document.page.is_broken)
    };
    match reference.target {
        RefTarget::Person | RefTarget::PartyOrPerson => is_any_broken(Kind::Party),
        RefTarget::Cadence => is_any_broken(Kind::Charter),
        RefTarget::Market | RefTarget::Ledger => {
            let file = &playbook.config_file;
            parse::toml_file(file, "config-unreadable", &mut Report::default()).1
        }
        RefTarget::Object => playbook
            .object(&reference.id)
            .is_some_and(|(document, _)| document.page.is_broken),
        _ => false,
    }
}

/// Where such a thing is written down.
fn where_to_add(target: RefTarget) -> &'static str {
    match target {
        RefTarget::Person | RefTarget::PartyOrPerson => "unknown-reference.person",
        RefTarget::Market => "unknown-reference.market",
        RefTarget::Ledger => "unknown-reference.ledger",
        RefTarget::ReadyMetric => "unknown-reference-ready-metric.other",
        RefTarget::Cadence => "unknown-reference.cadence",
        RefTarget::Object => "unknown-reference.object",
        _ => "unknown-reference.document",
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
    // They are few and the playbook does not show them, so all are told.
    let finding = if reference.target == RefTarget::ReadyMetric {
        finding
            .variant("ready-metric")
            .with("known", known.to_vec())
            .note("unknown-reference-ready-metric.known")
    } else {
        finding
    };
    match meant(reference, known) {
        Some(near) => {
            let span = inside_quotes(&reference.id, reference.id.span);
            let fix = Fix::replace(likeness(&reference.id, &near), page.path(), span, &*near);
            finding.with("near", near).help("did-you-mean").fix(fix)
        }
        None => finding.help(where_to_add(reference.target)),
    }
}

/// The known id that a reference means, where one is near enough.
fn meant(reference: &RefUse, known: &[String]) -> Option<String> {
    match reference.target {
        RefTarget::ReadyMetric => library::nearest(&reference.id),
        _ => nearest(&reference.id, known.iter().map(String::as_str)).map(str::to_owned),
    }
}
