//! One file's bytes as text, with the table that turns bytes into lines.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::{DocPath, LineIndex, Position, Span};

/// The id of a file's bytes, as Git computes it, so that a work tree and a commit agree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobId(Arc<str>);

impl BlobId {
    /// The id written as `hex`.
    pub fn new(hex: &str) -> Self {
        Self(hex.into())
    }

    /// The id as hexadecimal text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How well a file's bytes could be read as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, the only encoding documents are written in.
    Utf8,
    /// UTF-16, told by its byte order mark; shown as it decodes.
    Utf16,
    /// Neither; the span is the first character that had to be replaced.
    Unknown(Span),
}

/// A file that has been read: its path, its text, its lines.
///
/// Spans are bytes of `text`. For UTF-8 files that is the file itself, byte for byte, with its
/// byte order mark and its line ends.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Where it stands in the playbook.
    pub path: DocPath,
    /// What it says.
    pub text: Arc<str>,
    /// How it was read.
    pub encoding: Encoding,
    /// Made when somebody asks: most files are never pointed into.
    lines: OnceLock<LineIndex>,
}

impl SourceFile {
    /// Reads `bytes` as text; bytes that are no UTF-8 are replaced and told in `encoding`.
    pub fn new(path: DocPath, bytes: &[u8]) -> Self {
        let (text, encoding) = decode(bytes);
        Self {
            path,
            text,
            encoding,
            lines: OnceLock::new(),
        }
    }

    /// A file of another encoding, which has been read as `text`.
    pub fn decoded(path: DocPath, text: Arc<str>) -> Self {
        Self {
            path,
            text,
            encoding: Encoding::Utf8,
            lines: OnceLock::new(),
        }
    }

    /// Line and column of a byte.
    pub fn position(&self, offset: usize) -> Position {
        self.lines().position(&self.text, offset)
    }

    /// The table of lines.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// The text under `span`.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The line, without its end, on which `offset` lies.
    pub fn line_at(&self, offset: usize) -> Span {
        let line = self.lines().line_of(offset.min(self.text.len()));
        let start = self.lines().start_of(line);
        let rest = self.text.get(start..).unwrap_or("");
        let len = rest.find('\n').unwrap_or(rest.len());
        let len = rest[..len].trim_end_matches('\r').len();
        Span::new(start, start + len)
    }
}

fn decode(bytes: &[u8]) -> (Arc<str>, Encoding) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.into(), Encoding::Utf8),
        Err(_) if bytes.starts_with(&[0xFF, 0xFE]) => {
            (utf16(bytes, u16::from_le_bytes), Encoding::Utf16)
        }
        Err(_) if bytes.starts_with(&[0xFE, 0xFF]) => {
            (utf16(bytes, u16::from_be_bytes), Encoding::Utf16)
        }
        Err(error) => {
            let text = String::from_utf8_lossy(bytes);
            let at = error.valid_up_to();
            let len = char::REPLACEMENT_CHARACTER.len_utf8();
            (text.into(), Encoding::Unknown(Span::new(at, at + len)))
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Arc<str> {
    let units = bytes[2..]
        .chunks_exact(2)
        .map(|pair| unit([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units)
        .map(|decoded| decoded.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_that_is_no_utf8_is_shown_where_it_stands() {
        let file = SourceFile::new("a.md".into(), b"ab\xffcd");
        let Encoding::Unknown(span) = file.encoding else {
            panic!("the byte went unseen")
        };
        assert_eq!(file.slice(span), "\u{FFFD}");
    }

    #[test]
    fn a_line_ends_before_its_carriage_return() {
        let file = SourceFile::new("a.md".into(), "один\r\nдва".as_bytes());
        assert_eq!(file.slice(file.line_at(2)), "один");
        assert_eq!(file.slice(file.line_at(file.text.len())), "два");
    }
}
