//! What was planned, what was spent, what was paid; and the hours it took.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::cells::{columns, linked, number, row, table, traced, words};
use super::deliveries::{self, kept, kept_text, timing};
use super::money::{Exchange, Sum};
use super::sources::Sources;
use super::{effort, phases};
use crate::actuals::Actuals;
use crate::model::kinds::{Brief, Facts};
use crate::model::{Kind, Page, Playbook};
use crate::site::chart::{Measured, Measures, draw_measures};
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::site::view::{Cell, Drawing, Origin, Row, Section, Sheet};
use crate::value::{Currency, Date, Money};

/// Sums by the id of a campaign, or of a payee; those of none under the empty id.
type Sums = BTreeMap<String, Sum>;

/// Whether there is anything to show.
pub(in crate::site) fn has_any(playbook: &Playbook, actuals: &Actuals) -> bool {
    let ledgers = ["performance", "payments", "effort"];
    let has_ledger = ledgers.iter().any(|id| actuals.ledgers.table(id).is_some());
    let has_budget = playbook.briefs().any(|(_, brief)| brief.budget.is_some());
    has_ledger || has_budget
}

pub(super) fn view(here: Here<'_>) -> Sheet {
    let sources = Sources::default();
    let mut sections = match Exchange::of(here) {
        Some(exchange) => money(here, &exchange, &sources),
        None => vec![Section {
            id: "_campaigns".to_owned(),
            title: here.say("budget-campaigns"),
            none: Some(here.say("no-currency")),
            ..Section::default()
        }],
    };
    sections.extend(effort::section(here, &sources));
    sections.extend(sources.section(here));
    Sheet {
        title: here.say("budget"),
        lede: here.say("budget-lede"),
        as_of: here.day(here.site.options.as_of),
        sections,
    }
}

fn money(here: Here<'_>, exchange: &Exchange, sources: &Sources) -> Vec<Section> {
    let spent = spent(here, exchange);
    let paid = paid(here, exchange, "campaign");
    let mut sections = vec![campaigns(here, exchange, (&spent, &paid), sources)];
    sections.extend(by_phase(here, exchange, &spent, sources));
    sections.extend(payees(here, exchange, sources));
    sections
}

/// What the performance ledger books as spent, by campaign.
fn spent(here: Here<'_>, exchange: &Exchange) -> Sums {
    let mut sums = Sums::new();
    let as_of = here.site.options.as_of;
    let table = here.site.actuals.ledgers.table("performance");
    for row in table.iter().flat_map(|table| table.rows()) {
        let day = row.date("date").filter(|day| *day <= as_of);
        let currency = row.word("currency").and_then(Currency::from_code);
        if let (Some(day), Some(amount), Some(currency)) = (day, row.amount("spend"), currency) {
            let id = row.word("campaign").unwrap_or_default();
            if !sums.contains_key(id) {
                sums.insert(id.to_owned(), Sum::default());
            }
            if let Some(sum) = sums.get_mut(id) {
                exchange.add(sum, row.index, (amount, currency, day));
            }
        }
    }
    sums
}

/// What the payments ledger says was paid, by a column.
fn paid(here: Here<'_>, exchange: &Exchange, by: &str) -> Sums {
    let mut sums = Sums::new();
    for row in deliveries::rows(here, "payments") {
        let day = row
            .date("paid")
            .filter(|day| *day <= here.site.options.as_of);
        let currency = row.word("currency").and_then(Currency::from_code);
        if let (Some(day), Some(amount), Some(currency)) = (day, row.amount("amount"), currency) {
            let sum = sums
                .entry(row.word(by).unwrap_or_default().to_owned())
                .or_default();
            exchange.add(sum, row.index, (amount, currency, day));
        }
    }
    sums
}

