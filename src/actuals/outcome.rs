//! What became of a promise: a value beside its target, with its evidence.

use std::ops::Range;

use super::bounds::Bounds;
use super::window::Window;
use crate::locale::Message;
use crate::model::kinds::{Better, ExpectationRole};
use crate::text::{DocPath, Span};
use crate::value::{Date, Target, Unit};

/// An expectation that names a metric, and how it went over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The file it is written in.
    pub path: DocPath,
    /// The id of its document.
    pub document: String,
    /// Its key there.
    pub key: String,
    /// Where its key stands.
    pub span: Span,
    /// Where its target stands.
    pub target_span: Option<Span>,
    /// The metric.
    pub metric: String,
    /// The filters, as written: column and value.
    pub filters: Vec<(String, String)>,
    /// How much it weighs.
    pub role: ExpectationRole,
    /// Whether it may be talked about; where it does not say, it may.
    pub is_negotiable: bool,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Whether it holds today; those of ended campaigns no longer do.
    pub is_in_force: bool,
    /// The campaign it belongs to.
    pub campaign: Option<String>,
    /// The unit of its values; `None` where the metric cannot be read.
    pub unit: Option<Unit>,
    /// Which way is good.
    pub better: Better,
    /// The target as it stands today.
    pub target: Option<Target>,
    /// What improvements are measured against, where the metric names a period for it.
    pub baseline: Option<f64>,
    /// How it went in each window, the oldest first; never empty.
    pub judgements: Vec<Judgement>,
}

/// A value in one window, beside the target that held then.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The time.
    pub window: Window,
    /// What was measured.
    pub measure: Measure,
    /// Which values were good.
    pub bounds: Option<Bounds>,
    /// How much of the target was due: less than 1 in a window that runs, for what adds up.
    pub due: f64,
    /// What that means.
    pub state: State,
}

/// What was measured in one window.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Measure {
    /// The value in the metric's unit, shares as fractions; `None` where it cannot be told.
    pub value: Option<f64>,
    /// How many observations it rests on.
    pub n: u64,
    /// How many rows were left out because a cell they need is empty.
    pub excluded: u64,
    /// The value had all rates been the budget's: the difference is the currency's doing.
    pub at_budget_rates: Option<f64>,
    /// The files that its rows come from, those left out among them, and how many from each.
    pub sources: Vec<(DocPath, u64)>,
    /// Those rows: stretches of the ledger's table, in its order.
    pub rows: Vec<Range<usize>>,
    /// Why it cannot be told.
    pub fault: Option<Reason>,
}

/// What a value means for its promise.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// It is kept.
    OnTrack,
    /// It is not.
    OffTrack,
    /// Nobody can say.
    NotEvaluable(Reason),
}

/// A metric over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The metric.
    pub metric: String,
    /// Its unit.
    pub unit: Unit,
    /// Which way is good.
    pub better: Better,
    /// Which rows count: column and value; all where nothing is named.
    pub filters: Vec<(String, String)>,
    /// What was measured in each period of the metric's frequency, the oldest first.
    pub points: Vec<(Window, Measure)>,
}

/// Rows of a table as stretches without a gap, in the order of the table.
pub fn stretches(mut rows: Vec<usize>) -> Vec<Range<usize>> {
    rows.sort_unstable();
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for row in rows {
        match stretches.last_mut() {
            Some(last) if row < last.end => {}
            Some(last) if last.end == row => last.end = row + 1,
            _ => stretches.push(row..row + 1),
        }
    }
    stretches
}

/// Why nobody can say whether a promise is kept.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The ledger has no file.
    NoLedger(String),
    /// No row belongs to the window.
    NoRows,
    /// There are too few observations.
    TooFew {
        /// How many there are.
        n: u64,
        /// How many the metric wants.
        min: u64,
    },
    /// Too many rows lack a cell that is needed.
    TooManyExcluded {
        /// How many rows lack one.
        excluded: u64,
        /// How many rows there are.
        of: u64,
    },
    /// The formula has no value: it divides by zero, or has nothing to look at.
    NoValue,
    /// The metric has no formula that can be read.
    NoFormula,
    /// The formula takes more work than it may.
    TooMuchWork,
    /// The ledger has no such column.
    NoColumn(String),
    /// Money of some row cannot be converted.
    NoRate {
        /// The currency of the row.
        currency: String,
        /// Its day.
        day: Date,
    },
    /// The target improves on a baseline that cannot be told.
    NoBaseline,
    /// The target is told in another unit than the metric.
    OtherUnit,
    /// There was no target then.
    NoTarget,
    /// No period has been completed since the promise began.
    NotYet,
}

impl Reason {
    /// Its word in messages and in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoLedger(_) => "no-ledger",
            Self::NoRows => "no-rows",
            Self::TooFew { .. } => "too-few",
            Self::TooManyExcluded { .. } => "too-many-excluded",
            Self::NoValue => "no-value",
            Self::NoFormula => "no-formula",
            Self::TooMuchWork => "too-much-work",
            Self::NoColumn(_) => "no-column",
            Self::NoRate { .. } => "no-rate",
            Self::NoBaseline => "no-baseline",
            Self::OtherUnit => "other-unit",
            Self::NoTarget => "no-target",
            Self::NotYet => "not-yet",
        }
    }
}

impl Reason {
    /// It in words.
    pub fn message(&self) -> Message {
        let message = Message::new(format!("reason-{}", self.id()));
        match self {
            Self::NoLedger(ledger) => message.with("ledger", ledger),
            Self::TooFew { n, min } => message.with("n", count(*n)).with("min", count(*min)),
            Self::TooManyExcluded { excluded, of } => message
                .with("excluded", count(*excluded))
                .with("of", count(*of)),
            Self::NoColumn(column) => message.with("column", column),
            Self::NoRate { currency, day } => message.with("currency", currency).with("date", *day),
            _ => message,
        }
    }
}

fn count(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

impl State {
    /// Its word in messages and in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::OnTrack => "on-track",
            Self::OffTrack => "off-track",
            Self::NotEvaluable(_) => "not-evaluable",
        }
    }
}

impl Measure {
    /// What exchange rates did to the value since the budget was made.
    pub fn currency_effect(&self) -> Option<f64> {
        Some(self.value? - self.at_budget_rates?)
    }
}

impl Outcome {
    /// `2026-02-loi#us-cpe`.
    pub fn reference(&self) -> String {
        format!("{}#{}", self.document, self.key)
    }

    /// The judgement that counts: that of the last complete window.
    pub fn latest(&self) -> Option<&Judgement> {
        let mut complete = self.judgements.iter().rev();
        complete.find(|judgement| judgement.window.is_complete)
    }

    /// The complete window before the latest one.
    pub fn previous(&self) -> Option<&Judgement> {
        let complete = self.judgements.iter().rev();
        complete
            .filter(|judgement| judgement.window.is_complete)
            .nth(1)
    }

    /// The window that is still running.
    pub fn running(&self) -> Option<&Judgement> {
        self.judgements
            .last()
            .filter(|judgement| !judgement.window.is_complete)
    }

    /// How it stands: the state of the last complete window.
    pub fn state(&self) -> State {
        self.latest()
            .map_or(State::NotEvaluable(Reason::NotYet), |judgement| {
                judgement.state.clone()
            })
    }

    /// How many complete windows in a row, up to the latest, were off track.
    pub fn off_track_in_a_row(&self) -> usize {
        let complete = self.judgements.iter().rev();
        complete
            .filter(|judgement| judgement.window.is_complete)
            .take_while(|judgement| judgement.state == State::OffTrack)
            .count()
    }
}
