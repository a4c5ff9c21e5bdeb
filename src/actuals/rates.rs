//! Exchange rates, and money of one currency told in another.
//!
//! A rate that is not on record is not there: nothing is ever converted at 1.0.

use std::collections::BTreeMap;

use iso_currency::Currency;
use rust_decimal::Decimal;

use super::ledger::Table;
use crate::model::Playbook;
use crate::model::config::FxPolicy;
use crate::value::{Date, Duration};

/// Which rate serves a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// The newest rate of the day or of the few days before it.
    TransactionDate,
    /// The mean of the rates dated in the day's calendar month, up to as-of; where there is none,
    /// as [`Policy::TransactionDate`].
    PeriodAverage,
    /// The same rate every day: that of the budget's day, else the oldest on record.
    Budget(Option<Date>),
}

impl Policy {
    /// The policy that the playbook's configuration names; the budget rate where it names none.
    pub fn of(playbook: &Playbook) -> Self {
        match playbook.config.fx.as_ref().map(|fx| fx.value) {
            Some(FxPolicy::TransactionDate) => Self::TransactionDate,
            Some(FxPolicy::PeriodAverage) => Self::PeriodAverage,
            Some(FxPolicy::BudgetRate) | None => Self::budget(playbook),
        }
    }

    /// The budget's rate, whatever policy the playbook follows.
    pub fn budget(playbook: &Playbook) -> Self {
        Self::Budget(playbook.config.fx_date.as_ref().map(|day| day.value))
    }
}

/// The rates on record, as far as they were known on a day.
#[derive(Debug, Clone, Default)]
pub struct Rates {
    /// What one of the first currency costs in the second, by day.
    pairs: BTreeMap<(&'static str, &'static str), Vec<(Date, Decimal)>>,
    max_age: i32,
}

impl Rates {
    /// The rates of the ledger `rates` up to `as_of`; a rate serves `max_age` days.
    pub fn of(table: Option<&Table>, as_of: Date, max_age: Duration) -> Self {
        let mut rates = Self {
            pairs: BTreeMap::new(),
            max_age: days_of(max_age, as_of),
        };
        for row in table.iter().flat_map(|table| table.rows()) {
            let currency = |column| row.word(column).and_then(Currency::from_code);
            let (Some(base), Some(quote)) = (currency("base"), currency("quote")) else {
                continue;
            };
            let rate = row.number("rate").and_then(exact);
            let day = row.date("date").filter(|day| *day <= as_of);
            if let (Some(day), Some(rate)) = (day, rate.filter(|rate| *rate > Decimal::ZERO)) {
                let pair = (base.code(), quote.code());
                rates.pairs.entry(pair).or_default().push((day, rate));
            }
        }
        for pair in rates.pairs.values_mut() {
            pair.sort_by_key(|(day, _)| *day);
        }
        rates
    }

    /// `amount` told in another currency; `None` without a rate.
    pub fn convert(
        &self,
        amount: Decimal,
        from: Currency,
        to: Currency,
        day: Date,
        policy: Policy,
    ) -> Option<Decimal> {
        self.factor(from, to, day, policy)?.apply(amount)
    }

    /// How to tell money of one currency in another on a day; `None` without a rate.
    pub fn factor(
        &self,
        from: Currency,
        to: Currency,
        day: Date,
        policy: Policy,
    ) -> Option<Factor> {
        if from == to {
            return Some(Factor::Same);
        }
        let rate = |base: Currency, quote: Currency| {
            let pair = self.pairs.get(&(base.code(), quote.code()))?;
            self.serving(pair, day, policy)
        };
        rate(from, to)
            .map(Factor::Times)
            .or_else(|| rate(to, from).map(Factor::DividedBy))
    }

    fn serving(&self, pair: &[(Date, Decimal)], day: Date, policy: Policy) -> Option<Decimal> {
        match policy {
            Policy::TransactionDate => self.newest(pair, day),
            Policy::Budget(Some(day)) => self.newest(pair, day),
            Policy::Budget(None) => pair.first().map(|(_, rate)| *rate),
            Policy::PeriodAverage => {
                let month = day.first_of_month()..=day.last_of_month();
                let of_month = pair.iter().filter(|(day, _)| month.contains(day));
                let rates: Vec<Decimal> = of_month.map(|(_, rate)| *rate).collect();
                if rates.is_empty() {
                    return self.newest(pair, day);
                }
                let sum: Decimal = rates.iter().sum();
                sum.checked_div(Decimal::from(rates.len()))
            }
        }
    }

    fn newest(&self, pair: &[(Date, Decimal)], day: Date) -> Option<Decimal> {
        let after = pair.partition_point(|(dated, _)| *dated <= day);
        let (dated, rate) = pair.get(after.checked_sub(1)?)?;
        ((day - *dated).get_days() <= self.max_age).then_some(*rate)
    }
}

/// How money of one currency is told in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Factor {
    /// It is the same currency.
    Same,
    /// The rate is on record as it is needed.
    Times(Decimal),
    /// The rate is on record the other way round.
    DividedBy(Decimal),
}

impl Factor {
    /// `amount` in the other currency; `None` where it is beyond all numbers.
    pub fn apply(self, amount: Decimal) -> Option<Decimal> {
        match self {
            Self::Same => Some(amount),
            Self::Times(rate) => amount.checked_mul(rate),
            Self::DividedBy(rate) => amount.checked_div(rate),
        }
    }
}

/// The decimal nearest to what the cell's digits said; cells of at most 15 digits come back as
/// they were written.
fn exact(number: f64) -> Option<Decimal> {
    Decimal::from_f64_retain(number).map(|exact| exact.round_sf(15).unwrap_or(exact))
}

fn days_of(age: Duration, from: Date) -> i32 {
    (age.after(from) - from).get_days()
}
