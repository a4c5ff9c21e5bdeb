//! The figures in a text: numbers, days, months and times, however each language writes them.

use std::ops::Range;

use crate::locale::Lang;
use crate::value::Decimal;

/// What a figure says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Figure {
    /// A number.
    Number {
        value: Decimal,
        /// What else it may be: `1,900` in a Russian text is read as 1.9, and may be meant as 1900.
        or: Decimal,
        /// The currency it is of, where that is said.
        currency: Option<&'static str>,
    },
    /// A day; the year may be left out.
    Day {
        year: Option<u32>,
        month: u32,
        day: u32,
    },
    /// A month of a year.
    Month { year: u32, month: u32 },
    /// A time of day, in minutes.
    Time(u32),
}

/// A figure and where it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) figure: Figure,
    pub(super) at: Range<usize>,
}

/// The figures of a text, in order.
pub(super) fn figures(text: &str, lang: Lang) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(|letter: char| letter.is_ascii_digit()) {
        let start = at + next;
        if let Some(end) = end_of_address(text, start) {
            at = end;
            continue;
        }
        let from = found.last().map_or(0, |last| last.at.end);
        let one = figure(text, lang, start, from);
        at = one.at.end;
        found.push(one);
    }
    found
}

/// The end of a web or mail address that the digit at `start` is part of.
fn end_of_address(text: &str, start: usize) -> Option<usize> {
    let begin = text[..start]
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + 1);
    let end = text[start..].find(char::is_whitespace);
    let end = end.map_or(text.len(), |end| start + end);
    let word = &text[begin..end];
    (word.contains("://") || word.contains('@')).then_some(end)
}

/// The figure that begins with the digit at `start`; what stands before `from` is part of another.
fn figure(text: &str, lang: Lang, start: usize, from: usize) -> Found {
    let rest = &text[start..];
    let written = iso(rest).or_else(|| dotted(rest)).or_else(|| time(rest));
    if let Some((figure, length)) = written {
        let at = start..start + length;
        return Found { figure, at };
    }
    let (value, length) = number(rest, lang);
    let end = start + length;
    if let Some(found) = in_words(text, value, start..end, from) {
        return found;
    }
    let factor = if is_ambiguous(&rest[..length]) {
        1000
    } else {
        1
    };
    let or = value * Decimal::from(factor);
    let (scale, end) = scale(text, end);
    let (currency, end) = currency(text, start, end);
    Found {
        figure: Figure::Number {
            value: value * scale,
            or: or * scale,
            currency,
        },
        at: start..end,
    }
}

/// `2026-03-31` and `2026-03`.
fn iso(text: &str) -> Option<(Figure, usize)> {
    let part = |range: Range<usize>| digits(text.get(range)?);
    let ends = |at: usize| !text[at..].starts_with(|letter: char| letter.is_ascii_digit());
    let year = part(0..4)?;
    let month = part(5..7).filter(|month| (1..=12).contains(month))?;
    (text.as_bytes()[4] == b'-').then_some(())?;
    let day = part(8..10).filter(|day| (1..=31).contains(day) && text.as_bytes()[7] == b'-');
    match day {
        Some(day) if ends(10) => {
            let year = Some(year);
            Some((Figure::Day { year, month, day }, 10))
        }
        _ if ends(7) => Some((Figure::Month { year, month }, 7)),
        _ => None,
    }
}

/// `31.03.2026`.
fn dotted(text: &str) -> Option<(Figure, usize)> {
    let mut parts = text.splitn(3, '.');
    let (day, month) = (parts.next()?, parts.next()?);
    let year = parts.next()?.get(..4)?;
    let length = day.len() + month.len() + year.len() + 2;
    let is_short = |part: &str| (1..=2).contains(&part.len());
    if !is_short(day) || !is_short(month) {
        return None;
    }
    let (day, month, year) = (digits(day)?, digits(month)?, digits(year)?);
    let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
    let year = Some(year);
    is_day.then_some((Figure::Day { year, month, day }, length))
}

/// `17:30`, `5:30 pm`.
fn time(text: &str) -> Option<(Figure, usize)> {
    let colon = text.find(':').filter(|at| (1..=2).contains(at))?;
    let (hours, minutes) = (
        digits(&text[..colon])?,
        digits(text.get(colon + 1..colon + 3)?)?,
    );
    let end = colon + 3;
    let after = text[end..].trim_start().to_ascii_lowercase();
    let is_afternoon = after.starts_with("pm") || after.starts_with("p.m");
    let hours = if is_afternoon && hours < 12 {
        hours + 12
    } else {
        hours
    };
    (hours < 25 && minutes < 60).then_some((Figure::Time(hours * 60 + minutes), end))
}

