//! The alignment sheets of the sides, question by question: where they agree, and what is left.
//!
//! A pure function over the playbook. What one side wrote is compared with what the other wrote;
//! a decision in force that names a gap under `settles` settles it. Knows nothing of findings,
//! terminals and pages.

mod answers;
mod question;
mod rows;
mod settled;
mod state;
mod targets;
#[cfg(test)]
mod tests;

use crate::model::kinds::Alignment;
use crate::model::{Page, Playbook};

pub use answers::{Answer, Says};
pub use question::{Question, questions};
pub use state::State;

/// The sheets of the sides beside one another.
#[derive(Debug, Clone)]
pub struct Comparison<'a> {
    /// A sheet for each side, in the order of the sides; it may be absent.
    pub sheets: Vec<Sheet<'a>>,
    /// Every question, or item of a question, in the order in which sheets ask them.
    pub gaps: Vec<Gap<'a>>,
}

/// What a side has written.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    /// The side's id.
    pub side: &'a str,
    /// The sheets that name this side and are not closed, by path; closed ones where all are.
    pub written: Vec<(&'a Page, &'a Alignment)>,
}

/// A question, or an item of one, with what each side answered.
#[derive(Debug, Clone)]
pub struct Gap<'a> {
    /// The question.
    pub question: Question,
    /// The item of a table, such as `us-cpa` of `success`.
    pub item: Option<&'a str>,
    /// What each side answered, in the order of the sides.
    pub answers: Vec<Option<Answer<'a>>>,
    /// How the answers compare.
    pub found: State,
    /// The latest decision that settles it, where the answers do not match: an accepted one, or one
    /// whose place an accepted one has taken.
    pub settled_by: Option<&'a Page>,
}

/// How far two sides are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Readiness {
    /// How many gaps match or are settled.
    pub ready: usize,
    /// How many there are.
    pub of: usize,
}

impl<'a> Sheet<'a> {
    /// The sheet that counts: the last one, since dated names stand in the order of time.
    pub fn page(&self) -> Option<(&'a Page, &'a Alignment)> {
        self.written.last().copied()
    }

    /// Whether the sheet that counts answers the question `key`.
    pub fn answers(&self, key: &str) -> bool {
        self.page()
            .is_some_and(|(page, _)| answers::written(page, key).is_some())
    }

    /// Whether only the seal of the sheet is there, and its text not yet.
    pub fn is_sealed(&self) -> bool {
        let is_stub = |(page, sheet): (&Page, &Alignment)| {
            sheet.seal.is_some() && !question::answers_any(page)
        };
        self.page().is_some_and(is_stub)
    }
}

impl Gap<'_> {
    /// Where it stands: settled where a decision settles it, else as the answers compare.
    pub fn state(&self) -> State {
        if self.settled_by.is_some() {
            State::Settled
        } else {
            self.found
        }
    }

    /// Whether nothing is left to talk about.
    pub fn is_ready(&self) -> bool {
        matches!(self.state(), State::Match | State::Settled)
    }

    /// Its name, as `settles` of a decision writes it: `success.us-cpa`, `optimises`.
    pub fn name(&self) -> String {
        match self.item {
            Some(item) => format!("{}.{item}", self.question.key()),
            None => self.question.key().to_owned(),
        }
    }

    /// The sides, by their place, that gave no answer.
    pub fn silent(&self) -> impl Iterator<Item = usize> {
        let absent = |(at, answer): (usize, &Option<Answer<'_>>)| answer.is_none().then_some(at);
        self.answers.iter().enumerate().filter_map(absent)
    }
}

impl<'a> Comparison<'a> {
    /// Whether every side has a sheet whose text can be read.
    pub fn is_whole(&self) -> bool {
        let is_open = |sheet: &Sheet<'_>| sheet.page().is_some() && !sheet.is_sealed();
        self.sheets.len() > 1 && self.sheets.iter().all(is_open)
    }

    /// How many of the gaps match or are settled.
    pub fn readiness(&self) -> Readiness {
        Readiness {
            ready: self.gaps.iter().filter(|gap| gap.is_ready()).count(),
            of: self.gaps.len(),
        }
    }

    /// What is left to talk about.
    pub fn left(&self) -> impl Iterator<Item = &Gap<'a>> {
        self.gaps.iter().filter(|gap| !gap.is_ready())
    }
}

/// Compares the sheets of the sides.
pub fn compare(playbook: &Playbook) -> Comparison<'_> {
    let sheets: Vec<Sheet<'_>> = playbook
        .sides()
        .into_iter()
        .map(|side| sheet_of(playbook, side.as_str()))
        .collect();
    let questions = questions(playbook);
    let settled = settled::Settled::of(playbook, &questions);
    let gaps = questions.iter().flat_map(|question| {
        let rows = rows::rows(question, &sheets).into_iter();
        rows.map(|row| row.gap(playbook, question, &settled))
    });
    let gaps = gaps.collect();
    Comparison { sheets, gaps }
}

fn sheet_of<'a>(playbook: &'a Playbook, side: &'a str) -> Sheet<'a> {
    let is_own = |sheet: &Alignment| {
        let party = sheet.party.as_ref();
        party.is_some_and(|party| party.as_str() == side)
    };
    let own: Vec<_> = playbook
        .sheets()
        .filter(|(_, sheet)| is_own(sheet))
        .collect();
    let open: Vec<_> = own
        .iter()
        .copied()
        .filter(|(page, _)| !page.is_closed())
        .collect();
    let written = if open.is_empty() { own } else { open };
    Sheet { side, written }
}
