use super::super::{Check, Context, Rule, judged};
use crate::actuals::figure::period_arg;
use crate::actuals::kpi::{self, Standing};
use crate::actuals::outcome::{Outcome, State};
use crate::finding::{Cause, Finding, Level, Report};
use crate::model::field::Keyed;
use crate::model::ids::PartyId;
use crate::model::kinds::{Answer, ExpectationRole, Facts, OnTrack, Status};
use crate::model::{Kind, Page, Playbook};
use crate::text::Spanned;
use crate::value::{Date, Period};

pub(super) static RULE: Rule = Rule {
    id: "answer-contradicts-data",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A side answered the month's question about the metrics with `on-track`, and the results say that they
were off track; or with `off-track`, while every KPI was on track. `not-sure` contradicts nothing.

Where `comity.toml` has a `[kpi]` rule, a month is off track when that rule fails for it: two of three
may be enough. Else it is when the primary metric or any KPI misses its target. Compared is the
latest health check that has an answer, with the results of its own month; where they cannot be told,
nothing is.

**Why.** One of the two is wrong: either the side looks at other numbers, or the number does not
measure what matters to it. Both are worth a conversation, and neither is an error.

```bad as-of=2026-05-04
==> index.md
---
parties: [lumen]
---
==> agreements/framework.md
---
status: active
term: { from: 2026-04-01 }
signoffs: { lumen: { date: 2026-03-30 } }
expectations:
  us-cpe: { metric: cpe, target: 0.25 USD, role: primary }
---
==> metrics/cpe.md
---
unit: USD/engagement
better: lower
ledger: performance
formula: sum(spend) / sum(engagements)
---
==> ledgers/performance.csv
date,market,spend,currency,engagements
2026-04-17,us,400,USD,1000
==> health/2026-04.md
---
answers:
  lumen: { by: dana, date: 2026-05-02, metrics: on-track, communication: 4, verdict: continue }
---
```

```bad as-of=2026-05-04
==> index.md
---
parties: [lumen]
---
==> agreements/framework.md
---
status: active
term: { from: 2026-04-01 }
signoffs: { lumen: { date: 2026-03-30 } }
expectations:
  us-cpe: { metric: cpe, target: 0.25 USD, role: primary }
---
==> metrics/cpe.md
---
unit: USD/engagement
better: lower
ledger: performance
formula: sum(spend) / sum(engagements)
---
==> ledgers/performance.csv
date,market,spend,currency,engagements
2026-04-17,us,200,USD,1000
==> health/2026-04.md
---
answers:
  lumen: { by: dana, date: 2026-05-02, metrics: off-track, communication: 4, verdict: continue }
---
```

```good as-of=2026-05-04
==> index.md
---
parties: [lumen]
---
==> agreements/framework.md
---
status: active
term: { from: 2026-04-01 }
signoffs: { lumen: { date: 2026-03-30 } }
expectations:
  us-cpe: { metric: cpe, target: 0.25 USD, role: primary }
---
==> metrics/cpe.md
---
unit: USD/engagement
better: lower
ledger: performance
formula: sum(spend) / sum(engagements)
---
==> ledgers/performance.csv
date,market,spend,currency,engagements
2026-04-17,us,400,USD,1000
==> health/2026-04.md
---
answers:
  lumen: { by: dana, date: 2026-05-02, metrics: off-track, communication: 4, verdict: continue }
---
```

**Configuration.** `answer-contradicts-data = "off"` under `[rules]`.

**Origin.** Practitioners ask both sides each month whether the metrics are being hit, and want the
answer next to the numbers. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let Some(latest) = latest(context.playbook, context.as_of) else {
        return;
    };
    let results = results(context, latest.month);
    for (side, answer) in &latest.answers {
        let Some(said) = &answer.metrics else {
            continue;
        };
        let finding = match (said.value, results.standing) {
            (OnTrack::OnTrack, Some(false)) => contradiction(side, said, &latest, &results),
            (OnTrack::OffTrack, Some(true)) => {
                contradiction(side, said, &latest, &results).variant("better")
            }
            _ => continue,
        };
        report.push(finding);
    }
}

/// The latest health check that has an answer, and its month, where that is over.
struct Asked<'a> {
    page: &'a Page,
    month: Period,
    answers: Vec<(&'a Keyed<PartyId, Answer>, &'a Answer)>,
}

