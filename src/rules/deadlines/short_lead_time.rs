use super::super::{Check, Context, Rule, options, said};
use super::rows;
use crate::actuals::ledger::Table;
use crate::finding::{Finding, Level, Place, Report, Toward};
use crate::model::Page;
use crate::model::kinds::{Brief, Facts};
use crate::text::Spanned;
use crate::value::{Date, Duration};

pub(super) static RULE: Rule = Rule {
    id: "short-lead-time",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
Creators have too little time between the brief, `sent`, and the first day on which something of
theirs is due: under seven days in the profile `standard`. Under 14 days it is only told (info). What
is due stands in the ledger `deliverables`; where it holds nothing of the campaign's creators, the
start of the campaign is taken.

A brief that says who agreed to hurry, `rush: PERSON`, is left alone, and so is one without creators
and one of a closed campaign.

**Why.** Content that is asked for in two days looks like it. A week is what a creator needs to have an
idea, a second one, and to film the second.

```bad
==> briefs/2026-04-thaw.md
---
creators: [ann-cooks]
sent: 2026-03-28
dates: { start: 2026-04-02, end: 2026-04-30 }
---
```

```good
==> briefs/2026-04-thaw.md
---
creators: [ann-cooks]
sent: 2026-03-28
dates: { start: 2026-04-17, end: 2026-04-30 }
---
```

```good
==> briefs/2026-04-thaw.md
---
creators: [ann-cooks]
sent: 2026-03-28
rush: Ann said yes on the phone on 2026-03-27
dates: { start: 2026-04-02, end: 2026-04-30 }
---
```

```bad
==> briefs/2026-04-thaw.md
---
creators: [ann-cooks]
sent: 2026-03-28
dates: { start: 2026-04-17, end: 2026-04-30 }
---
==> ledgers/deliverables.csv
id,campaign,party,due
concept,2026-04-thaw,lumen,2026-03-29
video-1,2026-04-thaw,ann-cooks,2026-04-03
video-2,2026-04-thaw,ann-cooks,2026-04-24
```

**Configuration.** `short-lead-time = { at_least = "10d", good = "21d" }` under `[rules]`.

**Origin.** Practitioners give creators one to two weeks at the least, and count "by the day after
tomorrow" among the red flags. It is a practice, not a law of nature.
"#,
    check: Check::Page(check),
};

fn check(context: &Context<'_>, page: &Page, report: &mut Report) {
    let Facts::Brief(brief) = &page.facts else {
        return;
    };
    let has_creators = brief.creators.as_ref().is_some_and(|it| !it.is_empty());
    if !has_creators || brief.rush.is_some() || page.is_closed() {
        return;
    }
    let Some((sent, due)) = brief.sent.as_ref().zip(first_due(context, page, brief)) else {
        return;
    };
    let limits = context.playbook.profile.deadlines.as_ref();
    let least = limits.and_then(|limits| limits.lead_time.as_ref());
    let good = limits.and_then(|limits| limits.good_lead_time.as_ref());
    let least = options::duration(context, (RULE.id, "at_least"), least);
    let good = options::duration(context, (RULE.id, "good"), good);
    let broken = |limit: &Duration| due.day < limit.after(sent.value);
    if let Some(least) = least.filter(broken) {
        report.push(short_lead_time(page, sent, &due, least));
    } else if let Some(good) = good.filter(broken) {
        let finding = short_lead_time(page, sent, &due, good);
        report.push(finding.level(Level::Info));
    }
}

/// The first day on which something of the creators is due.
struct FirstDue {
    day: Date,
    place: Place,
}

fn first_due(context: &Context<'_>, page: &Page, brief: &Brief) -> Option<FirstDue> {
    let creators = brief.creators.iter().flat_map(|all| all.value.iter());
    let creators: Vec<&str> = creators.map(|creator| creator.as_str()).collect();
    let rows = rows::table(context, "deliverables").into_iter();
    let own = rows.flat_map(Table::rows).filter(|row| {
        let is_of_campaign = row.word("campaign") == Some(page.id.as_str());
        is_of_campaign && creators.contains(&rows::word(*row, "party"))
    });
    let due = own.filter_map(|row| Some((row.date("due")?, row)));
    if let Some((day, row)) = due.min_by_key(|(day, _)| *day) {
        let place = rows::place(row);
        return Some(FirstDue { day, place });
    }
    let start = brief.dates.as_ref()?.start.as_ref()?;
    Some(FirstDue {
        day: start.value,
        place: Place::new(page.path(), start.span),
    })
}

fn short_lead_time(page: &Page, sent: &Spanned<Date>, due: &FirstDue, limit: Duration) -> Finding {
    let days = (due.day - sent.value).get_days();
    let mut finding = page
        .finding(RULE.id, sent.span)
        .field("sent")
        .with("campaign", &page.id)
        .with("days", days.max(0))
        .with("limit", said::length(limit))
        .label(due.place.clone(), "short-lead-time-due");
    finding.set_measure(days, "days", Toward::Higher);
    finding.evidence.observed = Some(format!("{days}d"));
    finding.evidence.expected = Some(limit.to_string());
    if days < 0 {
        finding = finding.variant("after");
    }
    finding
}
