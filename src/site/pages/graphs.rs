//! Charts of outcomes and metrics, and the tables they are drawn from.

mod rows;

use super::cells::{columns, row, stated, table, traced, words};
use super::{judged, targets};
use crate::actuals::figure::figure;
use crate::actuals::outcome::{self, Judgement, Measure, Outcome, Series};
use crate::actuals::window::Window;
use crate::model::kinds::Metric;
use crate::site::chart::{Chart, Line, Point, Step, Target, draw};
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::site::view::{Graph, Row, State};
use crate::value::Unit;

/// A line of a chart, with all that its table needs.
#[derive(Debug, Clone)]
pub(super) struct Strand<'a> {
    pub(super) name: String,
    filters: Vec<(String, String)>,
    pub(super) points: Vec<(&'a Window, &'a Measure, Option<&'a outcome::State>)>,
}

/// What a chart of one metric is made of.
#[derive(Debug, Clone)]
pub(super) struct Bundle<'a> {
    name: String,
    metric: String,
    pub(super) unit: Unit,
    pub(super) strands: Vec<Strand<'a>>,
    /// Expectations that set a target for a strand, and for which.
    targets: Vec<(&'a Outcome, Option<usize>)>,
}

/// One expectation over its windows.
pub(super) fn of_outcome<'a>(here: Here<'a>, outcome: &'a Outcome) -> Option<Bundle<'a>> {
    let strand = judged_strand(here, outcome);
    Some(Bundle {
        name: judged::metric_name(here, &outcome.metric),
        metric: outcome.metric.clone(),
        unit: outcome.unit.clone()?,
        strands: vec![strand],
        targets: vec![(outcome, Some(0))],
    })
}

/// A metric over its periods: a line for each value of the first column it is split by, that of the market before all
/// others, since markets are never mixed.
pub(super) fn of_metric<'a>(here: Here<'a>, id: &str, metric: &Metric) -> Option<Bundle<'a>> {
    let standing: Vec<&Outcome> = standing(here, id).collect();
    let series = chosen(here, id, metric);
    let unit = series.first().map(|series| &series.unit);
    let unit = unit.or_else(|| standing.iter().find_map(|outcome| outcome.unit.as_ref()))?;
    let strands: Vec<Strand<'a>> = if series.is_empty() {
        standing
            .iter()
            .map(|outcome| judged_strand(here, outcome))
            .collect()
    } else {
        series
            .iter()
            .map(|series| measured_strand(here, series, &standing))
            .collect()
    };
    let line = |outcome: &Outcome| {
        strands
            .iter()
            .position(|strand| is_same(&strand.filters, &outcome.filters))
    };
    let targets = standing
        .iter()
        .filter(|outcome| outcome.filters.is_empty() || line(outcome).is_some())
        .map(|outcome| (*outcome, line(outcome)))
        .collect();
    Some(Bundle {
        name: judged::metric_name(here, id),
        metric: id.to_owned(),
        unit: unit.clone(),
        strands,
        targets,
    })
}

/// The expectations on a metric over their own windows, where the chart shows other ones.
pub(super) fn judgements<'a>(here: Here<'a>, id: &str, metric: &Metric) -> Option<Bundle<'a>> {
    if chosen(here, id, metric).is_empty() {
        return None;
    }
    let mut bundle = of_metric(here, id, metric)?;
    let standing: Vec<&Outcome> = standing(here, id).collect();
    let several = standing.len() > 1;
    let strand = |outcome: &&'a Outcome| {
        let mut strand = judged_strand(here, outcome);
        if several && outcome.filters.is_empty() {
            strand.name = outcome.reference();
        }
        strand
    };
    bundle.strands = standing.iter().map(strand).collect();
    let targets = standing.into_iter().enumerate();
    bundle.targets = targets.map(|(at, outcome)| (outcome, Some(at))).collect();
    (!bundle.strands.is_empty()).then_some(bundle)
}

/// What became of the expectations on a metric that no campaign ends.
fn standing<'a>(here: Here<'a>, id: &str) -> impl Iterator<Item = &'a Outcome> {
    let outcomes = here.site.actuals.outcomes.iter();
    outcomes.filter(move |outcome| outcome.metric == id && outcome.campaign.is_none())
}

