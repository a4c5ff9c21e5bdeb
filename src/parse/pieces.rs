//! Prose and code told apart, for those to whom white space matters in the one and not in the other.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::markdown::options;

/// A piece of a document's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Everything that is no code, as it is written: words, markup, HTML and its comments.
    Prose(&'a str),
    /// What stands between backticks within a line, as `CommonMark` reads it.
    Code(String),
    /// A fenced or indented block of code, without fences and without the indentation or the marks
    /// of what it stands in.
    Block {
        /// What is written after the opening fence; empty for an indented block.
        info: String,
        /// The lines.
        text: String,
    },
}

/// Cuts `body` into its pieces, in order; nothing of the prose is left out.
pub fn pieces(body: &str) -> Vec<Piece<'_>> {
    let mut cutter = Cutter {
        body,
        pieces: Vec::new(),
        from: 0,
    };
    let mut open: Option<(String, String)> = None;
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                cutter.prose_until(&range);
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                open = Some((info, String::new()));
            }
            Event::Text(text) => {
                if let Some((_, lines)) = &mut open {
                    lines.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some((info, text)) = open.take() {
                    cutter.push(Piece::Block { info, text }, &range);
                }
            }
            Event::Code(text) => {
                cutter.prose_until(&range);
                cutter.push(Piece::Code(text.to_string()), &range);
            }
            _ => {}
        }
    }
    cutter.prose_until(&(body.len()..body.len()));
    cutter.pieces
}

struct Cutter<'a> {
    body: &'a str,
    pieces: Vec<Piece<'a>>,
    /// Where the next piece of prose begins.
    from: usize,
}

impl<'a> Cutter<'a> {
    fn prose_until(&mut self, range: &Range<usize>) {
        if let Some(prose) = self.body.get(self.from..range.start)
            && !prose.is_empty()
        {
            self.pieces.push(Piece::Prose(prose));
            self.from = range.start;
        }
    }

    fn push(&mut self, piece: Piece<'a>, range: &Range<usize>) {
        self.pieces.push(piece);
        self.from = self.from.max(range.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_of_every_sort_is_told_from_prose() {
        let body = "One `a  b` two\n\n```rust\nx  y\n```\n<!-- note -->\n\n    in  dented\n\nend\n";
        let shown: Vec<String> = pieces(body)
            .iter()
            .map(|piece| match piece {
                Piece::Prose(text) => format!("prose {:?}", text.trim()),
                Piece::Code(text) => format!("code {text:?}"),
                Piece::Block { info, text } => format!("block {info:?} {text:?}"),
            })
            .collect();
        assert_eq!(
            shown,
            [
                "prose \"One\"",
                "code \"a  b\"",
                "prose \"two\"",
                "block \"rust\" \"x  y\\n\"",
                "prose \"<!-- note -->\"",
                "block \"\" \"in  dented\\n\"",
                "prose \"end\"",
            ]
        );
    }

    #[test]
    fn what_code_stands_in_is_no_part_of_it() {
        let quoted = pieces("> - item\n>\n>   ```\n>   a\n>     b\n>   ```\n");
        let block = Piece::Block {
            info: String::new(),
            text: "a\n  b\n".to_owned(),
        };
        assert!(quoted.contains(&block), "{quoted:?}");
    }
}
