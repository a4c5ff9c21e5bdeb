//! The tree of a checked formula: whatever it can hold may be run.

use super::functions::Function;
use crate::actuals::ledger::ColumnType;

/// An expression over the columns of one ledger.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Expr {
    /// A number; finite and not negative.
    Number(f64),
    /// A text.
    Text(String),
    /// Yes or no.
    Truth(bool),
    /// The empty value.
    Null,
    /// A column, by its place in the schema.
    Column(usize),
    /// The opposite number.
    Minus(Box<Expr>),
    /// The opposite truth.
    Not(Box<Expr>),
    /// Two values and what is between them.
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// Whether a value is empty, or with `true` is not.
    IsNull(Box<Expr>, bool),
    /// Whether a value lies between two others, both included, or with `true` does not.
    Between(Box<[Expr; 3]>, bool),
    /// Whether a value is one of several, or with `true` is none of them.
    In(Box<Expr>, Vec<Expr>, bool),
    /// Whether a text is like a pattern, or with `true` is not.
    Like(Box<Expr>, String, bool),
    /// The first result whose condition holds.
    Case(Box<Case>),
    /// The value as another type.
    Cast(Box<Expr>, CastTo),
    /// A function of one row's values.
    Call(&'static Function, Vec<Expr>),
    /// A function of all rows.
    Aggregate(Box<Aggregate>),
}

/// What may stand between two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
    Join,
}

/// A choice between results.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Case {
    /// What the conditions are compared with, where something is.
    pub(super) operand: Option<Expr>,
    /// Conditions and their results.
    pub(super) whens: Vec<(Expr, Expr)>,
    /// The result where no condition holds.
    pub(super) otherwise: Option<Expr>,
}

/// The types that values can be cast to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CastTo {
    Real,
    Integer,
    Text,
}

/// A function of all rows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Aggregate {
    pub(super) function: &'static Function,
    /// Whether equal values count once.
    pub(super) is_distinct: bool,
    /// Its arguments; none is `count(*)`.
    pub(super) args: Vec<Expr>,
    /// Which rows it looks at, where not at all.
    pub(super) filter: Option<Expr>,
}

/// What sort of value an expression has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Number,
    /// A text.
    Text,
    /// A day.
    Day,
    /// A moment.
    Moment,
    /// Yes or no.
    Truth,
    /// Nothing but the empty value, which fits everywhere.
    Any,
}

impl Kind {
    /// How messages name it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Text => "text",
            Self::Day => "day",
            Self::Moment => "moment",
            Self::Truth => "truth",
            Self::Any => "any",
        }
    }

    /// What the cells of a column are to formulas.
    pub(super) fn of(column: ColumnType) -> Self {
        match column {
            ColumnType::Text | ColumnType::Currency | ColumnType::Week => Self::Text,
            ColumnType::Number | ColumnType::Count | ColumnType::Money => Self::Number,
            ColumnType::Date => Self::Day,
            ColumnType::Moment => Self::Moment,
            ColumnType::YesNo => Self::Truth,
        }
    }
}

impl Expr {
    /// The expressions directly inside it, conditions of aggregates included.
    pub(super) fn children(&self) -> Vec<&Self> {
        match self {
            Self::Number(_) | Self::Text(_) | Self::Truth(_) | Self::Null | Self::Column(_) => {
                Vec::new()
            }
            Self::Minus(inner)
            | Self::Not(inner)
            | Self::IsNull(inner, _)
            | Self::Like(inner, _, _)
            | Self::Cast(inner, _) => vec![inner],
            Self::Binary(_, left, right) => vec![left, right],
            Self::Between(three, _) => three.iter().collect(),
            Self::In(inner, list, _) => std::iter::once(&**inner).chain(list).collect(),
            Self::Case(case) => {
                let whens = case.whens.iter().flat_map(|(when, then)| [when, then]);
                let operand = case.operand.iter();
                operand.chain(whens).chain(&case.otherwise).collect()
            }
            Self::Call(_, args) => args.iter().collect(),
            Self::Aggregate(aggregate) => aggregate.args.iter().chain(&aggregate.filter).collect(),
        }
    }
}
