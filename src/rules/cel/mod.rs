//! Conditions and rules that a playbook writes for itself, as expressions in CEL.
//!
//! An expression sees the playbook and its results, read-only and typed ([`names`]). It is looked
//! over before it runs: every name must be there, like is compared with like, and the work it may
//! take, reckoned from the real sizes of what it looks at, is bounded ([`STEPS`]). There is no
//! clock and no chance in it: the day is `as_of`.

mod check;
mod cost;
#[cfg(test)]
mod tests;
mod trouble;
mod types;
mod values;
mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use cel::common::ast::{IdedExpr, SourceInfo};
use cel::parser::{ParseErrors, Parser};
use cel::{Context as Scope, ExecutionError, Value};

use crate::model::{Config, Kind, Page};

pub(in crate::rules) use check::FUNCTIONS;
pub(in crate::rules) use cost::STEPS;
pub(in crate::rules) use trouble::Trouble;
pub(in crate::rules) use types::Type;
pub(in crate::rules) use view::{THIS, View, names};

/// The most bytes that an expression may have.
const LENGTH: usize = 2_000;

/// How deep parts of an expression may lie within one another.
const DEPTH: u16 = 24;

/// How long a chain of operators may be: `!!!x`, `a.b.c`, `a + b + c`.
const CHAIN: usize = 100;

/// The stack that reading an expression within these limits never fills, in bytes.
const STACK: usize = 64 << 20;

/// An expression that may be run.
pub(in crate::rules) struct Expression {
    root: IdedExpr,
    /// The names it uses.
    uses: Vec<String>,
}

/// What an expression says of a playbook.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::rules) enum Answer {
    /// It is true.
    Yes,
    /// It is not.
    No,
    /// It asks for something that is not written: the key, or the place in a list.
    Absent(String),
}

impl Expression {
    /// Reads an expression and looks it over; `this` is the kind of document that it is about.
    pub(in crate::rules) fn read(
        text: &str,
        config: &Config,
        this: Option<Kind>,
    ) -> Result<Self, Trouble> {
        if text.len() > LENGTH || is_deep(text) {
            return Err(Trouble::new("too-long").with("limit", LENGTH));
        }
        let names = names(config, this);
        let read = || {
            let parser = Parser::new().max_recursion_depth(DEPTH);
            let read = parser.parse_with_source_info(text);
            let (root, source) = read.map_err(|errors| unreadable(text, &errors))?;
            Self::checked(root, &source, &names)
        };
        with_room(read).unwrap_or_else(|| Err(Trouble::new("cannot-be-run")))
    }

    fn checked(
        root: IdedExpr,
        source: &SourceInfo,
        names: &[(&'static str, Type)],
    ) -> Result<Self, Trouble> {
        let gives = check::Checker::new(names, source).infer(&root)?;
        if !matches!(gives, Type::Bool | Type::Any) {
            return Err(Trouble::new("no-condition").with("type", gives.name()));
        }
        let mut uses: Vec<String> = root
            .references()
            .variables()
            .into_iter()
            .map(str::to_owned)
            .collect();
        uses.sort();
        Ok(Self { root, uses })
    }

    /// What it says of the playbook, or of the document `this`; it will be asked so many `times`.
    pub(in crate::rules) fn judge(
        &self,
        view: &mut View<'_>,
        this: Option<&Page>,
        times: usize,
    ) -> Result<Answer, Trouble> {
        let names = self.values(view, this);
        let times = u64::try_from(times).unwrap_or(u64::MAX);
        let steps = self.steps(&names).saturating_mul(times);
        if steps > STEPS {
            let limit = usize::try_from(STEPS).unwrap_or(usize::MAX);
            return Err(Trouble::new("too-much-work").with("limit", limit));
        }
        with_room(|| self.run(names)).unwrap_or_else(|| Err(Trouble::new("cannot-be-run")))
    }

    fn run(&self, names: BTreeMap<String, Value>) -> Result<Answer, Trouble> {
        let mut scope = Scope::default();
        // Its only error is that the name is taken, which tests hold it is not.
        let _ = scope.add_function("day", |text: Arc<String>| {
            crate::value::parse_date(&text)
                .ok()
                .and_then(values::day)
                .ok_or_else(|| ExecutionError::function_error("day", text))
        });
        for (name, value) in names {
            scope.add_variable_from_value(name, value);
        }
        match scope.resolve(&self.root) {
            Ok(Value::Bool(true)) => Ok(Answer::Yes),
            Ok(Value::Bool(false)) => Ok(Answer::No),
            Ok(other) => {
                let of = other.type_of().to_string();
                Err(Trouble::new("no-condition").with("type", of))
            }
            Err(error) => failed(&error),
        }
    }

    /// Only what it uses is made.
    fn values(&self, view: &mut View<'_>, this: Option<&Page>) -> BTreeMap<String, Value> {
        let mut found = BTreeMap::new();
        for name in &self.uses {
            let value = match this.filter(|_| name == THIS) {
                Some(page) => Some(view.document(page)),
                None => view.value(name),
            };
            found.extend(value.map(|value| (name.clone(), value)));
        }
        found
    }

    /// How many steps it takes at most with these values.
    fn steps(&self, names: &BTreeMap<String, Value>) -> u64 {
        let sizes = names.iter();
        let sizes = sizes.map(|(name, value)| (name.clone(), cost::Size::of(value)));
        let sizes = sizes.collect();
        let mut cost = cost::Cost::new(&sizes);
        cost.size(&self.root);
        cost.steps
    }
}

/// Does the work on a stack of its own: the parser recurses deeply, and threads of the check have
/// little. `None` where the system grants no thread.
fn with_room<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK);
        thread.spawn_scoped(scope, work).ok()?.join().ok()
    })
}

