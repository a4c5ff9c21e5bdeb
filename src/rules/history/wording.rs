//! The words of a text, without what does not count: white space, markup, and where links lead.

use crate::model::Page;
use crate::text::Span;

/// A word and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) struct Word<'a> {
    pub(in crate::rules) text: &'a str,
    pub(in crate::rules) span: Span,
}

/// The headings under which a text may grow after it was agreed on.
const ADDENDA: [&str; 4] = ["errata", "corrections", "уточнения", "исправления"];

/// The words of a document's prose.
pub(in crate::rules) fn words(page: &Page) -> Vec<Word<'_>> {
    split(page, link_targets(page))
}

/// The words of a document's prose without its addenda, `## Errata` and the like.
pub(in crate::rules) fn words_without_addenda(page: &Page) -> Vec<Word<'_>> {
    let outline = &page.outline;
    let addenda = outline.sections.iter().filter_map(|section| {
        let heading = &outline.headings[section.heading];
        let name = heading.text.trim().to_lowercase();
        let is_addendum = ADDENDA.contains(&name.as_str());
        is_addendum.then(|| Span::new(heading.span.start, section.body.end))
    });
    let mut holes = link_targets(page);
    holes.extend(addenda);
    split(page, holes)
}

/// What makes a word a link or emphasis.
const MARKUP: [char; 6] = ['[', ']', '(', ')', '*', '_'];

fn link_targets(page: &Page) -> Vec<Span> {
    let links = page.outline.links.iter();
    let inner = links.filter(|link| link.target.span != link.span);
    inner.map(|link| link.target.span).collect()
}

/// The words between the holes.
fn split(page: &Page, mut holes: Vec<Span>) -> Vec<Word<'_>> {
    holes.sort_by_key(|hole| hole.start);
    holes.push(Span::at(page.body.end));
    let mut words = Vec::new();
    let mut at = page.body.start;
    for hole in holes {
        if hole.start > at {
            let piece = Span::new(at, hole.start);
            words.extend(in_piece(page.file.slice(piece), at));
        }
        at = at.max(hole.end);
    }
    words
}

fn in_piece(text: &str, begin: usize) -> impl Iterator<Item = Word<'_>> {
    let mut from = 0;
    let words = text.split_whitespace().map(move |word| {
        let at = text[from..].find(word).map_or(from, |found| from + found);
        from = at + word.len();
        let bare = word.trim_start_matches(MARKUP);
        let start = begin + from - bare.len();
        let bare = bare.trim_end_matches(MARKUP);
        Word {
            text: bare,
            span: Span::new(start, start + bare.len()),
        }
    });
    words.filter(|word| !word.text.is_empty())
}

/// Where two texts differ: from the first word that is not the same to the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) struct Apart<'a> {
    /// Where that is in the text of now; where words are only gone, the word after them.
    pub(in crate::rules) span: Span,
    before: Vec<&'a str>,
    now: Vec<&'a str>,
}

/// How two texts differ; `None` where they have the same words.
pub(in crate::rules) fn apart<'a>(before: &[Word<'a>], now: &[Word<'a>]) -> Option<Apart<'a>> {
    let same = |(one, other): &(&Word<'_>, &Word<'_>)| one.text == other.text;
    let head = before.iter().zip(now).take_while(same).count();
    if head == before.len() && head == now.len() {
        return None;
    }
    let (old, new) = (&before[head..], &now[head..]);
    let tail = old.iter().rev().zip(new.iter().rev());
    let tail = tail.take_while(same).count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    let next = now.get(head).or(now.last()).map(|word| word.span);
    let span = match (new.first(), new.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        _ => next.unwrap_or(Span::at(0)),
    };
    Some(Apart {
        span,
        before: old.iter().map(|word| word.text).collect(),
        now: new.iter().map(|word| word.text).collect(),
    })
}

impl Apart<'_> {
    /// Whether only a few words differ, each by a letter or two: a slip of the pen. A number never is.
    pub(in crate::rules) fn is_slip(&self) -> bool {
        const WORDS: usize = 3;
        const LETTERS: usize = 2;
        const LONG: usize = 4;
        let pairs = self.before.iter().zip(&self.now);
        let mut changed = pairs.filter(|(old, new)| old != new).peekable();
        let is_slight = |(old, new): (&&str, &&str)| {
            let is_word = |word: &str| {
                word.chars().count() >= LONG && !word.chars().any(|letter| letter.is_ascii_digit())
            };
            is_word(old) && is_word(new) && strsim::damerau_levenshtein(old, new) <= LETTERS
        };
        self.before.len() == self.now.len()
            && changed.peek().is_some()
            && changed.clone().count() <= WORDS
            && changed.all(is_slight)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Report;
    use crate::model::{Config, read_page};
    use crate::text::{DocPath, SourceFile};

    fn page(text: &str) -> Page {
        let file = SourceFile::new(DocPath::new("a.md"), text.as_bytes());
        read_page(file, &Config::default(), &mut Report::default())
    }

    /// What differs in the text of now, and whether it is a slip.
    fn told(before: &str, now: &str) -> Option<(String, bool)> {
        let (before, now) = (page(before), page(now));
        let (old, new) = (words_without_addenda(&before), words_without_addenda(&now));
        let apart = apart(&old, &new)?;
        Some((now.file.slice(apart.span).to_owned(), apart.is_slip()))
    }

    #[test]
    fn white_space_links_and_addenda_do_not_count() {
        let before = "We [agree](a.md) on two\nthings.\n";
        assert_eq!(told(before, "We   [agree](b/c.md) on two things."), None);
        assert_eq!(told(before, "We **agree** on two things."), None);
        let grown = format!("{before}\n## Errata\n\nThree things, in fact.\n");
        assert_eq!(told(before, &grown), None);
        let other = told(before, "We [agree](a.md) on two bad things.").unwrap();
        assert_eq!(other, ("bad".to_owned(), false));
    }

    #[test]
    fn what_is_gone_is_told_at_the_word_after_it() {
        let gone = told("one two three four", "one four");
        assert_eq!(gone, Some(("four".to_owned(), false)));
        let gone = told("one two", "one");
        assert_eq!(gone, Some(("one".to_owned(), false)));
    }

    #[test]
    fn a_slip_is_a_letter_or_two_in_a_few_long_words() {
        assert!(
            told("the comitee decides", "the comittee decides")
                .unwrap()
                .1
        );
        assert!(
            told("решает комисия сегодня", "решает комиссия сегодня")
                .unwrap()
                .1
        );
        assert!(!told("pays 4500 USD", "pays 4600 USD").unwrap().1);
        assert!(!told("we may not pay", "we may now pay").unwrap().1);
        assert!(
            !told("both agree to pay", "both sides agree to pay")
                .unwrap()
                .1
        );
    }
}
