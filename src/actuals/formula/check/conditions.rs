//! Conditions, and choices between results.

use sqlparser::ast::{self, CaseWhen};

use super::{Checker, Scope, Typed, wanted};
use crate::actuals::formula::error::FormulaErrorKind::NotAllowed;
use crate::actuals::formula::parse::error;
use crate::actuals::formula::tree::{Case, Expr, Kind};

impl Checker<'_> {
    pub(super) fn is_null(&mut self, inner: &ast::Expr, is_negated: bool, scope: Scope) -> Typed {
        let inner = self.expr(inner, scope)?.expr;
        Ok((Expr::IsNull(Box::new(inner), is_negated), Kind::Truth))
    }

    pub(super) fn in_list(
        &mut self,
        inner: &ast::Expr,
        list: &[ast::Expr],
        is_negated: bool,
        scope: Scope,
    ) -> Typed {
        let mut items = vec![self.expr(inner, scope)?];
        for item in list {
            items.push(self.expr(item, scope)?);
        }
        self.same(&mut items)?;
        let mut exprs = items.into_iter().map(|item| item.expr);
        let inner = Box::new(exprs.next().unwrap_or(Expr::Null));
        Ok((Expr::In(inner, exprs.collect(), is_negated), Kind::Truth))
    }

    pub(super) fn between(
        &mut self,
        [inner, low, high]: [&ast::Expr; 3],
        is_negated: bool,
        scope: Scope,
    ) -> Typed {
        let mut three = [
            self.expr(inner, scope)?,
            self.expr(low, scope)?,
            self.expr(high, scope)?,
        ];
        self.same(&mut three)?;
        let three = three.map(|item| item.expr);
        Ok((Expr::Between(Box::new(three), is_negated), Kind::Truth))
    }

    pub(super) fn like(
        &mut self,
        inner: &ast::Expr,
        pattern: &ast::Expr,
        is_negated: bool,
        scope: Scope,
    ) -> Typed {
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

    pub(super) fn case(
        &mut self,
        operand: Option<&ast::Expr>,
        whens: &[CaseWhen],
        otherwise: Option<&ast::Expr>,
        scope: Scope,
    ) -> Typed {
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
}
