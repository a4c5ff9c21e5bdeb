//! Who was chosen, and with whom there was talk before.

use super::super::Context;
use crate::actuals::schedule::Clock;
use crate::finding::Place;
use crate::model::kinds::{
    Candidate, CandidateOutcome, Conversation, Facts, Kind, Selection, SelectionMode,
};
use crate::model::{Document, Page, Playbook};
use crate::text::{Span, Spanned};
use crate::value::Date;

/// Whether these rules ask anything: not of partners who knew each other before, and not after the
/// end.
pub(super) fn is_asked(context: &Context<'_>) -> bool {
    let partnership = context.playbook.partnership();
    let mode = partnership.and_then(|(_, partnership)| partnership.selection.as_ref());
    let is_known = mode.is_some_and(|mode| mode.value == SelectionMode::ExistingRelationship);
    !is_known && !Clock::of(context.playbook).is_over(context.as_of)
}

/// Somebody was chosen.
#[derive(Clone, Copy)]
pub(super) struct Choice<'a> {
    /// The document that says so.
    pub(super) page: &'a Page,
    /// Where it says so.
    pub(super) span: Span,
    /// The key under which it says so.
    pub(super) field: &'static str,
    /// Who was chosen.
    pub(super) chosen: Applicant<'a>,
    /// How the choice was made, where that is written.
    pub(super) selection: Option<(&'a Page, &'a Selection)>,
}

impl Choice<'_> {
    /// Where the choice is written, for a label.
    pub(super) fn place(&self) -> Place {
        Place::new(self.page.path(), self.span)
    }
}

/// A candidate and the document about it.
#[derive(Clone, Copy)]
pub(super) struct Applicant<'a> {
    pub(super) page: &'a Page,
    pub(super) facts: &'a Candidate,
}

/// Everybody who may be chosen, by path.
pub(super) fn applicants(playbook: &Playbook) -> impl Iterator<Item = Applicant<'_>> {
    let documents = playbook.of_kind(Kind::Candidate);
    documents.filter_map(|document| match &document.page.facts {
        Facts::Candidate(facts) => Some(Applicant {
            page: &document.page,
            facts,
        }),
        _ => None,
    })
}

/// The documents that say how a partner is chosen.
pub(super) fn selections(playbook: &Playbook) -> impl Iterator<Item = (&Document, &Selection)> {
    let documents = playbook.of_kind(Kind::Selection);
    documents.filter_map(|document| match &document.page.facts {
        Facts::Selection(selection) => Some((document, &**selection)),
        _ => None,
    })
}

/// The choices that were made: those the selection names, else the candidates that call themselves
/// selected. A name that leads nowhere is told elsewhere.
pub(super) fn choices<'a>(context: &Context<'a>) -> Vec<Choice<'a>> {
    if !is_asked(context) {
        return Vec::new();
    }
    let playbook = context.playbook;
    let named: Vec<Choice<'a>> = selections(playbook)
        .filter_map(|(document, selection)| named(playbook, &document.page, selection))
        .collect();
    let has_named = selections(playbook).any(|(document, selection)| {
        selection.chosen.is_some() || is_written(&document.page, "chosen")
    });
    if has_named {
        return named;
    }
    let mut selections = selections(playbook);
    let selection = selections
        .next()
        .map(|(found, facts)| (&*found.page, facts));
    let selected = applicants(playbook).filter_map(|chosen| {
        let outcome = chosen.facts.outcome.as_ref()?;
        (outcome.value == CandidateOutcome::Selected).then_some(Choice {
            page: chosen.page,
            span: outcome.span,
            field: "outcome",
            chosen,
            selection,
        })
    });
    selected.collect()
}

fn named<'a>(
    playbook: &'a Playbook,
    page: &'a Page,
    selection: &'a Selection,
) -> Option<Choice<'a>> {
    let name = selection.chosen.as_ref()?;
    let chosen = applicants(playbook).find(|it| it.page.id == name.as_str())?;
    Some(Choice {
        page,
        span: name.span,
        field: "chosen",
        chosen,
        selection: Some((page, selection)),
    })
}

impl<'a> Applicant<'a> {
    /// The conversations that had taken place by `day`; one without a day has.
    pub(super) fn conversations(
        self,
        day: Date,
    ) -> impl Iterator<Item = &'a Spanned<Conversation>> {
        let all = self.facts.conversations.iter();
        let all = all.flat_map(|all| all.value.iter());
        all.filter(move |talk| talk.date.as_ref().is_none_or(|date| date.value <= day))
    }

    /// How many conversations there were by `day`; `None` where they cannot be read.
    pub(super) fn talks(self, day: Date) -> Option<usize> {
        let is_unreadable =
            self.facts.conversations.is_none() && is_written(self.page, "conversations");
        (!is_unreadable && !self.page.is_broken).then(|| self.conversations(day).count())
    }

    /// Whether anybody has scored it, readably or not.
    pub(super) fn is_scored(self) -> bool {
        let scores = self.facts.scores.as_ref();
        scores.map_or_else(
            || is_written(self.page, "scores"),
            |scores| !scores.value.is_empty(),
        )
    }
}

/// Whether a key is there and not left empty.
pub(super) fn is_written(page: &Page, key: &str) -> bool {
    page.fields
        .get(key)
        .is_some_and(|entry| !entry.value.is_null())
}
