use super::super::{Check, Context, Rule};
use crate::actuals::schedule::{self, Clock, Slot, SlotState};
use crate::finding::{Cause, Finding, Level, Place, Report};
use crate::model::kinds::Status;
use crate::model::{Page, Playbook};
use crate::text::Span;
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "cadence-missed",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A cadence of the charter has no record of its last period, and the grace after it is over. Two
periods in a row without a record are an error.

A cadence is kept by a document of its `kind` that speaks of the period: by `period`, by its name
(`health/2026-03.md`), or by its `date`. Weeks, months and quarters are those of the calendar; with an
`anchor`, or counted in days, they run from the first day, and a document written in that time serves
too. What happens every `day` is asked for on working days.

A cadence begins on its `from`, on its `anchor` (`pilot.from`), or on the `date` of the charter; a
period in which it began half-way is not asked for. Pauses stop the clock, and after the end of the
partnership nothing is awaited. Only the latest periods count: a gap that was followed by a record is
history. A cadence without `kind` leaves nothing behind, so nothing can be said about it.

**Why.** The first update that is left out has a reason. The second has none, and by the third nobody
remembers that there was a rhythm.

```bad
==> index.md
---
started: 2026-01-12
---
==> charter.md
---
cadences: { health: { every: month, kind: health-check, grace: 5d } }
---
==> health/2026-01.md
---
title: January
---
```

```bad as-of=2026-03-24
==> index.md
---
started: 2026-01-12
phases: { pilot: { from: 2026-02-16 } }
---
==> charter.md
---
cadences: { checkpoint: { every: 30d, anchor: pilot.from, kind: review, grace: 5d } }
---
```

```good
==> index.md
---
started: 2026-01-12
---
==> charter.md
---
cadences: { health: { every: month, kind: health-check, grace: 5d } }
---
==> health/2026-02.md
---
title: February
---
```

Paused days do not count:

```good
==> index.md
---
started: 2026-01-12
pauses: [{ from: 2026-02-20, to: 2026-03-20, reason: trade fair }]
---
==> charter.md
---
cadences: { health: { every: month, kind: health-check, from: 2026-02-01, grace: 5d } }
---
```

**Configuration.** `cadence-missed = "error"` or `"off"` under `[rules]`; how late a record may be is
the cadence's `grace`. The finding is caused by time: `--fail-on` counts it only with
`--fail-on-time`.

**Origin.** Practitioners sync every week, look at the health of the partnership every month and ask
every quarter, or every 30 days, whether to go on. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let Some((page, charter)) = playbook.charter().filter(|(page, _)| !page.is_closed()) else {
        return;
    };
    if !Clock::of(playbook).runs(day) {
        return;
    }
    let slots = schedule::slots(playbook, day);
    for of_one in slots.chunk_by(|one, other| one.cadence == other.cadence) {
        let Some(run) = Run::of(of_one) else { continue };
        let mut cadences = charter.cadences.iter().flat_map(|all| all.value.iter());
        let entry = cadences.find(|entry| entry.key.value == run.last.cadence);
        let span = entry.map_or(page.anchor, |entry| entry.key.span);
        let promise = promise(playbook, run.last.cadence, day);
        report.push(cadence_missed(page, span, &run, promise));
    }
}

/// Periods without a record, up to the last one that was due.
struct Run<'s, 'a> {
    missed: usize,
    last: &'s Slot<'a>,
    /// The last one that has a record.
    kept: Option<&'a Page>,
}

impl<'s, 'a> Run<'s, 'a> {
    fn of(slots: &'s [Slot<'a>]) -> Option<Self> {
        let settled = || {
            slots
                .iter()
                .filter(|slot| slot.state != SlotState::Open)
                .rev()
        };
        let missed = settled().take_while(|slot| slot.state == SlotState::Missed);
        let missed = missed.count();
        let last = settled().next().filter(|_| missed > 0)?;
        let kept = settled().find_map(|slot| slot.kept_by);
        Some(Self { missed, last, kept })
    }
}

/// Where an agreement in force promises that the cadence is kept.
fn promise(playbook: &Playbook, cadence: &str, day: Date) -> Option<Place> {
    let mut active = playbook.agreements().filter(|(page, agreement)| {
        let term = agreement.term.as_ref();
        let last = term.and_then(|term| term.to.as_ref());
        page.status() == Some(Status::Active) && last.is_none_or(|last| day <= last.value)
    });
    active.find_map(|(page, agreement)| {
        let expectations = agreement.expectations.as_ref()?;
        let bound = expectations.iter().find(|entry| {
            let expectation = entry.value.as_ref();
            let named = expectation.and_then(|it| it.cadence.as_ref());
            named.is_some_and(|named| named.as_str() == cadence)
        })?;
        Some(Place::new(page.path(), bound.key.span))
    })
}

fn cadence_missed(page: &Page, span: Span, run: &Run<'_, '_>, promise: Option<Place>) -> Finding {
    let Slot {
        cadence,
        period,
        due,
        ..
    } = run.last;
    let mut finding = page
        .finding(RULE.id, span)
        .cause(Cause::Time)
        .field(format!("cadences.{cadence}"))
        .with("cadence", *cadence)
        .with("period", period.to_string())
        .with("date", *due)
        .with("count", run.missed);
    if run.missed > 1 {
        finding = finding.variant("again").level(Level::Error);
    }
    if let Some(kept) = run.kept {
        let has_period = kept.fields.get("period").is_some();
        let key = if has_period { "period" } else { "title" };
        let place = Place::new(kept.path(), kept.key_span(key));
        finding = finding.label(place, "cadence-missed-last");
    }
    if let Some(promise) = promise {
        finding = finding.label(promise, "cadence-missed-promised");
    }
    finding.evidence.observed = Some("0".to_owned());
    finding.evidence.expected = Some("1".to_owned());
    finding.evidence.window = Some(format!("{}..{}", period.first_day(), period.last_day()));
    finding
}
