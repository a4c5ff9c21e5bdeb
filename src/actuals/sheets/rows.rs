//! The answers of all sides to one question, item beside item.

use super::answers::{Answer, Says, answers};
use super::settled::Settled;
use super::state::{self, State};
use super::{Gap, Question, Sheet};
use crate::model::Playbook;
use crate::model::kinds::Expectation;

/// The answers to a question, or to one item of it.
pub(super) struct Row<'a> {
    /// The names under which the item goes; sides may name one thing differently.
    names: Vec<&'a str>,
    answers: Vec<Option<Answer<'a>>>,
}

/// The rows of a question: one for a plain question or one that nobody answers, else one for each
/// item that a side names.
pub(super) fn rows<'a>(question: &Question, sheets: &[Sheet<'a>]) -> Vec<Row<'a>> {
    let said: Vec<Vec<Answer<'a>>> = sheets
        .iter()
        .map(|sheet| {
            let page = sheet.page();
            page.map(|page| answers(page, question.key()))
                .unwrap_or_default()
        })
        .collect();
    let mut names: Vec<&str> = Vec::new();
    for item in said.iter().flatten().filter_map(|answer| answer.item) {
        if !names.contains(&item) {
            names.push(item);
        }
    }
    if names.is_empty() {
        let answers = said.iter().map(|answers| answers.first().cloned());
        return vec![Row {
            names,
            answers: answers.collect(),
        }];
    }
    let rows = names.into_iter().map(|name| Row {
        names: vec![name],
        answers: said.iter().map(|answers| under(answers, name)).collect(),
    });
    joined(rows.collect())
}

/// A side's answer to an item; where its whole answer is unreadable, that, since the item may
/// stand in it.
fn under<'a>(answers: &[Answer<'a>], name: &str) -> Option<Answer<'a>> {
    let found = answers.iter().find(|answer| answer.item == Some(name));
    let whole = || answers.iter().find(|answer| answer.item.is_none());
    found.or_else(whole).cloned()
}

/// Puts expectations of one metric and the same rows beside one another, though each side gave
/// them a key of its own.
fn joined(rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let mut joined: Vec<Row<'_>> = Vec::new();
    for row in rows {
        match joined
            .iter_mut()
            .find(|other| other.is_about_the_same(&row))
        {
            Some(other) => other.take(row),
            None => joined.push(row),
        }
    }
    joined
}

impl<'a> Row<'a> {
    fn is_about_the_same(&self, other: &Self) -> bool {
        let mut pairs = self.answers.iter().zip(&other.answers);
        let is_disjoint = pairs.all(|(one, other)| one.is_none() || other.is_none());
        let same = |one: &Expectation, other: &Expectation| {
            one.metric.is_some() && state::is_of_the_same(one, other)
        };
        is_disjoint
            && self
                .expectation()
                .zip(other.expectation())
                .is_some_and(|(one, other)| same(one, other))
    }

    fn expectation(&self) -> Option<&'a Expectation> {
        let mut said = self.answers.iter().flatten();
        said.find_map(|answer| match answer.says {
            Says::Expectation(expectation) => Some(expectation),
            _ => None,
        })
    }

    fn take(&mut self, other: Self) {
        self.names.extend(other.names);
        for (own, other) in self.answers.iter_mut().zip(other.answers) {
            *own = own.take().or(other);
        }
    }

    /// The row, judged.
    pub(super) fn gap(
        self,
        playbook: &'a Playbook,
        question: &Question,
        settled: &Settled<'a>,
    ) -> Gap<'a> {
        let found = state::of(playbook, &self.answers);
        let settled_by = (found != State::Match)
            .then(|| settled.by(question.key(), &self.names))
            .flatten();
        Gap {
            question: question.clone(),
            item: self.names.first().copied(),
            answers: self.answers,
            found,
            settled_by,
        }
    }
}
