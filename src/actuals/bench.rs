//! Where metrics are measured: ledgers as they stood on the day, and the engine that answers
//! formulas over them.

mod look;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use iso_currency::Currency;

use look::Look;

use super::calendar::Calendars;
use super::definition::Definition;
use super::formula::{Engine, Refused, RowSet as _};
use super::ledger::{Cells, Ledgers};
use super::outcome::{Measure, Reason};
use super::prepared::{Lens, Prepared, campaign_column};
use super::rates::{Policy, Rates};
use super::window::Window;
use crate::model::Playbook;
use crate::value::{Date, Duration, DurationUnit, Period};

/// Filters as columns of a ledger: `market` must be `us`.
pub type Filters = Vec<(usize, String)>;

/// Where metrics are measured.
pub struct Bench {
    engine: Engine,
    definitions: BTreeMap<String, Result<Definition, Reason>>,
    looks: BTreeMap<String, Looks>,
    max_excluded: f64,
}

/// A ledger under the playbook's policy, and under the budget's rates where that makes a
/// difference.
struct Looks {
    policy: Look,
    budget: Option<Look>,
}

impl Bench {
    /// Sets up every metric of the playbook, to judge expectations. Columns that expectations
    /// filter by are loaded beside those that formulas use.
    pub fn new(playbook: &Playbook, ledgers: &Ledgers, as_of: Date) -> anyhow::Result<Self> {
        Self::with(playbook, ledgers, as_of, &filter_columns(playbook))
    }

    /// Sets up every metric of the playbook, to measure it by its groups too.
    pub fn with_groups(
        playbook: &Playbook,
        ledgers: &Ledgers,
        as_of: Date,
    ) -> anyhow::Result<Self> {
        let mut filters = filter_columns(playbook);
        for (_, metric) in playbook.metrics() {
            let names = metric.split_by.iter().flat_map(|names| names.iter());
            filters.extend(names.map(|name| name.value.clone()));
        }
        Self::with(playbook, ledgers, as_of, &filters)
    }

