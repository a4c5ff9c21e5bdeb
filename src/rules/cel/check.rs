//! Whether an expression names only what is there and compares like with like, before it runs.

use std::ops::Range;

use cel::common::ast::{
    CallExpr, ComprehensionExpr, EntryExpr, Expr, IdedExpr, LiteralValue, SelectExpr, SourceInfo,
};

use super::trouble::Trouble;
use super::types::Type;
use crate::text::nearest;

/// The functions that expressions may call, and what they give.
pub(in crate::rules) const FUNCTIONS: [(&str, Type); 16] = [
    ("size", Type::Int),
    ("contains", Type::Bool),
    ("startsWith", Type::Bool),
    ("endsWith", Type::Bool),
    ("int", Type::Int),
    ("double", Type::Double),
    ("string", Type::Text),
    ("day", Type::Time),
    ("duration", Type::Span),
    ("timestamp", Type::Time),
    ("getFullYear", Type::Int),
    ("getMonth", Type::Int),
    ("getDate", Type::Int),
    ("getDayOfWeek", Type::Int),
    ("getHours", Type::Int),
    ("getSeconds", Type::Int),
];

const COMPARISONS: [&str; 6] = ["_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_"];
const LOGIC: [&str; 5] = ["_&&_", "_||_", "!_", "@in", "@not_strictly_false"];
const ARITHMETIC: [&str; 6] = ["_+_", "_-_", "_*_", "_/_", "_%_", "-_"];

/// Looks an expression over.
pub(super) struct Checker<'a> {
    names: &'a [(&'static str, Type)],
    /// The variables of the comprehensions around.
    scope: Vec<(String, Type)>,
    source: &'a SourceInfo,
}