/// The series of a metric that belong into one chart.
fn chosen<'a>(here: Here<'a>, id: &str, metric: &Metric) -> Vec<&'a Series> {
    let all: Vec<&Series> = here
        .site
        .series
        .iter()
        .filter(|series| series.metric == id)
        .collect();
    let split: Vec<&str> = metric
        .split_by
        .iter()
        .flat_map(|columns| columns.iter())
        .map(|column| column.value.as_str())
        .collect();
    let column = split
        .iter()
        .find(|column| **column == "market")
        .or_else(|| split.first());
    let Some(column) = column else {
        return all
            .into_iter()
            .filter(|series| series.filters.is_empty())
            .collect();
    };
    let markets = here.site.playbook.config.markets.iter();
    let markets: Vec<&str> = markets
        .flat_map(|markets| markets.value.iter())
        .map(|market| market.key.value.as_str())
        .collect();
    let place = |series: &&Series| {
        let (_, value) = series.filters.first()?;
        markets.iter().position(|market| *market == value.as_str())
    };
    let mut by_column: Vec<&Series> = all
        .iter()
        .copied()
        .filter(|series| matches!(&series.filters[..], [(name, _)] if name == column))
        .collect();
    by_column.sort_by_key(|series| place(series).unwrap_or(usize::MAX));
    if by_column.is_empty() {
        let names_it = |series: &&Series| series.filters.iter().any(|(name, _)| name == column);
        all.into_iter().filter(names_it).collect()
    } else {
        by_column
    }
}

fn is_same(one: &[(String, String)], other: &[(String, String)]) -> bool {
    one.len() == other.len() && one.iter().all(|filter| other.contains(filter))
}

/// A line over all rows is just the value: what it is the value of is the chart's title.
fn named(here: Here<'_>, filters: String) -> String {
    if filters.is_empty() {
        here.say("value")
    } else {
        filters
    }
}

fn judged_strand<'a>(here: Here<'_>, outcome: &'a Outcome) -> Strand<'a> {
    let name = judged::filters(here, &outcome.filters);
    Strand {
        name: named(here, name),
        filters: outcome.filters.clone(),
        points: outcome
            .judgements
            .iter()
            .map(|it| (&it.window, &it.measure, Some(&it.state)))
            .collect(),
    }
}

fn measured_strand<'a>(here: Here<'_>, series: &'a Series, standing: &[&'a Outcome]) -> Strand<'a> {
    let name = judged::filters(here, &series.filters);
    let state = |window: &Window| {
        let outcomes = standing.iter();
        let mut judgements = outcomes
            .filter(|outcome| is_same(&outcome.filters, &series.filters))
            .flat_map(|outcome| &outcome.judgements);
        let judged = judgements.find(|judgement| judgement.window.period == window.period);
        judged.map(|judgement| &judgement.state)
    };
    Strand {
        name: named(here, name),
        filters: series.filters.clone(),
        points: series
            .points
            .iter()
            .skip_while(|(_, measure)| measure.value.is_none())
            .map(|(window, measure)| (window, measure, state(window)))
            .collect(),
    }
}

impl Strand<'_> {
    /// The last value of a complete period.
    pub(super) fn last(&self) -> Option<(&Window, &Measure, Option<&outcome::State>)> {
        let mut points = self.points.iter().rev();
        points
            .find(|(window, measure, _)| window.is_complete && measure.value.is_some())
            .copied()
    }
}

impl<'a> Bundle<'a> {
    /// The expectations that set a target.
    pub(super) fn outcomes(&self) -> impl Iterator<Item = &'a Outcome> {
        self.targets.iter().map(|(outcome, _)| *outcome)
    }
}