    fn with(
        playbook: &Playbook,
        ledgers: &Ledgers,
        as_of: Date,
        filters: &BTreeSet<String>,
    ) -> anyhow::Result<Self> {
        let definitions: BTreeMap<String, _> = playbook
            .metrics()
            .map(|(page, metric)| {
                let definition = Definition::of(playbook, ledgers, page, metric);
                (page.id.clone(), definition)
            })
            .collect();
        let zone = playbook.config.zone();
        let rates = rates(playbook, ledgers, as_of);
        let calendars = Arc::new(Calendars::of(playbook));
        let mut engine = Engine::new(calendars, as_of).map_err(|refused| broken(&refused))?;
        let mut looks = BTreeMap::new();
        for (ledger, columns) in columns(&definitions, filters) {
            let Some(table) = ledgers.table(&ledger) else {
                continue;
            };
            let lens = Lens {
                as_of,
                zone: &zone,
                currency: reporting(playbook),
                rates: &rates,
                policy: Policy::of(playbook),
            };
            let mut look = |name: &str, lens: Lens<'_>| -> anyhow::Result<Look> {
                let rows = Prepared::new(table, lens);
                engine
                    .add(name, &table.schema, &columns, &rows)
                    .map_err(|refused| broken(&refused))?;
                let name = name.to_owned();
                Ok(Look { rows, name })
            };
            let policy = look(&ledger, lens)?;
            let at_budget = Lens {
                policy: Policy::budget(playbook),
                ..lens
            };
            let differs =
                at_budget.policy != lens.policy && policy.rows.has_other_money(lens.currency);
            let budget = differs
                .then(|| look(&format!("{ledger} at budget rates"), at_budget))
                .transpose()?;
            looks.insert(ledger, Looks { policy, budget });
        }
        Ok(Self {
            engine,
            definitions,
            looks,
            max_excluded: max_excluded(playbook),
        })
    }

    /// A metric, or why it cannot be measured.
    pub fn definition(&self, metric: &str) -> Result<&Definition, Reason> {
        match self.definitions.get(metric) {
            Some(Ok(definition)) => Ok(definition),
            Some(Err(reason)) => Err(reason.clone()),
            None => Err(Reason::NoFormula),
        }
    }

    /// Every metric that can be measured.
    pub fn definitions(&self) -> impl Iterator<Item = &Definition> {
        self.definitions
            .values()
            .filter_map(|definition| definition.as_ref().ok())
    }

    /// The day of the first row of a metric's ledger.
    pub fn first_day(&self, definition: &Definition) -> Option<Date> {
        self.looks(definition)?.policy.rows.first_day()
    }

    /// Filters, as written, in terms of a metric's ledger.
    pub fn filters(
        definition: &Definition,
        written: &[(String, String)],
    ) -> Result<Filters, Reason> {
        let column = |(name, value): &(String, String)| {
            let found = definition.table.schema.position(name);
            let found = found.ok_or_else(|| Reason::NoColumn(name.clone()))?;
            Ok((found, value.clone()))
        };
        written.iter().map(column).collect()
    }

    /// The filter for the rows of one campaign, where a metric's ledger tells campaigns apart.
    pub fn campaign_filter(&self, definition: &Definition, campaign: &str) -> Filters {
        let column = campaign_column(&definition.table);
        column
            .map(|column| (column, campaign.to_owned()))
            .into_iter()
            .collect()
    }

    /// Measures a metric in one window.
    pub fn measure(&self, definition: &Definition, filters: &Filters, window: &Window) -> Measure {
        let Some(looks) = self.looks(definition) else {
            return Measure {
                fault: Some(Reason::NoLedger(definition.table.schema.id.clone())),
                ..Measure::default()
            };
        };
        let mut filters = filters.clone();
        let range = looks.policy.rows_of(window, &mut filters);
        let mut measure = self.answer(definition, &looks.policy, range.clone(), &filters);
        measure.rows = looks.policy.stretches(range.clone(), &filters);
        measure.sources = looks.policy.sources(&measure.rows);
        if let Some(budget) = &looks.budget
            && !definition.money().is_empty()
        {
            measure.at_budget_rates = self.answer(definition, budget, range, &filters).value;
        }
        measure
    }

    /// The rows of a metric's ledger that count in a window, by their place in it.
    pub(super) fn rows(&self, metric: &Definition, filters: &Filters, at: &Window) -> Vec<usize> {
        let Some(looks) = self.looks(metric) else {
            return Vec::new();
        };
        let mut filters = filters.clone();
        let range = looks.policy.rows_of(at, &mut filters);
        let stretches = looks.policy.stretches(range, &filters);
        stretches.into_iter().flatten().collect()
    }

    /// Measures a metric over the days of a period.
    pub fn over(&self, definition: &Definition, filters: &Filters, period: Period) -> Measure {
        let window = Window {
            period,
            campaign: None,
            is_complete: true,
        };
        self.measure(definition, filters, &window)
    }

    /// The values that a column takes among the rows of a metric's ledger, sorted.
    pub fn values(&self, definition: &Definition, column: usize) -> Vec<String> {
        let Some(looks) = self.looks(definition) else {
            return Vec::new();
        };
        let Cells::Words(words) = &definition.table.columns[column].cells else {
            return Vec::new();
        };
        let rows = &looks.policy.rows;
        let there: BTreeSet<&str> = (0..rows.len())
            .filter_map(|row| words.get(rows.written(row)))
            .collect();
        there.into_iter().map(str::to_owned).collect()
    }

    fn looks(&self, definition: &Definition) -> Option<&Looks> {
        self.looks.get(&definition.table.schema.id)
    }

    fn answer(
        &self,
        definition: &Definition,
        look: &Look,
        range: Range<usize>,
        filters: &Filters,
    ) -> Measure {
        let money = definition.money();
        if let Some(fault) = look.unpriced(range.clone(), filters, &money) {
            return Measure {
                fault: Some(fault),
                ..Measure::default()
            };
        }
        let words: Vec<(usize, &str)> = filters
            .iter()
            .map(|(column, word)| (*column, word.as_str()))
            .collect();
        let answer = self.engine.answer(
            &look.name,
            &definition.formula,
            range,
            &words,
            definition.count,
        );
        let Ok(answer) = answer else {
            return Measure {
                fault: Some(Reason::TooMuchWork),
                ..Measure::default()
            };
        };
        let mut measure = Measure {
            value: answer.value,
            n: answer.n,
            excluded: answer.excluded,
            at_budget_rates: None,
            sources: Vec::new(),
            rows: Vec::new(),
            fault: None,
        };
        measure.fault = self.fault(definition, &measure);
        measure
    }

    /// What keeps a measure from being judged.
    fn fault(&self, definition: &Definition, measure: &Measure) -> Option<Reason> {
        let (n, excluded) = (measure.n, measure.excluded);
        if n == 0 && excluded == 0 {
            return Some(Reason::NoRows);
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of rows")]
        let share = excluded as f64 / (n + excluded) as f64;
        if share > self.max_excluded {
            let of = n + excluded;
            return Some(Reason::TooManyExcluded { excluded, of });
        }
        if n < definition.min_n {
            let min = definition.min_n;
            return Some(Reason::TooFew { n, min });
        }
        measure.value.is_none().then_some(Reason::NoValue)
    }
}

