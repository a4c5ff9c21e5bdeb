//! The decision log as a whole: by state, quarter and driver, and over time.

use std::collections::BTreeMap;

use super::cells::{columns, dated, linked, row, stated, table, traced};
use super::{decisions, lives};
use crate::model::Page;
use crate::model::field::Choice as _;
use crate::model::kinds::{Decision, DecisionStatus};
use crate::site::chart::{Measured, Measures, Span, Spans, draw_measures, draw_spans};
use crate::site::here::Here;
use crate::site::view::{
    Cell, DecisionGroup, DecisionRow, Drawing, Filter, FilterOption, Graph, Text,
};
use crate::value::{Date, Period, PeriodKind};

/// Of more decisions than these the latest are drawn.
const DRAWN: usize = 40;

/// The quarter in which a decision was taken, else proposed.
pub(super) fn quarter(here: Here<'_>, page: &Page, decision: &Decision) -> Option<String> {
    let (from, to) = ends(here, page, decision);
    let day = to.or(from)?;
    Some(Period::of(day, PeriodKind::Quarter).to_string())
}

/// When it was proposed and decided, as Git shows it, else as it is written.
fn ends(here: Here<'_>, page: &Page, decision: &Decision) -> (Option<Date>, Option<Date>) {
    let zone = here.site.playbook.config.zone();
    let day = |when: &_| crate::history::decisions::day_in(when, &zone);
    if let Some(life) = lives::life(here, page) {
        let end = |stage: &crate::history::decisions::Stage| stage.when().as_ref().map(day);
        return (end(&life.proposed), end(&life.decided));
    }
    let written = |when: &Option<crate::text::Spanned<_>>| when.as_ref().map(|it| day(&it.value));
    (written(&decision.proposed), written(&decision.decided))
}

/// The ways to choose among the rows beside their status.
pub(super) fn filters(here: Here<'_>, rows: &[DecisionRow]) -> Vec<Filter> {
    let quarters = options(rows, |row| {
        let quarter = row.quarter.clone()?;
        Some((quarter.clone(), quarter))
    });
    let drivers = options(rows, |row| {
        Some((row.driver_id.clone()?, row.driver.as_ref()?.text.clone()))
    });
    let parties = options(rows, |row| {
        let party = row.party.as_ref()?;
        Some((party.text.clone(), party.text.clone()))
    });
    let filter = |key: &str, options: Vec<FilterOption>| Filter {
        key: key.to_owned(),
        label: here.say(&format!("filter-{key}")),
        options,
    };
    let mut filters = vec![
        filter("quarter", quarters),
        filter("party", parties),
        filter("driver", drivers),
    ];
    // Where there is nothing to choose from, there is no filter.
    filters.retain(|filter| filter.options.len() > 1);
    filters
}

/// The values that rows have, and how many have each.
fn options(
    rows: &[DecisionRow],
    value: impl Fn(&DecisionRow) -> Option<(String, String)>,
) -> Vec<FilterOption> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for found in rows.iter().filter_map(value) {
        *counts.entry(found).or_default() += 1;
    }
    let options = counts
        .into_iter()
        .map(|((value, name), count)| FilterOption { value, name, count });
    options.collect()
}

/// The decisions as plain lists, by status and by quarter, for readers without JavaScript.
pub(super) fn groups(here: Here<'_>, rows: &[DecisionRow]) -> Vec<DecisionGroup> {
    let group = |title: String, belongs: &dyn Fn(&DecisionRow) -> bool| DecisionGroup {
        title,
        decisions: rows
            .iter()
            .filter(|row| belongs(row))
            .map(|row| row.decision.clone())
            .collect(),
    };
    let states = DecisionStatus::ALL.iter().map(|status| {
        let state = here.decision_state(*status);
        group(state.name, &|row| row.state.id == state.id)
    });
    let mut quarters: Vec<&String> = rows.iter().filter_map(|row| row.quarter.as_ref()).collect();
    quarters.sort();
    quarters.dedup();
    let quarters = quarters.into_iter().rev();
    let quarters = quarters.map(|quarter| {
        group(quarter.clone(), &|row| {
            row.quarter.as_ref() == Some(quarter)
        })
    });
    let mut groups: Vec<DecisionGroup> = states.chain(quarters).collect();
    groups.retain(|group| !group.decisions.is_empty());
    groups
}

