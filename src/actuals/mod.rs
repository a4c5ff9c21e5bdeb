//! What happened, and what it means for what was promised.
//!
//! Ledgers are read into typed columns, formulas are answered over them, and each expectation gets
//! a result that carries its evidence: value, number of observations, window, state, rows. Knows
//! nothing of how findings are worded or pages are made.

pub mod calendar;
pub mod formula;
pub mod in_force;
pub mod ledger;
pub mod sheets;

use crate::finding::Report;
use crate::model::Playbook;
use crate::source::Source;
use crate::value::Date;

pub use in_force::{InForce, in_force};
pub use ledger::{LedgerCache, Ledgers};

/// What happened, as far as the ledgers tell it.
#[derive(Debug, Clone, Default)]
pub struct Actuals {
    /// The rows of every ledger.
    pub ledgers: Ledgers,
}

/// Reads the ledgers of a playbook and judges what they say on the day `as_of`.
pub fn read(
    playbook: &Playbook,
    source: &dyn Source,
    as_of: Date,
    cache: &mut LedgerCache,
) -> anyhow::Result<(Actuals, Report)> {
    let _ = as_of;
    let mut report = Report::default();
    let ledgers = ledger::load(playbook, source, cache, &mut report)?;
    Ok((Actuals { ledgers }, report))
}
