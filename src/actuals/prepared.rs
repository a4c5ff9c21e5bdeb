//! A ledger as it stood on a day, in the reporting currency, ready for formulas.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use iso_currency::Currency;
use jiff::tz::TimeZone;

use super::assets::assets;
use super::bounds::float;
use super::formula::{Cell, RowSet};
use super::ledger::{Cells, ColumnType, Role, Table};
use super::rates::{Factor, Policy, Rates};
use crate::model::field::RefTarget;
use crate::value::{Date, Moment, Period, Zone};

/// The rows of a ledger up to a day, ordered by the day to which they belong.
#[derive(Debug)]
pub struct Prepared {
    table: Arc<Table>,
    /// Rows of the table, in order of their days.
    rows: Vec<u32>,
    /// The day of each of `rows`.
    days: Vec<Date>,
    /// The thing that each of `rows` measures; empty where nobody asks.
    assets: Vec<u32>,
    /// What is unknown or told in the reporting currency; for each column of the schema.
    views: Vec<View>,
}

/// How the cells of a column look on the day.
#[derive(Debug)]
enum View {
    /// As they were written.
    Written,
    /// Without what happened later.
    Until(Date, Zone),
    /// Converted, by row of the table; NaN where the cell is empty or there is no rate.
    Converted(Vec<f64>, BTreeSet<u32>),
}

/// On which day, and with which money, a ledger is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Lens<'a> {
    /// The day up to which rows and events are known.
    pub as_of: Date,
    /// Where days begin and end.
    pub zone: &'a Zone,
    /// The currency in which money is told.
    pub currency: Currency,
    /// The rates on record.
    pub rates: &'a Rates,
    /// Which of them serve.
    pub policy: Policy,
}

impl Prepared {
    /// Looks at a ledger through a lens.
    pub fn new(table: &Arc<Table>, lens: Lens<'_>) -> Self {
        let mut rows = Vec::with_capacity(table.len());
        let mut days = Vec::with_capacity(table.len());
        let day_of = day_of(table, lens.zone);
        for row in 0..u32::try_from(table.len()).unwrap_or(u32::MAX) {
            let day = day_of(row as usize).filter(|day| *day <= lens.as_of);
            if let Some(day) = day {
                rows.push(row);
                days.push(day);
            }
        }
        if !days.is_sorted() {
            let mut both: Vec<(Date, u32)> = days.into_iter().zip(rows).collect();
            both.sort_unstable();
            (days, rows) = both.into_iter().unzip();
        }
        let columns = table.columns.iter().zip(&table.schema.columns);
        let views = columns
            .map(|(column, schema)| match &column.cells {
                Cells::Amounts(_) => {
                    let (figures, unpriced) = converted(table, &schema.name, lens, &day_of);
                    View::Converted(figures, unpriced)
                }
                _ if schema.role == Role::Event => View::Until(lens.as_of, lens.zone.clone()),
                _ => View::Written,
            })
            .collect();
        Self {
            table: Arc::clone(table),
            assets: assets(table, &rows),
            rows,
            days,
            views,
        }
    }

    /// The ledger.
    pub fn table(&self) -> &Arc<Table> {
        &self.table
    }

    /// The rows that belong to the days of a period.
    pub fn range(&self, period: Period) -> Range<usize> {
        let start = self.days.partition_point(|day| *day < period.first_day());
        let end = self.days.partition_point(|day| *day <= period.last_day());
        start..end.max(start)
    }

    /// The day of the first row.
    pub fn first_day(&self) -> Option<Date> {
        self.days.first().copied()
    }

    /// The rows of a range that pass the filters.
    pub fn passing<'a>(
        &'a self,
        range: Range<usize>,
        filters: &'a [(usize, String)],
    ) -> impl Iterator<Item = usize> + 'a {
        let passes: Vec<(&[u32], Option<u32>)> = filters
            .iter()
            .filter_map(|(column, word)| match &self.table.columns[*column].cells {
                Cells::Words(words) => Some((&words.rows[..], words.place(word))),
                _ => None,
            })
            .collect();
        range.filter(move |row| {
            let written = self.rows[*row] as usize;
            passes
                .iter()
                .all(|(rows, place)| Some(rows[written]) == *place)
        })
    }

    /// Whether money in one of `columns` of a row has no rate.
    pub fn is_unpriced(&self, row: usize, columns: &[usize]) -> bool {
        let is_unpriced = |column: &usize| match &self.views[*column] {
            View::Converted(_, unpriced) => unpriced.contains(&self.rows[row]),
            _ => false,
        };
        columns.iter().any(is_unpriced)
    }

    /// Whether any money in one of `columns` has no rate.
    pub fn has_unpriced(&self, columns: &[usize]) -> bool {
        columns.iter().any(|column| match &self.views[*column] {
            View::Converted(_, unpriced) => !unpriced.is_empty(),
            _ => false,
        })
    }

    /// The day to which a row belongs.
    pub fn day(&self, row: usize) -> Date {
        self.days[row]
    }

    /// Whether a row is told in another currency than `reporting`.
    pub fn has_other_money(&self, reporting: Currency) -> bool {
        let place = self.table.schema.position("currency");
        let Some(Cells::Words(words)) = place.map(|place| &self.table.columns[place].cells) else {
            return false;
        };
        let is_other: Vec<bool> = words
            .known
            .iter()
            .map(|code| **code != *reporting.code())
            .collect();
        let rows = self.rows.iter().map(|row| words.rows[*row as usize]);
        is_other.contains(&true)
            && rows
                .into_iter()
                .any(|place| is_other.get(place as usize) == Some(&true))
    }

    /// The currency of a row.
    pub fn currency(&self, row: usize) -> Option<&str> {
        match &self.table.column("currency")?.cells {
            Cells::Words(words) => words.get(self.written(row)),
            _ => None,
        }
    }

    /// The place of a row among the rows of the table.
    pub fn written(&self, row: usize) -> usize {
        self.rows[row] as usize
    }
}

