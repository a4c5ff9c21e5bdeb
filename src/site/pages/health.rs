//! Month by month: what each side said beside what the ledgers say.

use super::cells::{linked, number, row, stated, table, traced, words};
use super::{judged, list};
use crate::actuals::outcome::State as Judged;
use crate::model::field::Choice as _;
use crate::model::kinds::{Answer, Facts, HealthCheck, OnTrack};
use crate::model::{Kind, Page};
use crate::site::chart::{Chart, Line, Point, draw};
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::site::view::{
    Cell, Column, ColumnGroup, Graph, Part, Row, Section, Sheet, State, Table, Tone,
};
use crate::value::{Period, Unit};

pub(super) fn view(here: Here<'_>) -> Sheet {
    let checks: Vec<(&Page, &HealthCheck)> = list::in_order(here, Kind::HealthCheck)
        .into_iter()
        .filter_map(|document| match &document.page.facts {
            Facts::HealthCheck(check) => Some((&*document.page, &**check)),
            _ => None,
        })
        .collect();
    let sides: Vec<String> = here
        .site
        .playbook
        .sides()
        .iter()
        .map(|side| side.as_str().to_owned())
        .collect();
    let months = Section {
        id: "_months".to_owned(),
        title: here.say("month-by-month"),
        lede: Some(here.say("month-by-month-lede")),
        table: Some(months(here, &checks, &sides)),
        ..Section::default()
    };
    let perceived = perceived(here, &checks, &sides);
    Sheet {
        title: here.say("kinds-health-check"),
        lede: here.say("lede-health-check"),
        as_of: here.day(here.site.options.as_of),
        sections: std::iter::once(months).chain(perceived).collect(),
    }
}

/// The month that a health check speaks of.
fn month(page: &Page, check: &HealthCheck) -> Option<Period> {
    let stated = check.period.as_ref().map(|period| period.value);
    stated.or_else(|| Period::parse(&page.id).ok())
}

fn answer<'a>(check: &'a HealthCheck, side: &str) -> Option<&'a Answer> {
    let mut entries = check
        .answers
        .iter()
        .flat_map(|answers| answers.value.iter());
    let entry = entries.find(|entry| entry.key.as_str() == side)?;
    entry.value.as_ref().map(|answer| &answer.value)
}

fn months(here: Here<'_>, checks: &[(&Page, &HealthCheck)], sides: &[String]) -> Table {
    let mut columns = vec![column(here.say("month"))];
    let mut groups = vec![ColumnGroup {
        label: String::new(),
        span: 1,
    }];
    // What is asked of every side stands over their names once, and beside it what both come to.
    for (asked, together) in [
        ("numbers", "computed"),
        ("communication", "gap"),
        ("verdict", "together"),
    ] {
        let side = |side: &String| column(here.link_by_id(Kind::Party, side).text);
        columns.extend(sides.iter().map(side));
        columns.push(column(here.say(together)));
        groups.push(ColumnGroup {
            label: here.say(asked),
            span: sides.len() + 1,
        });
    }
    let rows = checks
        .iter()
        .map(|(page, check)| line(here, page, check, sides));
    Table {
        groups,
        ..table(columns, rows.collect())
    }
}

fn column(label: String) -> Column {
    Column {
        label,
        numeric: false,
    }
}

fn line(here: Here<'_>, page: &Page, check: &HealthCheck, sides: &[String]) -> Row {
    let answers: Vec<Option<&Answer>> = sides.iter().map(|side| answer(check, side)).collect();
    let communication = |answer: Option<&Answer>| Some(answer?.communication.as_ref()?.value);
    let mut cells = vec![linked(here.link(page))];
    cells.extend(answers.iter().map(|answer| numbers(here, *answer)));
    cells.push(computed(here, month(page, check)));
    cells.extend(answers.iter().map(|answer| {
        let span = answer.and_then(|answer| Some(answer.communication.as_ref()?.span));
        traced(
            communication(*answer).map(|points| here.lang.integer(i64::from(points))),
            span.and_then(|span| here.stated(page, span, "answers.")),
        )
    }));
    let points: Vec<u32> = answers.iter().copied().filter_map(communication).collect();
    let gap = points
        .iter()
        .max()
        .zip(points.iter().min())
        .filter(|_| points.len() > 1);
    cells.push(number(
        gap.map(|(most, least)| here.lang.integer(i64::from(most - least))),
    ));
    cells.extend(answers.iter().map(|answer| {
        let verdict = answer.and_then(|answer| answer.verdict.as_ref());
        words(verdict.map_or("", |verdict| verdict.value.label(here.lang)))
    }));
    let joint = check.verdict.as_ref();
    cells.push(words(
        joint.map_or("", |verdict| verdict.value.label(here.lang)),
    ));
    row(cells)
}

