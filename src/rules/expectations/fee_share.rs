//! What an agency gets as a share of what creators get, for agencies that are paid so.

use iso_currency::Currency;

use super::super::{Context, judged};
use super::fee_outside_range::{RULE, last_months, owed};
use crate::actuals::exchange::Exchange;
use crate::actuals::ledger::Row;
use crate::finding::{Cause, Finding, Place, Toward};
use crate::locale::Arg;
use crate::model::Page;
use crate::model::kinds::PartyType;
use crate::value::{Band, Decimal, Period, Share};

/// Tells a share outside the usual one: owed to the agency over the last complete months, divided by
/// what its creators were owed in them. Nothing is told where either of the two is nothing.
pub(super) fn judge(
    context: &Context<'_>,
    exchange: &Exchange,
    agency: &Page,
    (usual, currency): (&Band<Share>, Currency),
) -> Option<Finding> {
    let days = last_months(context.as_of)?;
    let own = rows(context, &agency.id, days);
    let creators = context.playbook.parties().filter(|(_, party)| {
        let sort = party.party_type.as_ref().map(|sort| sort.value);
        sort == Some(PartyType::Creator)
    });
    let creators: Vec<Row<'_>> = creators
        .flat_map(|(page, _)| rows(context, &page.id, days))
        .collect();
    let fee = sum(exchange, &own, currency)?;
    let pay = sum(exchange, &creators, currency)?;
    let share = fee.checked_div(pay)?.checked_mul(Decimal::ONE_HUNDRED)?;
    let is_usual = usual.low.percent <= share && share <= usual.high.percent;
    let last = own.last().filter(|_| !is_usual)?;
    Some(outside(agency, *last, share, usual, days))
}

/// What a party was owed in some days.
fn rows<'a>(context: &Context<'a>, party: &str, days: Period) -> Vec<Row<'a>> {
    let owed = owed(context, party).into_iter();
    owed.filter(|(_, day)| days.contains(*day))
        .map(|(row, _)| row)
        .collect()
}

fn sum(exchange: &Exchange, rows: &[Row<'_>], currency: Currency) -> Option<Decimal> {
    rows.iter().try_fold(Decimal::ZERO, |sum, row| {
        sum.checked_add(exchange.told(*row, row.amount("amount")?, currency)?)
    })
}

fn outside(
    agency: &Page,
    row: Row<'_>,
    share: Decimal,
    usual: &Band<Share>,
    days: Period,
) -> Finding {
    let place = Place::new(&row.file().path, row.cell_span("amount"));
    let mut finding = Finding::new(RULE.id, place)
        .variant("share")
        .cause(Cause::Data)
        .object(agency.object())
        .field("fee")
        .with("party", &agency.id)
        .with("share", Arg::Share(share.round_dp(1)))
        .with("low", Arg::Share(usual.low.percent))
        .with("high", Arg::Share(usual.high.percent));
    let better = if share < usual.low.percent {
        Toward::Higher
    } else {
        Toward::Lower
    };
    finding.set_measure(share, "%", better);
    finding.evidence.observed = Some(format!("{} %", share.round_dp(1).normalize()));
    finding.evidence.expected = Some(usual.to_string());
    finding.evidence.window = Some(judged::days(&days));
    finding
}
