use super::super::{Check, Context, Rule, said};
use super::stated::{self, Stated};
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Report};
use crate::model::Page;
use crate::model::kinds::Brief;
use crate::text::{Span, Spanned};
use crate::value::{Date, Duration, DurationUnit};

pub(super) static RULE: Rule = Rule {
    id: "phase-length",
    level: Level::Warning,
    is_heuristic: false,
    docs: r"
A phase in `index.md` is shorter or longer than the profile has it, or dates contradict each other: a
phase ends before it begins, or a campaign of a phase (`phase: pilot`) runs outside of its days.

Both ways of counting are right: from 12 to 26 January are two weeks and 15 days. Paused days make no
phase long. A pilot that a side has stopped may be short, and a phase is history when a later one has
ended. A phase without a last day is told when it has lasted too long.

**Why.** Two weeks of talks are enough to see whether there is something to try; in the third month
they are a way not to try it. A pilot of ten days shows nothing, one of four months is no pilot.

```bad
==> index.md
---
phases:
  exploration: { from: 2026-01-12, to: 2026-01-26 }
  alignment: { from: 2026-01-26, to: 2026-03-09 }
---
```

```bad
==> index.md
---
phases:
  pilot: { from: 2026-03-20, to: 2026-02-16 }
---
```

The campaign does not fit the pilot it belongs to:

```bad
==> index.md
---
phases:
  pilot: { from: 2026-03-09, to: 2026-04-12 }
---
==> briefs/2026-03-spring.md
---
phase: pilot
dates: { start: 2026-03-20, end: 2026-04-30 }
---
```

```good
==> index.md
---
phases:
  alignment: { from: 2026-01-26, to: 2026-02-09 }
  pilot: { from: 2026-02-16, to: 2026-03-20 }
---
==> briefs/2026-03-spring.md
---
phase: pilot
dates: { start: 2026-02-20, end: 2026-03-20 }
---
```

**Configuration.** `min` and `max` of each phase in the profile, under `[phases.NAME]`; `from_day` and
`by_day` there say on which day of the partnership a phase begins at the earliest and at the latest.

**Origin.** Practitioners name two or three weeks for talks, two for comparing goals, 30 days or four to
six weeks for a pilot, three or four weeks for the framework. It is a practice, not a law of nature.
",
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let stated = stated::all(context.playbook);
    let clock = Clock::of(context.playbook);
    for phase in &stated {
        report.extend(reversed(phase));
        if !is_history(phase, &stated, context.as_of) {
            report.extend(length(context, phase, &clock).or_else(|| begin(context, phase)));
        }
    }
    for (page, brief) in context.playbook.briefs() {
        if !page.is_closed() {
            report.extend(outside(&stated, page, brief));
        }
    }
}

/// Whether a later phase has ended already.
fn is_history(phase: &Stated<'_>, all: &[Stated<'_>], day: Date) -> bool {
    let mut later = all.iter().filter(|other| other.rank > phase.rank);
    later.any(|other| other.to().is_some_and(|to| to.value < day))
}

fn reversed(phase: &Stated<'_>) -> Option<Finding> {
    let (from, to) = phase.from().zip(phase.to())?;
    (to.value < from.value).then(|| {
        let finding = phase_length(phase, to.span).variant("reversed");
        let finding = finding.with("date", to.value).with("from", from.value);
        finding.label(phase.place(from.span), "phase-length-from")
    })
}

/// That a phase is shorter or longer than the profile has it.
fn length(context: &Context<'_>, phase: &Stated<'_>, clock: &Clock) -> Option<Finding> {
    let (limits, from) = phase.limits.zip(phase.from())?;
    let last = phase.to().filter(|to| from.value <= to.value);
    if phase.to().is_some() && last.is_none() {
        return None;
    }
    let end = last.map_or(context.as_of, |to| to.value);
    let latest = limits.max.as_ref().map(|max| max.value);
    let due = latest.and_then(|max| clock.deadline(from.value, max.after(from.value)));
    if let Some(max) = latest.filter(|_| due.is_some_and(|due| due < end)) {
        let cause = if last.is_some() {
            Cause::Text
        } else {
            Cause::Time
        };
        if cause == Cause::Time && !clock.runs(context.as_of) {
            return None;
        }
        let span = last.map_or(from.span, |to| to.span);
        let days = (end - from.value).get_days();
        let finding = of_days(phase_length(phase, span), days, max, "<=").cause(cause);
        return Some(finding.variant(if last.is_some() { "long" } else { "running" }));
    }
    let (min, to) = limits.min.as_ref().zip(last)?;
    let day_after = to.value.tomorrow().unwrap_or(to.value);
    let is_short = day_after < min.value.after(from.value) && !is_cut_short(phase, clock, to.value);
    is_short.then(|| {
        let days = (day_after - from.value).get_days();
        of_days(phase_length(phase, to.span), days, min.value, ">=")
    })
}

