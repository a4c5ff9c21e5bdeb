use std::sync::Arc;

use super::super::history::past::{Blobs, day_of, is_import, named};
use super::super::{Check, Context, Rule};
use crate::compare::changed_fields;
use crate::finding::{Finding, Level, Place, Report};
use crate::history::{CommitNo, Timeline};
use crate::model::kinds::{Brief, Facts};
use crate::model::{Kind, Page};
use crate::text::Spanned;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "late-forecast",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A brief's `forecast` was committed after the campaign's first day, or changed after it, or is not
committed at all while the campaign runs. Such a forecast knows what it forecasts.

What counts is the earliest commit that has the forecast of today, on whatever branch it was made. A
commit on the first day is in time. Where only the committer's date is late and the author's is not,
as after a rebase or a squash, it is a warning: the commit may have been moved, and the author's date
is easily typed. What came with the first commit of the playbook, and what is older than
`[history] since`, is not judged; nor are drafts.

**Why.** A forecast is worth something only where nobody could have looked. Whoever writes it
afterwards, in good faith, still remembers having known.

```yaml
dates: { start: 2026-04-06, end: 2026-04-24 }
forecast: { cpe: { expect: 0.22 USD, low: 0.18 USD, high: 0.30 USD } }    # committed on 2026-04-20
```

**Configuration.** `late-forecast = "warning"` under `[rules]`; `[history] since` in `comity.toml`.

**Origin.** A strategist says that outcomes should be predictable after three campaigns; a prediction
counts when it was recorded before the start. It is a practice, not a law of nature.
"#,
    check: Check::History(check),
};

fn check(context: &Context<'_>, timeline: &Timeline, report: &mut Report) {
    let blobs = Blobs::of(timeline);
    for document in context.playbook.of_kind(Kind::Brief) {
        let page = &document.page;
        let Some(start) = start_of(page).filter(|start| start.value < context.as_of) else {
            continue;
        };
        if has_forecast(page) && !page.is_draft(context.as_of) {
            let had_it = pages_with(context, timeline, &blobs, page);
            report.extend(judge(context, timeline, page, start, &had_it));
        }
    }
}

fn brief(page: &Page) -> Option<&Brief> {
    match &page.facts {
        Facts::Brief(brief) => Some(brief),
        _ => None,
    }
}

fn start_of(page: &Page) -> Option<&Spanned<Date>> {
    brief(page)?.dates.as_ref()?.start.as_ref()
}

fn has_forecast(page: &Page) -> bool {
    let forecast = brief(page).and_then(|brief| brief.forecast.as_ref());
    forecast.is_some_and(|forecast| !forecast.value.is_empty())
}

/// The commits that have the forecast of today.
fn pages_with(
    context: &Context<'_>,
    timeline: &Timeline,
    blobs: &Blobs<'_>,
    page: &Arc<Page>,
) -> Vec<CommitNo> {
    let is_same = |then: &Page| {
        let changes = changed_fields(then, page, &context.playbook.config);
        let mut keys = changes.iter().map(|change| change.field.split('.').next());
        has_forecast(then) && keys.all(|key| key != Some("forecast"))
    };
    let pages = blobs.pages(context, timeline, page.path());
    let pages = pages.into_iter().filter(|(_, then)| is_same(then));
    pages.map(|(commit, _)| commit).collect()
}

fn judge(
    context: &Context<'_>,
    timeline: &Timeline,
    page: &Page,
    start: &Spanned<Date>,
    had_it: &[CommitNo],
) -> Option<Finding> {
    let is_free = |commit: &CommitNo| {
        let is_timely = day_of(context, timeline, *commit) <= start.value;
        is_timely || !timeline.is_proven(*commit) || is_import(timeline, *commit)
    };
    if had_it.iter().any(is_free) {
        return None;
    }
    let finding = late_forecast(page, start);
    let by_day = |commit: &&CommitNo| day_of(context, timeline, **commit);
    let Some(first) = had_it.iter().min_by_key(by_day) else {
        return Some(finding.variant("uncommitted"));
    };
    let zone = context.playbook.config.zone();
    let authored = |commit: &CommitNo| {
        let authored = timeline.graph.commit(*commit).authored;
        authored.in_zone(&zone).date()
    };
    let timely = had_it.iter().find(|commit| authored(commit) <= start.value);
    let mut finding = finding.with(
        "where",
        named(context, timeline, Some(*timely.unwrap_or(first))),
    );
    finding.evidence.observed = Some(day_of(context, timeline, *first).to_string());
    finding.evidence.expected = Some(format!("<= {}", start.value));
    Some(match timely {
        Some(commit) => finding
            .variant("moved")
            .level(Level::Warning)
            .with("written", authored(commit)),
        None => finding,
    })
}

fn late_forecast(page: &Page, start: &Spanned<Date>) -> Finding {
    page.finding(RULE.id, page.key_span("forecast"))
        .field("forecast")
        .with("campaign", &page.id)
        .with("date", start.value)
        .label(Place::new(page.path(), start.span), "late-forecast-start")
}
