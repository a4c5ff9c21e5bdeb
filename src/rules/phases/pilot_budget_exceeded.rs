use super::super::{Check, Context, Rule, judged};
use super::committed::{self, Promised};
use super::stated::{self, Stated};
use crate::actuals::phases::{PILOT, SCALE};
use crate::actuals::spending;
use crate::finding::{Cause, Finding, Level, Report, Toward};
use crate::locale::Arg;
use crate::model::Page;
use crate::model::kinds::{Brief, Status};
use crate::text::Spanned;
use crate::value::{Date, Decimal, Money};

pub(super) static RULE: Rule = Rule {
    id: "pilot-budget-exceeded",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A pilot costs more than the profile's ceiling, in `standard` 5000 USD. Told are, each at its own place:
the `budget` of the phase in `index.md`; an agreement that holds in the pilot and promises to pay more (a
monthly amount counts once for each 30 days); what became owed or was spent in the days of the pilot; and
the `budget` of a campaign that starts before `scale` begins.

Amounts in another currency need a rate in the ledger `rates`. When each side has said how the pilot
ended, it is history; the budgets of campaigns are looked at until `scale` begins.

**Why.** A pilot is there to fail cheaply. With real money in it nobody dares to stop.

```bad
==> index.md
---
phases:
  pilot: { from: 2026-02-16, to: 2026-03-20, budget: 12000 USD }
---
```

```bad
==> index.md
---
phases:
  pilot: { from: 2026-02-16, to: 2026-03-20 }
---
==> agreements/2026-02-loi.md
---
form: loi
status: active
term: { from: 2026-02-16, to: 2026-03-20 }
payment:
  - { amount: 3500 USD, trigger: accepted, within: 7d }
  - { amount: 2600 USD, trigger: accepted, within: 7d }
---
```

```bad
==> index.md
---
phases:
  pilot: { from: 2026-02-16, to: 2026-03-20, budget: 4500 USD }
---
==> ledgers/payments.csv
id,payee,amount,currency,due,triggered
p-1,ann-cooks,3900,USD,2026-03-12,2026-03-05
p-2,lumen,2600,USD,2026-03-27,2026-03-20
```

```good
==> index.md
---
phases:
  pilot: { from: 2026-02-16, to: 2026-03-20, budget: 4500 USD }
  scale: { from: 2026-04-13 }
---
==> briefs/2026-03-spring.md
---
phase: pilot
dates: { start: 2026-03-06, end: 2026-03-20 }
budget: 1900 USD
---
==> briefs/2026-04-summer.md
---
phase: scale
dates: { start: 2026-04-20, end: 2026-05-20 }
budget: 9000 USD
---
```

**Configuration.** `pilot-budget-exceeded = { budget = "8000 USD" }` under `[rules]`, else `budget` of
`[phases.pilot]` in the profile; without one the rule is silent. That a budget of your own is overrun is
told by `budget-overrun`.

**Origin.** A facilitator gives a pilot two to five thousand dollars and keeps real money for the last
phase. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let ceiling = committed::ceiling(context, RULE.id);
    let pilot = stated::find(context.playbook, PILOT);
    let Some((ceiling, pilot)) = ceiling.zip(pilot) else {
        return;
    };
    let cost = Cost {
        context,
        pilot,
        ceiling,
    };
    if stated::is_on_trial(context) {
        report.extend(cost.stated());
        report.extend(cost.promised());
        report.extend(cost.spent());
    }
    let scale = stated::find(context.playbook, SCALE);
    if scale.is_none_or(|scale| !scale.has_begun(context.as_of)) {
        report.extend(cost.campaigns(scale.and_then(|scale| Some(scale.from()?.value))));
    }
}

/// A pilot and the most that it may cost.
struct Cost<'a> {
    context: &'a Context<'a>,
    pilot: Stated<'a>,
    ceiling: Money,
}

