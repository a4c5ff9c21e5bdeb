//! The dates that ledgers state: payments that are owed, things that are to be delivered, rights to what was published.

use std::collections::BTreeSet;

use super::{Coming, Sort, What, Who};
use crate::actuals::ledger::{Ledgers, Row};
use crate::model::{Kind, Page, Playbook};
use crate::value::Date;

/// What is owed on `day`, by rows that no later row replaces.
pub(super) fn of_ledgers<'a>(
    playbook: &'a Playbook,
    ledgers: &'a Ledgers,
    day: Date,
) -> Vec<Coming<'a>> {
    let payments = standing(ledgers, "payments").into_iter();
    let payments = payments.filter_map(|row| payment(playbook, row, day));
    let things = standing(ledgers, "deliverables").into_iter();
    let things = things.flat_map(|row| {
        let due = delivery(playbook, row, day);
        due.into_iter().chain(right(playbook, row, day))
    });
    payments.chain(things).collect()
}

fn standing<'a>(ledgers: &'a Ledgers, id: &str) -> Vec<Row<'a>> {
    let Some(table) = ledgers.table(id) else {
        return Vec::new();
    };
    let replaced = table.rows().filter_map(|row| row.word("replaces"));
    let replaced: BTreeSet<&str> = replaced.collect();
    let stands = |row: &Row<'_>| row.word("id").is_none_or(|id| !replaced.contains(id));
    table.rows().filter(stands).collect()
}

/// Whether something had happened by `day`; what is dated later has not.
fn happened(row: Row<'_>, column: &str, day: Date) -> bool {
    row.date(column).is_some_and(|date| date <= day)
}

fn payment<'a>(playbook: &'a Playbook, row: Row<'a>, day: Date) -> Option<Coming<'a>> {
    let date = row.date("due").filter(|_| !happened(row, "paid", day))?;
    let amount = row.amount("amount").zip(row.word("currency"));
    let what = What::Payment(row.word("id")?, amount);
    Some(of_row(playbook, row, (date, what, Sort::Payment, "payee")))
}

fn delivery<'a>(playbook: &'a Playbook, row: Row<'a>, day: Date) -> Option<Coming<'a>> {
    let date = row
        .date("due")
        .filter(|_| !happened(row, "delivered", day))?;
    let what = What::Delivery("next-delivery", row.word("id")?);
    Some(of_row(
        playbook,
        row,
        (date, what, Sort::Deliverable, "party"),
    ))
}

/// The last day of the right to something that is to be seen.
fn right<'a>(playbook: &'a Playbook, row: Row<'a>, day: Date) -> Option<Coming<'a>> {
    let date = row.date("rights_until")?;
    let is_seen = happened(row, "published", day) && row.word("url").is_some();
    let what = What::Delivery("next-content-rights-end", row.word("id")?);
    is_seen.then(|| of_row(playbook, row, (date, what, Sort::Rights, "party")))
}

fn of_row<'a>(
    playbook: &'a Playbook,
    row: Row<'a>,
    (date, what, sort, party): (Date, What<'a>, Sort, &str),
) -> Coming<'a> {
    let campaign = row.word("campaign");
    let page: Option<&Page> = campaign
        .and_then(|id| playbook.document(Kind::Brief, id))
        .map(|document| &*document.page);
    Coming {
        date,
        hour: None,
        what,
        sort,
        page,
        who: row.word(party).map_or(Who::Nobody, Who::Party),
    }
}
