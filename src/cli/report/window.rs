//! The few lines of a file that marks touch, safe to show.

use super::harmless::harmless;
use crate::text::{SourceFile, Span};

/// Lines of a file, and the marks as bytes of these lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Window {
    /// The lines, joined by `\n`.
    pub(super) text: String,
    /// The number of the first line, from 1.
    pub(super) first_line: usize,
    /// The marks, in the order in which they were given.
    pub(super) spans: Vec<Span>,
}

/// How much of a line is shown after the last mark in it, in bytes.
const KEPT_AFTER: usize = 400;

const BYTE_ORDER_MARK: char = '\u{feff}';

impl Window {
    /// The lines of `file` that `marks` touch.
    pub(super) fn of(file: &SourceFile, marks: &[Span]) -> Self {
        let marks: Vec<Span> = marks.iter().map(|mark| tightened(file, *mark)).collect();
        let line_of = |byte| file.lines().line_of(byte);
        let first = marks
            .iter()
            .map(|mark| line_of(mark.start))
            .min()
            .unwrap_or(0);
        let last = marks
            .iter()
            .map(|mark| line_of(mark.end))
            .max()
            .unwrap_or(0);
        let mut window = Self {
            text: String::new(),
            first_line: first + 1,
            spans: marks.clone(),
        };
        for line in first..=last {
            if line > first {
                window.text.push('\n');
            }
            window.add(file, line, &marks);
        }
        if window.text.ends_with('\n') {
            // A last line without any character is none to the renderer.
            window.text.push(' ');
        }
        window
    }

    fn add(&mut self, file: &SourceFile, line: usize, marks: &[Span]) {
        let whole = shown_line(file, line);
        let touches = |byte: &usize| (whole.start..=whole.end).contains(byte);
        let ends = marks
            .iter()
            .flat_map(|mark| [mark.start, mark.end])
            .filter(touches);
        let kept = ends.max().unwrap_or(whole.start) + KEPT_AFTER;
        let end = file.position(kept.min(whole.end)).byte;
        let shown = Span::new(whole.start, end);
        let begins = self.text.len();
        let place =
            |byte: usize| begins + harmless(Span::new(shown.start, byte).of(&file.text)).len();
        for (mark, span) in marks.iter().zip(&mut self.spans) {
            let is_here = |byte: usize| file.lines().line_of(byte) == line;
            if is_here(mark.start) {
                span.start = place(mark.start.clamp(shown.start, shown.end));
            }
            if is_here(mark.end) {
                span.end = place(mark.end.clamp(shown.start, shown.end));
            }
        }
        self.text += &harmless(shown.of(&file.text));
        if end < whole.end {
            self.text.push('…');
        }
    }
}

/// A line without its end, and without the byte order mark before the first.
fn shown_line(file: &SourceFile, line: usize) -> Span {
    let span = file.line_at(file.lines().start_of(line));
    if line == 0 && file.text.starts_with(BYTE_ORDER_MARK) {
        let start = BYTE_ORDER_MARK.len_utf8();
        return Span::new(start, span.end.max(start));
    }
    span
}

/// The mark inside the file and without line ends at its end: nobody sees those.
fn tightened(file: &SourceFile, mark: Span) -> Span {
    let start = file.position(mark.start).byte;
    let end = file.position(mark.end).byte.max(start);
    let text = Span::new(start, end).of(&file.text);
    Span::new(start, start + text.trim_end_matches(['\n', '\r']).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        text: &str,
        marks: &[(usize, usize)],
        expected: &str,
        first_line: usize,
    ) -> Vec<String> {
        let file = SourceFile::new("a.md".into(), text.as_bytes());
        let marks: Vec<Span> = marks
            .iter()
            .map(|(start, end)| Span::new(*start, *end))
            .collect();
        let window = Window::of(&file, &marks);
        assert_eq!(window.text, expected);
        assert_eq!(window.first_line, first_line);
        window
            .spans
            .iter()
            .map(|span| span.of(&window.text).to_owned())
            .collect()
    }

    #[test]
    fn only_the_touched_lines_are_shown_without_their_ends() {
        let text = "один\r\nдва\r\nтри\r\n";
        let at = text.find("два").unwrap();
        assert_eq!(check(text, &[(at, at + 6)], "два", 2), ["два"]);
        assert_eq!(check(text, &[(at, at + 8)], "два", 2), ["два"]);
        assert_eq!(check(text, &[(at + 2, at + 10)], "два\nтри", 2), ["ва\nт"]);
    }

    #[test]
    fn the_end_of_a_file_has_a_line_of_its_own() {
        assert_eq!(check("a\n", &[(2, 2)], "", 2), [""]);
        assert_eq!(check("", &[(0, 0)], "", 1), [""]);
        assert_eq!(check("a\n", &[(0, 1), (2, 2)], "a\n ", 1), ["a", ""]);
        assert_eq!(check("a", &[(7, 9)], "a", 1), [""]);
    }

    #[test]
    fn what_is_replaced_does_not_move_the_marks() {
        let text = "\u{feff}a\u{1b}\u{202e}b";
        let at = text.find('b').unwrap();
        assert_eq!(check(text, &[(at, at + 1)], "a␛\u{fffd}b", 1), ["b"]);
        assert_eq!(check(text, &[(0, 4)], "a␛\u{fffd}b", 1), ["a"]);
    }

    #[test]
    fn a_very_long_line_is_cut_after_its_marks() {
        let text = "x".repeat(100_000);
        let file = SourceFile::new("a.md".into(), text.as_bytes());
        let window = Window::of(&file, &[Span::new(10, 20)]);
        assert_eq!(window.text.len(), 20 + KEPT_AFTER + '…'.len_utf8());
    }
}
