//! Days and months that are written in words.

use std::ops::Range;

use super::{Day, Figure, Found, Month, digits};
use crate::value::Decimal;

/// The names of months: the English one, and how the Russian one begins in every case.
const MONTHS: [(&str, &str); 12] = [
    ("january", "январ"),
    ("february", "феврал"),
    ("march", "март"),
    ("april", "апрел"),
    ("may", "ма"),
    ("june", "июн"),
    ("july", "июл"),
    ("august", "август"),
    ("september", "сентябр"),
    ("october", "октябр"),
    ("november", "ноябр"),
    ("december", "декабр"),
];

/// The month that a word names, in full or by its first three letters. English names have a capital
/// letter, which tells May from may.
fn month(word: &str) -> Option<u32> {
    const RUSSIAN_MAY: [&str; 4] = ["май", "мая", "мае", "маю"];
    let lower = word.trim_end_matches('.').to_lowercase();
    let is_english = word.starts_with(|letter: char| letter.is_ascii_uppercase());
    let short: String = lower.chars().take(3).collect();
    let is_short = short == lower;
    let is_this = |(english, russian): &(&str, &str)| match *russian {
        _ if is_english => lower == *english || (is_short && english.starts_with(&short)),
        "ма" => RUSSIAN_MAY.contains(&lower.as_str()),
        name => lower.starts_with(name) || (is_short && name.starts_with(&short)),
    };
    let at = MONTHS
        .iter()
        .position(is_this)
        .filter(|_| short.chars().count() == 3)?;
    u32::try_from(at + 1).ok()
}

/// `31 March 2026`, `March 31, 2026`, `31 марта`, `March 2026`.
pub(super) fn in_words(
    text: &str,
    number: Decimal,
    at: Range<usize>,
    from: usize,
) -> Option<Found> {
    let number: u32 = number.to_string().parse().ok()?;
    let is_day = (1..=31).contains(&number);
    let after = text[at.end..].trim_start();
    let word = after.split_whitespace().next().unwrap_or("");
    let word = word.trim_end_matches(|letter: char| !letter.is_alphabetic());
    if let Some(month) = month(word).filter(|_| is_day) {
        let end = text.len() - after.len() + word.len();
        let (year, end) = year_after(text, end);
        let figure = Figure::Day(Day {
            year,
            month,
            date: number,
        });
        return Some(Found {
            figure,
            at: at.start..end,
        });
    }
    let before = text[from..at.start].trim_end().trim_end_matches(',');
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let month = month(word.trim_start_matches(|letter: char| !letter.is_alphabetic()))?;
    let start = from + before.len() - word.len();
    if is_day {
        let (year, end) = year_after(text, at.end);
        let figure = Figure::Day(Day {
            year,
            month,
            date: number,
        });
        return Some(Found {
            figure,
            at: start..end,
        });
    }
    let is_year = (1900..2200).contains(&number);
    let figure = Figure::Month(Month {
        year: number,
        month,
    });
    is_year.then_some(Found {
        figure,
        at: start..at.end,
    })
}

/// The year that follows a day in words, and where it ends.
fn year_after(text: &str, end: usize) -> (Option<u32>, usize) {
    let after = text[end..].trim_start_matches([',', ' ', '\u{a0}', '\n']);
    let year = after
        .get(..4)
        .and_then(digits)
        .filter(|year| (1900..2200).contains(year));
    let goes_on = after
        .get(4..)
        .is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit()));
    match year.filter(|_| !goes_on) {
        Some(year) => (Some(year), text.len() - after.len() + 4),
        None => (None, end),
    }
}
