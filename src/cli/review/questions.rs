//! What the figures ask both sides, written once when a review is begun.

use super::facts::Facts;
use super::markdown::outcome_name;
use crate::actuals::figure::{bounds, figure};
use crate::actuals::outcome::{Outcome, State};
use crate::actuals::phases;
use crate::cli::report::inert::markdown as escaped;
use crate::locale::{Lang, Message};
use crate::model::kinds::ExpectationRole;

/// So many can be talked about in one meeting.
const MOST: usize = 6;

/// How far apart the marks of two sides are worth a question.
const APART: u32 = 2;

/// The questions, the weightiest first; the last is always asked.
pub(super) fn of(facts: &Facts<'_>, lang: Lang) -> Vec<String> {
    let judged = facts
        .outcomes
        .iter()
        .filter(|it| it.role != ExpectationRole::Tracked);
    let mut asked: Vec<Message> = judged
        .filter_map(|it| of_outcome(facts, it, lang))
        .collect();
    asked.extend(of_health(facts));
    asked.extend(of_open(facts));
    asked.extend(of_gates(facts, lang));
    asked.truncate(MOST - 1);
    let last = if facts.is_quarter() {
        "review-ask-keep"
    } else {
        "review-ask-undone"
    };
    asked.push(Message::new(last));
    asked
        .into_iter()
        .map(|question| question.text(lang))
        .collect()
}

fn of_outcome(facts: &Facts<'_>, outcome: &Outcome, lang: Lang) -> Option<Message> {
    let last = facts.judged(outcome).last().copied()?;
    let name = escaped(&outcome_name(outcome));
    match last.state {
        State::OnTrack => None,
        State::NotEvaluable(_) => Some(Message::new("review-ask-unknown").with("name", name)),
        State::OffTrack => {
            let unit = outcome.unit.as_ref()?;
            let value = figure(last.measure.value?, unit, lang);
            let target = bounds(last.bounds?, unit, lang);
            let question = Message::new("review-ask-missed").with("name", name);
            Some(question.with("value", value).with("target", target))
        }
    }
}

fn of_health(facts: &Facts<'_>) -> Option<Message> {
    let last = facts.answered.last()?;
    let marks = last.answers.iter().flatten();
    let marks: Vec<u32> = marks
        .filter_map(|it| Some(it.communication.as_ref()?.value))
        .collect();
    let (low, high) = (marks.iter().min()?, marks.iter().max()?);
    let is_apart = high.abs_diff(*low) >= APART;
    let question = Message::new("review-ask-apart")
        .with("low", *low)
        .with("high", *high);
    is_apart.then_some(question)
}

fn of_open(facts: &Facts<'_>) -> Vec<Message> {
    let overdue = facts.tasks.iter().filter(|(_, due)| due.is_some()).count();
    let is_late = |due: &Option<crate::value::Date>| due.is_some_and(|due| due < facts.as_of);
    let late = facts.waiting.iter().filter(|(_, due)| is_late(due)).count();
    let counted = [("review-ask-overdue", overdue), ("review-ask-late", late)];
    let asked = counted.into_iter().filter(|(_, n)| *n > 0);
    asked.map(|(id, n)| Message::new(id).with("n", n)).collect()
}

fn of_gates(facts: &Facts<'_>, lang: Lang) -> Option<Message> {
    use crate::rules::gates::Answer;
    let gate = facts.gates.first()?;
    let open = gate
        .conditions
        .iter()
        .filter(|it| it.answer != Answer::Holds)
        .count();
    let question = Message::new("review-ask-gate")
        .with("phase", escaped(&phases::name(&gate.phase, lang)))
        .with("n", open);
    (open > 0).then_some(question)
}
