//! Forecasts beside what came: are the intervals honest, and are they better than guessing?
//!
//! Each forecast is a central 80 % interval. An interval is scored by Gneiting and Raftery, *Strictly
//! Proper Scoring Rules, Prediction, and Estimation* (2007), section 6.2: its width, plus
//! `2 / alpha` times the distance by which the outcome lies outside, `alpha` = 0.2. Lower is
//! better. Scores are divided by the outcome, so that markets with other prices can be averaged.

use std::collections::BTreeSet;

use super::bounds::in_unit;
use super::outcome::Outcome;
use crate::model::Playbook;
use crate::model::kinds::Forecast;
use crate::text::{DocPath, Span};

/// The share of outcomes that an honest interval leaves outside.
const ALPHA: f64 = 0.2;

/// Fewer earlier outcomes than this give no interval to compare with.
const EARLIER: usize = 3;

/// A forecast and what came.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecasted {
    /// The brief's file.
    pub path: DocPath,
    /// The campaign.
    pub campaign: String,
    /// The expectation it is about.
    pub key: String,
    /// Where it is written.
    pub span: Span,
    /// The most likely value, in the metric's unit.
    pub expect: f64,
    /// One in ten is below.
    pub low: f64,
    /// One in ten is above.
    pub high: f64,
    /// What came; `None` before the end, or where it cannot be told.
    pub actual: Option<f64>,
    /// The relative interval score; lower is better.
    pub score: Option<f64>,
    /// The score of the interval that earlier campaigns' outcomes alone would have given.
    pub base_score: Option<f64>,
}

/// All forecasts beside what came.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    /// Every forecast, by campaign.
    pub forecasts: Vec<Forecasted>,
    /// How many ended campaigns had a forecast that can be judged.
    pub campaigns: usize,
    /// How many are wanted before anything is said.
    pub enough: usize,
}

impl Forecasted {
    /// Whether what came lies within the interval.
    pub fn is_inside(&self) -> Option<bool> {
        self.actual
            .map(|actual| (self.low..=self.high).contains(&actual))
    }
}

impl Record {
    /// The share of outcomes within their intervals; `None` with too few campaigns.
    pub fn coverage(&self) -> Option<f64> {
        let judged: Vec<bool> = self
            .forecasts
            .iter()
            .filter_map(Forecasted::is_inside)
            .collect();
        let inside = judged.iter().filter(|inside| **inside).count();
        (self.campaigns >= self.enough && !judged.is_empty()).then(|| share(inside, judged.len()))
    }

    /// By how much the forecasts are better than intervals of earlier outcomes: 1 is perfect, 0 no
    /// better, below 0 worse; `None` with too few campaigns to say.
    pub fn skill(&self) -> Option<f64> {
        let scores: Vec<(f64, f64)> = self
            .forecasts
            .iter()
            .filter_map(|forecast| forecast.score.zip(forecast.base_score))
            .collect();
        let base: f64 = scores.iter().map(|(_, base)| base).sum();
        let own: f64 = scores.iter().map(|(own, _)| own).sum();
        // What happened once in three campaigns says nothing about those who forecast.
        let is_enough = scores.len() >= self.enough;
        (is_enough && base > 0.0).then(|| 1.0 - own / base)
    }
}

/// Puts every brief's forecasts beside its campaign's outcomes.
pub fn record(playbook: &Playbook, outcomes: &[Outcome]) -> Record {
    let mut briefs: Vec<_> = playbook.briefs().collect();
    briefs.sort_by_key(|(page, brief)| {
        let start = brief.dates.as_ref().and_then(|dates| dates.start.as_ref());
        (start.map(|day| day.value), page.id.clone())
    });
    let mut forecasts: Vec<Forecasted> = Vec::new();
    let mut earlier: Vec<(Series, f64)> = Vec::new();
    for (page, brief) in briefs {
        let mut came = Vec::new();
        let entries = brief.forecast.iter().flat_map(|table| table.value.iter());
        for entry in entries {
            let Some(outcome) = outcomes
                .iter()
                .find(|outcome| outcome.path == *page.path() && outcome.key == entry.key.value)
            else {
                continue;
            };
            let Some(forecast) = entry.value.as_ref() else {
                continue;
            };
            if let Some(mut read) = read(outcome, forecast, entry.key.span) {
                let base: Vec<f64> = of_series(&earlier, &series(outcome));
                read.base_score = read.actual.and_then(|actual| {
                    let (low, high) = base_interval(&base)?;
                    score(low, high, actual)
                });
                forecasts.push(read);
            }
        }
        for outcome in outcomes
            .iter()
            .filter(|outcome| outcome.path == *page.path())
        {
            came.extend(actual(outcome).map(|actual| (series(outcome), actual)));
        }
        earlier.append(&mut came);
    }
    let judged: BTreeSet<&str> = forecasts
        .iter()
        .filter(|forecast| forecast.actual.is_some())
        .map(|forecast| forecast.campaign.as_str())
        .collect();
    let campaigns = judged.len();
    let enough = playbook
        .profile
        .forecasts
        .as_ref()
        .and_then(|limits| limits.enough.as_ref());
    Record {
        campaigns,
        enough: enough.map_or(usize::MAX, |enough| enough.value as usize),
        forecasts,
    }
}

