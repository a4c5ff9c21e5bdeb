//! The strokes that charts are made of.

use std::fmt::Write as _;

use super::Size;
use crate::site::theme::escape;

/// Half the height of a marker at full size.
pub(super) const MARKER: f64 = 3.6;

/// How many markers there are to tell lines by.
pub(super) const MARKERS: usize = 6;

/// Markup in the making.
#[derive(Debug, Default)]
pub(super) struct Pen(String);

impl Pen {
    /// Begins a drawing with its title and its description, for those who do not see it.
    pub(super) fn open(
        size: Size,
        height: f64,
        id: &str,
        (title, description): (&str, &str),
    ) -> Self {
        let Size { name, width, .. } = size;
        let (title, text) = (escape(title), escape(description));
        let mut pen = Self::default();
        pen.raw(format_args!(
            "<svg class=\"chart-drawing chart-{name}\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" \
             aria-labelledby=\"{id}-{name}-title\" aria-describedby=\"{id}-{name}-text\">\
             <title id=\"{id}-{name}-title\">{title}</title><desc id=\"{id}-{name}-text\">{text}</desc>"
        ));
        pen
    }

    /// What has been drawn.
    pub(super) fn done(self) -> String {
        self.0
    }

    /// Markup of our own.
    pub(super) fn raw(&mut self, markup: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = self.0.write_fmt(markup);
    }

    /// Words at a place; `anchor` is `start`, `middle` or `end`.
    pub(super) fn words(&mut self, x: f64, y: f64, anchor: &str, words: &str) {
        let words = escape(words);
        self.raw(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{words}</text>"
        ));
    }

    /// The name of a row, which ends at a place, with its language where it is not the page's.
    pub(super) fn name(&mut self, x: f64, y: f64, name: &str, lang: Option<&str>) {
        let Some(lang) = lang else {
            return self.words(x, y, "end", name);
        };
        let (lang, name) = (escape(lang), escape(name));
        self.raw(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"end\" lang=\"{lang}\">{name}</text>"
        ));
    }

    /// A path of a class.
    pub(super) fn path(&mut self, class: &str, path: &str) {
        self.raw(format_args!("<path class=\"{class}\" d=\"{path}\"/>"));
    }
}

/// A line through points, broken where one is missing.
pub(super) fn polyline(points: &[Option<(f64, f64)>]) -> String {
    let mut path = String::new();
    let mut is_down = false;
    for point in points {
        if let Some((x, y)) = point {
            let _ = write!(path, "{}{x:.1} {y:.1}", if is_down { "L" } else { "M" });
        }
        is_down = point.is_some();
    }
    path
}

/// Steps, each from one place to another at one height; those that touch are joined.
pub(super) fn stairs(steps: &[(f64, f64, f64)]) -> String {
    let mut path = String::new();
    let mut last: Option<f64> = None;
    for (from, to, y) in steps {
        let touches = last.is_some_and(|last| (last - from).abs() < 0.5);
        // Writing to a string does not fail.
        let _ = if touches {
            write!(path, "V{y:.1}H{to:.1}")
        } else {
            write!(path, "M{from:.1} {y:.1}H{to:.1}")
        };
        last = Some(*to);
    }
    path
}

/// The outline of the marker of a line, `half` high above its middle.
pub(super) fn marker(line: usize, x: f64, y: f64, half: f64) -> String {
    let side = half * 0.9;
    let wide = half * 1.2;
    match line % MARKERS {
        0 => format!(
            "M{:.1} {y:.1}a{half:.1} {half:.1} 0 1 0 {:.1} 0a{half:.1} {half:.1} 0 1 0 -{:.1} 0z",
            x - half,
            2.0 * half,
            2.0 * half
        ),
        1 => format!(
            "M{:.1} {:.1}h{:.1}v{:.1}h-{:.1}z",
            x - side,
            y - side,
            2.0 * side,
            2.0 * side,
            2.0 * side
        ),
        2 => format!(
            "M{x:.1} {:.1}l{wide:.1} {:.1}h-{:.1}z",
            y - wide,
            2.0 * side,
            2.0 * wide
        ),
        3 => format!(
            "M{x:.1} {:.1}l{wide:.1} {wide:.1}l-{wide:.1} {wide:.1}l-{wide:.1} -{wide:.1}z",
            y - wide
        ),
        4 => format!(
            "M{x:.1} {:.1}l{wide:.1} -{:.1}h-{:.1}z",
            y + wide,
            2.0 * side,
            2.0 * wide
        ),
        _ => format!(
            "M{:.1} {:.1}h{:.1}v{:.1}h-{:.1}z",
            x - half * 0.45,
            y - wide,
            half * 0.9,
            2.0 * wide,
            half * 0.9
        ),
    }
}
