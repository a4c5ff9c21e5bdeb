use super::super::{Check, Context, Rule, said, signed};
use super::committed;
use super::stated::{self, Stated};
use crate::actuals::phases::PILOT;
use crate::finding::{Finding, Level, Place, Report, Toward};
use crate::locale::Arg;
use crate::model::kinds::{Approval, Brief};
use crate::model::{Page, Playbook};
use crate::text::{Span, Spanned};
use crate::value::{Date, Decimal, Duration, DurationUnit};

pub(super) static RULE: Rule = Rule {
    id: "plan-infeasible",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The plan of a pilot does not fit the pilot. Either its days are too few: the lead time that creators
have, each round of changes with its approval and its rework, and a decision take longer than the time
from `from`, or from the day on which the brief is sent, to `to`. Or its money is too little: an agreement
that is not signed yet would pay more in these days than a pilot may cost.

The lead time is that of the brief, else the profile's; the rounds are those of the brief, else the most
that `approvals` of the charter allow, and each takes the approval's `within` and the profile's `rework`.
A pilot that is over is left alone.

**Why.** A plan that cannot be kept is broken by whoever has the least power: the creator works over
the weekend, and the video shows it.

```bad
==> index.md
---
phases:
  pilot: { from: 2026-03-30, to: 2026-04-26 }
---
==> charter.md
---
approvals: { video: { decider: anna, within: 7d, rounds: 3 } }
---
```

```bad
==> index.md
---
phases:
  pilot: { from: 2026-03-30, to: 2026-05-03 }
---
==> agreements/2026-03-terms.md
---
form: terms
status: draft
term: { from: 2026-03-30, to: 2026-05-03 }
payment: { amount: 8000 USD, trigger: monthly, within: 7d }
---
```

```good
==> index.md
---
phases:
  pilot: { from: 2026-03-30, to: 2026-05-03 }
---
==> charter.md
---
approvals: { video: { decider: anna, within: 48h, rounds: 3 } }
---
```

**Configuration.** `lead_time`, `rework` and `decision` of `[deadlines]` and `budget` of `[phases.pilot]` in
the profile; `plan-infeasible = { budget = "8000 USD" }` under `[rules]`.

**Origin.** A creator asks for one to two weeks, a strategist allows two or three rounds, a pilot has 30
days, and a small agency costs three to eight thousand dollars a month: nobody did the sum. It is a
practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let pilot = stated::find(context.playbook, PILOT).filter(|_| stated::is_on_trial(context));
    let Some(pilot) = pilot else { return };
    if pilot.to().is_some_and(|to| to.value < context.as_of) {
        return;
    }
    report.extend(too_few_days(context, &pilot));
    report.extend(too_little_money(context, &pilot));
}

/// What a campaign of the pilot takes, and the days it has.
struct Plan<'a> {
    lead: Duration,
    rounds: u32,
    /// An approval and the rework after it.
    round: Decimal,
    decision: Duration,
    /// The first day, where the brief says so.
    from: Date,
    /// Where the rounds are stated.
    place: Option<Place>,
    brief: Option<&'a Page>,
}

impl Plan<'_> {
    /// The days it takes, begun ones counted whole.
    fn days(&self) -> Decimal {
        let rounds = self.round * Decimal::from(self.rounds);
        (self.lead.approx_days() + rounds + self.decision.approx_days()).ceil()
    }
}

fn too_few_days(context: &Context<'_>, pilot: &Stated<'_>) -> Option<Finding> {
    let (from, to) = pilot.from().zip(pilot.to())?;
    let plans = plans(context, from.value);
    let plans = plans.into_iter().map(|plan| {
        let has = (to.value - plan.from).get_days() + 1;
        (Decimal::from(has), plan)
    });
    let short = plans.filter(|(has, plan)| *has > Decimal::ZERO && *has < plan.days());
    let (has, plan) = short.max_by_key(|(has, plan)| plan.days() - *has)?;
    Some(plan_infeasible(pilot, to, has, &plan))
}

/// The plans of the campaigns that belong to the pilot; where there is none, that of any campaign.
fn plans<'a>(context: &Context<'a>, from: Date) -> Vec<Plan<'a>> {
    let playbook: &'a Playbook = context.playbook;
    let own = playbook.briefs().filter(|(page, brief)| {
        let is_of_pilot = brief
            .phase
            .as_ref()
            .is_some_and(|phase| phase.value == PILOT);
        is_of_pilot && !page.is_closed()
    });
    let own: Vec<(&Page, &Brief)> = own.collect();
    if own.is_empty() {
        return plan(context, None, from).into_iter().collect();
    }
    let plans = own
        .into_iter()
        .filter_map(|brief| plan(context, Some(brief), from));
    plans.collect()
}

