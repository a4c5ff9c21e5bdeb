use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::{Check, Context, Rule, signed};
use super::allowed::Decisions;
use super::past::{State, day_of, named, place_of, states};
use crate::compare::{FieldChange, changed_fields};
use crate::finding::{Finding, Level, Place, Report};
use crate::history::Timeline;
use crate::model::Page;
use crate::model::kinds::{Facts, Status};

pub(super) static RULE: Rule = Rule {
    id: "undecided-change",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A document that all sides had signed was changed in a field that is locked from then on, and no
decision names it. Locked are in any signed document the `owner`; in an agreement the `scope`, what
is out of scope, the `payment`, and of each expectation its metric, target, scope (`where`), period,
role and owner; in a brief its expectations; on the front page the `objective`. An expectation that
is added or removed counts too.

**Why.** A target that moves in silence is the commonest source of "but we agreed on something else".

**How it is judged.** Every commit of the first-parent line since the one with which the last side
had signed, and the files that are not committed. So a squash merge is judged like any other change.
A decision covers a change when it is accepted in that commit or before, its `changes` names the
field (`2026-02-loi#us-cpe`), or what the field belongs to (`2026-02-loi`), and it is not older than
the signatures. It covers one change of a field, not every later one. Values that were changed back
are not told. Drafts and texts that somebody has yet to sign are free.

A decision that came later, or new signatures of all sides, heal it: what is left is information. The
regular way is an amendment, which is signed like the agreement and needs no decision.

What came into the repository in one commit, and what is older than `[history] since`, is not held
against anybody.

```yaml
# signed by both sides on 2026-02-13
expectations: { us-cpe: { metric: cpe, target: 0.25 USD } }
```

```yaml
# a week later, without a decision with `changes: ["2026-02-loi#us-cpe"]`
expectations: { us-cpe: { metric: cpe, target: 0.30 USD } }
```

**Configuration.** `undecided-change = "off"` under `[rules]`; `[history] since` in `comity.toml`.

**Origin.** A strategist says that the objective is locked, a builder that expectations are set at the
start to prevent resentment. It is a practice, not a law of nature.
"#,
    check: Check::History(check),
};

fn check(context: &Context<'_>, timeline: &Timeline, report: &mut Report) {
    for document in &context.playbook.documents {
        let page = &document.page;
        if may_be_locked(page) {
            report.extend(of_document(context, timeline, page));
        }
    }
}

fn may_be_locked(page: &Page) -> bool {
    let is_signed = page.common.signoffs.is_some();
    let is_promise = matches!(page.facts, Facts::Agreement(_) | Facts::Brief(_));
    let is_free = matches!(page.facts, Facts::Decision(_));
    (is_signed || is_promise) && !is_free
}

/// A change that no decision covers.
struct Open {
    change: FieldChange,
    /// Which state brought it.
    at: usize,
}

fn of_document(context: &Context<'_>, timeline: &Timeline, page: &Arc<Page>) -> Vec<Finding> {
    let mut states = states(context, timeline, page);
    // What cannot be read says nothing of what changed.
    states.retain(|state| !state.page.is_broken);
    let is_locked = |state: &State| {
        let is_free = matches!(state.page.status(), Some(Status::Draft | Status::Proposed));
        !is_free && signed::by_all(context.playbook, &state.page).is_some()
    };
    let Some(first) = states.iter().position(is_locked) else {
        return Vec::new();
    };
    let states = &states[first..];
    let decisions = Decisions::since(context, timeline, &states[0]);
    let open = open(context, timeline, states, &decisions);
    let open = open.values();
    open.map(|open| undecided_change(context, timeline, states, open, &decisions))
        .collect()
}

/// The changes that are left when those that a decision covers, and those that were taken back, are
/// left out; by field.
fn open(
    context: &Context<'_>,
    timeline: &Timeline,
    states: &[State],
    decisions: &Decisions<'_>,
) -> BTreeMap<String, Open> {
    let mut open: BTreeMap<String, Open> = BTreeMap::new();
    // A decision and the field whose change it has covered.
    let mut spent: Vec<(String, String)> = Vec::new();
    for (at, pair) in states.windows(2).enumerate() {
        let [before, now] = pair else { continue };
        for change in changed_fields(&before.page, &now.page, &context.playbook.config) {
            if !is_locked(&change.field) {
                continue;
            }
            let field = change.field.clone();
            let covered = decisions.at(now.commit, &now.page, &field);
            let covered = covered.map(|found| {
                found
                    .map(|decision| (decision, field.clone()))
                    .filter(|pair| !spent.contains(pair))
            });
            match covered {
                Ok(None) if now.is_proven(timeline) => {
                    let earlier = open.remove(&field).map(|open| open.change.before);
                    let before = earlier.unwrap_or(change.before);
                    if before != change.after {
                        let change = FieldChange { before, ..change };
                        open.insert(field, Open { change, at: at + 1 });
                    }
                }
                covered => {
                    spent.extend(covered.ok().flatten());
                    open.remove(&field);
                }
            }
        }
    }
    open
}

fn is_locked(field: &str) -> bool {
    const TERMS: [&str; 9] = [
        "metric", "where", "target", "per", "role", "owner", "cadence", "text", "decides",
    ];
    let keys: Vec<&str> = field.split('.').collect();
    match keys.as_slice() {
        [
            "owner" | "scope" | "out_of_scope" | "payment" | "objective",
            ..,
        ]
        | ["expectations"]
        | ["expectations", _] => true,
        ["expectations", _, term, ..] => TERMS.contains(term),
        _ => false,
    }
}

fn undecided_change(
    context: &Context<'_>,
    timeline: &Timeline,
    states: &[State],
    open: &Open,
    decisions: &Decisions<'_>,
) -> Finding {
    let (change, state) = (&open.change, &states[open.at]);
    let page = &states[states.len() - 1].page;
    let item = change.field.strip_prefix("expectations.");
    let name = format!("{}#{}", page.id, item.unwrap_or(&change.field));
    let finding = page
        .finding(RULE.id, place_of(page, &change.field))
        .field(change.field.clone())
        .with("name", name)
        .with("where", named(context, timeline, state.commit));
    let finding = match (&change.before, &change.after) {
        (Some(before), Some(after)) => finding.with("before", before).with("after", after),
        (None, _) => finding.variant("added"),
        (_, None) => finding.variant("removed"),
    };
    if let Some(decision) = decisions.after(state.commit, page, &change.field) {
        let finding = finding.variant("decided").level(Level::Info);
        return finding.with("decision", decision);
    }
    let before = signed::by_all(context.playbook, &states[0].page);
    let Some((signed, before)) = signed::by_all(context.playbook, page).zip(before) else {
        return finding;
    };
    let place = Place::new(page.path(), signed.last.span);
    let changed_on = state.commit.map(|commit| day_of(context, timeline, commit));
    let is_signed_anew = changed_on.is_some_and(|day| day <= signed.first.value)
        && before.first.value < signed.first.value;
    if is_signed_anew {
        let finding = finding.variant("signed").level(Level::Info);
        return finding.label(place, "undecided-change-anew");
    }
    finding.label(place, "undecided-change-signature")
}
