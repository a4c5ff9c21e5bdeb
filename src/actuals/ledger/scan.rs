//! The records of a file, and where their cells stand.
//!
//! The `csv` crate splits; places are found afterwards in the text itself, since only the few cells
//! that somebody points at need one.

use csv::{Reader, ReaderBuilder, StringRecord};

use crate::text::Span;

const QUOTE: u8 = b'"';
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The records of a text.
pub(super) struct Records<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    /// How many bytes stand before what the reader sees.
    base: usize,
    /// The record read last.
    pub(super) record: StringRecord,
    /// The byte at which the record begins.
    pub(super) start: usize,
}

impl<'a> Records<'a> {
    pub(super) fn of(text: &'a str, delimiter: u8) -> Self {
        let base = if text.starts_with(BYTE_ORDER_MARK) {
            BYTE_ORDER_MARK.len()
        } else {
            0
        };
        let reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(1 << 16)
            .from_reader(&text.as_bytes()[base..]);
        Self {
            reader,
            text,
            base,
            record: StringRecord::new(),
            start: base,
        }
    }

    /// Goes on to the next record, if there is one; lines without anything are none.
    pub(super) fn advance(&mut self) -> bool {
        // The text is UTF-8 and lengths may differ, so nothing is left that could fail.
        let is_there = self.reader.read_record(&mut self.record).unwrap_or(false);
        if !is_there {
            return false;
        }
        let position = self.record.position().map_or(0, csv::Position::byte);
        let start = self.base + usize::try_from(position).unwrap_or(0);
        self.start = after_line_ends(self.text, start);
        true
    }

    /// How many lines the reader has gone on since the record began.
    pub(super) fn lines(&self) -> u64 {
        let begin = self.record.position().map_or(0, csv::Position::line);
        self.reader.position().line().saturating_sub(begin)
    }
}

/// The record's position may be that of line ends before it.
fn after_line_ends(text: &str, start: usize) -> usize {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let skipped = rest
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .count();
    start + skipped
}

/// A cell in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Its text, without quotes and the white space around it.
    pub(super) span: Span,
    /// Whether a quote opens it that nothing closes.
    pub(super) is_unclosed: bool,
}

/// The cell number `index` of the record that begins at `start`; where the record has fewer, the
/// place right after the last one.
pub(super) fn cell(text: &str, start: usize, delimiter: u8, index: usize) -> Found {
    let bytes = text.as_bytes();
    let (mut at, mut number) = (start, 0);
    loop {
        let (end, inside, is_unclosed) = one_cell(bytes, at, delimiter);
        let is_last = bytes.get(end).is_none_or(|byte| *byte != delimiter);
        if number == index {
            let span = without_space(text, inside);
            return Found { span, is_unclosed };
        }
        if is_last {
            let span = Span::at(end);
            return Found { span, is_unclosed };
        }
        (at, number) = (end + 1, number + 1);
    }
}

/// Where a cell ends, what stands in it, and whether its quote is never closed.
fn one_cell(bytes: &[u8], start: usize, delimiter: u8) -> (usize, Span, bool) {
    let mut at = start;
    let is_quoted = bytes.get(at) == Some(&QUOTE);
    if !is_quoted {
        let end = plain_end(bytes, at, delimiter);
        return (end, Span::new(start, end), false);
    }
    at += 1;
    while let Some(byte) = bytes.get(at) {
        if *byte != QUOTE {
            at += 1;
        } else if bytes.get(at + 1) == Some(&QUOTE) {
            at += 2;
        } else {
            let end = plain_end(bytes, at + 1, delimiter);
            // What follows the closing quote belongs to the cell, as the reader has it.
            let inside = if end == at + 1 { at } else { end };
            return (end, Span::new(start + 1, inside), false);
        }
    }
    (at, Span::new(start + 1, at), true)
}

fn plain_end(bytes: &[u8], start: usize, delimiter: u8) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    let ends = |byte: &u8| *byte == delimiter || matches!(byte, b'\r' | b'\n');
    start + rest.iter().position(ends).unwrap_or(rest.len())
}

fn without_space(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let start = span.start + (inside.len() - inside.trim_start().len());
    let len = inside.trim().len();
    if len == 0 {
        return span;
    }
    Span::new(start, start + len)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let mut records = Records::of(text, b',');
        let mut rows = Vec::new();
        while records.advance() {
            let len = records.record.len();
            let start = records.start;
            let row = (0..len).map(|index| cell(text, start, b',', index).span.of(text).to_owned());
            rows.push(row.collect());
        }
        rows
    }

    #[test]
    fn cells_are_found_where_they_stand() {
        assert_eq!(
            cells("\u{feff}a,b\r\n\r\n\"x, y\" , z\r\n,\"до\"\"м\"\n\"q\""),
            [
                vec!["a".to_owned(), "b".to_owned()],
                vec!["x, y\"".to_owned(), "z".to_owned()],
                vec![String::new(), "до\"\"м".to_owned()],
                vec!["q".to_owned()],
            ]
        );
    }

    #[test]
    fn a_cell_that_is_not_there_stands_after_the_last() {
        let found = cell("a,b\nc", 0, b',', 5);
        assert_eq!(found.span, Span::at(3));
    }

    #[test]
    fn a_quote_that_nothing_closes_is_seen() {
        let text = "a,\"b,c\nd,e\n";
        let found = cell(text, 0, b',', 1);
        assert!(found.is_unclosed);
        assert_eq!(found.span.of(text), "b,c\nd,e");
    }

    proptest! {
        /// The places hold what the `csv` crate read.
        #[test]
        fn places_hold_what_was_read(text in "[ab\",\r\nж ]{0,40}") {
            let mut records = Records::of(&text, b',');
            while records.advance() {
                for (index, read) in records.record.iter().enumerate() {
                    let span = cell(&text, records.start, b',', index).span;
                    // Doubled quotes, and those around a cell, are the reader's to take away.
                    let plain = |text: &str| text.replace('"', "").trim().to_owned();
                    prop_assert_eq!(plain(span.of(&text)), plain(read), "{:?}", text);
                }
            }
        }
    }
}