/// What is planned; `None` where nothing says how many rounds there are.
fn plan<'a>(
    context: &Context<'a>,
    brief: Option<(&'a Page, &'a Brief)>,
    from: Date,
) -> Option<Plan<'a>> {
    let limits = context.playbook.profile.deadlines.as_ref()?;
    let own = brief.map(|(_, brief)| brief);
    let stated = own.and_then(|brief| brief.lead_time.as_ref());
    let lead = stated.or(limits.lead_time.as_ref())?.value;
    let sent = own
        .and_then(|brief| brief.sent.as_ref())
        .map(|sent| sent.value);
    let slowest = approval(context.playbook);
    let (within, rounds, place) = slowest?;
    let own_rounds = own.and_then(|brief| brief.rounds.as_ref());
    let rework = limits.rework.as_ref()?.value.approx_days();
    Some(Plan {
        lead,
        rounds: own_rounds.map_or(rounds, |rounds| rounds.value),
        round: within.approx_days() + rework,
        decision: limits.decision.as_ref()?.value,
        from: sent.map_or(from, |sent| sent.max(from)),
        place: Some(place),
        brief: brief.map(|(page, _)| page),
    })
}

/// The approval of the charter that takes longest with all its rounds: how long one takes, how
/// many there are, and where that stands.
fn approval(playbook: &Playbook) -> Option<(Duration, u32, Place)> {
    let (page, charter) = playbook.charter()?;
    let approvals = charter.approvals.iter().flat_map(|all| all.value.iter());
    let stated = approvals.filter_map(|entry| {
        let approval: &Approval = &entry.value.as_ref()?.value;
        let within = approval.within.as_ref()?.value;
        let rounds = approval.rounds.as_ref()?.value;
        Some((within, rounds, Place::new(page.path(), entry.key.span)))
    });
    stated.max_by_key(|(within, rounds, _)| within.approx_days() * Decimal::from(*rounds))
}

/// That an agreement which is not signed yet would cost more than a pilot may.
fn too_little_money(context: &Context<'_>, pilot: &Stated<'_>) -> Option<Finding> {
    let ceiling = committed::ceiling(context, RULE.id)?;
    let days = committed::days_of(pilot, context.as_of)?;
    let promised = committed::promised(context, days, ceiling);
    let open = promised.into_iter().filter(|promised| {
        let is_signed = signed::by_all(context.playbook, promised.page).is_some();
        !is_signed && ceiling.amount < promised.sum
    });
    let most = open.max_by_key(|promised| promised.sum)?;
    let code = ceiling.currency.code();
    let money = |amount: Decimal| Arg::Money(amount.round_dp(2), code.to_owned());
    let finding = most.page.finding(RULE.id, most.span).variant("fee");
    let mut finding = finding
        .field("payment")
        .with("agreement", &most.page.id)
        .with("amount", money(most.sum))
        .with("ceiling", money(ceiling.amount))
        .label(pilot.place(pilot.key.span), "plan-infeasible-pilot");
    finding.set_measure(most.sum, code, Toward::Lower);
    finding.evidence.observed = Some(format!("{} {code}", most.sum.round_dp(2).normalize()));
    finding.evidence.expected = Some(format!("<= {ceiling}"));
    Some(finding)
}

/// A whole number of days, as messages say it.
fn in_days(days: Decimal) -> Duration {
    Duration::new(u32::try_from(days).unwrap_or(0), DurationUnit::Day)
}

fn plan_infeasible(
    pilot: &Stated<'_>,
    to: &Spanned<Date>,
    has: Decimal,
    plan: &Plan<'_>,
) -> Finding {
    let span: Span = to.span;
    let finding = pilot.finding(RULE.id, span);
    let mut finding = finding
        .with("has", said::length(in_days(has)))
        .with("needs", said::length(in_days(plan.days())))
        .with("lead", said::length(plan.lead))
        .with("rounds", plan.rounds)
        .with("round", said::length(in_days(plan.round.ceil())))
        .with("decision", said::length(plan.decision));
    finding.evidence.observed = Some(format!("{has}d"));
    finding.evidence.expected = Some(format!(">= {}d", plan.days()));
    if let Some(brief) = plan.brief {
        finding = finding.variant("campaign").with("campaign", &brief.id);
    }
    match &plan.place {
        Some(place) => finding.label(place.clone(), "plan-infeasible-rounds"),
        None => finding,
    }
}
