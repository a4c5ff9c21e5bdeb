use super::super::{Check, Context, Rule};
use super::rows::{self, Tally, Worst};
use crate::actuals::ledger::Row;
use crate::finding::{Cause, Finding, Level, Report, Toward};
use crate::locale::Message;
use crate::value::{Date, Period};

pub(super) static RULE: Rule = Rule {
    id: "late-payment",
    level: Level::Warning,
    is_heuristic: false,
    docs: r#"
A payment that was due in the last complete month, or since, was paid after its due day. There is no
allowance: every one counts. What is still unpaid is told by `overdue-payment`. Pauses and the end of
the partnership change nothing: what is owed is owed.

**Why.** Late payment is among the main reasons why partnerships break, and for a creator it is the
rent.

```bad as-of=2026-03-31
==> ledgers/payments.csv
id,payee,amount,currency,due,paid
p-1,ann-cooks,1900.00,USD,2026-03-12,2026-03-17
```

```good as-of=2026-03-31
==> ledgers/payments.csv
id,payee,amount,currency,due,paid
p-1,ann-cooks,1900.00,USD,2026-03-12,2026-03-12
```

**Configuration.** `late-payment = "error"` or `"off"` under `[rules]`.

**Origin.** Practitioners pay on time, always, and at once after delivery. It is a practice, and in
many places also the law.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let day = context.as_of;
    let Some(table) = rows::table(context, "payments") else {
        return;
    };
    let month = rows::last_month(day);
    let tally = Tally::of(table.rows().filter_map(|row| case(row, month, day)));
    if let Some(worst) = tally.worst {
        report.push(late_payment(&tally, worst, (month, day)));
    }
}

/// A payment that was due in the month or since, and was paid.
fn case(row: Row<'_>, month: Period, day: Date) -> Option<Worst<Row<'_>>> {
    let due = row.date("due")?;
    let paid = rows::happened(row, "paid", day)?;
    let by = due.until(paid).ok()?.get_days();
    (month.first_day() <= due).then(|| Worst {
        row,
        by: i64::from(by),
        is_open: false,
    })
}

fn late_payment(
    tally: &Tally<Row<'_>>,
    worst: Worst<Row<'_>>,
    (month, day): (Period, Date),
) -> Finding {
    let mut finding = rows::finding(RULE.id, worst.row)
        .cause(Cause::Data)
        .field("paid")
        .with("late", tally.late)
        .with("n", tally.n)
        .with("id", rows::word(worst.row, "id"))
        .with("payee", rows::word(worst.row, "payee"))
        .with("length", Message::new("length-day").with("n", worst.by));
    finding.set_measure(tally.late_percent(), "%", Toward::Lower);
    finding.evidence.observed = Some(format!("{} of {}", tally.n - tally.late, tally.n));
    finding.evidence.expected = Some(format!("{} of {}", tally.n, tally.n));
    finding.evidence.n = u64::try_from(tally.n).ok();
    finding.evidence.window = Some(format!("{}..{day}", month.first_day()));
    finding
}