/// Outcomes are like one another where metric and filters are the same.
type Series = (String, Vec<(String, String)>);

fn series(outcome: &Outcome) -> Series {
    (outcome.metric.clone(), outcome.filters.clone())
}

fn of_series(earlier: &[(Series, f64)], wanted: &Series) -> Vec<f64> {
    let fitting = earlier.iter().filter(|(series, _)| series == wanted);
    fitting.map(|(_, actual)| *actual).collect()
}

/// What came of a campaign that has ended.
fn actual(outcome: &Outcome) -> Option<f64> {
    outcome.latest()?.measure.value
}

fn read(outcome: &Outcome, forecast: &Forecast, span: Span) -> Option<Forecasted> {
    let unit = outcome.unit.as_ref()?;
    let figure =
        |value: &Option<crate::text::Spanned<crate::value::Value>>| in_unit(value.as_ref()?, unit);
    let (low, high) = (figure(&forecast.low)?, figure(&forecast.high)?);
    let actual = actual(outcome);
    Some(Forecasted {
        path: outcome.path.clone(),
        campaign: outcome.campaign.clone()?,
        key: outcome.key.clone(),
        span,
        expect: figure(&forecast.expect)?,
        low,
        high,
        actual,
        score: actual.and_then(|actual| score(low, high, actual)),
        base_score: None,
    })
}

/// The interval score of `actual`, relative to it.
fn score(low: f64, high: f64, actual: f64) -> Option<f64> {
    let outside = (low - actual).max(0.0) + (actual - high).max(0.0);
    let score = (high - low) + 2.0 / ALPHA * outside;
    (actual != 0.0).then(|| score / actual.abs())
}

/// The interval between the tenth and the ninetieth percentile of earlier outcomes.
fn base_interval(earlier: &[f64]) -> Option<(f64, f64)> {
    if earlier.len() < EARLIER {
        return None;
    }
    let mut sorted = earlier.to_vec();
    sorted.sort_by(f64::total_cmp);
    Some((
        quantile(&sorted, ALPHA / 2.0),
        quantile(&sorted, 1.0 - ALPHA / 2.0),
    ))
}

/// The quantile between two neighbours in proportion: type 7 of Hyndman and Fan (1996).
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a place among a few sorted outcomes"
)]
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let below = sorted[place.floor() as usize];
    let above = sorted[place.ceil() as usize];
    below + (above - below) * place.fract()
}

#[expect(clippy::cast_precision_loss, reason = "counts of campaigns")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_pays_for_its_width_and_ten_times_for_what_it_misses() {
        let close = |score: Option<f64>, wanted: f64| (score.unwrap() - wanted).abs() < 1e-12;
        assert!(close(score(0.8, 1.2, 1.0), 0.4));
        assert!(close(score(1.5, 1.7, 1.0), 0.2 + 10.0 * 0.5));
        assert!(close(score(1.0, 1.5, 2.0), 5.5 / 2.0));
        assert_eq!(score(0.0, 1.0, 0.0), None);
    }

    #[test]
    fn the_interval_of_earlier_outcomes_needs_some() {
        assert_eq!(base_interval(&[1.0, 2.0]), None);
        let (low, high) = base_interval(&[3.0, 1.0, 2.0]).unwrap();
        assert!((low - 1.2).abs() < 1e-12 && (high - 2.8).abs() < 1e-12);
    }

    fn forecasted(campaign: &str, actual: f64) -> Forecasted {
        Forecasted {
            path: DocPath::new("briefs/a.md"),
            campaign: campaign.to_owned(),
            key: "cpe".to_owned(),
            span: Span::at(0),
            expect: 1.0,
            low: 0.8,
            high: 1.2,
            actual: Some(actual),
            score: score(0.8, 1.2, actual),
            base_score: score(0.5, 1.5, actual),
        }
    }

    #[test]
    fn with_few_campaigns_nothing_is_said() {
        let mut record = Record {
            forecasts: vec![
                forecasted("a", 1.0),
                forecasted("b", 1.0),
                forecasted("c", 2.0),
            ],
            campaigns: 3,
            enough: 5,
        };
        assert_eq!((record.coverage(), record.skill()), (None, None));
        record.enough = 3;
        assert_eq!(record.coverage(), Some(2.0 / 3.0));
        let own = 0.4 + 0.4 + 8.4 / 2.0;
        let base = 1.0 + 1.0 + 6.0 / 2.0;
        assert!((record.skill().unwrap() - (1.0 - own / base)).abs() < 1e-12);
    }
}
