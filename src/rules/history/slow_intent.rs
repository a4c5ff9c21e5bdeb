use std::sync::Arc;

use super::super::{Check, Context, Rule, options, said, signed};
use super::past::{State, day_of, is_import, states};
use super::wording::{apart, words};
use crate::compare::changed_fields;
use crate::finding::{Cause, Finding, Level, Report};
use crate::history::Timeline;
use crate::model::kinds::{AgreementForm, Facts, Status};
use crate::model::{Kind, Page};
use crate::value::{Date, Duration};

pub(super) static RULE: Rule = Rule {
    id: "slow-intent",
    level: Level::Info,
    is_heuristic: false,
    docs: r#"
A letter of intent took more rounds or days than the profile says it should: in the profile
`standard` more than 4 rounds, or more than 14 days from the first draft to the last signature.

A round is a commit that changed what the letter says; signatures and `status` are none. While
nobody, or not everybody, has signed, the days run until today. A closed letter is history.

**Why.** A page that takes a month to agree on promises a contract that takes a year. It is not a
fault, and may be worth a talk about what makes it hard.

```yaml
form: loi
signoffs: { northwind: { by: anna, date: 2026-03-20 }, lumen: { by: dana, date: 2026-03-21 } }
# its first draft was committed on 2026-02-09
```

**Configuration.** `slow-intent = { rounds = 6, within = "30d" }` under `[rules]`.

**Origin.** A founder says that where the letter of intent is hard to write the partnership will not
work, an agency that three to four rounds are normal, an analyst that a week is enough. It is a
practice, not a law of nature.
"#,
    check: Check::History(check),
};

fn check(context: &Context<'_>, timeline: &Timeline, report: &mut Report) {
    let profile = context.playbook.profile.history.as_ref();
    let rounds = profile.and_then(|limits| limits.intent_rounds.as_ref());
    let within = profile.and_then(|limits| limits.intent_within.as_ref());
    let Some(rounds) = options::count(context, (RULE.id, "rounds"), rounds) else {
        return;
    };
    let Some(within) = options::duration(context, (RULE.id, "within"), within) else {
        return;
    };
    for document in context.playbook.of_kind(Kind::Agreement) {
        let page = &document.page;
        let intent = is_open_letter(page).then(|| Intent::of(context, timeline, page));
        if let Some(intent) = intent.flatten() {
            let is_slow = within.after(intent.from) < intent.to;
            let finding = if intent.rounds > rounds {
                slow_intent(page, &intent).with("limit", rounds)
            } else if is_slow {
                let limit = said::length(within);
                let finding = slow_intent(page, &intent).variant("days");
                finding.with("limit", limit)
            } else {
                continue;
            };
            report.push(with_evidence(finding, &intent, rounds, within));
        }
    }
}

fn is_open_letter(page: &Page) -> bool {
    let is_letter = matches!(&page.facts, Facts::Agreement(agreement)
        if agreement.form.as_ref().is_some_and(|form| form.value == AgreementForm::Loi));
    is_letter && page.status() != Some(Status::Closed)
}

/// How a letter of intent came about.
struct Intent {
    rounds: usize,
    from: Date,
    /// The last signature, or today.
    to: Date,
    is_signed: bool,
}

impl Intent {
    /// `None` where its beginning is not known.
    fn of(context: &Context<'_>, timeline: &Timeline, page: &Arc<Page>) -> Option<Self> {
        let states = states(context, timeline, page);
        let begun = states.first()?.commit?;
        if !timeline.is_proven(begun) || is_import(timeline, begun) {
            return None;
        }
        let is_signed = |state: &State| signed::by_all(context.playbook, &state.page).is_some();
        let signing = states.iter().position(is_signed);
        let drafts = &states[..=signing.unwrap_or(states.len() - 1)];
        let differ = |pair: &&[State]| says_otherwise(context, &pair[0].page, &pair[1].page);
        let signature = signing.and_then(|at| signed::by_all(context.playbook, &states[at].page));
        Some(Self {
            rounds: 1 + drafts.windows(2).filter(differ).count(),
            from: day_of(context, timeline, begun),
            to: signature.map_or(context.as_of, |signed| signed.last.value),
            is_signed: signing.is_some(),
        })
    }
}

fn says_otherwise(context: &Context<'_>, before: &Page, now: &Page) -> bool {
    const OUTSIDE: [&str; 5] = ["signoffs", "status", "tags", "aliases", "waivers"];
    let changes = changed_fields(before, now, &context.playbook.config);
    let mut changes = changes.iter().map(|change| change.field.split('.').next());
    let is_inside = |key: Option<&str>| key.is_none_or(|key| !OUTSIDE.contains(&key));
    changes.any(is_inside) || apart(&words(before), &words(now)).is_some()
}

fn slow_intent(page: &Page, intent: &Intent) -> Finding {
    let key = page.fields.get("signoffs").map_or("form", |_| "signoffs");
    let finding = page
        .finding(RULE.id, page.key_span(key))
        .field("signoffs")
        .with("letter", &page.id)
        .with("rounds", intent.rounds)
        .with("length", said::days(intent.from, intent.to))
        .with("from", intent.from);
    if intent.is_signed {
        finding
    } else {
        finding.cause(Cause::Time)
    }
}

fn with_evidence(
    mut finding: Finding,
    intent: &Intent,
    rounds: usize,
    within: Duration,
) -> Finding {
    let days = (intent.to - intent.from).get_days();
    finding.evidence.observed = Some(format!("{} rounds, {days}d", intent.rounds));
    finding.evidence.expected = Some(format!("<= {rounds} rounds, {within}"));
    finding.evidence.window = Some(format!("{}..{}", intent.from, intent.to));
    finding
}
