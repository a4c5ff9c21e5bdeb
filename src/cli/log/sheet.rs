//! The log for a spreadsheet: a row for each decision, names and dates as programs take them.

use super::Log;
use super::json::{hours, when};
use crate::cli::report::inert::csv as cell;
use crate::history::decisions::{DecisionLife, Event, Stage};
use crate::locale::Lang;
use crate::model::field::Choice as _;

/// The columns before the working hours of each side.
const FIRST: [&str; 11] = [
    "id",
    "title",
    "status",
    "driver",
    "decider",
    "proposed_by",
    "proposed",
    "decided",
    "latency_hours",
    "open_days",
    "removed",
];
/// The columns after them.
const LAST: [&str; 8] = [
    "supersedes",
    "superseded_by",
    "changes",
    "proposed_written",
    "proposed_in_git",
    "decided_written",
    "decided_in_git",
    "commits",
];

pub(super) fn write(log: &Log<'_>, lang: Lang) -> String {
    let sides = log.playbook.sides();
    let sides: Vec<&str> = sides.iter().map(|side| side.as_str()).collect();
    let names = sides.iter().map(|side| format!("business_hours_{side}"));
    let first = FIRST.iter().map(|name| (*name).to_owned());
    let last = LAST.iter().map(|name| (*name).to_owned());
    let mut out = line(first.chain(names).chain(last));
    for life in &log.lives {
        out += &line(row(log, life, &sides, lang).into_iter());
    }
    out
}

fn row(log: &Log<'_>, life: &DecisionLife, sides: &[&str], lang: Lang) -> Vec<String> {
    let taken = life.taken.as_ref();
    let number = |number: Option<f64>| number.map(|it| it.to_string()).unwrap_or_default();
    let mut row = vec![
        life.id.clone(),
        log.title_of(life, lang).to_owned(),
        life.state
            .map(|it| it.word().to_owned())
            .unwrap_or_default(),
        life.driver.clone().unwrap_or_default(),
        life.deciders.join(" "),
        life.proposed_by.clone().unwrap_or_default(),
        stated(&life.proposed),
        stated(&life.decided),
        number(taken.map(|taken| hours(taken.clock))),
        life.open_days
            .map(|days| days.to_string())
            .unwrap_or_default(),
        life.removed
            .as_ref()
            .map(|event| event.id.clone())
            .unwrap_or_default(),
    ];
    row.extend(sides.iter().map(|side| {
        let mut business = taken.iter().flat_map(|taken| &taken.business);
        let found = business.find(|(party, _)| party == side);
        number(
            found
                .and_then(|(_, worked)| *worked)
                .map(super::json::rounded),
        )
    }));
    let ids = life.commits.iter().map(Event::short_id);
    row.extend([
        life.supersedes.join(" "),
        life.superseded_by.join(" "),
        life.changes.join(" "),
        life.proposed.written.as_ref().map(when).unwrap_or_default(),
        life.proposed
            .event()
            .map(|it| it.at.to_string())
            .unwrap_or_default(),
        life.decided.written.as_ref().map(when).unwrap_or_default(),
        life.decided
            .event()
            .map(|it| it.at.to_string())
            .unwrap_or_default(),
        ids.collect::<Vec<_>>().join(" "),
    ]);
    row
}

fn stated(stage: &Stage) -> String {
    stage.when().as_ref().map(when).unwrap_or_default()
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|text| cell(&text)).collect();
    cells.join(",") + "\r\n"
}
