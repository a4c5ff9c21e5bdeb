//! What was measured, beside the definition of a metric.

use super::cells::{columns, linked, number, row, stated, table, traced, words};
use super::graphs::{Bundle, judgements, of_metric};
use super::{expectations, judged, sources, targets};
use crate::actuals::ledger::Table as Ledger;
use crate::actuals::outcome::Reason;
use crate::model::Page;
use crate::model::kinds::Metric;
use crate::site::here::Here;
use crate::site::view::{Link, Section, Table};

/// The values over time, the expectations on them, and the rows they come from.
pub(super) fn sections(here: Here<'_>, page: &Page, metric: &Metric) -> Vec<Section> {
    let mut sections = vec![measured(here, page, metric)];
    sections.extend(expected(here, page));
    let bundle = of_metric(here, &page.id, metric);
    sections.extend(bundle.and_then(|bundle| targets::section(here, &bundle)));
    sections.extend(judged(here, page, metric));
    sections.extend(ledger(here, metric));
    sections.extend(rows(here, page, metric));
    sections
}

fn measured(here: Here<'_>, page: &Page, metric: &Metric) -> Section {
    let bundle = of_metric(here, &page.id, metric);
    let graph = bundle
        .as_ref()
        .and_then(|bundle| bundle.graph(here, "_chart"));
    let none = graph.is_none().then(|| nothing(here, metric));
    Section {
        id: "_measured".to_owned(),
        title: here.say("measured-values"),
        lede: graph.as_ref().map(|_| here.say("measured-values-lede")),
        table: bundle
            .filter(|_| graph.is_some())
            .map(|bundle| latest(here, &bundle)),
        none,
        graph,
        ..Section::default()
    }
}

/// Why there is no value.
fn nothing(here: Here<'_>, metric: &Metric) -> String {
    let Some(ledger) = &metric.ledger else {
        return here.say("no-ledger-named");
    };
    if here.site.readers().is_some() {
        return here.say("figures-not-shown");
    }
    let id = ledger.as_str();
    if here.site.actuals.ledgers.table(id).is_none() {
        return judged::reason(here, &Reason::NoLedger(id.to_owned()));
    }
    here.say("nothing-measured")
}

/// The last value of each line.
fn latest(here: Here<'_>, bundle: &Bundle<'_>) -> Table {
    let keys = [
        "which",
        "value",
        "period",
        "observations",
        "target",
        "state",
    ];
    let strands = bundle.strands.iter().enumerate();
    let rows = strands.filter_map(|(at, strand)| {
        let (window, measure, state) = strand.last()?;
        let judgement = bundle.target(at, window);
        let origin = bundle.origin(here, at, (window, measure));
        let (state, why) = state.map(|state| judged::state(here, state)).unzip();
        Some(row(vec![
            words(strand.name.clone()),
            traced(
                judged::value(here, measure, Some(&bundle.unit)),
                origin.clone(),
            ),
            words(judged::window(here, window)),
            traced(
                Some(
                    here.lang
                        .integer(i64::try_from(measure.n).unwrap_or(i64::MAX)),
                ),
                origin,
            ),
            traced(
                judgement.and_then(|(_, it)| judged::target(here, it, Some(&bundle.unit))),
                judgement.and_then(|(outcome, _)| judged::stated(here, outcome)),
            ),
            stated(state, why.flatten()),
        ]))
    });
    table(columns(here, &keys), rows.collect())
}

/// Every expectation on the metric, in force or not.
fn expected(here: Here<'_>, page: &Page) -> Option<Section> {
    let all = here.site.promises();
    let on_it = all.iter().filter(|promise| {
        let metric = promise.expectation.metric.as_ref();
        metric.is_some_and(|metric| metric.as_str() == page.id)
    });
    let register: Vec<_> = on_it
        .map(|promise| expectations::row(here, promise))
        .collect();
    (!register.is_empty()).then(|| Section {
        id: "_expected".to_owned(),
        title: here.say("expectations-on-it"),
        register,
        ..Section::default()
    })
}

/// How each expectation was judged, window by window, with the target as it stood then.
fn judged(here: Here<'_>, page: &Page, metric: &Metric) -> Option<Section> {
    let bundle = judgements(here, &page.id, metric)?;
    Some(Section {
        id: "_judged".to_owned(),
        title: here.say("how-judged"),
        lede: Some(here.say("how-judged-lede")),
        table: Some(bundle.table(here)),
        ..Section::default()
    })
}

/// The rows of every value that is shown, here or where an expectation is judged.
fn rows(here: Here<'_>, page: &Page, metric: &Metric) -> Option<Section> {
    let bundle = of_metric(here, &page.id, metric);
    let mut points = bundle.iter().flat_map(Bundle::measured).collect::<Vec<_>>();
    let outcomes = here.site.actuals.outcomes.iter();
    let own: Vec<_> = outcomes.filter(|it| it.metric == page.id).collect();
    points.extend(own.iter().flat_map(|outcome| sources::points(outcome)));
    let unit = bundle.as_ref().map(|bundle| &bundle.unit);
    let unit = unit.or_else(|| own.iter().find_map(|outcome| outcome.unit.as_ref()));
    sources::of_metric(here, &page.id, unit, &points)
}

/// The files of the ledger, and how many rows each has.
fn ledger(here: Here<'_>, metric: &Metric) -> Option<Section> {
    let id = metric.ledger.as_ref()?.as_str();
    let ledger = here.site.actuals.ledgers.table(id)?;
    let rows = ledger.files.iter().enumerate().map(|(at, file)| {
        let path = file.path.as_str();
        row(vec![
            linked(Link {
                text: path.to_owned(),
                ..here.ledger(id)
            }),
            number(Some(here.lang.integer(rows_of(ledger, at)))),
        ])
    });
    Some(Section {
        id: "_rows".to_owned(),
        title: here.say("source-rows"),
        lede: Some(here.say("source-rows-lede")),
        table: Some(table(columns(here, &["file", "rows"]), rows.collect())),
        ..Section::default()
    })
}

fn rows_of(ledger: &Ledger, file: usize) -> i64 {
    let of_file = ledger
        .rows
        .iter()
        .filter(|place| place.file as usize == file);
    i64::try_from(of_file.count()).unwrap_or(i64::MAX)
}
