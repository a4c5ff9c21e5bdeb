//! Early warning: which signals of a partnership move the wrong way, since when, and by which values.
//!
//! A signal is one value for each period: a promised metric, the wait for answers, decisions and
//! approvals, rounds of changes, lateness, the marks of each side, kept cadences, silence, the use
//! of budgets. All of them are judged by one rule, that of [`trend`](mod@trend), with the limits of
//! the profile's `[trends]`. What a promise in force measures already is watched there, and not a
//! second time.
//!
//! Periods that were paused as a whole are left out, so a pause breaks no run; a period nobody
//! measured does.

mod budgets;
mod dealings;
mod felt;
mod kept;
pub mod limits;
mod months;
mod promised;
mod silence;
pub mod trend;
mod words;

#[cfg(test)]
mod tests;

use super::Actuals;
use super::schedule::Clock;
use crate::finding::Place;
use crate::model::Playbook;
use crate::model::kinds::Better;
use crate::text::DocPath;
use crate::value::{Date, Period, Unit};

use limits::Limits;
pub use promised::{at_budget_rates, complete, is_cost};
use trend::{Direction, Trend, trend};

/// What is watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A promise in force that names a metric.
    Promise {
        /// Document and key: `2026-02-loi#us-cpe`.
        reference: String,
        /// The metric.
        metric: String,
        /// Which rows count: column and value.
        filters: Vec<(String, String)>,
    },
    /// Hours from a question to its answer, the middle of those asked in a month. One that is open
    /// counts with its age.
    Answers,
    /// Hours from a proposal to its decision, the middle of those proposed in a month. One that is
    /// open counts with its age.
    Decisions,
    /// Days from delivery to approval, the middle of what was delivered in a month.
    Approvals,
    /// Rounds of changes, the mean of what was due in a month.
    Rounds,
    /// Days after the due day, the mean of what was due in a month; what is open counts with its
    /// age.
    Deliveries,
    /// Days after the due day, the mean of the payments due in a month; an open one counts with its
    /// age.
    Payments,
    /// Days from the brief to the due day that those who are no side had, the middle of a month.
    LeadTime,
    /// The share of its budget that each campaign took, in the order in which they ended.
    Budgets,
    /// The share of records due in a month that were there in time, over all cadences.
    Cadences,
    /// The mark that a side gives the communication in the health check of a month.
    Mark(String),
    /// How far the marks of the sides lie apart.
    Gap,
    /// The longest time in days, pauses left out, in which a side added nothing.
    Silence(String),
}

impl What {
    /// Its word in JSON and in the ids of messages.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Promise { .. } => "promise",
            Self::Answers => "answers",
            Self::Decisions => "decisions",
            Self::Approvals => "approvals",
            Self::Rounds => "rounds",
            Self::Deliveries => "deliveries",
            Self::Payments => "payments",
            Self::LeadTime => "lead-time",
            Self::Budgets => "budgets",
            Self::Cadences => "cadences",
            Self::Mark(_) => "mark",
            Self::Gap => "gap",
            Self::Silence(_) => "silence",
        }
    }
}

/// A value over time, and which way it goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// What is watched.
    pub what: What,
    /// What its values count; `None` for marks and rounds, which are plain numbers.
    pub unit: Option<Unit>,
    /// Which way is good.
    pub better: Better,
    /// Each complete period since the first value, the oldest first.
    pub points: Vec<Point>,
    /// Which way it goes.
    pub trend: Trend,
    /// How many values in a row it takes to tell.
    pub needed: usize,
    /// Whether values are told at the budget's exchange rates: what rates do is no trend.
    pub is_at_budget_rates: bool,
    /// Where to look: the promise, the last mark, the last row.
    pub place: Place,
}

/// What was measured in one period, and where that comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The first and the last day.
    pub period: Period,
    /// The campaign, where the period is that of one.
    pub campaign: Option<String>,
    /// The value; `None` where nobody measured it, or there were too few cases.
    pub value: Option<f64>,
    /// How many observations it rests on.
    pub n: u64,
    /// The files it comes from, and how many observations from each.
    pub sources: Vec<(DocPath, u64)>,
}

