use super::super::{Check, Context, Rule};
use super::roster::{living_charter, written};
use crate::finding::{Finding, Level, Report};
use crate::locale::Arg;
use crate::model::Page;
use crate::model::field::{Items, Keyed, OneOrMany, Table};
use crate::model::ids::PersonId;
use crate::model::kinds::{Decision, DecisionStatus};
use crate::text::{Span, Spanned};

pub(super) static RULE: Rule = Rule {
    id: "several-deciders",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A decision, or an entry of `approvals` or `decision_rights` in the charter, has no decider or more
than one, or than the profile says (`deciders` under `[people]`). A proposed decision needs its decider too: somebody has to know that it waits for them.
Withdrawn and superseded decisions are not asked.

The decider of a decision stands under `decider`, or under MADR's `decision-makers`.

**Why.** Two who decide wait for each other, and nobody decides while everybody is being consulted.
Those who must be heard stand under `consulted`.

```bad
==> decisions/2026-02-03-metric.md
---
status: accepted
decider: [anna, dana]
---
```

```bad
==> decisions/2026-02-03-metric.md
---
status: proposed
driver: dana
---
```

```bad
==> charter.md
---
approvals: { video: { within: 48h } }
decision_rights: { budget: { decider: anna } }
---
```

```good
==> charter.md
---
approvals: { video: { decider: anna, within: 48h } }
decision_rights: { budget: { decider: anna, consulted: [dana] } }
---
==> decisions/2026-02-03-metric.md
---
status: accepted
decision-makers: [anna]
consulted: [dana]
---
```

```good
==> decisions/2026-02-17-podcast.md
---
status: withdrawn
---
```

**Configuration.** `several-deciders = "warning"` or `"off"` under `[rules]`. In a draft of the
charter a decider that is not named yet is only information.

**Origin.** Practitioners want each approval to say who decides and by when, and no decisions by
committee. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let limits = context.playbook.profile.people.as_ref();
    let most = limits.and_then(|limits| limits.deciders.as_ref());
    let most = most.map_or(1, |most| most.value);
    for (page, decision) in context.playbook.decisions() {
        report.extend(in_decision(page, decision, most));
    }
    let Some((page, charter)) = living_charter(context.playbook, context.as_of) else {
        return;
    };
    let mut found: Vec<Finding> = Vec::new();
    if let Some(table) = &charter.approvals {
        found.extend(in_table((page, most), "approvals", table, |entry| {
            &entry.decider
        }));
    }
    if let Some(table) = &charter.decision_rights {
        found.extend(in_table((page, most), "decision_rights", table, |entry| {
            &entry.decider
        }));
    }
    let is_draft = page.is_draft(context.as_of);
    report.extend(found.into_iter().map(|finding| gently(finding, is_draft)));
}

/// What a draft has not said yet is only information.
fn gently(finding: Finding, is_draft: bool) -> Finding {
    let is_missing = finding.message_id() == "several-deciders-none";
    if is_draft && is_missing {
        finding.level(Level::Info)
    } else {
        finding
    }
}

fn in_decision(page: &Page, decision: &Decision, most: u32) -> Option<Finding> {
    use DecisionStatus::{Accepted, Proposed, Rejected};
    let status = page.decision_status()?;
    if !matches!(status, Proposed | Accepted | Rejected) {
        return None;
    }
    let named = decision
        .decider
        .as_ref()
        .map(|named| (&named.value.0, named.span));
    let makers = decision.decision_makers.as_ref();
    let makers = makers.map(|makers| (&makers.value, makers.span));
    let written = ["decider", "decision-makers"].map(|key| written(page, &[key]).is_some());
    let unreadable = written != [named.is_some(), makers.is_some()];
    let here = makers.or(named).map_or(page.anchor, |(_, span)| span);
    let all: Vec<&Items<PersonId>> = named.iter().chain(&makers).map(|(ids, _)| *ids).collect();
    let place = Deciders {
        page,
        here,
        unreadable,
        most,
    };
    place
        .judge(&all, &page.id)
        .map(|finding| finding.field("decider"))
}

fn in_table<T>(
    (page, most): (&Page, u32),
    table: &str,
    entries: &Table<String, T>,
    decider: impl Fn(&T) -> &Option<Spanned<OneOrMany<PersonId>>>,
) -> Vec<Finding> {
    let judge = |entry: &Keyed<String, T>| {
        let named = entry
            .value
            .as_ref()
            .and_then(|value| decider(value).as_ref());
        let is_written = written(page, &[table, &entry.key, "decider"]).is_some();
        let here = named.map_or(entry.key.span, |named| named.span);
        let unreadable = is_written && named.is_none();
        let place = Deciders {
            page,
            here,
            unreadable,
            most,
        };
        let ids: Vec<&Items<PersonId>> = named.iter().map(|named| &named.value.0).collect();
        let finding = place.judge(&ids, &entry.key.value)?;
        Some(finding.field(format!("{table}.{}.decider", entry.key.value)))
    };
    entries.iter().filter_map(judge).collect()
}

struct Deciders<'a> {
    page: &'a Page,
    here: Span,
    /// Something is written that could not be read: that has been told.
    unreadable: bool,
    /// How many may decide.
    most: u32,
}

impl Deciders<'_> {
    fn judge(&self, named: &[&Items<PersonId>], what: &str) -> Option<Finding> {
        let ids = named.iter().flat_map(|ids| ids.iter());
        let mut people: Vec<String> = ids.map(|id| id.value.0.clone()).collect();
        people.sort();
        people.dedup();
        let finding = self.page.finding(RULE.id, self.here).with("what", what);
        match people.len() {
            0 if self.unreadable => None,
            0 => Some(finding.variant("none")),
            count if u32::try_from(count).is_ok_and(|count| count <= self.most) => None,
            _ => Some(finding.with("people", Arg::All(people))),
        }
    }
}
