use super::super::{Check, Context, Rule};
use super::talks::{Talks, talks, while_talking};
use crate::actuals::sheets::{Comparison, Question, Sheet, compare, questions};
use crate::finding::{Finding, Level, Report};
use crate::locale::{Arg, Lang};
use crate::model::{Page, Playbook};

pub(super) static RULE: Rule = Rule {
    id: "missing-question",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A sheet does not answer a question: `gets`, `success`, `responsible`, `cadence`, `timeline`,
`resources` or `fallback`, which every sheet is asked, or another one that the other side's sheet
answers. While the phase `alignment` lasts this is only information. A sealed sheet is not looked
into, and a question that a decision settles (`settles: [fallback]`) needs no answer.

**Why.** Two sheets can be compared only where both answer. What is left open on one of them is what
the two will argue about later.

```bad
==> index.md
---
parties: [northwind]
---
==> alignment/northwind.md
---
party: northwind
gets: [buyers]
success: { cpa: { metric: cpa, target: 30 USD } }
responsible: { reporting: northwind }
cadence: { sync: weekly }
timeline: { from: 2026-02-01, to: 2026-05-01 }
resources: { money: 4500 USD }
---
```

The other side says how far it looks, this one does not:

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> alignment/northwind.md
---
party: northwind
gets: [buyers]
success: { cpa: { metric: cpa, target: 30 USD } }
responsible: { reporting: lumen }
cadence: { sync: weekly }
timeline: { from: 2026-02-01, to: 2026-05-01 }
resources: { money: 4500 USD }
fallback: stop
---
==> alignment/lumen.md
---
party: lumen
horizon: 90d
gets: [a fee]
success: { cpa: { metric: cpa, target: 30 USD } }
responsible: { reporting: lumen }
cadence: { sync: weekly }
timeline: { from: 2026-02-01, to: 2026-05-01 }
resources: { money: 4500 USD }
fallback: stop
---
```

```good
==> index.md
---
parties: [northwind]
---
==> alignment/northwind.md
---
party: northwind
gets: [buyers]
success: { cpa: { metric: cpa, target: 30 USD } }
responsible: { reporting: northwind }
cadence: { sync: weekly }
timeline: { from: 2026-02-01, to: 2026-05-01 }
resources: { money: 4500 USD }
fallback: stop after the pilot
---
```

**Configuration.** `missing-question = "warning"` or `"off"` under `[rules]`. In a draft it is only
information.

**Origin.** Practitioners ask both partners what they get, what success is in figures, who does what,
how often to talk, by when, with which means, and what happens if it does not work; whoever finds the
answers hard is not ready. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

/// The questions that every sheet is asked.
const ASKED: [&str; 7] = [
    "gets",
    "success",
    "responsible",
    "cadence",
    "timeline",
    "resources",
    "fallback",
];

fn check(context: &Context<'_>, report: &mut Report) {
    let talks = talks(context.playbook, context.as_of);
    if talks == Talks::Past {
        return;
    }
    let comparison = compare(context.playbook);
    for (page, side, question) in unanswered(context.playbook, &comparison) {
        report.push(while_talking(
            missing_question(page, side, &question),
            talks,
        ));
    }
}

/// The questions that a sheet leaves open: the sheet, its side, the question.
pub(in crate::rules) fn unanswered<'a>(
    playbook: &'a Playbook,
    comparison: &Comparison<'a>,
) -> Vec<(&'a Page, &'a str, Question)> {
    let mut found = Vec::new();
    for question in questions(playbook) {
        let key = question.key();
        let answered = |sheet: &Sheet<'_>| sheet.answers(key);
        let is_asked = ASKED.contains(&key) || comparison.sheets.iter().any(answered);
        if !is_asked || is_settled(comparison, key) {
            continue;
        }
        let silent = comparison.sheets.iter().filter(|sheet| !answered(sheet));
        for sheet in silent.filter(|sheet| !sheet.is_sealed()) {
            let page = sheet.page().map(|(page, _)| page);
            let page = page.filter(|page| !page.is_broken && !page.is_closed());
            found.extend(page.map(|page| (page, sheet.side, question.clone())));
        }
    }
    found
}

fn is_settled(comparison: &Comparison<'_>, key: &str) -> bool {
    let mut gaps = comparison.gaps.iter();
    gaps.all(|gap| gap.question.key() != key || gap.settled_by.is_some())
}

fn missing_question(page: &Page, side: &str, question: &Question) -> Finding {
    let name = Arg::Words {
        en: question.name(Lang::En).to_owned(),
        ru: question.name(Lang::Ru).to_owned(),
    };
    page.finding(RULE.id, page.key_span(question.key()))
        .with("side", side)
        .with("key", question.key())
        .with("name", name)
        .field(question.key())
}
