//! A line as small as a word: how a value went, without a figure.

use super::axis::domain;
use super::pen::{Pen, polyline, stairs};
use crate::site::view::Svg;

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 28.0;
const EDGE: f64 = 4.0;

/// A value of one period, and the bounds that held then.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::site) struct SparkPoint {
    /// The value; the line has a gap where there is none.
    pub(in crate::site) value: Option<f64>,
    /// The lowest good value.
    pub(in crate::site) low: Option<f64>,
    /// The highest good value.
    pub(in crate::site) high: Option<f64>,
}

/// The points side by side in equal steps; `None` where no point has a value. It is hidden from those who cannot see
/// it, for what it shows stands beside it in words.
pub(in crate::site) fn sparkline(points: &[SparkPoint]) -> Option<Svg> {
    let first = points.iter().position(|point| point.value.is_some())?;
    let points = &points[first..];
    let values: Vec<f64> = points
        .iter()
        .flat_map(|point| [point.value, point.low, point.high])
        .flatten()
        .filter(|value| value.is_finite())
        .collect();
    let (low, high) = domain(&values)?;
    let count = f64::from(u32::try_from(points.len()).unwrap_or(u32::MAX));
    let step = (WIDTH - 2.0 * EDGE) / count;
    let y = |value: f64| HEIGHT - EDGE - (value - low) / (high - low) * (HEIGHT - 2.0 * EDGE);
    let mut left = EDGE;
    let (mut line, mut lows, mut highs) = (Vec::new(), Vec::new(), Vec::new());
    for point in points {
        line.push(point.value.map(|value| (left + step / 2.0, y(value))));
        lows.extend(point.low.map(|low| (left, left + step, y(low))));
        highs.extend(point.high.map(|high| (left, left + step, y(high))));
        left += step;
    }
    let mut pen = Pen::default();
    pen.raw(format_args!(
        "<svg class=\"spark\" viewBox=\"0 0 {WIDTH:.0} {HEIGHT:.0}\" aria-hidden=\"true\" focusable=\"false\">"
    ));
    for bound in [lows, highs] {
        if !bound.is_empty() {
            pen.path("chart-target", &stairs(&bound));
        }
    }
    pen.path("chart-line series-1", &polyline(&line));
    if let Some((x, y)) = line.iter().rev().find_map(|place| *place) {
        pen.raw(format_args!(
            "<circle class=\"spark-end\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"2.8\"/>"
        ));
    }
    pen.raw(format_args!("</svg>"));
    Some(Svg::trusted(pen.done()))
}
