use super::super::{Check, Context, Rule, find};
use crate::actuals::outcome::{Outcome, State};
use crate::actuals::radar::trend::Direction;
use crate::actuals::radar::{self, Signal, What, is_cost};
use crate::finding::{Cause, Finding, Level, Report};
use crate::locale::{Arg, Lang};
use crate::model::config::RuleLevel;

pub(super) static RULE: Rule = Rule {
    id: "worsening-trend",
    level: Level::Info,
    is_heuristic: true,
    docs: r#"
A signal of the partnership has moved the wrong way several times without going back in between: three
times in the profile `standard` (twice for marks from 1 to 5), and by 14 % in all. Each is looked at
month by month, or by the periods of its promise:

- every promise in force whose metric is better lower or higher;
- the wait for answers, decisions and approvals, rounds of changes, deliveries and payments after
  their day, and the time creators have, where no promise measures them already;
- the share of its budget that each campaign took, and records of meetings and checks in time;
- the mark each side gives the communication, and how far the marks lie apart;
- the longest silence of each side.

A month in which fewer than two things happened tells nothing, and a month nobody measured ends the
row. Months that were paused as a whole are left out. Where another rule tells the same already (costs
that creep, a target that is missed, answers that are slow, payments that are late), this one is quiet.

**Why.** A partnership seldom breaks in one month. The numbers say so before anybody does, while there
is still time to ask.

```bad as-of=2026-04-30
==> ledgers/requests.csv
id,from,to,asked,answered
r-1,northwind,lumen,2026-01-12T10:00+03:00,2026-01-12T20:00+03:00
r-2,northwind,lumen,2026-01-20T10:00+03:00,2026-01-20T20:00+03:00
r-3,northwind,lumen,2026-02-10T10:00+03:00,2026-02-11T00:00+03:00
r-4,northwind,lumen,2026-02-17T10:00+03:00,2026-02-18T00:00+03:00
r-5,northwind,lumen,2026-03-10T10:00+03:00,2026-03-11T06:00+03:00
r-6,northwind,lumen,2026-03-17T10:00+03:00,2026-03-18T06:00+03:00
r-7,northwind,lumen,2026-04-07T10:00+03:00,2026-04-08T16:00+03:00
r-8,northwind,lumen,2026-04-14T10:00+03:00,2026-04-15T16:00+03:00
```

```good as-of=2026-04-30
==> ledgers/requests.csv
id,from,to,asked,answered
r-1,northwind,lumen,2026-01-12T10:00+03:00,2026-01-12T20:00+03:00
r-2,northwind,lumen,2026-01-20T10:00+03:00,2026-01-20T20:00+03:00
r-3,northwind,lumen,2026-02-10T10:00+03:00,2026-02-11T00:00+03:00
r-4,northwind,lumen,2026-02-17T10:00+03:00,2026-02-18T00:00+03:00
r-5,northwind,lumen,2026-03-10T10:00+03:00,2026-03-11T06:00+03:00
r-6,northwind,lumen,2026-03-17T10:00+03:00,2026-03-18T06:00+03:00
r-7,northwind,lumen,2026-04-07T10:00+03:00,2026-04-07T16:00+03:00
r-8,northwind,lumen,2026-04-14T10:00+03:00,2026-04-14T16:00+03:00
```

**Configuration.** `worsening-trend = "warning"` or `"off"` under `[rules]`; how many changes, how much
in all and how many cases a month needs is the profile's `[trends]`.

**Origin.** Practitioners follow the same few numbers every month, and say that a partner who gets
slower does not get faster by itself. That several changes in a row are a trend comes from control
charts; how many is our choice. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let signals = radar::radar(context.playbook, context.actuals, context.as_of);
    let worsening = signals
        .iter()
        .filter(|signal| signal.direction() == Direction::Worsening);
    for signal in worsening {
        if !is_told(context, &signal.what) {
            report.extend(worsening_trend(context, signal));
        }
    }
}

/// Whether a rule of its own tells what a signal shows.
fn is_told(context: &Context<'_>, what: &What) -> bool {
    let rules: &[&str] = match what {
        What::Promise { reference, .. } => return is_promise_told(context, reference),
        What::Answers => &["slow-answers"],
        What::Decisions => &["decision-overdue"],
        What::Approvals => &[],
        What::Rounds => &["too-many-rounds"],
        What::Deliveries => &["late-deliverables"],
        What::Payments => &["late-payment", "overdue-payment"],
        What::LeadTime => &["short-lead-time"],
        What::Budgets => &["budget-overrun"],
        What::Cadences => &["cadence-missed"],
        What::Mark(_) | What::Gap => &["perception-gap"],
        What::Silence(_) => &["channel-silence"],
    };
    rules.iter().any(|rule| tells(context, rule))
}

/// Costs that creep are told by the same trend, and a missed target is told by itself.
fn is_promise_told(context: &Context<'_>, reference: &str) -> bool {
    let mut outcomes = context.actuals.outcomes.iter();
    let is_it = |outcome: &&Outcome| outcome.is_in_force && outcome.reference() == reference;
    outcomes.find(is_it).is_some_and(|outcome| {
        let creeps = is_cost(outcome) && is_on(context, "cost-creep");
        let is_missed = outcome.state() == State::OffTrack;
        creeps || (is_missed && is_on(context, "missed-expectation"))
    })
}

fn is_on(context: &Context<'_>, rule: &str) -> bool {
    context.playbook.rule_level(rule) != Some(RuleLevel::Off)
}

/// Whether a rule that is on has something to say.
fn tells(context: &Context<'_>, rule: &str) -> bool {
    let mut report = Report::default();
    match find(rule).map(|rule| rule.check) {
        Some(Check::Playbook(check)) => check(context, &mut report),
        Some(Check::MaybeHistory(check)) => check(context, None, &mut report),
        _ => {}
    }
    is_on(context, rule) && !report.findings.is_empty()
}

fn worsening_trend(context: &Context<'_>, signal: &Signal) -> Option<Finding> {
    let playbook = context.playbook;
    let (first, last) = (signal.evidence().first()?, signal.evidence().last()?);
    let document = playbook.at(&signal.place.path);
    let object = document.map_or_else(
        || signal.place.path.to_string(),
        |document| document.page.object(),
    );
    let field = match &signal.what {
        What::Promise { reference, .. } => format!("trend.promise.{reference}"),
        What::Mark(side) | What::Silence(side) => format!("trend.{}.{side}", signal.what.word()),
        what => format!("trend.{}", what.word()),
    };
    let in_both = |say: &dyn Fn(Lang) -> String| Arg::Words {
        en: say(Lang::En),
        ru: say(Lang::Ru),
    };
    let name = in_both(&|lang| signal.what.name(playbook, lang));
    let told = in_both(&|lang| signal.told(lang));
    let mut finding = Finding::new(RULE.id, signal.place.clone())
        .cause(Cause::Data)
        .object(object)
        .field(field)
        .with("name", name)
        .with("told", told);
    finding.evidence.observed = Some(signal.values(Lang::En).replace('\u{a0}', " "));
    finding.evidence.n = Some(last.n);
    let (begin, end) = (first.period.first_day(), last.period.last_day());
    finding.evidence.window = Some(format!("{begin}..{end}"));
    Some(finding)
}