fn latest(playbook: &Playbook, day: Date) -> Option<Asked<'_>> {
    let checks = playbook.of_kind(Kind::HealthCheck).filter_map(|document| {
        let page = &*document.page;
        let Facts::HealthCheck(check) = &page.facts else {
            return None;
        };
        let answers = check.answers.iter().flat_map(|table| table.value.iter());
        let given = answers.filter_map(|entry| {
            let answer = &entry.value.as_ref()?.value;
            let date = answer.date.as_ref();
            date.is_none_or(|date| date.value <= day)
                .then_some((entry, answer))
        });
        let sides = given.filter(|(entry, _)| playbook.is_side(entry.key.as_str()));
        Some(Asked {
            page,
            month: judged::period_of(page, check.period.as_ref())?,
            answers: sides.collect(),
        })
    });
    let answered = checks
        .filter(|check| check.page.status() != Some(Status::Draft) && !check.answers.is_empty());
    let last = answered.max_by_key(|check| check.month.last_day())?;
    (last.month.last_day() <= day).then_some(last)
}

/// The results of a month.
struct Results {
    /// The KPIs and guardrails, up to their window that ends in the month.
    outcomes: Vec<Outcome>,
    /// Whether the month was on track; `None` where nobody can say, or it was neither.
    standing: Option<bool>,
}

fn results(context: &Context<'_>, month: Period) -> Results {
    let agreed =
        context.actuals.outcomes.iter().filter(|outcome| {
            outcome.campaign.is_none() && outcome.role != ExpectationRole::Tracked
        });
    let outcomes: Vec<Outcome> = agreed.filter_map(|outcome| until(outcome, month)).collect();
    let is_weighty = |outcome: &&Outcome| outcome.role != ExpectationRole::Guardrail;
    let is_off = |outcome: &Outcome| outcome.state() == State::OffTrack;
    let fails = match kpi::verdict(context.playbook, &outcomes) {
        Some(verdict) => verdict.state == Standing::Failing,
        None => outcomes.iter().filter(is_weighty).any(is_off),
    };
    let is_on = |outcome: &Outcome| outcome.state() == State::OnTrack;
    let are_all_on = !outcomes.is_empty() && outcomes.iter().all(is_on);
    let standing = match (fails, are_all_on) {
        (true, _) => Some(false),
        (false, true) => Some(true),
        (false, false) => None,
    };
    Results { outcomes, standing }
}

/// An outcome as it stood at the end of its last window that ended in the month.
fn until(outcome: &Outcome, month: Period) -> Option<Outcome> {
    let at = outcome.judgements.iter().rposition(|judgement| {
        judgement.window.is_complete && month.contains(judgement.window.period.last_day())
    })?;
    let mut then = outcome.clone();
    then.judgements.truncate(at + 1);
    Some(then)
}

fn contradiction(
    side: &Keyed<PartyId, Answer>,
    said: &Spanned<OnTrack>,
    asked: &Asked<'_>,
    results: &Results,
) -> Finding {
    let mut finding = asked
        .page
        .finding(RULE.id, said.span)
        .cause(Cause::Data)
        .field(format!("answers.{}.metrics", side.key.as_str()))
        .with("side", side.key.as_str());
    let is_telling = |outcome: &&Outcome| match results.standing {
        Some(false) => outcome.state() == State::OffTrack,
        _ => true,
    };
    let telling: Vec<&Outcome> = results.outcomes.iter().filter(is_telling).collect();
    for outcome in &telling {
        let Some(latest) = outcome.latest() else {
            continue;
        };
        let told = judged::with_evidence(finding.clone(), outcome, latest);
        let place = judged::target_place(outcome);
        let told = told.with("key", &outcome.key);
        finding.labels = told.label(place, "answer-contradicts-data-result").labels;
    }
    let on = results
        .outcomes
        .iter()
        .filter(|outcome| outcome.state() == State::OnTrack);
    let observed = format!("{}/{}", on.count(), results.outcomes.len());
    finding.evidence.observed = Some(observed);
    finding.evidence.window = Some(judged::days(&asked.month));
    finding.with("window", period_arg(&asked.month))
}
