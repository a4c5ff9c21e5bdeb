use super::super::{Check, Context, Rule};
use super::stated::{self, Stated};
use crate::actuals::phases::{EXIT, practice};
use crate::finding::{Finding, Level, Report};
use crate::model::Playbook;
use crate::text::{Span, Spanned};
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "phase-out-of-order",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A phase in `index.md` begins before an earlier one has ended, or an earlier one is not there at all.
A phase may begin on the day on which the one before it ends. The order is that of the profile; in
`standard` the phases `intent`, `framework` and `exit` may be left out, and `exit` may begin at any
time.

**Why.** Practitioners see most failures begin with a large campaign between people who have neither
compared their goals nor made one small thing together.

```bad
==> index.md
---
phases:
  exploration: { from: 2026-01-12, to: 2026-01-30 }
  alignment: { from: 2026-01-26, to: 2026-02-09 }
---
```

Nobody has tried to work together:

```bad
==> index.md
---
phases:
  exploration: { from: 2026-01-12, to: 2026-01-26 }
  alignment: { from: 2026-01-26, to: 2026-02-09 }
  scale: { from: 2026-02-09 }
---
```

```good
==> index.md
---
phases:
  exploration: { from: 2026-01-12, to: 2026-01-26 }
  alignment: { from: 2026-01-26, to: 2026-02-09 }
  pilot: { from: 2026-02-16, to: 2026-03-20 }
  scale: { from: 2026-04-13 }
---
```

**Configuration.** The phases and their order are those of the profile, under `[phases]`; one with
`optional = true` may be left out. Partners who have worked together for years may skip one by a
waiver: `rule = "phase-out-of-order"`, `object = "index"`, `field = "phases.pilot"`.

**Origin.** Practitioners of every camp name the same root of trouble: jumping to the last phase. The
order is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let mut stated = stated::all(context.playbook);
    stated.retain(|phase| phase.rank.is_some());
    for (at, phase) in stated.iter().enumerate() {
        report.extend(overlap(phase, &stated[..at]));
    }
    for (skipped, later) in skipped(context.playbook, &stated) {
        let finding = phase_out_of_order(&later, later.key.span).variant("skipped");
        let finding = finding.with("skipped", skipped);
        report.push(finding.field(format!("phases.{skipped}")));
    }
}

/// That a phase begins before the nearest of the earlier ones has ended, or has begun at all.
fn overlap(phase: &Stated<'_>, earlier: &[Stated<'_>]) -> Option<Finding> {
    let from = phase.from().filter(|_| phase.id() != EXIT)?;
    let bounds = earlier.iter().rev().filter_map(|earlier| {
        let bound = earlier.to().or(earlier.from())?;
        (from.value < bound.value).then_some((earlier, bound))
    });
    let (other, bound) = bounds.into_iter().next()?;
    Some(with_bound(
        phase_out_of_order(phase, from.span),
        (from, bound),
        other,
    ))
}

/// The phases that may not be left out and are, each with the first one that came after it.
fn skipped<'a>(playbook: &'a Playbook, stated: &[Stated<'a>]) -> Vec<(&'a str, Stated<'a>)> {
    let needed = practice(playbook).enumerate().filter(|(_, (id, limits))| {
        let is_optional = limits.optional.as_ref().is_some_and(|it| it.value);
        !is_optional && stated.iter().all(|phase| phase.id() != *id)
    });
    let found = needed.filter_map(|(rank, (id, _))| {
        let mut later = stated.iter().filter(|phase| phase.rank > Some(rank));
        let later = later.find(|phase| phase.id() != EXIT)?;
        Some((id, *later))
    });
    found.collect()
}

fn with_bound(
    finding: Finding,
    (from, bound): (&Spanned<Date>, &Spanned<Date>),
    other: &Stated<'_>,
) -> Finding {
    let finding = finding
        .with("from", from.value)
        .with("other", other.id())
        .with("date", bound.value);
    let finding = if other.to().is_some() {
        finding.label(other.place(bound.span), "phase-out-of-order-end")
    } else {
        let finding = finding.variant("before");
        finding.label(other.place(bound.span), "phase-out-of-order-begin")
    };
    with_evidence(finding, from.value, bound.value)
}

fn with_evidence(mut finding: Finding, from: Date, bound: Date) -> Finding {
    finding.evidence.observed = Some(from.to_string());
    finding.evidence.expected = Some(format!(">= {bound}"));
    finding
}

fn phase_out_of_order(phase: &Stated<'_>, span: Span) -> Finding {
    phase.finding(RULE.id, span)
}
