//! What happened, and what it means for what was promised.
//!
//! Ledgers are read into typed columns, formulas are answered over them, and each expectation gets
//! a result that carries its evidence: value, number of observations, window, state, rows. Knows
//! nothing of how findings are worded or pages are made.

pub mod agenda;
mod assets;
pub mod bench;
pub mod bounds;
pub mod calendar;
pub mod contributions;
pub mod definition;
pub mod evaluate;
pub mod exchange;
pub mod figure;
pub mod forecast;
pub mod formula;
pub mod in_force;
pub mod kpi;
pub mod ledger;
pub mod narrowed;
pub mod notice;
pub mod outcome;
pub mod phases;
pub mod prepared;
pub mod radar;
pub mod rates;
pub mod schedule;
pub mod series;
pub mod sheets;
pub mod spending;
pub mod tasks;
pub mod told;
pub mod window;
pub mod working_day;

use crate::finding::Report;
use crate::model::Playbook;
use crate::source::Source;
use crate::value::Date;

use bench::Bench;
use forecast::Record;
use kpi::Verdict;
use outcome::Outcome;

pub use ledger::{LedgerCache, Ledgers};

/// What happened, as far as the ledgers tell it.
#[derive(Debug, Clone, Default)]
pub struct Actuals {
    /// The rows of every ledger.
    pub ledgers: Ledgers,
    /// What became of the expectations that name a metric: those in force, and those of campaigns
    /// that have begun.
    pub outcomes: Vec<Outcome>,
    /// What the KPI rule says; `None` without one, or without a KPI.
    pub verdict: Option<Verdict>,
    /// Forecasts beside what came.
    pub forecasts: Record,
}

/// Reads the ledgers of a playbook and judges what they say on the day `as_of`.
pub fn read(
    playbook: &Playbook,
    source: &dyn Source,
    as_of: Date,
    cache: &mut LedgerCache,
) -> anyhow::Result<(Actuals, Report)> {
    let mut report = Report::default();
    let mut ledgers = ledger::load(playbook, source, cache, &mut report)?;
    ledgers.derive(playbook, as_of);
    let bench = Bench::new(playbook, &ledgers, as_of)?;
    let outcomes = evaluate::outcomes(playbook, &bench, as_of);
    let actuals = Actuals {
        verdict: kpi::verdict(playbook, &outcomes),
        forecasts: forecast::record(playbook, &outcomes),
        outcomes,
        ledgers,
    };
    Ok((actuals, report))
}
