use super::super::{Check, Context, Rule, options};
use super::choice::{Applicant, Choice, applicants, choices, is_asked, is_written};
use super::reweighted::{Reweighting, reweighted};
use super::scores::{Criteria, raters};
use crate::compare::covered::{Allowed, decision_for};
use crate::finding::{Finding, Level, Place, Report};
use crate::history::Timeline;
use crate::locale::Arg;
use crate::model::field::Choice as _;
use crate::model::kinds::{CandidateOutcome, DecisionStatus};
use crate::model::{Page, Playbook};
use crate::value::Decimal;

pub(super) static RULE: Rule = Rule {
    id: "selection-by-gut",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
Somebody was chosen

- without scores, or without a score on one of the criteria;
- though another candidate has a higher weighted mean, and no accepted decision says why: one that the
  selection names under `decision`, or that names the selection under `changes`;
- on the scores of one rater, where the profile asks for two;

or, where Git is read, a weight was changed, a criterion added or taken out after the first score was
committed, and no accepted decision names it under `changes`.

The weighted mean takes of each criterion the mean of those who scored it, and weighs it by `weight`.
Candidates that were not scored on every criterion, and those who withdrew, are not compared. With
`selection: existing-relationship` on the front page nothing is asked.

**Why.** Everybody can find reasons for the one they like. Weights that were written down before, and
a second pair of eyes, are the cheapest way to notice; and who knows better writes a decision.

```bad
==> selection.md
---
criteria: { price: { weight: 100 } }
chosen: lumen
---
==> candidates/lumen.md
---
---
```

```bad
==> selection.md
---
criteria: { communication: { weight: 60 }, reach: { weight: 40 } }
chosen: lumen
---
==> candidates/lumen.md
---
scores:
  anna: { communication: { score: 2 }, reach: { score: 5 } }
  pavel: { communication: { score: 3 }, reach: { score: 5 } }
---
==> candidates/tom.md
---
scores:
  anna: { communication: { score: 5 }, reach: { score: 3 } }
  pavel: { communication: { score: 4 }, reach: { score: 3 } }
---
```

```bad
==> selection.md
---
criteria: { price: { weight: 100 } }
chosen: lumen
---
==> candidates/lumen.md
---
scores: { anna: { price: { score: 5 } } }
---
```

```good
==> selection.md
---
criteria: { communication: { weight: 60 }, reach: { weight: 40 } }
chosen: lumen
decision: 2026-01-23-lumen
---
==> decisions/2026-01-23-lumen.md
---
status: accepted
---
==> candidates/lumen.md
---
scores:
  anna: { communication: { score: 2 }, reach: { score: 5 } }
  pavel: { communication: { score: 3 }, reach: { score: 5 } }
---
==> candidates/tom.md
---
scores:
  anna: { communication: { score: 5 }, reach: { score: 3 } }
  pavel: { communication: { score: 4 }, reach: { score: 3 } }
---
```

**Configuration.** `selection-by-gut = { raters = 1 }` under `[rules]`.

**Origin.** A strategist scores candidates on criteria with weights and warns of choosing by feeling. It
is a practice, not a law of nature.
",
    check: Check::MaybeHistory(check),
};

fn check(context: &Context<'_>, timeline: Option<&Timeline>, report: &mut Report) {
    if !is_asked(context) {
        return;
    }
    let limits = context.playbook.profile.selection.as_ref();
    let standard = limits.and_then(|limits| limits.raters.as_ref());
    let wanted = options::count(context, (RULE.id, "raters"), standard);
    for choice in choices(context) {
        report.extend(judge(context.playbook, &choice, wanted));
    }
    for found in timeline.iter().flat_map(|it| reweighted(context, it)) {
        let field = format!("criteria.{}", found.criterion);
        if !is_allowed(context.playbook, found.page, &field) {
            report.push(by_weights(&found, field));
        }
    }
}

fn judge(playbook: &Playbook, choice: &Choice<'_>, wanted: Option<usize>) -> Option<Finding> {
    let chosen = choice.chosen;
    if !chosen.is_scored() {
        let is_unreadable = chosen.page.is_broken;
        return (!is_unreadable).then(|| selection_by_gut(choice).variant("unscored"));
    }
    // Scores that cannot be read are told elsewhere.
    chosen.facts.scores.as_ref()?;
    let criteria = choice
        .selection
        .and_then(|(_, selection)| Criteria::of(selection));
    let by_scores = criteria.and_then(|criteria| by_scores(playbook, choice, &criteria));
    by_scores.or_else(|| by_one(choice, wanted?))
}

