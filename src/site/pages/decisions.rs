//! The decision log.

use std::collections::BTreeMap;

use super::{decision_log, list, lives};
use crate::actuals::agenda::open_decisions;
use crate::model::field::{Choice as _, Either};
use crate::model::kinds::{Decision, DecisionStatus, Facts};
use crate::model::{Kind, Page};
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::site::view::{Chain, Day, DecisionRow, Decisions, Link, State, StatusCount, Text, Tone};
use crate::value::{Date, Moment};

/// Up to this many hours a latency is said in hours: days would round a promise of 48 hours away.
const HOURS_UNTIL: i64 = 96;

pub(super) fn view(here: Here<'_>) -> Decisions {
    let decisions = all(here);
    let replaced = replaced_by(here);
    let rows: Vec<DecisionRow> = decisions
        .iter()
        .map(|(page, decision)| row(here, page, decision, &replaced))
        .collect();
    let count = |status: &DecisionStatus| {
        let state = here.decision_state(*status);
        let count = rows.iter().filter(|row| row.state.id == state.id).count();
        (count > 0).then_some(StatusCount { state, count })
    };
    let statuses = DecisionStatus::ALL.iter().filter_map(count).collect();
    Decisions {
        as_of: here.day(here.site.options.as_of),
        count: rows.len(),
        statuses,
        filters: decision_log::filters(here, &rows),
        graph: decision_log::graph(here, &decisions),
        latency: decision_log::latency(here, &decisions),
        groups: decision_log::groups(here, &rows),
        chains: chains(here, &decisions, &replaced),
        rows,
    }
}

/// The decisions, the latest first.
pub(in crate::site) fn all(here: Here<'_>) -> Vec<(&Page, &Decision)> {
    let documents = list::in_order(here, Kind::Decision).into_iter();
    let decisions = documents.filter_map(|document| match &document.page.facts {
        Facts::Decision(decision) => Some((&*document.page, &**decision)),
        _ => None,
    });
    decisions.collect()
}

/// For each decision that was replaced, by which, stated on either end.
fn replaced_by(here: Here<'_>) -> BTreeMap<String, Vec<String>> {
    let mut replaced: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (page, decision) in here.site.playbook.decisions() {
        let older = decision.supersedes.iter().flat_map(|ids| ids.iter());
        let stated = older.map(|id| (id.as_str().to_owned(), page.id.clone()));
        let own = decision
            .superseded_by
            .iter()
            .map(|id| (page.id.clone(), id.as_str().to_owned()));
        for (old, new) in stated.chain(own) {
            let newer = replaced.entry(old).or_default();
            if !newer.contains(&new) {
                newer.push(new);
            }
        }
    }
    replaced
}

fn row(
    here: Here<'_>,
    page: &Page,
    decision: &Decision,
    replaced: &BTreeMap<String, Vec<String>>,
) -> DecisionRow {
    let link = |id: &str| here.link_by_id(Kind::Decision, id);
    let older = replaced
        .iter()
        .filter(|(_, newer)| newer.contains(&page.id))
        .map(|(old, _)| link(old));
    let life = lives::life(here, page);
    let (limit, in_time) = lives::limit(here, page, decision).unzip();
    DecisionRow {
        decision: here.link(page),
        state: state(here, page),
        driver: driver(here, decision),
        driver_id: decision.driver.as_ref().map(|it| it.as_str().to_owned()),
        party: party(here, decision),
        quarter: decision_log::quarter(here, page, decision),
        decider: decider(here, decision),
        proposed: decision
            .proposed
            .as_ref()
            .map(|moment| day(here, &moment.value)),
        decided: decision
            .decided
            .as_ref()
            .map(|moment| day(here, &moment.value)),
        latency: latency(here, page, decision),
        limit,
        in_time,
        is_apart: life.is_some_and(|it| it.proposed.is_apart() || it.decided.is_apart()),
        supersedes: older.collect(),
        superseded_by: replaced
            .get(&page.id)
            .map(|newer| newer.iter().map(|id| link(id)).collect())
            .unwrap_or_default(),
    }
}

/// The party of whoever drove it.
fn party(here: Here<'_>, decision: &Decision) -> Option<Link> {
    let driver = decision.driver.as_ref()?;
    let (page, _) = here.site.playbook.person(driver.as_str())?;
    Some(here.link(page))
}

pub(in crate::site) fn state(here: Here<'_>, page: &Page) -> State {
    here.state_of(page)
        .unwrap_or_else(|| here.state("unstated", Tone::Unknown))
}

