use jiff::civil::time;
use jiff::tz::TimeZone;

use super::super::options;
use super::super::{Check, Context, Rule};
use super::roster::{Side, living_charter, sides};
use crate::finding::{Finding, Level, Place, Report};
use crate::model::Page;
use crate::model::kinds::{CadenceMode, Channel, ChannelPurpose, Charter};
use crate::value::{Date, Decimal, DurationUnit, Zone};

pub(super) static RULE: Rule = Rule {
    id: "no-async-channel",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The clocks of two sides are further apart than the profile says (3 hours in the profile `standard`)
on some day of the coming year, summer time counted, and the charter has no channel that works
without everybody being there at the same time.

Such a channel is one with `mode: async`, or one with the purpose `updates`, `quick`, `files` or
`async` that does not say `mode: live`.

**Why.** When one side's morning is the other's evening, whoever can only talk has an hour a day for
it. The rest of the day a question waits.

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> parties/northwind.md
---
timezone: Europe/Moscow
---
==> parties/lumen.md
---
timezone: America/New_York
---
==> charter.md
---
channels:
  calls: { tool: Zoom, purpose: sync }
  news: { tool: Zoom, purpose: updates, mode: live }
---
```

```good
==> index.md
---
parties: [northwind, lumen]
---
==> parties/northwind.md
---
timezone: Europe/Moscow
---
==> parties/lumen.md
---
timezone: America/New_York
---
==> charter.md
---
channels:
  calls: { tool: Zoom, purpose: sync }
  news: { tool: Google Docs, purpose: updates }
---
```

Moscow and Berlin are never further apart than two hours:

```good
==> index.md
---
parties: [northwind, kiez]
---
==> parties/northwind.md
---
timezone: Europe/Moscow
---
==> parties/kiez.md
---
timezone: Europe/Berlin
---
==> charter.md
---
channels: { calls: { tool: Zoom, purpose: sync } }
---
```

**Configuration.** `no-async-channel = { from = "5h" }` under `[rules]`.

**Origin.** Practitioners who work across time zones and languages rely on chats, documents and
recordings instead of calls. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let Some((page, charter)) = living_charter(context.playbook, context.as_of) else {
        return;
    };
    if charter.channels.is_none() || has_async_channel(charter) {
        return;
    }
    let profile = context.playbook.profile.people.as_ref();
    let standard = profile.and_then(|people| people.async_needed_from.as_ref());
    let Some(limit) = options::duration(context, (RULE.id, "from"), standard) else {
        return;
    };
    let minute = crate::value::Duration::new(1, DurationUnit::Minute);
    let minutes = limit.approx_days() / minute.approx_days();
    let sides = sides(context.playbook);
    let pairs = sides.iter().enumerate().flat_map(|(at, one)| {
        let others = sides[at + 1..].iter();
        others.filter_map(|other| Some((furthest(*one, *other, context.as_of)?, *one, *other)))
    });
    let widest = pairs.max_by_key(|(apart, ..)| *apart);
    if let Some((apart, one, other)) = widest.filter(|(apart, ..)| Decimal::from(*apart) >= minutes)
    {
        report.push(no_async_channel(page, apart, [one, other]));
    }
}

fn has_async_channel(charter: &Charter) -> bool {
    let channels = charter.channels.iter().flat_map(|table| table.value.iter());
    let mut channels = channels.filter_map(|entry| entry.value.as_ref());
    channels.any(|channel| is_async(channel))
}

fn is_async(channel: &Channel) -> bool {
    use ChannelPurpose::{Files, Handover, Quick, Updates};
    let purpose = channel.purpose.as_ref().map(|purpose| purpose.value);
    match channel.mode.as_ref().map(|mode| mode.value) {
        Some(CadenceMode::Written) => true,
        Some(CadenceMode::Live) => false,
        // An unreadable purpose has been told already and proves nothing.
        None => matches!(purpose, None | Some(Updates | Quick | Files | Handover)),
    }
}

/// How many minutes the clocks of two sides are apart at most in the year from `day`.
fn furthest(one: Side<'_>, other: Side<'_>, day: Date) -> Option<u32> {
    let (here, there) = (one.party.timezone.as_ref()?, other.party.timezone.as_ref()?);
    let days = day.series(jiff::Span::new().days(1)).take(366);
    days.filter_map(|day| {
        let seconds = offset(here, day)? - offset(there, day)?;
        Some(seconds.unsigned_abs() / 60)
    })
    .max()
}

fn offset(zone: &Zone, day: Date) -> Option<i32> {
    let noon = day.to_datetime(time(12, 0, 0, 0));
    let instant = TimeZone::UTC.to_timestamp(noon).ok()?;
    Some(zone.time_zone().to_offset(instant).seconds())
}

fn no_async_channel(page: &Page, minutes: u32, [one, other]: [Side<'_>; 2]) -> Finding {
    let hours = (Decimal::from(minutes) / Decimal::from(60)).normalize();
    let mut finding = page
        .finding(RULE.id, page.key_span("channels"))
        .with("one", one.id)
        .with("other", other.id)
        .with("hours", hours)
        .field("channels");
    for side in [one, other] {
        let Some(zone) = &side.party.timezone else {
            continue;
        };
        let place = Place::new(side.page.path(), zone.span);
        finding = finding.label(place, "no-async-channel-zone");
    }
    finding
}
