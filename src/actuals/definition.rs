//! A metric ready to be measured: its formula checked against its ledger's columns.

use std::sync::Arc;

use super::formula::Formula;
use super::ledger::{ColumnType, Ledgers, Table};
use super::outcome::Reason;
use crate::model::kinds::{Better, Metric};
use crate::model::{Page, Playbook};
use crate::value::{Every, Period, PeriodKind, Unit};

/// A metric ready to be measured.
#[derive(Debug)]
pub struct Definition {
    /// The metric's id.
    pub id: String,
    /// What one of it is.
    pub unit: Unit,
    /// Which way is good.
    pub better: Better,
    /// Its ledger.
    pub table: Arc<Table>,
    /// Its formula.
    pub formula: Formula,
    /// The column whose distinct values are counted.
    pub count: Option<usize>,
    /// Fewer observations are not judged.
    pub min_n: u64,
    /// Whether parts may be summed.
    pub is_additive: bool,
    /// Which groups are never mixed.
    pub split_by: Vec<usize>,
    /// What improvements are measured against.
    pub baseline: Option<Period>,
    /// The periods in which it is looked at.
    pub frequency: PeriodKind,
}

impl Definition {
    /// Prepares a metric; tells why where that cannot be done.
    pub fn of(
        playbook: &Playbook,
        ledgers: &Ledgers,
        page: &Page,
        metric: &Metric,
    ) -> Result<Self, Reason> {
        let metric = &*playbook.metric_definition(metric);
        let ledger = metric.ledger.as_ref().ok_or(Reason::NoFormula)?;
        let table = ledgers
            .table(ledger.as_str())
            .ok_or_else(|| Reason::NoLedger(ledger.as_str().to_owned()))?;
        let text = metric.formula.as_ref().ok_or(Reason::NoFormula)?;
        let formula = Formula::check(text, &table.schema).map_err(|_| Reason::NoFormula)?;
        let unit = metric.unit.as_ref().and_then(|unit| Unit::parse(unit).ok());
        let column = |name: &str| {
            let found = table.schema.position(name);
            found.ok_or_else(|| Reason::NoColumn(name.to_owned()))
        };
        let count = metric.count.as_ref().map(|name| column(name)).transpose()?;
        let splits = metric.split_by.iter().flat_map(|names| names.iter());
        let baseline = metric.baseline.as_ref();
        Ok(Self {
            id: page.id.clone(),
            unit: unit.ok_or(Reason::NoFormula)?,
            better: metric
                .better
                .as_ref()
                .map_or(Better::Target, |better| better.value),
            formula,
            count,
            min_n: metric.min_n.as_ref().map_or(1, |min| u64::from(min.value)),
            is_additive: metric
                .additive
                .as_ref()
                .is_some_and(|additive| additive.value),
            split_by: splits
                .filter_map(|name| table.schema.position(name))
                .collect(),
            baseline: baseline.and_then(|baseline| Some(baseline.period.as_ref()?.value)),
            frequency: metric
                .frequency
                .as_ref()
                .map_or(PeriodKind::Month, |every| kind(every.value)),
            table: Arc::clone(table),
        })
    }

    /// The columns of money that the formula uses.
    pub fn money(&self) -> Vec<usize> {
        let columns = self.formula.columns().iter().copied();
        columns
            .filter(|column| self.table.schema.columns[*column].column_type == ColumnType::Money)
            .collect()
    }
}

/// Whether a metric is computed from these columns of a ledger.
pub fn reads(playbook: &Playbook, metric: &str, ledger: &str, columns: &[&str]) -> bool {
    let mut metrics = playbook.metrics();
    let Some((_, metric)) = metrics.find(|(page, _)| page.id == metric) else {
        return false;
    };
    let metric = playbook.metric_definition(metric);
    let own = metric.ledger.as_ref();
    let formula = metric.formula.as_ref();
    let formula = formula.map_or("", |formula| formula.as_str());
    let words = || formula.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let names = |column: &&str| words().any(|word| word == *column);
    own.is_some_and(|own| own.as_str() == ledger) && columns.iter().all(names)
}

/// The period nearest to a recurrence.
fn kind(every: Every) -> PeriodKind {
    use crate::value::DurationUnit as Unit;
    match every.unit() {
        Unit::Minute | Unit::Hour | Unit::Day | Unit::Week => PeriodKind::Week,
        Unit::Month => PeriodKind::Month,
        Unit::Quarter => PeriodKind::Quarter,
        Unit::Year => PeriodKind::Year,
    }
}
