//! What expressions see a value as, derived from the fields' own declarations.

use std::sync::Arc;

use crate::model::field::{Field, Shape};
use crate::value::form;

/// The type of a value that expressions see.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::rules) enum Type {
    /// Nothing is known of it.
    Any,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Int,
    /// A number; shares are fractions of one.
    Double,
    /// Text: words, ids, and values whose grammar CEL does not know.
    Text,
    /// A day, at midnight UTC, or a moment.
    Time,
    /// A length of time; months, quarters and years at their average length.
    Span,
    /// A list.
    List(Box<Self>),
    /// A table whose keys the author chose.
    Table(Box<Self>),
    /// A table with declared keys; each may be left out.
    Record(Arc<Vec<(String, Self)>>),
}

impl Type {
    /// A record of these fields.
    pub(in crate::rules) fn record<'a>(fields: impl IntoIterator<Item = (&'a str, Self)>) -> Self {
        let fields = fields.into_iter();
        Self::Record(Arc::new(
            fields.map(|(key, of)| (key.to_owned(), of)).collect(),
        ))
    }

    /// The type of what a field may hold.
    pub(in crate::rules) fn of(shape: &Shape) -> Self {
        match shape {
            Shape::Text | Shape::Choice(_) | Shape::Words(_) | Shape::Ref(_) => Self::Text,
            Shape::Integer => Self::Int,
            Shape::Bool => Self::Bool,
            Shape::Form(form) => Self::of_form(form.id, form.example),
            Shape::List(inner) => Self::List(Box::new(Self::of(inner))),
            Shape::Table(_, inner) => Self::Table(Box::new(Self::of(inner))),
            Shape::Record(fields) => Self::fields(fields.iter()),
            // One value or a list of them is seen as a list; of two forms the wider one is seen.
            Shape::Either(this, that) => match (&**this, &**that) {
                (_, Shape::List(inner)) => Self::List(Box::new(Self::of(inner))),
                (Shape::Form(_), Shape::Form(_)) => Self::of(this),
                _ => Self::Any,
            },
            Shape::Any => Self::Any,
        }
    }

    /// A record of declared fields.
    pub(in crate::rules) fn fields<'a>(fields: impl Iterator<Item = &'a Field>) -> Self {
        let fields = fields.map(|field| (field.key.to_string(), Self::of(&field.shape())));
        Self::Record(Arc::new(fields.collect()))
    }

    /// A band of money and one of other quantities are one form: its example tells them apart.
    fn of_form(id: &str, example: &str) -> Self {
        let amount = || ("amount", Self::Double);
        match id {
            "integer" => Self::Int,
            form::NUMBER | form::SHARE => Self::Double,
            form::DATE | form::MOMENT => Self::Time,
            form::DURATION => Self::Span,
            form::MONEY => Self::record([amount(), ("currency", Self::Text)]),
            form::QUANTITY => Self::record([amount(), ("unit", Self::Text)]),
            form::PERIOD => Self::record([("from", Self::Time), ("to", Self::Time)]),
            form::BAND => {
                let unit = if is_money(example) {
                    "currency"
                } else {
                    "unit"
                };
                let ends = [("low", Self::Double), ("high", Self::Double)];
                Self::record(ends.into_iter().chain([(unit, Self::Text)]))
            }
            _ => Self::Text,
        }
    }

    /// How documentation and messages call it.
    pub(in crate::rules) fn name(&self) -> &'static str {
        match self {
            Self::Any => "dyn",
            Self::Bool => "bool",
            Self::Int => "int",
            Self::Double => "double",
            Self::Text => "string",
            Self::Time => "timestamp",
            Self::Span => "duration",
            Self::List(_) => "list",
            Self::Table(_) | Self::Record(_) => "map",
        }
    }

    /// It written out: `list(string)`, `{amount: double, currency: string}`.
    pub(in crate::rules) fn spelled(&self) -> String {
        match self {
            Self::List(inner) => format!("list({})", inner.spelled()),
            Self::Table(inner) => format!("map(string, {})", inner.spelled()),
            Self::Record(fields) => {
                let fields = fields.iter();
                let fields = fields.map(|(key, of)| format!("{key}: {}", of.spelled()));
                format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
            }
            other => other.name().to_owned(),
        }
    }

    /// Whether two values of these types may be compared.
    pub(in crate::rules) fn compares_with(&self, other: &Self) -> bool {
        let is_number = |it: &Self| matches!(it, Self::Int | Self::Double);
        let is_any = |it: &Self| matches!(it, Self::Any);
        is_any(self)
            || is_any(other)
            || is_number(self) && is_number(other)
            || self.name() == other.name()
    }
}

/// Whether the example of a band is one of money: `4000..5000 USD`.
pub(super) fn is_money(example: &str) -> bool {
    crate::value::Band::<crate::value::Money>::parse(example).is_ok()
}
