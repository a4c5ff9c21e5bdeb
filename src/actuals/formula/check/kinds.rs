//! Which values may stand together.

use super::{Checked, Checker, Outcome, wanted, wrong_type};
use crate::actuals::formula::error::FormulaError;
use crate::actuals::formula::tree::{Expr, Kind};
use crate::actuals::formula::when::{self, When};

impl Checker<'_> {
    /// The expression, if it can be reckoned with; yes counts as 1, which not every engine knows.
    pub(super) fn number(&mut self, checked: Checked) -> Outcome {
        if checked.kind == Kind::Truth {
            self.is_portable = false;
            return Ok(checked);
        }
        wanted(checked, Kind::Number)
    }

    /// The expression, if it is a condition.
    #[expect(clippy::unused_self, reason = "stands beside `number`")]
    pub(super) fn truth(&mut self, checked: Checked) -> Outcome {
        wanted(checked, Kind::Truth)
    }

    /// The one kind of all values; days and moments may be written as texts.
    pub(super) fn same(&mut self, items: &mut [Checked]) -> Result<Kind, FormulaError> {
        let is_literal = |item: &&Checked| matches!(item.expr, Expr::Text(_));
        let is_known = |item: &&Checked| item.kind != Kind::Any;
        let mut known = items.iter().filter(is_known);
        let typed = known.clone().find(|item| !is_literal(item));
        let Some(lead) = typed.or_else(|| known.next()).map(|item| item.kind) else {
            return Ok(Kind::Any);
        };
        for item in items {
            self.fit(item, lead)?;
        }
        Ok(lead)
    }

    pub(super) fn fit(&mut self, item: &mut Checked, lead: Kind) -> Result<(), FormulaError> {
        if item.kind == lead || item.kind == Kind::Any {
            return Ok(());
        }
        match (&item.expr, lead, item.kind) {
            (Expr::Text(text), Kind::Day | Kind::Moment, _) => {
                let text = dated(text, lead).ok_or_else(|| wrong_type(item, lead))?;
                item.expr = Expr::Text(text);
                item.kind = lead;
                Ok(())
            }
            (_, Kind::Number, Kind::Truth) | (_, Kind::Truth, Kind::Number) => {
                self.is_portable = false;
                Ok(())
            }
            _ => Err(wrong_type(item, lead)),
        }
    }
}

/// A day or moment as cells hold it; a day stands for the moment in UTC at which it begins.
fn dated(text: &str, kind: Kind) -> Option<String> {
    match (When::parse(text)?, kind) {
        (When::Day(day), Kind::Day) => Some(day.to_string()),
        (When::Day(day), _) => Some(format!("{day}T00:00:00Z")),
        (When::Moment(moment), Kind::Moment) => Some(when::comparable(moment)),
        (When::Moment(_), _) => None,
    }
}
