use std::collections::BTreeMap;

use super::super::{Check, Context, Rule, judged};
use super::fee_share;
use crate::actuals::exchange::Exchange;
use crate::actuals::ledger::Row;
use crate::actuals::spending::owed_since;
use crate::finding::{Cause, Finding, Level, Place, Report, Toward};
use crate::locale::{Arg, Lang};
use crate::model::kinds::{Party, PartyType};
use crate::model::profile::FeeRanges;
use crate::model::{Page, Playbook};
use crate::value::{Band, Date, Decimal, Money, Period, PeriodKind};

pub(super) static RULE: Rule = Rule {
    id: "fee-outside-range",
    level: Level::Info,
    is_heuristic: false,
    docs: r#"
A fee lies outside what practitioners name as usual (profile `standard`): 500 to 3,000 US dollars for
a creator's asset, 3,000 to 20,000 a month for an agency, 1,500 to 3,000 a month for a strategist. It
is information: the ranges are what a few people said of the American market, without a date.

A creator's fee is the payments to the creator for the last campaign in which there are any, divided
by the creator's rows of that campaign in the ledger `deliverables`. A partner's is the mean of the
last three complete months, where something was owed in each of them. Money is converted row by row;
where a rate is missing nothing is told.

Under 500 dollars a month for a partner in another country is a warning.

Where the profile states an `agency_share`, an agency is measured by that instead: what it was owed in
those three months, as a share of what creators were owed in them.

**Why.** Nobody can run a partnership across a border for the price of a dinner. What is far below the
usual is paid elsewhere: in care, in speed, or by the next client.

```bad as-of=2026-03-31
==> index.md
---
parties: [lumen]
---
==> parties/ann-cooks.md
---
type: creator
---
==> ledgers/deliverables.csv
id,campaign,party,due
video-1,spring,ann-cooks,2026-03-05
==> ledgers/payments.csv
id,payee,amount,currency,due,campaign,triggered
p-1,ann-cooks,300,USD,2026-03-12,spring,2026-03-05
```

```good as-of=2026-03-31
==> index.md
---
parties: [lumen]
---
==> parties/ann-cooks.md
---
type: creator
---
==> ledgers/deliverables.csv
id,campaign,party,due
video-1,spring,ann-cooks,2026-03-05
==> ledgers/payments.csv
id,payee,amount,currency,due,campaign,triggered
p-1,ann-cooks,1900,USD,2026-03-12,spring,2026-03-05
```

**Configuration.** The ranges are the profile's `[fees]`, with the day and the origin that the finding
names; `agency_share = "15..20 %"` there suits an agency that takes a share. `fee-outside-range = "off"`
under `[rules]`.

**Origin.** An analyst and a builder of cross-border partnerships named these amounts. It is a
practice, not a law of nature.
"#,
    check: Check::Playbook(check),
};

/// Over how many months a partner's pay is averaged.
const MONTHS: usize = 3;

fn check(context: &Context<'_>, report: &mut Report) {
    let Some(ranges) = &context.playbook.profile.fees else {
        return;
    };
    let exchange = context.exchange();
    for (page, party) in context.playbook.parties() {
        let sort = party.party_type.as_ref().map(|sort| sort.value);
        let range = match sort {
            Some(PartyType::Creator) => ranges.asset.as_ref(),
            Some(PartyType::Agency) => ranges.agency.as_ref(),
            Some(PartyType::Strategist) => ranges.strategist.as_ref(),
            _ => None,
        };
        let Some(range) = range else { continue };
        let owed = owed(context, &page.id);
        let share = ranges.agency_share.as_ref();
        if let Some(usual) = share.filter(|_| sort == Some(PartyType::Agency)) {
            let currency = range.low.currency;
            report.extend(fee_share::judge(
                context,
                &exchange,
                page,
                (&usual.value, currency),
            ));
            continue;
        }
        let fee = if sort == Some(PartyType::Creator) {
            per_asset(context, &exchange, page, &owed, range)
        } else {
            per_month(context, &exchange, &owed, range)
        };
        let fee = fee.filter(|fee| fee.amount < range.low.amount || range.high.amount < fee.amount);
        report.extend(
            fee.map(|fee| fee.finding(page, range, is_under(context, ranges, (page, party), &fee)))
                .map(|finding| with_origin(finding, ranges)),
        );
    }
}

/// What is owed to a party up to the day of the check, in the order of the ledger.
pub(super) fn owed<'a>(context: &Context<'a>, party: &str) -> Vec<(Row<'a>, Date)> {
    let table = context.actuals.ledgers.table("payments");
    let rows = table.into_iter().flat_map(|table| table.rows());
    rows.filter(|row| row.word("payee") == Some(party))
        .filter_map(|row| Some((row, owed_since(row, context.as_of)?)))
        .collect()
}

/// A fee, and the last row it is made of.
struct Fee<'a> {
    amount: Decimal,
    row: Row<'a>,
    variant: &'static str,
    n: usize,
    days: Option<Period>,
}

