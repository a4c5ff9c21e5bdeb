//! Cases put together month by month.

use std::collections::BTreeMap;

use super::{Point, View};
use crate::text::DocPath;
use crate::value::{Date, Period, PeriodKind};

/// One case: the day it belongs to, its value, and the file that tells it.
pub(super) struct Case {
    pub(super) day: Date,
    pub(super) value: f64,
    pub(super) path: DocPath,
}

/// How the values of a month become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Together {
    /// The middle one; of an even number the mean of the two.
    Median,
    /// The arithmetic mean.
    Mean,
}

/// Every complete month since the first case that was not paused as a whole; none has a value in
/// which there were fewer cases than the profile wants.
pub(super) fn points(view: &View<'_>, cases: &[Case], together: Together) -> Vec<Point> {
    let Some(first) = cases.iter().map(|case| case.day).min() else {
        return Vec::new();
    };
    let mut by_month: BTreeMap<Period, Vec<&Case>> = BTreeMap::new();
    for case in cases {
        let month = Period::of(case.day, PeriodKind::Month);
        by_month.entry(month).or_default().push(case);
    }
    let last = Period::complete_on(view.as_of, PeriodKind::Month);
    let point = |month: Period| {
        let cases = by_month.get(&month).map_or(&[][..], Vec::as_slice);
        let n = u64::try_from(cases.len()).unwrap_or(u64::MAX);
        let values = cases.iter().map(|case| case.value).collect();
        Point {
            period: month,
            campaign: None,
            value: (n >= view.cases).then(|| told(values, together)).flatten(),
            n,
            sources: sources(cases.iter().map(|case| &case.path)),
        }
    };
    all(view, first, last).into_iter().map(point).collect()
}

/// The months from that of `first` to `last` that were not paused as a whole.
pub(super) fn all(view: &View<'_>, first: Date, last: Period) -> Vec<Period> {
    let mut months = Vec::new();
    let mut month = Period::of(first, PeriodKind::Month);
    while month <= last {
        if !view.clock.skips(month) {
            months.push(month);
        }
        let next = month.next();
        if next == month {
            break;
        }
        month = next;
    }
    months
}

/// Files, and how often each is named.
pub(super) fn sources<'a>(paths: impl Iterator<Item = &'a DocPath>) -> Vec<(DocPath, u64)> {
    let mut counts: BTreeMap<&DocPath, u64> = BTreeMap::new();
    for path in paths {
        *counts.entry(path).or_default() += 1;
    }
    let owned = counts
        .into_iter()
        .map(|(path, count)| (path.clone(), count));
    owned.collect()
}

fn told(mut values: Vec<f64>, together: Together) -> Option<f64> {
    let count = u32::try_from(values.len())
        .ok()
        .filter(|count| *count > 0)?;
    match together {
        Together::Mean => Some(values.iter().sum::<f64>() / f64::from(count)),
        Together::Median => {
            values.sort_by(f64::total_cmp);
            let (low, high) = (
                values.get((values.len() - 1) / 2)?,
                values.get(values.len() / 2)?,
            );
            Some(f64::midpoint(*low, *high))
        }
    }
}
