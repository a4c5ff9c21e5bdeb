//! The block that is computed: what stands between two comment marks in a review.
//!
//! The first mark carries the beginning of a digest of what was written between the two, so that words that
//! somebody has put there since are seen, and not lost.

use crate::cli::Failure;
use crate::locale::Message;
use crate::source::blob_id;
use crate::text::Span;

const BEGIN: &str = "<!-- comity:figures";
const END: &str = "<!-- /comity:figures -->";
const CLOSE: &str = "-->";

/// How much of the digest stands in the mark.
const DIGITS: usize = 12;

/// The marks with nothing between them: where a document is to have its block.
pub(super) fn empty() -> String {
    format!("{BEGIN} {CLOSE}\n{END}")
}

/// `text` with `figures` in its block; all other bytes stay as they are.
///
/// # Errors
/// Where `text`, which stands at `path`, has no block, damaged marks, or words of somebody in the block.
pub(super) fn filled(text: &str, path: &str, figures: &str) -> Result<String, Failure> {
    let found = Block::of(text, path)?;
    if found.is_edited(text) {
        return Err(failure("review-edited", path));
    }
    let line_end = found.line_end(text);
    let figures = figures.trim_end_matches('\n');
    let inside = figures.replace('\n', line_end);
    let mark = format!("{BEGIN} {} {CLOSE}", digest(figures));
    Ok([
        &text[..found.begin.start],
        &mark,
        line_end,
        line_end,
        &inside,
        line_end,
        line_end,
        &text[found.end.start..],
    ]
    .concat())
}

/// Where the two marks stand, without the ends of their lines.
struct Block {
    begin: Span,
    end: Span,
}

impl Block {
    fn of(text: &str, path: &str) -> Result<Self, Failure> {
        let (begins, ends): (Vec<Span>, Vec<Span>) = (marks(text, is_begin), marks(text, is_end));
        match (begins.as_slice(), ends.as_slice()) {
            ([], []) => Err(failure("review-no-block", path)),
            ([begin], [end]) if begin.end < end.start => Ok(Self {
                begin: *begin,
                end: *end,
            }),
            _ => Err(failure("review-damaged", path)),
        }
    }

    fn line_end(&self, text: &str) -> &'static str {
        if text[self.begin.end..].starts_with("\r\n") {
            "\r\n"
        } else {
            "\n"
        }
    }

    /// Whether something stands in the block that is not what was written there.
    fn is_edited(&self, text: &str) -> bool {
        let inside = text[self.begin.end..self.end.start].replace("\r\n", "\n");
        let inside = inside.trim_matches('\n');
        let mark = self.begin.of(text);
        let written = mark
            .trim_start_matches(BEGIN)
            .trim_end_matches(CLOSE)
            .trim();
        !inside.trim().is_empty() && written != digest(inside)
    }
}

/// A few digits by which a text can be told from another one; ends of lines do not count, for Git may change them.
fn digest(text: &str) -> String {
    let id = blob_id(text.as_bytes());
    id.as_str().chars().take(DIGITS).collect()
}

fn is_begin(line: &str) -> bool {
    line.starts_with(BEGIN) && line.ends_with(CLOSE)
}

fn is_end(line: &str) -> bool {
    line == END
}

/// The lines that are marks.
fn marks(text: &str, is_mark: impl Fn(&str) -> bool) -> Vec<Span> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\r', '\n']);
        if is_mark(bare) {
            found.push(Span::new(at, at + bare.len()));
        }
        at += line.len();
    }
    found
}

fn failure(id: &'static str, path: &str) -> Failure {
    Failure::new(Message::new(id).with("path", path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    fn fill(text: &str, figures: &str) -> Result<String, String> {
        filled(text, "r.md", figures).map_err(|failure| failure.what.text(Lang::En))
    }

    #[test]
    fn only_what_stands_between_the_marks_is_written_anew() {
        let text = format!(
            "\u{feff}---\r\ntitle: a\r\n---\r\nmine\r\n{}\r\nyours",
            empty().replace('\n', "\r\n")
        );
        let first = fill(&text, "one\n\ntwo\n").unwrap();
        assert!(
            first.starts_with("\u{feff}---\r\ntitle: a\r\n---\r\nmine\r\n<!-- comity:figures ")
        );
        assert!(
            first.ends_with(" -->\r\n\r\none\r\n\r\ntwo\r\n\r\n<!-- /comity:figures -->\r\nyours")
        );
        let second = fill(&first, "three\n").unwrap();
        assert!(second.ends_with(" -->\r\n\r\nthree\r\n\r\n<!-- /comity:figures -->\r\nyours"));
        assert_eq!(fill(&second, "one\n\ntwo\n").unwrap(), first);
        // Git may have changed the ends of lines on the way.
        let unix = first.replace("\r\n", "\n");
        assert_eq!(fill(&unix, "one\n\ntwo\n").unwrap(), unix);
    }

    #[test]
    fn what_somebody_has_written_in_the_block_is_not_lost() {
        let text = fill(&empty(), "one\n").unwrap();
        let edited = text.replace("one", "one, and a remark");
        assert!(
            fill(&edited, "two")
                .unwrap_err()
                .contains("has been edited")
        );
        assert!(fill(&text, "two").is_ok());
        let emptied = "<!-- comity:figures 0123 -->\n\n\n<!-- /comity:figures -->\n";
        assert!(fill(emptied, "two").is_ok());
        let bare = "<!-- comity:figures -->\nmine\n<!-- /comity:figures -->\n";
        assert!(fill(bare, "two").is_err());
    }

    #[test]
    fn damaged_marks_are_told() {
        let none = fill("text\n", "one").unwrap_err();
        assert!(none.contains("has no marks"), "{none}");
        for damaged in [
            "<!-- comity:figures -->\n",
            "<!-- /comity:figures -->\n",
            "<!-- /comity:figures -->\n<!-- comity:figures -->\n",
            "<!-- comity:figures -->\n<!-- comity:figures -->\n<!-- /comity:figures -->\n",
            "<!-- comity:figures \n<!-- /comity:figures -->\n",
        ] {
            let said = fill(damaged, "one").unwrap_err();
            assert!(said.contains("marks"), "{damaged}: {said}");
        }
    }
}
