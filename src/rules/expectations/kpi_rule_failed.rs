use super::super::{Check, Context, Rule, judged};
use super::answers;
use crate::actuals::figure::period_arg;
use crate::actuals::kpi::{Part, Standing, Verdict};
use crate::actuals::outcome::Outcome;
use crate::finding::{Cause, Finding, Level, Place, Report, Toward};
use crate::locale::Arg;
use crate::model::kinds::ExpectationRole;

pub(super) static RULE: Rule = Rule {
    id: "kpi-rule-failed",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
The `[kpi]` rule of `comity.toml` says that the partnership does not work: fewer KPIs pass than
`pass` wants, or the primary one does not (unless `primary_must_pass = false`), or a guardrail does
not. The parts that do not pass are shown, each at its target; whether each of them is an error by
itself is told by `missed-expectation`.

What cannot be told counts neither way: the rule fails only where it fails whatever the unknown parts
are. Where each part that does not pass was answered by a decision or a post-mortem, it is
information.

**Why.** One number can have a bad month. The rule was agreed on when nobody knew the results, so that
it need not be discussed when everybody does.

```bad as-of=2026-04-30
==> comity.toml
format = 1
[markets.us]
[kpi]
pass = "1 of 1"
==> agreements/framework.md
---
status: active
term: { from: 2026-04-01 }
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
```

```good as-of=2026-04-30
==> comity.toml
format = 1
[markets.us]
[kpi]
pass = "1 of 1"
==> agreements/framework.md
---
status: active
term: { from: 2026-04-01 }
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
```

**Configuration.** The rule itself is `[kpi]`: `pass = "2 of 3"`, `basis = "target"`, `"trend"` or
`"pace"`, `primary_must_pass`. `kpi-rule-failed = "warning"` or `"off"` under `[rules]`.

**Origin.** Practitioners go on after a pilot when two of three KPIs are on track, and differ on
whether that means growing, on pace or hit; so the basis is yours to state. It is a practice, not a
law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let failing = context.actuals.verdict.as_ref();
    let failing = failing.filter(|verdict| verdict.state == Standing::Failing);
    let rule = context.playbook.config.kpi.as_ref();
    if let Some((verdict, kpi)) = failing.zip(rule) {
        let span = kpi.pass.as_ref().map_or(kpi.span, |pass| pass.span);
        let place = Place::new(&context.playbook.config_file.path, span);
        report.push(kpi_rule_failed(context, verdict, place));
    }
}

/// The result behind a part of the rule.
fn outcome<'a>(context: &Context<'a>, part: &Part) -> Option<&'a Outcome> {
    let mut outcomes = context.actuals.outcomes.iter();
    outcomes.find(|outcome| outcome.campaign.is_none() && outcome.reference() == part.reference)
}

fn kpi_rule_failed(context: &Context<'_>, verdict: &Verdict, place: Place) -> Finding {
    let kpis = verdict.parts.iter();
    let kpis = kpis
        .filter(|part| part.role != ExpectationRole::Guardrail)
        .count();
    let failed: Vec<&Outcome> = verdict
        .parts
        .iter()
        .filter(|part| part.passes == Some(false))
        .filter_map(|part| outcome(context, part))
        .collect();
    let names = failed.iter().map(|outcome| outcome.key.clone());
    let mut finding = Finding::new(RULE.id, place)
        .cause(Cause::Data)
        .object("comity.toml")
        .field("kpi")
        .with("passed", verdict.passed)
        .with("kpis", kpis)
        .with("needed", verdict.needed)
        .with("failed", Arg::All(names.collect()));
    if verdict.passed >= verdict.needed {
        finding = finding.variant("veto");
    } else if failed.is_empty() {
        finding = finding.variant("few");
    }
    finding.set_measure(verdict.passed, "KPIs", Toward::Higher);
    finding.evidence.observed = Some(format!("{}/{kpis}", verdict.passed));
    finding.evidence.expected = Some(format!(">= {}/{kpis}", verdict.needed));
    let latest = failed.iter().filter_map(|outcome| outcome.latest());
    if let Some(last) = latest.max_by_key(|judgement| judgement.window.period.last_day()) {
        finding.evidence.window = Some(judged::days(&last.window.period));
        finding = finding.with("window", period_arg(&last.window.period));
    }
    let is_answered = |outcome: &&Outcome| {
        let latest = outcome.latest();
        latest.is_some_and(|latest| answers::to(context, outcome, latest).is_some())
    };
    if !failed.is_empty() && failed.iter().all(is_answered) {
        finding = finding.level(Level::Info);
    }
    for outcome in failed {
        finding = labelled(finding, outcome);
    }
    finding
}

/// Shows a part that does not pass, at its target.
fn labelled(mut finding: Finding, outcome: &Outcome) -> Finding {
    let Some(latest) = outcome.latest() else {
        return finding;
    };
    let named = finding.clone().with("key", &outcome.key);
    let told = judged::with_evidence(named, outcome, latest);
    let place = judged::target_place(outcome);
    finding.labels = told.label(place, "kpi-rule-failed-part").labels;
    finding
}
