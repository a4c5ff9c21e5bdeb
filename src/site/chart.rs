//! Line charts as SVG, made when the site is built.
//!
//! A chart says nothing by colour alone: each line has a marker of its own and its name beside it, the target is a
//! dashed line with its name, and what the chart shows stands in its description too. Colours, strokes and type are the
//! theme's, by class. Knows nothing of playbooks or templates.

mod axis;
mod band;
mod labels;
mod measures;
mod pen;
mod plot;
mod spans;
mod spark;

#[cfg(test)]
mod tests;

use crate::actuals::figure::figure;
use crate::locale::Lang;
use crate::site::view::Svg;
use crate::value::{Date, Unit};

use axis::{Calendar, ticks};
pub(super) use band::{Band, BandRow, draw_band};
pub(super) use measures::{Measured, Measures, draw_measures};
use plot::Plot;
pub(super) use spans::{Span, Spans, draw_spans};
pub(super) use spark::{SparkPoint, sparkline};

/// What a chart shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chart {
    /// What it is called.
    pub(super) title: String,
    /// What it shows, for those who do not see it.
    pub(super) description: String,
    /// The unit of every value.
    pub(super) unit: Unit,
    /// The lines; more than there are markers share them, and have names all the same.
    pub(super) lines: Vec<Line>,
    /// The targets as they stood then.
    pub(super) targets: Vec<Target>,
}

/// A value over time.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// What stands beside its end.
    pub(super) name: String,
    /// Its points, the oldest first.
    pub(super) points: Vec<Point>,
}

/// A value of one period.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Point {
    /// The first day.
    pub(super) from: Date,
    /// The last day.
    pub(super) to: Date,
    /// The value; a line has a gap where there is none.
    pub(super) value: Option<f64>,
    /// Whether it may be judged: a hollow marker stands where the period still runs or observations are too few.
    pub(super) is_firm: bool,
    /// The point in words, for who points at it.
    pub(super) said: String,
}

/// The bounds of good values over time.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Target {
    /// What stands beside its end.
    pub(super) name: String,
    /// Which line it is for, where it is for one only.
    pub(super) line: Option<usize>,
    /// The bounds, the oldest first.
    pub(super) steps: Vec<Step>,
}

/// Bounds that held for some days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    /// The first day.
    pub(super) from: Date,
    /// The last day.
    pub(super) to: Date,
    /// The lowest good value.
    pub(super) low: Option<f64>,
    /// The highest good value.
    pub(super) high: Option<f64>,
}

/// The room a drawing takes, in units that are pixels where it is shown in its natural width.
#[derive(Debug, Clone, Copy)]
struct Size {
    /// The end of its class and of its ids.
    name: &'static str,
    width: f64,
    height: f64,
    /// After how many letters a name is broken.
    letters: usize,
}

/// The theme shows the one that fits, so that letters are never drawn small.
const SIZES: [Size; 2] = [
    Size {
        name: "wide",
        width: 720.0,
        height: 300.0,
        letters: 20,
    },
    Size {
        name: "narrow",
        width: 380.0,
        height: 280.0,
        letters: 12,
    },
];

/// Draws a chart in every size; `None` where there is no value to draw.
pub(super) fn draw(chart: &Chart, id: &str, lang: Lang) -> Option<Svg> {
    let calendar = Calendar::of(&chart.days())?;
    let (low, high) = axis::domain(&chart.values(&calendar))?;
    let ticks = ticks(low, high);
    let figures: Vec<String> = ticks
        .iter()
        .map(|tick| figure(*tick, &chart.unit, lang))
        .collect();
    let drawn = SIZES.map(|size| {
        Plot::new(chart, size, &calendar, &ticks, &figures)
            .map(|plot| plot.svg(id, lang))
            .unwrap_or_default()
    });
    Some(Svg::trusted(drawn.concat()))
}

impl Chart {
    /// Every value, and every bound of the days that are shown.
    fn values(&self, calendar: &Calendar) -> Vec<f64> {
        let points = self.lines.iter().flat_map(|line| &line.points);
        let mut values: Vec<f64> = points.filter_map(|point| point.value).collect();
        let steps = self.targets.iter().flat_map(|target| &target.steps);
        let shown = steps.filter(|step| calendar.overlaps(step.from, step.to));
        values.extend(shown.flat_map(|step| [step.low, step.high]).flatten());
        values.retain(|value| value.is_finite());
        values
    }

    /// The first and last days of points that have a value, and of what lies between them.
    fn days(&self) -> Vec<Date> {
        let points = self.lines.iter().flat_map(|line| &line.points);
        points
            .filter(|point| point.value.is_some())
            .flat_map(|point| [point.from, point.to])
            .collect()
    }
}
