//! Markdown for a terminal: headings, wrapped paragraphs, lists, examples set in.

use anstyle::Style;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use unicode_width::UnicodeWidthStr as _;

/// Renders Markdown in `width` columns; headings are bold where `is_colored`.
pub(super) fn terminal(markdown: &str, width: usize, is_colored: bool) -> String {
    let mut prose = Prose {
        width,
        bold: if is_colored {
            Style::new().bold()
        } else {
            Style::new()
        },
        out: String::new(),
        text: String::new(),
        lists: Vec::new(),
        code: None,
    };
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        prose.take(event);
    }
    prose.out.trim_end().to_owned() + "\n"
}

/// Renders Markdown of this program's own as markup.
pub(super) fn html(markdown: &str) -> String {
    let mut out = String::new();
    pulldown_cmark::html::push_html(&mut out, Parser::new_ext(markdown, Options::ENABLE_TABLES));
    out
}

struct Prose {
    width: usize,
    bold: Style,
    out: String,
    /// The text of the block that is open.
    text: String,
    /// The next number of each open list; none for lists of points.
    lists: Vec<Option<u64>>,
    /// The info string of the code block that is open.
    code: Option<String>,
}

impl Prose {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::List(first)) => {
                self.end_paragraph("");
                self.lists.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.out.push('\n');
                }
            }
            Event::End(TagEnd::Item) => self.end_item(),
            Event::Start(Tag::CodeBlock(kind)) => {
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                self.code = Some(info);
            }
            Event::End(TagEnd::CodeBlock) => self.end_code(),
            Event::End(TagEnd::Heading(_)) => self.end_heading(),
            Event::End(TagEnd::Paragraph) if self.lists.is_empty() => self.end_paragraph("\n"),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => self.end_paragraph(""),
            Event::End(TagEnd::Table) => self.out.push('\n'),
            Event::End(TagEnd::TableCell) => self.text.push_str("  "),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text += &text,
            Event::Code(code) => self.text.extend(["`", &*code, "`"]),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            _ => {}
        }
    }

    fn end_paragraph(&mut self, after: &str) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.out += &wrapped(&text, self.width, "", "");
            self.out += after;
        }
    }

    fn end_heading(&mut self) {
        let bold = self.bold;
        let text = std::mem::take(&mut self.text);
        self.out
            .extend([format!("{bold}{text}{bold:#}"), "\n\n".to_owned()]);
    }

    fn end_item(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        let depth = "  ".repeat(self.lists.len().saturating_sub(1));
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        let rest = format!("{depth}{}", " ".repeat(mark.len()));
        self.out += &wrapped(&text, self.width, &format!("{depth}{mark}"), &rest);
    }

    fn end_code(&mut self) {
        let info = self.code.take().unwrap_or_default();
        let text = std::mem::take(&mut self.text);
        if !info.is_empty() {
            self.out.extend([&*info, ":\n"]);
        }
        for line in text.lines() {
            let line = if line.is_empty() {
                String::new()
            } else {
                format!("    {line}")
            };
            self.out += &line;
            self.out.push('\n');
        }
        self.out.push('\n');
    }
}

/// The words of `text` in lines of `width` columns, the first line after `first`, others after
/// `rest`.
fn wrapped(text: &str, width: usize, first: &str, rest: &str) -> String {
    let mut out = String::new();
    let mut line = first.to_owned();
    let mut is_empty = true;
    for word in text.split_whitespace() {
        if !is_empty && line.width() + 1 + word.width() > width {
            out += &line;
            out.push('\n');
            rest.clone_into(&mut line);
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line += word;
        is_empty = false;
    }
    out + &line + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_wrapped_and_examples_set_in() {
        let page = "# Head\n\nОдин `два` **три**\nчетыре.\n\n- one two three\n- b\n\n1. x\n\n```bad as-of=2026-03-31\nowner: dan\n\nx\n```\n";
        assert_eq!(
            terminal(page, 12, false),
            "Head\n\nОдин `два`\nтри четыре.\n\n- one two\n  three\n- b\n\n1. x\n\n\
             bad as-of=2026-03-31:\n    owner: dan\n\n    x\n"
        );
    }
}
