//! A missing heading, put where it belongs among those that are there.

use super::sections::{Required, heading_of, is_called};
use crate::finding::{Fix, Safety};
use crate::model::Page;
use crate::parse::markdown::outline;
use crate::text::Span;

/// The level of a heading that has no neighbour.
const LEVEL: u8 = 2;

/// The fix that adds the heading of `required[missing]` and nothing under it: after the section of
/// the nearest heading that stands before it in the profile, else before that of the nearest after
/// it, else at the end.
///
/// `None` where it would not become a heading there, as within a code block that nothing closes.
pub(super) fn scaffold(page: &Page, required: &[Required<'_>], missing: usize) -> Option<Fix> {
    let name = required.get(missing)?.name;
    let (before, after) = required.split_at(missing);
    let level = |section| heading_of(page, section).level;
    let above = before.iter().rev().find_map(|it| it.sections.first());
    let below = after.iter().find_map(|it| it.sections.first());
    let end = page.file.text.len();
    let (at, level) = match (above, below) {
        (Some(above), _) => (above.body.end, level(above)),
        (None, Some(below)) => (heading_of(page, below).span.start, level(below)),
        (None, None) => (end, LEVEL),
    };
    let at = if at == end {
        end
    } else {
        page.file.line_at(at).start
    };
    let text = lines(page, at, &format!("{} {name}", "#".repeat(level.into())));
    becomes_heading(page, at, &text, name).then(|| {
        let span = Span::at(at);
        Fix::replace(Safety::Safe, page.path(), span, text)
    })
}

/// The heading with an empty line on both sides, with the line ends of the file.
fn lines(page: &Page, at: usize, heading: &str) -> String {
    let text = &page.file.text;
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let before = text.get(..at).unwrap_or("");
    let is_line = before.is_empty() || before.ends_with('\n');
    let last_line = before.lines().last();
    let is_apart = last_line.is_none_or(|line| line.trim().is_empty());
    let mut out = String::new();
    if !is_line {
        out.push_str(newline);
    }
    if !is_apart {
        out.push_str(newline);
    }
    out.push_str(heading);
    out.push_str(newline);
    if at < text.len() {
        out.push_str(newline);
    }
    out
}

/// Whether the document has one heading more with `text` in it, and it bears the name.
fn becomes_heading(page: &Page, at: usize, text: &str, name: &str) -> bool {
    let Some(within) = at.checked_sub(page.body.start) else {
        return false;
    };
    let mut body = page.file.slice(page.body).to_owned();
    if !body.is_char_boundary(within) {
        return false;
    }
    body.insert_str(within, text);
    let outline = outline(&body, page.body.start);
    let named = outline
        .headings
        .iter()
        .filter(|heading| is_called(heading, name));
    named.count() == 1 && outline.headings.len() == page.outline.headings.len() + 1
}
