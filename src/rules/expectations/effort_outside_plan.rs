use super::super::{Check, Context, Rule, judged};
use crate::actuals::in_force::begun;
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Place, Report, Toward};
use crate::locale::Arg;
use crate::model::field::Keyed;
use crate::model::kinds::{Charter, Status};
use crate::model::{Page, Playbook};
use crate::text::Span;
use crate::value::{Band, Date, Decimal, Duration, DurationUnit, Period, PeriodKind, Quantity};

pub(super) static RULE: Rule = Rule {
    id: "effort-outside-plan",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
The hours of coordination in the ledger `effort` lie outside the band that the charter plans, in the
last month of the partnership whose weeks are over; or an active charter plans none at all, although
promises are in force or a campaign has begun.

The charter's `effort` has a band for each stretch of time: `from-month-1: 10..15 h/week` holds until a
later one begins. Months are counted from `started` in `index.md`: the first month of a partnership
that began on 12 January ends on 11 February. A week belongs to the month in which its Thursday lies.
The hours of everybody are added up, and for a band per week divided by the number of weeks. Weeks of
a pause do not count. A month without a row is left alone: nobody can say whether nothing was done or
nothing written down.

**Why.** Whoever plans no hours pays them in the evening. Too few hours are as telling as too many:
somebody has stopped talking.

```bad as-of=2026-02-27
==> index.md
---
started: 2026-01-01
---
==> charter.md
---
status: active
effort: { from-month-1: 10..15 h/week }
---
==> ledgers/effort.csv
week,person,hours
2026-W02,anna,24
2026-W03,anna,30
2026-W04,anna,26
2026-W05,anna,30
```

```bad
==> index.md
---
started: 2026-01-01
---
==> charter.md
---
status: active
---
==> agreements/framework.md
---
status: active
term: { from: 2026-01-01 }
expectations:
  creators: { text: which creators we use }
---
```

```good as-of=2026-02-28
==> index.md
---
started: 2026-01-01
---
==> charter.md
---
status: active
effort: { from-month-1: 10..15 h/week }
---
==> ledgers/effort.csv
week,person,hours
2026-W06,anna,9
2026-W07,anna,12
2026-W08,anna,14
2026-W09,anna,11
```

**Configuration.** `effort-outside-plan = "off"` under `[rules]`; the bands are the charter's.

**Origin.** Practitioners count 10 to 15 hours a week at first and 5 to 10 after three months, and say
that most brands plan none. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let charter = playbook.charter();
    let active = charter.filter(|(page, _)| page.status() == Some(Status::Active));
    let Some((page, charter)) = active.filter(|_| Clock::of(playbook).runs(day)) else {
        return;
    };
    let is_written = page.fields.get("effort").is_some();
    if is_written {
        report.extend(judge(context, page, charter));
    } else if !begun(playbook, day).is_empty() {
        let span = page.key_span("effort");
        report.push(effort_outside_plan(page, span).variant("none"));
    }
}

fn judge(context: &Context<'_>, page: &Page, charter: &Charter) -> Option<Finding> {
    let (number, month) = last_month(context.playbook, context.as_of)?;
    let plan = band_of(charter, number)?;
    let band = &plan.value.as_ref()?.value;
    let hours = hours(context, month)?;
    let unit = &band.low.unit;
    let is_hours = unit.of() == "h";
    let average = match unit.per() {
        Some("week") => {
            let worked = weeks(&Clock::of(context.playbook), month);
            hours.total.checked_div(Decimal::from(worked))?
        }
        Some("month") => hours.total,
        _ => return None,
    };
    let average = average.round_dp(1);
    let is_inside = band.low.number <= average && average <= band.high.number;
    if !is_hours || is_inside {
        return None;
    }
    let variant = if average < band.low.number {
        "few"
    } else {
        "many"
    };
    let span = plan.value.as_ref()?.span;
    let shown = |number: Decimal| Quantity {
        number,
        unit: unit.clone(),
    };
    let mut finding = effort_outside_plan(page, span)
        .variant(variant)
        .cause(Cause::Data)
        .field(format!("effort.{}", plan.key.value))
        .with("hours", Arg::Decimal(average))
        .with("low", Arg::Decimal(band.low.number))
        .with("high", Arg::Decimal(band.high.number))
        .with("unit", unit.to_string())
        .with("month", i64::from(number))
        .label(hours.place, "effort-outside-plan-row");
    let better = if variant == "few" {
        Toward::Higher
    } else {
        Toward::Lower
    };
    finding.set_measure(average, &unit.to_string(), better);
    finding.evidence.observed = Some(shown(average).to_string());
    finding.evidence.expected = Some(format!("{}..{}", band.low.number, shown(band.high.number)));
    finding.evidence.n = Some(hours.rows);
    finding.evidence.window = Some(judged::days(&month));
    Some(finding)
}

