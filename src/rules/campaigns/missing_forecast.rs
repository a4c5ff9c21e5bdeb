use super::super::{Check, Context, Rule, options};
use super::past::{Campaign, begun};
use crate::finding::{Cause, Finding, Level, Report};
use crate::model::Page;
use crate::model::kinds::Brief;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "missing-forecast",
    level: Level::Warning,
    is_heuristic: false,
    docs: r"
A campaign has begun and its brief has no `forecast`. Asked for from the fourth campaign on, in the
profile `standard`, counted by their first days; the first three are there to learn from. Drafts do
not count before their first day.

Looked at are campaigns that run, and the one that began last. What is older is history: a forecast
for it would be none.

**Why.** After three campaigns you should be able to say what the next one brings. A forecast written
down beforehand is the only way to find out whether you can.

```bad as-of=2026-04-30
==> comity.toml
format = 1
[rules]
missing-forecast = { from = 2 }
==> briefs/one.md
---
status: closed
dates: { start: 2026-03-06, end: 2026-03-20 }
---
==> briefs/two.md
---
status: active
dates: { start: 2026-04-17, end: 2026-05-10 }
expectations:
  cpe: { metric: cpe, target: 0.25 USD }
---
```

```good as-of=2026-04-30
==> comity.toml
format = 1
[rules]
missing-forecast = { from = 2 }
==> briefs/one.md
---
status: closed
dates: { start: 2026-03-06, end: 2026-03-20 }
---
==> briefs/two.md
---
status: active
dates: { start: 2026-04-17, end: 2026-05-10 }
expectations:
  cpe: { metric: cpe, target: 0.25 USD }
forecast: { cpe: { expect: 0.24 USD, low: 0.19 USD, high: 0.31 USD } }
---
```

**Configuration.** `missing-forecast = { from = 2 }` under `[rules]`: from the second campaign on. The
finding is caused by time: `--fail-on` counts it only with `--fail-on-time`.

**Origin.** A strategist says that outcomes should be predictable after three campaigns, and that the
process is too loose where they are not. It is a practice, not a law of nature.
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let forecasts = context.playbook.profile.forecasts.as_ref();
    let standard = forecasts.and_then(|limits| limits.from_campaign.as_ref());
    let Some(from) = options::count(context, (RULE.id, "from"), standard) else {
        return;
    };
    let campaigns = begun(context);
    let last = campaigns.last().map(|campaign| campaign.start.value);
    for (number, campaign) in (1..).zip(&campaigns).skip(from.saturating_sub(1)) {
        let is_running = campaign.end.is_none_or(|end| context.as_of <= end);
        let is_of_today = is_running || Some(campaign.start.value) == last;
        let span = missing(campaign.page, campaign.brief).filter(|_| is_of_today);
        report.extend(span.map(|span| missing_forecast(campaign, span, number)));
    }
}

/// Where a forecast is missing: one that cannot be read is there.
fn missing(page: &Page, brief: &Brief) -> Option<Span> {
    match &brief.forecast {
        Some(forecast) => forecast.value.is_empty().then_some(forecast.span),
        None => page
            .fields
            .get("forecast")
            .is_none_or(|entry| entry.value.is_null())
            .then(|| page.key_span("forecast")),
    }
}

fn missing_forecast(campaign: &Campaign<'_>, span: Span, number: usize) -> Finding {
    campaign
        .page
        .finding(RULE.id, span)
        .cause(Cause::Time)
        .field("forecast")
        .with("campaign", &campaign.page.id)
        .with("number", number)
        .with("date", campaign.start.value)
}
