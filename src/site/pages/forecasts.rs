//! Forecasts beside what came, as shares of what was expected, so that metrics of any unit stand in one drawing.

use rust_decimal::Decimal;

use super::cells::{self, columns, linked, number, stated, table, words};
use super::judged;
use crate::actuals::forecast::Forecasted;
use crate::model::Kind;
use crate::site::chart::{Measured, Measures, draw_measures};
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::site::view::{Drawing, Graph, Link, Svg, Tone};

/// Of more forecasts than these the latest are drawn.
const DRAWN: usize = 40;

/// The intervals of a campaign that has its outcomes, as a drawing above the table of its results.
pub(super) fn of_campaign(here: Here<'_>, forecasts: &[&Forecasted], id: &str) -> Option<Drawing> {
    let rows = known(here, forecasts.iter().copied());
    Some(Drawing {
        chart: draw(
            here,
            rows.iter().map(|row| row.drawn(row.metric.clone())),
            id,
        )?,
        note: Some(here.say("forecast-and-outcome-note")),
    })
}

/// The intervals of all campaigns that have their outcomes, the latest last.
pub(super) fn of_all(here: Here<'_>, id: &str) -> Option<Graph> {
    let forecasts = &here.site.actuals.forecasts.forecasts;
    let rows = known(here, forecasts.iter());
    let rows = &rows[rows.len().saturating_sub(DRAWN)..];
    let named = |row: &Known| row.drawn(format!("{} · {}", row.campaign.text, row.metric));
    let told = rows.iter().map(|row| {
        let state = if row.is_inside {
            here.state("inside", Tone::Good)
        } else {
            here.state("outside", Tone::Warn)
        };
        let [low, high, actual] = row.shares.map(|share| percent(here, share));
        cells::row(vec![
            linked(row.campaign.clone()),
            words(row.metric.clone()),
            number(Some(format!("{low} – {high}"))),
            number(Some(actual)),
            stated(Some(state), None),
        ])
    });
    let keys = ["campaign", "metric", "forecast", "actual", "in-forecast"];
    Some(Graph {
        chart: draw(here, rows.iter().map(named), id)?,
        id: format!("{id}-data"),
        note: Some(here.say("forecast-and-outcome-note")),
        table: table(columns(here, &keys), told.collect()),
    })
}

fn draw(here: Here<'_>, rows: impl Iterator<Item = Measured>, id: &str) -> Option<Svg> {
    let rows: Vec<Measured> = rows.collect();
    let measures = Measures::of(here.say("forecast-and-outcome"), rows);
    draw_measures(&measures, id, |share| percent(here, share))
}

/// A forecast whose outcome is known.
struct Known {
    campaign: Link,
    metric: String,
    /// The interval's ends and what came, divided by the value that was expected.
    shares: [f64; 3],
    is_inside: bool,
    said: String,
}

impl Known {
    fn drawn(&self, name: String) -> Measured {
        let [low, high, actual] = self.shares;
        Measured {
            said: format!("{name}: {}", self.said),
            name,
            lang: None,
            bar: (low, high),
            line: Some(1.0),
            mark: Some(actual),
            is_good: self.is_inside,
        }
    }
}

fn known<'a>(here: Here<'_>, forecasts: impl Iterator<Item = &'a Forecasted>) -> Vec<Known> {
    forecasts.filter_map(|it| one(here, it)).collect()
}

fn one(here: Here<'_>, forecast: &Forecasted) -> Option<Known> {
    let (actual, expect) = (forecast.actual?, forecast.expect);
    if expect <= 0.0 {
        return None;
    }
    let shares = [forecast.low, forecast.high, actual].map(|value| value / expect);
    let is_inside = forecast.is_inside()?;
    let [low, high, actual] = shares.map(|share| Argument::Text(percent(here, share)));
    let key = if is_inside {
        "outcome-inside"
    } else {
        "outcome-outside"
    };
    Some(Known {
        campaign: here.link_by_id(Kind::Brief, &forecast.campaign),
        metric: metric(here, forecast),
        shares,
        is_inside,
        said: here.say_with(key, &[("actual", actual), ("low", low), ("high", high)]),
    })
}

/// The metric that was forecast, and of which rows.
fn metric(here: Here<'_>, forecast: &Forecasted) -> String {
    let mut outcomes = here.site.actuals.outcomes.iter();
    let outcome = outcomes.find(|it| it.path == forecast.path && it.key == forecast.key);
    let Some(outcome) = outcome else {
        return forecast.key.clone();
    };
    let name = judged::metric_name(here, &outcome.metric);
    let scope = judged::filters(here, &outcome.filters);
    if scope.is_empty() {
        name
    } else {
        format!("{name}, {scope}")
    }
}

fn percent(here: Here<'_>, share: f64) -> String {
    let percent = Decimal::from_f64_retain(share * 100.0).unwrap_or_default();
    here.lang.share(percent.round())
}
