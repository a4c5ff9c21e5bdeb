//! Looking for words in what a document says: its prose, and the texts of its fields.

use crate::model::Page;
use crate::parse::{Content, Node};
use crate::text::Span;

/// A word or phrase that was found.
pub(in crate::rules) struct Found<'a> {
    pub(in crate::rules) phrase: &'a str,
    pub(in crate::rules) span: Span,
}

/// The texts of the fields, and the prose.
pub(in crate::rules) fn runs(page: &Page) -> Vec<Span> {
    let mut runs = Vec::with_capacity(page.outline.prose.len() + 16);
    fields(&page.fields, &mut runs);
    runs.extend(&page.outline.prose);
    runs
}

/// The field in which `span` stands, with dots between the keys; empty in prose.
pub(in crate::rules) fn field_at(page: &Page, span: Span) -> String {
    let mut keys: Vec<&str> = Vec::new();
    let mut node = &page.fields;
    let holds = |node: &Node| node.span.start <= span.start && span.end <= node.span.end;
    loop {
        if let Some(entry) = node.entries().iter().find(|entry| holds(&entry.value)) {
            keys.push(&entry.key);
            node = &entry.value;
        } else if let Some(item) = node.items().iter().find(|item| holds(item)) {
            node = item;
        } else {
            return keys.join(".");
        }
    }
}

fn fields(node: &Node, runs: &mut Vec<Span>) {
    match &node.content {
        Content::Scalar(..) => runs.push(node.span),
        Content::List(items) => items.iter().for_each(|item| fields(item, runs)),
        Content::Map(entries) => entries.iter().for_each(|entry| fields(&entry.value, runs)),
        Content::Null => {}
    }
}

/// Phrases to be found in many texts.
pub(in crate::rules) struct Finder<'a> {
    /// By their first letters.
    phrases: Vec<Phrase<'a>>,
    /// Whether a phrase begins with this letter, for letters of ASCII in either case.
    ascii: [bool; 128],
    /// The same for the letters of the Cyrillic block, U+0400 to U+04FF.
    cyrillic: [bool; 256],
    /// The other letters with which phrases begin, in either case.
    others: Vec<char>,
    /// A bit for each hash of the first two letters of a phrase: most words that begin as a phrase
    /// does go on otherwise.
    pairs: [u64; PAIRS / 64],
}

/// How many hashes of two letters are told apart.
const PAIRS: usize = 1024;

/// The word and the bit for two letters in lower case; a phrase whose second letter is not looked
/// at has none.
fn pair(first: char, second: Option<char>) -> (usize, u64) {
    let second = second.map_or(0, |letter| letter as usize);
    let hash = (first as usize * 37 + second) % PAIRS;
    (hash / 64, 1 << (hash % 64))
}

/// The first letter of the Cyrillic block.
const CYRILLIC: u32 = 0x400;

struct Phrase<'a> {
    text: &'a str,
    /// In lower case.
    first: char,
    /// The next letter in lower case, where it has one and that is no space.
    second: Option<char>,
    last: char,
    /// Whether it can be compared byte by byte.
    is_plain: bool,
}

impl<'a> Finder<'a> {
    /// A finder of `phrases`.
    pub(in crate::rules) fn new(phrases: impl IntoIterator<Item = &'a str>) -> Self {
        let mut phrases: Vec<Phrase<'a>> = phrases.into_iter().filter_map(Phrase::new).collect();
        phrases.sort_by_key(|phrase| phrase.first);
        let mut finder = Self {
            phrases,
            ascii: [false; 128],
            cyrillic: [false; 256],
            others: Vec::new(),
            pairs: [0; PAIRS / 64],
        };
        for phrase in &finder.phrases {
            let (word, bit) = pair(phrase.first, phrase.second);
            finder.pairs[word] |= bit;
            let both = phrase
                .first
                .to_lowercase()
                .chain(phrase.first.to_uppercase());
            let letters = both.chain(if phrase.first == 'е' { "ёЁ" } else { "" }.chars());
            for letter in letters {
                let in_block = (letter as u32).wrapping_sub(CYRILLIC) as usize;
                if let Some(begins) = finder.ascii.get_mut(letter as usize) {
                    *begins = true;
                } else if let Some(begins) = finder.cyrillic.get_mut(in_block) {
                    *begins = true;
                } else {
                    finder.others.push(letter);
                }
            }
        }
        finder
    }

