use std::collections::BTreeMap;

use iso_currency::Currency;

use super::super::{Check, Context, Rule};
use crate::actuals::bench::reporting;
use crate::actuals::exchange::{Exchange, currency, policy_word};
use crate::actuals::ledger::{ColumnType, Row, Table};
use crate::actuals::rates::Policy;
use crate::finding::{Cause, Finding, Level, Place, Report, Toward};
use crate::value::Date;

pub(super) static RULE: Rule = Rule {
    id: "missing-exchange-rate",
    level: Level::Error,
    is_heuristic: false,
    docs: r#"
A row of a ledger has money in another currency than the one in which the playbook reports (`currency`
in `comity.toml`, else US dollars), and no rate of the ledger `rates` serves its day under the policy
`fx`. Each ledger tells each currency once, at the first such row, with the number of others.

With `transaction-date` the newest rate of the day or of the few days before serves, seven in the
profile `standard`; with `period-average` any rate of the row's month, too; with `budget-rate` that of
`fx_date`, else the oldest on record. A rate may stand either way round: dollars in roubles, or roubles
in dollars. Rows after the day of the check are left out.

**Why.** A missing rate has no harmless stand-in: taken as one, it makes a rouble a dollar. So
nothing that looks at such a row has a value.

```bad
==> comity.toml
format = 1
currency = "USD"
fx = "transaction-date"
[markets.ru]
==> ledgers/performance.csv
date,market,spend,currency,engagements
2026-03-17,ru,9000,RUB,1000
==> ledgers/rates.csv
date,base,quote,rate
2026-03-02,USD,RUB,82.12
```

```good
==> comity.toml
format = 1
currency = "USD"
fx = "transaction-date"
[markets.ru]
==> ledgers/performance.csv
date,market,spend,currency,engagements
2026-03-17,ru,9000,RUB,1000
==> ledgers/rates.csv
date,base,quote,rate
2026-03-16,USD,RUB,82.12
```

**Configuration.** How long a rate serves is the profile's `numbers.rate_age`.
`missing-exchange-rate = "warning"` or `"off"` under `[rules]`.

**Origin.** Two markets are told apart only where their money is told in one currency, at rates that
somebody wrote down. It is a practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let exchange = context.exchange();
    let to = reporting(context.playbook);
    for table in context.actuals.ledgers.tables() {
        for (_, gap) in gaps(table, &exchange, to, context.as_of) {
            report.push(missing_exchange_rate(context, &exchange, &gap, to));
        }
    }
}

/// Rows of a currency without a rate.
struct Gap<'a> {
    first: Row<'a>,
    day: Date,
    from: Currency,
    rows: usize,
}

fn gaps<'a>(
    table: &'a Table,
    exchange: &Exchange,
    to: Currency,
    as_of: Date,
) -> BTreeMap<&'static str, Gap<'a>> {
    let columns = table.schema.columns.iter();
    let money: Vec<&str> = columns
        .filter(|column| column.column_type == ColumnType::Money)
        .map(|column| &*column.name)
        .collect();
    let mut gaps: BTreeMap<&'static str, Gap<'a>> = BTreeMap::new();
    for row in table.rows() {
        let (Some(from), Some(day)) = (currency(row), row.day()) else {
            continue;
        };
        let has_money = || money.iter().any(|name| row.amount(name).is_some());
        if from == to || as_of < day || !has_money() || exchange.serves(row, day, to) {
            continue;
        }
        let gap = gaps.entry(from.code()).or_insert(Gap {
            first: row,
            day,
            from,
            rows: 0,
        });
        gap.rows += 1;
    }
    gaps
}

fn missing_exchange_rate(
    context: &Context<'_>,
    exchange: &Exchange,
    gap: &Gap<'_>,
    to: Currency,
) -> Finding {
    let place = Place::new(&gap.first.file().path, gap.first.cell_span("currency"));
    let day = match exchange.policy {
        Policy::Budget(Some(day)) => day,
        _ => gap.day,
    };
    let ledger = &gap.first.table.schema.id;
    let mut finding = Finding::new(RULE.id, place)
        .cause(Cause::Data)
        .object(format!("ledger/{ledger}"))
        .field(gap.from.code())
        .with("currency", gap.from.code())
        .with("reporting", to.code())
        .with("policy", policy_word(exchange.policy))
        .with("day", day.to_string())
        .with("date", day)
        .with("others", gap.rows - 1);
    if gap.rows > 1 {
        finding = finding.variant("many");
    }
    if context.playbook.config.currency.is_none() {
        finding = finding.help("missing-exchange-rate-currency");
    }
    finding.set_measure(gap.rows, "rows", Toward::Lower);
    finding.evidence.n = u64::try_from(gap.rows).ok();
    finding
}
