//! What can be folded away: the front matter, each of its long keys, sections, long lists.

use gen_lsp_types::{FoldingRange, FoldingRangeKind};

use super::lines::Lines;
use super::requests::Subject;
use super::session::page;
use crate::model::Page;
use crate::parse::Node;
use crate::text::Span;

/// Lists in prose of fewer lines are read at a glance.
const LONG_LIST: usize = 8;

pub(super) fn ranges(subject: &Subject<'_>) -> Option<Vec<FoldingRange>> {
    let page = page(subject.places.session.playbook()?, &subject.path)?;
    let lines = subject.places.lines(&subject.path);
    let mut spans = Vec::new();
    if page.body.start > page.anchor.end && !page.fields.entries().is_empty() {
        spans.push(Span::new(page.anchor.start, page.body.start));
        keys(&page.fields, &mut spans);
    }
    sections(page, &mut spans);
    lists(page, &lines, &mut spans);
    let ranges = spans.into_iter();
    let ranges = ranges.filter_map(|span| fold(trimmed(span, &page.file.text), &lines));
    Some(ranges.collect())
}

/// Every key of the front matter, with what stands below it.
fn keys(node: &Node, spans: &mut Vec<Span>) {
    for entry in node.entries() {
        spans.push(entry.key.span.to(entry.value.span));
        keys(&entry.value, spans);
    }
    for item in node.items() {
        if !item.entries().is_empty() {
            spans.push(item.span);
        }
        keys(item, spans);
    }
}

fn sections(page: &Page, spans: &mut Vec<Span>) {
    let headings = &page.outline.headings;
    for (at, heading) in headings.iter().enumerate() {
        let mut after = headings[at + 1..].iter();
        let next = after.find(|other| other.level <= heading.level);
        let end = next.map_or(page.file.text.len(), |next| next.span.start);
        spans.push(Span::new(heading.span.start, end.max(heading.span.end)));
    }
}

/// Items that follow one another, with the lines that are indented below them.
fn lists(page: &Page, lines: &Lines, spans: &mut Vec<Span>) {
    let text = &page.file.text;
    let mut list: Option<(Span, usize)> = None;
    let mut flush = |list: &mut Option<(Span, usize)>| {
        let long = list.take().filter(|(_, count)| *count >= LONG_LIST);
        spans.extend(long.map(|(span, _)| span));
    };
    for line in (0..lines.len()).filter_map(|line| lines.line(line)) {
        if line.start < page.body.start {
            continue;
        }
        let words = line.of(text);
        let continues = list.is_some() && words.starts_with([' ', '\t']);
        if is_item(words) || continues {
            let (span, count) = list.get_or_insert((line, 0));
            *span = span.to(line);
            *count += 1;
        } else {
            flush(&mut list);
        }
    }
    flush(&mut list);
}

fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_numbered = digits.len() < line.len() && digits.starts_with([')', '.']);
    let mark = if is_numbered {
        digits.get(1..)
    } else {
        line.strip_prefix(['-', '*', '+'])
    };
    mark.is_some_and(|rest| rest.starts_with(' '))
}

/// Blank lines at the end stay visible.
fn trimmed(span: Span, text: &str) -> Span {
    Span::new(span.start, span.start + span.of(text).trim_end().len())
}

fn fold(span: Span, lines: &Lines) -> Option<FoldingRange> {
    let (start, end) = (lines.position(span.start), lines.position(span.end));
    (start.line < end.line).then(|| FoldingRange {
        start_line: start.line,
        end_line: end.line,
        kind: Some(FoldingRangeKind::Region),
        ..FoldingRange::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_lists_are_known_by_their_marks() {
        for item in ["- a", "* a", "  + a", "1. a", "12) ю"] {
            assert!(is_item(item), "{item}");
        }
        for other in ["-a", "a", "", "1.a", "2026 a", "---", "**a**"] {
            assert!(!is_item(other), "{other}");
        }
    }
}
