//! From when on a change is a trend: what the profile says.

use crate::model::Playbook;
use crate::model::profile::TrendLimits;

/// From when on a change is a trend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// How many changes there are to be in a row.
    pub changes: usize,
    /// By what share of its first value a value is to have changed.
    pub change: f64,
}

impl Limits {
    /// Those of values in general.
    pub fn of(playbook: &Playbook) -> Option<Self> {
        let trends = trends(playbook)?;
        Self::with(trends, trends.periods.as_ref()?.value)
    }

    /// Those of marks from 1 to 5, which move in whole points.
    pub fn of_marks(playbook: &Playbook) -> Option<Self> {
        let trends = trends(playbook)?;
        Self::with(trends, trends.marks.as_ref()?.value)
    }

    /// Those of what an outcome costs: `cost-creep` may have its own number of periods.
    pub fn of_cost(playbook: &Playbook) -> Option<Self> {
        let general = Self::of(playbook)?;
        let own = playbook.config.rule_option("cost-creep", "periods");
        let own = own.and_then(|text| text.trim().parse().ok());
        Some(Self {
            changes: own.unwrap_or(general.changes).max(1),
            ..general
        })
    }

    fn with(trends: &TrendLimits, changes: u32) -> Option<Self> {
        Some(Self {
            changes: usize::try_from(changes).ok()?.max(1),
            change: super::super::bounds::float(trends.change.as_ref()?.value.fraction()),
        })
    }
}

/// How many cases a period needs before their middle or mean says anything.
pub(super) fn cases(playbook: &Playbook) -> Option<u64> {
    Some(trends(playbook)?.cases.as_ref()?.value.into())
}

fn trends(playbook: &Playbook) -> Option<&TrendLimits> {
    playbook.profile.trends.as_ref().map(|trends| &trends.value)
}
