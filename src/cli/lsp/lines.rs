//! Places in a text as editors count them: lines and columns from 0, columns in units of UTF-16
//! unless both sides agreed on bytes of UTF-8.

use std::sync::Arc;

use gen_lsp_types::{Position, Range};

use crate::text::Span;

/// The unit in which columns are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Columns {
    /// Units of UTF-16: what every editor understands.
    Utf16,
    /// Bytes of UTF-8.
    Utf8,
}

/// A text and where its lines begin.
pub(super) struct Lines {
    text: Arc<str>,
    starts: Vec<usize>,
    columns: Columns,
    /// How many bytes at the beginning no editor shows.
    hidden: usize,
}

impl Lines {
    /// A text as an editor sent it.
    pub(super) fn of_editor(text: Arc<str>, columns: Columns) -> Self {
        Self {
            starts: starts(&text),
            text,
            columns,
            hidden: 0,
        }
    }

    /// A text as it lies on disk: an editor that opens it shows no byte order mark.
    pub(super) fn of_disk(text: Arc<str>, columns: Columns) -> Self {
        let mark = '\u{feff}';
        Self {
            hidden: if text.starts_with(mark) {
                mark.len_utf8()
            } else {
                0
            },
            ..Self::of_editor(text, columns)
        }
    }

    /// The byte at a place; the nearest one before it where the text has no such place.
    pub(super) fn offset(&self, place: Position) -> usize {
        let line = usize::try_from(place.line).unwrap_or(usize::MAX);
        let Some(line) = self.line(line) else {
            return self.text.len();
        };
        let wanted = usize::try_from(place.character).unwrap_or(usize::MAX);
        let mut units = 0;
        for (at, letter) in line.of(&self.text).char_indices() {
            units += self.units(letter);
            if units > wanted {
                return line.start + at;
            }
        }
        line.end
    }

    /// The place of a byte.
    pub(super) fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let start = self.begin(line);
        let before = self.text.get(start..offset).unwrap_or("");
        let units = match self.columns {
            Columns::Utf8 => before.len(),
            Columns::Utf16 => before.chars().map(char::len_utf16).sum(),
        };
        let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Position {
            line: count(line),
            character: count(units),
        }
    }

    pub(super) fn range(&self, span: Span) -> Range {
        Range {
            start: self.position(span.start),
            end: self.position(span.end),
        }
    }

    /// The bytes of a range; one that runs backwards is read forwards.
    pub(super) fn span(&self, range: Range) -> Span {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        Span::new(start.min(end), start.max(end))
    }

    /// A line, from 0, without its end.
    pub(super) fn line(&self, line: usize) -> Option<Span> {
        let next = self.starts.get(line + 1);
        self.starts.get(line)?;
        let start = self.begin(line);
        let end = next.map_or(self.text.len(), |next| *next);
        let text = self.text.get(start..end)?;
        let text = text.trim_end_matches(['\r', '\n']);
        Some(Span::new(start, start + text.len()))
    }

    /// The number of lines; an empty text has one.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    fn begin(&self, line: usize) -> usize {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        if line == 0 { self.hidden } else { start }
    }

    fn units(&self, letter: char) -> usize {
        match self.columns {
            Columns::Utf8 => letter.len_utf8(),
            Columns::Utf16 => letter.len_utf16(),
        }
    }
}

/// Lines end with `\n`, `\r\n` or `\r`, as the protocol has it.
fn starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = bytes.iter().enumerate().filter(|(at, byte)| {
        **byte == b'\n' || (**byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
    });
    let begins = ends.map(|(at, _)| at + 1);
    std::iter::once(0).chain(begins).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "имя: Юмен\r\nok 🚀!\rтри\n";

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    fn check(columns: Columns, before: &str, expected: Position) {
        let lines = Lines::of_editor(TEXT.into(), columns);
        let offset = TEXT.find(before).unwrap();
        assert_eq!(lines.position(offset), expected, "{before}");
        assert_eq!(lines.offset(expected), offset, "{before}");
    }

    #[test]
    fn columns_are_counted_in_what_was_agreed() {
        check(Columns::Utf16, "Юмен", at(0, 5));
        check(Columns::Utf8, "Юмен", at(0, 8));
        check(Columns::Utf16, "!", at(1, 5));
        check(Columns::Utf8, "!", at(1, 7));
        check(Columns::Utf16, "три", at(2, 0));
    }

    #[test]
    fn places_that_are_not_there_are_the_nearest_before_them() {
        let lines = Lines::of_editor(TEXT.into(), Columns::Utf16);
        assert_eq!(lines.offset(at(0, 99)), "имя: Юмен".len());
        assert_eq!(lines.offset(at(9, 0)), TEXT.len());
        // Between the two halves of a letter.
        assert_eq!(lines.offset(at(1, 4)), TEXT.find('🚀').unwrap());
        let bytes = Lines::of_editor(TEXT.into(), Columns::Utf8);
        assert_eq!(bytes.offset(at(0, 1)), 0);
        assert_eq!(
            lines
                .span(Range {
                    start: at(2, 3),
                    end: at(2, 0)
                })
                .of(TEXT),
            "три"
        );
    }

    #[test]
    fn a_byte_order_mark_on_disk_is_no_column() {
        let text = "\u{feff}ю\n";
        let disk = Lines::of_disk(text.into(), Columns::Utf16);
        assert_eq!(disk.position(3), at(0, 0));
        assert_eq!(disk.position(0), at(0, 0));
        assert_eq!(disk.offset(at(0, 1)), 5);
        let editor = Lines::of_editor(text.into(), Columns::Utf16);
        assert_eq!(editor.position(3), at(0, 1));
    }

    proptest! {
        #[test]
        fn every_letter_is_found_again(text in "[aё🚀\r\n]{0,24}", is_utf8: bool) {
            let columns = if is_utf8 { Columns::Utf8 } else { Columns::Utf16 };
            let lines = Lines::of_editor(text.as_str().into(), columns);
            for (offset, letter) in text.char_indices() {
                let found = lines.offset(lines.position(offset));
                // Inside `\r\n` there is no place of its own.
                let is_end = letter == '\n' && text[..offset].ends_with('\r');
                prop_assert_eq!(found, if is_end { offset - 1 } else { offset });
            }
        }
    }
}
