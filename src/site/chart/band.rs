//! Working days on one band of 24 hours: a row for each side, and one for the hours they share.

use super::pen::Pen;
use super::{SIZES, Size};
use crate::site::view::Svg;

/// How wide a letter is, rather too wide than too narrow: names are of every script.
const ADVANCE: f64 = 8.0;

/// The same for the figures in bars.
const FIGURE: f64 = 6.8;

/// From one row to the next, and how high a bar is.
const ROW: f64 = 30.0;
const BAR: f64 = 22.0;

/// From words to what they belong to.
const SPACE: f64 = 8.0;

/// The room above the rows for the hours.
const HEAD: f64 = 24.0;

/// The middle of letters lies above the line they stand on.
const SINK: f64 = 4.5;

/// Minutes of a day.
const DAY: f64 = 1440.0;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::site) struct Band {
    /// What it is called.
    pub(in crate::site) title: String,
    /// What it shows, for those who do not see it.
    pub(in crate::site) description: String,
    /// A row for each side.
    pub(in crate::site) rows: Vec<BandRow>,
    /// The hours they share, drawn through all rows.
    pub(in crate::site) common: BandRow,
}

/// A row: bars between minutes of the day.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::site) struct BandRow {
    /// What stands before it.
    pub(in crate::site) name: String,
    /// First and last minute of each bar, with the words in it.
    pub(in crate::site) bars: Vec<(i32, i32, String)>,
}

/// Draws the band in every size.
pub(in crate::site) fn draw_band(band: &Band, id: &str) -> Svg {
    let drawn = SIZES.map(|size| Sheet { band, size }.svg(id));
    Svg::trusted(drawn.concat())
}

struct Sheet<'a> {
    band: &'a Band,
    size: Size,
}

impl Sheet<'_> {
    /// Where the day begins: right of the widest name, which may take a third of the room.
    fn left(&self) -> f64 {
        let rows = self.rows();
        let widest = rows.map(|row| row.name.chars().map(|_| ADVANCE).sum::<f64>());
        let most = self.size.width / 3.0;
        widest.fold(0.0, f64::max).min(most) + SPACE
    }

    fn rows(&self) -> impl Iterator<Item = &BandRow> {
        self.band.rows.iter().chain([&self.band.common])
    }

    fn x(&self, minute: i32) -> f64 {
        let left = self.left();
        left + f64::from(minute) / DAY * (self.size.width - left - 2.0)
    }

    fn svg(&self, id: &str) -> String {
        let height = self.rows().fold(HEAD, |height, _| height + ROW);
        let said = (self.band.title.as_str(), self.band.description.as_str());
        let mut pen = Pen::open(self.size, height, id, said);
        self.hours(&mut pen, height);
        for (from, to, _) in &self.band.common.bars {
            let (x, wide) = (self.x(*from), self.x(*to) - self.x(*from));
            let high = height - HEAD;
            pen.raw(format_args!(
                "<rect class=\"chart-shared\" x=\"{x:.1}\" y=\"{HEAD:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\"/>"
            ));
        }
        let mut top = HEAD + (ROW - BAR) / 2.0;
        for (at, row) in self.band.rows.iter().enumerate() {
            self.row(&mut pen, row, top, &format!("chart-bar series-{}", at + 1));
            top += ROW;
        }
        self.row(
            &mut pen,
            &self.band.common,
            top,
            "chart-bar chart-bar-common",
        );
        pen.raw(format_args!("</svg>\n"));
        pen.done()
    }

    /// A line every three hours, named every three or six, as there is room.
    fn hours(&self, pen: &mut Pen, height: f64) {
        let step = if self.x(180) - self.x(0) < 46.0 { 6 } else { 3 };
        let hours = || (0..=24).step_by(3);
        let lines: Vec<String> = hours()
            .map(|hour| format!("M{:.1} {HEAD:.1}V{height:.1}", self.x(hour * 60)))
            .collect();
        pen.path("chart-grid", &lines.concat());
        pen.raw(format_args!("<g class=\"chart-axis\">"));
        for hour in hours().filter(|hour| hour % step == 0) {
            let anchor = match hour {
                0 => "start",
                24 => "end",
                _ => "middle",
            };
            pen.words(
                self.x(hour * 60),
                HEAD - SPACE,
                anchor,
                &format!("{hour:02}:00"),
            );
        }
        pen.raw(format_args!("</g>"));
    }

    fn row(&self, pen: &mut Pen, row: &BandRow, top: f64, class: &str) {
        let middle = top + BAR / 2.0 + SINK;
        pen.raw(format_args!("<g class=\"chart-name\">"));
        let letters = letters(self.left() - SPACE);
        pen.words(
            0.0,
            middle,
            "start",
            &super::spans::shortened(&row.name, letters),
        );
        pen.raw(format_args!("</g>"));
        for (from, to, words) in &row.bars {
            let (x, end) = (self.x(*from), self.x(*to));
            let wide = end - x;
            pen.raw(format_args!(
                "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{top:.1}\" width=\"{wide:.1}\" height=\"{BAR:.1}\" rx=\"2\"/>"
            ));
            let needed: f64 = words.chars().map(|_| FIGURE).sum();
            let (at, anchor, group) = if needed <= wide {
                (f64::midpoint(x, end), "middle", "chart-bar-words")
            } else if end + SPACE + needed <= self.size.width {
                (end + SPACE, "start", "chart-axis")
            } else {
                (x - SPACE, "end", "chart-axis")
            };
            pen.raw(format_args!("<g class=\"{group}\">"));
            pen.words(at, middle, anchor, words);
            pen.raw(format_args!("</g>"));
        }
    }
}

/// How many letters fit.
fn letters(room: f64) -> usize {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the room is a few hundred units"
    )]
    let letters = (room / ADVANCE).max(1.0) as usize;
    letters
}
