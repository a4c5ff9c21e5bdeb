use super::super::{Check, Context, Rule};
use super::talks::{Talks, talks, while_talking};
use crate::actuals::sheets::{Answer, Comparison, Gap, State, compare};
use crate::finding::{Finding, Level, Place, Report};
use crate::locale::Arg;

pub(super) static RULE: Rule = Rule {
    id: "alignment-gap",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
The answers of the sides to a question, or to an item of one, are in conflict, or one side answers an
item that the other does not mention, and no decision settles it. While the phase `alignment` lasts
this is only information: sheets are there to differ. A whole question that one side leaves out is
told by `missing-question`.

A decision settles a gap when it is accepted and names it under `settles`: `settles: [optimises,
success.us-cpa]`. What counts as a conflict is on the page about exact meanings; `comity align` shows
all gaps.

**Why.** What two sides understand differently before they sign, they will pay for afterwards. A gap
is no reason not to begin; a gap that nobody has decided is.

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> alignment/northwind.md
---
party: northwind
optimises: cpa
---
==> alignment/lumen.md
---
party: lumen
optimises: cpe
---
```

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> alignment/northwind.md
---
party: northwind
success: { us-cpa: { metric: cpa, target: at most 30 USD } }
---
==> alignment/lumen.md
---
party: lumen
success: { us-cpa: { metric: cpa, target: between 40 and 60 USD } }
---
```

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> alignment/northwind.md
---
party: northwind
responsible: { reporting: lumen, approvals: northwind }
---
==> alignment/lumen.md
---
party: lumen
responsible: { reporting: lumen }
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> alignment/northwind.md
---
party: northwind
optimises: cpa
success: { us-cpe: { metric: cpe, target: at most 0.25 USD } }
---
==> alignment/lumen.md
---
party: lumen
optimises: cpe
success: { us-cpe: { metric: cpe, target: between 0.20 and 0.30 USD } }
---
==> decisions/2026-02-03-primary-metric.md
---
status: accepted
settles: [optimises]
---
```

**Configuration.** `alignment-gap = "warning"` or `"off"` under `[rules]`; a decision is better.

**Origin.** Practitioners let each side write down what success is and compare, and do not go on while
goals differ: it is among the commonest ways to fail that each party optimises another number. It is
a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let talks = talks(context.playbook, context.as_of);
    let comparison = compare(context.playbook);
    if talks == Talks::Past || !comparison.is_whole() {
        return;
    }
    let open = comparison.gaps.iter();
    for gap in open.filter(|gap| is_open(&comparison, gap)) {
        let finding = match gap.state() {
            State::Conflict => conflict(&comparison, gap),
            _ => one_sided(&comparison, gap),
        };
        report.extend(finding.map(|finding| while_talking(finding, talks)));
    }
}

/// Whether a gap stands between the sides: a conflict, or an item that one of them leaves out.
pub(in crate::rules) fn is_open(comparison: &Comparison<'_>, gap: &Gap<'_>) -> bool {
    match gap.state() {
        State::Conflict => true,
        State::OneSided => is_answered_by_all(comparison, gap),
        _ => false,
    }
}

/// Whether every side answers the question, so that only the item is left out.
fn is_answered_by_all(comparison: &Comparison<'_>, gap: &Gap<'_>) -> bool {
    let mut sheets = comparison.sheets.iter();
    sheets.all(|sheet| sheet.answers(gap.question.key()))
}

fn conflict(comparison: &Comparison<'_>, gap: &Gap<'_>) -> Option<Finding> {
    let mut given = sides(comparison, gap);
    let (other_side, other) = given.next()?;
    let (side, answer) = given.next_back()?;
    let finding = alignment_gap(gap, answer)
        .with("side", side)
        .with("answer", said(answer))
        .with("other_side", other_side)
        .with("other", said(other))
        .label(place(other), "alignment-gap-other");
    let rest = given.map(|(_, answer)| place(answer));
    Some(rest.fold(finding, |finding, place| {
        finding.label(place, "alignment-gap-third")
    }))
}

fn one_sided(comparison: &Comparison<'_>, gap: &Gap<'_>) -> Option<Finding> {
    let names: Vec<String> = sides(comparison, gap)
        .map(|(side, _)| side.to_owned())
        .collect();
    let silent = gap.silent().filter_map(|at| comparison.sheets.get(at));
    let silent: Vec<String> = silent.map(|sheet| sheet.side.to_owned()).collect();
    let (_, answer) = sides(comparison, gap).next()?;
    let finding = alignment_gap(gap, answer)
        .variant("one-sided")
        .with("sides", Arg::All(names))
        .with("silent", Arg::All(silent));
    Some(finding)
}

/// The sides that answered, each with its answer.
fn sides<'a>(
    comparison: &'a Comparison<'a>,
    gap: &'a Gap<'a>,
) -> impl DoubleEndedIterator<Item = (&'a str, &'a Answer<'a>)> {
    let answers = comparison.sheets.iter().zip(&gap.answers);
    answers.filter_map(|(sheet, answer)| Some((sheet.side, answer.as_ref()?)))
}

fn said(answer: &Answer<'_>) -> String {
    answer.texts().join(", ")
}

fn place(answer: &Answer<'_>) -> Place {
    Place::new(answer.page.path(), answer.span())
}

fn alignment_gap(gap: &Gap<'_>, answer: &Answer<'_>) -> Finding {
    let finding = answer.page.finding(RULE.id, answer.span());
    finding.with("gap", gap.name()).field(gap.name())
}
