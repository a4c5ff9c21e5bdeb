//! Which columns a ledger has, and what their cells hold.

use std::borrow::Cow;

use crate::locale::Lang;
use crate::model::field::RefTarget;

/// The columns of a ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerSchema {
    /// Its id.
    pub id: String,
    /// Its columns, those that must be there first.
    pub columns: Vec<ColumnSchema>,
    /// The columns whose values together stand in one row only; empty where rows may repeat.
    pub key: Vec<Cow<'static, str>>,
    /// The column that says to which day a row belongs.
    pub dated_by: Option<Cow<'static, str>>,
}

/// A column of a ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnSchema {
    /// Its name, as the header writes it.
    pub name: Cow<'static, str>,
    /// What its cells hold.
    pub column_type: ColumnType,
    /// Whether it must be there and filled in every row.
    pub is_required: bool,
    /// What part its cells play in time.
    pub role: Role,
    /// What its cells name, where they name something of the playbook.
    pub refers: Option<RefTarget>,
    /// `Name: meaning` in English.
    pub en: Cow<'static, str>,
    /// `Name: meaning` in Russian.
    pub ru: Cow<'static, str>,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColumnType {
    /// Any text.
    Text,
    /// A number.
    Number,
    /// A whole number that counts something: never negative.
    Count,
    /// An amount in the currency that the row's `currency` column names.
    Money,
    /// The code of a currency.
    Currency,
    /// A day.
    Date,
    /// A moment with its offset.
    Moment,
    /// An ISO week, kept as its Monday.
    Week,
    /// `true` or `false`.
    YesNo,
}

impl ColumnType {
    /// The id under which messages say what is wanted: `ledger-form-ID`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Count => "count",
            Self::Money => "money",
            Self::Currency => "currency",
            Self::Date => "date",
            Self::Moment => "moment",
            Self::Week => "week",
            Self::YesNo => "bool",
        }
    }
}

/// What part the cells of a column play in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Something that is so.
    Fact,
    /// When something happened: unknown before that day.
    Event,
    /// When something is to happen: known before that day.
    Plan,
    /// A counter that only grows: of each asset and period the latest counts, never the sum.
    Snapshot,
}

impl Role {
    /// The role as `comity.toml` writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Event => "event",
            Self::Plan => "plan",
            Self::Snapshot => "snapshot",
        }
    }
}

impl ColumnSchema {
    /// What readers of `lang` call it, and what it means; nothing where the name says it all.
    pub fn words(&self, lang: Lang) -> (&str, &str) {
        let words = match lang {
            Lang::En => &self.en,
            Lang::Ru => &self.ru,
        };
        words.split_once(": ").unwrap_or((words, ""))
    }
}

impl LedgerSchema {
    /// The place of a column among the columns.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}
