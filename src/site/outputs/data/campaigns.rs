//! What was done: campaigns with what was planned, promised, delivered and paid.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Document, Of, day};
use crate::actuals::ledger::Row;
use crate::model::Page;
use crate::model::field::Choice as _;
use crate::model::kinds::Brief;
use crate::site::Site;

const SCHEMA: &str = "comity.data-campaigns/v1";

/// `data/campaigns.json`. Within v1 keys are only added.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CampaignsData {
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    #[serde(flatten)]
    of: Of,
    /// The campaigns, by path of their briefs.
    campaigns: Vec<Campaign>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Campaign {
    #[serde(flatten)]
    document: Document,
    /// Its first day.
    start: Option<String>,
    /// Its last day.
    end: Option<String>,
    phase: Option<String>,
    markets: Vec<String>,
    creators: Vec<String>,
    /// What it may cost, as it is written: `4500 USD`.
    budget: Option<String>,
    /// How it ended.
    #[schemars(extend("enum" = ["success", "mixed", "failed", null]))]
    verdict: Option<&'static str>,
    /// What it promises, by reference; `expectations.json` has how it went.
    expectations: Vec<String>,
    deliverables: Vec<Deliverable>,
    payments: Vec<Payment>,
}

/// A thing to be delivered. What is dated after the day of this file has not happened yet.
#[derive(Debug, Serialize, JsonSchema)]
struct Deliverable {
    id: Option<String>,
    party: Option<String>,
    due: Option<String>,
    delivered: Option<String>,
    published: Option<String>,
}

/// An obligation to pay. What is dated after the day of this file has not happened yet.
#[derive(Debug, Serialize, JsonSchema)]
struct Payment {
    id: Option<String>,
    payee: Option<String>,
    /// An exact decimal.
    amount: Option<String>,
    currency: Option<String>,
    due: Option<String>,
    paid: Option<String>,
}

pub(super) fn of(site: &Site) -> CampaignsData {
    let briefs = site.playbook.briefs();
    CampaignsData {
        schema: SCHEMA,
        of: Of::site(site),
        campaigns: briefs
            .map(|(page, brief)| campaign(site, page, brief))
            .collect(),
    }
}

fn campaign(site: &Site, page: &Page, brief: &Brief) -> Campaign {
    let dates = brief.dates.as_ref();
    let expectations = brief.expectations.iter().flat_map(|all| all.value.iter());
    let markets = brief.markets.iter().flat_map(|all| all.iter());
    let creators = brief.creators.iter().flat_map(|all| all.iter());
    Campaign {
        document: Document::of(site, page),
        start: day(dates.and_then(|dates| dates.start.as_ref())),
        end: day(dates.and_then(|dates| dates.end.as_ref())),
        phase: brief.phase.as_ref().map(|phase| phase.value.clone()),
        markets: markets.map(|it| it.as_str().to_owned()).collect(),
        creators: creators.map(|it| it.as_str().to_owned()).collect(),
        budget: brief.budget.as_ref().map(|money| money.value.to_string()),
        verdict: brief.verdict.as_ref().map(|it| it.value.word()),
        expectations: expectations
            .map(|entry| format!("{}#{}", page.id, entry.key.value))
            .collect(),
        deliverables: rows(site, "deliverables", &page.id)
            .map(|row| deliverable(site, row))
            .collect(),
        payments: rows(site, "payments", &page.id)
            .map(|row| payment(site, row))
            .collect(),
    }
}

/// The rows of a ledger that name a campaign.
fn rows<'a>(site: &'a Site, ledger: &str, campaign: &str) -> impl Iterator<Item = Row<'a>> {
    let table = site.actuals.ledgers.table(ledger).into_iter();
    let rows = table.flat_map(|table| table.rows());
    rows.filter(move |row| row.word("campaign") == Some(campaign))
}

fn word(row: Row<'_>, column: &str) -> Option<String> {
    row.word(column).map(str::to_owned)
}

/// A day that has come.
fn happened(site: &Site, row: Row<'_>, column: &str) -> Option<String> {
    let date = row.date(column).filter(|day| *day <= site.options.as_of);
    date.map(|day| day.to_string())
}

fn deliverable(site: &Site, row: Row<'_>) -> Deliverable {
    Deliverable {
        id: word(row, "id"),
        party: word(row, "party"),
        due: row.date("due").map(|day| day.to_string()),
        delivered: happened(site, row, "delivered"),
        published: happened(site, row, "published"),
    }
}

fn payment(site: &Site, row: Row<'_>) -> Payment {
    Payment {
        id: word(row, "id"),
        payee: word(row, "payee"),
        amount: row.amount("amount").map(|amount| amount.to_string()),
        currency: word(row, "currency"),
        due: row.date("due").map(|day| day.to_string()),
        paid: happened(site, row, "paid"),
    }
}