    /// The phrases in `text`, which begins at byte `base`, as whole words: the longest where
    /// several begin at one place, and none inside another.
    ///
    /// Every text of a playbook goes through here, so a letter with which no phrase begins, or
    /// that stands inside a word, costs one look.
    pub(in crate::rules) fn find(&self, text: &str, base: usize) -> Vec<Found<'a>> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = self.next_begin(text, from) {
            let letter = text[at..].chars().next().unwrap_or_default();
            from = at + letter.len_utf8();
            if let Some((phrase, end)) = self.longest_at(text, at, letter) {
                let span = Span::new(base + at, base + end);
                found.push(Found { phrase, span });
                from = end;
            }
        }
        found
    }

    /// The next letter, at or after `from`, with which a phrase begins and that does not follow
    /// another one.
    fn next_begin(&self, text: &str, from: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = from;
        let mut follows = ends_in_letter(&bytes[..from]);
        loop {
            if follows {
                at = end_of_word(bytes, at);
            }
            let byte = bytes.get(at)?;
            if let Some(begins) = self.ascii.get(usize::from(*byte)) {
                let is_letter = byte.is_ascii_alphanumeric();
                if *begins && !(follows && is_letter) {
                    return Some(at);
                }
                follows = is_letter;
                at += 1;
            } else {
                let letter = text[at..].chars().next()?;
                let in_block = (letter as u32).wrapping_sub(CYRILLIC) as usize;
                let begins = self.cyrillic.get(in_block).copied();
                if !follows && begins.unwrap_or_else(|| self.others.contains(&letter)) {
                    return Some(at);
                }
                follows = matches!(byte, 0xD0 | 0xD1);
                at += letter.len_utf8();
            }
        }
    }

    /// Whether a phrase may begin with these two letters, in lower case.
    fn may_begin(&self, first: char, next: Option<char>) -> bool {
        let has = |(word, bit): (usize, u64)| self.pairs[word] & bit != 0;
        has(pair(first, next)) || has(pair(first, None))
    }

    fn longest_at(&self, text: &str, from: usize, letter: char) -> Option<(&'a str, usize)> {
        let next = text[from + letter.len_utf8()..].chars().next().map(folded);
        let first = folded(letter);
        if !self.may_begin(first, next) {
            return None;
        }
        let before = text[..from].chars().next_back();
        let is_inside = before.is_some_and(joins_words) && is_word(letter);
        if is_inside {
            return None;
        }
        let start = self.phrases.partition_point(|phrase| phrase.first < first);
        let begins = |phrase: &&Phrase<'a>| phrase.first == first;
        let goes_on = |phrase: &&Phrase<'a>| phrase.second.is_none() || phrase.second == next;
        let matching = self.phrases[start..].iter().take_while(begins);
        let matching = matching
            .filter(goes_on)
            .filter(|phrase| !joins(before, phrase.first));
        let ends = matching.filter_map(|phrase| Some((phrase.text, phrase.end_at(text, from)?)));
        ends.max_by_key(|(_, end)| *end)
    }
}

impl<'a> Phrase<'a> {
    fn new(text: &'a str) -> Option<Self> {
        Some(Self {
            text,
            first: folded(text.chars().next()?),
            second: text
                .chars()
                .nth(1)
                .filter(|second| *second != ' ')
                .map(folded),
            last: text.chars().next_back()?,
            is_plain: text.is_ascii() && !text.contains(' '),
        })
    }

    /// Where it ends if it stands at `from`, as a whole word.
    fn end_at(&self, text: &str, from: usize) -> Option<usize> {
        let end = if self.is_plain {
            let end = from + self.text.len();
            let written = text.as_bytes().get(from..end)?;
            written
                .eq_ignore_ascii_case(self.text.as_bytes())
                .then_some(end)?
        } else {
            self.end_of_letters(text, from)?
        };
        let after = text[end..].chars().next();
        (!joins(after, self.last)).then_some(end)
    }

    fn end_of_letters(&self, text: &str, from: usize) -> Option<usize> {
        let mut rest = text[from..].char_indices().peekable();
        let mut end = from;
        for wanted in self.text.chars() {
            let (at, letter) = rest.next()?;
            let is_equal = if wanted == ' ' {
                letter.is_whitespace()
            } else {
                letter == wanted || folded(letter) == folded(wanted)
            };
            if !is_equal {
                return None;
            }
            end = from + at + letter.len_utf8();
            while wanted == ' ' && rest.next_if(|(_, next)| next.is_whitespace()).is_some() {}
        }
        Some(end)
    }
}

/// Where the letters and digits of English and Russian end that stand at `at`: most of a text is
/// passed over here, a letter at a step.
fn end_of_word(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            at += 1;
        } else if matches!(byte, 0xD0 | 0xD1) {
            at += 2;
        } else {
            break;
        }
    }
    at
}

/// Whether a letter of English or Russian stands at the end: told from bytes, since nearly every
/// letter of a text follows one.
fn ends_in_letter(before: &[u8]) -> bool {
    match before {
        [.., 0xD0 | 0xD1, 0x80..=0xBF] => true,
        [.., last] => last.is_ascii_alphanumeric(),
        [] => false,
    }
}

/// Whether a letter beside a phrase makes it a part of something longer.
fn joins(beside: Option<char>, edge: char) -> bool {
    beside.is_some_and(|beside| {
        if is_word(edge) {
            joins_words(beside)
        } else {
            is_word(beside) || beside == edge
        }
    })
}

fn joins_words(letter: char) -> bool {
    is_word(letter) || matches!(letter, '-' | '_' | '\u{2010}' | '\u{2011}')
}

/// A letter or digit; those of our two languages are told without a search in Unicode's tables.
fn is_word(letter: char) -> bool {
    match letter {
        '\0'..='\u{7F}' => letter.is_ascii_alphanumeric(),
        '\u{400}'..='\u{481}' => true,
        _ => letter.is_alphanumeric(),
    }
}

/// The letter in lower case, `ё` as `е`; those of our two languages are told by arithmetic.
fn folded(letter: char) -> char {
    let lower = match letter {
        '\0'..='\u{7F}' => letter.to_ascii_lowercase(),
        'А'..='Я' => char::from_u32(letter as u32 + 0x20).unwrap_or(letter),
        'а'..='я' => letter,
        _ => letter.to_lowercase().next().unwrap_or(letter),
    };
    if lower == 'ё' { 'е' } else { lower }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, phrases: &[&str]) -> Vec<String> {
        let found = Finder::new(phrases.iter().copied()).find(text, 0);
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
