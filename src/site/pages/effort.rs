//! The hours that working together takes, beside the band the charter agrees on.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::cells::{number, row, stated, table, words};
use crate::actuals::ledger::Row as LedgerRow;
use crate::model::Kind;
use crate::site::here::Here;
use crate::site::view::{Column, Section, State, Tone};
use crate::value::{Band, Date, Period, Quantity};

/// The hours of a month.
#[derive(Debug, Default)]
struct Month {
    /// By party; those of people nobody knows under the empty id.
    hours: BTreeMap<String, Decimal>,
    /// The weeks that have a row.
    weeks: BTreeSet<Date>,
}

/// Hours by month and side; nothing without an effort ledger.
pub(super) fn section(here: Here<'_>) -> Option<Section> {
    let ledger = here.site.actuals.ledgers.table("effort")?;
    let mut months: BTreeMap<Date, Month> = BTreeMap::new();
    for row in ledger.rows() {
        let (Some(week), Some(hours)) = (thursday(&row), row.number("hours")) else {
            continue;
        };
        if week > here.site.options.as_of {
            continue;
        }
        let person = row
            .word("person")
            .and_then(|id| here.site.playbook.person(id));
        let party = person.map(|(page, _)| page.id.clone()).unwrap_or_default();
        let month = months.entry(week.first_of_month()).or_default();
        let hours = Decimal::from_f64_retain(hours)
            .unwrap_or_default()
            .round_dp(4);
        *month.hours.entry(party).or_default() += hours;
        month.weeks.insert(week);
    }
    let first = *months.keys().next()?;
    let parties: BTreeSet<&String> = months
        .values()
        .flat_map(|month| month.hours.keys())
        .collect();
    let mut names = vec![column(here.say("month"))];
    names.extend(parties.iter().map(|party| {
        column(match party.is_empty() {
            true => here.say("others"),
            false => here.link_by_id(Kind::Party, party).text,
        })
    }));
    names.extend(["per-week", "agreed-band", "state"].map(|key| column(here.say(key))));
    let rows = months.iter().map(|(start, month)| {
        let mut cells = vec![words(here.lang.month(*start))];
        cells.extend(parties.iter().map(|party| {
            number(
                month
                    .hours
                    .get(*party)
                    .map(|hours| here.lang.number(hours.round_dp(1))),
            )
        }));
        let weekly = month.hours.values().sum::<Decimal>() / Decimal::from(month.weeks.len());
        let band = band(here, month_of(first, *start));
        cells.push(number(Some(here.lang.number(weekly.round_dp(1)))));
        cells.push(number(band.map(|band| said(here, band))));
        cells.push(stated(
            band.and_then(|band| state(here, band, weekly)),
            None,
        ));
        row(cells)
    });
    Some(Section {
        id: "_effort".to_owned(),
        title: here.say("effort"),
        lede: Some(here.say("effort-lede")),
        table: Some(table(names, rows.collect())),
        ..Section::default()
    })
}

fn column(label: String) -> Column {
    Column {
        label,
        numeric: false,
    }
}

/// The Thursday of a row's week: a week belongs to the month in which that lies, as in ISO 8601.
fn thursday(row: &LedgerRow<'_>) -> Option<Date> {
    let written = || Some(Period::parse(row.word("week")?).ok()?.first_day());
    let monday = row.date("week").or_else(written)?;
    monday.checked_add(jiff::Span::new().days(3)).ok()
}

/// Which month it is, the first being 1.
fn month_of(first: Date, month: Date) -> i32 {
    let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    months(month) - months(first) + 1
}

/// The band of the charter for a month: `from-month-4` holds from the fourth on.
fn band<'a>(here: Here<'a>, month: i32) -> Option<&'a Band<Quantity>> {
    let (_, charter) = here.site.playbook.charter()?;
    let entries = charter.effort.iter().flat_map(|effort| effort.value.iter());
    let bands = entries.filter_map(|entry| {
        let from: i32 = entry.key.value.strip_prefix("from-month-")?.parse().ok()?;
        Some((from, &entry.value.as_ref()?.value))
    });
    bands
        .filter(|(from, _)| *from <= month)
        .max_by_key(|(from, _)| *from)
        .map(|(_, band)| band)
}

fn said(here: Here<'_>, band: &Band<Quantity>) -> String {
    let (low, high) = (
        here.lang.number(band.low.number),
        here.lang.number(band.high.number),
    );
    format!("{low}–{high}\u{a0}{}", band.high.unit)
}

/// Whether hours a week lie in the band; nothing where it is told in another unit.
fn state(here: Here<'_>, band: &Band<Quantity>, weekly: Decimal) -> Option<State> {
    let is_weekly = band.high.unit.to_string() == "h/week";
    is_weekly.then(|| {
        if weekly < band.low.number {
            here.state("below-band", Tone::Warn)
        } else if weekly > band.high.number {
            here.state("above-band", Tone::Warn)
        } else {
            here.state("in-band", Tone::Good)
        }
    })
}