/// How a side saw the numbers.
fn numbers(here: Here<'_>, answer: Option<&Answer>) -> Cell {
    let state = answer
        .and_then(|answer| answer.metrics.as_ref())
        .map(|seen| State {
            id: seen.value.word().to_owned(),
            tone: match seen.value {
                OnTrack::OnTrack => Tone::Good,
                OnTrack::OffTrack => Tone::Bad,
                OnTrack::NotSure => Tone::Unknown,
            },
            name: seen.value.label(here.lang).to_owned(),
        });
    stated(state, None)
}

/// How many of the expectations that were judged over the month were on track, and which were not.
fn computed(here: Here<'_>, month: Option<Period>) -> Cell {
    if here.site.readers().is_some() {
        return stated(Some(here.state("partly-shown", Tone::Unknown)), None);
    }
    let outcomes = here.site.actuals.outcomes.iter();
    let standing = outcomes.filter(|outcome| outcome.campaign.is_none());
    let (mut on, mut known) = (0, 0);
    let mut off: Vec<Part> = Vec::new();
    for outcome in standing {
        let mut judgements = outcome.judgements.iter();
        let judged = judgements.find(|it| Some(it.window.period) == month && it.window.is_complete);
        match judged.map(|judgement| &judgement.state) {
            Some(Judged::OnTrack) => {
                on += 1;
                known += 1;
            }
            Some(Judged::OffTrack) => {
                known += 1;
                let mut name = linked(here.link_by_id(Kind::Metric, &outcome.metric)).parts;
                name.extend(words(judged::filters(here, &outcome.filters)).parts);
                if let Some(last) = name.last_mut() {
                    last.after = Some(";".to_owned());
                }
                off.extend(name);
            }
            Some(Judged::NotEvaluable(_)) | None => {}
        }
    }
    if known == 0 {
        return stated(Some(here.state("not-evaluable", Tone::Unknown)), None);
    }
    let tone = if on == known { Tone::Good } else { Tone::Bad };
    let name = here.say_with(
        "on-track-k-of-n",
        &[("k", Argument::Count(on)), ("n", Argument::Count(known))],
    );
    let id = if on == known { "on-track" } else { "off-track" };
    let state = State {
        id: id.to_owned(),
        tone,
        name,
    };
    let mut cell = stated(Some(state), None);
    if let Some(last) = off.last_mut() {
        last.after = None;
    }
    if let Some(first) = off.first_mut() {
        first.label = Some(here.say("missed"));
    }
    cell.parts.extend(off);
    cell
}

/// How each side felt about communication, over time.
fn perceived(
    here: Here<'_>,
    checks: &[(&Page, &HealthCheck)],
    sides: &[String],
) -> Option<Section> {
    let unit = Unit::parse(&here.say("points")).ok()?;
    let points = |side: &str| -> Vec<Point> {
        let point = |(page, check): &(&Page, &HealthCheck)| {
            let period = month(page, check)?;
            let given = answer(check, side)?.communication.as_ref()?.value;
            Some(Point {
                from: period.first_day(),
                to: period.last_day(),
                value: Some(f64::from(given)),
                is_firm: true,
                said: format!("{}: {given}", here.period(&period)),
            })
        };
        checks.iter().rev().filter_map(point).collect()
    };
    let line = |side: &String| Line {
        name: here.link_by_id(Kind::Party, side).text,
        points: points(side),
    };
    let lines: Vec<Line> = sides.iter().map(line).collect();
    let chart = Chart {
        title: here.say("perception"),
        description: last_felt(&lines),
        unit,
        lines,
        targets: Vec::new(),
    };
    let id = "_perception-chart";
    let graph = Graph {
        id: id.to_owned(),
        chart: draw(&chart, id, here.lang)?,
        note: None,
        table: felt(here, &chart),
    };
    Some(Section {
        id: "_perception".to_owned(),
        title: here.say("perception"),
        lede: Some(here.say("perception-lede")),
        graph: Some(graph),
        ..Section::default()
    })
}

/// What each side said last, for those who do not see the chart.
fn last_felt(lines: &[Line]) -> String {
    let said = |line: &Line| {
        let point = line.points.last()?;
        Some(format!("{}: {}.", line.name, point.said))
    };
    lines.iter().filter_map(said).collect::<Vec<_>>().join(" ")
}

/// The data of the chart: one row for each answer.
fn felt(here: Here<'_>, chart: &Chart) -> Table {
    let mut rows = Vec::new();
    for line in &chart.lines {
        for point in &line.points {
            let value = point.value.map(|value| format!("{value:.0}"));
            rows.push((
                point.from,
                row(vec![
                    words(here.lang.month(point.from)),
                    words(line.name.clone()),
                    number(value),
                ]),
            ));
        }
    }
    rows.sort_by_key(|(day, _)| *day);
    let names = ["month", "which", "value"].map(|key| column(here.say(key)));
    table(
        names.to_vec(),
        rows.into_iter().map(|(_, row)| row).collect(),
    )
}
