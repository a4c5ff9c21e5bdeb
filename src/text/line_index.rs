//! From byte offsets to lines and columns.

/// A place as people name it: line and column, both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters (not bytes, not UTF-16 units).
    pub column: usize,
    /// The byte offset in the file.
    pub byte: usize,
}

/// Where each line of a text begins.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Finds the lines of `text`; lines end with `\n`, a `\r` before it belongs to the end.
    pub fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0)
            .chain(ends.map(|(at, _)| at + 1))
            .collect();
        Self { starts }
    }

    /// How many lines there are; an empty text has one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never: even an empty text has one line.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The line, from 0, on which `offset` lies.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// The byte at which `line`, from 0, begins; the last line's for anything beyond it.
    pub fn start_of(&self, line: usize) -> usize {
        let last = self.starts.len() - 1;
        self.starts[line.min(last)]
    }

    /// Line and column of `offset` in `text`, the text this index was made of.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let byte = floor_char_boundary(text, offset);
        let line = self.line_of(byte);
        let before = text.get(self.start_of(line)..byte).unwrap_or("");
        // No editor counts a byte order mark as a column.
        let before = match line {
            0 => before.strip_prefix('\u{feff}').unwrap_or(before),
            _ => before,
        };
        Position {
            line: line + 1,
            column: before.chars().count() + 1,
            byte,
        }
    }
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut byte = offset.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_column() {
        let text = "\u{feff}---\n";
        let position = LineIndex::new(text).position(text, 3);
        assert_eq!((position.line, position.column, position.byte), (1, 1, 3));
    }

    #[test]
    fn columns_count_characters() {
        let text = "статус: актив\r\nок 🚀!\n";
        let index = LineIndex::new(text);
        let at = text.find("актив").unwrap();
        assert_eq!(
            index.position(text, at),
            Position {
                line: 1,
                column: 9,
                byte: at
            }
        );
        let bang = text.find('!').unwrap();
        assert_eq!(
            index.position(text, bang),
            Position {
                line: 2,
                column: 5,
                byte: bang
            }
        );
        assert_eq!(index.position(text, text.len()).line, 3);
    }
}
