use super::super::{Check, Context, Rule, options};
use super::rows::{self, Promise, Tally, Worst};
use crate::actuals::ledger::Row;
use crate::actuals::schedule::Clock;
use crate::finding::{Cause, Finding, Level, Report, Toward};
use crate::locale::Message;
use crate::value::{Date, Period, Share, Target, Value};

pub(super) static RULE: Rule = Rule {
    id: "late-deliverables",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
Too many of the deliverables that were due in the last complete month came late. Something is on time
when it is delivered on its due day or before. What is overdue and not delivered counts as late, of
whichever month it is.

How much has to be on time is what an agreement in force promises: an expectation whose metric is
computed from `delivered` and `due` of the ledger `deliverables`. Else it is 90 % (profile
`standard`). Of fewer than ten deliverables one may be late: 8 of 9 is one late thing, not 88.9 %.

**Why.** A day late at the start is a week late at the end, since everybody after it has other plans.

```bad as-of=2026-03-31
==> ledgers/deliverables.csv
id,campaign,party,due,delivered
video-1,spring,lumen,2026-03-05,2026-03-09
video-2,spring,lumen,2026-03-12,2026-03-12
samples,spring,northwind,2026-03-16,
```

```good as-of=2026-03-31
==> ledgers/deliverables.csv
id,campaign,party,due,delivered
video-1,spring,lumen,2026-03-05,2026-03-09
video-2,spring,lumen,2026-03-12,2026-03-12
samples,spring,northwind,2026-04-16,
```

**Configuration.** `late-deliverables = { grace = "1d" }` under `[rules]`: so much later is still on
time.

**Origin.** Practitioners aim for nine of ten deliverables on time. It is a practice, not a law of
nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let (playbook, day) = (context.playbook, context.as_of);
    let clock = Clock::of(playbook);
    let table = rows::table(context, "deliverables").filter(|_| clock.runs(day));
    let Some(table) = table else { return };
    let promise = rows::promise(playbook, ("deliverables", &["delivered", "due"]), day);
    let limits = playbook.profile.deadlines.as_ref();
    let standard = limits.and_then(|limits| limits.on_time.as_ref());
    let promised = promise.as_ref().and_then(share);
    let Some(wanted) = promised.or_else(|| Some(standard?.value)) else {
        return;
    };
    let month = rows::last_month(day);
    let cases = table
        .rows()
        .filter_map(|row| case(context, &clock, row, month));
    let tally = Tally::of(cases);
    if let Some(worst) = tally.worst.filter(|_| tally.is_bad(context, wanted)) {
        report.push(late_deliverables(&tally, worst, (wanted, month), promise));
    }
}

fn share(promise: &Promise<'_>) -> Option<Share> {
    match promise.target {
        Target::AtLeast(Value::Share(share)) | Target::Plain(Value::Share(share)) => Some(*share),
        _ => None,
    }
}

/// A row that was due in the month, or is overdue.
fn case<'a>(
    context: &Context<'_>,
    clock: &Clock,
    row: Row<'a>,
    month: Period,
) -> Option<Worst<Row<'a>>> {
    let day = context.as_of;
    let stated = row.date("due")?;
    let grace = options::duration(context, (RULE.id, "grace"), None);
    let due = clock.deadline(stated, grace.map_or(stated, |grace| grace.after(stated)))?;
    let delivered = rows::happened(row, "delivered", day);
    let is_open = delivered.is_none();
    let is_overdue = is_open && due < day;
    let is_settled = !is_open || is_overdue;
    let counts = month.contains(stated) && is_settled;
    let late = due.until(delivered.unwrap_or(day)).ok()?.get_days();
    (counts || is_overdue).then(|| Worst {
        row,
        by: i64::from(late),
        is_open,
    })
}

fn late_deliverables(
    tally: &Tally<Row<'_>>,
    worst: Worst<Row<'_>>,
    (wanted, month): (Share, Period),
    promise: Option<Promise<'_>>,
) -> Finding {
    let due = worst.row.date("due").unwrap_or(Date::MIN);
    let mut finding = rows::finding(RULE.id, worst.row)
        .cause(if worst.is_open {
            Cause::Time
        } else {
            Cause::Data
        })
        .field("delivered")
        .with("late", tally.late)
        .with("n", tally.n)
        .with("id", rows::word(worst.row, "id"))
        .with("party", rows::word(worst.row, "party"))
        .with("date", due)
        .with("length", Message::new("length-day").with("n", worst.by));
    if worst.is_open {
        finding = finding.variant("open");
    }
    if let Some(promise) = promise {
        finding = finding.label(promise.place, "late-deliverables-promised");
    }
    finding.set_measure(tally.late_percent(), "%", Toward::Lower);
    finding.evidence.observed = Some(format!("{} of {}", tally.n - tally.late, tally.n));
    finding.evidence.expected = Some(format!("at least {wanted}"));
    finding.evidence.n = u64::try_from(tally.n).ok();
    finding.evidence.window = Some(format!("{}..{}", month.first_day(), month.last_day()));
    finding
}
