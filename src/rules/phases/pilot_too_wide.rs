use std::collections::BTreeMap;

use super::super::{Check, Context, Rule, options};
use super::stated::{self, Stated};
use crate::actuals::ledger::Row;
use crate::actuals::phases::{PILOT, limits};
use crate::finding::{Cause, Finding, Level, Place, Report, Toward};
use crate::model::kinds::{Brief, CandidateOutcome, Facts, Kind};
use crate::model::{Page, Playbook};
use crate::text::Span;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "pilot-too-wide",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
A pilot has more than one partner (candidates with `outcome: selected`) or more than one campaign
(briefs with `phase: pilot`, or that start in its days), or a creator's first campaign runs in it and asks
for more than one asset in the ledger `deliverables`. An asset that was briefed when the first one had
been accepted is no part of the trial. Drafts do not count, and when each side has said how the pilot
ended, it is history.

**Why.** Two partners at once show who shouts louder. One partner, one campaign, one video show whether
it works.

```bad
==> index.md
---
phases:
  pilot: { from: 2026-03-02, to: 2026-04-03 }
---
==> briefs/2026-03-kitchen.md
---
phase: pilot
dates: { start: 2026-03-09, end: 2026-03-20 }
---
==> briefs/2026-03-rain.md
---
phase: pilot
dates: { start: 2026-03-16, end: 2026-04-03 }
---
```

```bad
==> index.md
---
parties: [northwind, lumen]
phases:
  pilot: { from: 2026-03-02, to: 2026-04-03 }
---
==> parties/ann-cooks.md
---
type: creator
---
==> briefs/2026-03-rain.md
---
creators: [ann-cooks]
dates: { start: 2026-03-16, end: 2026-04-03 }
---
==> ledgers/deliverables.csv
id,campaign,party,due,briefed
video-1,2026-03-rain,ann-cooks,2026-03-20,2026-03-02
video-2,2026-03-rain,ann-cooks,2026-03-27,2026-03-02
```

```good
==> index.md
---
parties: [northwind, lumen]
phases:
  pilot: { from: 2026-03-02, to: 2026-04-03 }
---
==> parties/ann-cooks.md
---
type: creator
---
==> briefs/2026-03-rain.md
---
phase: pilot
creators: [ann-cooks]
dates: { start: 2026-03-16, end: 2026-04-03 }
---
==> ledgers/deliverables.csv
id,campaign,party,due,briefed,accepted
video-1,2026-03-rain,ann-cooks,2026-03-20,2026-03-02,2026-03-21
video-2,2026-03-rain,ann-cooks,2026-04-03,2026-03-23,
```

**Configuration.** `pilot-too-wide = { partners = 2, campaigns = 2, assets = 3 }` under `[rules]`, else
`partners`, `campaigns` and `assets` of `[phases.pilot]` in the profile; what is not there is not limited.
With `assets` under another phase, first campaigns are looked at in that phase, too.

**Origin.** A facilitator wants exactly one partner and one really small campaign; creators ask for one
video first. It is a practice, not a law of nature.
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    let Some(limits) = limits(playbook, PILOT) else {
        return;
    };
    let limit = |key, profile| options::count(context, (RULE.id, key), profile);
    if let Some(pilot) = stated::find(playbook, PILOT).filter(|_| stated::is_on_trial(context)) {
        let partners = limit("partners", limits.partners.as_ref());
        let campaigns = limit("campaigns", limits.campaigns.as_ref());
        report.extend(partners.and_then(|most| too_many_partners(playbook, &pilot, most)));
        report.extend(campaigns.and_then(|most| too_many_campaigns(context, &pilot, most)));
    }
    report.extend(first_engagements(context));
}

/// That more candidates were selected than a pilot bears.
fn too_many_partners(playbook: &Playbook, pilot: &Stated<'_>, most: usize) -> Option<Finding> {
    let selected: Vec<(&Page, Span)> = playbook
        .of_kind(Kind::Candidate)
        .filter_map(|document| {
            let Facts::Candidate(candidate) = &document.page.facts else {
                return None;
            };
            let outcome = candidate.outcome.as_ref()?;
            let is_selected = outcome.value == CandidateOutcome::Selected;
            is_selected.then_some((&*document.page, outcome.span))
        })
        .collect();
    let (page, span) = selected.get(most).filter(|_| most > 0)?;
    let (first, first_span) = selected[0];
    let finding = pilot_too_wide(page, *span, selected.len(), most)
        .variant("partners")
        .field("outcome")
        .with("phase", pilot.id());
    Some(finding.label(Place::new(first.path(), first_span), "pilot-too-wide-first"))
}

