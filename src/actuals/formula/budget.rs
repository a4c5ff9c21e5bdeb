//! How much work an answer may cost, in steps rather than seconds: the same on every machine.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// What every answer may cost, however few rows there are.
const BASE: i64 = 1_000_000;
/// What every row may cost: some thrice the steps of the longest formula.
const PER_ROW: i64 = 2_000;

/// The steps that are left; clones share them.
#[derive(Debug, Clone, Default)]
pub(super) struct Budget(Arc<AtomicI64>);

impl Budget {
    /// Grants what an answer over so many rows may cost.
    pub(super) fn grant(&self, rows: usize) {
        let rows = i64::try_from(rows).unwrap_or(i64::MAX);
        let steps = rows.saturating_mul(PER_ROW).saturating_add(BASE);
        self.0.store(steps, Ordering::Relaxed);
    }

    /// Takes steps; whether there were enough.
    pub(super) fn spend(&self, steps: usize) -> bool {
        let steps = i64::try_from(steps).unwrap_or(i64::MAX);
        let left = self.0.load(Ordering::Relaxed).saturating_sub(steps);
        self.0.store(left, Ordering::Relaxed);
        left >= 0
    }

    /// Whether more was spent than granted.
    pub(super) fn is_spent(&self) -> bool {
        self.0.load(Ordering::Relaxed) < 0
    }
}
