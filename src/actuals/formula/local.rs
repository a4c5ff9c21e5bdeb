//! Our own functions, as SQLite calls them.

mod aggregates;

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, Error, Result};

use super::budget::Budget;
use super::when::{self, DAY, When};
use crate::actuals::calendar::Calendars;

/// Functions that generated SQL calls and formulas do not.
pub(super) const HELPERS: [&str; 2] = ["is_like", "joined"];

/// What the functions know beside their arguments.
#[derive(Debug, Clone)]
pub(super) struct Surroundings {
    pub(super) calendars: Arc<Calendars>,
    pub(super) as_of: AsOf,
    pub(super) budget: Budget,
}

/// The day on which everything is judged.
#[derive(Debug, Clone)]
pub(super) struct AsOf {
    day: Date,
    /// When it ends in the playbook's zone.
    end: Timestamp,
}

impl AsOf {
    pub(super) fn new(day: Date, calendars: &Calendars) -> Self {
        Self {
            day,
            end: calendars.end_of_day(day),
        }
    }

    /// The day, or its end, as cells hold them.
    pub(super) fn as_text(&self, is_moment: bool) -> String {
        if is_moment {
            when::comparable(self.end)
        } else {
            self.day.to_string()
        }
    }

    /// Up to when something that began at `start` and has not ended has run.
    fn still(&self, start: When) -> When {
        match start {
            When::Day(_) => When::Day(self.day),
            When::Moment(_) => When::Moment(self.end),
        }
    }
}

/// Makes our functions known, and replaces those of SQLite that know Latin letters only.
pub(super) fn register(connection: &Connection, around: &Surroundings) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    durations(connection, around, flags)?;
    let budget = around.budget.clone();
    texts(connection, &budget, flags)?;
    aggregates::register(connection, around, flags)
}

fn durations(connection: &Connection, around: &Surroundings, flags: FunctionFlags) -> Result<()> {
    let of = around.clone();
    connection.create_scalar_function("days", 2, flags, move |context| {
        Ok(seconds(context, &of.as_of)?.map(|seconds| seconds / DAY))
    })?;
    let of = around.clone();
    connection.create_scalar_function("hours", 2, flags, move |context| {
        Ok(seconds(context, &of.as_of)?.map(|seconds| seconds / 3600.0))
    })?;
    connection.create_scalar_function("julianday", 1, flags, |context| {
        Ok(moment(context, 0)?.map(|when| when.days() + EPOCH))
    })?;
    let of = around.clone();
    connection.create_scalar_function("business_hours", 3, flags, move |context| {
        business_hours(context, &of)
    })
}

/// The Julian day on which 1970 began.
const EPOCH: f64 = 2_440_587.5;

/// The day or moment in an argument; empty where there is none or no such day.
fn moment(context: &Context<'_>, argument: usize) -> Result<Option<When>> {
    let text = context.get_raw(argument).as_str_or_null()?;
    Ok(text.and_then(When::parse))
}

/// Both ends of a duration; what has no end yet runs until the as-of day is over.
fn ends(context: &Context<'_>, as_of: &AsOf) -> Result<Option<(When, When)>> {
    let Some(start) = moment(context, 0)? else {
        return Ok(None);
    };
    let is_open = context.get_raw(1).as_str_or_null()?.is_none();
    if !is_open {
        return Ok(moment(context, 1)?.map(|end| (start, end)));
    }
    let end = as_of.still(start);
    // What begins later has not run at all.
    let has_begun = start
        .seconds_until(end)
        .is_some_and(|seconds| seconds >= 0.0);
    Ok(has_begun.then_some((start, end)))
}

fn seconds(context: &Context<'_>, as_of: &AsOf) -> Result<Option<f64>> {
    Ok(ends(context, as_of)?.and_then(|(start, end)| start.seconds_until(end)))
}

