use super::super::{Check, Context, Rule};
use super::roster::{living_charter, party_of};
use crate::finding::{Finding, Level, Place, Report};
use crate::model::field::OneOrMany;
use crate::model::ids::PersonId;
use crate::model::kinds::Charter;
use crate::model::{Page, Playbook};
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    id: "overlapping-rights",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
Two sides hold the same decision right. Exactly this is looked for:

- two entries of `decision_rights` speak of the same thing, and their deciders belong to different
  sides;
- an entry of `approvals` has the name of a decision right whose decider belongs to another side, so
  that the one who decides has to ask.

An entry speaks of its own name and of what its `scope` lists, between commas. Names are compared
without regard to case, hyphens and underscores; nothing is guessed from their meaning.

**Why.** What both may decide is decided twice, or by the one who is faster. And who must have their
craft approved by the other side stops thinking about it.

```bad
==> parties/northwind.md
---
people: { anna: { name: Anna } }
---
==> parties/lumen.md
---
people: { dana: { name: Dana } }
---
==> charter.md
---
decision_rights:
  budget: { decider: anna }
  production: { decider: dana, scope: "crew, Budget" }
---
```

```bad
==> parties/northwind.md
---
people: { anna: { name: Anna } }
---
==> parties/lumen.md
---
people: { dana: { name: Dana } }
---
==> charter.md
---
approvals: { final_cut: { decider: anna, within: 48h } }
decision_rights: { final-cut: { decider: dana } }
---
```

```good
==> parties/northwind.md
---
people: { anna: { name: Anna }, pavel: { name: Pavel } }
---
==> parties/lumen.md
---
people: { dana: { name: Dana } }
---
==> charter.md
---
approvals: { budget: { decider: pavel, within: 48h } }
decision_rights:
  budget: { decider: anna }
  production: { decider: dana, scope: "crew, cameras" }
---
```

**Configuration.** `overlapping-rights = "off"` under `[rules]`.

**Origin.** Practitioners leave creative decisions to those who create and business decisions to the
brand, and warn of micromanagement in either direction. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

/// A right as the charter grants it.
struct Right<'a> {
    name: &'a Spanned<String>,
    table: &'static str,
    /// The name and what the scope lists, made comparable.
    subjects: Vec<String>,
    party: &'a str,
}

fn check(context: &Context<'_>, report: &mut Report) {
    let Some((page, charter)) = living_charter(context.playbook, context.as_of) else {
        return;
    };
    let rights = decision_rights(context.playbook, charter);
    for (at, right) in rights.iter().enumerate() {
        let earlier = rights[..at].iter().find_map(|other| overlap(other, right));
        report.extend(earlier.map(|both| overlapping_rights(page, &both)));
    }
    for approval in approvals(context.playbook, charter) {
        let right = rights.iter().find_map(|right| overlap(right, &approval));
        report.extend(right.map(|both| overlapping_rights(page, &both).variant("approval")));
    }
}

/// An earlier right, a later one of another party, and what both speak of.
type Overlap<'a> = (&'a Right<'a>, &'a Right<'a>, &'a str);

fn overlap<'a>(earlier: &'a Right<'a>, later: &'a Right<'a>) -> Option<Overlap<'a>> {
    let shared = later
        .subjects
        .iter()
        .find(|it| earlier.subjects.contains(it))?;
    (earlier.party != later.party).then_some((earlier, later, shared))
}

fn decision_rights<'a>(playbook: &'a Playbook, charter: &'a Charter) -> Vec<Right<'a>> {
    let entries = charter
        .decision_rights
        .iter()
        .flat_map(|table| table.value.iter());
    let right = entries.filter_map(|entry| {
        let right = entry.value.as_ref()?;
        let scope = right
            .scope
            .as_ref()
            .map_or("", |scope| scope.value.as_str());
        let name = std::iter::once(entry.key.as_str());
        Some(Right {
            name: &entry.key,
            table: "decision_rights",
            subjects: name
                .chain(scope.split([',', ';']))
                .filter_map(comparable)
                .collect(),
            party: party_of_decider(playbook, right.decider.as_ref()?)?,
        })
    });
    right.collect()
}

fn approvals<'a>(playbook: &'a Playbook, charter: &'a Charter) -> Vec<Right<'a>> {
    let entries = charter
        .approvals
        .iter()
        .flat_map(|table| table.value.iter());
    let right = entries.filter_map(|entry| {
        Some(Right {
            name: &entry.key,
            table: "approvals",
            subjects: comparable(&entry.key).into_iter().collect(),
            party: party_of_decider(playbook, entry.value.as_ref()?.decider.as_ref()?)?,
        })
    });
    right.collect()
}

/// The party of the one decider; where there are several, that is the finding of another rule.
fn party_of_decider<'a>(playbook: &'a Playbook, decider: &OneOrMany<PersonId>) -> Option<&'a str> {
    let [only] = &decider.0[..] else { return None };
    party_of(playbook, only.as_str())
}

fn comparable(name: &str) -> Option<String> {
    let lowered = name.to_lowercase().replace(['-', '_'], " ");
    let words: Vec<&str> = lowered.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn overlapping_rights(page: &Page, (earlier, later, shared): &Overlap<'_>) -> Finding {
    let finding = page
        .finding(RULE.id, later.name.span)
        .with("what", *shared)
        .with("first", &earlier.name.value)
        .with("second", &later.name.value)
        .with("one", earlier.party)
        .with("other", later.party);
    let place = Place::new(page.path(), earlier.name.span);
    finding
        .label(place, "overlapping-rights-first")
        .field(format!("{}.{}", later.table, later.name.value))
}
