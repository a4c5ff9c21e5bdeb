//! How a ledger's files are written: delimiter, marks in numbers, encoding.

use crate::model::config::{DecimalMark, Delimiter, LedgerEncoding, LedgerSettings, ThousandsMark};
use crate::model::field::Choice as _;

/// How a ledger's files are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    /// Between cells.
    pub(super) delimiter: u8,
    /// Before a fraction.
    pub(super) decimal: char,
    /// Between groups of three digits.
    pub(super) thousands: Option<ThousandsMark>,
    /// Whether the playbook says what the marks in numbers are, so that `1.234` has one reading.
    pub(super) has_marks: bool,
    /// Of the bytes.
    pub(super) encoding: LedgerEncoding,
}

impl Default for Dialect {
    fn default() -> Self {
        Self {
            delimiter: b',',
            decimal: '.',
            thousands: None,
            has_marks: false,
            encoding: LedgerEncoding::Utf8,
        }
    }
}

impl Dialect {
    /// What `[ledgers.NAME]` says; the rest by default.
    pub(super) fn of(settings: &LedgerSettings) -> Self {
        let plain = Self::default();
        let thousands = settings.thousands.as_ref().map(|mark| mark.value);
        let decimal = match settings.decimal.as_ref().map(|mark| mark.value) {
            Some(DecimalMark::Comma) => ',',
            None if thousands == Some(ThousandsMark::Point) => ',',
            Some(DecimalMark::Point) | None => '.',
        };
        let delimiter = settings.delimiter.as_ref();
        let encoding = settings.encoding.as_ref();
        Self {
            delimiter: delimiter.map_or(plain.delimiter, |it| byte(it.value.0)),
            decimal,
            thousands: thousands.filter(|mark| !mark.is(decimal)),
            has_marks: thousands.is_some() || settings.decimal.is_some(),
            encoding: encoding.map_or(plain.encoding, |it| it.value),
        }
    }

    /// Another delimiter that a header in one piece seems to use: as it is written in `comity.toml`.
    pub(super) fn other_delimiter(self, header: &str) -> Option<&'static str> {
        let others = Delimiter::ALL
            .iter()
            .filter(|other| byte(**other) != self.delimiter);
        let count = |other: &Delimiter| header.bytes().filter(|it| *it == byte(*other)).count();
        let likeliest = others.max_by_key(|other| count(other))?;
        (count(likeliest) > 0).then(|| likeliest.word())
    }
}

fn byte(delimiter: Delimiter) -> u8 {
    match delimiter {
        Delimiter::Comma => b',',
        Delimiter::Semicolon => b';',
        Delimiter::Tab => b'\t',
        Delimiter::Bar => b'|',
    }
}

/// Whether a letter is that mark. Spreadsheets write several kinds of space.
pub(super) trait IsMark {
    /// Whether `letter` is this mark.
    fn is(self, letter: char) -> bool;
}

impl IsMark for ThousandsMark {
    fn is(self, letter: char) -> bool {
        match self {
            Self::Space => matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'),
            Self::Comma => letter == ',',
            Self::Point => letter == '.',
            Self::Apostrophe => matches!(letter, '\'' | '’'),
        }
    }
}
