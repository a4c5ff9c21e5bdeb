use super::super::options;
use super::super::{Check, Context, Rule};
use super::roster::{are_companies, living_charter, written};
use crate::finding::{Finding, Level, Report, Toward};
use crate::locale::Arg;
use crate::model::Page;
use crate::model::kinds::EscalationLevel;
use crate::text::Spanned;

pub(super) static RULE: Rule = Rule {
    id: "missing-escalation",
    level: Level::Error,
    is_heuristic: false,
    docs: r"
The charter has fewer levels of `escalation` than the profile asks for (2 in the profile
`standard`), or a level does not say to whom (`to`), when it is used (`when`) or within which time
(`within`). It is an error where every side is a company (brand, agency or platform) and a warning
elsewhere.

**Why.** When something is stuck is the worst moment to find out who could free it. A ladder that
was agreed in calm days is a service and not an accusation.

```bad
==> charter.md
---
escalation: [{ level: 1, to: [anna, dana], within: 2d, when: an answer is 48 hours old }]
---
```

```bad
==> charter.md
---
escalation:
  - { level: 1, to: [anna, dana], within: 2d, when: an answer is 48 hours old }
  - { level: 2, to: [igor, marcus] }
---
```

```good
==> charter.md
---
escalation:
  - { level: 1, to: [anna, dana], within: 2d, when: an answer is 48 hours old }
  - { level: 2, to: [igor, marcus], within: 5d, when: the owners disagree }
---
```

**Configuration.** `missing-escalation = { levels = 1 }` under `[rules]`. In a draft of the charter
it is only information.

**Origin.** Practitioners write down what happens when things go wrong: at least two levels, each
with people, a trigger and a time. It is a practice, not a law of nature.
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let Some((page, charter)) = living_charter(context.playbook, context.as_of) else {
        return;
    };
    let is_unreadable = charter.escalation.is_none() && written(page, &["escalation"]).is_some();
    if is_unreadable {
        return;
    }
    let level = if are_companies(context.playbook) {
        Level::Error
    } else {
        Level::Warning
    };
    let levels = charter
        .escalation
        .as_ref()
        .map_or(&[][..], |levels| &levels.value);
    let profile = context.playbook.profile.people.as_ref();
    let standard = profile.and_then(|people| people.escalation_levels.as_ref());
    let wanted = options::count(context, (RULE.id, "levels"), standard);
    if let Some(wanted) = wanted.filter(|wanted| levels.len() < *wanted) {
        report.push(missing_levels(page, levels.len(), wanted).level(level));
    }
    for (at, step) in levels.iter().enumerate() {
        let lacks = lacking(page, at, step);
        if !lacks.is_empty() {
            report.push(bare_level(page, at, step, lacks).level(level));
        }
    }
}

/// The keys a level lacks; one that is written and unreadable has been told.
fn lacking(page: &Page, at: usize, step: &EscalationLevel) -> Vec<String> {
    let has_person = step.to.as_ref().is_some_and(|to| !to.is_empty());
    let has_trigger = step
        .when
        .as_ref()
        .is_some_and(|when| !when.trim().is_empty());
    let keys = [
        ("to", has_person),
        ("when", has_trigger),
        ("within", step.within.is_some()),
    ];
    let items = written(page, &["escalation"]).map_or(&[][..], |node| node.items());
    let is_unreadable = |key: &str| {
        let node = items.get(at).and_then(|item| item.get(key));
        node.is_some_and(|entry| !entry.value.is_null()) && key == "within"
    };
    let lacks = keys
        .into_iter()
        .filter(|(key, is_there)| !is_there && !is_unreadable(key));
    lacks.map(|(key, _)| key.to_owned()).collect()
}

fn missing_levels(page: &Page, count: usize, wanted: usize) -> Finding {
    let mut finding = page
        .finding(RULE.id, page.key_span("escalation"))
        .with("count", count)
        .with("wanted", wanted)
        .field("escalation");
    finding.set_measure(count, "levels", Toward::Higher);
    finding.evidence.observed = Some(count.to_string());
    finding.evidence.expected = Some(format!("at least {wanted}"));
    finding
}

fn bare_level(
    page: &Page,
    at: usize,
    step: &Spanned<EscalationLevel>,
    lacks: Vec<String>,
) -> Finding {
    let number = step.level.as_ref();
    let span = number.map_or(step.span, |number| number.span);
    let shown = number.map_or_else(|| (at + 1).to_string(), |number| number.value.to_string());
    page.finding(RULE.id, span)
        .variant("level")
        .field(format!("escalation.{shown}"))
        .with("level", shown)
        .with("keys", Arg::All(lacks))
}
