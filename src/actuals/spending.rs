//! What was spent: on a campaign, and in some days.

use iso_currency::Currency;

use super::exchange::Exchange;
use super::ledger::{Ledgers, Row, Table};
use crate::model::Playbook;
use crate::model::kinds::Brief;
use crate::value::{Date, Decimal, Period};

/// Where it is written what was spent: the ledgers of a playbook, as far as they were known on a day.
#[derive(Debug, Clone, Copy)]
pub struct Books<'a> {
    /// The playbook.
    pub playbook: &'a Playbook,
    /// Its ledgers.
    pub ledgers: &'a Ledgers,
    /// What is dated later has not happened.
    pub as_of: Date,
}

/// What was spent on a campaign up to the day of the check: as its measurements say, else what its
/// creators are owed. `None` where nothing is written down, or a rate is missing.
pub fn of_campaign(
    books: Books<'_>,
    campaign: &str,
    brief: Option<&Brief>,
    to: Currency,
) -> Option<Decimal> {
    let is_of_it = |row: &Row<'_>| row.word("campaign") == Some(campaign);
    let measured = rows(books, "performance").filter(is_of_it);
    let measured = measured.filter_map(|row| {
        let day = row.date("date")?;
        (day <= books.as_of).then_some((row, row.amount("spend")?))
    });
    let creators = brief.and_then(|brief| brief.creators.as_ref());
    let is_creator = |row: &Row<'_>| {
        let mut creators = creators.iter().flat_map(|creators| creators.iter());
        creators.any(|creator| row.word("payee") == Some(creator.as_str()))
    };
    let owed = rows(books, "payments").filter(is_of_it).filter(is_creator);
    let owed = owed.filter_map(|row| {
        owed_since(row, books.as_of)?;
        Some((row, row.amount("amount")?))
    });
    sum_or(books, measured.collect(), || owed.collect(), to)
}

/// What became owed in some days, up to the day of the check; where no payments are written down,
/// what measurements say. `None` where nothing is written down, or a rate is missing.
pub fn of_days(books: Books<'_>, days: Period, to: Currency) -> Option<Decimal> {
    let owed = rows(books, "payments").filter_map(|row| {
        let day = owed_since(row, books.as_of)?;
        days.contains(day).then_some((row, row.amount("amount")?))
    });
    let measured = rows(books, "performance").filter_map(|row| {
        let day = row.date("date")?;
        let counts = day <= books.as_of && days.contains(day);
        counts.then_some((row, row.amount("spend")?))
    });
    sum_or(books, owed.collect(), || measured.collect(), to)
}

fn rows<'a>(books: Books<'a>, ledger: &str) -> impl Iterator<Item = Row<'a>> {
    let table = books.ledgers.table(ledger);
    table.into_iter().flat_map(|table| Table::rows(table))
}

/// Since when a payment is owed, where that has come.
pub fn owed_since(row: Row<'_>, as_of: Date) -> Option<Date> {
    let known = |column| row.date(column).filter(|day| *day <= as_of);
    known("triggered")
        .or_else(|| known("paid"))
        .or_else(|| known("due"))
}

/// An amount and the row it stands in.
type Amount<'a> = (Row<'a>, Decimal);

/// The sum in a currency of amounts, or of others where there are none.
fn sum_or<'a>(
    books: Books<'_>,
    amounts: Vec<Amount<'a>>,
    others: impl FnOnce() -> Vec<Amount<'a>>,
    to: Currency,
) -> Option<Decimal> {
    let amounts = if amounts.is_empty() {
        others()
    } else {
        amounts
    };
    let exchange = Exchange::of(books.playbook, books.ledgers, books.as_of);
    let mut told = amounts
        .iter()
        .map(|(row, amount)| exchange.told(*row, *amount, to));
    let first = told.next()??;
    told.try_fold(first, |sum, told| sum.checked_add(told?))
}