/// When each decision was proposed and taken, drawn.
pub(super) fn graph(here: Here<'_>, all: &[(&Page, &Decision)]) -> Option<Graph> {
    let as_of = here.site.options.as_of;
    let mut drawn = Vec::new();
    let mut rows = Vec::new();
    for (page, decision) in all.iter().take(DRAWN).rev() {
        let (Some(from), to) = ends(here, page, decision) else {
            continue;
        };
        let state = decisions::state(here, page);
        let took = decisions::latency(here, page, decision);
        let said = took.clone().unwrap_or_default();
        let Text { text: name, lang } = here.title(page);
        drawn.push(Span {
            said: format!("{name}: {}, {said}", state.name),
            name,
            lang,
            from: from.min(to.unwrap_or(as_of)),
            to: to.unwrap_or(as_of).max(from),
            state: state.name.clone(),
            end: end(page.decision_status()),
            is_over: to.is_some(),
        });
        rows.push(row(vec![
            linked(here.link(page)),
            stated(Some(state), None),
            dated(Some(here.day(from))),
            dated(to.map(|to| here.day(to))),
            taken(here, page, decision, said),
        ]));
    }
    let spans = Spans {
        title: here.say("decisions-over-time"),
        description: here.count("decisions-drawn", drawn.len()),
        rows: drawn,
    };
    let keys = ["decision", "status", "proposed", "decided", "latency"];
    let id = "_timeline-data";
    Some(Graph {
        chart: draw_spans(&spans, id, here.lang)?,
        id: id.to_owned(),
        note: Some(here.say("decisions-over-time-note")),
        table: table(columns(here, &keys), rows),
    })
}

/// How long a decision took, with the way to the line that says when it was taken or proposed.
fn taken(here: Here<'_>, page: &Page, decision: &Decision, said: String) -> Cell {
    let decided = decision.decided.as_ref().map(|it| it.span);
    let span = decided.or(decision.proposed.as_ref().map(|it| it.span));
    let origin = span.and_then(|span| here.stated(page, span, "_facts"));
    Cell {
        numeric: false,
        ..traced(Some(said), origin)
    }
}

/// How long each decision took by the clock, beside the day by which it had to be taken.
pub(super) fn latency(here: Here<'_>, all: &[(&Page, &Decision)]) -> Option<Drawing> {
    let rows: Vec<Measured> = all
        .iter()
        .take(DRAWN)
        .rev()
        .filter_map(|(page, decision)| took(here, page, decision))
        .collect();
    let measures = Measures::of(here.say("latency-drawn"), rows);
    Some(Drawing {
        chart: draw_measures(&measures, "_latency-drawn", |hours| {
            here.lang.length(whole(hours), "h")
        })?,
        note: Some(here.say("latency-drawn-note")),
    })
}

fn took(here: Here<'_>, page: &Page, decision: &Decision) -> Option<Measured> {
    let taken = lives::life(here, page)?.taken.as_ref()?;
    let hours = taken.clock.as_secs_f64() / 3600.0;
    let (from, _) = ends(here, page, decision);
    let due = lives::due(here, page, decision);
    let line = from
        .zip(due)
        .map(|(from, due)| 24.0 * f64::from((due - from).get_days()));
    let Text { text: name, lang } = here.title(page);
    Some(Measured {
        said: format!("{name}: {}", lives::took(here, taken)),
        name,
        lang,
        bar: (0.0, hours),
        line,
        mark: None,
        is_good: line.is_none_or(|line| hours < line + 24.0),
    })
}

fn whole(hours: f64) -> u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "rounded, and no decision waits for ages of the earth"
    )]
    let whole = hours.max(0.0).round() as u32;
    whole
}

/// Which marker stands at the end of a row.
fn end(status: Option<DecisionStatus>) -> usize {
    match status {
        Some(DecisionStatus::Accepted) | None => 0,
        Some(DecisionStatus::Rejected) => 1,
        Some(DecisionStatus::Superseded) => 2,
        Some(DecisionStatus::Withdrawn) => 3,
        Some(DecisionStatus::Proposed) => 4,
    }
}
