//! Which words stand where, in little space.
//!
//! For each word the sections it stands in are written one after the other, as the distance from the last, the field and,
//! where it is more than one, the number of times. Numbers are written as in source maps: five bits to a letter of Base64,
//! the lowest first, the sixth bit says that more follow. (Source Map specification, "Base64 VLQ", without its sign.)

use std::collections::{BTreeMap, BTreeSet};

use super::entry::Entry;
use super::words;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// How many fields a section has: its name, the name of its page, its id, its text.
pub(super) const FIELDS: usize = 4;

/// The words of all sections.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Postings {
    /// The words, sorted, with a space between them.
    pub(super) words: String,
    /// Where each stands, in the same order, with a space between them.
    pub(super) places: String,
    /// How many different words each field of each section has.
    pub(super) lengths: String,
}

/// How often a word stands in a field of a section.
type Counts = BTreeMap<(usize, usize), usize>;

impl Postings {
    pub(super) fn of(entries: &[Entry]) -> Self {
        let mut found: BTreeMap<String, Counts> = BTreeMap::new();
        let mut lengths = String::new();
        for (at, entry) in entries.iter().enumerate() {
            for (field, text) in fields(entry).into_iter().enumerate() {
                let mut different = BTreeSet::new();
                words::each(text, |word| {
                    let counts = found.entry(word.to_owned()).or_default();
                    *counts.entry((at, field)).or_default() += 1;
                    different.insert(word.to_owned());
                });
                number(different.len(), &mut lengths);
            }
        }
        let words: Vec<&str> = found.keys().map(String::as_str).collect();
        let places: Vec<String> = found.values().map(places).collect();
        Self {
            words: words.join(" "),
            places: places.join(" "),
            lengths,
        }
    }
}

/// The texts that are searched. The beginning of a page has the page's own name.
fn fields(entry: &Entry) -> [&str; FIELDS] {
    let (name, page) = if entry.heading.is_empty() {
        (entry.title.as_str(), "")
    } else {
        (entry.heading.as_str(), entry.title.as_str())
    };
    [name, page, &entry.reference, &entry.text]
}

fn places(counts: &Counts) -> String {
    let mut out = String::new();
    let mut last = 0;
    for ((section, field), times) in counts {
        let is_more = usize::from(*times > 1);
        number(((section - last) * FIELDS + field) * 2 + is_more, &mut out);
        if *times > 1 {
            number(*times, &mut out);
        }
        last = *section;
    }
    out
}

fn number(mut value: usize, out: &mut String) {
    loop {
        let more = if value < 32 { 0 } else { 32 };
        out.push(char::from(DIGITS[value % 32 + more]));
        value /= 32;
        if more == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Postings, number};

    #[test]
    fn numbers_take_as_many_letters_as_they_need() {
        let written = |value| {
            let mut out = String::new();
            number(value, &mut out);
            out
        };
        let samples = [0, 31, 32, 1023, 1024].map(written);
        assert_eq!(samples, ["A", "f", "gB", "/f", "ggB"]);
    }

    #[test]
    fn words_are_sorted_and_counted_by_section_and_field() {
        let entry = |title: &str, text: &str| Entry {
            title: title.to_owned(),
            text: text.to_owned(),
            ..Entry::default()
        };
        let postings = Postings::of(&[entry("Plan", "a plan"), entry("", "plan, plan")]);
        assert_eq!(postings.words, "a plan");
        // `a`: section 0, field 3. `plan`: section 0 fields 0 and 3, section 1 field 3 twice.
        assert_eq!(postings.places, "G AGPC");
        assert_eq!(postings.lengths, "BAACAAAB");
    }
}