/// The engine could not be set up: that says nothing of the playbook.
fn broken(refused: &Refused) -> anyhow::Error {
    anyhow::anyhow!("cannot set up the engine for formulas: {refused:?}")
}

/// The columns that expectations filter by, by name.
fn filter_columns(playbook: &Playbook) -> BTreeSet<String> {
    let of_agreements = playbook
        .agreements()
        .filter_map(|(_, agreement)| agreement.expectations.as_ref());
    let of_briefs = playbook
        .briefs()
        .filter_map(|(_, brief)| brief.expectations.as_ref());
    let entries = of_agreements
        .chain(of_briefs)
        .flat_map(|table| table.value.iter());
    entries
        .filter_map(|entry| entry.value.as_ref()?.filter.as_ref())
        .flat_map(|filter| filter.value.iter())
        .map(|entry| entry.key.value.clone())
        .collect()
}

/// The columns of each ledger that formulas, counts and filters look at.
fn columns(
    definitions: &BTreeMap<String, Result<Definition, Reason>>,
    filters: &BTreeSet<String>,
) -> BTreeMap<String, Vec<usize>> {
    let mut columns: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for definition in definitions
        .values()
        .filter_map(|definition| definition.as_ref().ok())
    {
        let table = &definition.table;
        let used = columns.entry(table.schema.id.clone()).or_default();
        used.extend(definition.formula.columns());
        used.extend(definition.count);
        used.extend(campaign_column(table));
        used.extend(
            filters
                .iter()
                .filter_map(|name| table.schema.position(name)),
        );
    }
    let sorted =
        |(ledger, columns): (String, BTreeSet<usize>)| (ledger, columns.into_iter().collect());
    columns.into_iter().map(sorted).collect()
}

/// The currency in which money is told; US dollars where none is named.
pub fn reporting(playbook: &Playbook) -> Currency {
    let named = playbook.config.currency.as_ref();
    named.map_or(Currency::USD, |currency| currency.value)
}

/// The rates on record up to a day.
pub fn rates(playbook: &Playbook, ledgers: &Ledgers, as_of: Date) -> Rates {
    let limits = playbook.profile.numbers.as_ref();
    let age = limits.and_then(|limits| limits.rate_age.as_ref());
    let age = age.map_or(Duration::new(7, DurationUnit::Day), |age| age.value);
    Rates::of(ledgers.table("rates").map(|table| &**table), as_of, age)
}

fn max_excluded(playbook: &Playbook) -> f64 {
    let limits = playbook.profile.numbers.as_ref();
    let share = limits.and_then(|limits| limits.max_excluded.as_ref());
    share.map_or(1.0, |share| super::bounds::float(share.fraction()))
}
