//! Numbers as a ledger's dialect writes them.
//!
//! Nearly every cell is digits with at most one mark; those are read without any allocation. What
//! is not is read by [`parse_decimal`], which also says what is wrong.

use super::dialect::{Dialect, IsMark as _};
use crate::model::config::ThousandsMark;
use crate::value::{Decimal, ValueError, ValueErrorKind, form, parse_decimal};

/// An exact number: `mantissa` divided by ten to the `scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exact {
    mantissa: i64,
    scale: u32,
}

/// Powers of ten that a 64-bit float holds exactly.
const POWERS: [f64; 16] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

impl Exact {
    /// The nearest 64-bit float: both numbers are held exactly, and IEEE 754 rounds the quotient.
    #[allow(
        clippy::cast_precision_loss,
        reason = "a mantissa has at most 15 digits"
    )]
    pub(super) fn float(self) -> f64 {
        self.mantissa as f64 / POWERS[self.scale as usize]
    }

    /// The exact decimal.
    pub(super) fn decimal(self) -> Decimal {
        Decimal::new(self.mantissa, self.scale)
    }

    /// Whether it has no fraction.
    pub(super) fn is_whole(self) -> bool {
        self.scale == 0
    }

    /// Whether its one mark stands before three digits and could set thousands apart: `1.234`.
    pub(super) fn could_be_thousands(self) -> bool {
        self.scale == 3 && (1_000..1_000_000).contains(&self.mantissa.abs())
    }

    /// Whether it has a mark that can only be a decimal one.
    pub(super) fn shows_decimal_mark(self) -> bool {
        self.scale > 0 && !self.could_be_thousands()
    }
}