/// That more campaigns run in a pilot than it bears.
fn too_many_campaigns(context: &Context<'_>, pilot: &Stated<'_>, most: usize) -> Option<Finding> {
    let all = stated::all(context.playbook);
    let briefs = context.playbook.briefs();
    let settled = briefs.filter(|(page, _)| !page.is_draft(context.as_of));
    let own = settled.filter_map(|(page, brief)| {
        let start = brief.dates.as_ref().and_then(|dates| dates.start.as_ref());
        let span = match &brief.phase {
            Some(phase) => (phase.value == PILOT).then_some(phase.span),
            None => start
                .filter(|start| pilot.covers(&all, start.value))
                .map(|start| start.span),
        };
        Some((start.map(|start| start.value), page, span?))
    });
    let mut own: Vec<(Option<Date>, &Page, Span)> = own.collect();
    own.sort_by_key(|(start, page, _)| (*start, page.id.clone()));
    let (_, page, span) = own.get(most).filter(|_| most > 0)?;
    let (_, first, first_span) = own[0];
    let finding = pilot_too_wide(page, *span, own.len(), most)
        .field("phase")
        .with("campaign", &page.id);
    Some(finding.label(Place::new(first.path(), first_span), "pilot-too-wide-first"))
}

/// For each creator the first campaign, where it runs still and asks for more assets than a trial
/// bears.
fn first_engagements(context: &Context<'_>) -> Vec<Finding> {
    let mut first: BTreeMap<&str, (Date, &Page)> = BTreeMap::new();
    for (page, brief) in context.playbook.briefs() {
        let Some(start) = start_of(brief) else {
            continue;
        };
        for creator in creators(context.playbook, brief) {
            let known = first.entry(creator).or_insert((start, page));
            if start < known.0 {
                *known = (start, page);
            }
        }
    }
    let open = first
        .into_iter()
        .filter(|(_, (_, page))| !page.is_closed() && !page.is_draft(context.as_of));
    open.filter_map(|(creator, (start, page))| {
        let most = most_assets(context, page, start)?;
        too_many_assets(context, page, creator, most)
    })
    .collect()
}

/// How many assets a creator's first campaign may ask for in the phase in which it runs.
fn most_assets(context: &Context<'_>, page: &Page, start: Date) -> Option<usize> {
    let Facts::Brief(brief) = &page.facts else {
        return None;
    };
    let all = stated::all(context.playbook);
    let named = brief.phase.as_ref().map(|phase| phase.as_str());
    let covering = || all.iter().find(|phase| phase.covers(&all, start));
    let id = named.or_else(|| covering().map(Stated::id))?;
    if id == PILOT && !stated::is_on_trial(context) {
        return None;
    }
    let profile = limits(context.playbook, id)?.assets.as_ref()?;
    options::count(context, (RULE.id, "assets"), Some(profile))
}

fn start_of(brief: &Brief) -> Option<Date> {
    let start = brief.dates.as_ref()?.start.as_ref()?;
    Some(start.value)
}

/// The creators of a campaign that are no sides.
fn creators<'a>(playbook: &'a Playbook, brief: &'a Brief) -> impl Iterator<Item = &'a str> {
    let all = brief.creators.iter().flat_map(|all| all.value.iter());
    let ids = all.map(|creator| creator.as_str());
    ids.filter(|creator| !playbook.is_side(creator))
}

fn too_many_assets(
    context: &Context<'_>,
    page: &Page,
    creator: &str,
    most: usize,
) -> Option<Finding> {
    let table = context.actuals.ledgers.table("deliverables")?;
    let own = table.rows().filter(|row| {
        row.word("campaign") == Some(page.id.as_str()) && row.word("party") == Some(creator)
    });
    let mut own: Vec<Row<'_>> = own.filter(|row| is_known(*row, context.as_of)).collect();
    own.sort_by_key(|row| (row.date("due"), row.index));
    let first = *own.first()?;
    let tried = first.date("accepted").filter(|day| *day <= context.as_of);
    let is_of_trial = |row: &Row<'_>| {
        let briefed = row.date("briefed");
        tried.is_none_or(|tried| briefed.is_none_or(|briefed| briefed < tried))
    };
    let trial: Vec<Row<'_>> = own.into_iter().filter(is_of_trial).collect();
    let row = *trial.get(most).filter(|_| most > 0)?;
    let place = |row: Row<'_>| Place::new(&row.file().path, row.cell_span("id"));
    let finding = Finding::new(RULE.id, place(row)).object("ledger/deliverables");
    let finding = with_counts(finding, trial.len(), most)
        .cause(Cause::Data)
        .variant("assets")
        .field(creator)
        .with("creator", creator)
        .with("campaign", &page.id);
    Some(finding.label(place(first), "pilot-too-wide-first"))
}

/// Whether an asset has been asked for by the day of the check.
fn is_known(row: Row<'_>, day: Date) -> bool {
    row.date("briefed").is_none_or(|briefed| briefed <= day)
}

fn with_counts(finding: Finding, count: usize, most: usize) -> Finding {
    let mut finding = finding.with("count", count).with("most", most);
    finding.set_measure(count, "count", Toward::Lower);
    finding.evidence.observed = Some(count.to_string());
    finding.evidence.expected = Some(format!("<= {most}"));
    finding
}

fn pilot_too_wide(page: &Page, span: Span, count: usize, most: usize) -> Finding {
    with_counts(page.finding(RULE.id, span), count, most)
}
