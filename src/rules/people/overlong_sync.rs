use super::super::options;
use super::super::{Check, Context, Rule};
use super::roster::living_charter;
use crate::finding::{Finding, Level, Report, Toward};
use crate::model::field::Choice as _;
use crate::model::kinds::{Cadence, CadenceMode, Charter, Update};
use crate::model::{Facts, Kind, Page, Playbook};
use crate::text::Spanned;
use crate::value::Period;

pub(super) static RULE: Rule = Rule {
    id: "overlong-sync",
    level: Level::Warning,
    is_heuristic: false,
    docs: r"
A sync is planned for more minutes than the profile says, which is 30 in the profile `standard`, or the
latest update tells that one took longer. A sync is a cadence that leaves updates behind (`kind: update`)
or is called `sync` or `check-in`. What is done in writing (`mode: async`) has no length.

**Why.** Half an hour holds what happened, what comes next and what stands in the way. What does not
fit is work, and needs the two people who do it instead of everybody.

```bad
==> charter.md
---
cadences: { sync: { every: week, mode: live, minutes: 60, kind: update } }
---
```

```bad
==> charter.md
---
cadences: { sync: { every: week, mode: live, minutes: 30, kind: update } }
---
==> updates/2026-W12.md
---
period: 2026-W12
minutes: 75
---
```

```good
==> charter.md
---
cadences:
  sync: { every: week, mode: live, minutes: 30, kind: update }
  review: { every: quarter, mode: live, minutes: 120, kind: review }
---
==> updates/2026-W11.md
---
period: 2026-W11
minutes: 75
---
==> updates/2026-W12.md
---
period: 2026-W12
minutes: 30
---
```

**Configuration.** `overlong-sync = { minutes = 45 }` under `[rules]`.

**Origin.** Practitioners of several trades name the same half hour. It is a practice, not a law of
nature.
",
    check: Check::Playbook(check),
};

/// What a short meeting is called where it does not say what it leaves behind.
const SYNCS: [&str; 2] = ["sync", "check-in"];

fn check(context: &Context<'_>, report: &mut Report) {
    let Some((page, charter)) = living_charter(context.playbook, context.as_of) else {
        return;
    };
    let profile = context.playbook.profile.cadences.as_ref();
    let standard = profile.and_then(|cadences| cadences.sync_minutes.as_ref());
    let Some(limit) = options::count(context, (RULE.id, "minutes"), standard) else {
        return;
    };
    for (name, minutes) in planned(charter) {
        if is_over(minutes, limit) {
            let field = format!("cadences.{name}.minutes");
            report.push(overlong_sync((page, minutes), limit, field).with("cadence", name));
        }
    }
    if let Some((page, minutes)) = latest(context.playbook).filter(|(_, it)| is_over(it, limit)) {
        let field = "minutes".to_owned();
        report.push(overlong_sync((page, minutes), limit, field).variant("held"));
    }
}

/// The syncs of a charter that are held live, and how long they are to take.
fn planned(charter: &Charter) -> impl Iterator<Item = (&str, &Spanned<u32>)> {
    let tables = charter.cadences.iter();
    let entries = tables.flat_map(|table| table.value.iter());
    entries.filter_map(|entry| {
        let cadence = entry.value.as_ref()?;
        let name = entry.key.value.as_str();
        is_sync(name, cadence).then_some((name, cadence.minutes.as_ref()?))
    })
}

fn is_sync(name: &str, cadence: &Cadence) -> bool {
    let mode = cadence.mode.as_ref().map(|mode| mode.value);
    let leaves = cadence.kind.as_ref().map(|kind| kind.value.as_str());
    let is_short = leaves.map_or(SYNCS.contains(&name), |kind| kind == Kind::Update.word());
    is_short && mode != Some(CadenceMode::Written)
}

/// The length of the latest sync that was written down, where it is told.
fn latest(playbook: &Playbook) -> Option<(&Page, &Spanned<u32>)> {
    let updates = playbook.of_kind(Kind::Update);
    let held = updates.filter_map(|document| match &document.page.facts {
        Facts::Update(update) => Some((first_day(update)?, &*document.page, update)),
        _ => None,
    });
    let (_, page, update) = held.max_by_key(|(day, page, _)| (*day, page.id.clone()))?;
    let mode = update.mode.as_ref().map(|mode| mode.value);
    let minutes = update.minutes.as_ref();
    let minutes = minutes.filter(|_| mode != Some(CadenceMode::Written));
    Some((page, minutes?))
}

fn first_day(update: &Update) -> Option<crate::value::Date> {
    update
        .period
        .as_ref()
        .map(|period| Period::first_day(&period.value))
}

fn is_over(minutes: &Spanned<u32>, limit: usize) -> bool {
    usize::try_from(minutes.value).is_ok_and(|minutes| minutes > limit)
}

fn overlong_sync((page, minutes): (&Page, &Spanned<u32>), limit: usize, field: String) -> Finding {
    let mut finding = page
        .finding(RULE.id, minutes.span)
        .with(
            "minutes",
            usize::try_from(minutes.value).unwrap_or(usize::MAX),
        )
        .with("limit", limit)
        .field(field);
    finding.set_measure(minutes.value, "min", Toward::Lower);
    finding.evidence.observed = Some(format!("{} min", minutes.value));
    finding.evidence.expected = Some(format!("at most {limit} min"));
    finding
}