impl Signal {
    /// Which way it goes.
    pub fn direction(&self) -> Direction {
        self.trend.direction
    }

    /// The values that tell so: of a run the one it ran away from, and all that came after.
    pub fn evidence(&self) -> &[Point] {
        self.points.get(self.trend.begin..).unwrap_or(&[])
    }

    /// The first period of the run; `None` where there is none.
    pub fn since(&self) -> Option<&Period> {
        let moves = matches!(
            self.direction(),
            Direction::Worsening | Direction::Improving
        );
        let first = self.evidence().get(1).filter(|_| moves)?;
        Some(&first.period)
    }

    /// The value it ran away from, and the last one.
    pub fn ends(&self) -> Option<(f64, f64)> {
        let evidence = self.evidence();
        evidence.first()?.value.zip(evidence.last()?.value)
    }

    /// The last value.
    pub fn last(&self) -> Option<f64> {
        self.points.last()?.value
    }
}

/// What signals are made from.
struct View<'a> {
    playbook: &'a Playbook,
    actuals: &'a Actuals,
    as_of: Date,
    clock: Clock,
    limits: Limits,
    marks: Limits,
    cost: Limits,
    /// Fewer cases in a period tell nothing.
    cases: u64,
}

impl View<'_> {
    fn signal(
        &self,
        what: What,
        (unit, better): (Option<Unit>, Better),
        points: Vec<Point>,
        place: Place,
    ) -> Signal {
        let limits = match &what {
            What::Mark(_) | What::Gap => self.marks,
            What::Promise { .. } if promised::counts_cost(unit.as_ref(), better) => self.cost,
            _ => self.limits,
        };
        let values: Vec<Option<f64>> = points.iter().map(|point| point.value).collect();
        Signal {
            trend: trend(&values, better, limits),
            needed: limits.changes + 1,
            is_at_budget_rates: false,
            what,
            unit,
            better,
            points,
            place,
        }
    }
}

/// Every signal of a playbook on the day `as_of`, those that move the wrong way first, of them the
/// longest runs. Nothing is watched after the partnership's end.
pub fn radar(playbook: &Playbook, actuals: &Actuals, as_of: Date) -> Vec<Signal> {
    let clock = Clock::of(playbook);
    if clock.is_over(as_of) {
        return Vec::new();
    }
    let limits = Limits::of(playbook).zip(Limits::of_marks(playbook));
    let others = Limits::of_cost(playbook).zip(limits::cases(playbook));
    let Some(((limits, marks), (cost, cases))) = limits.zip(others) else {
        return Vec::new();
    };
    let view = View {
        playbook,
        actuals,
        as_of,
        clock,
        limits,
        marks,
        cost,
        cases,
    };
    let mut signals = promised::signals(&view);
    signals.extend(dealings::signals(&view));
    signals.extend(budgets::signal(&view));
    signals.extend(kept::signal(&view));
    signals.extend(felt::signals(&view));
    signals.extend(silence::signals(&view));
    signals.sort_by_key(|signal| {
        let trend = signal.trend;
        (trend.direction, std::cmp::Reverse(trend.changes))
    });
    signals
}

/// How many signals go which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// All that are watched.
    pub watched: usize,
    /// Those that move the wrong way.
    pub worsening: usize,
    /// Those of which nobody can say.
    pub unknown: usize,
}

impl Tally {
    /// Counts signals.
    pub fn of(signals: &[Signal]) -> Self {
        let count = |direction| {
            let of_it = signals
                .iter()
                .filter(|signal| signal.direction() == direction);
            of_it.count()
        };
        Self {
            watched: signals.len(),
            worsening: count(Direction::Worsening),
            unknown: count(Direction::TooLittleKnown),
        }
    }
}
