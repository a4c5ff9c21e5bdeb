//! Money of several currencies, summed exactly in one.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::actuals::rates::{Policy, Rates};
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::value::{Currency, Date, Money};

/// How money is told in the reporting currency.
#[derive(Debug)]
pub(super) struct Exchange {
    rates: Rates,
    into: Currency,
    policy: Policy,
    budget: Policy,
}

/// A sum, and what could not be added to it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sum {
    /// In the reporting currency.
    pub(super) total: Decimal,
    /// The same, had all rates been the budget's; `None` once a rate of the budget is missing.
    at_budget: Option<Decimal>,
    has_any: bool,
    /// The rows of the ledger that are in it.
    pub(super) rows: Vec<usize>,
    /// What has no rate on its day, by currency.
    pub(super) without_rate: BTreeMap<&'static str, Decimal>,
}

impl Exchange {
    /// The playbook's way; `None` where it names no reporting currency.
    pub(super) fn of(here: Here<'_>) -> Option<Self> {
        let playbook = &here.site.playbook;
        let numbers = playbook.profile.numbers.as_ref();
        let age = numbers
            .and_then(|numbers| numbers.rate_age.as_ref())
            .map(|age| age.value)?;
        let table = here.site.actuals.ledgers.table("rates");
        Some(Self {
            rates: Rates::of(table.map(|table| &**table), here.site.options.as_of, age),
            into: playbook.config.currency.as_ref()?.value,
            policy: Policy::of(playbook),
            budget: Policy::budget(playbook),
        })
    }

    /// Money of a budget in the reporting currency.
    pub(super) fn planned(&self, money: Money, day: Date) -> Option<Decimal> {
        let rates = &self.rates;
        rates.convert(money.amount, money.currency, self.into, day, self.budget)
    }

    /// Adds what was spent on a day.
    pub(super) fn add(&self, sum: &mut Sum, row: usize, spent: (Decimal, Currency, Date)) {
        let (amount, currency, day) = spent;
        sum.rows.push(row);
        let told = |policy| self.rates.convert(amount, currency, self.into, day, policy);
        let Some(actual) = told(self.policy) else {
            *sum.without_rate.entry(currency.code()).or_default() += amount;
            return;
        };
        if !sum.has_any {
            sum.at_budget = Some(Decimal::ZERO);
        }
        sum.has_any = true;
        sum.total += actual;
        sum.at_budget = sum
            .at_budget
            .zip(told(self.budget))
            .map(|(so_far, more)| so_far + more);
    }

    /// An amount of the reporting currency in words.
    pub(super) fn said(&self, here: Here<'_>, amount: Decimal) -> String {
        here.lang.money(amount.round_dp(2), self.into.code())
    }

    /// A sum in words, with what is not in it; nothing where there is nothing.
    pub(super) fn sum(&self, here: Here<'_>, sum: &Sum) -> Option<String> {
        let total = sum.has_any.then(|| self.said(here, sum.total));
        let missing = sum.without_rate.iter().map(|(currency, amount)| {
            let amount = here.lang.money(*amount, currency);
            here.say_with("without-rate", &[("amount", Argument::Text(amount))])
        });
        let parts: Vec<String> = total.into_iter().chain(missing).collect();
        (!parts.is_empty()).then(|| parts.join(" + "))
    }

    /// What exchange rates did to a sum since the budget was made.
    pub(super) fn effect(&self, here: Here<'_>, sum: &Sum) -> Option<String> {
        let effect = (sum.total - sum.at_budget.filter(|_| sum.has_any)?).round_dp(2);
        let sign = if effect.is_sign_negative() {
            "−"
        } else {
            "+"
        };
        Some(if effect.is_zero() {
            self.said(here, Decimal::ZERO)
        } else {
            format!("{sign}{}", self.said(here, effect.abs()))
        })
    }

    /// What a sum leaves of a budget; nothing where a part of the sum is not known.
    pub(super) fn left(
        &self,
        here: Here<'_>,
        budget: Option<Decimal>,
        sum: &Sum,
    ) -> Option<String> {
        let left = (budget? - sum.total).round_dp(2);
        let sign = if left.is_sign_negative() { "−" } else { "" };
        let said = format!("{sign}{}", self.said(here, left.abs()));
        sum.without_rate.is_empty().then_some(said)
    }
}

impl Sum {
    /// Adds another sum.
    pub(super) fn join(&mut self, other: &Self) {
        if other.has_any {
            let so_far = if self.has_any {
                self.at_budget
            } else {
                Some(Decimal::ZERO)
            };
            self.at_budget = so_far.zip(other.at_budget).map(|(one, other)| one + other);
            self.total += other.total;
            self.has_any = true;
        }
        self.rows.extend(&other.rows);
        for (currency, amount) in &other.without_rate {
            *self.without_rate.entry(currency).or_default() += *amount;
        }
    }

    /// Whether there is nothing in it and nothing was left out.
    pub(super) fn is_empty(&self) -> bool {
        !self.has_any && self.without_rate.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Duration, parse_date};

    fn exchange() -> Exchange {
        let day = parse_date("2026-03-31").unwrap();
        let age = Duration::parse("7d").unwrap();
        Exchange {
            rates: Rates::of(None, day, age),
            into: Currency::USD,
            policy: Policy::TransactionDate,
            budget: Policy::Budget(None),
        }
    }

    #[test]
    fn what_has_no_rate_stands_apart_and_nothing_is_one_to_one() {
        let (exchange, day) = (exchange(), parse_date("2026-03-30").unwrap());
        let mut sum = Sum::default();
        assert!(sum.is_empty());
        for cents in [10, 20] {
            let spent = (Decimal::new(cents, 2), Currency::USD, day);
            exchange.add(&mut sum, 0, spent);
        }
        exchange.add(&mut sum, 1, (Decimal::from(5_000), Currency::RUB, day));
        assert_eq!(sum.total, Decimal::new(30, 2));
        assert_eq!(
            sum.without_rate,
            BTreeMap::from([("RUB", Decimal::from(5_000))])
        );
        let mut both = Sum::default();
        both.join(&sum);
        both.join(&sum);
        assert_eq!(both.total, Decimal::new(60, 2));
        assert_eq!(both.at_budget, Some(Decimal::new(60, 2)));
        assert_eq!(both.without_rate["RUB"], Decimal::from(10_000));
    }
}