fn sum(exchange: &Exchange, rows: &[Row<'_>], range: &Band<Money>) -> Option<Decimal> {
    rows.iter().try_fold(Decimal::ZERO, |sum, row| {
        let amount = row.amount("amount")?;
        sum.checked_add(exchange.told(*row, amount, range.low.currency)?)
    })
}

/// What a creator was paid for one asset of the last campaign.
fn per_asset<'a>(
    context: &Context<'_>,
    exchange: &Exchange,
    page: &Page,
    owed: &[(Row<'a>, Date)],
    range: &Band<Money>,
) -> Option<Fee<'a>> {
    let of_campaigns = owed
        .iter()
        .filter(|(row, _)| row.word("campaign").is_some());
    let (last, _) = of_campaigns.max_by_key(|(_, day)| *day)?;
    let campaign = last.word("campaign");
    let rows: Vec<Row<'a>> = owed
        .iter()
        .map(|(row, _)| *row)
        .filter(|row| row.word("campaign") == campaign)
        .collect();
    let table = context.actuals.ledgers.table("deliverables")?;
    let is_own = |row: &Row<'_>| {
        row.word("campaign") == campaign && row.word("party") == Some(page.id.as_str())
    };
    let assets = table.rows().filter(is_own).count();
    let amount = sum(exchange, &rows, range)?.checked_div(Decimal::from(assets))?;
    Some(Fee {
        amount,
        row: *last,
        variant: "asset",
        n: assets,
        days: None,
    })
}

/// What a partner was paid in the mean of the last complete months.
fn per_month<'a>(
    context: &Context<'_>,
    exchange: &Exchange,
    owed: &[(Row<'a>, Date)],
    range: &Band<Money>,
) -> Option<Fee<'a>> {
    let days = last_months(context.as_of)?;
    let mut months: BTreeMap<Date, Vec<Row<'a>>> = BTreeMap::new();
    let mut month = Period::of(days.last_day(), PeriodKind::Month);
    for _ in 0..MONTHS {
        months.insert(month.first_day(), Vec::new());
        month = month.previous();
    }
    for (row, day) in owed {
        if let Some(rows) = months.get_mut(&day.first_of_month()) {
            rows.push(*row);
        }
    }
    if months.values().any(Vec::is_empty) {
        return None;
    }
    let rows: Vec<Row<'a>> = months.into_values().flatten().collect();
    Some(Fee {
        amount: sum(exchange, &rows, range)?.checked_div(Decimal::from(MONTHS))?,
        row: *rows.last()?,
        variant: "month",
        n: rows.len(),
        days: Some(days),
    })
}

/// The last complete months over which pay is looked at.
pub(super) fn last_months(as_of: Date) -> Option<Period> {
    let running = Period::of(as_of, PeriodKind::Month);
    let last = if running.last_day() == as_of {
        running
    } else {
        running.previous()
    };
    let mut first = last;
    for _ in 1..MONTHS {
        first = first.previous();
    }
    Period::between(first.first_day(), last.last_day())
}

/// Whether a partner abroad works for less than anybody can.
fn is_under(
    context: &Context<'_>,
    ranges: &FeeRanges,
    (page, party): (&Page, &Party),
    fee: &Fee<'_>,
) -> bool {
    let floor = ranges.floor.as_ref().map(|floor| floor.value.amount);
    fee.variant == "month"
        && floor.is_some_and(|floor| fee.amount < floor)
        && is_abroad(context.playbook, page, party)
}

fn is_abroad(playbook: &Playbook, page: &Page, party: &Party) -> bool {
    let country = |party: &Party| party.country.as_ref().map(|country| country.value.clone());
    let sides = playbook.sides().into_iter();
    let mut others = sides.filter(|side| side.as_str() != page.id);
    let own = country(party);
    own.is_some()
        && others.any(|side| {
            let other = playbook
                .party(side.as_str())
                .and_then(|(_, other)| country(other));
            other.is_some() && other != own
        })
}

/// Tells whose range it is and of when: such amounts grow old.
fn with_origin(finding: Finding, ranges: &FeeRanges) -> Finding {
    let (Some(date), Some(origin)) = (&ranges.date, &ranges.origin) else {
        return finding;
    };
    let origin = Arg::Words {
        en: origin.value.text(Lang::En).to_owned(),
        ru: origin.value.text(Lang::Ru).to_owned(),
    };
    finding
        .with("date", date.value)
        .with("origin", origin)
        .note("fee-outside-range-origin")
}

impl Fee<'_> {
    fn finding(&self, page: &Page, range: &Band<Money>, is_under: bool) -> Finding {
        let code = range.low.currency.code();
        let money = |amount: Decimal| Arg::Money(amount.round_dp(2), code.to_owned());
        let place = Place::new(&self.row.file().path, self.row.cell_span("amount"));
        let variant = if is_under { "floor" } else { self.variant };
        let mut finding = Finding::new(RULE.id, place)
            .variant(variant)
            .cause(Cause::Data)
            .object(page.object())
            .field("fee")
            .with("party", &page.id)
            .with("amount", money(self.amount))
            .with("low", money(range.low.amount))
            .with("high", money(range.high.amount));
        let better = if self.amount < range.low.amount {
            Toward::Higher
        } else {
            Toward::Lower
        };
        finding.set_measure(self.amount, code, better);
        finding.evidence.observed = Some(format!("{} {code}", self.amount.round_dp(2).normalize()));
        finding.evidence.expected = Some(format!(
            "{}..{} {code}",
            range.low.amount, range.high.amount
        ));
        finding.evidence.n = u64::try_from(self.n).ok();
        finding.evidence.window = self.days.as_ref().map(judged::days);
        if is_under {
            finding.level(Level::Warning)
        } else {
            finding
        }
    }
}
