//! Deliverables and payments: what was due when, and when it came.

use std::collections::BTreeSet;

use super::cells::{columns, dated, linked, number, row, stated, table, words};
use crate::actuals::ledger::Row as LedgerRow;
use crate::model::Kind;
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::site::view::{State, Table, Tone};
use crate::value::Date;

/// Whether something came when it was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Timing {
    /// It came by the day that was due.
    OnTime,
    /// It came that many days late.
    Late(u32),
    /// It has not come, and is that many days late already.
    Overdue(u32),
    /// Its day has not passed yet.
    ToCome,
}

impl Timing {
    /// What is due on `due` and came on `came`, seen on the day `as_of`; what came later is not known yet.
    pub(super) fn of(due: Date, came: Option<Date>, as_of: Date) -> Self {
        let late = |day: Date| u32::try_from((day - due).get_days()).unwrap_or(0);
        match came.filter(|came| *came <= as_of) {
            Some(came) if came <= due => Self::OnTime,
            Some(came) => Self::Late(late(came)),
            None if as_of > due => Self::Overdue(late(as_of)),
            None => Self::ToCome,
        }
    }

    /// Whether it was kept; `None` where its day has not passed.
    pub(super) fn is_kept(self) -> Option<bool> {
        match self {
            Self::OnTime => Some(true),
            Self::Late(_) | Self::Overdue(_) => Some(false),
            Self::ToCome => None,
        }
    }

    /// It in words.
    pub(super) fn state(self, here: Here<'_>) -> State {
        let by = |key: &str, id: &str, days: u32| State {
            id: id.to_owned(),
            tone: Tone::Bad,
            name: here.say_with(
                key,
                &[("length", Argument::Text(here.lang.length(days, "day")))],
            ),
        };
        match self {
            Self::OnTime => here.state("on-time", Tone::Good),
            Self::Late(days) => by("late-by", "late", days),
            Self::Overdue(days) => by("overdue-by", "overdue", days),
            Self::ToCome => here.state("to-come", Tone::Open),
        }
    }
}

/// How many of those whose day has passed were kept: `(kept, of)`.
pub(super) fn kept(timings: impl Iterator<Item = Timing>) -> (usize, usize) {
    let known: Vec<bool> = timings.filter_map(Timing::is_kept).collect();
    (known.iter().filter(|kept| **kept).count(), known.len())
}

/// `k of n`, or nothing where nothing was due yet.
pub(super) fn kept_text(here: Here<'_>, (kept, of): (usize, usize)) -> Option<String> {
    let count = |count: usize| Argument::Count(i64::try_from(count).unwrap_or(i64::MAX));
    (of > 0).then(|| here.say_with("k-of-n", &[("k", count(kept)), ("n", count(of))]))
}

/// The rows of a ledger that no later row replaces, in the order of their due days.
pub(super) fn rows<'a>(here: Here<'a>, ledger: &str) -> Vec<LedgerRow<'a>> {
    let Some(table) = here.site.actuals.ledgers.table(ledger) else {
        return Vec::new();
    };
    let replaced: BTreeSet<&str> = table
        .rows()
        .filter_map(|row| row.word("replaces"))
        .collect();
    let stands = |row: &LedgerRow<'_>| row.word("id").is_none_or(|id| !replaced.contains(id));
    let mut rows: Vec<LedgerRow<'a>> = table.rows().filter(stands).collect();
    rows.sort_by_key(|row| row.date("due"));
    rows
}

/// Whether a deliverable or a payment came when it was due.
pub(super) fn timing(here: Here<'_>, row: &LedgerRow<'_>, came: &str) -> Option<Timing> {
    let as_of = here.site.options.as_of;
    Some(Timing::of(row.date("due")?, row.date(came), as_of))
}

/// Deliverables: what, from whom, when due, when it came.
pub(super) fn delivered(here: Here<'_>, rows: &[LedgerRow<'_>]) -> Table {
    let line = |it: &LedgerRow<'_>| {
        let delivered = known(here, it, "delivered");
        row(vec![
            words(it.word("id").unwrap_or_default()),
            party(here, it.word("party")),
            dated(it.date("due").map(|day| here.day(day))),
            dated(delivered.map(|day| here.day(day))),
            stated(timing(here, it, "delivered").map(|it| it.state(here)), None),
        ])
    };
    let keys = ["deliverable", "from-whom", "due", "delivered", "state"];
    table(columns(here, &keys), rows.iter().map(line).collect())
}

/// Payments: what, to whom, how much, when due, when paid.
pub(super) fn paid(here: Here<'_>, rows: &[LedgerRow<'_>]) -> Table {
    let line = |it: &LedgerRow<'_>| {
        let amount = it.amount("amount").zip(it.word("currency"));
        row(vec![
            words(it.word("id").unwrap_or_default()),
            party(here, it.word("payee")),
            number(amount.map(|(amount, currency)| here.lang.money(amount, currency))),
            dated(it.date("due").map(|day| here.day(day))),
            dated(known(here, it, "paid").map(|day| here.day(day))),
            stated(timing(here, it, "paid").map(|it| it.state(here)), None),
        ])
    };
    let keys = ["payment", "to-whom", "amount", "due", "paid", "state"];
    table(columns(here, &keys), rows.iter().map(line).collect())
}

/// A day of an event, if it is known on the day everything is measured at.
fn known(here: Here<'_>, row: &LedgerRow<'_>, column: &str) -> Option<Date> {
    row.date(column)
        .filter(|day| *day <= here.site.options.as_of)
}

fn party(here: Here<'_>, id: Option<&str>) -> crate::site::view::Cell {
    id.map(|id| linked(here.link_by_id(Kind::Party, id)))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::parse_date;

    #[test]
    fn what_comes_on_its_day_is_on_time_and_what_came_later_is_not_known_before() {
        let day = |text: &str| parse_date(text).unwrap();
        let due = day("2026-03-31");
        let timing = |came: Option<&str>, as_of| Timing::of(due, came.map(day), day(as_of));
        assert_eq!(timing(Some("2026-03-31"), "2026-03-31"), Timing::OnTime);
        assert_eq!(timing(Some("2026-04-02"), "2026-04-05"), Timing::Late(2));
        assert_eq!(timing(Some("2026-04-02"), "2026-04-01"), Timing::Overdue(1));
        assert_eq!(timing(None, "2026-03-31"), Timing::ToCome);
        let all = [
            Timing::OnTime,
            Timing::Late(1),
            Timing::Overdue(3),
            Timing::ToCome,
        ];
        assert_eq!(kept(all.into_iter()), (1, 3));
    }
}