fn campaigns(
    here: Here<'_>,
    exchange: &Exchange,
    (spent, paid): (&Sums, &Sums),
    sources: &Sources,
) -> Section {
    let nothing = Sum::default();
    let of = |sums: &'_ Sums, id: &str| sums.get(id).cloned().unwrap_or_default();
    let mut rows = Vec::new();
    let mut bars = Vec::new();
    let (mut all_spent, mut all_paid) = (nothing.clone(), nothing);
    let mut line = |head, id: &str, budget: Option<(Money, Date, Option<Origin>)>| {
        let (spent, paid) = (of(spent, id), of(paid, id));
        if budget.is_none() && spent.is_empty() && paid.is_empty() {
            return;
        }
        all_spent.join(&spent);
        all_paid.join(&paid);
        let (budget, stated) = match budget {
            Some((money, day, stated)) => (Some((money, day)), stated),
            None => (None, None),
        };
        let planned = budget.and_then(|(money, day)| exchange.planned(money, day));
        let cells = amounts(
            here,
            exchange,
            (&name_of(&head), planned),
            (&spent, &paid),
            sources,
        );
        bars.extend(bar(here, exchange, &head, planned, &spent));
        let planned = traced(budget.map(|(money, _)| here.money(money)), stated);
        rows.push(row([head, planned].into_iter().chain(cells).collect()));
    };
    let mut known = vec![""];
    for document in here.site.playbook.of_kind(Kind::Brief) {
        if let Facts::Brief(brief) = &document.page.facts {
            known.push(&document.page.id);
            let id = &document.page.id;
            let budget = budget(here, &document.page, brief);
            line(linked(here.link(&document.page)), id, budget);
        }
    }
    let others = unknown(&known, spent, paid);
    for id in &others {
        line(words(id.clone()), id, None);
    }
    line(words(here.say("no-campaign")), "", None);
    let name = here.say("total");
    let sums = (&all_spent, &all_paid);
    let cells = amounts(here, exchange, (&name, None), sums, sources);
    let total = [words(name), number(None)].into_iter();
    rows.push(row(total.chain(cells).collect()));
    let is_whole = all_spent.without_rate.is_empty() && all_paid.without_rate.is_empty();
    Section {
        id: "_campaigns".to_owned(),
        title: here.say("budget-campaigns"),
        lede: Some(here.say("budget-campaigns-lede")),
        drawing: drawn(here, exchange, bars),
        table: Some(table(columns(here, &CAMPAIGN_COLUMNS), rows)),
        notes: notes(here, is_whole),
        ..Section::default()
    }
}

/// What stands in the columns about campaigns.
const CAMPAIGN_COLUMNS: [&str; 6] = [
    "campaign",
    "planned",
    "booked",
    "fx-effect",
    "left",
    "paid-out",
];

/// The campaigns that rows name and no brief describes.
fn unknown(known: &[&str], spent: &Sums, paid: &Sums) -> Vec<String> {
    let named = spent.keys().chain(paid.keys());
    let others: BTreeSet<&String> = named.filter(|id| !known.contains(&id.as_str())).collect();
    others.into_iter().cloned().collect()
}

/// What is to be known beside the figures; more where some money could not be told.
fn notes(here: Here<'_>, is_whole: bool) -> Vec<String> {
    let mut notes = vec![here.say("booked-note")];
    notes.extend((!is_whole).then(|| here.say("without-rate-note")));
    notes
}

/// What was booked, what rates did to it, what it leaves of `planned`, and what was paid.
fn amounts(
    here: Here<'_>,
    exchange: &Exchange,
    (name, planned): (&str, Option<Decimal>),
    (spent, paid): (&Sum, &Sum),
    sources: &Sources,
) -> [Cell; 4] {
    let figure = |key: &str| format!("{name}: {}", here.say(key));
    let booked = sources.cite(here, &figure("booked"), "performance", &spent.rows);
    let paid_out = sources.cite(here, &figure("paid-out"), "payments", &paid.rows);
    [
        traced(exchange.sum(here, spent), booked.clone()),
        traced(exchange.effect(here, spent), booked.clone()),
        traced(exchange.left(here, planned, spent), booked),
        traced(exchange.sum(here, paid), paid_out),
    ]
}

/// The words of a cell.
fn name_of(cell: &Cell) -> String {
    let parts: Vec<&str> = cell.parts.iter().map(|part| part.text.as_str()).collect();
    parts.join(" ")
}

/// The bar of a campaign: what was spent beside what was planned.
fn bar(
    here: Here<'_>,
    exchange: &Exchange,
    head: &Cell,
    planned: Option<Decimal>,
    spent: &Sum,
) -> Option<Measured> {
    let planned = planned?;
    let name = name_of(head);
    let said = [
        ("spent", Argument::Text(exchange.said(here, spent.total))),
        ("budget", Argument::Text(exchange.said(here, planned))),
    ];
    Some(Measured {
        said: format!("{name}: {}", here.say_with("spent-of", &said)),
        lang: head.parts.first().and_then(|part| part.lang.clone()),
        name,
        bar: (0.0, spent.total.to_f64()?),
        line: planned.to_f64(),
        mark: None,
        is_good: spent.total <= planned,
    })
}

