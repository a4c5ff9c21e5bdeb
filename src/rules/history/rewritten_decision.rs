use std::sync::Arc;

use super::super::{Check, Context, Rule};
use super::past::{State, named, place_of, states};
use super::wording::{apart, words_without_addenda};
use crate::compare::changed_fields;
use crate::finding::{Finding, Level, Place, Report};
use crate::history::Timeline;
use crate::locale::Arg;
use crate::model::kinds::DecisionStatus;
use crate::model::{Kind, Page};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "rewritten-decision",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A decision says something else than it said when it was accepted.

What may change is where it stands (`status`, `superseded_by`, `review_by`), how it is filed (`tags`,
`aliases`, `audience`, `waivers`), who was told (`informed`), where links lead, white space, and
whatever stands under a heading `Errata`, `Corrections`, `Уточнения` or `Исправления`. A slip of the
pen, up to three words that differ by a letter or two, is information. Numbers are no slips.

**Why.** A log that can be edited is no log: who looks for the reason later finds the one that was
put there since. What turned out to be wrong is a new decision that supersedes the old one.

**How it is judged.** The text of today, committed or not, against the text of the commit that made it
`accepted`. A decision that came into the repository accepted is compared with what came in; what is
older than `[history] since` proves nothing.

```markdown
<!-- accepted on 2026-02-03 -->
We pay at most 0.25 USD.
```

```markdown
<!-- today -->
We pay at most 0.30 USD.
```

**Configuration.** `rewritten-decision = "off"` under `[rules]`; `[history] since` in `comity.toml`.

**Origin.** Records of architecture decisions are immutable once accepted and superseded by new ones
(M. Nygard, 2011; MADR 4). It is a practice, not a law of nature.
"#,
    check: Check::History(check),
};

/// The keys of a decision that may change once it is accepted.
pub(crate) const OPEN: [&str; 10] = [
    "status",
    "superseded_by",
    "review_by",
    "tags",
    "aliases",
    "audience",
    "waivers",
    "informed",
    "kind",
    "lang",
];

fn check(context: &Context<'_>, timeline: &Timeline, report: &mut Report) {
    for document in context.playbook.of_kind(Kind::Decision) {
        report.extend(of_decision(context, timeline, &document.page));
    }
}

fn of_decision(context: &Context<'_>, timeline: &Timeline, page: &Arc<Page>) -> Option<Finding> {
    let mut states = states(context, timeline, page);
    states.retain(|state| !state.page.is_broken);
    let is_accepted =
        |state: &State| state.page.decision_status() == Some(DecisionStatus::Accepted);
    let accepted = states.iter().position(is_accepted)?;
    // What is older than the history that counts may have been changed for any reason.
    let unproven = states.iter().rposition(|state| !state.is_proven(timeline));
    let from = accepted.max(unproven.unwrap_or(0));
    let change = Change::between(context, &states[from].page, &states.last()?.page)?;
    let later = states[from..].windows(2).rev();
    let mut differing = later.filter_map(|pair| {
        let [before, now] = pair else { return None };
        Change::between(context, &before.page, &now.page).map(|_| now)
    });
    let last = differing.next()?;
    let at = named(context, timeline, last.commit);
    let when = named(context, timeline, states[from].commit);
    let finding = rewritten_decision(page, &states[from].page, &change);
    Some(finding.with("where", at).with("when", when))
}

/// What a decision says otherwise.
struct Change {
    fields: Vec<String>,
    /// Where its prose differs, and whether that may be a slip.
    prose: Option<(Span, bool)>,
}

impl Change {
    fn between(context: &Context<'_>, before: &Page, now: &Page) -> Option<Self> {
        let fields = changed_fields(before, now, &context.playbook.config);
        let fields = fields.into_iter().map(|change| change.field);
        let is_kept = |field: &String| {
            let key = field.split('.').next().unwrap_or(field);
            !OPEN.contains(&key)
        };
        let fields: Vec<String> = fields.filter(is_kept).collect();
        let (old, new) = (words_without_addenda(before), words_without_addenda(now));
        let prose = apart(&old, &new).map(|apart| (apart.span, apart.is_slip()));
        (prose.is_some() || !fields.is_empty()).then_some(Self { fields, prose })
    }
}

fn rewritten_decision(page: &Page, accepted: &Page, change: &Change) -> Finding {
    let span = match (change.fields.first(), change.prose) {
        (Some(field), _) => place_of(page, field),
        (None, Some((span, _))) => span,
        (None, None) => page.anchor,
    };
    let finding = page
        .finding(RULE.id, span)
        .with("decision", &page.id)
        .with("fields", Arg::All(change.fields.clone()));
    let finding = match (change.fields.is_empty(), change.prose) {
        (true, Some((_, true))) => finding.variant("slip").level(Level::Info),
        (true, _) => finding.field("body"),
        (false, None) => finding.variant("fields").field(change.fields[0].clone()),
        (false, Some((prose, _))) => finding
            .variant("both")
            .field(change.fields[0].clone())
            .label(Place::new(page.path(), prose), "rewritten-decision-prose"),
    };
    let has_moved = accepted.path() != page.path();
    match page.fields.get("status") {
        Some(status) if !has_moved => {
            let place = Place::new(page.path(), status.value.span);
            finding.label(place, "rewritten-decision-status")
        }
        _ => finding,
    }
}
