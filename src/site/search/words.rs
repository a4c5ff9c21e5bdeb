//! What counts as a word.
//!
//! `themes/default/static/js/search/words.js` has the same rules, because a query is taken apart by the browser:
//! a word is a run of letters, marks and digits; words joined without a space (`DEC-2026-014`, `co-owner`, `12,000`) are
//! found by each of them and by the whole. Folding makes small letters, takes `ё` for `е` and leaves out diacritics, but
//! keeps `й`, which Russian takes for a letter of its own.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Joins the parts of an id, a path, a date or a compound.
const JOINERS: &str = "-\u{2010}\u{2011}./_#:@'’+&";

/// Joins digits only: the marks between thousands, and the decimal comma.
const DIGIT_JOINERS: &str = ",\u{a0}\u{202f}";

/// The turning mark of `й`.
const BREVE: char = '\u{306}';

/// Calls `take` with each word of `text`, folded: the parts, and after them what they are parts of.
pub(super) fn each(text: &str, mut take: impl FnMut(&str)) {
    let mut rest = text;
    while let Some(start) = rest.find(is_word) {
        let whole = piece(&rest[start..]);
        rest = &rest[start + whole.len()..];
        let mut parts = 0;
        for part in whole.split(|letter| !is_word(letter)) {
            let folded = fold(part);
            if !folded.is_empty() {
                take(&folded);
                parts += 1;
            }
        }
        if parts > 1 {
            take(&fold(&joined(whole)));
        }
    }
}

/// The words at the beginning of `text` that are joined without a space.
fn piece(text: &str) -> &str {
    let mut letters = text.char_indices().peekable();
    let mut end = 0;
    let mut last = ' ';
    while let Some((at, letter)) = letters.next() {
        if !is_word(letter) {
            let next = letters.peek().map_or(' ', |(_, next)| *next);
            let joins = JOINERS.contains(letter) && is_word(next);
            let joins_digits =
                DIGIT_JOINERS.contains(letter) && last.is_numeric() && next.is_numeric();
            if !joins && !joins_digits {
                break;
            }
        }
        last = letter;
        end = at + letter.len_utf8();
    }
    &text[..end]
}

/// The whole of a piece with its joiners as readers type them; those between thousands are left out.
fn joined(whole: &str) -> String {
    let letters = whole
        .chars()
        .filter(|letter| !DIGIT_JOINERS.contains(*letter));
    let typed = letters.map(|letter| match letter {
        '\u{2010}' | '\u{2011}' => '-',
        '’' => '\'',
        other => other,
    });
    typed.collect()
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter)
}

/// The word as it is compared.
fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut last = ' ';
    let lower = word.to_lowercase();
    let kept = lower.nfd().filter(|letter| {
        let is_short_i = *letter == BREVE && last == 'и';
        last = *letter;
        is_short_i || !is_combining_mark(*letter)
    });
    kept.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::each;

    fn words(text: &str) -> String {
        let mut found = Vec::new();
        each(text, |word| found.push(word.to_owned()));
        found.join(" ")
    }

    #[test]
    fn letters_are_folded() {
        assert_eq!(words("Ёлка ÉTÉ Йогурт Ї"), "елка ete йогурт і");
        assert_eq!(words("naïve СО\u{301}БСТВЕННИК"), "naive собственник");
        assert_eq!(words("— … «»"), "");
    }

    #[test]
    fn ids_are_found_whole_and_in_parts() {
        assert_eq!(words("DEC-2026-014."), "dec 2026 014 dec-2026-014");
        assert_eq!(
            words("2026-02-loi#us-cpe"),
            "2026 02 loi us cpe 2026-02-loi#us-cpe"
        );
        assert_eq!(
            words("ann@example.org, ok"),
            "ann example org ann@example.org ok"
        );
        assert_eq!(words("a - b -c d- e--f"), "a b c d e f");
    }

    #[test]
    fn thousands_are_one_number() {
        assert_eq!(words("12,000"), "12 000 12000");
        assert_eq!(words("12\u{a0}000 чел."), "12 000 12000 чел");
        assert_eq!(words("one,two 1, 2"), "one two 1 2");
    }
}
