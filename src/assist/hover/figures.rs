//! The latest value of a metric over all its rows.

use super::super::View;
use crate::actuals::bench::{Bench, Filters};
use crate::actuals::figure::{figure, period};
use crate::actuals::outcome::Measure;
use crate::actuals::window::{Span, Window};
use crate::locale::Message;
use crate::value::Unit;

/// `0.1835 USD · August 2026 · n 31`; `None` where no whole period has a value.
pub(super) fn latest(view: &View<'_>, metric: &str) -> Option<String> {
    let (window, measure, unit) = measured(view, metric)?;
    let n = usize::try_from(measure.n).unwrap_or(usize::MAX);
    let n = Message::new("status-n").with("n", n).text(view.lang);
    let value = figure(measure.value?, &unit, view.lang);
    let when = period(&window.period, view.lang);
    Some(format!("{value} · {when} · {n}"))
}

/// The last whole period of the metric that has a value.
fn measured(view: &View<'_>, metric: &str) -> Option<(Window, Measure, Unit)> {
    /// So many periods without a value end the search.
    const SEARCHED: usize = 12;
    let context = view.context;
    let (playbook, ledgers) = (context.playbook, &context.actuals.ledgers);
    let bench = Bench::new(playbook, ledgers, context.as_of).ok()?;
    let definition = bench.definition(metric).ok()?;
    let first = bench.first_day(definition)?;
    let each = Span::Each(definition.frequency);
    let windows = each.windows(playbook, first, None, context.as_of, None);
    let whole = windows.into_iter().rev().filter(|it| it.is_complete);
    let mut measured = whole.take(SEARCHED).map(|window| {
        let measure = bench.measure(definition, &Filters::new(), &window);
        (window, measure)
    });
    let (window, measure) = measured.find(|(_, measure)| measure.value.is_some())?;
    Some((window, measure, definition.unit.clone()))
}
