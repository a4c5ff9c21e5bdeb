//! What can be wrong with a formula.

use std::ops::Range;

use super::tree::Kind;

/// What is wrong with a formula, and where in its text.
#[derive(Debug, Clone, PartialEq)]
pub struct FormulaError {
    /// The bytes of the formula that must change.
    pub range: Range<usize>,
    /// What is wrong with them.
    pub kind: FormulaErrorKind,
}

/// What is wrong with a formula.
#[derive(Debug, Clone, PartialEq)]
pub enum FormulaErrorKind {
    /// It is no expression of SQL.
    Unreadable,
    /// The ledger has no such column.
    UnknownColumn {
        /// The name as written.
        name: String,
        /// The column that was probably meant.
        near: Option<String>,
    },
    /// Formulas have no such function.
    UnknownFunction {
        /// The name as written.
        name: String,
        /// The function that was probably meant.
        near: Option<String>,
    },
    /// A column stands outside every aggregate.
    NotAggregated {
        /// The column.
        column: String,
    },
    /// There is no aggregate at all.
    NoAggregate,
    /// An aggregate stands inside another.
    NestedAggregate {
        /// The outer one.
        outer: &'static str,
        /// The inner one.
        inner: &'static str,
    },
    /// It is SQL, but formulas do without it.
    NotAllowed {
        /// The words that are not allowed.
        what: String,
    },
    /// A function has too many, too few or unfitting arguments.
    WrongArguments {
        /// How the function is called.
        takes: &'static str,
    },
    /// A value of one kind stands where another belongs.
    WrongType {
        /// What belongs there.
        wanted: Kind,
        /// What stands there.
        found: Kind,
    },
    /// It has more letters, or more words, than anybody would read.
    TooLong,
    /// Its brackets are nested too deeply.
    TooDeep,
}

impl FormulaErrorKind {
    /// The second half of the id of its message.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::UnknownColumn { .. } => "unknown-column",
            Self::UnknownFunction { .. } => "unknown-function",
            Self::NotAggregated { .. } => "not-aggregated",
            Self::NoAggregate => "no-aggregate",
            Self::NestedAggregate { .. } => "nested-aggregate",
            Self::NotAllowed { .. } => "not-allowed",
            Self::WrongArguments { .. } => "wrong-arguments",
            Self::WrongType { .. } => "wrong-type",
            Self::TooLong => "too-long",
            Self::TooDeep => "too-deep",
        }
    }

    /// The arguments of its message.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnknownColumn { name, .. } | Self::UnknownFunction { name, .. } => {
                vec![("name", name.clone())]
            }
            Self::NotAggregated { column } => vec![("column", column.clone())],
            Self::NestedAggregate { outer, inner } => {
                vec![
                    ("outer", (*outer).to_owned()),
                    ("inner", (*inner).to_owned()),
                ]
            }
            Self::NotAllowed { what } => vec![("what", what.clone())],
            Self::WrongArguments { takes } => vec![("takes", (*takes).to_owned())],
            Self::WrongType { wanted, found } => {
                let [wanted, found] = [wanted, found].map(|kind| kind.id().to_owned());
                vec![("wanted", wanted), ("found", found)]
            }
            Self::Unreadable | Self::NoAggregate | Self::TooLong | Self::TooDeep => Vec::new(),
        }
    }
}
