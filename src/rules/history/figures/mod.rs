//! The figures in a text: numbers, days, months and times, however each language writes them.

mod amount;
mod months;
mod written;

use std::ops::Range;

use crate::locale::Lang;
use crate::value::Decimal;

/// What a figure says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Figure {
    /// A number.
    Number(Amount),
    /// A day.
    Day(Day),
    /// A month of a year.
    Month(Month),
    /// A time of day, in minutes.
    Time(u32),
}

/// A number, with its currency where that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    value: Decimal,
    /// What else it may be: `1,900` in a Russian text is read as 1.9, and may be meant as 1900.
    or: Decimal,
    currency: Option<&'static str>,
}

/// A day; the year may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    year: Option<u32>,
    month: u32,
    date: u32,
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Month {
    year: u32,
    month: u32,
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
    let before = text[..start].trim_end_matches(|letter: char| !letter.is_whitespace());
    let begin = before.len();
    let end = text[start..].find(char::is_whitespace);
    let end = end.map_or(text.len(), |end| start + end);
    let word = &text[begin..end];
    (word.contains("://") || word.contains('@')).then_some(end)
}

/// The figure that begins with the digit at `start`; what stands before `from` is part of another.
fn figure(text: &str, lang: Lang, start: usize, from: usize) -> Found {
    if let Some((figure, length)) = written::figure(&text[start..]) {
        let at = start..start + length;
        return Found { figure, at };
    }
    let (number, length) = amount::number(&text[start..], lang);
    let digits = start..start + length;
    let in_words = months::in_words(text, number, digits.clone(), from);
    in_words.unwrap_or_else(|| amount::amount(text, number, digits))
}

/// A number of digits and nothing else.
fn digits(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

impl Figure {
    /// Whether one language says with `self` what the other says with `other`, as far as either
    /// tells.
    pub(super) fn says(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => one.says(other),
            (Self::Day(one), Self::Day(other)) => one.says(*other),
            (Self::Number(number), Self::Day(day)) | (Self::Day(day), Self::Number(number)) => {
                number.is_bare(day.date) || day.year.is_some_and(|year| number.is_bare(year))
            }
            (Self::Number(number), Self::Month(month))
            | (Self::Month(month), Self::Number(number)) => number.is_bare(month.year),
            (Self::Month(month), Self::Day(day)) | (Self::Day(day), Self::Month(month)) => {
                month.month == day.month && day.year == Some(month.year)
            }
            _ => self == other,
        }
    }

    /// The number, where it is a small whole one.
    pub(super) fn small(&self) -> Option<usize> {
        const SMALL: usize = 12;
        let Self::Number(amount) = self else {
            return None;
        };
        let number = amount.value.to_string().parse().ok();
        number.filter(|number| *number <= SMALL)
    }
}

impl Amount {
    fn says(&self, other: &Self) -> bool {
        let is_same = self.value == other.value || self.or == other.value || self.value == other.or;
        let (one, other) = (self.currency, other.currency);
        is_same && (one == other || one.is_none() || other.is_none())
    }

    /// Whether it is this number, of nothing that is named.
    fn is_bare(&self, number: u32) -> bool {
        self.currency.is_none() && self.value == Decimal::from(number)
    }
}

impl Day {
    fn says(self, other: Self) -> bool {
        let is_year = self.year == other.year || self.year.is_none() || other.year.is_none();
        is_year && self.month == other.month && self.date == other.date
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, lang: Lang) -> Vec<String> {
        let found = figures(text, lang).into_iter();
        let told = found.map(|found| match found.figure {
            Figure::Number(Amount {
                value, currency, ..
            }) => {
                let currency = currency.map(|currency| format!(" {currency}"));
                format!("{value}{}", currency.unwrap_or_default())
            }
            Figure::Day(Day { year, month, date }) => {
                format!("{}-{month:02}-{date:02}", year.unwrap_or(0))
            }
            Figure::Month(Month { year, month }) => format!("{year}-{month:02}"),
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
    fn any_space_stands_before_a_figure() {
        for space in ['\u{a0}', '\u{2009}', '\u{2028}', '\u{3000}'] {
            assert_eq!(told(&format!("about{space}30"), Lang::En), ["30"]);
        }
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
