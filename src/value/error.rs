//! What can be wrong with the text of a value.

use std::fmt;

/// The ids of the forms a field may ask for.
pub mod form {
    macro_rules! forms {
        ($($name:ident = $id:literal: $example:literal,)*) => {
            $(#[doc = concat!("As in `", $example, "`.")] pub const $name: &str = $id;)*
            /// All of them, in alphabetical order.
            pub const ALL: &[&str] = &[$($id),*];
        };
    }
    forms! {
        BAND = "band": "10..15 h/week",
        CURRENCY = "currency": "USD",
        DATE = "date": "2026-03-31",
        DURATION = "duration": "48h",
        EVERY = "every": "2 weeks",
        HOURS = "hours": "09:00-18:00",
        MOMENT = "moment": "2026-03-31T18:00+03:00",
        MONEY = "money": "4500 USD",
        NUMBER = "number": "0.25",
        PERIOD = "period": "2026-Q1",
        QUANTITY = "quantity": "12 h/week",
        SHARE = "share": "90 %",
        SLOT = "slot": "Tue 17:00 Europe/Moscow",
        TARGET = "target": "at least 90 %",
        UNIT = "unit": "USD/engagement",
        VALUE = "value": "0.25 USD",
        ZONE = "zone": "Europe/Moscow",
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident { $($field:ident),* } = $id:literal,)*) => {
        /// What is wrong; the fields are pieces of what was written, or what may be written instead.
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "each field is explained by the line of its kind")]
        pub enum ValueErrorKind {
            $($(#[$doc])* $kind { $($field: String),* },)*
        }

        impl ValueErrorKind {
            /// The ids of all kinds.
            pub const IDS: &'static [&'static str] = &[$($id),*];

            /// The kind's id: `ambiguous-number`.
            pub fn id(&self) -> &'static str {
                match self {
                    $(Self::$kind { .. } => $id,)*
                }
            }

            /// The fields by name, for the message that tells of it.
            pub fn args(&self) -> Vec<(&'static str, &str)> {
                match self {
                    $(Self::$kind { $($field),* } => vec![$((stringify!($field), $field.as_str())),*],)*
                }
            }
        }
    };
}

kinds! {
    /// There is nothing.
    Empty {} = "empty",
    /// `written` is not of the expected form at all.
    Unreadable { written } = "unreadable",
    /// What is meant is clear, but it is written `mended`.
    Misspelled { written, mended } = "misspelled",
    /// `written` stands where a number should.
    NotANumber { written } = "not-a-number",
    /// `1,234` is `thousands` to some readers and `decimal` to others.
    AmbiguousNumber { written, thousands, decimal } = "ambiguous-number",
    /// A number with a fraction, or below zero, where things are counted.
    NotWhole { written } = "not-whole",
    /// Nothing or less than nothing, where there must be something.
    NotPositive { written } = "not-positive",
    /// Beyond what is reckoned with.
    TooLarge { written } = "too-large",
    /// An amount without its currency.
    MissingCurrency { written } = "missing-currency",
    /// No code of ISO 4217.
    UnknownCurrency { written } = "unknown-currency",
    /// A number without its unit.
    MissingUnit { written } = "missing-unit",
    /// What follows the number cannot be a unit.
    UnknownUnit { written } = "unknown-unit",
    /// A month that no year has.
    NoSuchMonth { written } = "no-such-month",
    /// A day that month does not have; its last is `last`.
    NoSuchDay { written, last } = "no-such-day",
    /// A week that year does not have; its last is `last`.
    NoSuchWeek { written, last } = "no-such-week",
    /// A day where a moment of it is wanted.
    MissingTime { written } = "missing-time",
    /// A moment that is another one in each time zone.
    MissingOffset { written } = "missing-offset",
    /// No time of day.
    NotATime { written } = "not-a-time",
    /// No day of the week.
    UnknownWeekday { written } = "unknown-weekday",
    /// No zone of the IANA database.
    UnknownZone { written } = "unknown-zone",
    /// A range that lacks one of its ends.
    MissingEnd { written } = "missing-end",
    /// A range that ends before it begins.
    BackwardRange { low, high } = "backward-range",
    /// A range whose ends cannot be compared.
    MixedUnits { low, high } = "mixed-units",
    /// `<` and `more than` leave the figure itself out; targets include it.
    StrictComparison { written, mended } = "strict-comparison",
}

/// Why a text could not be read as a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ValueError {
    /// What is wrong.
    pub kind: ValueErrorKind,
    /// The id of the form that was wanted, one of [`form::ALL`].
    pub expected: &'static str,
}

impl ValueError {
    /// `kind` happened where `expected` was wanted.
    pub fn new(kind: ValueErrorKind, expected: &'static str) -> Self {
        Self { kind, expected }
    }

    /// The same fault, told as that of a field of another form.
    #[must_use]
    pub fn expecting(self, expected: &'static str) -> Self {
        Self { expected, ..self }
    }

    pub(super) fn unreadable(written: &str, expected: &'static str) -> Self {
        let written = written.to_owned();
        Self::new(ValueErrorKind::Unreadable { written }, expected)
    }

    pub(super) fn misspelled(
        written: &str,
        mended: impl fmt::Display,
        expected: &'static str,
    ) -> Self {
        let kind = ValueErrorKind::Misspelled {
            written: written.to_owned(),
            mended: mended.to_string(),
        };
        Self::new(kind, expected)
    }
}

/// For the tool's own errors; people are shown the message of the kind instead.
impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.kind.id(), self.expected)
    }
}

impl std::error::Error for ValueError {}

/// The text without the white space around it, or the error that there is none.
pub(super) fn present<'a>(text: &'a str, expected: &'static str) -> Result<&'a str, ValueError> {
    match text.trim() {
        "" => Err(ValueError::new(ValueErrorKind::Empty {}, expected)),
        trimmed => Ok(trimmed),
    }
}
