use super::super::options;
use super::super::{Check, Context, Rule};
use super::roster::{living_charter, participants};
use crate::finding::{Finding, Level, Report};
use crate::model::Page;
use crate::model::kinds::PartyType;
use crate::text::Spanned;
use crate::value::Every;

pub(super) static RULE: Rule = Rule {
    id: "cadence-too-dense",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A cadence in which a creator takes part comes round more often than the profile says, which is every
two days in the profile `standard`. Who takes part stands under `parties`; where nothing stands, the
sides do.

**Why.** Who reports every day has no day left to make something. A check-in each week is welcome, a
daily one is control.

```bad
==> parties/ann-cooks.md
---
type: creator
---
==> charter.md
---
cadences: { check-in: { every: day, parties: [ann-cooks] } }
---
```

```bad
==> index.md
---
parties: [northwind, ann-cooks]
---
==> parties/ann-cooks.md
---
type: creator
---
==> charter.md
---
cadences: { stand-up: { every: day } }
---
```

```good
==> parties/ann-cooks.md
---
type: creator
---
==> charter.md
---
cadences: { check-in: { every: week, parties: [ann-cooks] } }
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> parties/lumen.md
---
type: agency
---
==> charter.md
---
cadences: { launch: { every: day } }
---
```

**Configuration.** `cadence-too-dense = { at_most = "day" }` under `[rules]`.

**Origin.** Creators say that a weekly check-in is good and a daily one too much. It is a practice,
not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let Some((page, charter)) = living_charter(context.playbook, context.as_of) else {
        return;
    };
    let profile = context.playbook.profile.cadences.as_ref();
    let standard = profile.and_then(|cadences| cadences.creators_at_most.as_ref());
    let Some(limit) = options::every(context, (RULE.id, "at_most"), standard) else {
        return;
    };
    for entry in charter.cadences.iter().flat_map(|table| table.value.iter()) {
        let Some(cadence) = &entry.value else {
            continue;
        };
        let Some(every) = cadence.every.as_ref().filter(|every| every.value < limit) else {
            continue;
        };
        let creator = participants(context.playbook, cadence)
            .into_iter()
            .find(|side| {
                let sort = side.party.party_type.as_ref().map(|sort| sort.value);
                sort == Some(PartyType::Creator)
            });
        if let Some(creator) = creator {
            report.push(too_dense(page, &entry.key, every, limit).with("creator", creator.id));
        }
    }
}

fn too_dense(page: &Page, name: &str, every: &Spanned<Every>, limit: Every) -> Finding {
    let mut finding = page
        .finding(RULE.id, every.span)
        .with("cadence", name)
        .with("every", every.value.to_string())
        .with("limit", limit.to_string())
        .field(format!("cadences.{name}"));
    finding.evidence.observed = Some(every.value.to_string());
    finding.evidence.expected = Some(limit.to_string());
    finding
}
