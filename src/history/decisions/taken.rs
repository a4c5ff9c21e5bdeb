//! How long a decision took, by the clock and in the working time of both sides.

use jiff::{SignedDuration, Timestamp};

use super::stage::{Stage, When};
use crate::actuals::calendar::{Calendar, Calendars};
use crate::actuals::schedule::day_of;
use crate::model::Playbook;
use crate::model::field::Either;

/// How long a decision took.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// By the clock; whole days where one of the ends is a day without a time.
    pub clock: SignedDuration,
    /// Working hours of each side, in the order of the partnership; `None` where a side states no
    /// time zone.
    pub business: Vec<(String, Option<f64>)>,
    /// Who says when it began and ended.
    pub source: Source,
}

/// Who says when something began and ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Commits, both ends.
    Git,
    /// The document, both ends.
    Written,
    /// A commit one end, the document the other.
    Mixed,
}

impl Source {
    /// Its name for programs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Git => "git",
            Self::Written => "written",
            Self::Mixed => "mixed",
        }
    }
}

/// The working time of the sides.
pub(super) struct Sides {
    calendars: Calendars,
    sides: Vec<String>,
}

impl Sides {
    pub(super) fn of(playbook: &Playbook) -> Self {
        let sides = playbook.sides();
        Self {
            calendars: Calendars::of(playbook),
            sides: sides.iter().map(|side| side.as_str().to_owned()).collect(),
        }
    }

    /// As Git shows both ends, else as both are written, else what is known of each.
    pub(super) fn taken(&self, proposed: &Stage, decided: &Stage) -> Option<Taken> {
        let mixed = || self.between(&proposed.when()?, &decided.when()?, Source::Mixed);
        self.in_git(proposed, decided)
            .or_else(|| self.written(proposed, decided))
            .or_else(mixed)
    }

    /// From the commit that proposed to the one that decided.
    pub(super) fn in_git(&self, proposed: &Stage, decided: &Stage) -> Option<Taken> {
        let [from, to] = [proposed, decided].map(|stage| Some(Either::This(stage.event()?.at)));
        self.between(&from?, &to?, Source::Git)
    }

    /// As the document has both ends.
    pub(super) fn written(&self, proposed: &Stage, decided: &Stage) -> Option<Taken> {
        let (from, to) = (proposed.written.as_ref()?, decided.written.as_ref()?);
        self.between(from, to, Source::Written)
    }

    /// `None` where it would have been decided before it was proposed.
    fn between(&self, from: &When, to: &When, source: Source) -> Option<Taken> {
        let clock = if let (Either::This(from), Either::This(to)) = (from, to) {
            to.instant().duration_since(from.instant())
        } else {
            let days = day_of(from).until(day_of(to)).ok()?.get_days();
            SignedDuration::from_hours(24 * i64::from(days))
        };
        let business = self.sides.iter().map(|side| {
            let calendar = self.calendars.get(side);
            (side.clone(), calendar.and_then(|it| worked(it, from, to)))
        });
        (!clock.is_negative()).then(|| Taken {
            clock,
            business: business.collect(),
            source,
        })
    }
}

/// The hours a side worked from one to the other; where one of the two is a day without a time, from
/// the beginning of the one day to that of the other.
fn worked(calendar: &Calendar, from: &When, to: &When) -> Option<f64> {
    if let (Either::This(from), Either::This(to)) = (from, to) {
        return calendar.business_hours(from.instant(), to.instant());
    }
    let begin = |when| {
        let day = day_of(when).to_zoned(calendar.zone.time_zone().clone());
        day.ok().map(|day| day.timestamp())
    };
    let (from, to): (Timestamp, Timestamp) = (begin(from)?, begin(to)?);
    calendar.business_hours(from, to)
}