/// The number and the days of the last complete month of the partnership. The week of its last
/// Thursday belongs to it, and is written down when it is over.
fn last_month(playbook: &Playbook, day: Date) -> Option<(u32, Period)> {
    let (_, partnership) = playbook.partnership()?;
    let started = partnership.started.as_ref()?.value;
    let begin = |months: u32| Duration::new(months, DurationUnit::Month).after(started);
    let of = |number: u32| Period::between(begin(number - 1), begin(number).yesterday().ok()?);
    let complete = (1..).map_while(|number| Some((number, of(number)?)));
    complete
        .take_while(|(_, month)| last_week_ends(*month) <= day)
        .last()
}

/// The last day of the last week that belongs to some days.
fn last_week_ends(days: Period) -> Date {
    let week = monday_of(days.last_day());
    let last = if days.last_day() < thursday(week) {
        Duration::new(1, DurationUnit::Week).before(week)
    } else {
        week
    };
    Period::of(last, PeriodKind::Week).last_day()
}

/// The band that holds in a month: the latest that has begun.
fn band_of(charter: &Charter, month: u32) -> Option<&Keyed<String, Band<Quantity>>> {
    let bands = charter.effort.iter().flat_map(|effort| effort.value.iter());
    let begun = bands.filter_map(|entry| {
        let from: u32 = entry.key.value.strip_prefix("from-month-")?.parse().ok()?;
        (from <= month).then_some((from, entry))
    });
    begun.max_by_key(|(from, _)| *from).map(|(_, entry)| entry)
}

/// Hours that were written down.
struct Hours {
    total: Decimal,
    rows: u64,
    /// The last of the rows.
    place: Place,
}

fn hours(context: &Context<'_>, month: Period) -> Option<Hours> {
    let table = context.actuals.ledgers.table("effort")?;
    let mut found: Option<Hours> = None;
    for row in table.rows() {
        let thursday = row.date("week").map(thursday);
        let hours = row.number("hours").and_then(Decimal::from_f64_retain);
        let Some(hours) = hours.filter(|_| thursday.is_some_and(|day| month.contains(day))) else {
            continue;
        };
        let place = Place::new(&row.file().path, row.cell_span("hours"));
        let (total, rows) = found.map_or((Decimal::ZERO, 0), |found| (found.total, found.rows));
        found = Some(Hours {
            total: total + hours,
            rows: rows + 1,
            place,
        });
    }
    found
}

/// The day that says to which month or year a week belongs, as in ISO 8601.
fn thursday(monday: Date) -> Date {
    Duration::new(3, DurationUnit::Day).after(monday)
}

/// How many weeks belong to some days; those in which the partnership stood still do not count.
fn weeks(clock: &Clock, days: Period) -> u32 {
    let first = days.first_day();
    let length = u32::try_from(days.days()).unwrap_or(0);
    let day = |n: u32| Duration::new(n, DurationUnit::Day).after(first);
    let thursdays = (0..length)
        .map(day)
        .filter(|day| thursday(monday_of(*day)) == *day);
    let thursdays = thursdays.filter(|day| !clock.is_paused(*day));
    u32::try_from(thursdays.count()).unwrap_or(0)
}

fn monday_of(day: Date) -> Date {
    Period::of(day, PeriodKind::Week).first_day()
}

fn effort_outside_plan(page: &Page, span: Span) -> Finding {
    page.finding(RULE.id, span).field("effort")
}
