//! What failed and what was learned: post-mortems by cause, what is still to be done, and what forecasts were worth.

use super::cells::{columns, dated, linked, number, row, stated, table, words};
use super::{campaigns, list};
use crate::model::field::Choice as _;
use crate::model::kinds::{Action, CauseTag, Facts, PostMortem};
use crate::model::{Kind, Page};
use crate::site::here::Here;
use crate::site::view::{Cell, Row, Section, Sheet, State, Tone};

pub(super) fn view(here: Here<'_>) -> Sheet {
    let all = all(here);
    let list = list::view(here, Kind::PostMortem);
    let mut sections = vec![Section {
        id: "_post-mortems".to_owned(),
        title: here.say("all-post-mortems"),
        table: Some(list.table),
        ..Section::default()
    }];
    sections.extend(causes(here, &all));
    sections.extend(actions(here, &all));
    sections.extend(campaigns::forecasts(here));
    Sheet {
        title: list.title,
        lede: list.lede.unwrap_or_default(),
        as_of: here.day(here.site.options.as_of),
        sections,
    }
}

/// The post-mortems, the latest first.
fn all(here: Here<'_>) -> Vec<(&Page, &PostMortem)> {
    let documents = list::in_order(here, Kind::PostMortem).into_iter();
    documents
        .filter_map(|document| match &document.page.facts {
            Facts::PostMortem(it) => Some((&*document.page, &**it)),
            _ => None,
        })
        .collect()
}

/// How often each cause contributed, the most frequent first.
fn causes(here: Here<'_>, all: &[(&Page, &PostMortem)]) -> Option<Section> {
    let mut counted: Vec<(CauseTag, Vec<&Page>)> = CauseTag::ALL
        .iter()
        .map(|cause| {
            let has = |it: &PostMortem| {
                let mut causes = it.causes.iter().flat_map(|causes| causes.iter());
                causes.any(|stated| stated.value == *cause)
            };
            let of_cause = all.iter().filter(|(_, it)| has(it));
            (*cause, of_cause.map(|(page, _)| *page).collect())
        })
        .collect();
    counted.retain(|(_, pages): &(_, Vec<&Page>)| !pages.is_empty());
    counted.sort_by_key(|(_, pages)| std::cmp::Reverse(pages.len()));
    let rows: Vec<Row> = counted
        .iter()
        .map(|(cause, pages)| {
            let again = (pages.len() > 1).then(|| here.state("repeated", Tone::Warn));
            row(vec![
                words(cause.label(here.lang)),
                number(Some(
                    here.lang
                        .integer(i64::try_from(pages.len()).unwrap_or(i64::MAX)),
                )),
                links(here, pages),
                stated(again, None),
            ])
        })
        .collect();
    let keys = ["cause", "how-often", "kinds-post-mortem", "state"];
    (!rows.is_empty()).then(|| Section {
        id: "_causes".to_owned(),
        title: here.say("by-cause"),
        lede: Some(here.say("by-cause-lede")),
        table: Some(table(columns(here, &keys), rows)),
        ..Section::default()
    })
}

fn links(here: Here<'_>, pages: &[&Page]) -> Cell {
    let mut cell = Cell::default();
    for page in pages {
        if let Some(last) = cell.parts.last_mut() {
            last.after = Some(",".to_owned());
        }
        cell.parts.extend(linked(here.link(page)).parts);
    }
    cell
}

/// What was to be done, the open first, by the day it is due.
fn actions(here: Here<'_>, all: &[(&Page, &PostMortem)]) -> Option<Section> {
    let mut found: Vec<(&Page, &str, &Action)> = Vec::new();
    for (page, it) in all {
        for entry in it.actions.iter().flat_map(|actions| actions.value.iter()) {
            if let Some(action) = &entry.value {
                found.push((page, &entry.key.value, action));
            }
        }
    }
    let due = |action: &Action| action.due.as_ref().map(|due| due.value);
    found.sort_by_key(|(page, key, action)| {
        (action.done.is_some(), due(action), page.id.clone(), *key)
    });
    let rows: Vec<Row> = found
        .iter()
        .map(|(page, key, action)| {
            let what = action
                .what
                .as_ref()
                .map_or(*key, |what| what.value.as_str());
            let owner = action.owner.as_ref();
            row(vec![
                words(what),
                owner.map_or_else(Cell::default, |owner| {
                    linked(here.person_link(owner.as_str()))
                }),
                dated(due(action).map(|due| here.day(due))),
                stated(Some(state(here, action)), None),
                linked(here.link(page)),
            ])
        })
        .collect();
    let keys = ["action", "owner", "due", "state", "post-mortem"];
    (!rows.is_empty()).then(|| Section {
        id: "_actions".to_owned(),
        title: here.say("actions"),
        lede: Some(here.say("actions-lede")),
        table: Some(table(columns(here, &keys), rows)),
        ..Section::default()
    })
}

fn state(here: Here<'_>, action: &Action) -> State {
    let day = here.site.options.as_of;
    let is_done = action.done.as_ref().is_some_and(|done| done.value <= day);
    let is_late = action.due.as_ref().is_some_and(|due| due.value < day);
    match (is_done, is_late) {
        (true, _) => here.state("done", Tone::Good),
        (false, true) => here.state("overdue", Tone::Bad),
        (false, false) => here.state("waiting", Tone::Open),
    }
}
