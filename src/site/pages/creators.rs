//! The partnership as creators meet it: how long they had, how often they were sent back, whether all came on time.

use std::collections::BTreeSet;

use super::cells::{columns, linked, number, row, table, words};
use super::deliveries::{self, Timing, kept, kept_text, timing};
use crate::actuals::ledger::Row as LedgerRow;
use crate::model::kinds::{Brief, Facts, PartyType};
use crate::model::{Kind, Page, Playbook};
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::site::view::{Cell, Section, Sheet, Table};
use crate::value::Date;

/// The parties that are creators and no side.
pub(in crate::site) fn creators(playbook: &Playbook) -> impl Iterator<Item = &Page> {
    let parties = playbook.parties();
    parties
        .filter(|(page, party)| {
            let party_type = party.party_type.as_ref().map(|it| it.value);
            party_type == Some(PartyType::Creator) && !playbook.is_side(&page.id)
        })
        .map(|(page, _)| page)
}

/// What a creator did for one campaign.
#[derive(Debug)]
struct Job<'a> {
    campaign: &'a str,
    delivered: Vec<LedgerRow<'a>>,
    paid: Vec<LedgerRow<'a>>,
    brief: Option<&'a Brief>,
}

pub(super) fn view(here: Here<'_>) -> Sheet {
    let all: Vec<(&Page, Vec<Job<'_>>)> = creators(&here.site.playbook)
        .map(|page| (page, jobs(here, page)))
        .collect();
    let mut sections = vec![Section {
        id: "_creators".to_owned(),
        title: here.say("side-by-side"),
        lede: Some(here.say("side-by-side-lede")),
        table: Some(overview(here, &all)),
        ..Section::default()
    }];
    for (page, jobs) in all.iter().filter(|(_, jobs)| !jobs.is_empty()) {
        sections.push(Section {
            id: format!("_creator-{}", page.id),
            title: here.title(page).text,
            table: Some(campaigns(here, jobs)),
            ..Section::default()
        });
    }
    Sheet {
        title: here.say("creators"),
        lede: here.say("creators-lede"),
        as_of: here.day(here.site.options.as_of),
        sections,
    }
}

/// The campaigns a creator was named for or delivered to, in the order of the playbook.
fn jobs<'a>(here: Here<'a>, creator: &Page) -> Vec<Job<'a>> {
    let of = |ledger, column| -> Vec<LedgerRow<'a>> {
        let mut rows = deliveries::rows(here, ledger);
        rows.retain(|row| row.word(column) == Some(&creator.id));
        rows
    };
    let (delivered, paid) = (of("deliverables", "party"), of("payments", "payee"));
    let mut campaigns: Vec<(&str, Option<&Brief>)> = Vec::new();
    for document in here.site.playbook.of_kind(Kind::Brief) {
        let Facts::Brief(brief) = &document.page.facts else {
            continue;
        };
        let mut named = brief.creators.iter().flat_map(|creators| creators.iter());
        let is_named = named.any(|named| named.as_str() == creator.id);
        let has_begun = !document.page.is_draft(here.site.options.as_of);
        if is_named && has_begun {
            campaigns.push((&document.page.id, Some(&**brief)));
        }
    }
    let known: BTreeSet<&str> = campaigns.iter().map(|(id, _)| *id).collect();
    let rows = delivered.iter().chain(&paid);
    let others: BTreeSet<&str> = rows
        .filter_map(|row| row.word("campaign"))
        .filter(|campaign| !known.contains(campaign))
        .collect();
    campaigns.extend(others.into_iter().map(|campaign| (campaign, None)));
    let own = |rows: &[LedgerRow<'a>], campaign: &str| -> Vec<LedgerRow<'a>> {
        let own = rows
            .iter()
            .filter(|row| row.word("campaign") == Some(campaign));
        own.copied().collect()
    };
    campaigns
        .into_iter()
        .map(|(campaign, brief)| Job {
            campaign,
            delivered: own(&delivered, campaign),
            paid: own(&paid, campaign),
            brief,
        })
        .collect()
}

