//! Numbers, by what they are multiplied, and of which currency they are.

use std::ops::Range;

use super::{Amount, Figure, Found, digits};
use crate::locale::Lang;
use crate::value::Decimal;

/// The number whose digits stand `at` a place of a text, with what belongs to it.
pub(super) fn amount(text: &str, number: Decimal, at: Range<usize>) -> Found {
    let start = at.start;
    let factor = if is_ambiguous(&text[at.clone()]) {
        1000
    } else {
        1
    };
    let (scale, end) = scale(text, at.end);
    let (currency, end) = currency(text, start, end);
    // A number that is too great for any sum stays as it is.
    let times = |one: Decimal, other: Decimal| one.checked_mul(other).unwrap_or(one).normalize();
    let value = times(number, scale);
    let or = times(value, Decimal::from(factor));
    Found {
        figure: Figure::Number(Amount {
            value,
            or,
            currency,
        }),
        at: start..end,
    }
}

/// What may stand between groups of three digits.
fn is_group_mark(mark: char, lang: Lang) -> bool {
    match mark {
        '\u{a0}' | '\u{202f}' | '\u{2009}' => true,
        ',' => lang == Lang::En,
        ' ' => lang == Lang::Ru,
        _ => false,
    }
}

/// A number as the language writes it, and how long it is: `1,000.50` or `1 000,50`. The point is a
/// decimal sign in both, since amounts in front matter are written so.
pub(super) fn number(text: &str, lang: Lang) -> (Decimal, usize) {
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = run(text);
    let mut plain = text[..end].to_owned();
    while plain.len() <= 3 || end > run(text) {
        let mut marks = text[end..].chars();
        let Some(mark) = marks.next().filter(|mark| is_group_mark(*mark, lang)) else {
            break;
        };
        let group = marks.as_str();
        if run(group) != 3 {
            break;
        }
        plain.push_str(&group[..3]);
        end += mark.len_utf8() + 3;
    }
    let mut rest = text[end..].chars();
    let is_sign = |mark: char| mark == '.' || (mark == ',' && lang == Lang::Ru);
    if rest.next().is_some_and(is_sign) {
        let fraction = run(rest.as_str());
        if fraction > 0 {
            plain.push('.');
            plain.push_str(&rest.as_str()[..fraction]);
            end += 1 + fraction;
        }
    }
    (
        plain.parse::<Decimal>().unwrap_or_default().normalize(),
        end,
    )
}

/// Whether a comma before three digits may part thousands as well as decimals: not in `0,239`.
fn is_ambiguous(number: &str) -> bool {
    let parts = number.split_once(',');
    parts.is_some_and(|(whole, rest)| {
        rest.len() == 3 && !whole.starts_with('0') && digits(whole).is_some()
    })
}

/// `k`, `million`, `тыс.`: by how much the number before it is to be multiplied, and where that ends.
fn scale(text: &str, end: usize) -> (Decimal, usize) {
    const SCALES: [(&str, u32); 6] = [
        ("thousand", 3),
        ("тыс", 3),
        ("million", 6),
        ("млн", 6),
        ("миллион", 6),
        ("billion", 9),
    ];
    let after = text[end..].trim_start();
    let word = after
        .split(|letter: char| !letter.is_alphabetic())
        .next()
        .unwrap_or("");
    let named = SCALES
        .iter()
        .find(|(name, _)| word.to_lowercase().starts_with(name));
    let is_glued = text[end..].starts_with(word) && !word.is_empty();
    let power = match (named, word) {
        (Some((_, power)), _) => *power,
        (None, "k" | "K" | "к") if is_glued => 3,
        _ => return (Decimal::ONE, end),
    };
    let end = text.len() - after.len() + word.len();
    (Decimal::from(10_u64.pow(power)), end)
}

/// The currency that is written before or after a number, and where the amount ends.
fn currency(text: &str, start: usize, end: usize) -> (Option<&'static str>, usize) {
    const NAMES: [(&str, &str); 14] = [
        ("$", "USD"),
        ("USD", "USD"),
        ("долл", "USD"),
        ("dollar", "USD"),
        ("€", "EUR"),
        ("EUR", "EUR"),
        ("евро", "EUR"),
        ("euro", "EUR"),
        ("₽", "RUB"),
        ("RUB", "RUB"),
        ("руб", "RUB"),
        ("rouble", "RUB"),
        ("ruble", "RUB"),
        ("£", "GBP"),
    ];
    let (before, after) = (text[..start].trim_end(), text[end..].trim_start());
    let is_after = |(name, _): &&(&str, &str)| after.starts_with(name);
    if let Some((_, code)) = NAMES.iter().find(is_after) {
        let ends = |letter: char| letter.is_whitespace() || letter.is_ascii_punctuation();
        let name = after.find(ends).unwrap_or(after.len());
        return (Some(code), text.len() - after.len() + name);
    }
    let is_sign = |name: &str| name.chars().all(|letter| !letter.is_alphabetic());
    let is_before = |(name, _): &&(&str, &str)| is_sign(name) && before.ends_with(name);
    (NAMES.iter().find(is_before).map(|(_, code)| *code), end)
}
