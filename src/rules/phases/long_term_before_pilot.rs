use super::super::{Check, Context, Rule, said, signed};
use super::stated;
use crate::actuals::phases::{PILOT, limits};
use crate::actuals::schedule::Clock;
use crate::finding::{Finding, Level, Report};
use crate::model::kinds::{Agreement, AgreementForm, Status};
use crate::model::{Page, Playbook};
use crate::text::{Span, Spanned};
use crate::value::{Date, Duration, DurationUnit, Period};

pub(super) static RULE: Rule = Rule {
    id: "long-term-before-pilot",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
An agreement that is active, or that somebody has signed, binds for longer than a pilot lasts, and the
pilot has not been found good yet: its term is longer or has no end, or its `exclusivity` names a longer
time. A pilot is found good when `verdicts` in `index.md` hold a `continue` or `adapt` of each side.

The limit is the length of the pilot, or the longest that the profile allows, whichever is more. The rule
is silent where `index.md` names no phases.

**Why.** Whoever wants a long contract before the first small thing wants to be paid for a promise.

```bad
==> index.md
---
parties: [northwind, lumen]
phases:
  pilot: { from: 2026-03-16, to: 2026-04-15 }
---
==> agreements/2026-03-terms.md
---
form: agreement
status: active
term: { from: 2026-03-16, to: 2027-03-15 }
---
```

```bad
==> index.md
---
parties: [northwind, lumen]
phases:
  pilot: { from: 2026-03-16, to: 2026-04-15 }
---
==> agreements/2026-03-loi.md
---
form: loi
status: active
term: { from: 2026-03-16, to: 2026-04-15 }
rights: { exclusivity: no other outdoor brand for 3 months }
---
```

```good
==> index.md
---
parties: [northwind, lumen]
phases:
  pilot: { from: 2026-02-16, to: 2026-03-20, verdicts: { northwind: continue, lumen: adapt } }
---
==> agreements/2026-04-framework.md
---
form: agreement
status: active
term: { from: 2026-04-13, to: 2027-04-12 }
---
```

**Configuration.** How long a pilot may last is `max` in the profile, under `[phases.pilot]`.

**Origin.** Connectors, agencies and creators alike count a long contract, or three months of exclusivity
before the first video, among the red flags. It is a practice, not a law of nature.
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let playbook = context.playbook;
    let is_over = Clock::of(playbook).is_over(context.as_of);
    if is_over || !stated::has_any(playbook) || stated::is_pilot_passed(playbook) {
        return;
    }
    let Some(longest) = longest(playbook) else {
        return;
    };
    for (page, agreement) in playbook.agreements().filter(|(page, _)| is_meant(page)) {
        report.extend(term(page, agreement, longest));
        report.extend(exclusivity(page, agreement, longest));
    }
}

/// How many days a pilot may last: those of the playbook, or the most of the profile.
pub(super) fn longest(playbook: &Playbook) -> Option<Duration> {
    let days = stated::find(playbook, PILOT).and_then(|pilot| {
        let period = Period::between(pilot.from()?.value, pilot.to()?.value)?;
        let days = u32::try_from(period.days()).ok()?;
        Some(Duration::new(days, DurationUnit::Day))
    });
    let most = limits(playbook, PILOT)?.max.as_ref().map(|max| max.value);
    days.max(most)
}

/// Whether somebody already means to be bound by it.
fn is_meant(page: &Page) -> bool {
    let is_signed = page.status() != Some(Status::Draft) && signed::first(page).is_some();
    !page.is_closed() && (page.status() == Some(Status::Active) || is_signed)
}

/// That the term is longer than a pilot. A letter of intent without an end ends with what it is
/// about.
fn term(page: &Page, agreement: &Agreement, longest: Duration) -> Option<Finding> {
    let term = agreement.term.as_ref()?;
    let from = term.from.as_ref()?.value;
    let Some(to) = &term.to else {
        let form = agreement.form.as_ref().map(|form| form.value);
        let binds = matches!(form, Some(AgreementForm::Agreement | AgreementForm::Terms));
        let finding = long_term_before_pilot(page, term.span, longest);
        return binds.then(|| finding.variant("open").field("term.to"));
    };
    if to.value < longest.after(from) {
        return None;
    }
    let finding = long_term_before_pilot(page, to.span, longest).field("term.to");
    let finding = finding.with(
        "length",
        said::days(from, to.value.tomorrow().unwrap_or(to.value)),
    );
    Some(with_evidence(finding, from, to))
}

fn with_evidence(mut finding: Finding, from: Date, to: &Spanned<Date>) -> Finding {
    finding.evidence.observed = Some(format!("{from}..{}", to.value));
    finding
}

/// That the exclusivity names a time longer than a pilot.
fn exclusivity(page: &Page, agreement: &Agreement, longest: Duration) -> Option<Finding> {
    let text = agreement.rights.as_ref()?.exclusivity.as_ref()?;
    let length = length_in(&text.value)?;
    (longest.approx_days() < length.approx_days()).then(|| {
        let finding = long_term_before_pilot(page, text.span, longest).variant("exclusivity");
        let finding = finding.field("rights.exclusivity");
        let mut finding = finding.with("length", said::length(length));
        finding.evidence.observed = Some(length.to_string());
        finding
    })
}

/// The beginnings of words for units of time, in both languages.
const UNITS: [(&str, DurationUnit); 10] = [
    ("day", DurationUnit::Day),
    ("week", DurationUnit::Week),
    ("month", DurationUnit::Month),
    ("year", DurationUnit::Year),
    ("дн", DurationUnit::Day),
    ("день", DurationUnit::Day),
    ("недел", DurationUnit::Week),
    ("месяц", DurationUnit::Month),
    ("год", DurationUnit::Year),
    ("лет", DurationUnit::Year),
];

/// The longest time that a text names in digits: `90d`, `3 months`, `12 месяцев`.
fn length_in(text: &str) -> Option<Duration> {
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let alone = words.iter().filter_map(|word| Duration::parse(word).ok());
    let pairs = words.windows(2).filter_map(|pair| {
        let unit = pair[1].to_lowercase();
        let unit = UNITS.iter().find(|(begin, _)| unit.starts_with(begin))?;
        Some(Duration::new(pair[0].parse().ok()?, unit.1))
    });
    alone.chain(pairs).max()
}

fn long_term_before_pilot(page: &Page, span: Span, longest: Duration) -> Finding {
    let mut finding = page
        .finding(RULE.id, span)
        .with("agreement", &page.id)
        .with("limit", said::length(longest));
    finding.evidence.expected = Some(format!("<= {longest}"));
    finding
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_found_in_words_of_both_languages() {
        let found = |text| length_in(text).map(|it| it.to_string());
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(found("90d"), some("90d"));
        assert_eq!(
            found("no other brand for 3 months, or 10 days"),
            some("3mo")
        );
        assert_eq!(found("12 месяцев после съёмки"), some("12mo"));
        assert_eq!(found("в этом году — 2 недели"), some("2w"));
        assert_eq!(found("outdoor brands of 2026"), None);
    }
}
