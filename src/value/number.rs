//! Numbers as front matter writes them: digits, one point, a minus where needed.

use std::fmt;

use rust_decimal::Decimal;

use super::ValueErrorKind::{AmbiguousNumber, NotANumber, TooLarge};
use super::error::present;
use super::{ValueError, form};

/// A number without a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub Decimal);

impl Number {
    /// Reads `0.25`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        parse_decimal(text).map(Self)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.normalize())
    }
}

/// Reads a number written as in JSON, but without an exponent: `1250`, `0.25`, `-3`.
pub fn parse_decimal(text: &str) -> Result<Decimal, ValueError> {
    let text = present(text, form::NUMBER)?;
    decimal(text, form::NUMBER)
}

pub(super) fn decimal(text: &str, expected: &'static str) -> Result<Decimal, ValueError> {
    if !is_plain(text) {
        return Err(misread(text, expected));
    }
    // Room is left so that sums and products of what people write stay exact.
    let limit = Decimal::from(1_000_000_000_000_000_i64);
    match Decimal::from_str_exact(text) {
        Ok(zero) if zero.is_zero() => Ok(Decimal::ZERO),
        Ok(number) if number.abs() < limit => Ok(number),
        _ => {
            let written = text.to_owned();
            Err(ValueError::new(TooLarge { written }, expected))
        }
    }
}

/// Splits `4500 USD` after the number; what follows keeps its leading space.
pub(super) fn split_number(text: &str) -> (&str, &str) {
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        let belongs = letter.is_ascii_digit()
            || matches!(letter, '.' | ',' | '_' | '+' | '-' | '−' | '\'' | '’')
            || (matches!(letter, 'e' | 'E') && end == at && is_exponent(&text[at + 1..]));
        if belongs {
            end = at + letter.len_utf8();
        } else if !letter.is_whitespace() {
            break;
        }
    }
    text.split_at(end)
}

fn is_exponent(rest: &str) -> bool {
    let digits = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    digits.starts_with(|letter: char| letter.is_ascii_digit())
}

fn is_plain(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    digits(whole) && (whole == "0" || !whole.starts_with('0')) && fraction.is_none_or(digits)
}

/// Says how a number that is not plain should have been written, as far as that can be known.
fn misread(text: &str, expected: &'static str) -> ValueError {
    let written = text.to_owned();
    let compact: String = text
        .trim_start_matches('+')
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '_' | '\'' | '’'))
        .map(|letter| if letter == '−' { '-' } else { letter })
        .collect();
    if let Some((thousands, decimal)) = both_readings(text) {
        let kind = AmbiguousNumber {
            written,
            thousands,
            decimal,
        };
        return ValueError::new(kind, expected);
    }
    let plain = tidy(&with_point(&compact));
    if is_plain(&plain) {
        ValueError::misspelled(text, plain, expected)
    } else {
        ValueError::new(NotANumber { written }, expected)
    }
}

/// `1,234` is 1234 in London and 1.234 in Moscow.
fn both_readings(text: &str) -> Option<(String, String)> {
    let (whole, group) = text.split_once(',')?;
    let thousands = format!("{whole}{group}");
    let can_be_group = group.len() == 3 && (1..=3).contains(&whole.trim_start_matches('-').len());
    (can_be_group && is_plain(&thousands)).then(|| (thousands, format!("{whole}.{group}")))
}

/// Takes the last mark that stands alone for the decimal point, and the others for thousands.
fn with_point(compact: &str) -> String {
    let (commas, points) = (compact.matches(',').count(), compact.matches('.').count());
    let comma_is_last = compact.rfind(',') > compact.rfind('.');
    match (commas, points) {
        (0, 0 | 1) => compact.to_owned(),
        (1, _) if comma_is_last => compact.replace('.', "").replace(',', "."),
        (_, 1) if !comma_is_last => compact.replace(',', ""),
        (0, _) => compact.replace('.', ""),
        (_, 0) => compact.replace(',', ""),
        _ => String::new(),
    }
}

/// Mends what is left: `.5`, `5.`, `007`, `1e5`.
fn tidy(text: &str) -> String {
    if text.contains(['e', 'E']) {
        return Decimal::from_scientific(text).map_or_else(|_| String::new(), |it| it.to_string());
    }
    let (sign, unsigned) = text
        .strip_prefix('-')
        .map_or(("", text), |unsigned| ("-", unsigned));
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if whole.is_empty() && fraction.is_empty() {
        return String::new();
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        significant => significant,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(text: &str) -> String {
        match parse_decimal(text) {
            Ok(number) => number.to_string(),
            Err(error) => format!("{:?}", error.kind.args()),
        }
    }

    #[test]
    fn a_point_is_always_the_decimal_point() {
        assert_eq!(reading("1.234"), "1.234");
        assert_eq!(reading("-12.50"), "-12.50");
        assert_eq!(reading("-0"), "0");
    }

    #[test]
    fn a_comma_before_three_digits_has_two_readings() {
        let kind = parse_decimal("1,234").unwrap_err().kind;
        let expected = AmbiguousNumber {
            written: "1,234".into(),
            thousands: "1234".into(),
            decimal: "1.234".into(),
        };
        assert_eq!(kind, expected);
    }

    #[test]
    fn other_spellings_are_refused_with_the_plain_one() {
        for (text, mended) in [
            ("1 000,50", "1000.50"),
            ("1.000,50", "1000.50"),
            ("1,000.50", "1000.50"),
            ("1,000,000", "1000000"),
            ("1.000.000", "1000000"),
            ("0,25", "0.25"),
            ("0,250", "0.250"),
            ("1_000", "1000"),
            ("1’000", "1000"),
            ("+5", "5"),
            ("−5", "-5"),
            ("012", "12"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1e5", "100000"),
        ] {
            let expected = format!("{:?}", [("written", text), ("mended", mended)]);
            assert_eq!(reading(text), expected);
        }
    }

    #[test]
    fn what_is_no_number_is_called_so() {
        for text in ["0x10", "ten", "1.2.3,4,5", "-", ".", "1-2", "1e999", "NaN"] {
            let kind = parse_decimal(text).unwrap_err().kind;
            assert_eq!(kind.id(), "not-a-number", "{text}");
        }
        let long = "12345678901234567";
        assert_eq!(parse_decimal(long).unwrap_err().kind.id(), "too-large");
    }
}
