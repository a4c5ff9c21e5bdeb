//! Small numbers that are written as words.

use crate::locale::Lang;

/// The beginnings of the words for a number, from 0 to 12: cardinal, ordinal and collective.
const ENGLISH: [&[&str]; 13] = [
    &["zero", "none", "no"],
    &["one", "once", "first", "single"],
    &["two", "twice", "second", "both", "half"],
    &["three", "third"],
    &["four"],
    &["five", "fifth"],
    &["six"],
    &["seven"],
    &["eight"],
    &["nine", "ninth"],
    &["ten"],
    &["eleven"],
    &["twelve", "twelfth", "dozen"],
];

const RUSSIAN: [&[&str]; 13] = [
    &["ноль", "нол", "нул", "ни", "нет"],
    &["один", "одн", "перв", "раз"],
    &["два", "две", "дву", "втор", "оба", "обе", "обо", "пол"],
    &["три", "тре", "трё"],
    &["четыр", "четвер", "четвёр"],
    &["пят"],
    &["шест"],
    &["сем", "седьм"],
    &["восем", "восьм"],
    &["девят"],
    &["десят"],
    &["одиннадцат"],
    &["двенадцат", "дюжин"],
];

/// Whether a text has a word for a small number.
pub(super) fn has_word(text: &str, lang: Lang, number: usize) -> bool {
    let table = match lang {
        Lang::En => &ENGLISH,
        Lang::Ru => &RUSSIAN,
    };
    let stems = table.get(number).copied().unwrap_or(&[]);
    let words = text.split(|letter: char| !letter.is_alphabetic());
    let mut words = words.map(str::to_lowercase);
    words.any(|word| stems.iter().any(|stem| word.starts_with(stem)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_be_a_word_in_any_case() {
        assert!(has_word("Two jackets", Lang::En, 2));
        assert!(has_word("обеими сторонами", Lang::Ru, 2));
        assert!(has_word("на трёх рынках", Lang::Ru, 3));
        assert!(!has_word("на трёх рынках", Lang::Ru, 4));
        assert!(!has_word("thirteen", Lang::En, 13));
    }
}