/// Whether a phase ended early since somebody wanted to stop.
fn is_cut_short(phase: &Stated<'_>, clock: &Clock, end: Date) -> bool {
    phase.is_stopped() || clock.is_over(end) || clock.ended() == Some(end)
}

fn of_days(finding: Finding, days: i32, limit: Duration, sign: &str) -> Finding {
    let count = u32::try_from(days).unwrap_or(0);
    let mut finding = finding
        .with(
            "length",
            said::length(Duration::new(count, DurationUnit::Day)),
        )
        .with("limit", said::length(limit));
    finding.evidence.observed = Some(format!("{days}d"));
    finding.evidence.expected = Some(format!("{sign} {limit}"));
    finding
}

/// That a phase begins on an earlier or a later day of the partnership than the profile has it.
fn begin(context: &Context<'_>, phase: &Stated<'_>) -> Option<Finding> {
    let (limits, from) = phase.limits.zip(phase.from())?;
    let (_, partnership) = context.playbook.partnership()?;
    let started = partnership.started.as_ref()?;
    let day = (from.value - started.value).get_days() + 1;
    let limit = |day: &Option<Spanned<u32>>| day.as_ref().map(|day| day.value);
    let (earliest, latest) = (limit(&limits.from_day), limit(&limits.by_day));
    let is_before = |limit: &u32| i64::from(day) < i64::from(*limit);
    let is_after = |limit: &u32| i64::from(*limit) < i64::from(day);
    let (variant, limit) = match (earliest.filter(is_before), latest.filter(is_after)) {
        (Some(limit), _) => ("early", limit),
        (None, Some(limit)) => ("late", limit),
        (None, None) => return None,
    };
    let finding = phase_length(phase, from.span).variant(variant);
    let finding = finding.with("day", day).with("limit", limit);
    Some(finding.label(phase.place(started.span), "phase-length-started"))
}

/// That a campaign runs outside of the phase to which it says it belongs.
fn outside(stated: &[Stated<'_>], page: &Page, brief: &Brief) -> Option<Finding> {
    let name = brief.phase.as_ref()?;
    let phase = stated.iter().find(|phase| phase.id() == name.as_str())?;
    let dates = brief.dates.as_ref()?;
    let early = dates.start.as_ref().zip(phase.from());
    let early = early.filter(|(start, from)| start.value < from.value);
    let late = dates.end.as_ref().zip(phase.to());
    let late = late.filter(|(end, to)| to.value < end.value);
    let (variant, (own, bound)) = match (early, late) {
        (Some(early), _) => ("campaign-early", early),
        (None, Some(late)) => ("campaign-late", late),
        (None, None) => return None,
    };
    let finding = page
        .finding(RULE.id, own.span)
        .variant(variant)
        .field("dates")
        .with("campaign", &page.id)
        .with("phase", phase.id())
        .with("date", own.value)
        .with("bound", bound.value);
    Some(finding.label(phase.place(bound.span), "phase-length-bound"))
}

fn phase_length(phase: &Stated<'_>, span: Span) -> Finding {
    phase.finding(RULE.id, span)
}

#[cfg(test)]
mod tests {
    use super::super::super::{Selection, check_source};
    use super::*;
    use crate::locale::Lang;
    use crate::source::Memory;

    const STANDARD: &str = include_str!("../../../profiles/standard.toml");

    fn found(days: &str, from: &str) -> Vec<String> {
        let profile = STANDARD.replace("[phases.pilot]\n", &format!("[phases.pilot]\n{days}\n"));
        let index = format!(
            "---\nstarted: 2026-01-12\nphases:\n  pilot: {{ from: {from}, to: 2026-03-20 }}\n---\n"
        );
        let files = [
            ("comity.toml", "format = 1\nprofile = \"own.toml\"\n"),
            ("own.toml", &profile),
            ("index.md", &index),
        ];
        let day = Date::constant(2026, 3, 1);
        let checked = check_source(&Memory::of(files), day, &Selection::one(RULE.id)).unwrap();
        let findings = checked.report.findings.iter();
        findings.map(|it| it.headline(Lang::En)).collect()
    }

    #[test]
    fn a_profile_may_say_on_which_day_a_phase_begins() {
        let none: [&str; 0] = [];
        assert_eq!(found("from_day = 29\nby_day = 36", "2026-02-09"), none);
        assert_eq!(found("from_day = 29\nby_day = 36", "2026-02-16"), none);
        assert_eq!(
            found("from_day = 37", "2026-02-16"),
            ["`pilot` begins on day 36 of the partnership; day 37 or later is usual"]
        );
        assert_eq!(
            found("by_day = 35", "2026-02-16"),
            ["`pilot` begins on day 36 of the partnership; day 35 or earlier is usual"]
        );
    }
}
