//! Names of people in prose, in either alphabet and in Russian cases.

use super::ordinary::may_be_no_name;
use crate::model::{Page, Playbook};
use crate::text::Span;

/// The people of all parties, as prose may name them.
pub(super) struct Roll<'a> {
    people: Vec<Named<'a>>,
}

struct Named<'a> {
    id: &'a str,
    /// First name and surname.
    parts: Vec<Part>,
    /// Their handle, with its `@`.
    handle: Option<&'a str>,
}

/// A first name or a surname, as the register spells it.
struct Part {
    /// In Latin letters and lower case.
    latin: String,
    /// Whether it begins with a capital letter; then so does every mention of it.
    is_capital: bool,
}

/// Somebody who is named.
pub(super) struct Mention<'a> {
    /// The id of the person.
    pub(super) person: &'a str,
    /// Where the name stands.
    pub(super) span: Span,
}

impl<'a> Roll<'a> {
    /// Everybody whom the parties list.
    pub(super) fn of(playbook: &'a Playbook) -> Self {
        let people = playbook.people().map(|(_, id, person)| {
            let name = person.name.as_ref().map_or("", |name| name.value.as_str());
            let parts = words(name).map(|(_, part)| Part::of(part));
            Named {
                id: id.as_str(),
                parts: parts.filter(|part| 2 <= part.latin.len()).collect(),
                handle: person.forge.as_ref().map(|forge| forge.value.as_str()),
            }
        });
        Self {
            people: people.collect(),
        }
    }

    /// The first mention of each person in these runs of a page's prose.
    pub(super) fn mentions(&self, page: &Page, runs: &[Span]) -> Vec<Mention<'a>> {
        let mut found: Vec<Mention<'a>> = Vec::new();
        for run in runs {
            for mention in self.in_text(page.file.slice(*run), run.start) {
                if found.iter().all(|known| known.person != mention.person) {
                    found.push(mention);
                }
            }
        }
        found
    }

    fn in_text(&self, text: &str, base: usize) -> Vec<Mention<'a>> {
        let words: Vec<(usize, &str)> = words(text).collect();
        let mut found = Vec::new();
        let mut next = 0;
        while let Some((at, word)) = words.get(next).copied() {
            next += 1;
            let Some(person) = self.person(text, at, word, &words[next..]) else {
                continue;
            };
            let mut end = at + word.len();
            // The surname after the first name is the same mention.
            if let Some((after, surname)) = words.get(next).copied()
                && text[end..after].trim().is_empty()
                && person.is_called(surname)
            {
                end = after + surname.len();
                next += 1;
            }
            let span = Span::new(base + at, base + end);
            found.push(Mention {
                person: person.id,
                span,
            });
        }
        found
    }

    /// Who is meant by a word; of several with this name the one whose surname follows.
    fn person(
        &self,
        text: &str,
        at: usize,
        word: &str,
        following: &[(usize, &str)],
    ) -> Option<&Named<'a>> {
        if text[..at].ends_with('@') {
            let mut people = self.people.iter();
            return people.find(|person| person.has_handle(word));
        }
        let mut people = self.people.iter().filter(|person| person.is_called(word));
        let surname = following.first().map(|(_, next)| *next);
        let fits = |person: &&Named<'a>| surname.is_some_and(|next| person.is_called(next));
        let after = following.iter().map(|(_, next)| *next);
        let is_sure = !may_be_no_name(text, (at, word), after);
        let named = people.clone().find(fits);
        named.or_else(|| people.next().filter(|_| is_sure))
    }
}

impl Named<'_> {
    fn is_called(&self, word: &str) -> bool {
        let is_russian = word.chars().any(is_cyrillic);
        let is_capital = word.starts_with(char::is_uppercase);
        let word = latin(word);
        self.parts.iter().any(|part| {
            let is_called = part.latin == word || (is_russian && is_case_of(&word, &part.latin));
            is_called && (is_capital || !part.is_capital)
        })
    }

    fn has_handle(&self, word: &str) -> bool {
        let handle = self.handle.map(|handle| handle.trim_start_matches('@'));
        handle.is_some_and(|handle| handle.eq_ignore_ascii_case(word))
    }
}

impl Part {
    fn of(written: &str) -> Self {
        Self {
            latin: latin(written),
            is_capital: written.starts_with(char::is_uppercase),
        }
    }
}

/// The words of a text and where they begin; a hyphen joins two.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_in_word = |letter: char| letter.is_alphanumeric() || letter == '-';
    let pieces = text.split(move |letter: char| !is_in_word(letter));
    let start = text.as_ptr() as usize;
    pieces
        .map(move |piece| (piece.as_ptr() as usize - start, piece))
        .filter(|(_, piece)| !piece.is_empty())
}

fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{4FF}').contains(&letter)
}

/// The endings of names in Russian cases, in Latin letters.
const ENDINGS: [&str; 20] = [
    "", "a", "u", "y", "i", "e", "o", "om", "em", "oy", "ey", "oyu", "eyu", "ym", "im", "ogo",
    "omu", "oi", "ya", "yu",
];

