//! The canonical form of prose: words count, white space outside code does not.

use serde_json::{Value, json};

use super::hash::plain;
use crate::model::Page;
use crate::parse::{Piece, pieces};

/// A JSON list of the pieces: prose as strings in which every run of white space is one space,
/// code as objects that keep theirs.
pub(super) fn canonical(body: &str) -> String {
    let body = plain(body);
    let pieces = pieces(&body);
    let mut list = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Prose(text) => {
                let before = at.checked_sub(1).and_then(|before| pieces.get(before));
                let text = spaced(text, is_in_line(before), is_in_line(pieces.get(at + 1)));
                if !text.is_empty() {
                    list.push(Value::String(text));
                }
            }
            Piece::Code(text) => list.push(json!({ "code": text })),
            Piece::Block { info, text } => list.push(json!({ "block": text, "info": info })),
        }
    }
    Value::Array(list).to_string()
}

/// Code in the line stands beside a word or apart from it; around blocks no space means anything.
fn is_in_line(neighbour: Option<&Piece<'_>>) -> bool {
    matches!(neighbour, Some(Piece::Code(_)))
}

/// The words with one space between them, and one at an end that keeps its white space.
fn spaced(text: &str, keeps_start: bool, keeps_end: bool) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let start = keeps_start && text.starts_with(char::is_whitespace);
    let end = keeps_end && text.ends_with(char::is_whitespace) && !words.is_empty();
    let space = |there: bool| if there { " " } else { "" };
    format!("{}{}{}", space(start), words.join(" "), space(end))
}

/// The text under each heading up to the next one, and the text before the first under no name.
///
/// These are for telling what changed; the digest counts the body as a whole.
pub(super) fn sections(page: &Page) -> Vec<(String, &str)> {
    let headings = &page.outline.headings;
    let mut starts = vec![(String::new(), page.body.start)];
    for heading in headings {
        let name = heading
            .text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let earlier = headings
            .iter()
            .take_while(|other| other.span != heading.span);
        let same = earlier.filter(|other| other.text == heading.text).count();
        let name = match same {
            0 => name,
            same => format!("{name} ({})", same + 1),
        };
        starts.push((name, heading.span.start));
    }
    let mut sections = Vec::with_capacity(starts.len());
    for (at, (name, start)) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or(page.body.end, |(_, next)| *next);
        let text = page.file.text.get(*start..end).unwrap_or("");
        sections.push((name.clone(), text));
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_counts_in_code_only() {
        let one = "A  paragraph\nof `two  words`\n\n```\nlet  x\n```\nend";
        let other = "A paragraph of\r\n`two  words`\r\n\r\n\r\n~~~\r\nlet  x\r\n~~~\r\n\r\nend\r\n";
        assert_eq!(canonical(one), canonical(other));
        assert_ne!(canonical(one), canonical(&one.replace("let  x", "let x")));
        assert_ne!(
            canonical(one),
            canonical(&one.replace("two  words", "two words"))
        );
    }

    #[test]
    fn a_space_beside_code_in_a_line_counts() {
        assert_ne!(canonical("a `b`"), canonical("a`b`"));
        assert_ne!(canonical("`b` c"), canonical("`b`c"));
        assert_eq!(canonical("a `b` c"), canonical("a\n`b`\nc\n"));
    }

    #[test]
    fn comments_and_composed_letters_count_as_what_they_are() {
        assert_ne!(canonical("a"), canonical("a <!-- b -->"));
        assert_eq!(canonical("\u{0438}\u{0306}"), canonical("\u{0439}"));
    }

    #[test]
    fn what_is_code_is_not_what_is_prose() {
        assert_ne!(canonical("a\n\n    b"), canonical("a\n\nb"));
        assert_ne!(canonical("{\"code\":\"b\"}"), canonical("`b`"));
    }
}
