//! What is owed, and when it is paid.

use comity::value::Date;

use crate::breaks::Break;
use crate::chronicle::Chronicle;
use crate::random::Random;
use crate::work::Campaign;
use crate::world::{Plan, plus, workday};

const PAYMENTS: &str = "ledgers/payments.csv";
const PAYMENTS_HEAD: &str = "id,payee,amount,currency,due,campaign,triggered,paid,status";

/// An obligation to pay.
pub(crate) struct Bill<'a> {
    pub(crate) id: String,
    pub(crate) payee: &'a str,
    pub(crate) amount: i32,
    pub(crate) currency: &'a str,
    pub(crate) campaign: &'a Campaign,
    pub(crate) triggered: Date,
}

/// The agency's fee: for the pilot, and for each month after its report.
pub(crate) fn retainer(plan: &Plan, campaign: &Campaign, story: &mut Chronicle) {
    let random = &mut plan.random(400 + campaign.number as u64);
    let reported = if campaign.is_pilot {
        campaign.end
    } else {
        plus(campaign.end, 4)
    };
    let bill = Bill {
        id: format!("p-fee-{}", campaign.number),
        payee: plan.agency.id,
        amount: if campaign.is_pilot { 2600 } else { 3000 },
        currency: "USD",
        campaign,
        triggered: plan.open_day(workday(reported)),
    };
    pay(plan, &bill, random, story);
}

pub(crate) fn pay(plan: &Plan, bill: &Bill<'_>, random: &mut Random, story: &mut Chronicle) {
    let due = plus(bill.triggered, 7);
    let is_agency = bill.payee == plan.agency.id;
    let is_meant = plan.variant % 3 != 2 || !is_agency;
    let delay = if plan.is_broken(Break::LatePayments, due) && is_meant {
        let is_forgotten = plan.variant % 3 == 1;
        if is_forgotten {
            None
        } else {
            Some(random.between(9, 25))
        }
    } else {
        Some(random.between(2, 6))
    };
    let row = |paid: &str, status: &str| {
        format!(
            "{},{},{}.00,{},{due},{},{},{paid},{status}",
            bill.id, bill.payee, bill.amount, bill.currency, bill.campaign.id, bill.triggered
        )
    };
    let open = row("", "open");
    let Some(clerk) = plan.clerk(&plan.brand, bill.triggered) else {
        return;
    };
    if bill.triggered > plan.end {
        return;
    }
    story
        .on(
            bill.triggered,
            (16, 0),
            &clerk.author(),
            format!("payments: {} is owed", bill.id),
        )
        .append(PAYMENTS, PAYMENTS_HEAD, open.clone())
        .commit();
    let Some(paid) = delay.map(|delay| plan.day_before(plus(bill.triggered, delay))) else {
        return;
    };
    let paid = paid.max(bill.triggered);
    let Some(clerk) = plan.clerk(&plan.brand, paid) else {
        return;
    };
    story
        .on(
            paid,
            (16, 30),
            &clerk.author(),
            format!("payments: {} is paid", bill.id),
        )
        .replace(
            PAYMENTS,
            format!("{open}\n"),
            format!("{}\n", row(&paid.to_string(), "paid")),
        )
        .commit();
}
