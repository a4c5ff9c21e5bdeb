//! Weights that moved once there were scores.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Context;
use super::super::history::past::{State, named, position, states};
use super::choice::{is_written, selections};
use crate::finding::Place;
use crate::history::Timeline;
use crate::locale::Message;
use crate::model::kinds::Facts;
use crate::model::{Document, Kind, Page};
use crate::text::Span;

/// A criterion that weighs otherwise than when the first score was committed.
pub(super) struct Reweighting<'a> {
    pub(super) page: &'a Page,
    pub(super) criterion: String,
    /// Where it stands today, or stood.
    pub(super) span: Span,
    /// Its weight when the first score came; `None` where there was no such criterion.
    pub(super) before: Option<u32>,
    /// Its weight today; `None` where it is gone.
    pub(super) after: Option<u32>,
    /// The commit that changed it last.
    pub(super) commit: Message,
    /// The candidate that was scored first.
    pub(super) first_score: Place,
}

impl Reweighting<'_> {
    /// The variant of the message.
    pub(super) fn variant(&self) -> &'static str {
        match (self.before, self.after) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => "reweighted",
        }
    }
}

/// The criteria that changed after the first score; none where Git cannot be read.
pub(super) fn reweighted<'a>(context: &Context<'a>, timeline: &Timeline) -> Vec<Reweighting<'a>> {
    let Some((scored, place)) = first_score(context, timeline) else {
        return Vec::new();
    };
    let documents = selections(context.playbook).map(|(document, _)| document);
    documents
        .flat_map(|document| of_selection(context, timeline, document, (scored, &place)))
        .collect()
}

/// Where on the line of commits a score appears first, and where it stands today.
fn first_score(context: &Context<'_>, timeline: &Timeline) -> Option<(usize, Place)> {
    let candidates = context.playbook.of_kind(Kind::Candidate);
    let firsts = candidates.filter_map(|document| {
        let states = states(context, timeline, &document.page);
        let first = states.iter().find(|state| has_scores(&state.page))?;
        let page = &document.page;
        let place = Place::new(page.path(), page.key_span("scores"));
        Some((position(timeline, first.commit), place))
    });
    firsts.min_by_key(|(at, _)| *at)
}

fn has_scores(page: &Page) -> bool {
    match &page.facts {
        Facts::Candidate(candidate) => candidate.scores.as_ref().is_some_and(|it| !it.is_empty()),
        _ => false,
    }
}

fn of_selection<'a>(
    context: &Context<'a>,
    timeline: &Timeline,
    document: &'a Document,
    (scored, place): (usize, &Place),
) -> Vec<Reweighting<'a>> {
    let mut states = states(context, timeline, &document.page);
    states.retain(|state| weights(&state.page).is_some());
    let then = states
        .iter()
        .rposition(|state| position(timeline, state.commit) <= scored);
    // Criteria that came after the first score count as added.
    let before = then
        .and_then(|at| weights(&states[at].page))
        .unwrap_or_default();
    let Some(after) = weights(&document.page) else {
        return Vec::new();
    };
    let since = &states[then.unwrap_or(0)..];
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let moved = names.into_iter().filter_map(|name| {
        let weight = |all: &BTreeMap<String, u32>| all.get(name).copied();
        let (before, after) = (weight(&before), weight(&after));
        let changed = last_change(since, name, before)?;
        (before != after && changed.is_proven(timeline)).then(|| Reweighting {
            page: &document.page,
            criterion: name.clone(),
            span: place_of(&document.page, name),
            before,
            after,
            commit: named(context, timeline, changed.commit),
            first_score: place.clone(),
        })
    });
    moved.collect()
}

/// The last state that gave a criterion another weight than the state before it.
fn last_change<'s>(states: &'s [State], name: &str, first: Option<u32>) -> Option<&'s State> {
    let mut weight = first;
    let mut last = None;
    for state in states {
        let now = weights(&state.page).and_then(|all| all.get(name).copied());
        if now != weight {
            (weight, last) = (now, Some(state));
        }
    }
    last
}

/// The weight of every criterion; `None` where one cannot be read.
fn weights(page: &Page) -> Option<BTreeMap<String, u32>> {
    let Facts::Selection(selection) = &page.facts else {
        return None;
    };
    if selection.criteria.is_none() && is_written(page, "criteria") {
        return None;
    }
    let criteria = selection.criteria.iter().flat_map(|all| all.value.iter());
    let weights = criteria.map(|entry| {
        let weight = entry.value.as_ref()?.weight.as_ref()?;
        Some((entry.key.value.clone(), weight.value))
    });
    weights.collect()
}

/// Where a criterion's weight stands, else the criteria.
fn place_of(page: &Page, criterion: &str) -> Span {
    let Facts::Selection(selection) = &page.facts else {
        return page.anchor;
    };
    let mut criteria = selection.criteria.iter().flat_map(|all| all.value.iter());
    let found = criteria.find(|entry| entry.key.value == criterion);
    let weight = found.and_then(|entry| Some(entry.value.as_ref()?.weight.as_ref()?.span));
    weight.unwrap_or_else(|| page.key_span("criteria"))
}