/// Digits with at most one `mark`, as in JSON but without an exponent; at most 15 digits.
pub(super) fn exact(text: &[u8], mark: u8) -> Option<Exact> {
    let (is_negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let (mut mantissa, mut whole, mut scale, mut has_mark) = (0_i64, 0_usize, 0_u32, false);
    if digits.len() > 16 {
        return None;
    }
    for byte in digits {
        if byte.is_ascii_digit() {
            mantissa = mantissa * 10 + i64::from(byte - b'0');
            if has_mark {
                scale += 1;
            } else {
                whole += 1;
            }
        } else if *byte == mark && !has_mark {
            has_mark = true;
        } else {
            return None;
        }
    }
    let is_padded = whole > 1 && digits[0] == b'0';
    let is_plain = whole > 0 && !is_padded && (!has_mark || scale > 0);
    let fits = whole + scale as usize <= 15;
    (is_plain && fits).then_some(Exact {
        mantissa: if is_negative { -mantissa } else { mantissa },
        scale,
    })
}

/// Reads a number that is not plain digits, or says what is wrong with it.
pub(super) fn decimal(text: &str, dialect: Dialect) -> Result<Decimal, ValueError> {
    if let Some(plain) = plain(text, dialect) {
        return parse_decimal(&plain).map_err(|error| in_dialect(text, error, dialect));
    }
    match parse_decimal(text) {
        // A number, but not with the marks that the ledger declares.
        Ok(number) => Err(match exact(text.as_bytes(), b'.') {
            Some(exact) if exact.could_be_thousands() => both_readings(text, dialect),
            _ => misspelled(text, &number.to_string(), dialect),
        }),
        Err(error) => Err(in_dialect(text, error, dialect)),
    }
}

/// The number with a point and without thousands marks; `None` where its marks are not those of
/// the dialect.
fn plain(text: &str, dialect: Dialect) -> Option<String> {
    let (whole, fraction) = match text.split_once(dialect.decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let whole = match dialect.thousands {
        Some(mark) => without_marks(whole, mark)?,
        None => whole.to_owned(),
    };
    let is_foreign = |part: &str| dialect.decimal == ',' && part.contains('.');
    if is_foreign(&whole) || fraction.is_some_and(|it| is_foreign(it) || it.contains(',')) {
        return None;
    }
    Some(fraction.map_or_else(|| whole.clone(), |fraction| format!("{whole}.{fraction}")))
}

/// `1 234 567` in one piece; `None` where a group has not three digits.
fn without_marks(whole: &str, mark: ThousandsMark) -> Option<String> {
    let mut groups = whole.split(|letter| mark.is(letter));
    let first = groups.next()?;
    let mut out = first.to_owned();
    let mut has_groups = false;
    for group in groups {
        has_groups = true;
        if group.len() != 3 {
            return None;
        }
        out.push_str(group);
    }
    let digits = first.trim_start_matches('-').len();
    (!has_groups || (1..=3).contains(&digits)).then_some(out)
}

/// The same fault as a reader of this ledger sees it.
fn in_dialect(text: &str, error: ValueError, dialect: Dialect) -> ValueError {
    if !dialect.has_marks {
        return error;
    }
    match &error.kind {
        ValueErrorKind::Misspelled { mended, .. } => misspelled(text, mended, dialect),
        // The other mark cannot be the decimal one, which is declared.
        ValueErrorKind::AmbiguousNumber { thousands, .. } if dialect.decimal == '.' => {
            misspelled(text, thousands, dialect)
        }
        _ => error,
    }
}

/// `1.234` has a thousand and more for whoever sets thousands apart with a point.
pub(super) fn both_readings(text: &str, dialect: Dialect) -> ValueError {
    let kind = ValueErrorKind::AmbiguousNumber {
        written: text.to_owned(),
        thousands: text.replace('.', ""),
        decimal: text.replace('.', dialect.decimal.encode_utf8(&mut [0; 4])),
    };
    ValueError::new(kind, form::NUMBER)
}

fn misspelled(text: &str, mended: &str, dialect: Dialect) -> ValueError {
    let kind = ValueErrorKind::Misspelled {
        written: text.to_owned(),
        mended: mended.replace('.', dialect.decimal.encode_utf8(&mut [0; 4])),
    };
    ValueError::new(kind, form::NUMBER)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dialect(decimal: char, thousands: Option<ThousandsMark>) -> Dialect {
        Dialect {
            decimal,
            thousands,
            has_marks: true,
            ..Dialect::default()
        }
    }

    fn reading(text: &str, dialect: Dialect) -> String {
        match decimal(text, dialect) {
            Ok(number) => number.to_string(),
            Err(error) => format!("{} {:?}", error.kind.id(), error.kind.args()),
        }
    }

    #[test]
    fn a_dialect_reads_its_own_marks() {
        let russian = dialect(',', Some(ThousandsMark::Space));
        for text in ["1 234 567,50", "1\u{a0}234\u{202f}567,50", "1234567,50"] {
            assert_eq!(reading(text, russian), "1234567.50", "{text}");
        }
        assert_eq!(reading("-1 000", russian), "-1000");
        let german = dialect(',', Some(ThousandsMark::Point));
        assert_eq!(reading("1.234,5", german), "1234.5");
        let english = dialect('.', Some(ThousandsMark::Comma));
        assert_eq!(reading("1,234", english), "1234");
        let swiss = dialect('.', Some(ThousandsMark::Apostrophe));
        assert_eq!(reading("1'234.5", swiss), "1234.5");
    }

    #[test]
    fn other_marks_are_refused_with_the_number_mended() {
        let comma = dialect(',', None);
        assert_eq!(
            reading("12.5", comma),
            r#"misspelled [("written", "12.5"), ("mended", "12,5")]"#
        );
        assert!(reading("1.234", comma).starts_with("ambiguous-number"));
        let point = dialect('.', None);
        assert_eq!(
            reading("1,234", point),
            r#"misspelled [("written", "1,234"), ("mended", "1234")]"#
        );
        let spaces = dialect(',', Some(ThousandsMark::Space));
        assert_eq!(
            reading("1 23,5", spaces),
            r#"misspelled [("written", "1 23,5"), ("mended", "123,5")]"#
        );
        assert!(reading("ten", spaces).starts_with("not-a-number"));
    }

    #[test]
    fn without_a_dialect_a_comma_has_two_readings() {
        assert!(reading("1,234", Dialect::default()).starts_with("ambiguous-number"));
    }

    proptest! {
        #[test]
        fn the_fast_way_reads_what_the_exact_way_reads(text in r"-?[0-9]{0,9}[.,]?[0-9]{0,6}") {
            if let Some(fast) = exact(text.as_bytes(), b'.') {
                let slow = parse_decimal(&text).unwrap();
                prop_assert_eq!(fast.decimal(), slow);
                prop_assert_eq!(fast.float().to_bits(), (text.parse::<f64>().unwrap() + 0.0).to_bits());
            } else {
                let is_short = text.len() <= 15;
                prop_assert!(!is_short || parse_decimal(&text).is_err(), "{text}");
            }
        }
    }
}
