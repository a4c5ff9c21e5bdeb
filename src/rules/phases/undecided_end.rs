use super::super::{Check, Context, Rule, options, said};
use super::stated::{self, Stated};
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Report};
use crate::locale::Arg;
use crate::text::{Span, Spanned};
use crate::value::{Date, Duration};

pub(super) static RULE: Rule = Rule {
    id: "undecided-end",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A pilot ended more than 14 days ago, and not every side has said how: `verdicts` of the phase in
`index.md` lacks a side. Each side decides for itself: `continue`, `adapt` or `stop`. Paused days do not
count, and nobody is asked when the partnership is over.

**Why.** A pilot is there to be decided. What nobody ends and nobody confirms goes on by itself, on
terms that were meant for four weeks.

```bad
==> index.md
---
parties: [northwind, lumen]
phases:
  pilot: { from: 2026-02-02, to: 2026-03-06, verdicts: { northwind: continue } }
---
```

```good
==> index.md
---
parties: [northwind, lumen]
phases:
  pilot: { from: 2026-02-02, to: 2026-03-06, verdicts: { northwind: continue, lumen: stop } }
---
```

There is time to think:

```good
==> index.md
---
parties: [northwind, lumen]
phases:
  pilot: { from: 2026-02-16, to: 2026-03-20 }
---
```

**Configuration.** `undecided-end = { within = "7d" }` under `[rules]`, else `verdict_within` of each phase
in the profile; a phase without it asks for no verdict. The finding is caused by time: `--fail-on` counts
it only with `--fail-on-time`.

**Origin.** Practitioners end a pilot with a word from each side, and call a stop with thanks a good
result. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let clock = Clock::of(context.playbook);
    if !clock.runs(context.as_of) {
        return;
    }
    for phase in stated::all(context.playbook) {
        let limit = phase.limits.and_then(|it| it.verdict_within.as_ref());
        let Some((limit, to)) = limit.zip(phase.to()) else {
            continue;
        };
        let own = options::duration(context, (RULE.id, "within"), Some(limit));
        let within = own.unwrap_or(limit.value);
        let due = clock.deadline(to.value, within.after(to.value));
        let missing = phase.undecided(context.playbook);
        if due.is_some_and(|due| due < context.as_of) && !missing.is_empty() {
            let span = phase.key.span;
            let finding = undecided_end(&phase, span, missing);
            report.push(with_length(finding, &phase, to, (within, context.as_of)));
        }
    }
}

fn with_length(
    finding: Finding,
    phase: &Stated<'_>,
    to: &Spanned<Date>,
    (within, day): (Duration, Date),
) -> Finding {
    let mut finding = finding
        .with("date", to.value)
        .with("length", said::days(to.value, day))
        .with("limit", said::length(within))
        .label(phase.place(to.span), "undecided-end-date");
    finding.evidence.observed = Some(format!("{}d", (day - to.value).get_days()));
    finding.evidence.expected = Some(format!("<= {within}"));
    finding
}

fn undecided_end(phase: &Stated<'_>, span: Span, missing: Vec<&str>) -> Finding {
    let sides = missing.into_iter().map(str::to_owned).collect();
    phase
        .finding(RULE.id, span)
        .cause(Cause::Time)
        .field(format!("phases.{}.verdicts", phase.id()))
        .with("sides", Arg::All(sides))
}
