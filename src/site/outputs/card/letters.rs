//! Words as lines of letters, set from a font that is shipped.
//!
//! Letters that the font does not have are left out: boxes in their place would say less.

use ab_glyph::{Font as _, FontRef, PxScale, ScaleFont as _};

static REGULAR: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/fonts/NotoSerif-Regular.ttf"
));
static SEMI_BOLD: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/fonts/NotoSerif-SemiBold.ttf"
));

/// How far one line is from the next, in heights of letters.
const LEADING: f32 = 1.05;

/// What ends a text that has no room.
const ELLIPSIS: char = '…';

/// A face of the font.
#[derive(Debug, Clone, Copy)]
pub(super) enum Face {
    /// For what stands beside.
    Regular,
    /// For what is read first.
    SemiBold,
}

impl Face {
    fn font(self) -> FontRef<'static> {
        let bytes = match self {
            Self::Regular => REGULAR,
            Self::SemiBold => SEMI_BOLD,
        };
        FontRef::try_from_slice(bytes).expect("the shipped font is a font")
    }
}

/// Lines of text at one size.
pub(super) struct Lines {
    font: FontRef<'static>,
    size: f32,
    rows: Vec<String>,
}

impl Lines {
    /// The text in at most `most` lines of `room`, at the first of the sizes at which it fits; at the last one it is cut.
    /// One line is better than larger letters, as long as they are not the smallest.
    pub(super) fn fitting(face: Face, text: &str, room: f32, sizes: &[f32], most: usize) -> Self {
        let font = face.font();
        let known = |letter: &char| *letter == ' ' || font.glyph_id(*letter).0 != 0;
        let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text: String = spaced.chars().filter(known).collect();
        let mut found = Self {
            font,
            size: sizes.first().copied().unwrap_or(1.0),
            rows: Vec::new(),
        };
        let larger = sizes.len().saturating_sub(1);
        let on_one = sizes.iter().take(larger).map(|size| (size, 1));
        for (size, most) in on_one.chain(sizes.iter().map(|size| (size, most))) {
            found.size = *size;
            found.rows = found.broken(&text, room);
            let is_whole = found.rows.iter().all(|line| found.width(line) <= room);
            if found.rows.len() <= most && is_whole {
                return found;
            }
        }
        found.cut(room, most);
        found
    }

    /// How high the lines are together.
    #[allow(
        clippy::cast_precision_loss,
        reason = "there are no more than a handful of lines"
    )]
    pub(super) fn height(&self) -> f32 {
        self.rows.len() as f32 * self.size * LEADING
    }

    /// Tells of every point how much of it the letters cover.
    pub(super) fn draw(&self, left: f32, top: f32, mut mark: impl FnMut(i32, i32, f32)) {
        let scaled = self.font.as_scaled(PxScale::from(self.size));
        let mut base = top + scaled.ascent();
        for line in &self.rows {
            let mut x = left;
            for letter in line.chars() {
                let id = scaled.glyph_id(letter);
                let glyph = id.with_scale_and_position(self.size, ab_glyph::point(x, base));
                x += scaled.h_advance(id);
                let Some(outline) = self.font.outline_glyph(glyph) else {
                    continue;
                };
                let bounds = outline.px_bounds();
                #[allow(clippy::cast_possible_truncation, reason = "points of a small picture")]
                let corner = (bounds.min.x as i32, bounds.min.y as i32);
                outline.draw(|dx, dy, cover| {
                    let offset = |by: u32| i32::try_from(by).unwrap_or(i32::MAX / 2);
                    mark(corner.0 + offset(dx), corner.1 + offset(dy), cover);
                });
            }
            base += self.size * LEADING;
        }
    }

    fn width(&self, text: &str) -> f32 {
        let scaled = self.font.as_scaled(PxScale::from(self.size));
        text.chars()
            .map(|letter| scaled.h_advance(scaled.glyph_id(letter)))
            .sum()
    }

    /// The text broken between words.
    fn broken(&self, text: &str, room: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match longer.filter(|line| self.width(line) <= room) {
                Some(longer) => {
                    lines.pop();
                    lines.push(longer);
                }
                None => lines.push(word.to_owned()),
            }
        }
        lines
    }

    /// Leaves what has room, with a mark that there was more.
    fn cut(&mut self, room: f32, most: usize) {
        let is_long = self.rows.len() > most;
        self.rows.truncate(most);
        let last = self.rows.len().saturating_sub(1);
        let mut lines = std::mem::take(&mut self.rows);
        for (at, line) in lines.iter_mut().enumerate() {
            let mut is_cut = is_long && at == last;
            while self.width(line) > room
                || (is_cut && self.width(&format!("{line}{ELLIPSIS}")) > room)
            {
                is_cut = true;
                if line.pop().is_none() {
                    break;
                }
            }
            if is_cut {
                line.truncate(line.trim_end().len());
                line.push(ELLIPSIS);
            }
        }
        self.rows = lines;
    }
}