impl Bundle<'_> {
    /// The bounds that held for a strand on the last day of a window.
    pub(super) fn target(&self, strand: usize, window: &Window) -> Option<(&Outcome, &Judgement)> {
        let fitting = self
            .targets
            .iter()
            .filter(|(_, line)| line.is_none_or(|line| line == strand));
        let mut judgements = fitting.flat_map(|(outcome, _)| {
            let all = outcome.judgements.iter();
            all.map(|judgement| (*outcome, judgement))
        });
        judgements.find(|(_, it)| it.window.period.contains(window.period.last_day()))
    }

    /// The chart; `None` where there is no value yet.
    pub(super) fn graph(&self, here: Here<'_>, id: &str) -> Option<Graph> {
        let lines: Vec<Line> = self.strands.iter().map(|it| self.line(here, it)).collect();
        let points = || lines.iter().flat_map(|line| &line.points);
        let has_hollow = points().any(|point| point.value.is_some() && !point.is_firm);
        let chart = Chart {
            title: self.name.clone(),
            description: self.description(here),
            unit: self.unit.clone(),
            targets: self.targets(here),
            lines,
        };
        Some(Graph {
            id: id.to_owned(),
            chart: draw(&chart, id, here.lang)?,
            note: has_hollow.then(|| here.say("chart-hollow")),
            table: self.table(here),
        })
    }

    fn line(&self, here: Here<'_>, strand: &Strand<'_>) -> Line {
        let point = |(window, measure, state): &(&Window, &Measure, Option<&outcome::State>)| {
            let value = judged::value(here, measure, Some(&self.unit));
            let when = judged::window(here, window);
            let is_known = !matches!(state, Some(outcome::State::NotEvaluable(_)));
            Point {
                from: window.period.first_day(),
                to: window.period.last_day(),
                value: measure.value,
                is_firm: window.is_complete && measure.fault.is_none() && is_known,
                said: format!("{when}: {}", value.unwrap_or_default()),
            }
        };
        Line {
            name: strand.name.clone(),
            points: strand.points.iter().map(point).collect(),
        }
    }

    fn targets(&self, here: Here<'_>) -> Vec<Target> {
        let several = self.strands.len() > 1;
        let target = |(outcome, line): &(&Outcome, Option<usize>)| {
            // Of a period that still runs only a part may be due, so its bounds are of another size.
            let whole = outcome.judgements.iter().filter(|it| it.due >= 1.0);
            let step = |judgement: &Judgement| {
                let bounds = judgement.bounds?;
                Some(Step {
                    from: judgement.window.period.first_day(),
                    to: judgement.window.period.last_day(),
                    low: bounds.low,
                    high: bounds.high,
                })
            };
            let last = whole
                .clone()
                .rev()
                .find(|judgement| judgement.bounds.is_some())?;
            let said = judged::target(here, last, Some(&self.unit))?;
            let name = here.say_with("chart-target", &[("target", Argument::Text(said))]);
            let of = line
                .and_then(|line| self.strands.get(line))
                .filter(|_| several);
            Some(Target {
                name: of.map_or_else(|| name.clone(), |of| format!("{}: {name}", of.name)),
                line: line.filter(|_| several),
                steps: targets::steps(here, outcome)
                    .unwrap_or_else(|| whole.filter_map(step).collect()),
            })
        };
        self.targets.iter().filter_map(target).collect()
    }

    fn description(&self, here: Here<'_>) -> String {
        let mut sentences = Vec::new();
        for (at, strand) in self.strands.iter().enumerate() {
            let Some((window, measure, _)) = strand.last() else {
                continue;
            };
            let Some(value) = measure.value else { continue };
            let text = |text: String| Argument::Text(text);
            let arguments = [
                ("name", text(strand.name.clone())),
                ("value", text(figure(value, &self.unit, here.lang))),
                ("when", text(judged::window(here, window))),
            ];
            let mut sentence = here.say_with("chart-last", &arguments);
            let judgement = self.target(at, window);
            if let Some(target) =
                judgement.and_then(|(_, it)| judged::target(here, it, Some(&self.unit)))
            {
                sentence.push_str("; ");
                sentence += &here.say_with("chart-target", &[("target", text(target))]);
            }
            sentences.push(sentence + ".");
        }
        sentences.join(" ")
    }

    /// Every value with its evidence, the oldest first.
    pub(super) fn table(&self, here: Here<'_>) -> crate::site::view::Table {
        let several = self.strands.len() > 1;
        let mut names = columns(here, &["period"]);
        if several {
            names.extend(columns(here, &["which"]));
        }
        names.extend(columns(
            here,
            &["value", "observations", "left-out", "target", "state"],
        ));
        let mut rows: Vec<(crate::value::Date, usize, Row)> = Vec::new();
        for (at, strand) in self.strands.iter().enumerate() {
            for point in &strand.points {
                rows.push((point.0.period.first_day(), at, self.row(here, at, point)));
            }
        }
        rows.sort_by_key(|(day, at, _)| (*day, *at));
        table(names, rows.into_iter().map(|(.., row)| row).collect())
    }

    fn row(
        &self,
        here: Here<'_>,
        at: usize,
        (window, measure, state): &(&Window, &Measure, Option<&outcome::State>),
    ) -> Row {
        let mut cells = vec![words(judged::window(here, window))];
        if self.strands.len() > 1 {
            cells.push(words(self.strands[at].name.clone()));
        }
        let judgement = self.target(at, window);
        let target = judgement.and_then(|(_, it)| judged::target(here, it, Some(&self.unit)));
        let origin = || self.origin(here, at, (window, measure));
        cells.extend([
            traced(judged::value(here, measure, Some(&self.unit)), origin()),
            traced(Some(counted(here, measure.n)), origin()),
            traced(Some(counted(here, measure.excluded)), origin()),
            traced(
                target,
                judgement.and_then(|(outcome, _)| judged::stated(here, outcome)),
            ),
        ]);
        let (state, why): (Option<State>, Option<String>) = match (state, &measure.fault) {
            (Some(state), _) => {
                let (state, why) = judged::state(here, state);
                (Some(state), why)
            }
            (None, Some(fault)) => (None, Some(judged::reason(here, fault))),
            (None, None) => (None, None),
        };
        cells.push(stated(state, why));
        row(cells)
    }
}

fn counted(here: Here<'_>, count: u64) -> String {
    here.lang.integer(i64::try_from(count).unwrap_or(i64::MAX))
}
