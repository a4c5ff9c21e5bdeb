//! From the parser's tree to our own: names are looked up, kinds compared, the rest refused.

mod call;
mod kinds;

use std::ops::Range;

use sqlparser::ast::{
    self, BinaryOperator, CaseWhen, CastKind, DataType, Ident, Spanned as _, UnaryOperator, Value,
};

use super::error::FormulaErrorKind::{
    NoAggregate, NotAggregated, NotAllowed, TooDeep, UnknownColumn, Unreadable, WrongType,
};
use super::error::{FormulaError, FormulaErrorKind};
use super::functions::Function;
use super::parse::{self, DEPTH, error};
use super::tree::{Case, CastTo, Expr, Kind, Operator};
use crate::actuals::ledger::LedgerSchema;
use crate::text::nearest;

/// The tree of a formula, and whether it is portable.
pub(super) fn check(
    text: &str,
    parsed: &ast::Expr,
    schema: &LedgerSchema,
) -> Result<(Expr, bool), FormulaError> {
    let mut checker = Checker {
        text,
        schema,
        is_portable: true,
        has_aggregate: false,
    };
    let scope = Scope {
        within: None,
        depth: 0,
    };
    let checked = checker.expr(parsed, scope)?;
    let whole = || 0..text.len();
    if !checker.has_aggregate {
        return Err(error(whole(), NoAggregate));
    }
    let result = checker.number(checked)?;
    Ok((result.expr, checker.is_portable))
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

type Result_ = Result<Checked, FormulaError>;

impl Checker<'_> {
    fn expr(&mut self, parsed: &ast::Expr, scope: Scope) -> Result_ {
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

    fn column(&mut self, column: &Ident, scope: Scope) -> Result<(Expr, Kind), FormulaError> {
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

    fn literal(
        &mut self,
        value: &Value,
        range: &Range<usize>,
    ) -> Result<(Expr, Kind), FormulaError> {
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
    ) -> Result<(Expr, Kind), FormulaError> {
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
    ) -> Result<(Expr, Kind), FormulaError> {
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
        of: impl Fn(&mut Self, Checked) -> Result_,
    ) -> Result<[Checked; 2], FormulaError> {
        Ok([of(self, left)?, of(self, right)?])
    }

    fn is_null(
        &mut self,
        inner: &ast::Expr,
        is_negated: bool,
        scope: Scope,
    ) -> Result<(Expr, Kind), FormulaError> {
        let inner = self.expr(inner, scope)?.expr;
        Ok((Expr::IsNull(Box::new(inner), is_negated), Kind::Truth))
    }

    fn in_list(
        &mut self,
        inner: &ast::Expr,
        list: &[ast::Expr],
        is_negated: bool,
        scope: Scope,
    ) -> Result<(Expr, Kind), FormulaError> {
        let mut items = vec![self.expr(inner, scope)?];
        for item in list {
            items.push(self.expr(item, scope)?);
        }
        self.same(&mut items)?;
        let mut exprs = items.into_iter().map(|item| item.expr);
        let inner = exprs.next().map(Box::new).unwrap_or(Box::new(Expr::Null));
        Ok((Expr::In(inner, exprs.collect(), is_negated), Kind::Truth))
    }

    fn between(
        &mut self,
        [inner, low, high]: [&ast::Expr; 3],
        is_negated: bool,
        scope: Scope,
    ) -> Result<(Expr, Kind), FormulaError> {
        let mut three = [
            self.expr(inner, scope)?,
            self.expr(low, scope)?,
            self.expr(high, scope)?,
        ];
        self.same(&mut three)?;
        let three = three.map(|item| item.expr);
        Ok((Expr::Between(Box::new(three), is_negated), Kind::Truth))
    }

    fn like(
        &mut self,
        inner: &ast::Expr,
        pattern: &ast::Expr,
        is_negated: bool,
        scope: Scope,
    ) -> Result<(Expr, Kind), FormulaError> {
        let inner = self.expr(inner, scope)?;
        let inner = wanted(inner, Kind::Text)?.expr;
        let pattern = self.expr(pattern, scope)?;
        let Expr::Text(pattern) = pattern.expr else {
            // A pattern that rows bring along could be made to take long.
            let what = self.text[pattern.range.clone()].to_owned();
            return Err(error(pattern.range, NotAllowed { what }));
        };
        Ok((
            Expr::Like(Box::new(inner), pattern, is_negated),
            Kind::Truth,
        ))
    }

    fn case(
        &mut self,
        operand: Option<&ast::Expr>,
        whens: &[CaseWhen],
        otherwise: Option<&ast::Expr>,
        scope: Scope,
    ) -> Result<(Expr, Kind), FormulaError> {
        let mut conditions = Vec::new();
        let mut results = Vec::new();
        let has_operand = operand.is_some();
        if let Some(operand) = operand {
            conditions.push(self.expr(operand, scope)?);
        }
        for when in whens {
            let condition = self.expr(&when.condition, scope)?;
            conditions.push(if has_operand {
                condition
            } else {
                self.truth(condition)?
            });
            results.push(self.expr(&when.result, scope)?);
        }
        if let Some(otherwise) = otherwise {
            results.push(self.expr(otherwise, scope)?);
        }
        self.same(&mut conditions)?;
        let kind = self.same(&mut results)?;
        let mut conditions = conditions.into_iter().map(|condition| condition.expr);
        let mut results = results.into_iter().map(|result| result.expr);
        let case = Case {
            operand: if has_operand { conditions.next() } else { None },
            whens: conditions.zip(results.by_ref().take(whens.len())).collect(),
            otherwise: results.next(),
        };
        Ok((Expr::Case(Box::new(case)), kind))
    }

    fn cast(
        &mut self,
        inner: &ast::Expr,
        to: &DataType,
        scope: Scope,
    ) -> Result<(Expr, Kind), FormulaError> {
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
fn wanted(checked: Checked, wanted: Kind) -> Result_ {
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
