//! Our own functions of all rows.

use std::collections::HashMap;

use rusqlite::functions::{Aggregate, Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result};

use super::{Surroundings, spend};
use crate::actuals::formula::budget::Budget;
use crate::actuals::formula::quantile::quantile;

/// What a value that is kept costs: it is kept in memory and sorted.
const KEPT: usize = 50;

pub(super) fn register(
    connection: &Connection,
    around: &Surroundings,
    flags: FunctionFlags,
) -> Result<()> {
    for (name, share) in [("median", 0.5), ("p90", 0.9)] {
        let budget = around.budget.clone();
        connection.create_aggregate_function(name, 1, flags, Quantile { share, budget })?;
    }
    let on_time = ShareOnTime {
        today: around.as_of.as_text(false),
        now: around.as_of.as_text(true),
    };
    connection.create_aggregate_function("share_on_time", 2, flags, on_time)?;
    let budget = around.budget.clone();
    connection.create_aggregate_function("repeat_share", 2, flags, RepeatShare { budget })
}

/// A quantile of what is not empty.
struct Quantile {
    share: f64,
    budget: Budget,
}

impl Aggregate<Vec<f64>, Option<f64>> for Quantile {
    fn init(&self, _: &mut Context<'_>) -> Result<Vec<f64>> {
        Ok(Vec::new())
    }

    fn step(&self, context: &mut Context<'_>, values: &mut Vec<f64>) -> Result<()> {
        if let Some(value) = context.get(0)? {
            spend(&self.budget, KEPT)?;
            values.push(value);
        }
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, values: Option<Vec<f64>>) -> Result<Option<f64>> {
        Ok(quantile(values.unwrap_or_default(), self.share))
    }
}

/// The share of what was delivered by the day it was due, among what was delivered or is overdue.
struct ShareOnTime {
    today: String,
    now: String,
}

/// How many cases there are, and how many of them are good.
#[derive(Default)]
struct Cases {
    good: u32,
    all: u32,
}

impl Cases {
    fn add(&mut self, is_good: bool) {
        self.good += u32::from(is_good);
        self.all += 1;
    }

    fn share(&self) -> Option<f64> {
        (self.all > 0).then(|| f64::from(self.good) / f64::from(self.all))
    }
}

impl Aggregate<Cases, Option<f64>> for ShareOnTime {
    fn init(&self, _: &mut Context<'_>) -> Result<Cases> {
        Ok(Cases::default())
    }

    fn step(&self, context: &mut Context<'_>, cases: &mut Cases) -> Result<()> {
        let Some(due) = context.get_raw(0).as_str_or_null()? else {
            return Ok(());
        };
        let as_of = if due.contains('T') {
            &self.now
        } else {
            &self.today
        };
        match context.get_raw(1).as_str_or_null()? {
            Some(delivered) => cases.add(delivered <= due),
            None if due < as_of.as_str() => cases.add(false),
            // It may still come in time.
            None => {}
        }
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, cases: Option<Cases>) -> Result<Option<f64>> {
        Ok(cases.and_then(|cases| cases.share()))
    }
}

/// The share of those who come back: with at least two different things to their name.
struct RepeatShare {
    budget: Budget,
}

/// For each `who` the first `what`, and whether there was another.
#[derive(Default)]
struct Returns {
    first: HashMap<Vec<u8>, (Vec<u8>, bool)>,
    cases: Cases,
}

impl Aggregate<Returns, Option<f64>> for RepeatShare {
    fn init(&self, _: &mut Context<'_>) -> Result<Returns> {
        Ok(Returns::default())
    }

    fn step(&self, context: &mut Context<'_>, returns: &mut Returns) -> Result<()> {
        let [who, what] = [0, 1].map(|argument| bytes(context.get_raw(argument)));
        let (Some(who), Some(what)) = (who, what) else {
            return Ok(());
        };
        if let Some((first, has_returned)) = returns.first.get_mut(&*who) {
            if !*has_returned && **first != *what {
                *has_returned = true;
                returns.cases.good += 1;
            }
            return Ok(());
        }
        spend(&self.budget, KEPT + (who.len() + what.len()) / 16)?;
        returns
            .first
            .insert(who.into_owned(), (what.into_owned(), false));
        returns.cases.all += 1;
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, returns: Option<Returns>) -> Result<Option<f64>> {
        Ok(returns.and_then(|returns| returns.cases.share()))
    }
}

/// A value as bytes; all values of an argument are of one type, so that none is taken for another.
fn bytes(value: ValueRef<'_>) -> Option<std::borrow::Cow<'_, [u8]>> {
    match value {
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(number.to_le_bytes().to_vec().into()),
        ValueRef::Real(number) => Some(number.to_le_bytes().to_vec().into()),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Some(bytes.into()),
    }
}