impl Cost<'_> {
    /// That the pilot's own budget is over the ceiling.
    fn stated(&self) -> Option<Finding> {
        let budget = self.pilot.phase.budget.as_ref()?;
        let amount = self.over(budget.value)?;
        let finding = self.pilot.finding(RULE.id, budget.span);
        let finding = finding.field(format!("phases.{PILOT}.budget"));
        Some(self.pilot_budget_exceeded(finding, amount))
    }

    /// That agreements promise more.
    fn promised(&self) -> Vec<Finding> {
        let Some(days) = committed::days_of(&self.pilot, self.context.as_of) else {
            return Vec::new();
        };
        let promised = committed::promised(self.context, days, self.ceiling);
        let over = promised.iter().filter(|it| self.ceiling.amount < it.sum);
        let meant = over.filter(|it| it.page.status() != Some(Status::Draft));
        meant.map(|it| self.promise(it)).collect()
    }

    fn promise(&self, promised: &Promised<'_>) -> Finding {
        let page = promised.page;
        let finding = page.finding(RULE.id, promised.span).field("payment");
        let finding = finding.variant("promised").with("agreement", &page.id);
        self.labelled(self.pilot_budget_exceeded(finding, promised.sum))
    }

    /// That more was spent, whatever was planned.
    fn spent(&self) -> Option<Finding> {
        let days = committed::days_of(&self.pilot, self.context.as_of)?;
        let spent = spending::of_days(self.context.books(), days, self.ceiling.currency)?;
        if spent <= self.ceiling.amount {
            return None;
        }
        let finding = self.pilot.finding(RULE.id, self.pilot.key.span);
        let finding = finding.variant("spent").cause(Cause::Data);
        let date = self.context.as_of.min(days.last_day());
        let mut finding = self.pilot_budget_exceeded(finding.with("date", date), spent);
        finding.evidence.window = Some(judged::days(&days));
        Some(finding)
    }

    /// That campaigns cost more before `scale` begins.
    fn campaigns(&self, scale: Option<Date>) -> Vec<Finding> {
        let briefs = self.context.playbook.briefs();
        let early = briefs.filter(|(page, brief)| !page.is_closed() && self.is_early(brief, scale));
        let over = early.filter_map(|(page, brief)| {
            let budget = brief.budget.as_ref()?;
            Some(self.campaign(page, budget, self.over(budget.value)?))
        });
        over.collect()
    }

    fn is_early(&self, brief: &Brief, scale: Option<Date>) -> bool {
        let start = brief.dates.as_ref().and_then(|dates| dates.start.as_ref());
        let is_of_scale = brief
            .phase
            .as_ref()
            .is_some_and(|phase| phase.value == SCALE);
        let begins = self.pilot.from().map(|from| from.value);
        !is_of_scale
            && start.is_some_and(|start| {
                begins.is_some_and(|begins| begins <= start.value)
                    && scale.is_none_or(|scale| start.value < scale)
            })
    }

    fn campaign(&self, page: &Page, budget: &Spanned<Money>, amount: Decimal) -> Finding {
        let finding = page.finding(RULE.id, budget.span).variant("campaign");
        let finding = finding.field("budget").with("campaign", &page.id);
        self.labelled(self.pilot_budget_exceeded(finding, amount))
    }

    fn labelled(&self, finding: Finding) -> Finding {
        let place = self.pilot.place(self.pilot.key.span);
        finding.label(place, "pilot-budget-exceeded-pilot")
    }

    /// The amount in the currency of the ceiling, where it is more than that.
    fn over(&self, money: Money) -> Option<Decimal> {
        let amount = committed::told(self.context, money, self.ceiling)?;
        (self.ceiling.amount < amount).then_some(amount)
    }

    fn pilot_budget_exceeded(&self, finding: Finding, amount: Decimal) -> Finding {
        let code = self.ceiling.currency.code();
        let money = |amount: Decimal| Arg::Money(amount.round_dp(2), code.to_owned());
        let mut finding = finding
            .with("amount", money(amount))
            .with("ceiling", money(self.ceiling.amount));
        finding.set_measure(amount, code, Toward::Lower);
        finding.evidence.observed = Some(format!("{} {code}", amount.round_dp(2).normalize()));
        finding.evidence.expected = Some(format!("<= {}", self.ceiling));
        finding
    }
}