fn drawn(here: Here<'_>, exchange: &Exchange, rows: Vec<Measured>) -> Option<Drawing> {
    let measures = Measures::of(here.say("budget-campaigns"), rows);
    let figure = |value: f64| {
        let amount = Decimal::from_f64_retain(value).unwrap_or_default();
        exchange.said(here, amount.round_dp(2).normalize())
    };
    Some(Drawing {
        chart: draw_measures(&measures, "_campaigns-drawn", figure)?,
        note: Some(here.say("spent-note")),
    })
}

/// A budget, the day for whose rate it was made, and where it is stated.
fn budget(here: Here<'_>, page: &Page, brief: &Brief) -> Option<(Money, Date, Option<Origin>)> {
    let (dates, budget) = (brief.dates.as_ref()?, brief.budget.as_ref()?);
    let stated = here.stated(page, budget.span, "_facts");
    Some((budget.value, dates.start.as_ref()?.value, stated))
}

/// Phases that have a budget, beside what their campaigns have spent.
fn by_phase(
    here: Here<'_>,
    exchange: &Exchange,
    spent: &Sums,
    sources: &Sources,
) -> Option<Section> {
    let (home, partnership) = here.site.playbook.partnership()?;
    let entries = partnership
        .phases
        .iter()
        .flat_map(|phases| phases.value.iter());
    let rows: Vec<Row> = entries
        .filter_map(|entry| {
            let phase = &entry.value.as_ref()?.value;
            let written = phase.budget.as_ref()?;
            let budget = written.value;
            let mut sum = Sum::default();
            for (page, brief) in here.site.playbook.briefs() {
                let is_of_phase = brief
                    .phase
                    .as_ref()
                    .is_some_and(|id| id.value == entry.key.value);
                if let Some(spent) = spent.get(&page.id).filter(|_| is_of_phase) {
                    sum.join(spent);
                }
            }
            let planned = exchange.planned(budget, phase.from.as_ref()?.value);
            let name = phases::name(here, &entry.key.value);
            let none = Sum::default();
            let cells = amounts(here, exchange, (&name, planned), (&sum, &none), sources);
            let stated = here.stated(home, written.span, "_phases");
            let planned = traced(Some(here.money(budget)), stated);
            let cells = [words(name), planned].into_iter().chain(cells);
            Some(row(cells.take(5).collect()))
        })
        .collect();
    let keys = ["phase", "planned", "booked", "fx-effect", "left"];
    (!rows.is_empty()).then(|| Section {
        id: "_phases".to_owned(),
        title: here.say("budget-phases"),
        lede: Some(here.say("budget-phases-lede")),
        table: Some(table(columns(here, &keys), rows)),
        ..Section::default()
    })
}

/// Who was paid, how much, and how often on time.
fn payees(here: Here<'_>, exchange: &Exchange, sources: &Sources) -> Option<Section> {
    let all = deliveries::rows(here, "payments");
    let sums = paid(here, exchange, "payee");
    let mut payees: Vec<&str> = all.iter().filter_map(|row| row.word("payee")).collect();
    payees.sort_unstable();
    payees.dedup();
    let line = |payee: &&str| {
        let own = || all.iter().filter(|row| row.word("payee") == Some(payee));
        let timings = own().filter_map(|row| timing(here, row, "paid"));
        let name = linked(here.link_by_id(Kind::Party, payee));
        let cite = |key: &str, rows: &[usize]| {
            let what = format!("{}: {}", name_of(&name), here.say(key));
            sources.cite(here, &what, "payments", rows)
        };
        let sum = sums.get(*payee);
        let paid = cite("paid-out", sum.map_or(&[], |sum| &sum.rows));
        let due: Vec<usize> = own().map(|row| row.index).collect();
        let on_time = cite("paid-on-time", &due);
        row(vec![
            name,
            traced(sum.and_then(|sum| exchange.sum(here, sum)), paid),
            traced(kept_text(here, kept(timings)), on_time),
        ])
    };
    (!payees.is_empty()).then(|| Section {
        id: "_payees".to_owned(),
        title: here.say("payments"),
        table: Some(table(
            columns(here, &["to-whom", "paid-out", "paid-on-time"]),
            payees.iter().map(line).collect(),
        )),
        ..Section::default()
    })
}
