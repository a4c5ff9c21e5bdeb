use super::super::{Check, Context, Rule, judged};
use crate::actuals::schedule::Clock;
use crate::actuals::spending;
use crate::finding::{Cause, Finding, Level, Report, Toward};
use crate::locale::Arg;
use crate::model::kinds::{Brief, Phase};
use crate::model::{Kind, Page, Playbook};
use crate::text::Spanned;
use crate::value::{Date, Decimal, Money, Period};

pub(super) static RULE: Rule = Rule {
    id: "budget-overrun",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
More was spent than planned, or will be if it goes on like this.

A campaign's `budget` is set against the `spend` of its rows in the ledger `performance`; where there
are none, against the payments to its creators. A phase's `budget` is set against all payments that
became owed in its days (`triggered`, else `paid`, else `due`); where no payments are written down,
against the spend of its days. Rows in another currency are converted one by one, at the policy `fx`;
where a rate is missing nothing is told here, since `missing-exchange-rate` tells it.

Once half of a campaign's days are over, its spend is carried on at the same pace to its last day, and
told when that is more than a tenth over the budget (profile `standard`). Days of a pause do not count.
Less than a thousandth over the budget is rounding. Looked at are campaigns and phases that run, and those that ended last.

**Why.** Money that runs out is seen weeks before in the ledger, and on the last day in the mood.

```bad as-of=2026-04-30
==> briefs/thaw.md
---
status: active
dates: { start: 2026-04-01, end: 2026-04-30 }
budget: 3200 USD
---
==> ledgers/performance.csv
date,market,spend,currency,campaign
2026-04-17,us,3000,USD,thaw
2026-04-18,us,300,USD,thaw
```

At this pace it will be 4000 USD:

```bad as-of=2026-04-15
==> briefs/thaw.md
---
status: active
dates: { start: 2026-04-01, end: 2026-04-30 }
budget: 3200 USD
---
==> ledgers/performance.csv
date,market,spend,currency,campaign
2026-04-10,us,2000,USD,thaw
```

```good as-of=2026-04-30
==> briefs/thaw.md
---
status: active
dates: { start: 2026-04-01, end: 2026-04-30 }
budget: 3200 USD
---
==> ledgers/performance.csv
date,market,spend,currency,campaign
2026-04-17,us,3000,USD,thaw
2026-04-18,us,200,USD,thaw
```

**Configuration.** `budget-overrun = "off"` under `[rules]`; from when, and from how much over the
budget, the pace is told is the profile's `[budgets]`.

**Origin.** Practitioners want the range of a budget up front, and planned, spent and expected beside
one another, so that nobody is shocked in month six. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

/// How much over a budget is rounding: a fee booked in equal parts over many days.
const ROUNDING: Decimal = Decimal::from_parts(1, 0, 0, false, 3);

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    for plan in campaigns(playbook, context.as_of) {
        let spent =
            spending::of_campaign(context.books(), plan.id, plan.brief, plan.budget.currency);
        report.extend(spent.and_then(|spent| judge(context, &plan, spent)));
    }
    for plan in phases(playbook, context.as_of) {
        let spent = spending::of_days(context.books(), plan.days, plan.budget.currency);
        report.extend(spent.and_then(|spent| judge(context, &plan, spent)));
    }
}

/// A budget and the days it is for.
struct Plan<'a> {
    page: &'a Page,
    /// The campaign or the phase.
    id: &'a str,
    brief: Option<&'a Brief>,
    budget: &'a Spanned<Money>,
    days: Period,
}

/// The campaigns that run, and those that ended last.
fn campaigns(playbook: &Playbook, day: Date) -> Vec<Plan<'_>> {
    let plans = playbook.briefs().filter_map(|(page, brief)| {
        let dates = brief.dates.as_ref()?;
        let days = Period::between(dates.start.as_ref()?.value, dates.end.as_ref()?.value)?;
        Some(Plan {
            page,
            id: &page.id,
            brief: Some(brief),
            budget: brief.budget.as_ref()?,
            days,
        })
    });
    let settled = plans.filter(|plan| !plan.page.is_draft(day));
    current(settled.collect(), day)
}

