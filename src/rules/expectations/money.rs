//! Money in ledgers, told in another currency row by row.

use iso_currency::Currency;

use super::super::Context;
use crate::actuals::bench;
use crate::actuals::ledger::Row;
use crate::actuals::rates::{Policy, Rates};
use crate::model::config::FxPolicy;
use crate::model::field::Choice as _;
use crate::value::{Date, Decimal};

/// The rates on record, and which of them serve.
pub(super) struct Exchange {
    rates: Rates,
    pub(super) policy: Policy,
    as_of: Date,
}

impl Exchange {
    pub(super) fn of(context: &Context<'_>) -> Self {
        Self {
            rates: bench::rates(context.playbook, &context.actuals.ledgers, context.as_of),
            policy: Policy::of(context.playbook),
            as_of: context.as_of,
        }
    }

    /// Whether money of a row can be told in a currency; nothing is asked of a row without one.
    pub(super) fn serves(&self, row: Row<'_>, day: Date, to: Currency) -> bool {
        let from = currency(row);
        from.is_none_or(|from| self.rates.factor(from, to, day, self.policy).is_some())
    }

    /// An amount of a row in a currency; `None` without a rate.
    pub(super) fn told(&self, row: Row<'_>, amount: Decimal, to: Currency) -> Option<Decimal> {
        let day = row.day()?.min(self.as_of);
        self.rates
            .convert(amount, currency(row)?, to, day, self.policy)
    }
}

/// The currency of a row.
pub(super) fn currency(row: Row<'_>) -> Option<Currency> {
    Currency::from_code(row.word("currency")?)
}

/// The word for a policy in `comity.toml`.
pub(super) fn policy_word(policy: Policy) -> &'static str {
    let policy = match policy {
        Policy::TransactionDate => FxPolicy::TransactionDate,
        Policy::PeriodAverage => FxPolicy::PeriodAverage,
        Policy::Budget(_) => FxPolicy::BudgetRate,
    };
    policy.word()
}
