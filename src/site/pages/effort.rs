//! The hours that working together takes, beside the band the charter agrees on.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::cells::{row, stated, table, traced, words};
use super::sources::Sources;
use crate::actuals::ledger::Row as LedgerRow;
use crate::model::Kind;
use crate::site::here::Here;
use crate::site::view::{Column, Origin, Section, State, Tone};
use crate::text::Span;
use crate::value::{Band, Date, Period, Quantity};

/// The hours of a month.
#[derive(Debug, Default)]
struct Month {
    /// By party; those of people nobody knows under the empty id.
    hours: BTreeMap<String, Decimal>,
    /// The rows, by party.
    rows: BTreeMap<String, Vec<usize>>,
    /// The weeks that have a row.
    weeks: BTreeSet<Date>,
}

/// Hours by month and side; nothing without an effort ledger.
pub(super) fn section(here: Here<'_>, sources: &Sources) -> Option<Section> {
    let months = months(here)?;
    let first = *months.keys().next()?;
    let parties = parties(here, &months);
    let mut names = vec![column(here.say("month"))];
    names.extend(parties.iter().map(|party| column(named(here, party))));
    names.extend(["per-week", "agreed-band", "state"].map(|key| column(here.say(key))));
    let rows = months.iter().map(|(start, month)| {
        let name = here.lang.month(*start);
        let cite = |who: String, rows: &[usize]| {
            sources.cite(here, &format!("{name}: {who}"), "effort", rows)
        };
        let mut cells = vec![words(name.clone())];
        cells.extend(parties.iter().map(|party| {
            let rows = month.rows.get(party).map_or(&[][..], Vec::as_slice);
            let hours = month.hours.get(party);
            traced(
                hours.map(|hours| here.lang.number(hours.round_dp(1))),
                cite(named(here, party), rows),
            )
        }));
        let all: Vec<usize> = month.rows.values().flatten().copied().collect();
        let weekly = month.hours.values().sum::<Decimal>() / Decimal::from(month.weeks.len());
        let band = band(here, month_of(first, *start));
        cells.push(traced(
            Some(here.lang.number(weekly.round_dp(1))),
            cite(here.say("per-week"), &all),
        ));
        cells.push(traced(
            band.map(|(_, band)| said(here, band)),
            band.and_then(|(span, _)| agreed(here, span)),
        ));
        cells.push(stated(
            band.and_then(|(_, band)| state(here, band, weekly)),
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

/// What a side is called.
fn named(here: Here<'_>, party: &str) -> String {
    if party.is_empty() {
        here.say("others")
    } else {
        here.link_by_id(Kind::Party, party).text
    }
}

/// Where the charter states a band.
fn agreed(here: Here<'_>, span: Span) -> Option<Origin> {
    let (page, _) = here.site.playbook.charter()?;
    here.stated(page, span, "_facts")
}

/// The hours of each month up to the day everything is measured at.
fn months(here: Here<'_>) -> Option<BTreeMap<Date, Month>> {
    let ledger = here.site.actuals.ledgers.table("effort")?;
    let mut months: BTreeMap<Date, Month> = BTreeMap::new();
    for row in ledger.rows() {
        let week = thursday(&row).filter(|week| *week <= here.site.options.as_of);
        let (Some(week), Some(hours)) = (week, row.number("hours")) else {
            continue;
        };
        let person = row.word("person");
        let person = person.and_then(|id| here.site.playbook.person(id));
        let party = person.map(|(page, _)| page.id.clone()).unwrap_or_default();
        let month = months.entry(week.first_of_month()).or_default();
        let hours = Decimal::from_f64_retain(hours).unwrap_or_default();
        let rows = month.rows.entry(party.clone()).or_default();
        rows.push(row.index);
        *month.hours.entry(party).or_default() += hours.round_dp(4);
        month.weeks.insert(week);
    }
    Some(months)
}

/// The sides, then everybody else who worked.
fn parties(here: Here<'_>, months: &BTreeMap<Date, Month>) -> Vec<String> {
    let mut parties: Vec<String> = Vec::new();
    let sides = here.site.playbook.sides().into_iter();
    let sides = sides.map(|side| side.as_str().to_owned());
    let others = months
        .values()
        .flat_map(|month| month.hours.keys().cloned());
    for party in sides.chain(others) {
        if !parties.contains(&party) {
            parties.push(party);
        }
    }
    parties
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
fn band(here: Here<'_>, month: i32) -> Option<(Span, &Band<Quantity>)> {
    let (_, charter) = here.site.playbook.charter()?;
    let entries = charter.effort.iter().flat_map(|effort| effort.value.iter());
    let bands = entries.filter_map(|entry| {
        let from: i32 = entry.key.value.strip_prefix("from-month-")?.parse().ok()?;
        let band = entry.value.as_ref()?;
        Some((from, (band.span, &band.value)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::parse_date;

    #[test]
    fn months_are_counted_from_one_across_years() {
        let day = |text: &str| parse_date(text).unwrap();
        assert_eq!(month_of(day("2025-11-01"), day("2025-11-01")), 1);
        assert_eq!(month_of(day("2025-11-01"), day("2026-02-01")), 4);
    }
}