pub(super) fn driver(here: Here<'_>, decision: &Decision) -> Option<Text> {
    decision
        .driver
        .as_ref()
        .map(|person| here.person(person.as_str()))
}

pub(in crate::site) fn decider(here: Here<'_>, decision: &Decision) -> Option<Text> {
    let several = decision
        .decision_makers
        .as_ref()
        .map(|people| people.value.as_slice());
    let people: Vec<&str> = match &decision.decider {
        Some(deciders) => deciders
            .value
            .iter()
            .map(|person| person.as_str())
            .collect(),
        None => several
            .unwrap_or(&[])
            .iter()
            .map(|person| person.as_str())
            .collect(),
    };
    let names: Vec<String> = people
        .into_iter()
        .map(|person| here.person(person).text)
        .collect();
    (!names.is_empty()).then(|| Text {
        text: names.join(", "),
        lang: None,
    })
}

/// The day on which a moment falls in the playbook's zone.
pub(super) fn date(here: Here<'_>, when: &Either<Moment, Date>) -> Date {
    match when {
        Either::This(moment) => moment.in_zone(&here.site.playbook.config.zone()).date(),
        Either::That(date) => *date,
    }
}

fn day(here: Here<'_>, when: &Either<Moment, Date>) -> Day {
    here.day(date(here, when))
}

pub(super) fn latency(here: Here<'_>, page: &Page, decision: &Decision) -> Option<String> {
    let life = lives::life(here, page);
    if let Some(taken) = life.and_then(|life| life.taken.as_ref()) {
        return Some(lives::took(here, taken));
    }
    let proposed = &decision.proposed.as_ref()?.value;
    let Some(decided) = &decision.decided else {
        let is_open = page.decision_status() == Some(DecisionStatus::Proposed);
        return is_open.then(|| {
            here.say_with(
                "so-far",
                &[("length", Argument::Text(waited(here, proposed)))],
            )
        });
    };
    if let (Either::This(from), Either::This(to)) = (proposed, &decided.value) {
        let hours = to.instant().duration_since(from.instant()).as_hours();
        if (0..HOURS_UNTIL).contains(&hours) {
            return Some(here.lang.length(u32::try_from(hours).unwrap_or(0), "h"));
        }
    }
    Some(days_between(
        here,
        date(here, proposed),
        date(here, &decided.value),
    ))
}

/// How long a decision has waited on the day everything is measured at.
pub(super) fn waited(here: Here<'_>, since: &Either<Moment, Date>) -> String {
    days_between(here, date(here, since), here.site.options.as_of)
}

fn days_between(here: Here<'_>, from: Date, to: Date) -> String {
    let days = (to - from).get_days();
    here.lang.length(u32::try_from(days).unwrap_or(0), "day")
}

/// Decisions that replaced one another; those that stand alone are no chain.
fn chains(
    here: Here<'_>,
    decisions: &[(&Page, &Decision)],
    replaced: &BTreeMap<String, Vec<String>>,
) -> Vec<Chain> {
    let is_newer = |id: &str| replaced.values().flatten().any(|newer| newer == id);
    let mut chains = Vec::new();
    for first in replaced.keys().filter(|id| !is_newer(id)) {
        let mut ids = vec![first.as_str()];
        while let Some(next) = replaced
            .get(ids[ids.len() - 1])
            .and_then(|newer| newer.first())
            && !ids.contains(&next.as_str())
        {
            ids.push(next);
        }
        let find = |id: &&str| decisions.iter().find(|(page, _)| page.id == **id);
        let rows: Vec<DecisionRow> = ids
            .iter()
            .filter_map(find)
            .map(|(page, decision)| row(here, page, decision, replaced))
            .collect();
        if rows.len() > 1 {
            chains.push(Chain { rows });
        }
    }
    chains
}

/// Decisions that wait, the oldest first, with the day they were proposed.
pub(super) fn open(here: Here<'_>) -> Vec<(&Page, &Decision, Option<Date>)> {
    let mut open: Vec<_> = open_decisions(&here.site.playbook, here.site.options.as_of)
        .map(|(page, decision)| {
            (
                page,
                decision,
                decision
                    .proposed
                    .as_ref()
                    .map(|when| date(here, &when.value)),
            )
        })
        .collect();
    open.sort_by_key(|(page, _, since)| (since.is_none(), *since, page.id.clone()));
    open
}

/// The link to a decision.
pub(super) fn link(here: Here<'_>, id: &str) -> Link {
    here.link_by_id(Kind::Decision, id)
}
