//! What readers are told of changes to a small playbook.

mod promises;
mod whole;
mod work;

use super::{Change, Comparison, Days, playbooks};
use crate::finding::Level;
use crate::locale::Lang;
use crate::model::{ParseCache, Playbook, load};
use crate::source::Memory;

const CONFIG: &str = "\
format = 1
languages = [\"en\", \"ru\"]
currency = \"USD\"

[markets.us]
title = { en = \"United States\", ru = \"США\" }

[kpi]
pass = \"2 of 3\"
";
const INDEX: &str = "\
---
title: Northwind × Lumen
type: brand-agency
started: 2026-01-12
parties: [northwind, lumen]
phases:
  pilot: { from: 2026-02-16, to: 2026-03-20, budget: 4500 USD }
---
";
const NORTHWIND: &str = "\
---
title: Northwind
type: brand
people: { anna: { name: Anna Orlova, roles: [owner] } }
---
";
const LUMEN: &str = "\
---
title: Lumen Agency
type: agency
hours: 09:00-18:00
people: { dana: { name: Dana Reed, roles: [owner] }, li: { name: Li Chen, roles: [analyst] } }
---
";
const CPE: &str = "\
---
title: Cost per engagement
unit: USD/engagement
better: lower
ledger: performance
formula: sum(spend) / sum(engagements)
min_n: 3
---
";
const CPE_RU: &str = "---\ntitle: Цена вовлечения\n---\n";
const LOI: &str = "\
---
title: Letter of intent
status: active
form: loi
term: { from: 2026-02-16, to: 2026-03-20 }
scope: [one video, a pilot report]
payment: { amount: 4500 USD, trigger: accepted, within: 7d }
deliverables: { video: { what: one video, due: 2026-03-05, party: lumen } }
expectations:
  us-cpe: { metric: cpe, where: { market: us }, target: 0.25 USD, role: primary, owner: dana, negotiable: false }
  weekly: { cadence: sync }
exit: { notice: 14d }
signoffs: { northwind: { by: anna, date: 2026-02-10 } }
---
## Scope

One video.

## Payment

As above.
";
const CHARTER: &str = "\
---
title: How we work
channels: { updates: { tool: Docs, purpose: updates, members: [anna, dana] } }
cadences: { sync: { every: week } }
approvals: { video: { decider: anna, within: 48h, silence: approved } }
decision_rights: { budget: { decider: anna } }
escalation: [{ level: 1, to: [anna], within: 2d }, { level: 2, to: [dana], within: 5d }]
---
";
const BRIEF: &str = "\
---
title: Spring
status: active
creators: [ann-cooks]
dates: { start: 2026-02-20, end: 2026-03-20 }
must: [the product]
---
";

fn files() -> Memory {
    Memory::of([
        ("comity.toml", CONFIG),
        ("index.md", INDEX),
        ("parties/northwind.md", NORTHWIND),
        ("parties/lumen.md", LUMEN),
        ("metrics/cpe.md", CPE),
        ("metrics/cpe.ru.md", CPE_RU),
        ("agreements/loi.md", LOI),
        ("charter.md", CHARTER),
        ("briefs/spring.md", BRIEF),
    ])
}

fn playbook(files: &Memory) -> Playbook {
    load(files, &ParseCache::new()).unwrap().playbook
}

/// The files with one text in one of them replaced.
fn with(path: &str, from: &str, to: &str) -> Memory {
    use crate::source::Source as _;
    let bytes = files().read(&path.into()).unwrap();
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(text.contains(from), "{path} says nothing of {from}");
    files().with(path, text.replace(from, to))
}

fn shown(changes: &[Change], lang: Lang) -> String {
    let line = |change: &Change| {
        let classes = change.classes.iter();
        let classes: Vec<String> = classes
            .map(|(party, class)| format!("{party} {}", class.word()))
            .collect();
        let decision = change.decision.as_ref();
        let decision = decision.map(|id| format!(" | {id}")).unwrap_or_default();
        format!(
            "{} | {}:{} | {} | {}{decision}\n  {}\n",
            change.kind,
            change.place.path,
            change.line,
            change.field,
            classes.join(", "),
            change.sentence(lang).replace('\u{a0}', " "),
        )
    };
    changes.iter().map(line).collect()
}

fn told(now: &Memory) -> String {
    let (before, now) = (playbook(&files()), playbook(now));
    shown(&playbooks(&before, &now), Lang::En)
}

/// The same in Russian.
fn told_in_russian(now: &Memory) -> String {
    let (before, now) = (playbook(&files()), playbook(now));
    shown(&playbooks(&before, &now), Lang::Ru)
}

fn loi(from: &str, to: &str) -> Memory {
    with("agreements/loi.md", from, to)
}
