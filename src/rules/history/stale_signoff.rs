use super::super::{Check, Context, Rule};
use super::missing_signoff;
use super::past::{named, place_of};
use super::signatures::{Stale, stale};
use crate::finding::{Finding, Level, Place, Report};
use crate::history::Timeline;
use crate::locale::{Arg, Message};
use crate::model::kinds::Status;
use crate::model::{Document, Kind, Page};

pub(super) static RULE: Rule = Rule {
    id: "stale-signoff",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A party signed a text, and the text is another one now.

A sign-off with a `digest` is compared with the digest of today, which covers the fields, the prose, and
what the text leans on: the metrics it names, the KPI rule, currency and profile. Git tells which part
was changed since, in which commit, and by whom. Of a sign-off without a digest Git knows what the
document itself said when it was signed; slips of the pen do not count then, and what is older than
`[history] since` proves nothing.

While a text is `proposed` it is a warning, in a draft nothing. Where another party has signed of late
(`missing-signoff` says how long), the others are awaited, and that is information. Of a closed document
only its own text is compared, where Git tells what changed. Briefs have a rule of their own, `brief-changed-after-acceptance`.

**Why.** A signature under a text that moved is a signature under nothing.

```bad
==> agreements/2026-02-loi.md
---
status: active
signoffs:
  lumen: { digest: "c1:sha256:0000000000000000000000000000000000000000000000000000000000000000" }
---
```

```good
==> agreements/2026-02-loi.md
---
status: draft
signoffs:
  lumen: { digest: "c1:sha256:0000000000000000000000000000000000000000000000000000000000000000" }
---
```

**Configuration.** `stale-signoff = "warning"` under `[rules]`.

**Origin.** A builder says that everyone must read the agreement the same way, a founder that parties
who do not agree on success cannot measure it. It is a practice, not a law of nature.
"#,
    check: Check::MaybeHistory(check),
};

fn check(context: &Context<'_>, timeline: Option<&Timeline>, report: &mut Report) {
    for document in &context.playbook.documents {
        let page = &document.page;
        let is_asked = page.common.signoffs.is_some()
            && page.kind != Kind::Brief
            && page.status() != Some(Status::Draft);
        if is_asked {
            let stale = stale(context, timeline, document);
            let found = stale.iter();
            report.extend(found.map(|stale| stale_signoff(context, timeline, document, stale)));
        }
    }
}

fn stale_signoff(
    context: &Context<'_>,
    timeline: Option<&Timeline>,
    document: &Document,
    stale: &Stale,
) -> Finding {
    let page = &document.page;
    let finding = signed_otherwise(context, timeline, document, stale, RULE.id);
    if stale.is_unproven(timeline) || is_awaited(context, page, stale) {
        finding.level(Level::Info)
    } else if page.status() == Some(Status::Proposed) {
        finding.level(Level::Warning)
    } else {
        finding
    }
}

/// Whether another party has signed of late, so that the others may be about to.
fn is_awaited(context: &Context<'_>, page: &Page, stale: &Stale) -> bool {
    let within = missing_signoff::within(context);
    let is_stale = |party: &str| stale.parties.iter().any(|(name, _)| name == party);
    let table = page.common.signoffs.iter().flat_map(|all| all.value.iter());
    let others = table.filter(|entry| !is_stale(entry.key.as_str()));
    let mut days = others.filter_map(|entry| Some(entry.value.as_ref()?.date.as_ref()?.value));
    within.is_some_and(|within| days.any(|day| context.as_of <= within.after(day)))
}

/// How many parts the sentence names.
const NAMED: usize = 3;

/// How many commits are shown below it, the last ones.
const SHOWN: usize = 5;

/// A finding of `rule` at the signatures under a text that has changed.
pub(in crate::rules) fn signed_otherwise(
    context: &Context<'_>,
    timeline: Option<&Timeline>,
    document: &Document,
    stale: &Stale,
    rule: &'static str,
) -> Finding {
    let page = &document.page;
    let names: Vec<String> = stale
        .parties
        .iter()
        .map(|(party, _)| party.clone())
        .collect();
    let span = stale.parties.first().map_or(page.anchor, |(_, span)| *span);
    let mut finding = page
        .finding(rule, span)
        .field(format!("signoffs.{}", names.join(",")))
        .with("document", &page.id)
        .with("parties", Arg::All(names));
    for (_, span) in stale.parties.iter().skip(1) {
        finding = finding.label(Place::new(page.path(), *span), "stale-signoff-too");
    }
    let Some((timeline, last)) = timeline.zip(stale.changes.last()) else {
        return finding.variant("unknown");
    };
    for commit in stale.commits().into_iter().rev().take(SHOWN).rev() {
        let own = stale
            .changes
            .iter()
            .filter(|change| change.commit == commit);
        let parts = own.map(|change| change.part.clone()).collect();
        let note = Message::new("stale-signoff-change")
            .with("parts", Arg::All(parts))
            .with("where", named(context, timeline, commit));
        finding.notes.push(note);
    }
    let own = stale.changes.iter().rev();
    let mut own = own.filter(|change| page.fields.get(top(&change.part)).is_some());
    if let Some(change) = own.next() {
        let place = Place::new(page.path(), place_of(page, &change.part));
        finding = finding.label(place, "stale-signoff-here");
    }
    let parts = stale.parts();
    finding
        .with(
            "parts",
            Arg::All(parts.iter().take(NAMED).cloned().collect()),
        )
        .with("more", parts.len().saturating_sub(NAMED))
        .with("where", named(context, timeline, last.commit))
}

fn top(part: &str) -> &str {
    part.split(['.', '#']).next().unwrap_or(part)
}
