//! From the parser's tree to our own: names are looked up, kinds compared, the rest refused.

mod call;
mod conditions;
mod kinds;

use std::ops::Range;

use sqlparser::ast::{
    self, BinaryOperator, CastKind, DataType, Ident, Spanned as _, UnaryOperator, Value,
};

use super::error::FormulaErrorKind::{
    NoAggregate, NotAggregated, NotAllowed, TooDeep, UnknownColumn, Unreadable, WrongType,
};
use super::error::{FormulaError, FormulaErrorKind};
use super::functions::Function;
use super::parse::{self, DEPTH, error};
use super::tree::{CastTo, Expr, Kind, Operator};
use crate::actuals::ledger::LedgerSchema;
use crate::text::nearest;

/// The tree of a formula, and whether it is portable.
pub(super) fn check(
    text: &str,
    parsed: &ast::Expr,
    schema: &LedgerSchema,
) -> Result<(Expr, bool), FormulaError> {
    let mut names = Checker {
        text,
        schema,
        is_portable: true,
        has_aggregate: false,
    };
    let scope = Scope {
        within: None,
        depth: 0,
    };
    let checked = names.expr(parsed, scope)?;
    let whole = || 0..text.len();
    if !names.has_aggregate {
        return Err(error(whole(), NoAggregate));
    }
    let result = names.number(checked)?;
    Ok((result.expr, names.is_portable))
}

struct Checker<'a> {
    text: &'a str,
    schema: &'a LedgerSchema,
    is_portable: bool,
    has_aggregate: bool,
}

/// Where in the formula an expression stands.
#[derive(Clone, Copy)]
struct Scope {
    /// The aggregate around it.
    within: Option<&'static Function>,
    /// How many expressions are around it.
    depth: usize,
}

/// An expression that may be run.
struct Checked {
    expr: Expr,
    kind: Kind,
    range: Range<usize>,
}

/// An expression that may be run, or why it may not.
type Outcome = Result<Checked, FormulaError>;

/// An expression and the kind of its value.
type Typed = Result<(Expr, Kind), FormulaError>;

