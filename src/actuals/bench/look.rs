//! A ledger as it is looked at under one policy of exchange rates.

use std::ops::Range;

use super::Filters;
use crate::actuals::formula::RowSet as _;
use crate::actuals::outcome::{Reason, stretches};
use crate::actuals::prepared::{Prepared, campaign_column};

use crate::actuals::window::Window;
use crate::text::DocPath;

/// The rows of a ledger, and what the engine calls them.
pub(super) struct Look {
    pub(super) rows: Prepared,
    /// What the engine calls it.
    pub(super) name: String,
}

impl Look {
    /// The rows of a window: those of its campaign where the ledger tells campaigns apart, else
    /// those of its days.
    pub(super) fn rows_of(&self, window: &Window, filters: &mut Filters) -> Range<usize> {
        let column = campaign_column(self.rows.table());
        if let (Some(campaign), Some(column)) = (&window.campaign, column) {
            filters.push((column, campaign.clone()));
            return 0..self.rows.len();
        }
        self.rows.range(window.period)
    }

    /// The files that stretches of the table come from, with how many rows come from each.
    pub(super) fn sources(&self, rows: &[Range<usize>]) -> Vec<(DocPath, u64)> {
        let table = self.rows.table();
        let mut counts = vec![0_u64; table.files.len()];
        for row in rows.iter().cloned().flatten() {
            counts[table.rows[row].file as usize] += 1;
        }
        let files = table.files.iter().zip(counts);
        files
            .filter(|(_, count)| *count > 0)
            .map(|(file, count)| (file.path.clone(), count))
            .collect()
    }

    /// The rows that pass, as stretches of the table.
    pub(super) fn stretches(&self, range: Range<usize>, filters: &Filters) -> Vec<Range<usize>> {
        let passing = self.rows.passing(range, filters);
        stretches(passing.map(|row| self.rows.written(row)).collect())
    }

    /// The first row among those that count whose money has no rate.
    pub(super) fn unpriced(
        &self,
        range: Range<usize>,
        filters: &Filters,
        money: &[usize],
    ) -> Option<Reason> {
        if !self.rows.has_unpriced(money) {
            return None;
        }
        let mut rows = self.rows.passing(range, filters);
        let row = rows.find(|row| self.rows.is_unpriced(*row, money))?;
        Some(Reason::NoRate {
            currency: self.rows.currency(row).unwrap_or_default().to_owned(),
            day: self.rows.day(row),
        })
    }
}