fn by_scores(playbook: &Playbook, choice: &Choice<'_>, criteria: &Criteria<'_>) -> Option<Finding> {
    let chosen = choice.chosen;
    let Some(mean) = criteria.weighted_mean(chosen) else {
        let missing = Arg::All(criteria.unscored(chosen));
        let finding = selection_by_gut(choice).variant("incomplete");
        return Some(finding.with("criteria", missing).label(
            Place::new(chosen.page.path(), chosen.page.key_span("scores")),
            "selection-by-gut-scores",
        ));
    };
    let others = applicants(playbook).filter(|other| may_be_chosen(*other, chosen));
    let scored = others.filter_map(|other| Some((other, criteria.weighted_mean(other)?)));
    let (best, best_mean) = scored.max_by_key(|(_, mean)| *mean)?;
    let is_open = mean < best_mean && !is_decided(playbook, choice);
    is_open.then(|| {
        let (mean, best_mean) = apart(mean, best_mean);
        selection_by_gut(choice)
            .with("mean", mean)
            .with("other", &best.page.id)
            .with("better", best_mean)
            .label(
                Place::new(best.page.path(), best.page.key_span("scores")),
                "selection-by-gut-better",
            )
    })
}

/// Whether a candidate could have been chosen instead.
fn may_be_chosen(other: Applicant<'_>, chosen: Applicant<'_>) -> bool {
    let outcome = other.facts.outcome.as_ref();
    let has_left = outcome.is_some_and(|it| it.value == CandidateOutcome::Withdrawn);
    !has_left && other.page.id != chosen.page.id
}

/// Two unequal means, with as many places as show that they are.
fn apart(lower: Decimal, higher: Decimal) -> (Decimal, Decimal) {
    let rounded = |places: u32| (lower.round_dp(places), higher.round_dp(places));
    let found = (2..6).map(rounded).find(|(lower, higher)| lower != higher);
    found.unwrap_or((lower, higher))
}

/// Whether a decision says why; one that is named and cannot be found is told elsewhere.
fn is_decided(playbook: &Playbook, choice: &Choice<'_>) -> bool {
    let Some((page, selection)) = choice.selection else {
        return false;
    };
    let named = selection.decision.as_ref();
    let by_name = named.is_some_and(|id| {
        let mut decisions = playbook.decisions();
        let found = decisions.find(|(decision, _)| decision.id == id.as_str());
        found.is_none_or(|(decision, _)| is_accepted(decision))
    });
    let is_unreadable = named.is_none() && is_written(page, "decision");
    by_name || is_unreadable || is_allowed(playbook, page, choice.field)
}

/// Whether an accepted decision names a field of the document under `changes`.
pub(in crate::rules) fn is_allowed(playbook: &Playbook, page: &Page, field: &str) -> bool {
    let accepted = playbook.decisions().filter(|(page, _)| is_accepted(page));
    let names = accepted.flat_map(|(decision, facts)| {
        let names = facts.changes.iter().flat_map(|names| names.iter());
        names.map(|name| Allowed {
            name: name.as_str().to_owned(),
            decision: decision.id.clone(),
        })
    });
    let names: Vec<Allowed> = names.collect();
    decision_for(&names, page.kind.word(), &page.id, field).is_some()
}

fn is_accepted(decision: &Page) -> bool {
    matches!(
        decision.decision_status(),
        Some(DecisionStatus::Accepted | DecisionStatus::Superseded)
    )
}

fn by_one(choice: &Choice<'_>, wanted: usize) -> Option<Finding> {
    let count = raters(choice.chosen).len();
    (0 < count && count < wanted).then(|| {
        let mut finding = selection_by_gut(choice)
            .variant("raters")
            .with("n", count)
            .with("wanted", wanted);
        finding.evidence.observed = Some(count.to_string());
        finding.evidence.expected = Some(wanted.to_string());
        finding
    })
}

fn by_weights(found: &Reweighting<'_>, field: String) -> Finding {
    let finding = found
        .page
        .finding(RULE.id, found.span)
        .variant(found.variant())
        .field(field)
        .with("criterion", &found.criterion)
        .with("where", found.commit.clone())
        .label(found.first_score.clone(), "selection-by-gut-first");
    match (found.before, found.after) {
        (Some(before), Some(after)) => finding.with("before", before).with("after", after),
        _ => finding,
    }
}

fn selection_by_gut(choice: &Choice<'_>) -> Finding {
    choice
        .page
        .finding(RULE.id, choice.span)
        .field(choice.field)
        .with("candidate", &choice.chosen.page.id)
}
