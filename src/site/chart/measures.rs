//! Rows of bars over one axis of figures: what was spent beside its budget, what took how long beside its limit, what was
//! forecast beside what came.

use super::axis::{domain, ticks};
use super::pen::{MARKER, Pen, marker};
use super::spans::shortened;
use super::{SIZES, Size};
use crate::site::theme::escape;
use crate::site::view::Svg;

/// How wide a letter is, rather too wide than too narrow: names are of every script.
const ADVANCE: f64 = 7.6;

/// From one row to the next, and how high a bar is.
const ROW: f64 = 26.0;
const BAR: f64 = 14.0;

/// From words to what they belong to.
const SPACE: f64 = 8.0;

/// The room below the rows for the figures.
const FOOT: f64 = 24.0;

/// The middle of letters lies above the line they stand on.
const SINK: f64 = 4.5;

/// The share of the room that names may take.
const NAMES: f64 = 0.36;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::site) struct Measures {
    /// What it is called.
    pub(in crate::site) title: String,
    /// What it shows, for those who do not see it.
    pub(in crate::site) description: String,
    /// The rows, from the top.
    pub(in crate::site) rows: Vec<Measured>,
}

impl Measures {
    /// Rows under a title, described by their own words.
    pub(in crate::site) fn of(title: String, rows: Vec<Measured>) -> Self {
        let said: Vec<&str> = rows.iter().map(|row| row.said.as_str()).collect();
        Self {
            title,
            description: said.join(". "),
            rows,
        }
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::site) struct Measured {
    /// What stands before it.
    pub(in crate::site) name: String,
    /// The language of that where it is not the page's.
    pub(in crate::site) lang: Option<String>,
    /// From where to where the bar reaches.
    pub(in crate::site) bar: (f64, f64),
    /// Where the dashed line stands: the plan, the limit, the value that was expected.
    pub(in crate::site) line: Option<f64>,
    /// Where the marker stands: what came.
    pub(in crate::site) mark: Option<f64>,
    /// Whether it is as it should be; else the bar or marker is of the other kind.
    pub(in crate::site) is_good: bool,
    /// The row in words, for who points at it.
    pub(in crate::site) said: String,
}

/// Draws the rows in every size, the axis named by `figure`; `None` where there is nothing.
pub(in crate::site) fn draw_measures(
    measures: &Measures,
    id: &str,
    figure: impl Fn(f64) -> String,
) -> Option<Svg> {
    let values = measures.rows.iter().flat_map(|row| {
        let ends = [Some(row.bar.0), Some(row.bar.1), row.line, row.mark];
        ends.into_iter().flatten().filter(|value| value.is_finite())
    });
    let (low, high) = domain(&values.collect::<Vec<f64>>())?;
    let ticks = ticks(low, high);
    let figures: Vec<String> = ticks.iter().map(|tick| figure(*tick)).collect();
    let drawn = SIZES.map(|size| Sheet::new(measures, size, &ticks, &figures).svg(id));
    Some(Svg::trusted(drawn.concat()))
}

struct Sheet<'a> {
    measures: &'a Measures,
    size: Size,
    ticks: &'a [f64],
    figures: &'a [String],
    left: f64,
    bottom: f64,
}

impl<'a> Sheet<'a> {
    fn new(measures: &'a Measures, size: Size, ticks: &'a [f64], figures: &'a [String]) -> Self {
        let width = |name: &str| name.chars().map(|_| ADVANCE).sum::<f64>();
        let widest = measures.rows.iter().map(|row| width(&row.name));
        let widest = widest.fold(0.0, f64::max).min(size.width * NAMES);
        let bottom = measures.rows.iter().fold(0.0, |bottom, _| bottom + ROW);
        Self {
            measures,
            size,
            ticks,
            figures,
            left: widest + SPACE,
            bottom,
        }
    }

    fn x(&self, value: f64) -> f64 {
        let (low, high) = match self.ticks {
            [low, .., high] => (*low, *high),
            _ => (0.0, 1.0),
        };
        let right = self.size.width - 3.0 * MARKER;
        let share = (value - low) / (high - low);
        self.left + MARKER + share * (right - self.left - MARKER)
    }

    fn svg(&self, id: &str) -> String {
        let height = self.bottom + FOOT;
        let said = (
            self.measures.title.as_str(),
            self.measures.description.as_str(),
        );
        let mut pen = Pen::open(self.size, height, id, said);
        self.axis(&mut pen);
        let mut middle = ROW / 2.0;
        for row in &self.measures.rows {
            self.row(&mut pen, row, middle);
            middle += ROW;
        }
        pen.raw(format_args!("</svg>\n"));
        pen.done()
    }

    /// Every figure that has room, from the left.
    fn axis(&self, pen: &mut Pen) {
        let rules: Vec<String> = self
            .ticks
            .iter()
            .map(|tick| format!("M{:.1} 0V{:.1}", self.x(*tick), self.bottom))
            .collect();
        pen.path("chart-grid", &rules.concat());
        pen.raw(format_args!("<g class=\"chart-axis\">"));
        let last = self.figures.len().saturating_sub(1);
        let mut free = f64::MIN;
        for (at, (tick, figure)) in self.ticks.iter().zip(self.figures).enumerate() {
            let wide: f64 = figure.chars().map(|_| ADVANCE).sum();
            let x = self.x(*tick);
            let (anchor, from) = match at {
                _ if at == last => ("end", x - wide),
                _ => ("middle", x - wide / 2.0),
            };
            if from >= free {
                pen.words(x, self.bottom + FOOT - SPACE, anchor, figure);
                free = from + wide + SPACE;
            }
        }
        pen.raw(format_args!("</g>"));
    }

    fn row(&self, pen: &mut Pen, row: &Measured, middle: f64) {
        pen.raw(format_args!("<g class=\"chart-name\">"));
        let name = shortened(&row.name, self.letters());
        pen.name(self.left - SPACE, middle + SINK, &name, row.lang.as_deref());
        pen.raw(format_args!("</g>"));
        let (x, end) = (self.x(row.bar.0), self.x(row.bar.1));
        let (wide, top) = ((end - x).max(1.0), middle - BAR / 2.0);
        let series = if row.is_good { 1 } else { 2 };
        let said = escape(&row.said);
        let class = if row.mark.is_some() {
            "chart-bar chart-interval".to_owned()
        } else {
            format!("chart-bar series-{series}")
        };
        pen.raw(format_args!(
            "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"{BAR:.1}\"><title>{said}</title></rect>"
        ));
        if let Some(line) = row.line {
            let (x, top, end) = (
                self.x(line),
                middle - ROW / 2.0 + 2.0,
                middle + ROW / 2.0 - 2.0,
            );
            pen.path("chart-target", &format!("M{x:.1} {top:.1}V{end:.1}"));
        }
        if let Some(mark) = row.mark {
            let d = marker(series - 1, self.x(mark), middle, MARKER);
            pen.raw(format_args!(
                "<g class=\"chart-mark series-{series}\"><path d=\"{d}\"><title>{said}</title></path></g>"
            ));
        }
    }

    /// How many letters of a name there is room for.
    fn letters(&self) -> usize {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the room is a few hundred units"
        )]
        let letters = ((self.left - SPACE) / ADVANCE).round().max(1.0) as usize;
        letters
    }
}
