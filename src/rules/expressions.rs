//! What expressions of own rules and conditions may look at, for the reference page.

use super::cel;
use crate::model::{Config, Kind};

/// A name that expressions know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The name.
    pub name: &'static str,
    /// Its type, written out; `document` stands for that of `keys`.
    pub of: String,
    /// The keys of the document or record behind it, each with its type.
    pub keys: Vec<(String, String)>,
}

/// How many steps an expression may take.
pub const STEPS: u64 = cel::STEPS;

/// The names that every expression knows; `this` is that of rules about one kind of document.
pub fn names(config: &Config) -> Vec<Seen> {
    let names = cel::names(config, None).into_iter();
    names.map(|(name, of)| seen(name, &of)).collect()
}

/// What rules about documents call the one that they look at.
pub fn this(config: &Config, kind: Kind) -> Option<Seen> {
    let names = cel::names(config, Some(kind)).into_iter();
    let mut this = names.filter(|(name, _)| *name == cel::THIS);
    this.next().map(|(name, of)| seen(name, &of))
}

/// The functions that expressions may call, and what they give.
pub fn functions() -> impl Iterator<Item = (&'static str, String)> {
    let functions = cel::FUNCTIONS.iter();
    functions.map(|(name, gives)| (*name, gives.spelled()))
}

fn seen(name: &'static str, of: &cel::Type) -> Seen {
    let (of, inner) = match of {
        cel::Type::List(inner) => ("list(document)".to_owned(), &**inner),
        cel::Type::Record(_) => ("document".to_owned(), of),
        other => (other.spelled(), other),
    };
    let keys = match inner {
        cel::Type::Record(keys) => keys
            .iter()
            .map(|(key, of)| (key.clone(), of.spelled()))
            .collect(),
        _ => Vec::new(),
    };
    Seen { name, of, keys }
}
