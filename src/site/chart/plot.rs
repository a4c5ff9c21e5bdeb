//! One drawing of a chart: where everything stands in the room there is.

use super::axis::Calendar;
use super::labels::{apart, broken};
use super::pen::{MARKER, MARKERS, Pen, marker, polyline, stairs};
use super::{Chart, Line, Size, Target};
use crate::locale::Lang;
use crate::site::theme::escape;

/// The height of the letters; the theme's style sheet says the same.
const LETTER: f64 = 13.0;

/// How wide a letter is, rather too wide than too narrow: fonts differ.
const ADVANCE: f64 = 7.4;

/// From one line of words to the next.
const LEADING: f64 = 16.0;

/// From words to what they belong to.
const SPACE: f64 = 8.0;

/// The room of a line's marker before its name.
const KEY: f64 = 18.0;

/// The room of a month's name and of its year.
const MONTH: f64 = 34.0;

/// The middle of letters lies above the line they stand on.
const SINK: f64 = 4.5;

/// A name beside the end of a line.
#[derive(Debug)]
struct Label {
    /// Where it would stand if it were alone.
    wanted: f64,
    parts: Vec<String>,
    key: Key,
}

/// What a name is the name of.
#[derive(Debug, Clone, Copy)]
enum Key {
    Line(usize),
    Target(Option<usize>),
}

/// One drawing of a chart.
#[derive(Debug)]
pub(super) struct Plot<'a> {
    chart: &'a Chart,
    size: Size,
    calendar: &'a Calendar,
    ticks: &'a [f64],
    /// The figures at the axis, without their unit.
    figures: Vec<&'a str>,
    unit: &'a str,
    height: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    low: f64,
    high: f64,
}

impl<'a> Plot<'a> {
    /// Finds the room for everything; `None` where there is no axis.
    pub(super) fn new(
        chart: &'a Chart,
        size: Size,
        calendar: &'a Calendar,
        ticks: &'a [f64],
        figures: &'a [String],
    ) -> Option<Self> {
        let split = |figure: &'a String| figure.rsplit_once('\u{a0}').unwrap_or((figure, ""));
        let unit = figures.first().map_or("", |figure| split(figure).1);
        let figures: Vec<&str> = figures.iter().map(|figure| split(figure).0).collect();
        let mut plot = Self {
            chart,
            size,
            calendar,
            ticks,
            unit,
            height: size.height,
            left: width_of(figures.iter().copied()) + SPACE,
            right: size.width,
            top: LETTER + LEADING,
            bottom: size.height - 2.0 * LEADING - SPACE,
            low: *ticks.first()?,
            high: *ticks.last()?,
            figures,
        };
        let labels = plot.labels();
        let parts = labels
            .iter()
            .flat_map(|label| label.parts.iter().map(String::as_str));
        plot.right = size.width - width_of(parts) - KEY - SPACE;
        let needed: f64 = labels.iter().map(Label::height).sum();
        let more = (needed - (plot.bottom - plot.top)).max(0.0);
        plot.bottom += more;
        plot.height += more;
        Some(plot)
    }

    fn x(&self, share: f64) -> f64 {
        self.left + share * (self.right - self.left)
    }