fn digits(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
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
fn number(text: &str, lang: Lang) -> (Decimal, usize) {
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
fn in_words(text: &str, number: Decimal, at: Range<usize>, from: usize) -> Option<Found> {
    let number: u32 = number.to_string().parse().ok()?;
    let is_day = (1..=31).contains(&number);
    let after = text[at.end..].trim_start();
    let word = after.split_whitespace().next().unwrap_or("");
    let word = word.trim_end_matches(|letter: char| !letter.is_alphabetic());
    if let Some(month) = month(word).filter(|_| is_day) {
        let end = text.len() - after.len() + word.len();
        let (year, end) = year_after(text, end);
        let figure = Figure::Day {
            year,
            month,
            day: number,
        };
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
        let figure = Figure::Day {
            year,
            month,
            day: number,
        };
        return Some(Found {
            figure,
            at: start..end,
        });
    }
    let is_year = (1900..2200).contains(&number);
    let figure = Figure::Month {
        year: number,
        month,
    };
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

impl Figure {
    /// Whether one language says with `self` what the other says with `other`, as far as either
    /// tells.
    pub(super) fn says(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Number {
                    value,
                    or,
                    currency,
                },
                Self::Number {
                    value: values,
                    or: ors,
                    currency: currencies,
                },
            ) => {
                let is_same = value == values || or == values || value == ors;
                is_same && (currency == currencies || currency.is_none() || currencies.is_none())
            }
            (
                Self::Day { year, month, day },
                Self::Day {
                    year: years,
                    month: months,
                    day: days,
                },
            ) => {
                month == months
                    && day == days
                    && (year == years || year.is_none() || years.is_none())
            }
            (
                Self::Number {
                    value: number,
                    currency: None,
                    ..
                },
                Self::Day { year, day, .. },
            )
            | (
                Self::Day { year, day, .. },
                Self::Number {
                    value: number,
                    currency: None,
                    ..
                },
            ) => {
                *number == Decimal::from(*day)
                    || year.is_some_and(|year| *number == Decimal::from(year))
            }
            (
                Self::Number {
                    value: number,
                    currency: None,
                    ..
                },
                Self::Month { year, .. },
            )
            | (
                Self::Month { year, .. },
                Self::Number {
                    value: number,
                    currency: None,
                    ..
                },
            ) => *number == Decimal::from(*year),
            (
                Self::Month { year, month },
                Self::Day {
                    year: years,
                    month: months,
                    ..
                },
            )
            | (
                Self::Day {
                    year: years,
                    month: months,
                    ..
                },
                Self::Month { year, month },
            ) => month == months && *years == Some(*year),
            _ => self == other,
        }
    }

    /// The number, where it is a small whole one.
    pub(super) fn small(&self) -> Option<usize> {
        let Self::Number { value: number, .. } = self else {
            return None;
        };
        number
            .to_string()
            .parse()
            .ok()
            .filter(|number| *number <= 12)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, lang: Lang) -> Vec<String> {
        let found = figures(text, lang).into_iter();
        let told = found.map(|found| match found.figure {
            Figure::Number {
                value,
                currency: None,
                ..
            } => value.to_string(),
            Figure::Number {
                value,
                currency: Some(currency),
                ..
            } => format!("{value} {currency}"),
            Figure::Day { year, month, day } => {
                format!("{}-{month:02}-{day:02}", year.unwrap_or(0))
            }
            Figure::Month { year, month } => format!("{year}-{month:02}"),
            Figure::Time(minutes) => format!("{}:{:02}", minutes / 60, minutes % 60),
        });
        told.collect()
    }

    #[test]
    fn numbers_are_read_as_each_language_writes_them() {
        let english = "1,000.50 and 4500 USD, 0.25 USD, $3.5k, 12 %, 1,2 and 3. Up to 2 million.";
        assert_eq!(
            told(english, Lang::En),
            [
                "1000.5", "4500 USD", "0.25 USD", "3500 USD", "12", "1", "2", "3", "2000000"
            ]
        );
        let russian = "1 000,50 и 4\u{a0}500 долларов, 0.25 USD, 3,5 тыс., 12 %, 5-го, 2026 100.";
        assert_eq!(
            told(russian, Lang::Ru),
            [
                "1000.5", "4500 USD", "0.25 USD", "3500", "12", "5", "2026", "100"
            ]
        );
    }

    #[test]
    fn days_and_times_are_read_in_words_and_digits() {
        let english = "From 2026-03-31 to April 2, 2026 at 5:30 pm, 7 May, in March 2026, may 5.";
        assert_eq!(
            told(english, Lang::En),
            [
                "2026-03-31",
                "2026-04-02",
                "17:30",
                "0-05-07",
                "2026-03",
                "5"
            ]
        );
        let russian = "С 31.03.2026 по 2 апреля 2026 г. в 17:30, 7 мая, в марте 2026, 5 марок.";
        assert_eq!(
            told(russian, Lang::Ru),
            [
                "2026-03-31",
                "2026-04-02",
                "17:30",
                "0-05-07",
                "2026-03",
                "5"
            ]
        );
    }

    #[test]
    fn addresses_hold_no_figures() {
        let text = "See https://example.org/2026/03 and mail 7@example.org by 2026-03.";
        assert_eq!(told(text, Lang::En), ["2026-03"]);
    }

    #[test]
    fn what_one_language_leaves_out_is_no_difference() {
        let one = |text: &str, lang| figures(text, lang).remove(0).figure;
        let says = |en: &str, ru: &str| one(en, Lang::En).says(&one(ru, Lang::Ru));
        assert!(says("4500 USD", "4500"));
        assert!(says("2026-04-02", "2 апреля"));
        assert!(says("2026-04", "апреле 2026"));
        assert!(!says("4500 USD", "4500 рублей"));
        assert!(!says("2026-04-02", "3 апреля"));
        assert!(!says("0.25", "0,20"));
        assert!(says("1,900 USD", "1,900 USD") && says("1.9", "1,900"));
        assert!(!says("239", "0,239") && says("0.239", "0,239"));
    }
}
