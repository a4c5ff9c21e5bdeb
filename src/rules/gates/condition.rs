//! What a condition answers, and what it rests on.

use crate::finding::Place;
use crate::locale::Message;
use crate::model::Page;
use crate::text::Span;

/// What a condition answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It holds.
    Holds,
    /// It does not.
    Fails,
    /// Nobody can say: what it asks about is not there yet.
    Unknown,
}

impl Answer {
    /// Its word in outputs for programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Fails => "fails",
            Self::Unknown => "unknown",
        }
    }

    /// What several conditions come to: one that fails decides, then one that is unknown.
    pub(super) fn of_all(answers: impl IntoIterator<Item = Self>) -> Self {
        let answers = answers.into_iter();
        answers.fold(Self::Holds, |all, answer| match (all, answer) {
            (Self::Fails, _) | (_, Self::Fails) => Self::Fails,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            _ => Self::Holds,
        })
    }
}

/// What an answer rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Where it stands; `None` where something is missing that has no place.
    pub place: Option<Place>,
    /// What it says, in one sentence.
    pub says: Message,
    /// What it speaks for, where that may be otherwise than the condition's answer.
    pub answer: Option<Answer>,
}

impl Evidence {
    /// Something that is written in a document.
    pub(super) fn at(page: &Page, span: Span, says: Message) -> Self {
        Self::maybe_at(Some(Place::new(page.path(), span)), says)
    }

    /// Something that has no place.
    pub(super) fn nowhere(says: Message) -> Self {
        Self::maybe_at(None, says)
    }

    /// Something that has this place, where it has one.
    pub(super) fn maybe_at(place: Option<Place>, says: Message) -> Self {
        Self {
            place,
            says,
            answer: None,
        }
    }

    /// The same, speaking for this answer.
    pub(super) fn for_answer(self, answer: Answer) -> Self {
        let answer = Some(answer);
        Self { answer, ..self }
    }
}

/// What a condition answers and why.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Verdict {
    pub(super) answer: Answer,
    pub(super) evidence: Vec<Evidence>,
}

impl Verdict {
    pub(super) fn holds(evidence: Evidence) -> Self {
        Self::new(Answer::Holds, vec![evidence])
    }

    pub(super) fn fails(evidence: Evidence) -> Self {
        Self::new(Answer::Fails, vec![evidence])
    }

    pub(super) fn unknown(evidence: Evidence) -> Self {
        Self::new(Answer::Unknown, vec![evidence])
    }

    pub(super) fn new(answer: Answer, evidence: Vec<Evidence>) -> Self {
        Self { answer, evidence }
    }

    /// Fails with what was found, else holds with what is said.
    pub(super) fn none_of(found: Vec<Evidence>, holds: impl FnOnce() -> Evidence) -> Self {
        if found.is_empty() {
            Self::holds(holds())
        } else {
            Self::new(Answer::Fails, found)
        }
    }
}
