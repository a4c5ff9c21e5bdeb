//! Conditions on how a partner was chosen.

use super::built_in::Ask;
use super::condition::{Evidence, Verdict};
use crate::locale::{Arg, Message};
use crate::model::kinds::{Candidate, CandidateOutcome, Facts, Selection, SelectionMode};
use crate::model::{Kind, Page, Playbook};

/// How many candidates are compared where neither gate nor profile says.
const CANDIDATES: usize = 3;

fn candidates(playbook: &Playbook) -> Vec<(&Page, &Candidate)> {
    let documents = playbook.of_kind(Kind::Candidate);
    let found = documents.filter_map(|document| match &document.page.facts {
        Facts::Candidate(candidate) => Some((&*document.page, &**candidate)),
        _ => None,
    });
    found.collect()
}

fn selection(playbook: &Playbook) -> Option<(&Page, &Selection)> {
    let mut documents = playbook.of_kind(Kind::Selection);
    documents.find_map(|document| match &document.page.facts {
        Facts::Selection(selection) => Some((&*document.page, &**selection)),
        _ => None,
    })
}

/// Where the front page says that the partners knew each other: then nobody was compared.
fn acquaintance(ask: &Ask<'_>) -> Option<Evidence> {
    let (page, partnership) = ask.context.playbook.partnership()?;
    let mode = partnership.selection.as_ref()?;
    let says = Message::new("evidence-acquaintance");
    let is_old = mode.value == SelectionMode::ExistingRelationship;
    is_old.then(|| Evidence::at(page, mode.span, says))
}

pub(super) fn candidates_compared(ask: &Ask<'_>) -> Verdict {
    if let Some(known) = acquaintance(ask) {
        return Verdict::holds(known);
    }
    let playbook = ask.context.playbook;
    let wanted = ask.at_least.and_then(|wanted| usize::try_from(wanted).ok());
    let wanted = wanted.unwrap_or(CANDIDATES);
    let talks = |candidate: &Candidate| {
        candidate
            .conversations
            .as_ref()
            .is_some_and(|all| !all.is_empty())
    };
    let all = candidates(playbook);
    let met: Vec<_> = all.iter().filter(|(_, it)| talks(it)).collect();
    let says = Message::new("evidence-candidates")
        .with("count", met.len())
        .with("wanted", wanted);
    let first = met.first().copied().or(all.first()).map(|(page, _)| *page);
    let Some(place) = first.or_else(|| Some(selection(playbook)?.0)) else {
        return Verdict::unknown(Evidence::nowhere(Message::new("evidence-no-selection")));
    };
    let evidence = Evidence::at(place, place.anchor, says);
    if met.len() >= wanted {
        Verdict::holds(evidence)
    } else {
        Verdict::fails(evidence)
    }
}

pub(super) fn choice_scored(ask: &Ask<'_>) -> Verdict {
    if let Some(known) = acquaintance(ask) {
        return Verdict::holds(known);
    }
    let playbook = ask.context.playbook;
    let choice = selection(playbook);
    let named = choice.and_then(|(_, it)| it.chosen.as_ref());
    let all = candidates(playbook);
    let is_chosen = |page: &Page, candidate: &Candidate| match named {
        Some(id) => id.as_str() == page.id,
        None => candidate
            .outcome
            .as_ref()
            .is_some_and(|it| it.value == CandidateOutcome::Selected),
    };
    let Some((page, candidate)) = all.into_iter().find(|(page, it)| is_chosen(page, it)) else {
        return Verdict::unknown(Evidence::nowhere(Message::new("evidence-nobody-chosen")));
    };
    let raters: Vec<String> = candidate
        .scores
        .iter()
        .flat_map(|scores| scores.value.iter())
        .map(|entry| entry.key.as_str().to_owned())
        .collect();
    if !raters.is_empty() {
        let says = Message::new("evidence-scored")
            .with("candidate", page.title())
            .with("raters", Arg::All(raters));
        return Verdict::holds(Evidence::at(page, page.key_span("scores"), says));
    }
    if let Some((page, decision)) =
        choice.and_then(|(page, it)| Some((page, it.decision.as_ref()?)))
    {
        let says = Message::new("evidence-chosen-by-decision").with("decision", decision.as_str());
        return Verdict::holds(Evidence::at(page, decision.span, says));
    }
    let says = Message::new("evidence-not-scored").with("candidate", page.title());
    Verdict::fails(Evidence::at(page, page.anchor, says))
}

pub(super) fn screening_dated(ask: &Ask<'_>) -> Verdict {
    let playbook = ask.context.playbook;
    let sides = playbook.sides().into_iter();
    let parties: Vec<_> = sides
        .filter_map(|side| playbook.party(side.as_str()))
        .collect();
    let dated = |page: &Page| page.fields.get("screening").is_some();
    if !parties.iter().any(|(page, _)| dated(page)) {
        return Verdict::unknown(Evidence::nowhere(Message::new("evidence-no-screening")));
    }
    let (mut found, mut last) = (Vec::new(), None);
    for (page, party) in parties {
        let screening = party.screening.as_ref();
        let expires = screening.and_then(|it| it.expires.as_ref());
        match screening.and_then(|it| Some((it, it.date.as_ref()?))) {
            None => {
                let says = Message::new("evidence-not-screened").with("party", &page.id);
                found.push(Evidence::at(page, page.anchor, says));
            }
            Some(_) if expires.is_some_and(|day| day.value < ask.day()) => {
                let span = expires.map_or(page.anchor, |day| day.span);
                let says = Message::new("evidence-screening-over").with("party", &page.id);
                found.push(Evidence::at(page, span, says));
            }
            Some((_, date)) => {
                let says = Message::new("evidence-screened")
                    .with("party", &page.id)
                    .with("date", date.value);
                last = Some(Evidence::at(page, date.span, says));
            }
        }
    }
    let nothing = || Evidence::nowhere(Message::new("evidence-no-screening"));
    Verdict::none_of(found, || last.unwrap_or_else(nothing))
}
