//! The words around the figure of a target, in English and Russian.

/// What the words say, and the text of the figures they are said of.
pub(super) enum Words<'a> {
    AtLeast(&'a str),
    AtMost(&'a str),
    Exactly(&'a str),
    Between(&'a str, &'a str),
    BetterBy(&'a str),
    /// A comparison that leaves the figure out; `mended` are the words that include it.
    Strict {
        mended: &'static str,
        value: &'a str,
    },
    None(&'a str),
}

/// Takes the words off a target.
pub(super) fn take_words(text: &str) -> Words<'_> {
    if let Some(share) = better_by(text) {
        return Words::BetterBy(share);
    }
    if let Some((low, high)) = between(text) {
        return Words::Between(low, high);
    }
    let meaning = |words: &[&str]| words.iter().find_map(|words| after(text, words));
    if let Some(value) = meaning(AT_LEAST) {
        Words::AtLeast(value)
    } else if let Some(value) = meaning(AT_MOST) {
        Words::AtMost(value)
    } else if let Some(value) = meaning(EXACTLY) {
        Words::Exactly(value)
    } else if let Some(value) = meaning(ABOVE) {
        let mended = "at least";
        Words::Strict { mended, value }
    } else if let Some(value) = meaning(BELOW) {
        let mended = "at most";
        Words::Strict { mended, value }
    } else {
        Words::None(text)
    }
}

const AT_LEAST: &[&str] = &[
    "at least",
    "no less than",
    "not less than",
    "no fewer than",
    ">=",
    "≥",
    "не меньше",
    "не менее",
    "не ниже",
    "как минимум",
    "минимум",
    "от",
];
const AT_MOST: &[&str] = &[
    "at most",
    "no more than",
    "not more than",
    "up to",
    "<=",
    "≤",
    "не больше",
    "не более",
    "не выше",
    "не дороже",
    "максимум",
    "до",
];
const EXACTLY: &[&str] = &["exactly", "ровно", "точно"];
const ABOVE: &[&str] = &[
    "more than",
    "over",
    "above",
    ">",
    "больше",
    "более",
    "выше",
    "свыше",
];
const BELOW: &[&str] = &[
    "less than",
    "fewer than",
    "under",
    "below",
    "<",
    "меньше",
    "менее",
    "ниже",
];
const BETWEEN: &[(&str, &str)] = &[("between", "and"), ("from", "to"), ("между", "и")];
const BETTER: &[&str] = &["better than", "лучше"];
const BASELINE: &[&str] = &[
    "baseline",
    "the baseline",
    "база",
    "базы",
    "базовой линии",
    "базового значения",
    "базового уровня",
    "исходного",
    "исходного значения",
    "исходного уровня",
];

/// What follows `words` at the text's start, with the `чем` that Russian may put behind them.
fn after<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let rest = strip_start(text, words)?;
    let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    Some(strip_start(rest, "чем").unwrap_or(rest))
}

/// Strips words, whatever their case; the next letter may not belong to the last word.
fn strip_start<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let mut rest = text.char_indices();
    for letter in words.chars() {
        let (_, found) = rest.next()?;
        let same = found.to_lowercase().eq(letter.to_lowercase());
        let blank = letter == ' ' && found.is_whitespace();
        (same || blank).then_some(())?;
    }
    let rest = rest.as_str();
    let is_word = words.ends_with(char::is_alphabetic);
    (!is_word || !rest.starts_with(char::is_alphanumeric)).then(|| rest.trim_start())
}

fn between(text: &str) -> Option<(&str, &str)> {
    for (first, second) in BETWEEN {
        if let Some(rest) = strip_start(text, first) {
            return Some(split_at_word(rest, second).unwrap_or((rest, "")));
        }
    }
    // Unlike `между`, `от` makes sense alone.
    split_at_word(strip_start(text, "от")?, "до")
}

fn split_at_word<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let blanks = text
        .char_indices()
        .filter(|(_, letter)| letter.is_whitespace());
    for (at, _) in blanks {
        if let Some(rest) = strip_start(text[at..].trim_start(), word) {
            return Some((text[..at].trim_end(), rest));
        }
    }
    None
}

/// The share in `20 % better than baseline` and `на 20 % лучше базы`.
fn better_by(text: &str) -> Option<&str> {
    let text = strip_start(text, "на")
        .or_else(|| strip_start(text, "by"))
        .unwrap_or(text);
    BETTER.iter().find_map(|words| {
        let (share, rest) = split_at_word(text, words)?;
        let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
        let rest = strip_start(rest, "чем").unwrap_or(rest).to_lowercase();
        BASELINE.contains(&&*rest).then_some(share)
    })
}