    fn y(&self, value: f64) -> f64 {
        self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)
    }

    /// The drawing.
    pub(super) fn svg(&self, id: &str, lang: Lang) -> String {
        let said = (self.chart.title.as_str(), self.chart.description.as_str());
        let mut pen = Pen::open(self.size, self.height, id, said);
        self.vertical(&mut pen);
        self.horizontal(&mut pen, lang);
        for target in &self.chart.targets {
            self.target(&mut pen, target);
        }
        for (at, line) in self.chart.lines.iter().enumerate() {
            self.line(&mut pen, at, line);
        }
        self.names(&mut pen);
        pen.raw(format_args!("</svg>\n"));
        pen.done()
    }

    fn vertical(&self, pen: &mut Pen) {
        let rules: Vec<String> = self
            .ticks
            .iter()
            .map(|tick| {
                let (left, right, y) = (self.left, self.right, self.y(*tick));
                format!("M{left:.1} {y:.1}H{right:.1}")
            })
            .collect();
        pen.path("chart-grid", &rules.concat());
        pen.raw(format_args!("<g class=\"chart-axis\">"));
        for (tick, figure) in self.ticks.iter().zip(&self.figures) {
            pen.words(self.left - SPACE, self.y(*tick) + SINK, "end", figure);
        }
        if !self.unit.is_empty() {
            pen.words(0.0, LETTER, "start", self.unit);
        }
        pen.raw(format_args!("</g>"));
    }

    fn horizontal(&self, pen: &mut Pen, lang: Lang) {
        let months = self.calendar.months(MONTH / (self.right - self.left), lang);
        let marks: Vec<String> = months
            .iter()
            .filter(|month| month.name.is_some())
            .map(|month| format!("M{:.1} {:.1}v5", self.x(month.start), self.bottom))
            .collect();
        pen.path("chart-ticks", &marks.concat());
        pen.raw(format_args!("<g class=\"chart-axis\">"));
        for month in months {
            let (x, y) = (self.x(month.middle), self.bottom + LEADING + 2.0);
            if let Some(name) = &month.name {
                pen.words(x, y, "middle", name);
            }
            if let Some(year) = &month.year {
                pen.words(x, y + LEADING, "middle", year);
            }
        }
        pen.raw(format_args!("</g>"));
    }

    fn target(&self, pen: &mut Pen, target: &Target) {
        let steps = || {
            target
                .steps
                .iter()
                .filter(|step| self.calendar.overlaps(step.from, step.to))
                .map(|step| {
                    let from = self.x(self.calendar.start(step.from));
                    (step, from, self.x(self.calendar.end(step.to)))
                })
        };
        let high: Vec<(f64, f64, f64)> = steps()
            .filter_map(|(step, from, to)| Some((from, to, self.y(step.high?))))
            .collect();
        let low: Vec<(f64, f64, f64)> = steps()
            .filter(|(step, ..)| step.low != step.high)
            .filter_map(|(step, from, to)| Some((from, to, self.y(step.low?))))
            .collect();
        for bound in [high, low] {
            if !bound.is_empty() {
                pen.path(&class("chart-target", target.line), &stairs(&bound));
            }
        }
    }

    fn line(&self, pen: &mut Pen, at: usize, line: &Line) {
        let place = |point: &super::Point| {
            let x = self.x(self.calendar.middle(point.from, point.to));
            point.value.map(|value| (x, self.y(value)))
        };
        let places: Vec<Option<(f64, f64)>> = line.points.iter().map(place).collect();
        pen.path(&class("chart-line", Some(at)), &polyline(&places));
        let half = MARKER.min(self.closest(&places) * 0.45).max(1.8);
        pen.raw(format_args!(
            "<g class=\"{}\" data-name=\"{}\">",
            class("chart-mark", Some(at)),
            escape(&line.name)
        ));
        for (point, place) in line.points.iter().zip(places) {
            let Some((x, y)) = place else { continue };
            let hollow = if point.is_firm {
                ""
            } else {
                " class=\"hollow\""
            };
            let (d, said) = (marker(at, x, y, half), escape(&point.said));
            pen.raw(format_args!(
                "<path{hollow} d=\"{d}\"><title>{said}</title></path>"
            ));
        }
        pen.raw(format_args!("</g>"));
    }

    /// The least distance between two neighbours.
    fn closest(&self, places: &[Option<(f64, f64)>]) -> f64 {
        let x: Vec<f64> = places.iter().flatten().map(|(x, _)| *x).collect();
        let apart = x.windows(2).map(|pair| pair[1] - pair[0]);
        apart.fold(self.size.width, f64::min)
    }

    fn labels(&self) -> Vec<Label> {
        let last = |line: &Line| line.points.iter().rev().find_map(|point| point.value);
        let lines = self.chart.lines.iter().enumerate();
        let of_lines = lines.filter_map(|(at, line)| {
            Some(Label {
                wanted: self.y(last(line)?),
                parts: broken(&line.name, self.size.letters),
                key: Key::Line(at),
            })
        });
        let targets = self.chart.targets.iter();
        let of_targets = targets.filter_map(|target| {
            let step = target.steps.last()?;
            let ends: Vec<f64> = [step.low, step.high].into_iter().flatten().collect();
            let (first, last) = (ends.first()?, ends.last()?);
            Some(Label {
                wanted: self.y(f64::midpoint(*first, *last)),
                parts: broken(&target.name, self.size.letters),
                key: Key::Target(target.line),
            })
        });
        of_lines.chain(of_targets).collect()
    }

    fn names(&self, pen: &mut Pen) {
        let labels = self.labels();
        let wanted: Vec<(f64, f64)> = labels
            .iter()
            .map(|label| (label.wanted, label.height()))
            .collect();
        let middles = apart(&wanted, self.top - SPACE, self.bottom + SPACE);
        for (label, middle) in labels.iter().zip(middles) {
            let first = middle - label.height() / 2.0 + LEADING / 2.0;
            let x = self.right + SPACE;
            match label.key {
                Key::Line(at) => {
                    pen.raw(format_args!(
                        "<g class=\"{}\">",
                        class("chart-mark", Some(at))
                    ));
                    let d = marker(at, x + MARKER + 1.0, first, MARKER);
                    pen.raw(format_args!(
                        "<path d=\"{d}\"/></g><g class=\"chart-name\">"
                    ));
                }
                Key::Target(line) => {
                    pen.path(
                        &class("chart-target", line),
                        &format!("M{x:.1} {first:.1}h12"),
                    );
                    pen.raw(format_args!("<g class=\"chart-name chart-name-target\">"));
                }
            }
            let mut y = first + SINK;
            for part in &label.parts {
                pen.words(x + KEY, y, "start", part);
                y += LEADING;
            }
            pen.raw(format_args!("</g>"));
        }
    }
}

impl Label {
    fn height(&self) -> f64 {
        self.parts.iter().map(|_| LEADING).sum()
    }
}

/// A class, and the one of its line.
fn class(name: &str, line: Option<usize>) -> String {
    line.map_or_else(
        || name.to_owned(),
        |line| format!("{name} series-{}", line % MARKERS + 1),
    )
}

/// How wide the widest words are.
fn width_of<'w>(words: impl Iterator<Item = &'w str>) -> f64 {
    let letters = |words: &str| words.chars().map(|_| ADVANCE).sum();
    words.map(letters).fold(0.0, f64::max)
}
