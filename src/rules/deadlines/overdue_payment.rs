use super::super::{Check, Context, Rule, said};
use super::rows;
use crate::actuals::ledger::Row;
use crate::finding::{Cause, Finding, Level, Report};
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "overdue-payment",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A payment is past its due day and has no `paid`. A day of payment after the day of the check has not
come yet. Each payment is told by itself, also while the partnership is paused and after its end: what
is owed is owed.

**Why.** Late payment is among the main reasons why partnerships break, and for a creator it is the
rent.

```bad as-of=2026-03-31
==> ledgers/payments.csv
id,payee,amount,currency,due,paid
p-1,ann-cooks,1900.00,USD,2026-03-12,
```

```good as-of=2026-03-31
==> ledgers/payments.csv
id,payee,amount,currency,due,paid
p-1,ann-cooks,1900.00,USD,2026-03-31,
p-2,lumen,2600.00,USD,2026-03-12,2026-03-11
```

**Configuration.** `overdue-payment = "warning"` or `"off"` under `[rules]`. The finding is caused by
time: `--fail-on` counts it only with `--fail-on-time`.

**Origin.** Practitioners pay on time, always. It is a practice, and in many places also the law.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let day = context.as_of;
    let Some(table) = rows::table(context, "payments") else {
        return;
    };
    for row in table.rows() {
        let due = row.date("due").filter(|due| *due < day);
        let is_paid = rows::happened(row, "paid", day).is_some();
        report.extend(
            due.filter(|_| !is_paid)
                .map(|due| overdue_payment(row, due, day)),
        );
    }
}

fn overdue_payment(row: Row<'_>, due: Date, day: Date) -> Finding {
    let id = rows::word(row, "id");
    let mut finding = rows::finding(RULE.id, row)
        .cause(Cause::Time)
        .field(id)
        .with("id", id)
        .with("payee", rows::word(row, "payee"))
        .with("date", due)
        .with("length", said::days(due, day));
    finding.evidence.observed = Some(format!("{}d", (day - due).get_days()));
    finding.evidence.expected = Some(due.to_string());
    finding
}
