//! Conditions on who answers, and on what the sides said at the end of the pilot.

use super::super::people::sides;
use super::built_in::Ask;
use super::condition::{Answer, Evidence, Verdict};
use crate::locale::{Arg, Message};
use crate::model::field::Choice as _;
use crate::model::kinds::{Phase, Role, Verdict as Word};
use crate::text::Spanned;

/// The phase in which the sides try to work together.
const PILOT: &str = "pilot";

pub(super) fn owners_named(ask: &Ask<'_>) -> Verdict {
    let (mut missing, mut owners, mut place) = (Vec::new(), Vec::new(), None);
    for side in sides(ask.context.playbook) {
        let held = side.with_role(Role::Owner, ask.day());
        owners.extend(held.iter().map(|holder| holder.id.value.clone()));
        match held.first() {
            Some(holder) => {
                place.get_or_insert((side.page, holder.role.span));
            }
            None => {
                let says = Message::new("evidence-no-owner").with("side", side.id);
                missing.push(Evidence::at(side.page, side.page.key_span("people"), says));
            }
        }
    }
    if missing.is_empty() && owners.is_empty() {
        return Verdict::unknown(Evidence::maybe_at(
            ask.front_place("parties"),
            Message::new("evidence-no-sides"),
        ));
    }
    Verdict::none_of(missing, || {
        let says = Message::new("evidence-owners").with("people", Arg::All(owners));
        match place {
            Some((page, span)) => Evidence::at(page, span, says),
            None => Evidence::nowhere(says),
        }
    })
}

fn pilot<'a>(ask: &Ask<'a>) -> Option<(&'a Spanned<String>, &'a Phase)> {
    let (_, partnership) = ask.context.playbook.partnership()?;
    let mut phases = partnership.phases.iter().flat_map(|all| all.value.iter());
    let entry = phases.find(|entry| entry.key.value == PILOT)?;
    Some((&entry.key, &entry.value.as_ref()?.value))
}

pub(super) fn pilot_verdict(ask: &Ask<'_>) -> Verdict {
    let playbook = ask.context.playbook;
    let (Some((key, phase)), Some((page, _))) = (pilot(ask), playbook.partnership()) else {
        let says = Message::new("evidence-no-pilot");
        return Verdict::unknown(Evidence::maybe_at(ask.front_place("phases"), says));
    };
    let verdicts = phase.verdicts.as_ref();
    let mut evidence = Vec::new();
    let mut answers = Vec::new();
    for side in playbook.sides() {
        let mut said = verdicts.iter().flat_map(|all| all.value.iter());
        let said = said.find(|entry| entry.key.as_str() == side.as_str());
        let word = said.and_then(|entry| entry.value.as_ref());
        let says = match word {
            Some(word) => Message::new("evidence-verdict").with("verdict", word.value.word()),
            None => Message::new("evidence-no-verdict"),
        };
        let span = word.map_or(key.span, |word| word.span);
        let goes_on = word.is_some_and(|word| word.value == Word::Continue);
        let answer = if goes_on {
            Answer::Holds
        } else {
            Answer::Fails
        };
        let says = says.with("side", side.as_str());
        evidence.push(Evidence::at(page, span, says).for_answer(answer));
        answers.push(answer);
    }
    if evidence.is_empty() {
        return Verdict::unknown(Evidence::maybe_at(
            ask.front_place("parties"),
            Message::new("evidence-no-sides"),
        ));
    }
    Verdict::new(Answer::of_all(answers), evidence)
}