fn overview(here: Here<'_>, all: &[(&Page, Vec<Job<'_>>)]) -> Table {
    let line = |(page, jobs): &(&Page, Vec<Job<'_>>)| {
        let again = if jobs.len() > 1 { "yes" } else { "no" };
        let mut cells = vec![
            linked(here.link(page)),
            number(Some(
                here.lang
                    .integer(i64::try_from(jobs.len()).unwrap_or(i64::MAX)),
            )),
        ];
        cells.extend(measures(here, jobs.iter()));
        cells.push(words(here.say(again)));
        row(cells)
    };
    let keys = [
        "creator",
        "campaigns",
        "lead-time",
        "rounds",
        "on-time",
        "paid-on-time",
        "again",
    ];
    table(columns(here, &keys), all.iter().map(line).collect())
}

fn campaigns(here: Here<'_>, jobs: &[Job<'_>]) -> Table {
    let line = |job: &Job<'_>| {
        let mut cells = vec![linked(here.link_by_id(Kind::Brief, job.campaign))];
        cells.extend(measures(here, std::iter::once(job)));
        row(cells)
    };
    let keys = ["campaign", "lead-time", "rounds", "on-time", "paid-on-time"];
    table(columns(here, &keys), jobs.iter().rev().map(line).collect())
}

/// Lead time, rounds, what the creator kept, and what was kept towards them.
fn measures<'a>(here: Here<'_>, jobs: impl Iterator<Item = &'a Job<'a>> + Clone) -> [Cell; 4] {
    let leads: Vec<u32> = jobs.clone().filter_map(lead_time).collect();
    let lead = leads
        .iter()
        .min()
        .zip(leads.iter().max())
        .map(|(least, most)| {
            let most = here.lang.length(*most, "day");
            let least = Argument::Text(here.lang.integer(i64::from(*least)));
            if leads.iter().all(|lead| *lead == leads[0]) {
                most
            } else {
                here.say_with("from-to", &[("from", least), ("to", Argument::Text(most))])
            }
        });
    let delivered = jobs.clone().flat_map(|job| &job.delivered);
    let rounds: Vec<f64> = delivered
        .clone()
        .filter_map(|row| row.number("rounds"))
        .collect();
    let timings = |rows: Vec<&LedgerRow<'_>>, column: &str| -> Vec<Timing> {
        rows.into_iter()
            .filter_map(|row| timing(here, row, column))
            .collect()
    };
    let on_time = timings(delivered.collect(), "delivered");
    let paid = timings(jobs.flat_map(|job| &job.paid).collect(), "paid");
    [
        number(lead),
        number(rounds_text(here, &rounds)),
        number(kept_text(here, kept(on_time.into_iter()))),
        number(kept_text(here, kept(paid.into_iter()))),
    ]
}

/// The shortest time from the brief to a due day of the campaign.
fn lead_time(job: &Job<'_>) -> Option<u32> {
    let sent = job
        .brief
        .and_then(|brief| brief.sent.as_ref())
        .map(|day| day.value);
    let days = |from: Date, to: Date| u32::try_from((to - from).get_days()).unwrap_or(0);
    let of_rows = job.delivered.iter().filter_map(|row| {
        let briefed = row.date("briefed").or(sent)?;
        Some(days(briefed, row.date("due")?))
    });
    of_rows.min()
}

fn rounds_text(here: Here<'_>, rounds: &[f64]) -> Option<String> {
    let most = rounds.iter().copied().reduce(f64::max)?;
    let count = f64::from(u32::try_from(rounds.len()).ok()?);
    let mean = rounds.iter().sum::<f64>() / count;
    let said = |figure: f64| {
        let figure = rust_decimal::Decimal::from_f64_retain(figure).unwrap_or_default();
        Argument::Text(here.lang.number(figure.round_dp(1)))
    };
    Some(here.say_with("rounds-said", &[("mean", said(mean)), ("most", said(most))]))
}
