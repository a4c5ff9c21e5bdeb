//! Metrics over time, whole and by the groups that are never mixed.

use super::bench::{Bench, Filters};
use super::definition::Definition;
use super::ledger::Ledgers;
use super::outcome::Series;
use super::window::{Span, Window};
use crate::model::Playbook;
use crate::value::Date;

/// Every metric over time: once over all rows, then for each value of each column of `split_by`.
pub fn series(playbook: &Playbook, ledgers: &Ledgers, as_of: Date) -> anyhow::Result<Vec<Series>> {
    let bench = Bench::with_groups(playbook, ledgers, as_of)?;
    let mut all = Vec::new();
    for definition in bench.definitions() {
        let Some(first) = bench.first_day(definition) else {
            continue;
        };
        let span = Span::Each(definition.frequency);
        let windows = span.windows(playbook, first, None, as_of, None);
        all.push(over_time(&bench, definition, &Filters::new(), &windows));
        for column in &definition.split_by {
            for value in bench.values(definition, *column) {
                let filters = vec![(*column, value)];
                all.push(over_time(&bench, definition, &filters, &windows));
            }
        }
    }
    Ok(all)
}

fn over_time(
    bench: &Bench,
    definition: &Definition,
    filters: &Filters,
    windows: &[Window],
) -> Series {
    let named = |(column, value): &(usize, String)| {
        let name = &definition.table.schema.columns[*column].name;
        (name.to_string(), value.clone())
    };
    let measured = |window: &Window| {
        let measure = bench.measure(definition, filters, window);
        (window.clone(), measure)
    };
    Series {
        metric: definition.id.clone(),
        unit: definition.unit.clone(),
        better: definition.better,
        filters: filters.iter().map(named).collect(),
        points: windows.iter().map(measured).collect(),
    }
}
