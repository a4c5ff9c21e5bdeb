//! Calls of functions.

use std::ops::Range;

use sqlparser::ast::{
    self, DuplicateTreatment, FunctionArg, FunctionArgExpr, FunctionArguments, ObjectNamePart,
    Spanned as _,
};

use super::{Checked, Checker, Scope, Typed, wanted, wrong_type};
use crate::actuals::formula::error::FormulaError;
use crate::actuals::formula::error::FormulaErrorKind::{
    NestedAggregate, NotAllowed, UnknownFunction, WrongArguments,
};
use crate::actuals::formula::functions::{self, Function, Name, function_names};
use crate::actuals::formula::parse::{self, error};
use crate::actuals::formula::tree::{Aggregate, Expr, Kind};
use crate::text::nearest;

/// The arguments of a call as they are written.
struct Written<'a> {
    args: Vec<&'a ast::Expr>,
    is_distinct: bool,
    is_star: bool,
}

impl Checker<'_> {
    pub(super) fn call(&mut self, call: &ast::Function, scope: Scope) -> Typed {
        let place = parse::range(self.text, call.name.span());
        let function = self.function(call, &place)?;
        let written = written(call, function, &place)?;
        self.is_portable &= !function.is_local;
        if function.is_aggregate {
            return self.aggregate(function, call, &written, &place, scope);
        }
        if call.filter.is_some() {
            return Err(not_allowed(place, "filter"));
        }
        let args = self.args(&written.args, scope)?;
        let (args, kind) = self.scalar(function, args, &place)?;
        Ok((Expr::Call(function, args), kind))
    }

    fn function(
        &self,
        call: &ast::Function,
        place: &Range<usize>,
    ) -> Result<&'static Function, FormulaError> {
        let refused = if call.over.is_some() {
            Some("over")
        } else if !call.within_group.is_empty() {
            Some("within group")
        } else if call.null_treatment.is_some() {
            Some("nulls")
        } else {
            None
        };
        let [ObjectNamePart::Identifier(name)] = &call.name.0[..] else {
            return Err(not_allowed(place.clone(), &self.text[place.clone()]));
        };
        if matches!(call.args, FunctionArguments::None) {
            return Err(not_allowed(place.clone(), &name.value));
        }
        let function = functions::find(&name.value).ok_or_else(|| {
            let near = nearest(&name.value, function_names()).map(str::to_owned);
            let name = name.value.clone();
            error(place.clone(), UnknownFunction { name, near })
        })?;
        match refused {
            Some(what) => Err(not_allowed(place.clone(), what)),
            None => Ok(function),
        }
    }

    fn args(&mut self, written: &[&ast::Expr], scope: Scope) -> Result<Vec<Checked>, FormulaError> {
        written.iter().map(|arg| self.expr(arg, scope)).collect()
    }

    fn aggregate(
        &mut self,
        function: &'static Function,
        call: &ast::Function,
        written: &Written<'_>,
        place: &Range<usize>,
        scope: Scope,
    ) -> Typed {
        if let Some(outer) = scope.within {
            let (outer, inner) = (outer.word, function.word);
            return Err(error(place.clone(), NestedAggregate { outer, inner }));
        }
        self.has_aggregate = true;
        let scope = Scope {
            within: Some(function),
            ..scope
        };
        let mut args = self.args(&written.args, scope)?;
        let kind = match function.name {
            Name::Sum | Name::Avg | Name::Median | Name::P90 => {
                args = self.numbers(args)?;
                Kind::Number
            }
            Name::Min | Name::Max => args[0].kind,
            Name::ShareOnTime => {
                self.moments(&mut args, &[Kind::Day, Kind::Moment])?;
                Kind::Number
            }
            _ => Kind::Number,
        };
        let filter = match &call.filter {
            Some(filter) => {
                let filter = self.expr(filter, scope)?;
                Some(self.truth(filter)?.expr)
            }
            None => None,
        };
        let aggregate = Aggregate {
            function,
            is_distinct: written.is_distinct,
            args: exprs(args),
            filter,
        };
        Ok((Expr::Aggregate(Box::new(aggregate)), kind))
    }

    fn scalar(
        &mut self,
        function: &'static Function,
        mut args: Vec<Checked>,
        place: &Range<usize>,
    ) -> Result<(Vec<Expr>, Kind), FormulaError> {
        let kind = match function.name {
            Name::Abs => {
                args = self.numbers(args)?;
                Kind::Number
            }
            Name::Round => {
                if args.get(1).is_some_and(|digits| !is_digits(&digits.expr)) {
                    return Err(wrong_arguments(function, place));
                }
                args = self.numbers(args)?;
                Kind::Number
            }
            Name::Lower | Name::Upper => {
                args = texts(args)?;
                Kind::Text
            }
            Name::Length => {
                args = texts(args)?;
                Kind::Number
            }
            Name::Coalesce => self.same(&mut args)?,
            Name::NullIf => {
                self.same(&mut args)?;
                args[0].kind
            }
            Name::BusinessHours => {
                let party = args
                    .pop()
                    .map(|party| wanted(party, Kind::Text))
                    .transpose()?;
                self.moments(&mut args, &[Kind::Moment])?;
                args.extend(party);
                Kind::Number
            }
            _ => {
                self.moments(&mut args, &[Kind::Day, Kind::Moment])?;
                Kind::Number
            }
        };
        Ok((exprs(args), kind))
    }

    /// `substr`, which the parser has a node of its own for.
    pub(super) fn substring(
        &mut self,
        text: &ast::Expr,
        first: &ast::Expr,
        length: Option<&ast::Expr>,
        range: &Range<usize>,
        scope: Scope,
    ) -> Typed {
        let Some(function) = functions::find("substr") else {
            return Err(not_allowed(range.clone(), "substr"));
        };
        let mut args = texts(vec![self.expr(text, scope)?])?;
        for place in std::iter::once(first).chain(length) {
            let place = self.expr(place, scope)?;
            args.push(wanted(place, Kind::Number)?);
        }
        Ok((Expr::Call(function, exprs(args)), Kind::Text))
    }

    fn numbers(&mut self, args: Vec<Checked>) -> Result<Vec<Checked>, FormulaError> {
        args.into_iter().map(|arg| self.number(arg)).collect()
    }

    /// Makes sure that all arguments are days, or all are moments.
    fn moments(&mut self, args: &mut [Checked], allowed: &[Kind]) -> Result<(), FormulaError> {
        let wanted = allowed[allowed.len() - 1];
        let is_open = |kind| matches!(kind, Kind::Any) || allowed.contains(&kind);
        let typed = args
            .iter()
            .find(|arg| !matches!(arg.expr, Expr::Text(_)) && arg.kind != Kind::Any);
        if let Some(wrong) = typed.filter(|arg| !is_open(arg.kind)) {
            return Err(wrong_type(wrong, wanted));
        }
        if typed.is_some() {
            return self.same(args).map(drop);
        }
        // Nothing but literals: they are moments unless they are days.
        let is_day = |arg: &Checked| matches!(&arg.expr, Expr::Text(text) if text.len() == 10);
        let are_days = allowed.contains(&Kind::Day) && args.iter().all(is_day);
        let kind = if are_days { Kind::Day } else { wanted };
        args.iter_mut().try_for_each(|arg| self.fit(arg, kind))
    }
}