/// What is not written makes no answer; everything else is a mistake in the expression.
fn failed(error: &ExecutionError) -> Result<Answer, Trouble> {
    match error {
        ExecutionError::NoSuchKey(key) => Ok(Answer::Absent(key.to_string())),
        ExecutionError::IndexOutOfBounds(_) => Ok(Answer::Absent("[…]".to_owned())),
        ExecutionError::DivisionByZero(_) | ExecutionError::RemainderByZero(_) => {
            Ok(Answer::Absent("… / 0".to_owned()))
        }
        ExecutionError::NoSuchOverload(overload) => {
            let operator = overload.function().replace('_', "");
            let types = overload.argument_types().join(", ");
            let trouble = Trouble::new("wrong-type").with("function", operator);
            Err(trouble.with("types", types))
        }
        ExecutionError::UnsupportedBinaryOperator(operator, one, other) => {
            let types = format!("{}, {}", one.type_of(), other.type_of());
            let trouble = Trouble::new("wrong-type").with("function", operator.replace('_', ""));
            Err(trouble.with("types", types))
        }
        ExecutionError::ValuesNotComparable(one, other) => {
            let trouble = Trouble::new("compares").with("one", one.type_of().to_string());
            Err(trouble.with("other", other.type_of().to_string()))
        }
        ExecutionError::FunctionError { function, message } => {
            let trouble = Trouble::new("failed").with("function", function);
            Err(trouble.with("text", message))
        }
        _ => Err(Trouble::new("cannot-be-run")),
    }
}

/// Whether brackets or chains of operators go so deep that reading them could take the stack.
fn is_deep(text: &str) -> bool {
    let (mut depth, mut chain) = (0_u16, 0_usize);
    for letter in text.chars() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            '!' | '-' | '+' | '.' | '?' | '*' | '/' | '%' | '&' | '|' => chain += 1,
            _ => {}
        }
        if depth > DEPTH {
            return true;
        }
    }
    chain > CHAIN
}

/// The first place at which it cannot be read; the parser's own words are English and of no use
/// to readers of Russian.
fn unreadable(text: &str, errors: &ParseErrors) -> Trouble {
    let place = errors.errors.iter().map(|error| error.pos).min();
    let at = place.and_then(|(line, column)| offset(text, line, column));
    let trouble = Trouble::new("syntax");
    trouble.at(at.map(|at| {
        let rest = text[at..].chars().next();
        at..at + rest.map_or(0, char::len_utf8)
    }))
}

/// The byte at which the letter of this line and column, both from 1, stands.
fn offset(text: &str, line: isize, column: isize) -> Option<usize> {
    let line = usize::try_from(line).ok()?.checked_sub(1)?;
    let column = usize::try_from(column).ok()?.saturating_sub(1);
    let begin: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let (at, _) = text.get(begin..)?.char_indices().nth(column)?;
    Some(begin + at)
}
