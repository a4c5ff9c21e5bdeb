use jiff::civil::Time;
use jiff::{Span, Zoned};

use super::super::{Check, Context, Rule};
use super::roster::{Side, living_charter, participants};
use crate::finding::{Finding, Level, Place, Report};
use crate::model::Page;
use crate::model::kinds::{Cadence, CadenceMode};
use crate::text::Spanned;
use crate::value::{Date, Hours, Slot};

pub(super) static RULE: Rule = Rule {
    id: "meeting-outside-hours",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A cadence with a slot (`at`) begins before or ends after the working hours (`hours`) of a party that
takes part, on some day of the year that begins with the day of the check. Each party's clock is
used, with its own summer time; the finding names the first such day and what that clock shows.

The parties are those that the cadence names under `parties`, else the sides. The end is reckoned
from `minutes`. A cadence with `mode: async` has no hour.

**Why.** Countries change their clocks on different days, or not at all, so that a meeting which fits
in January may fall into supper in April. Who is always the one to stay up late reads it as a message.

```bad
==> index.md
---
parties: [northwind, lumen]
---
==> parties/northwind.md
---
timezone: Europe/Moscow
hours: 10:00-19:00
---
==> parties/lumen.md
---
timezone: America/New_York
hours: 09:00-18:00
---
==> charter.md
---
cadences: { sync: { every: week, mode: live, minutes: 30, at: Tue 16:30 Europe/Moscow } }
---
```

It begins in time and lasts too long:

```bad
==> index.md
---
parties: [northwind]
---
==> parties/northwind.md
---
timezone: Europe/Moscow
hours: 10:00-19:00
---
==> charter.md
---
cadences: { sync: { every: week, mode: live, minutes: 45, at: Tue 18:30 Europe/Moscow } }
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
hours: 10:00-19:00
---
==> parties/lumen.md
---
timezone: America/New_York
hours: 09:00-18:00
---
==> charter.md
---
cadences: { sync: { every: week, mode: live, minutes: 30, at: Tue 17:30 Europe/Moscow } }
---
```

Only those who take part are asked:

```good
==> index.md
---
parties: [northwind, lumen]
---
==> parties/northwind.md
---
timezone: Europe/Moscow
hours: 10:00-19:00
---
==> parties/lumen.md
---
timezone: America/New_York
hours: 09:00-18:00
---
==> charter.md
---
cadences:
  figures: { every: week, mode: live, minutes: 30, at: Mon 11:00 Europe/Moscow, parties: [northwind] }
---
```

**Configuration.** `meeting-outside-hours = "off"` under `[rules]`; a party that does not state its
`hours` is not asked.

**Origin.** Practitioners count a partner who does not respect time zones among the red flags. It is
a practice, not a law of nature: some prefer a late call to a long mail.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let Some((page, charter)) = living_charter(context.playbook, context.as_of) else {
        return;
    };
    for entry in charter.cadences.iter().flat_map(|table| table.value.iter()) {
        let Some(cadence) = entry.value.as_ref().filter(|cadence| is_live(cadence)) else {
            continue;
        };
        let Some(slot) = &cadence.at else { continue };
        for side in participants(context.playbook, cadence) {
            let meeting = Meeting {
                page,
                name: &entry.key,
                cadence,
                slot,
            };
            report.extend(meeting.judge(side, context.as_of));
        }
    }
}

fn is_live(cadence: &Cadence) -> bool {
    let mode = cadence.mode.as_ref().map(|mode| mode.value);
    mode != Some(CadenceMode::Written)
}

struct Meeting<'a> {
    page: &'a Page,
    name: &'a str,
    cadence: &'a Cadence,
    slot: &'a Spanned<Slot>,
}

impl Meeting<'_> {
    fn judge(&self, side: Side<'_>, day: Date) -> Option<Finding> {
        let (zone, hours) = (side.party.timezone.as_ref()?, side.party.hours.as_ref()?);
        let minutes = self
            .cadence
            .minutes
            .as_ref()
            .map_or(0, |minutes| minutes.value);
        let from = self
            .cadence
            .from
            .as_ref()
            .map_or(day, |from| from.value.max(day));
        let first = self.slot.first_day_from(from);
        let mut starts = first
            .series(Span::new().days(7))
            .take_while(|day| *day < from.saturating_add(Span::new().years(1)))
            .filter_map(|day| self.slot.on_in(day, zone));
        starts.find_map(|start| {
            let breach = breach(&start, minutes, hours.value)?;
            Some(self.outside_hours(side, (&start, breach), hours))
        })
    }

    fn outside_hours(
        &self,
        side: Side<'_>,
        (start, breach): (&Zoned, Breach),
        hours: &Spanned<Hours>,
    ) -> Finding {
        let finding = self.page.finding(RULE.id, self.slot.span);
        let finding = match breach {
            Breach::Begins => finding.with("time", clock(start.time())),
            Breach::Ends(end) => finding.variant("ends").with("time", clock(end)),
        };
        let place = Place::new(side.page.path(), hours.span);
        finding
            .with("cadence", self.name)
            .with("party", side.id)
            .with("date", start.date())
            .with("hours", hours.value.to_string())
            .label(place, "meeting-outside-hours-hours")
            .field(format!("cadences.{}.{}", self.name, side.id))
    }
}

/// How a meeting leaves the working hours.
enum Breach {
    Begins,
    Ends(Time),
}

fn breach(start: &Zoned, minutes: u32, hours: Hours) -> Option<Breach> {
    if !hours.contains(start.time()) {
        return Some(Breach::Begins);
    }
    let opening = i64::from(hours.start_minute());
    let since_midnight = i64::from(start.hour()) * 60 + i64::from(start.minute());
    let into_the_hours = (since_midnight - opening).rem_euclid(24 * 60);
    let end = start.saturating_add(Span::new().minutes(i64::from(minutes)));
    let lasts_too_long = into_the_hours + i64::from(minutes) > i64::from(hours.minutes());
    lasts_too_long.then(|| Breach::Ends(end.time()))
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}
