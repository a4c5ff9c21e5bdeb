//! Looking for words in what a document says: its prose, and the texts of its fields.

use crate::model::Page;
use crate::parse::{Content, Node};
use crate::text::Span;

/// A piece of text, and the field it stands in; prose has none.
pub(super) struct Run {
    pub(super) span: Span,
    pub(super) field: String,
}

/// A word or phrase that was found.
pub(super) struct Found<'a> {
    pub(super) phrase: &'a str,
    pub(super) span: Span,
}

/// The prose, where lines of one paragraph are one piece, and the texts of the fields.
pub(super) fn runs(page: &Page) -> Vec<Run> {
    let mut spans: Vec<Span> = Vec::new();
    for span in &page.outline.prose {
        match spans.last_mut() {
            Some(last) if is_soft_break(page, *last, *span) => last.end = span.end,
            _ => spans.push(*span),
        }
    }
    let mut runs = Vec::new();
    fields(&page.fields, String::new(), &mut runs);
    runs.extend(spans.into_iter().map(|span| Run {
        span,
        field: String::new(),
    }));
    runs
}

fn is_soft_break(page: &Page, before: Span, after: Span) -> bool {
    let gap =
        (before.end <= after.start).then(|| page.file.slice(Span::new(before.end, after.start)));
    gap.is_some_and(|gap| gap.trim().is_empty() && gap.matches('\n').count() == 1)
}

fn fields(node: &Node, path: String, runs: &mut Vec<Run>) {
    match &node.content {
        Content::Scalar(..) => runs.push(Run {
            span: node.span,
            field: path,
        }),
        Content::List(items) => {
            for item in items {
                fields(item, path.clone(), runs);
            }
        }
        Content::Map(entries) => {
            for entry in entries {
                let below = if path.is_empty() {
                    entry.key.value.clone()
                } else {
                    format!("{path}.{}", entry.key.value)
                };
                fields(&entry.value, below, runs);
            }
        }
        Content::Null => {}
    }
}

/// The whole words and phrases of `phrases` in `text`, which begins at byte `base`: the longest
/// where several begin at one place, and none inside another.
pub(super) fn find<'a>(text: &str, base: usize, phrases: &[&'a str]) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut before = None;
    while let Some(letter) = text[from..].chars().next() {
        let longest = phrases
            .iter()
            .filter_map(|phrase| Some((phrase, matches_at(text, from, before, phrase)?)))
            .max_by_key(|(_, end)| *end);
        if let Some((phrase, end)) = longest {
            found.push(Found {
                phrase,
                span: Span::new(base + from, base + end),
            });
            before = text[..end].chars().next_back();
            from = end;
        } else {
            before = Some(letter);
            from += letter.len_utf8();
        }
    }
    found
}

/// Where `phrase` ends if it stands at `from`, as a whole word.
fn matches_at(text: &str, from: usize, before: Option<char>, phrase: &str) -> Option<usize> {
    let mut rest = text[from..].char_indices().peekable();
    let mut end = from;
    for wanted in phrase.chars() {
        let (at, letter) = rest.next()?;
        let is_equal = if wanted == ' ' {
            letter.is_whitespace()
        } else {
            folded(letter).eq(folded(wanted))
        };
        if !is_equal {
            return None;
        }
        end = from + at + letter.len_utf8();
        while wanted == ' ' && rest.next_if(|(_, next)| next.is_whitespace()).is_some() {}
    }
    let first = phrase.chars().next()?;
    let last = phrase.chars().next_back()?;
    let after = text[end..].chars().next();
    let is_whole = !joins(before, first) && !joins(after, last);
    is_whole.then_some(end)
}

/// Whether a letter beside a phrase makes it a part of something longer.
fn joins(beside: Option<char>, edge: char) -> bool {
    beside.is_some_and(|beside| {
        if edge.is_alphanumeric() {
            beside.is_alphanumeric() || matches!(beside, '-' | '_' | '\u{2010}' | '\u{2011}')
        } else {
            beside.is_alphanumeric() || beside == edge
        }
    })
}

fn folded(letter: char) -> impl Iterator<Item = char> {
    letter
        .to_lowercase()
        .map(|letter| if letter == 'ё' { 'е' } else { letter })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, phrases: &[&str]) -> Vec<String> {
        let found = find(text, 0, phrases);
        found
            .iter()
            .map(|found| found.span.of(text).to_owned())
            .collect()
    }

    #[test]
    fn phrases_are_whole_words_in_any_case_and_over_line_ends() {
        assert_eq!(
            found(
                "As  soon\nas Possible, soon.",
                &["soon", "as soon as possible"]
            ),
            ["As  soon\nas Possible", "soon"]
        );
        assert_eq!(found("Sooner, soon-ish, monsoon", &["soon"]), [""; 0]);
        assert_eq!(
            found("ЕЩЁ скорее, чем скоро", &["еще", "скоро"]),
            ["ЕЩЁ", "скоро"]
        );
    }

    #[test]
    fn signs_are_no_part_of_a_word() {
        assert_eq!(found("Budget: ???", &["???"]), ["???"]);
        assert_eq!(found("Really??? What????", &["???"]), [""; 0]);
    }
}