impl Checker<'_> {
    fn expr(&mut self, parsed: &ast::Expr, scope: Scope) -> Outcome {
        if scope.depth >= DEPTH {
            return Err(error(0..self.text.len(), TooDeep));
        }
        let scope = Scope {
            depth: scope.depth + 1,
            ..scope
        };
        let range = self.range(parsed);
        let (expr, kind) = match parsed {
            ast::Expr::Nested(inner) => return self.expr(inner, scope),
            ast::Expr::Identifier(column) => self.column(column, scope)?,
            ast::Expr::Value(value) => self.literal(&value.value, &range)?,
            ast::Expr::UnaryOp { op, expr } => self.unary(*op, expr, &range, scope)?,
            ast::Expr::BinaryOp { left, op, right } => self.binary(left, op, right, scope)?,
            ast::Expr::IsNull(inner) => self.is_null(inner, false, scope)?,
            ast::Expr::IsNotNull(inner) => self.is_null(inner, true, scope)?,
            ast::Expr::InList {
                expr,
                list,
                negated,
            } => self.in_list(expr, list, *negated, scope)?,
            ast::Expr::Between {
                expr,
                negated,
                low,
                high,
            } => self.between([expr, low, high], *negated, scope)?,
            ast::Expr::Like {
                negated,
                any: false,
                expr,
                pattern,
                escape_char: None,
            } => self.like(expr, pattern, *negated, scope)?,
            ast::Expr::Case {
                operand,
                conditions,
                else_result,
                ..
            } => self.case(
                operand.as_deref(),
                conditions,
                else_result.as_deref(),
                scope,
            )?,
            ast::Expr::Cast {
                kind: CastKind::Cast,
                expr,
                data_type,
                format: None,
            } => self.cast(expr, data_type, scope)?,
            ast::Expr::Substring {
                expr,
                substring_from: Some(first),
                substring_for,
                special: true,
                ..
            } => self.substring(expr, first, substring_for.as_deref(), &range, scope)?,
            ast::Expr::Function(call) => self.call(call, scope)?,
            other => return Err(self.not_allowed(other)),
        };
        Ok(Checked { expr, kind, range })
    }

    fn range(&self, parsed: &ast::Expr) -> Range<usize> {
        parse::range(self.text, parsed.span())
    }

    fn not_allowed(&self, parsed: &ast::Expr) -> FormulaError {
        let range = self.range(parsed);
        let what = match parsed {
            ast::Expr::Subquery(_) | ast::Expr::Exists { .. } | ast::Expr::InSubquery { .. } => {
                "select"
            }
            ast::Expr::Like { .. } => "escape",
            _ => &self.text[range.clone()],
        };
        let what = what.to_owned();
        error(range, NotAllowed { what })
    }

    fn column(&mut self, column: &Ident, scope: Scope) -> Typed {
        let range = parse::range(self.text, column.span);
        let lowered = column.value.to_lowercase();
        let mut columns = self.schema.columns.iter();
        let Some(place) = columns.position(|known| known.name.to_lowercase() == lowered) else {
            let known = self.schema.columns.iter().map(|column| &*column.name);
            let near = nearest(&column.value, known).map(str::to_owned);
            let name = column.value.clone();
            return Err(error(range, UnknownColumn { name, near }));
        };
        if scope.within.is_none() {
            let column = self.schema.columns[place].name.to_string();
            return Err(error(range, NotAggregated { column }));
        }
        let kind = Kind::of(self.schema.columns[place].column_type);
        Ok((Expr::Column(place), kind))
    }

    fn literal(&mut self, value: &Value, range: &Range<usize>) -> Typed {
        match value {
            Value::Number(digits, false) => {
                let number = digits
                    .parse()
                    .ok()
                    .filter(|number: &f64| number.is_finite());
                let number = number.ok_or_else(|| error(range.clone(), Unreadable))?;
                Ok((Expr::Number(number), Kind::Number))
            }
            Value::SingleQuotedString(text) => Ok((Expr::Text(text.clone()), Kind::Text)),
            Value::Boolean(truth) => Ok((Expr::Truth(*truth), Kind::Truth)),
            Value::Null => Ok((Expr::Null, Kind::Any)),
            _ => {
                let what = self.text[range.clone()].to_owned();
                Err(error(range.clone(), NotAllowed { what }))
            }
        }
    }

    fn unary(
        &mut self,
        operator: UnaryOperator,
        inner: &ast::Expr,
        range: &Range<usize>,
        scope: Scope,
    ) -> Typed {
        let checked = self.expr(inner, scope)?;
        match operator {
            UnaryOperator::Minus => {
                let inner = self.number(checked)?.expr;
                Ok((Expr::Minus(Box::new(inner)), Kind::Number))
            }
            UnaryOperator::Plus => Ok((self.number(checked)?.expr, Kind::Number)),
            UnaryOperator::Not => {
                let inner = self.truth(checked)?.expr;
                Ok((Expr::Not(Box::new(inner)), Kind::Truth))
            }
            other => {
                let what = other.to_string();
                Err(error(range.clone(), NotAllowed { what }))
            }
        }
    }

    fn binary(
        &mut self,
        left: &ast::Expr,
        operator: &BinaryOperator,
        right: &ast::Expr,
        scope: Scope,
    ) -> Typed {
        let Some(operator_) = self::operator(operator) else {
            let range = self.range(left).start..self.range(right).end;
            let what = operator.to_string();
            return Err(error(range, NotAllowed { what }));
        };
        let mut sides = [self.expr(left, scope)?, self.expr(right, scope)?];
        let kind = match operator_ {
            Operator::Add | Operator::Subtract | Operator::Multiply | Operator::Divide => {
                sides = self.each(sides, Self::number)?;
                Kind::Number
            }
            Operator::And | Operator::Or => {
                sides = self.each(sides, Self::truth)?;
                Kind::Truth
            }
            Operator::Join => {
                sides = self.each(sides, |_, side| wanted(side, Kind::Text))?;
                Kind::Text
            }
            _ => {
                self.same(&mut sides)?;
                Kind::Truth
            }
        };
        let [left, right] = sides.map(|side| Box::new(side.expr));
        Ok((Expr::Binary(operator_, left, right), kind))
    }

    fn each(
        &mut self,
        [left, right]: [Checked; 2],
        of: impl Fn(&mut Self, Checked) -> Outcome,
    ) -> Result<[Checked; 2], FormulaError> {
        Ok([of(self, left)?, of(self, right)?])
    }

    fn cast(&mut self, inner: &ast::Expr, to: &DataType, scope: Scope) -> Typed {
        let (to, kind) = match to {
            DataType::Real => (CastTo::Real, Kind::Number),
            DataType::Integer(None) | DataType::Int(None) => (CastTo::Integer, Kind::Number),
            DataType::Text => (CastTo::Text, Kind::Text),
            other => {
                let what = format!("cast as {other}");
                return Err(error(self.range(inner), NotAllowed { what }));
            }
        };
        let inner = self.expr(inner, scope)?;
        if kind == Kind::Number && matches!(inner.kind, Kind::Day | Kind::Moment) {
            let found = inner.kind;
            return Err(error(
                inner.range,
                WrongType {
                    wanted: kind,
                    found,
                },
            ));
        }
        Ok((Expr::Cast(Box::new(inner.expr), to), kind))
    }
}

fn operator(operator: &BinaryOperator) -> Option<Operator> {
    Some(match operator {
        BinaryOperator::Plus => Operator::Add,
        BinaryOperator::Minus => Operator::Subtract,
        BinaryOperator::Multiply => Operator::Multiply,
        BinaryOperator::Divide => Operator::Divide,
        BinaryOperator::Eq => Operator::Equal,
        BinaryOperator::NotEq => Operator::NotEqual,
        BinaryOperator::Lt => Operator::Less,
        BinaryOperator::LtEq => Operator::LessOrEqual,
        BinaryOperator::Gt => Operator::Greater,
        BinaryOperator::GtEq => Operator::GreaterOrEqual,
        BinaryOperator::And => Operator::And,
        BinaryOperator::Or => Operator::Or,
        BinaryOperator::StringConcat => Operator::Join,
        _ => return None,
    })
}

/// The expression, if its value is of a kind.
fn wanted(checked: Checked, wanted: Kind) -> Outcome {
    if checked.kind == wanted || checked.kind == Kind::Any {
        return Ok(checked);
    }
    let found = checked.kind;
    Err(error(checked.range, WrongType { wanted, found }))
}

fn wrong_type(checked: &Checked, wanted: Kind) -> FormulaError {
    let kind: FormulaErrorKind = WrongType {
        wanted,
        found: checked.kind,
    };
    error(checked.range.clone(), kind)
}
