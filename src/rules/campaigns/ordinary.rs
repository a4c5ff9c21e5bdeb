//! Names that are words of everyday speech as well.

/// Words that a sentence may begin with, and that are names of people too; in the spelling and the
/// alphabet of the language in which they are words.
const ORDINARY: [&str; 31] = [
    "вера",
    "дана",
    "лев",
    "любовь",
    "мир",
    "надежда",
    "роза",
    "роман",
    "слава",
    "april",
    "art",
    "august",
    "bill",
    "chase",
    "drew",
    "faith",
    "frank",
    "grace",
    "hope",
    "jack",
    "joy",
    "june",
    "mark",
    "may",
    "pat",
    "rob",
    "rose",
    "sue",
    "summer",
    "will",
    "wade",
];

/// Endings of Russian verbs in the past: of what somebody did.
const DEEDS: [&str; 4] = ["л", "ла", "лся", "лась"];

/// Words between a name and what the person did.
const BETWEEN: [&str; 4] = ["не", "уже", "ещё", "еще"];

/// Whether a word at `at` may be no name for all its capital letter: it begins a sentence, is a word of
/// everyday speech, and what follows is neither a surname nor a deed.
pub(super) fn may_be_no_name<'t>(
    text: &str,
    (at, word): (usize, &str),
    mut following: impl Iterator<Item = &'t str>,
) -> bool {
    let word = word.to_lowercase();
    let is_ordinary = ORDINARY.contains(&word.as_str());
    let next = following.find(|next| !BETWEEN.contains(next));
    is_ordinary && begins_sentence(text, at) && !next.is_some_and(tells_of_somebody)
}

fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text[..at]
        .trim_end_matches(|letter: char| letter.is_whitespace() || "*_\"«„“([—–-".contains(letter));
    before.is_empty() || before.ends_with(['.', '!', '?', '…', ':', ';'])
}

/// A surname, which begins with a capital letter, or a deed.
fn tells_of_somebody(word: &str) -> bool {
    let is_being = matches!(word, "был" | "была");
    let is_deed = !is_being && DEEDS.iter().any(|ending| word.ends_with(ending));
    is_deed || word.starts_with(char::is_uppercase)
}
