use std::collections::BTreeMap;

use super::super::alignment::{kpis, lasting, metric};
use super::super::options;
use super::super::{Check, Context, Rule};
use super::roster::living_charter;
use crate::finding::{Finding, Level, Report};
use crate::model::Page;
use crate::model::field::{Choice as _, Keyed};
use crate::model::kinds::{Cadence, CadenceMode};
use crate::text::Spanned;
use crate::value::Every;

pub(super) static RULE: Rule = Rule {
    id: "cadence-too-sparse",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The sides hear from each other less often than the profile says, which is every week in the profile
`standard`. A sync is a cadence that leaves updates behind (`kind: update`) or is called `sync`; of
several the most frequent one counts, so a call every two weeks with an update in writing each week
is well. A charter whose cadences hold no sync at all is told too.

**Why.** In two weeks a misunderstanding becomes a video that has to be shot again.

```bad
==> charter.md
---
cadences: { sync: { every: 2 weeks, kind: update } }
---
```

```bad
==> charter.md
---
cadences: { review: { every: quarter, kind: review } }
---
```

```good
==> charter.md
---
cadences: { sync: { every: week, kind: update } }
---
```

```good
==> charter.md
---
cadences:
  sync: { every: 2 weeks, mode: live }
  written: { every: 7d, mode: async, kind: update }
---
```

In a profile with `figures_at_least` under `[cadences]` the metrics of the KPIs in force are asked
for their `frequency` too.

**Configuration.** `cadence-too-sparse = { at_least = "2 weeks" }` under `[rules]`. A profile may let only
one sort of sync count, `sync_mode = "live"` or `"async"` under `[cadences]`.

**Origin.** Practitioners sync at least once a week. It is a practice, not a law of nature, and it
may be too much once everything has run well for a year.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    syncs(context, report);
    report.extend(figures(context));
}

/// The metrics of the KPIs in force that are measured too seldom.
fn figures(context: &Context<'_>) -> Vec<Finding> {
    let profile = context.playbook.profile.cadences.as_ref();
    let limit = profile.and_then(|cadences| cadences.figures_at_least.as_ref());
    let Some(limit) = limit.map(|limit| limit.value) else {
        return Vec::new();
    };
    let lasting = lasting(context.playbook, context.as_of);
    let named = kpis(&lasting).into_iter().filter_map(|promise| {
        let id = promise.expectation.metric.as_ref()?.as_str();
        metric(context.playbook, id)
    });
    let mut pages = BTreeMap::new();
    for (page, metric) in named {
        let written = page.fields.get("frequency").map(|entry| entry.value.span);
        let every = metric.frequency.as_ref().map(|every| every.value);
        pages.extend(written.zip(every).map(|found| (page.path(), (page, found))));
    }
    let seldom = pages.into_values().filter(|(_, (_, every))| *every > limit);
    seldom
        .map(|(page, (span, every))| too_seldom(page, &Spanned::new(every, span), limit))
        .collect()
}

fn syncs(context: &Context<'_>, report: &mut Report) {
    let Some((page, charter)) = living_charter(context.playbook, context.as_of) else {
        return;
    };
    let Some(cadences) = &charter.cadences else {
        return;
    };
    let profile = context.playbook.profile.cadences.as_ref();
    let standard = profile.and_then(|cadences| cadences.sync_at_least.as_ref());
    let Some(limit) = options::every(context, (RULE.id, "at_least"), standard) else {
        return;
    };
    let mode = profile.and_then(|cadences| cadences.sync_mode.as_ref());
    let mode = mode.map(|mode| mode.value);
    let syncs = cadences.iter().filter(|entry| is_sync(entry));
    let syncs: Vec<&Keyed<String, Cadence>> = syncs.filter(|it| is_of(it, mode)).collect();
    if syncs.is_empty() {
        let finding = no_sync(page, limit, mode);
        let is_draft = page.is_draft(context.as_of);
        report.push(if is_draft {
            finding.level(Level::Info)
        } else {
            finding
        });
    }
    let intervals = syncs
        .iter()
        .filter_map(|entry| Some((*entry, every(entry)?)));
    let densest = intervals.min_by_key(|(_, every)| every.value);
    if let Some((entry, every)) = densest.filter(|(_, every)| every.value > limit) {
        report.push(too_sparse(page, &entry.key, every, limit));
    }
}

fn is_sync(entry: &Keyed<String, Cadence>) -> bool {
    let kind = entry
        .value
        .as_ref()
        .and_then(|cadence| cadence.kind.as_ref());
    entry.key.value == "sync" || kind.is_some_and(|kind| kind.value == "update")
}

fn every(entry: &Keyed<String, Cadence>) -> Option<&Spanned<Every>> {
    entry.value.as_ref()?.every.as_ref()
}

/// Whether a cadence is held in the mode that counts; one that says nothing may be.
fn is_of(entry: &Keyed<String, Cadence>, mode: Option<CadenceMode>) -> bool {
    let cadence = entry.value.as_ref();
    let own = cadence.and_then(|cadence| cadence.mode.as_ref());
    own.zip(mode).is_none_or(|(own, mode)| own.value == mode)
}

fn no_sync(page: &Page, limit: Every, mode: Option<CadenceMode>) -> Finding {
    let finding = page
        .finding(RULE.id, page.key_span("cadences"))
        .with("limit", limit.to_string())
        .field("cadences");
    match mode {
        Some(mode) => finding.variant("mode").with("mode", mode.word()),
        None => finding.variant("none"),
    }
}

fn too_seldom(page: &Page, every: &Spanned<Every>, limit: Every) -> Finding {
    let mut finding = page
        .finding(RULE.id, every.span)
        .variant("figures")
        .with("metric", &page.id)
        .with("every", every.value.to_string())
        .with("limit", limit.to_string())
        .field("frequency");
    finding.evidence.observed = Some(every.value.to_string());
    finding.evidence.expected = Some(limit.to_string());
    finding
}

fn too_sparse(page: &Page, name: &str, every: &Spanned<Every>, limit: Every) -> Finding {
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
