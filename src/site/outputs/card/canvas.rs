//! A picture of a paper and three inks, as an indexed PNG.

use super::letters::Lines;

/// The colours of the default theme's paper and inks.
const PAPER: [u8; 3] = [0xfb, 0xfa, 0xf7];
const INKS: [[u8; 3]; 3] = [[0x1b, 0x1d, 0x20], [0x4a, 0x4f, 0x56], [0x1b, 0x4f, 0x82]];

/// How many shades there are from the paper to each ink.
const SHADES: u8 = 64;

/// What is drawn with.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ink {
    /// What is read first.
    Full,
    /// What stands beside it.
    Soft,
    /// The accent.
    Accent,
}

/// The picture: for each point its place in the palette.
pub(super) struct Canvas {
    width: u16,
    height: u16,
    points: Vec<u8>,
}

impl Canvas {
    /// An empty paper.
    pub(super) fn new(width: u16, height: u16) -> Self {
        let points = vec![0; usize::from(width) * usize::from(height)];
        Self {
            width,
            height,
            points,
        }
    }

    /// A band over the whole width.
    pub(super) fn band(&mut self, top: u16, height: u16, ink: Ink) {
        for y in top..top + height {
            for x in 0..self.width {
                self.mark(i32::from(x), i32::from(y), 1.0, ink);
            }
        }
    }

    /// Lines of text, the first one's top left corner at `left`, `top`.
    pub(super) fn text(&mut self, lines: &Lines, left: f32, top: f32, ink: Ink) {
        lines.draw(left, top, |x, y, cover| self.mark(x, y, cover, ink));
    }

    /// Covers a point with ink; what lies outside the paper is left out, what is darker already stays.
    fn mark(&mut self, x: i32, y: i32, cover: f32, ink: Ink) {
        let (Ok(x), Ok(y)) = (u16::try_from(x), u16::try_from(y)) else {
            return;
        };
        if x >= self.width || y >= self.height {
            return;
        }
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of one, of a small number"
        )]
        let shade = (cover.clamp(0.0, 1.0) * f32::from(SHADES - 1)).round() as u8;
        let point = &mut self.points[usize::from(y) * usize::from(self.width) + usize::from(x)];
        let first = ink as u8 * SHADES;
        if shade > 0 && (*point < first || first + shade > *point) {
            *point = first + shade;
        }
    }

    /// The picture as a PNG.
    pub(super) fn png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut out = Vec::new();
        let (width, height) = (u32::from(self.width), u32::from(self.height));
        let mut encoder = png::Encoder::new(&mut out, width, height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette());
        encoder.set_compression(png::Compression::Balanced);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.points)?;
        writer.finish()?;
        Ok(out)
    }
}

/// For each ink the shades from the paper to it.
fn palette() -> Vec<u8> {
    let mut colours = Vec::with_capacity(INKS.len() * usize::from(SHADES) * 3);
    for ink in INKS {
        for shade in 0..SHADES {
            let mix = |from: u8, to: u8| {
                let (from, to) = (u32::from(from), u32::from(to));
                let (shade, most) = (u32::from(shade), u32::from(SHADES - 1));
                u8::try_from((from * (most - shade) + to * shade) / most).unwrap_or(u8::MAX)
            };
            colours.extend((0..3).map(|part| mix(PAPER[part], ink[part])));
        }
    }
    colours
}