impl<'a> Checker<'a> {
    pub(super) fn new(names: &'a [(&'static str, Type)], source: &'a SourceInfo) -> Self {
        let scope = Vec::new();
        Self {
            names,
            scope,
            source,
        }
    }

    /// The type of what an expression gives.
    pub(super) fn infer(&mut self, expr: &IdedExpr) -> Result<Type, Trouble> {
        match &expr.expr {
            Expr::Ident(name) => self.name(expr.id, name),
            Expr::Select(select) => self.select(expr.id, select),
            Expr::Call(call) => self.call(expr.id, call),
            Expr::Comprehension(it) => self.comprehension(it, false),
            Expr::Literal(literal) => Ok(of_literal(literal)),
            Expr::List(items) => {
                let mut of = Type::Any;
                for (at, item) in items.elements.iter().enumerate() {
                    let item = self.infer(item)?;
                    of = if at == 0 || of == item {
                        item
                    } else {
                        Type::Any
                    };
                }
                Ok(Type::List(Box::new(of)))
            }
            Expr::Map(table) => {
                for entry in &table.entries {
                    if let EntryExpr::MapEntry(entry) = &entry.expr {
                        self.infer(&entry.key)?;
                        self.infer(&entry.value)?;
                    }
                }
                Ok(Type::Table(Box::new(Type::Any)))
            }
            Expr::Struct(_) | Expr::Unspecified => Err(Trouble::new("syntax")),
        }
    }

    fn name(&self, id: u64, name: &str) -> Result<Type, Trouble> {
        let own = self.scope.iter().rev().find(|(known, _)| known == name);
        let given = || self.names.iter().find(|(known, _)| *known == name);
        if let Some(of) = own.map(|(_, of)| of).or_else(|| Some(&given()?.1)) {
            return Ok(of.clone());
        }
        let own = self.scope.iter().map(|(known, _)| known.as_str());
        let known = self.names.iter().map(|(known, _)| *known).chain(own);
        let near = nearest(name, known.filter(|known| !known.starts_with('@')));
        let trouble = Trouble::new("unknown-name").with("name", name).near(near);
        Err(trouble.at(self.part(id, name)))
    }

    fn select(&mut self, id: u64, select: &SelectExpr) -> Result<Type, Trouble> {
        let of = self.infer(&select.operand)?;
        let field = select.field.as_str();
        let found = match &of {
            Type::Record(fields) => {
                let found = fields.iter().find(|(known, _)| known == field);
                let Some((_, found)) = found else {
                    let known = fields.iter().map(|(known, _)| known.as_str());
                    let near = nearest(field, known);
                    let trouble = Trouble::new("unknown-field").with("name", field).near(near);
                    return Err(trouble.at(self.part(id, field)));
                };
                found.clone()
            }
            Type::Table(inner) => (**inner).clone(),
            Type::Any => Type::Any,
            other => {
                let trouble = Trouble::new("no-fields").with("type", other.name());
                return Err(trouble.with("name", field).at(self.part(id, field)));
            }
        };
        Ok(if select.test { Type::Bool } else { found })
    }

    fn call(&mut self, id: u64, call: &CallExpr) -> Result<Type, Trouble> {
        let name = call.func_name.as_str();
        if let ("size", [one], None) | ("size", [], Some(one)) =
            (name, call.args.as_slice(), call.target.as_deref())
            && let Expr::Comprehension(it) = &one.expr
        {
            self.comprehension(it, true)?;
            return Ok(Type::Int);
        }
        let args = call.target.as_deref().into_iter().chain(&call.args);
        let args: Vec<Type> = args.map(|arg| self.infer(arg)).collect::<Result<_, _>>()?;
        if let (true, [one, other]) = (COMPARISONS.contains(&name), args.as_slice())
            && !one.compares_with(other)
        {
            let trouble = Trouble::new("compares").with("one", one.name());
            return Err(trouble.with("other", other.name()));
        }
        if COMPARISONS.contains(&name) || LOGIC.contains(&name) {
            return Ok(Type::Bool);
        }
        if ARITHMETIC.contains(&name) {
            return Ok(arithmetic(name, &args));
        }
        match (name, args.as_slice()) {
            ("_?_:_", [_, one, other]) if one == other => Ok(one.clone()),
            ("_?_:_", _) => Ok(Type::Any),
            ("_[_]", [Type::List(inner) | Type::Table(inner), _]) => Ok((**inner).clone()),
            ("_[_]", [Type::Record(_), _]) => self.index(call),
            ("_[_]", _) => Ok(Type::Any),
            _ => self.function(id, name),
        }
    }

    /// `document["budget"]` is `document.budget`; a key that is only known later is not looked for.
    fn index(&mut self, call: &CallExpr) -> Result<Type, Trouble> {
        let [operand, key] = call.args.as_slice() else {
            return Ok(Type::Any);
        };
        let Expr::Literal(LiteralValue::String(field)) = &key.expr else {
            return Ok(Type::Any);
        };
        let select = SelectExpr {
            operand: Box::new(operand.clone()),
            field: field.inner().to_owned(),
            test: false,
        };
        self.select(key.id, &select)
    }

    fn function(&self, id: u64, name: &str) -> Result<Type, Trouble> {
        if let Some((_, gives)) = FUNCTIONS.iter().find(|(known, _)| *known == name) {
            return Ok(gives.clone());
        }
        let known = FUNCTIONS.iter().map(|(known, _)| *known);
        let macros = ["has", "all", "exists", "exists_one", "map", "filter"];
        let near = nearest(name, known.chain(macros));
        let trouble = Trouble::new("unknown-function")
            .with("name", name)
            .near(near);
        Err(trouble.at(self.part(id, name)))
    }

    fn comprehension(&mut self, it: &ComprehensionExpr, is_counted: bool) -> Result<Type, Trouble> {
        let range = self.infer(&it.iter_range)?;
        let item = match &range {
            Type::List(inner) => (**inner).clone(),
            Type::Table(_) | Type::Any => Type::Any,
            other => return Err(Trouble::new("no-list").with("type", other.name())),
        };
        // The keys of a table have no order, so a list of them would differ from run to run.
        let makes_list = matches!(it.accu_init.expr, Expr::List(_));
        if makes_list && !is_counted && !matches!(range, Type::List(_)) {
            return Err(Trouble::new("unordered"));
        }
        let item = match &range {
            Type::Table(_) => Type::Text,
            _ => item,
        };
        let depth = self.scope.len();
        self.scope.push((it.iter_var.clone(), item));
        self.scope
            .extend(it.iter_var2.iter().map(|name| (name.clone(), Type::Any)));
        self.scope.push((it.accu_var.clone(), Type::Any));
        let parts = [&it.accu_init, &it.loop_cond, &it.loop_step, &it.result];
        for part in parts {
            self.infer(part)?;
        }
        let gives = match &it.accu_init.expr {
            Expr::List(_) => Type::List(Box::new(match appended(&it.loop_step) {
                Some(item) => self.infer(item)?,
                None => Type::Any,
            })),
            _ => Type::Bool,
        };
        self.scope.truncate(depth);
        Ok(gives)
    }

    /// Where `name`, which belongs to the node `id`, is written in the expression.
    fn part(&self, id: u64, name: &str) -> Option<Range<usize>> {
        let text = self.source.source.as_str();
        let (start, _) = self.source.offset_for(id)?;
        let nth = usize::try_from(start).ok()?;
        let start = text
            .char_indices()
            .nth(nth)
            .map_or(text.len(), |(at, _)| at);
        let after = text[start..].find(name).map(|at| start + at);
        let before = text[..start].rfind(name);
        // A call is placed at its parenthesis, a field at its dot.
        let near = |at: &usize| at.abs_diff(start) <= name.len() + 1;
        let found = after
            .filter(near)
            .or(before.filter(near))
            .or(after)
            .or(before)?;
        Some(found..found + name.len())
    }
}

/// What `map` and `filter` append to their list.
fn appended(step: &IdedExpr) -> Option<&IdedExpr> {
    let Expr::Call(call) = &step.expr else {
        return None;
    };
    match (call.func_name.as_str(), call.args.as_slice()) {
        ("_+_", [_, last]) => match &last.expr {
            Expr::List(items) => items.elements.first(),
            _ => None,
        },
        ("_?_:_", [_, step, _]) => appended(step),
        _ => None,
    }
}

fn arithmetic(name: &str, args: &[Type]) -> Type {
    match (name, args) {
        ("_-_", [Type::Time, Type::Time]) => Type::Span,
        (_, [Type::Time, Type::Span] | [Type::Span, Type::Time]) => Type::Time,
        (_, [one]) => one.clone(),
        (_, [one, other]) if one == other => one.clone(),
        _ => Type::Any,
    }
}

fn of_literal(literal: &LiteralValue) -> Type {
    match literal {
        LiteralValue::Boolean(_) => Type::Bool,
        LiteralValue::Double(_) => Type::Double,
        LiteralValue::Int(_) | LiteralValue::UInt(_) => Type::Int,
        LiteralValue::String(_) => Type::Text,
        LiteralValue::Bytes(_) | LiteralValue::Null => Type::Any,
    }
}