fn phases(playbook: &Playbook, day: Date) -> Vec<Plan<'_>> {
    let Some((page, partnership)) = playbook.partnership() else {
        return Vec::new();
    };
    let phases = partnership
        .phases
        .iter()
        .flat_map(|phases| phases.value.iter());
    let plans = phases.filter_map(|entry| {
        let phase = &entry.value.as_ref()?.value;
        Some(Plan {
            page,
            id: &entry.key.value,
            brief: None,
            budget: phase.budget.as_ref()?,
            days: days_of(phase, day)?,
        })
    });
    current(plans.collect(), day)
}

/// The days of a phase; one without an end lasts until today.
fn days_of(phase: &Phase, day: Date) -> Option<Period> {
    let last = phase.to.as_ref().map_or(day, |to| to.value);
    Period::between(phase.from.as_ref()?.value, last)
}

/// Those that have begun and run, and those among the ended ones that ended last.
fn current(mut plans: Vec<Plan<'_>>, day: Date) -> Vec<Plan<'_>> {
    plans.retain(|plan| plan.days.first_day() <= day);
    let ended = plans.iter().map(|plan| plan.days.last_day());
    let last = ended.filter(|end| *end < day).max();
    plans.retain(|plan| day <= plan.days.last_day() || Some(plan.days.last_day()) == last);
    plans
}

fn judge(context: &Context<'_>, plan: &Plan<'_>, spent: Decimal) -> Option<Finding> {
    let budget = plan.budget.amount;
    if spent > budget + budget * ROUNDING {
        return Some(budget_overrun(context, plan, spent));
    }
    let expected = at_pace(context, plan, spent)?;
    let finding = budget_overrun(context, plan, spent).variant("pace");
    Some(finding.with("expected", money(expected, plan)))
}

/// What a running campaign will have cost if it goes on like this, where that is too much and
/// enough of its days are over.
fn at_pace(context: &Context<'_>, plan: &Plan<'_>, spent: Decimal) -> Option<Decimal> {
    plan.brief?;
    let limits = context.playbook.profile.budgets.as_ref()?;
    let (first, last) = (plan.days.first_day(), plan.days.last_day());
    let all = working_days(context, first, last);
    let gone = working_days(context, first, context.as_of.min(last));
    let gone = Decimal::from(gone).checked_div(Decimal::from(all))?;
    let is_running = gone < Decimal::ONE;
    let is_time = limits.forecast_from.as_ref()?.fraction() <= gone;
    let most = plan.budget.amount * (Decimal::ONE + limits.forecast_over.as_ref()?.fraction());
    let expected = spent.checked_div(gone)?;
    (is_running && is_time && expected > most).then_some(expected)
}

/// How many days there are from one to another, those of a pause left out.
fn working_days(context: &Context<'_>, first: Date, last: Date) -> usize {
    let clock = Clock::of(context.playbook);
    let days = first.series(jiff::Span::new().days(1));
    let days = days.take_while(|day| *day <= last);
    days.filter(|day| !clock.is_paused(*day)).count()
}

/// An amount in the currency of a budget, without fractions that nobody pays.
fn money(amount: Decimal, plan: &Plan<'_>) -> Arg {
    let code = plan.budget.currency.code().to_owned();
    Arg::Money(amount.round_dp(2), code)
}

fn budget_overrun(context: &Context<'_>, plan: &Plan<'_>, spent: Decimal) -> Finding {
    let code = plan.budget.currency.code();
    let field = match plan.page.kind {
        Kind::Partnership => format!("phases.{}.budget", plan.id),
        _ => "budget".to_owned(),
    };
    let over = (spent - plan.budget.amount).max(Decimal::ZERO);
    let mut finding = plan
        .page
        .finding(RULE.id, plan.budget.span)
        .cause(Cause::Data)
        .field(field)
        .with("id", plan.id)
        .with("spent", money(spent, plan))
        .with("budget", money(plan.budget.amount, plan))
        .with("over", money(over, plan))
        .with("date", context.as_of.min(plan.days.last_day()));
    finding.set_measure(spent, code, Toward::Lower);
    finding.evidence.observed = Some(format!("{} {code}", spent.round_dp(2).normalize()));
    finding.evidence.expected = Some(format!("<= {} {code}", plan.budget.amount.normalize()));
    finding.evidence.window = Some(judged::days(&plan.days));
    finding
}
