//! The conditions that come with the program.

use super::super::Context;
use super::condition::Verdict;
use super::{choosing, entry, figures, papers, payments, people, sheets};
use crate::finding::Place;
use crate::history::Timeline;
use crate::model::Page;
use crate::text::Span;
use crate::value::Date;

/// What a condition is asked about.
pub(super) struct Ask<'a> {
    pub(super) context: &'a Context<'a>,
    /// The past of the playbook, where there is one that can be trusted.
    pub(super) past: Option<&'a Timeline>,
    /// The phase that the gate stands before.
    pub(super) phase: &'a str,
    /// The first day of that phase, where it has one.
    pub(super) from: Option<Date>,
    /// How many are asked for, where the gate says so.
    pub(super) at_least: Option<u32>,
}

impl<'a> Ask<'a> {
    /// The day on which one would go through the gate: that on which the phase began, today where
    /// it has not begun.
    pub(super) fn entry(&self) -> Date {
        self.begun().unwrap_or(self.context.as_of)
    }

    /// The day on which the phase began, where it has begun.
    pub(super) fn begun(&self) -> Option<Date> {
        self.from.filter(|from| *from <= self.context.as_of)
    }

    /// The day on which documents are looked at: today, or the first day of a phase to come.
    pub(super) fn day(&self) -> Date {
        let ahead = self.from.filter(|from| *from > self.context.as_of);
        ahead.unwrap_or(self.context.as_of)
    }

    /// The front page and the place of `key` in it.
    pub(super) fn front(&self, key: &str) -> Option<(&'a Page, Span)> {
        let (page, _) = self.context.playbook.partnership()?;
        Some((page, page.key_span(key)))
    }

    /// The front page at `key`, as a place.
    pub(super) fn front_place(&self, key: &str) -> Option<Place> {
        let (page, span) = self.front(key)?;
        Some(Place::new(page.path(), span))
    }
}

/// A condition that comes with the program.
pub struct BuiltIn {
    /// Its id; `condition-ID` is the message that says what it asks.
    pub id: &'static str,
    pub(super) check: fn(&Ask<'_>) -> Verdict,
}

/// Every built-in condition, in the order in which a partnership meets them.
pub static CONDITIONS: &[BuiltIn] = &[
    BuiltIn {
        id: "candidates-compared",
        check: choosing::candidates_compared,
    },
    BuiltIn {
        id: "choice-scored",
        check: choosing::choice_scored,
    },
    BuiltIn {
        id: "screening-dated",
        check: choosing::screening_dated,
    },
    BuiltIn {
        id: "sheets-written",
        check: sheets::written,
    },
    BuiltIn {
        id: "sheets-comparable",
        check: sheets::comparable,
    },
    BuiltIn {
        id: "questions-answered",
        check: sheets::answered,
    },
    BuiltIn {
        id: "gaps-settled",
        check: sheets::settled,
    },
    BuiltIn {
        id: "intent-signed",
        check: papers::intent_signed,
    },
    BuiltIn {
        id: "agreement-signed",
        check: papers::agreement_signed,
    },
    BuiltIn {
        id: "charter-signed",
        check: papers::charter_signed,
    },
    BuiltIn {
        id: "owners-named",
        check: people::owners_named,
    },
    BuiltIn {
        id: "one-primary",
        check: figures::one_primary,
    },
    BuiltIn {
        id: "kpi-count",
        check: figures::kpi_count,
    },
    BuiltIn {
        id: "metrics-defined",
        check: figures::metrics_defined,
    },
    BuiltIn {
        id: "payment-stated",
        check: papers::payment_stated,
    },
    BuiltIn {
        id: "budget-stated",
        check: papers::budget_stated,
    },
    BuiltIn {
        id: "pilot-verdict",
        check: people::pilot_verdict,
    },
    BuiltIn {
        id: "kpis-on-track",
        check: entry::kpis_on_track,
    },
    BuiltIn {
        id: "paid-in-time",
        check: payments::paid_in_time,
    },
    BuiltIn {
        id: "exit-plan",
        check: papers::exit_plan,
    },
];

/// The built-in condition with this id.
pub(super) fn find(id: &str) -> Option<&'static BuiltIn> {
    CONDITIONS.iter().find(|condition| condition.id == id)
}