/// The shortest stem that may be told by an ending.
const STEM: usize = 3;

/// Whether a word is a name in one of the Russian cases, both in Latin letters.
fn is_case_of(word: &str, name: &str) -> bool {
    let stem = name.trim_end_matches(['a', 'o', 'e', 'y', 'i']);
    let ending = word.strip_prefix(stem);
    STEM <= stem.len() && ending.is_some_and(|ending| ENDINGS.contains(&ending))
}

/// A word in Latin letters and lower case, so that spellings of one name agree: `Юлия`, `Yuliia` and
/// `Yulia` are one.
fn latin(word: &str) -> String {
    let mut text = String::new();
    for letter in word.chars().flat_map(char::to_lowercase) {
        match romanised(letter) {
            Some(letters) => text.push_str(letters),
            None => text.push(letter),
        }
    }
    let text = text
        .replace("kh", "h")
        .replace("iya", "ia")
        .replace("iia", "ia");
    text.replace("ei", "ey")
        .replace("ai", "ay")
        .replace('j', "y")
}

/// A Russian letter in Latin ones.
fn romanised(letter: char) -> Option<&'static str> {
    let letters = match letter {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' => "i",
        'й' | 'ы' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    };
    Some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str, names: &[(&'static str, &str)]) -> Vec<String> {
        let people = names.iter().map(|(id, name)| Named {
            id,
            parts: words(name).map(|(_, part)| Part::of(part)).collect(),
            handle: Some("@li"),
        });
        let roll = Roll {
            people: people.collect(),
        };
        let found = roll.in_text(text, 0);
        let shown = found
            .iter()
            .map(|mention| format!("{}: {}", mention.person, mention.span.of(text)));
        shown.collect()
    }

    #[test]
    fn a_name_is_known_in_both_alphabets_and_in_every_case() {
        let names = [("anna", "Anna Morozova"), ("pavel", "Павел Орлов")];
        let cases = [
            ("Анна забыла", "anna: Анна"),
            ("письмо Анне Морозовой", "anna: Анне Морозовой"),
            ("вместе с Анной", "anna: Анной"),
            ("решил Орлов", "pavel: Орлов"),
            ("спросили Орлова", "pavel: Орлова"),
            ("Pavel's table", "pavel: Pavel"),
            ("MOROZOVA", "anna: MOROZOVA"),
        ];
        for (text, wanted) in cases {
            assert_eq!(named(text, &names), [wanted], "{text}");
        }
    }

    #[test]
    fn words_that_only_look_like_a_name_are_none() {
        let names = [("li", "Li Chen"), ("mark", "Mark Reed"), ("anna", "Анна")];
        let none = [
            "the mark on the asset",
            "Lift",
            "Аннотация",
            "Анналы",
            "reeds and chenille",
        ];
        for text in none {
            assert_eq!(named(text, &names), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_name_is_written_as_the_register_spells_it() {
        let capital = [("dana", "Dana Reed")];
        let small = [("dana", "dana reed")];
        for (text, wanted) in [("забыла Дана", "dana: Дана"), ("ждали DANA", "dana: DANA")]
        {
            assert_eq!(named(text, &capital), [wanted], "{text}");
            assert_eq!(named(text, &small), [wanted], "{text}");
        }
        for text in ["оценка дана поздно", "the reed", "данные"] {
            assert_eq!(named(text, &capital), [""; 0], "{text}");
        }
        assert_eq!(named("we waited for dana", &small), ["dana: dana"]);
    }

    #[test]
    fn at_the_beginning_of_a_sentence_a_capital_letter_tells_nothing() {
        let names = [
            ("dana", "Dana Reed"),
            ("will", "Will Hart"),
            ("vera", "Вера Ким"),
        ];
        let none = [
            "Дана неверная оценка.",
            "Срок сорван. Дана была всего неделя.",
            "**Вера** в план не подвела: её не было.",
            "Will the budget hold?",
        ];
        for text in none {
            assert_eq!(named(text, &names), [""; 0], "{text}");
        }
        let some = [
            ("Дана не ответила.", "dana: Дана"),
            ("Ответа нет: Дана Рид молчит.", "dana: Дана"),
            ("Will Hart forgot.", "will: Will Hart"),
            ("Срок сорвала Вера.", "vera: Вера"),
        ];
        for (text, wanted) in some {
            assert_eq!(named(text, &names), [wanted], "{text}");
        }
    }

    #[test]
    fn of_two_with_one_name_the_surname_decides_and_a_handle_is_a_name() {
        let names = [("dana", "Dana Reed"), ("dk", "Dana Kim")];
        assert_eq!(named("Dana Kim", &names), ["dk: Dana Kim"]);
        assert_eq!(named("ask @li first", &[("li", "Li Chen")]), ["li: li"]);
    }
}
