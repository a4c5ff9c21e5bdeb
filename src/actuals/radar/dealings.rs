//! Signals that ledgers hold: how long the other side waits, how often work comes back, what is late.

use jiff::Timestamp;

use super::months::{Case, Together, points};
use super::promised::covers;
use super::{Signal, View, What};
use crate::actuals::ledger::Row;
use crate::finding::Place;
use crate::model::field::Choice as _;
use crate::model::kinds::{Better, DecisionStatus};
use crate::value::{Date, Moment, Unit};

/// A signal: the ledger and the columns it is read from, and what a row says.
struct Watch {
    what: What,
    ledger: &'static str,
    columns: &'static [&'static str],
    unit: Option<&'static str>,
    better: Better,
    together: Together,
    /// The day a row belongs to, and its value.
    case: fn(&View<'_>, Row<'_>) -> Option<(Date, f64)>,
}

const WATCHED: [Watch; 7] = [
    Watch {
        what: What::Answers,
        ledger: "requests",
        columns: &["asked", "answered"],
        unit: Some("h"),
        better: Better::Lower,
        together: Together::Median,
        case: answer,
    },
    Watch {
        what: What::Decisions,
        ledger: "decisions",
        columns: &["proposed", "decided"],
        unit: Some("h"),
        better: Better::Lower,
        together: Together::Median,
        case: decision,
    },
    Watch {
        what: What::Approvals,
        ledger: "deliverables",
        columns: &["delivered", "accepted"],
        unit: Some("day"),
        better: Better::Lower,
        together: Together::Median,
        case: |view, row| waited(view, row, ["delivered", "accepted"]),
    },
    Watch {
        what: What::Rounds,
        ledger: "deliverables",
        columns: &["rounds"],
        unit: None,
        better: Better::Lower,
        together: Together::Mean,
        case: |_, row| Some((row.date("due")?, row.number("rounds")?)),
    },
    Watch {
        what: What::Deliveries,
        ledger: "deliverables",
        columns: &["due", "delivered"],
        unit: Some("day"),
        better: Better::Lower,
        together: Together::Mean,
        case: |view, row| late(view, row, ["due", "delivered"]),
    },
    Watch {
        what: What::Payments,
        ledger: "payments",
        columns: &["due", "paid"],
        unit: Some("day"),
        better: Better::Lower,
        together: Together::Mean,
        case: |view, row| late(view, row, ["due", "paid"]),
    },
    Watch {
        what: What::LeadTime,
        ledger: "deliverables",
        columns: &["briefed", "due"],
        unit: Some("day"),
        better: Better::Higher,
        together: Together::Median,
        case: lead_time,
    },
];

/// The signals whose ledger has rows, and that no promise in force measures.
pub(super) fn signals(view: &View<'_>) -> Vec<Signal> {
    let signal = |watch| signal(view, watch);
    WATCHED.iter().filter_map(signal).collect()
}

fn signal(view: &View<'_>, watch: &Watch) -> Option<Signal> {
    let table = view.actuals.ledgers.table(watch.ledger)?;
    let mut columns = watch.columns.iter();
    let has_all = columns.all(|name| table.column(name).is_some_and(|column| column.is_there));
    if !has_all || covers(view, watch.ledger, watch.columns) {
        return None;
    }
    let mut last: Option<(Date, Place)> = None;
    let mut cases = Vec::new();
    for row in table.rows() {
        let Some((day, value)) = (watch.case)(view, row) else {
            continue;
        };
        let path = row.file().path.clone();
        if last.as_ref().is_none_or(|(latest, _)| *latest <= day) {
            let column = watch.columns.last().copied().unwrap_or_default();
            last = Some((day, Place::new(&path, row.cell_span(column))));
        }
        cases.push(Case { day, value, path });
    }
    let points = points(view, &cases, watch.together);
    let unit = watch.unit.and_then(|unit| Unit::parse(unit).ok());
    let (_, place) = last.filter(|_| !points.is_empty())?;
    Some(view.signal(watch.what.clone(), (unit, watch.better), points, place))
}

fn answer(view: &View<'_>, row: Row<'_>) -> Option<(Date, f64)> {
    let asked = row.moment("asked")?;
    let answered = row.moment("answered").map(Moment::instant);
    hours(view, asked.instant(), answered).map(|hours| (asked.date(), hours))
}

/// One that was withdrawn was never decided, so nobody waited for it.
fn decision(view: &View<'_>, row: Row<'_>) -> Option<(Date, f64)> {
    if row.word("status") == Some(DecisionStatus::Withdrawn.word()) {
        return None;
    }
    let proposed = row.moment("proposed")?;
    let day = proposed.in_zone(&view.playbook.config.zone()).date();
    let decided = row.moment("decided").map(Moment::instant);
    hours(view, proposed.instant(), decided).map(|hours| (day, hours))
}

/// From one instant to another, or to the end of the day where that has not come.
fn hours(view: &View<'_>, from: Timestamp, to: Option<Timestamp>) -> Option<f64> {
    let tomorrow = view.as_of.tomorrow().ok()?;
    let zone = view.playbook.config.zone().time_zone().clone();
    let end = tomorrow.to_zoned(zone).ok()?.timestamp();
    let to = to.filter(|to| *to < end).unwrap_or(end);
    (from <= to).then(|| to.duration_since(from).as_secs_f64() / 3600.0)
}

/// The days from one to another, or to today where that has not come.
fn waited(view: &View<'_>, row: Row<'_>, [from, to]: [&str; 2]) -> Option<(Date, f64)> {
    let begin = row.date(from).filter(|day| *day <= view.as_of)?;
    let end = row.date(to).filter(|day| *day <= view.as_of);
    let days = (end.unwrap_or(view.as_of) - begin).get_days();
    (days >= 0).then(|| (begin, f64::from(days)))
}

/// How many days after the due day; nothing for what came in time.
fn late(view: &View<'_>, row: Row<'_>, [due, done]: [&str; 2]) -> Option<(Date, f64)> {
    let due = row.date(due).filter(|day| *day <= view.as_of)?;
    let done = row.date(done).filter(|day| *day <= view.as_of);
    let days = (done.unwrap_or(view.as_of) - due).get_days();
    Some((due, f64::from(days.max(0))))
}

fn lead_time(view: &View<'_>, row: Row<'_>) -> Option<(Date, f64)> {
    if row
        .word("party")
        .is_none_or(|party| view.playbook.is_side(party))
    {
        return None;
    }
    let briefed = row.date("briefed").filter(|day| *day <= view.as_of)?;
    let days = (row.date("due")? - briefed).get_days();
    (days >= 0).then(|| (briefed, f64::from(days)))
}
