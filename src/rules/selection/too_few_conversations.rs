use super::super::{Check, Context, Rule, options};
use super::choice::{Applicant, Choice, applicants, choices, is_asked};
use crate::finding::{Finding, Level, Report, Toward};
use crate::locale::Arg;
use crate::model::kinds::{CandidateOutcome, Conversation, Status};
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    id: "too-few-conversations",
    level: Level::Warning,
    is_heuristic: false,
    docs: r"
A candidate was chosen after fewer conversations than the profile says, which is two in the profile
`standard`; or one was scored without any; or a conversation lacks one of its three answers:
`past_partnership`, which international partnership they had, `what_failed` in it, and `would_change`,
what they would do otherwise.

`nothing` is an answer, and a telling one; an empty text or a dash is none. Drafts are left alone, and
so are candidates that withdrew. With `selection: existing-relationship` on the front page nothing is
asked.

**Why.** Half an hour of sympathy has cost a founder two months. Who cannot name one thing that went
wrong has not looked, and you would be the first to find out.

```bad
==> selection.md
---
chosen: lumen
---
==> candidates/lumen.md
---
conversations:
  - { date: 2026-01-15, past_partnership: a Norwegian sock maker, what_failed: reports, would_change: names }
---
```

```bad
==> candidates/lumen.md
---
conversations:
  - { date: 2026-01-15, past_partnership: a Norwegian sock maker, would_change: names on both sides }
---
```

```bad
==> candidates/lumen.md
---
scores: { anna: { price: { score: 3 } } }
---
```

```good
==> selection.md
---
chosen: lumen
---
==> candidates/lumen.md
---
conversations:
  - { date: 2026-01-15, past_partnership: a Norwegian sock maker, what_failed: reports, would_change: names }
  - { date: 2026-01-21, past_partnership: a Swiss stove brand, what_failed: two metrics, would_change: one }
scores: { anna: { price: { score: 3 } } }
---
```

**Configuration.** `too-few-conversations = { each = 1, chosen = 3 }` under `[rules]`.

**Origin.** A facilitator asks every candidate about a past international partnership, what failed,
and what they would change; a consultant holds three or four calls. It is a practice, not a law of
nature.
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    if !is_asked(context) {
        return;
    }
    let limits = context.playbook.profile.selection.as_ref();
    let of_each = limits.and_then(|limits| limits.conversations.as_ref());
    let of_chosen = limits.and_then(|limits| limits.conversations_chosen.as_ref());
    let of_each = options::count(context, (RULE.id, "each"), of_each);
    let of_chosen = options::count(context, (RULE.id, "chosen"), of_chosen);
    let choices = choices(context);
    for choice in &choices {
        report.extend(of_chosen.and_then(|wanted| before_choice(context, choice, wanted)));
    }
    for candidate in applicants(context.playbook).filter(|it| is_weighed(*it)) {
        let is_chosen = choices
            .iter()
            .any(|choice| choice.chosen.page.id == candidate.page.id);
        if !is_chosen {
            report.extend(of_each.and_then(|wanted| before_scores(context, candidate, wanted)));
        }
        let talks = candidate.conversations(context.as_of);
        report.extend(talks.filter_map(|talk| unanswered(candidate, talk)));
    }
}

/// Whether a candidate is looked at: no draft, and nobody who left by themselves.
fn is_weighed(candidate: Applicant<'_>) -> bool {
    let outcome = candidate.facts.outcome.as_ref();
    let has_left = outcome.is_some_and(|it| it.value == CandidateOutcome::Withdrawn);
    !has_left && candidate.page.status() != Some(Status::Draft)
}

fn before_choice(context: &Context<'_>, choice: &Choice<'_>, wanted: usize) -> Option<Finding> {
    let count = choice.chosen.talks(context.as_of)?;
    (count < wanted).then(|| {
        let finding = too_few_conversations(choice.chosen, "conversations", count, wanted);
        finding.label(choice.place(), "too-few-conversations-chosen")
    })
}

fn before_scores(
    context: &Context<'_>,
    candidate: Applicant<'_>,
    wanted: usize,
) -> Option<Finding> {
    let count = candidate.talks(context.as_of)?;
    (count < wanted && candidate.is_scored())
        .then(|| too_few_conversations(candidate, "scores", count, wanted).variant("scored"))
}

/// A conversation that lacks an answer.
fn unanswered(candidate: Applicant<'_>, talk: &Spanned<Conversation>) -> Option<Finding> {
    let answers = [
        ("past_partnership", &talk.past),
        ("what_failed", &talk.went_wrong),
        ("would_change", &talk.would_change),
    ];
    let says = |answer: &Option<Spanned<String>>| {
        let text = answer.as_ref().map(|answer| answer.value.as_str());
        text.is_some_and(|text| text.contains(char::is_alphanumeric))
    };
    let missing = answers.iter().filter(|(_, answer)| !says(answer));
    let missing: Vec<String> = missing.map(|(key, _)| (*key).to_owned()).collect();
    let date = talk.date.as_ref()?;
    (!missing.is_empty()).then(|| {
        candidate
            .page
            .finding(RULE.id, date.span)
            .variant("unanswered")
            .field(format!("conversations.{}", date.value))
            .with("candidate", &candidate.page.id)
            .with("date", date.value)
            .with("keys", Arg::All(missing))
    })
}

fn too_few_conversations(
    candidate: Applicant<'_>,
    key: &'static str,
    count: usize,
    wanted: usize,
) -> Finding {
    let mut finding = candidate
        .page
        .finding(RULE.id, candidate.page.key_span(key))
        .field(key)
        .with("candidate", &candidate.page.id)
        .with("n", count)
        .with("wanted", wanted);
    finding.set_measure(count, "conversations", Toward::Higher);
    finding.evidence.observed = Some(count.to_string());
    finding.evidence.expected = Some(wanted.to_string());
    finding
}