impl RowSet for Prepared {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn asset(&self, row: usize) -> u32 {
        self.assets.get(row).copied().unwrap_or_default()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let row = self.rows[row] as usize;
        let cells = &self.table.columns[column].cells;
        match &self.views[column] {
            View::Converted(figures, _) => number(figures[row]),
            View::Until(day, zone) => match cells {
                Cells::Dates(dates) => date_cell(dates[row].filter(|happened| happened <= day)),
                Cells::Moments(moments) => moment_cell(
                    moments[row].filter(|happened| happened.in_zone(zone).date() <= *day),
                ),
                other => written(other, row),
            },
            View::Written => written(cells, row),
        }
    }
}

fn written(cells: &Cells, row: usize) -> Cell<'_> {
    match cells {
        Cells::Words(words) => words
            .get(row)
            .map_or(Cell::Empty, |word| Cell::Text(Cow::Borrowed(word))),
        Cells::Numbers(numbers) => number(numbers[row]),
        Cells::Amounts(amounts) => amounts[row].map_or(Cell::Empty, |amount| number(float(amount))),
        Cells::Dates(dates) => date_cell(dates[row]),
        Cells::Moments(moments) => moment_cell(moments[row]),
        Cells::Flags(flags) => flags[row].map_or(Cell::Empty, |flag| {
            Cell::Number(if flag { 1.0 } else { 0.0 })
        }),
    }
}

fn number(number: f64) -> Cell<'static> {
    if number.is_nan() {
        Cell::Empty
    } else {
        Cell::Number(number)
    }
}

fn date_cell(date: Option<Date>) -> Cell<'static> {
    date.map_or(Cell::Empty, |date| Cell::Text(Cow::Owned(date.to_string())))
}

/// Moments are told in UTC, so that their texts sort and subtract as they do.
fn moment_cell(moment: Option<Moment>) -> Cell<'static> {
    moment.map_or(Cell::Empty, |moment| {
        let utc = moment.instant().to_zoned(TimeZone::UTC);
        Cell::Text(Cow::Owned(utc.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()))
    })
}

/// The day to which a row of a table belongs; a week belongs where its Thursday lies, as in ISO
/// 8601.
fn day_of<'a>(table: &'a Table, zone: &'a Zone) -> impl Fn(usize) -> Option<Date> + 'a {
    let dated_by = table.schema.dated_by.as_deref();
    let place = dated_by.and_then(|name| table.schema.position(name));
    let cells = place.map(|place| &table.columns[place].cells);
    let is_week =
        place.is_some_and(|place| table.schema.columns[place].column_type == ColumnType::Week);
    let thursday = move |monday: Date| monday.saturating_add(jiff::Span::new().days(3));
    move |row| match cells? {
        Cells::Dates(dates) if is_week => dates[row].map(thursday),
        Cells::Dates(dates) => dates[row],
        Cells::Moments(moments) => moments[row].map(|moment| moment.in_zone(zone).date()),
        _ => None,
    }
}

/// Money of a column in the reporting currency, by row, and the rows that have no rate.
fn converted(
    table: &Table,
    name: &str,
    lens: Lens<'_>,
    day_of: &impl Fn(usize) -> Option<Date>,
) -> (Vec<f64>, BTreeSet<u32>) {
    let mut unpriced = BTreeSet::new();
    let mut last: Option<((u32, Date), Option<Factor>)> = None;
    let currencies = currencies(table);
    let figures = (0..table.len())
        .map(|row| {
            let Some(amount) = amount(table, name, row) else {
                return f64::NAN;
            };
            let (place, currency) = currencies(row);
            let Some(day) = day_of(row).filter(|day| *day <= lens.as_of) else {
                return f64::NAN;
            };
            let factor = match last {
                Some((key, factor)) if key == (place, day) => factor,
                _ => currency.and_then(|currency| {
                    lens.rates.factor(currency, lens.currency, day, lens.policy)
                }),
            };
            last = Some(((place, day), factor));
            let told = factor.and_then(|factor| factor.apply(amount));
            if told.is_none() {
                unpriced.extend(u32::try_from(row));
            }
            told.map_or(f64::NAN, float)
        })
        .collect();
    (figures, unpriced)
}

fn amount(table: &Table, name: &str, row: usize) -> Option<rust_decimal::Decimal> {
    match &table.column(name)?.cells {
        Cells::Amounts(amounts) => amounts[row],
        _ => None,
    }
}

/// The currency of each row, and its place among the words of the column.
fn currencies(table: &Table) -> impl Fn(usize) -> (u32, Option<Currency>) + '_ {
    let words = table
        .column("currency")
        .and_then(|column| match &column.cells {
            Cells::Words(words) => Some(words),
            _ => None,
        });
    let known: Vec<Option<Currency>> = words
        .iter()
        .flat_map(|words| &words.known)
        .map(|code| Currency::from_code(code))
        .collect();
    move |row| {
        let place = words.map_or(u32::MAX, |words| words.rows[row]);
        (place, known.get(place as usize).copied().flatten())
    }
}

/// Whether a column names a campaign.
pub(super) fn campaign_column(table: &Table) -> Option<usize> {
    let columns = &table.schema.columns;
    columns
        .iter()
        .position(|column| column.refers == Some(RefTarget::Brief))
}
