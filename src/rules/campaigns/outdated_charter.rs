use std::sync::Arc;

use super::super::history::past::{named, position, states};
use super::super::history::wording::{apart, words};
use super::super::{Check, Context, Rule};
use crate::compare::changed_fields;
use crate::finding::{Finding, Level, Place, Report};
use crate::history::{Timeline, digest};
use crate::model::kinds::{Brief, Facts, Status};
use crate::model::{Document, Kind, Page};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "outdated-charter",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A brief that is at work follows a charter that has changed since. A brief says which charter it
follows with `charter_digest`. Where it does not, Git tells, as information: the charter was changed in
a later commit than the brief, after the brief had been `sent`.

Drafts, closed briefs and campaigns that are over are not looked at. Signatures, `status`, white space
and slips of the pen are no changes of a charter; nor is what is older than `[history] since`.

**Why.** Who wrote a brief under other rules of approval and pay has promised something that nobody
keeps.

```bad
==> charter.md
---
status: active
---
==> briefs/2026-03-spring.md
---
status: active
dates: { start: 2026-03-06, end: 2026-04-20 }
charter_digest: "c1:sha256:0000000000000000000000000000000000000000000000000000000000000000"
---
```

```good
==> charter.md
---
status: active
---
==> briefs/2026-03-spring.md
---
status: closed
dates: { start: 2026-02-06, end: 2026-02-20 }
charter_digest: "c1:sha256:0000000000000000000000000000000000000000000000000000000000000000"
---
```

**Configuration.** `outdated-charter = "off"` under `[rules]`.

**Origin.** A facilitator says that the playbook rules all later work. It is a practice, not a law of
nature.
"#,
    check: Check::MaybeHistory(check),
};

fn check(context: &Context<'_>, timeline: Option<&Timeline>, report: &mut Report) {
    let Some(charter) = context.playbook.of_kind(Kind::Charter).next() else {
        return;
    };
    for (page, brief) in at_work(context) {
        let found = match &brief.charter_digest {
            Some(written) => {
                let is_known = written.value.starts_with(digest::SCHEME);
                let follows = is_known && !is_of(context, charter, &written.value);
                follows.then(|| outdated_charter(page, written.span, &charter.page))
            }
            None => timeline.and_then(|timeline| by_git(context, timeline, page, brief, charter)),
        };
        report.extend(found);
    }
}

/// The briefs of campaigns that run or are to come.
fn at_work<'a>(context: &Context<'a>) -> Vec<(&'a Arc<Page>, &'a Brief)> {
    let briefs = context
        .playbook
        .of_kind(Kind::Brief)
        .filter_map(|document| {
            let Facts::Brief(brief) = &document.page.facts else {
                return None;
            };
            let end = brief.dates.as_ref().and_then(|dates| dates.end.as_ref());
            let is_over = end.is_some_and(|end| end.value < context.as_of);
            let is_active = document.page.status() == Some(Status::Active);
            (is_active && !is_over).then_some((&document.page, &**brief))
        });
    briefs.collect()
}

/// Whether a digest is that of the charter of today, with or without what it leans on.
fn is_of(context: &Context<'_>, charter: &Document, written: &str) -> bool {
    let playbook = context.playbook;
    [
        digest::of(playbook, charter),
        digest::of_source(playbook, charter),
    ]
    .iter()
    .any(|digest| digest.text() == written)
}

fn by_git(
    context: &Context<'_>,
    timeline: &Timeline,
    page: &Arc<Page>,
    brief: &Brief,
    charter: &Document,
) -> Option<Finding> {
    let sent = brief.sent.as_ref()?;
    let zone = context.playbook.config.zone();
    let followed = position(timeline, states(context, timeline, page).last()?.commit);
    let charters = states(context, timeline, &charter.page);
    let mut pairs = charters.windows(2).rev();
    let changed = pairs.find(|pair| says_otherwise(context, &pair[0].page, &pair[1].page))?;
    let commit = changed[1].commit;
    let was_sent = commit.is_none_or(|commit| {
        let committed = timeline.graph.commit(commit).committed;
        sent.value < committed.in_zone(&zone).date()
    });
    let is_later = followed < position(timeline, commit);
    (was_sent && is_later && changed[1].is_proven(timeline)).then(|| {
        outdated_charter(page, sent.span, &charter.page)
            .variant("git")
            .level(Level::Info)
            .with("where", named(context, timeline, commit))
    })
}

fn says_otherwise(context: &Context<'_>, before: &Page, now: &Page) -> bool {
    const OUTSIDE: [&str; 6] = ["signoffs", "status", "tags", "aliases", "waivers", "date"];
    let changes = changed_fields(before, now, &context.playbook.config);
    let keys = changes
        .iter()
        .filter_map(|change| change.field.split('.').next());
    let prose = apart(&words(before), &words(now));
    keys.into_iter().any(|key| !OUTSIDE.contains(&key)) || prose.is_some_and(|it| !it.is_slip())
}

fn outdated_charter(page: &Page, span: Span, charter: &Page) -> Finding {
    let place = Place::new(charter.path(), charter.anchor);
    page.finding(RULE.id, span)
        .field("charter_digest")
        .with("campaign", &page.id)
        .label(place, "outdated-charter-now")
}
