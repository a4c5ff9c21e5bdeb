//! When something happened to a decision: as it is written, and as Git shows it.

use jiff::SignedDuration;

use crate::history::authors::{Authors, Who};
use crate::history::{CommitNo, Graph};
use crate::model::field::Either;
use crate::value::{Date, Moment, Zone};

/// A moment, or a day without one.
pub type When = Either<Moment, Date>;

/// A commit that did something to a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The commit.
    pub commit: CommitNo,
    /// Its full id.
    pub id: String,
    /// Who wrote it.
    pub who: Who,
    /// When it was written, on the author's clock. A rebase keeps it.
    pub at: Moment,
    /// When it was put where it is. A rebase makes it later.
    pub committed: Moment,
    /// The first line of its message; whatever a stranger typed.
    pub summary: String,
}

impl Event {
    pub(super) fn of(graph: &Graph, authors: &Authors, number: CommitNo) -> Self {
        let commit = graph.commit(number);
        Self {
            commit: number,
            id: commit.id.clone(),
            who: authors.who(&commit.author),
            at: commit.authored,
            committed: commit.committed,
            summary: commit.summary.clone(),
        }
    }

    /// The id as people quote it.
    pub fn short_id(&self) -> &str {
        self.id.get(..8).unwrap_or(&self.id)
    }
}

/// What Git shows of something that happens to a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// The commit that did it.
    In(Box<Event>),
    /// It has not happened.
    NotYet,
    /// Git cannot tell.
    Unknown(Unseen),
}

/// Why Git cannot tell when something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// The past was not read.
    NoHistory,
    /// It is in the files on disk and in no commit.
    Uncommitted,
    /// The clone was cut off at the commit that has it first.
    Shallow,
    /// It was there when the playbook began, so it is older than the commit.
    Imported,
    /// The first commit that has the decision has it as decided.
    ArrivedDecided,
    /// The commit is older than `[history] since` asks for.
    Unproven,
    /// The commit is younger than the day that is looked at.
    Later,
}

impl Unseen {
    /// Its name for programs; `log-unseen-NAME` is the message.
    pub fn id(self) -> &'static str {
        match self {
            Self::NoHistory => "no-history",
            Self::Uncommitted => "uncommitted",
            Self::Shallow => "shallow",
            Self::Imported => "imported",
            Self::ArrivedDecided => "arrived-decided",
            Self::Unproven => "unproven",
            Self::Later => "later",
        }
    }
}

/// Something that happens to a decision: that it is proposed, that it is decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// What the document says.
    pub written: Option<When>,
    /// What Git shows.
    pub seen: Seen,
}

impl Stage {
    /// The commit that did it, where Git shows one.
    pub fn event(&self) -> Option<&Event> {
        match &self.seen {
            Seen::In(event) => Some(event),
            _ => None,
        }
    }

    /// Why Git cannot tell, where it cannot.
    pub fn unseen(&self) -> Option<Unseen> {
        match &self.seen {
            Seen::Unknown(why) => Some(*why),
            _ => None,
        }
    }

    /// When it happened: as Git shows it, else as it is written.
    pub fn when(&self) -> Option<When> {
        let seen = self.event().map(|event| Either::This(event.at));
        seen.or_else(|| self.written.clone())
    }

    /// How much later Git shows it than it is written; below zero where Git was first. A day
    /// without a time is the whole day where the author was.
    pub fn difference(&self) -> Option<SignedDuration> {
        let seen = self.event()?.at;
        Some(match self.written.as_ref()? {
            Either::This(written) => seen.instant().duration_since(written.instant()),
            Either::That(day) => {
                let days = day.until(seen.date()).ok()?.get_days();
                SignedDuration::from_hours(24 * i64::from(days))
            }
        })
    }

    /// Whether what is written and what Git shows are more than a day apart.
    pub fn is_apart(&self) -> bool {
        let difference = self.difference();
        difference.is_some_and(|by| by.abs() > SignedDuration::from_hours(24))
    }

    /// Whether it had happened by `day`, by either account; what nobody dates is not later.
    pub(super) fn is_by(&self, day: Date, zone: &Zone) -> bool {
        let written = self.written.as_ref().map(|when| day_in(when, zone));
        let seen = self.event().map(|event| event.at.in_zone(zone).date());
        let mut known = written.into_iter().chain(seen).peekable();
        known.peek().is_none() || known.any(|known| known <= day)
    }

    /// The same as it is known on `day`.
    pub(super) fn on(mut self, day: Date, zone: &Zone) -> Self {
        let seen = self.event().map(|event| event.at.in_zone(zone).date());
        if seen.is_some_and(|seen| day < seen) {
            self.seen = Seen::Unknown(Unseen::Later);
        }
        self.written = self.written.filter(|when| day_in(when, zone) <= day);
        self
    }
}

/// The day on the clocks of `zone`.
pub fn day_in(when: &When, zone: &Zone) -> Date {
    match when {
        Either::This(moment) => moment.in_zone(zone).date(),
        Either::That(day) => *day,
    }
}
