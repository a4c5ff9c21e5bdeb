//! Rows of ledgers as cases: how many of them were late, and which was the worst.

use super::super::Context;
use crate::actuals::definition::reads;
use crate::actuals::ledger::{Row, Table};
use crate::finding::{Finding, Place};
use crate::model::kinds::{Agreement, Status};
use crate::model::{Page, Playbook};
use crate::value::{Date, Decimal, Period, PeriodKind, Share, Target};

/// The rows of a ledger, where it has any.
pub(in crate::rules) fn table<'a>(context: &Context<'a>, ledger: &str) -> Option<&'a Table> {
    let table = context.actuals.ledgers.table(ledger)?;
    (!table.is_empty()).then_some(&**table)
}

/// The line on which a row begins.
pub(super) fn place(row: Row<'_>) -> Place {
    let start = row.table.rows[row.index].start as usize;
    let file = row.file();
    Place::new(&file.path, file.line_at(start))
}

/// A finding at a row.
pub(super) fn finding(rule: &'static str, row: Row<'_>) -> Finding {
    let ledger = &row.table.schema.id;
    Finding::new(rule, place(row)).object(format!("ledger/{ledger}"))
}

/// The word in a cell, or nothing.
pub(in crate::rules) fn word<'a>(row: Row<'a>, column: &str) -> &'a str {
    row.word(column).unwrap_or("")
}

/// The day in a cell, if it has come by `day`: what is dated later has not happened.
pub(in crate::rules) fn happened(row: Row<'_>, column: &str, day: Date) -> Option<Date> {
    row.date(column).filter(|date| *date <= day)
}

/// The last month that is complete on `day`.
pub(super) fn last_month(day: Date) -> Period {
    Period::complete_on(day, PeriodKind::Month)
}

/// Cases of one kind, and those of them that were late with how late they were.
pub(super) struct Tally<R> {
    pub(super) n: usize,
    pub(super) late: usize,
    /// The latest of the late ones.
    pub(super) worst: Option<Worst<R>>,
}

/// The case that was most late.
#[derive(Clone, Copy)]
pub(super) struct Worst<R> {
    pub(super) row: R,
    /// How late, in the unit of the rule; above zero.
    pub(super) by: i64,
    /// Whether it is late still.
    pub(super) is_open: bool,
}

impl<R: Copy> Tally<R> {
    /// Counts cases: `by` is above zero where one is late.
    pub(super) fn of(cases: impl Iterator<Item = Worst<R>>) -> Self {
        let mut tally = Self {
            n: 0,
            late: 0,
            worst: None,
        };
        for case in cases {
            tally.n += 1;
            if case.by <= 0 {
                continue;
            }
            tally.late += 1;
            if tally.worst.is_none_or(|worst| worst.by < case.by) {
                tally.worst = Some(case);
            }
        }
        tally
    }

    /// How many in a hundred were late.
    pub(super) fn late_percent(&self) -> Decimal {
        Decimal::from(self.late * 100) / Decimal::from(self.n.max(1))
    }

    /// Whether the share in time is below `wanted`; among few cases, whether more are late than the
    /// profile allows: 8 of 9 is one late, not 88.9 %.
    pub(super) fn is_bad(&self, context: &Context<'_>, wanted: Share) -> bool {
        let numbers = context.playbook.profile.numbers.as_ref();
        let few = numbers.and_then(|numbers| numbers.few.as_ref());
        let most = numbers.and_then(|numbers| numbers.max_late.as_ref());
        let Some((few, most)) = few.zip(most) else {
            return false;
        };
        let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        if self.n < count(few.value) {
            return self.late > count(most.value);
        }
        Decimal::from(self.n - self.late) < wanted.fraction() * Decimal::from(self.n)
    }
}

/// What both sides promised about a figure of a ledger.
#[derive(Clone)]
pub(super) struct Promise<'a> {
    pub(super) target: &'a Target,
    pub(super) place: Place,
}

/// The expectation in force, newest first, whose metric is computed from these columns of a ledger.
pub(super) fn promise<'a>(
    playbook: &'a Playbook,
    (ledger, columns): (&str, &[&str]),
    day: Date,
) -> Option<Promise<'a>> {
    let mut agreements: Vec<(&Page, &Agreement)> = playbook.agreements().collect();
    agreements.retain(|found| is_in_force(*found, day));
    agreements.sort_by_key(|(_, agreement)| {
        let term = agreement.term.as_ref();
        std::cmp::Reverse(term.and_then(|term| Some(term.from.as_ref()?.value)))
    });
    agreements.into_iter().find_map(|(page, agreement)| {
        let expectations = agreement.expectations.as_ref()?;
        expectations.iter().find_map(|entry| {
            let expectation = entry.value.as_ref()?;
            let target = expectation.target.as_ref()?;
            let metric = expectation.metric.as_ref()?;
            reads(playbook, metric.as_str(), ledger, columns).then(|| Promise {
                target: &target.value,
                place: Place::new(page.path(), target.span),
            })
        })
    })
}

fn is_in_force((page, agreement): (&Page, &Agreement), day: Date) -> bool {
    let term = agreement.term.as_ref();
    let from = term.and_then(|term| term.from.as_ref());
    let to = term.and_then(|term| term.to.as_ref());
    page.status() == Some(Status::Active)
        && from.is_some_and(|from| from.value <= day)
        && to.is_none_or(|to| day <= to.value)
}

#[cfg(test)]
mod tests;