fn business_hours(context: &Context<'_>, around: &Surroundings) -> Result<Option<f64>> {
    let party = context.get_raw(2).as_str_or_null()?;
    let calendar = party.and_then(|party| around.calendars.get(party));
    let Some(calendar) = calendar else {
        return Ok(None);
    };
    let Some((When::Moment(start), When::Moment(end))) = ends(context, &around.as_of)? else {
        return Ok(None);
    };
    let days = end.duration_since(start).as_hours().unsigned_abs() / 24;
    spend(&around.budget, usize::try_from(days).unwrap_or(usize::MAX))?;
    Ok(calendar.business_hours(start, end))
}

fn texts(connection: &Connection, budget: &Budget, flags: FunctionFlags) -> Result<()> {
    let one = |name: &'static str, change: fn(&str) -> String| {
        let budget = budget.clone();
        connection.create_scalar_function(name, 1, flags, move |context| {
            let Some(text) = context.get_raw(0).as_str_or_null()? else {
                return Ok(None);
            };
            spend(&budget, text.len() / LETTERS)?;
            Ok(Some(change(text)))
        })
    };
    one("lower", str::to_lowercase)?;
    one("upper", str::to_uppercase)?;
    let of = budget.clone();
    connection.create_scalar_function("joined", 2, flags, move |context| {
        let [left, right] = [0, 1].map(|argument| context.get_raw(argument).as_str_or_null());
        let (Some(left), Some(right)) = (left?, right?) else {
            return Ok(None);
        };
        spend(&of, (left.len() + right.len()) / LETTERS)?;
        Ok(Some([left, right].concat()))
    })?;
    let of = budget.clone();
    connection.create_scalar_function("is_like", 2, flags, move |context| {
        let [text, pattern] = [0, 1].map(|argument| context.get_raw(argument).as_str_or_null());
        let (Some(text), Some(pattern)) = (text?, pattern?) else {
            return Ok(None);
        };
        spend(&of, text.len().saturating_mul(pattern.len()) / LETTERS)?;
        Ok(Some(is_like(text, pattern)))
    })
}

/// How many letters are handled in the time of one step.
const LETTERS: usize = 64;

/// Whether a text is like a pattern: `%` stands for any letters, `_` for one. Capital letters
/// differ from small ones, as standard SQL has it and SQLite has not.
fn is_like(text: &str, pattern: &str) -> bool {
    let (mut text, mut pattern) = (text.chars(), pattern.chars());
    let mut retry = None;
    loop {
        let (mut after, mut rest) = (text.clone(), pattern.clone());
        match (rest.next(), after.next()) {
            (Some('%'), _) => {
                pattern = rest;
                retry = Some((text.clone(), pattern.clone()));
            }
            (Some(sign), Some(letter)) if sign == '_' || sign == letter => {
                (text, pattern) = (after, rest);
            }
            (None, None) => return true,
            _ => {
                // Only the last `%` need take more: whatever it takes, those before it can wait.
                let Some((mut start, then)) = retry else {
                    return false;
                };
                if start.next().is_none() {
                    return false;
                }
                (text, pattern) = (start.clone(), then.clone());
                retry = Some((start, then));
            }
        }
    }
}

/// Takes steps from the budget; fails where there are none left.
fn spend(budget: &Budget, steps: usize) -> Result<()> {
    if budget.spend(steps) {
        Ok(())
    } else {
        Err(Error::UserFunctionError("out of steps".into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_those_of_sql() {
        assert!(is_like("Москва", "Мос%"));
        assert!(is_like("Москва", "М_сква"));
        assert!(!is_like("Москва", "мос%"), "capital letters differ");
        assert!(is_like("", "%") && !is_like("", "_"));
        assert!(is_like("a%b", "a%b") && is_like("aXXbYYb", "a%b"));
        assert!(!is_like("aXXbYYbc", "a%b"));
        assert!(is_like("abcabc", "%bc") && !is_like("abcab", "%bc"));
    }

    #[test]
    fn a_pattern_of_many_signs_ends() {
        let text = "a".repeat(2000);
        let pattern = "%a".repeat(500) + "b";
        assert!(!is_like(&text, &pattern));
    }
}
