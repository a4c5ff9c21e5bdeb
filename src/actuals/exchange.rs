//! Money in ledgers, told in another currency row by row.

use iso_currency::Currency;

use super::bench;
use super::ledger::{Ledgers, Row};
use super::rates::{Policy, Rates};
use crate::model::Playbook;
use crate::model::config::FxPolicy;
use crate::model::field::Choice as _;
use crate::value::{Date, Decimal};

/// The rates on record, and which of them serve.
#[derive(Debug, Clone)]
pub struct Exchange {
    rates: Rates,
    /// Which of them serve.
    pub policy: Policy,
    as_of: Date,
}

impl Exchange {
    /// The playbook's way, as far as rates were known on a day.
    pub fn of(playbook: &Playbook, ledgers: &Ledgers, as_of: Date) -> Self {
        Self {
            rates: bench::rates(playbook, ledgers, as_of),
            policy: Policy::of(playbook),
            as_of,
        }
    }

    /// Whether money of a row can be told in a currency; nothing is asked of a row without one.
    pub fn serves(&self, row: Row<'_>, day: Date, to: Currency) -> bool {
        let from = currency(row);
        from.is_none_or(|from| self.rates.factor(from, to, day, self.policy).is_some())
    }

    /// An amount of a row in a currency; `None` without a rate.
    pub fn told(&self, row: Row<'_>, amount: Decimal, to: Currency) -> Option<Decimal> {
        let day = row.day()?.min(self.as_of);
        self.rates
            .convert(amount, currency(row)?, to, day, self.policy)
    }
}

/// The currency of a row.
pub fn currency(row: Row<'_>) -> Option<Currency> {
    Currency::from_code(row.word("currency")?)
}

/// The word for a policy in `comity.toml`.
pub fn policy_word(policy: Policy) -> &'static str {
    let policy = match policy {
        Policy::TransactionDate => FxPolicy::TransactionDate,
        Policy::PeriodAverage => FxPolicy::PeriodAverage,
        Policy::Budget(_) => FxPolicy::BudgetRate,
    };
    policy.word()
}