fn is_digits(expr: &Expr) -> bool {
    matches!(expr, Expr::Number(digits) if digits.fract() == 0.0 && (0.0..=12.0).contains(digits))
}

fn texts(args: Vec<Checked>) -> Result<Vec<Checked>, FormulaError> {
    args.into_iter()
        .map(|arg| wanted(arg, Kind::Text))
        .collect()
}

fn exprs(args: Vec<Checked>) -> Vec<Expr> {
    args.into_iter().map(|arg| arg.expr).collect()
}

fn wrong_arguments(function: &'static Function, place: &Range<usize>) -> FormulaError {
    let takes = function.takes;
    error(place.clone(), WrongArguments { takes })
}

fn not_allowed(place: Range<usize>, what: &str) -> FormulaError {
    let what = what.to_owned();
    error(place, NotAllowed { what })
}

/// The arguments of a call, if there are as many as the function takes.
fn written<'c>(
    call: &'c ast::Function,
    function: &'static Function,
    place: &Range<usize>,
) -> Result<Written<'c>, FormulaError> {
    let wrong = || wrong_arguments(function, place);
    let FunctionArguments::List(list) = &call.args else {
        return Err(not_allowed(place.clone(), "select"));
    };
    let has_parameters = !matches!(call.parameters, FunctionArguments::None);
    if !list.clauses.is_empty() || has_parameters || call.uses_odbc_syntax {
        return Err(wrong());
    }
    let mut written = Written {
        args: Vec::new(),
        is_distinct: list.duplicate_treatment.is_some(),
        is_star: false,
    };
    for arg in &list.args {
        match arg {
            FunctionArg::Unnamed(FunctionArgExpr::Expr(arg)) => written.args.push(arg),
            FunctionArg::Unnamed(FunctionArgExpr::Wildcard) => written.is_star = true,
            _ => return Err(wrong()),
        }
    }
    let is_count = function.name == Name::Count;
    let fits = function.arity.contains(&written.args.len())
        && (!is_count || written.args.is_empty() == written.is_star)
        && (is_count || !written.is_star)
        && !(written.is_star && written.is_distinct);
    if !fits {
        return Err(wrong());
    }
    let is_all = list.duplicate_treatment == Some(DuplicateTreatment::All);
    if written.is_distinct && (!is_count || is_all) {
        let what = if is_all { "all" } else { "distinct" };
        return Err(not_allowed(place.clone(), what));
    }
    Ok(written)
}
