use super::super::selection::is_allowed;
use super::super::{Check, Context, Rule};
use super::stated;
use crate::actuals::phases::{EXIT, current, dated, practice};
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Report};
use crate::locale::{Arg, Lang};
use crate::model::profile::MonthStep;
use crate::model::{Page, Playbook};
use crate::text::Span;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "phase-off-timeline",
    level: Level::Info,
    is_heuristic: false,
    docs: r#"
The phase that runs is not one in which the profile expects the partnership in this month: it is behind,
or ahead. In the profile `standard` the first two months are for learning and the pilot, the first full
campaigns come in the third and fourth, the fifth and sixth are for getting better and larger, and from
the seventh on the partnership works at scale; from then on the finding is a warning.

A partnership that stands still or is wound up is left alone, and so are phases of its own. An accepted
decision that names `partnership/index#phases` under `changes` is the answer: both sides have said why.

**Why.** A partnership that is still being tried after half a year is neither ended nor begun.

```bad as-of=2026-08-20
==> index.md
---
started: 2026-01-12
phases: { pilot: { from: 2026-02-16 } }
---
```

Real money in the second month:

```bad as-of=2026-02-20
==> index.md
---
started: 2026-01-12
phases: { pilot: { from: 2026-01-26, to: 2026-02-10 }, scale: { from: 2026-02-10 } }
---
```

```good as-of=2026-08-20
==> index.md
---
started: 2026-01-12
phases: { pilot: { from: 2026-02-16 } }
---
==> decisions/2026-07-30-longer-pilot.md
---
status: accepted
changes: [partnership/index#phases]
---
```

```good as-of=2026-04-20
==> index.md
---
started: 2026-01-12
phases: { pilot: { from: 2026-02-16, to: 2026-04-10 }, scale: { from: 2026-04-10 } }
---
```

**Configuration.** `months` in the profile: from which month on which `phases` are expected, and which
`levels` rules have in these months. `phase-off-timeline = "off"` under `[rules]`. It is caused by time:
`--fail-on` counts it only with `--fail-on-time`.

**Origin.** An analyst has learning and the pilot in the first two months and a rhythm by the fourth; a
strategist has the first campaigns in the third and fourth. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    if !Clock::of(playbook).runs(day) {
        return;
    }
    let found = playbook.partnership().and_then(|(page, partnership)| {
        let started = partnership.started.as_ref()?.value;
        let step = playbook.profile.month_step(started, day)?;
        let phases = dated(playbook);
        let running = current(&phases, day)?;
        let variant = off(playbook, step, &running.id)?;
        if is_allowed(playbook, page, "phases") {
            return None;
        }
        let span = stated::find(playbook, &running.id)?.key.span;
        let finding = phase_off_timeline(page, span, &running.id, variant);
        Some(with_expected(finding, step, month(started, day)))
    });
    report.extend(found);
}

/// Whether the phase that runs comes before all that are expected, or after all of them.
fn off(playbook: &Playbook, step: &MonthStep, running: &str) -> Option<&'static str> {
    let rank = |id: &str| practice(playbook).position(|(known, _)| known == id);
    let expected = step.phases.as_ref()?.iter();
    let ranks: Vec<usize> = expected.filter_map(|id| rank(id.as_str())).collect();
    let own = rank(running).filter(|_| running != EXIT)?;
    if ranks.iter().min().is_some_and(|first| own < *first) {
        return Some("behind");
    }
    let is_ahead = ranks.iter().max().is_some_and(|last| *last < own);
    is_ahead.then_some("ahead")
}

/// The month of the partnership to which a day belongs, the first is 1.
fn month(started: Date, day: Date) -> u32 {
    use crate::value::{Duration, DurationUnit};
    let begun = |month: &u32| Duration::new(*month, DurationUnit::Month).after(started) <= day;
    let passed = (1..=u32::from(u16::MAX)).take_while(begun).last();
    passed.unwrap_or(0) + 1
}

fn with_expected(finding: Finding, step: &MonthStep, month: u32) -> Finding {
    let expected = step.phases.iter().flat_map(|phases| phases.iter());
    let expected: Vec<String> = expected.map(|id| id.value.clone()).collect();
    let mut finding = finding.with("month", month);
    finding.evidence.expected = Some(expected.join(", "));
    finding.with("expected", Arg::All(expected))
}

fn phase_off_timeline(page: &Page, span: Span, id: &str, variant: &str) -> Finding {
    let name = |lang| crate::actuals::phases::name(id, lang);
    let name = Arg::Words {
        en: name(Lang::En),
        ru: name(Lang::Ru),
    };
    let mut finding = page
        .finding(RULE.id, span)
        .variant(variant)
        .cause(Cause::Time)
        .with("phase", name)
        .field(format!("phases.{id}"));
    finding.evidence.observed = Some(id.to_owned());
    finding
}
