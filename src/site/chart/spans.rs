//! A drawing of things that took time: a row for each, from the day it began to the day it ended.

use super::axis::{Calendar, Month};
use super::pen::{MARKER, Pen, marker};
use super::{SIZES, Size};
use crate::locale::Lang;
use crate::site::theme::escape;
use crate::site::view::Svg;
use crate::value::Date;

/// How wide a letter is, rather too wide than too narrow: titles are of every script.
const ADVANCE: f64 = 8.6;

/// From one row to the next.
const ROW: f64 = 22.0;

/// From words to what they belong to.
const SPACE: f64 = 8.0;

/// The room below the rows for months and years.
const FOOT: f64 = 42.0;

/// The middle of letters lies above the line they stand on.
const SINK: f64 = 4.5;

/// The room of a month's name.
const MONTH: f64 = 34.0;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::site) struct Spans {
    /// What it is called.
    pub(in crate::site) title: String,
    /// What it shows, for those who do not see it.
    pub(in crate::site) description: String,
    /// The rows, from the top.
    pub(in crate::site) rows: Vec<Span>,
}

/// Something that took time.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::site) struct Span {
    /// What it is called.
    pub(in crate::site) name: String,
    /// The language of that where it is not the page's.
    pub(in crate::site) lang: Option<String>,
    /// The day it began.
    pub(in crate::site) from: Date,
    /// The day it ended; for what still goes on, today.
    pub(in crate::site) to: Date,
    /// How it ended: the same number has the same marker and line.
    pub(in crate::site) end: usize,
    /// How it ended, in a word.
    pub(in crate::site) state: String,
    /// Whether it has ended; else its marker is hollow and its line is dashed.
    pub(in crate::site) is_over: bool,
    /// The row in words, for who points at it.
    pub(in crate::site) said: String,
}

/// Draws the rows in every size; `None` where there are none.
pub(in crate::site) fn draw_spans(spans: &Spans, id: &str, lang: Lang) -> Option<Svg> {
    let days: Vec<Date> = spans
        .rows
        .iter()
        .flat_map(|row| [row.from, row.to])
        .collect();
    let calendar = Calendar::of(&days)?;
    let drawn = SIZES.map(|size| Sheet::new(spans, size, &calendar).svg(id, lang));
    Some(Svg::trusted(drawn.concat()))
}

/// One drawing.
struct Sheet<'a> {
    spans: &'a Spans,
    size: Size,
    calendar: &'a Calendar,
    left: f64,
    bottom: f64,
}

impl<'a> Sheet<'a> {
    fn new(spans: &'a Spans, size: Size, calendar: &'a Calendar) -> Self {
        #[allow(
            clippy::cast_precision_loss,
            reason = "neither letters nor rows are that many"
        )]
        let (letters, rows) = (letters(size) as f64, spans.rows.len() as f64);
        Self {
            spans,
            size,
            calendar,
            left: letters * ADVANCE + SPACE,
            bottom: rows * ROW,
        }
    }

    fn x(&self, share: f64) -> f64 {
        let right = self.size.width - 2.0 * MARKER;
        self.left + share * (right - self.left)
    }

    fn svg(&self, id: &str, lang: Lang) -> String {
        let height = self.bottom + FOOT;
        let said = (self.spans.title.as_str(), self.spans.description.as_str());
        let mut pen = Pen::open(self.size, height, id, said);
        self.months(&mut pen, lang);
        let mut middle = ROW / 2.0;
        for row in &self.spans.rows {
            self.row(&mut pen, row, middle);
            middle += ROW;
        }
        pen.raw(format_args!("</svg>\n"));
        pen.done()
    }

    fn months(&self, pen: &mut Pen, lang: Lang) {
        let room = MONTH / (self.x(1.0) - self.left);
        let months: Vec<Month> = self.calendar.months(room, lang);
        let named = || months.iter().filter(|month| month.name.is_some());
        let rules: Vec<String> = named()
            .map(|month| format!("M{:.1} 0V{:.1}", self.x(month.start), self.bottom))
            .collect();
        pen.path("chart-grid", &rules.concat());
        pen.raw(format_args!("<g class=\"chart-axis\">"));
        for month in named() {
            let (x, y) = (self.x(month.middle), self.bottom + 18.0);
            pen.words(x, y, "middle", month.name.as_deref().unwrap_or(""));
            if let Some(year) = &month.year {
                pen.words(x, y + 16.0, "middle", year);
            }
        }
        pen.raw(format_args!("</g>"));
    }

    fn row(&self, pen: &mut Pen, row: &Span, middle: f64) {
        let from = self.x(self.calendar.start(row.from));
        let to = self.x(self.calendar.end(row.to));
        let number = row.end + 1;
        pen.raw(format_args!("<g class=\"chart-name\">"));
        let name = shortened(&row.name, letters(self.size));
        pen.name(self.left - SPACE, middle + SINK, &name, row.lang.as_deref());
        let (class, hollow) = if row.is_over {
            (format!("chart-line series-{number}"), "")
        } else {
            (format!("chart-target series-{number}"), " class=\"hollow\"")
        };
        pen.raw(format_args!("</g>"));
        pen.path(&class, &format!("M{from:.1} {middle:.1}H{to:.1}"));
        let (d, said) = (marker(row.end, to, middle, MARKER), escape(&row.said));
        self.state(pen, row, (from, to, middle));
        pen.raw(format_args!(
            "<g class=\"chart-mark series-{number}\"><path{hollow} d=\"{d}\"><title>{said}</title></path></g>"
        ));
    }

    /// The word for how it ended, behind the end where there is room, else before the beginning.
    fn state(&self, pen: &mut Pen, row: &Span, (from, to, middle): (f64, f64, f64)) {
        let needed: f64 = row.state.chars().map(|_| ADVANCE).sum();
        let after = to + MARKER + SPACE;
        pen.raw(format_args!("<g class=\"chart-axis\">"));
        if after + needed <= self.size.width {
            pen.words(after, middle + SINK, "start", &row.state);
        } else {
            pen.words(from - SPACE, middle + SINK, "end", &row.state);
        }
        pen.raw(format_args!("</g>"));
    }
}

/// How many letters of a name there is room for.
fn letters(size: Size) -> usize {
    size.letters + size.letters / 3
}

/// A name with no more letters than there is room for.
pub(super) fn shortened(name: &str, letters: usize) -> String {
    if name.chars().count() <= letters {
        return name.to_owned();
    }
    let kept: String = name.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
