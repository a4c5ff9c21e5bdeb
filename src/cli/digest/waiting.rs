//! Decisions that wait for the reader, or that the reader carries.

use super::Desk;
use super::letter::{Item, Section};
use crate::actuals::agenda::open_decisions;
use crate::locale::{Lang, Message};
use crate::model::Page;
use crate::model::field::Either;
use crate::model::kinds::Decision;
use crate::rules::{DecisionLimit, decision_limit};
use crate::value::{Date, Moment};

/// What the reader has to do with a decision.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Decides,
    Advises,
    Carries,
}

pub(super) fn section(desk: &Desk<'_>) -> Section {
    let day = desk.now.as_of;
    let open = open_decisions(&desk.now.playbook, day);
    let mut own: Vec<_> = open
        .filter_map(|(page, decision)| Some((part(decision, desk.reader.id)?, page, decision)))
        .map(|(part, page, decision)| {
            // How long it may take is reckoned by the whole charter, whoever reads the letter.
            let limit = decision_limit(&desk.opened.context(), page, decision);
            (part, page, decision, limit)
        })
        .collect();
    own.sort_by_key(|(part, page, _, limit)| {
        let due = limit.as_ref().map_or(Date::MAX, |limit| limit.due);
        (*part != Part::Decides, due, page.path().clone())
    });
    let items = own
        .iter()
        .map(|(part, page, decision, limit)| item(desk, *part, (page, decision), limit.as_ref()));
    Section::new("digest-waiting", items.collect())
}

fn part(decision: &Decision, person: &str) -> Option<Part> {
    let deciders = decision.decider.iter().flat_map(|it| it.iter());
    let makers = decision
        .decision_makers
        .iter()
        .flat_map(|it| it.value.iter());
    let consulted = decision.consulted.iter().flat_map(|it| it.value.iter());
    if deciders.chain(makers).any(|id| id.as_str() == person) {
        return Some(Part::Decides);
    }
    if decision
        .driver
        .as_ref()
        .is_some_and(|driver| driver.as_str() == person)
    {
        return Some(Part::Carries);
    }
    let mut consulted = consulted;
    consulted
        .any(|id| id.as_str() == person)
        .then_some(Part::Advises)
}

fn item(
    desk: &Desk<'_>,
    part: Part,
    (page, decision): (&Page, &Decision),
    limit: Option<&DecisionLimit>,
) -> Item {
    let lang = desk.reader.lang;
    let is_late = limit.is_some_and(|limit| limit.due < desk.now.as_of);
    let when = limit.map(|limit| {
        let id = if is_late {
            "digest-late"
        } else {
            "digest-until"
        };
        Message::new(id).with("day", until(desk, limit))
    });
    let id = match part {
        Part::Decides => "digest-you-decide",
        Part::Advises => "digest-you-advise",
        Part::Carries => "digest-you-carry",
    };
    let decider = decision.first_decider().map(|id| id.as_str());
    let decider = decider.map(|id| desk.now.playbook.name_of(id));
    let mut said = Message::new(id);
    said = said.with("decider", decider.unwrap_or("–").to_owned());
    let mut note = vec![said.text(lang)];
    note.extend(proposed(desk, decision));
    note.extend(limit.map(|limit| {
        let time = limit.said.clone();
        Message::new("digest-time").with("time", time).text(lang)
    }));
    Item {
        when,
        is_late,
        what: desk.title(page.path()),
        note: Some(note.join(" · ")),
        page: desk.page(page.path()),
    }
}

/// The last moment, or the last day, on the reader's clocks.
fn until(desk: &Desk<'_>, limit: &DecisionLimit) -> String {
    let lang = desk.reader.lang;
    match limit.moment {
        Some(moment) => {
            let zone = desk.reader.zone.time_zone().clone();
            hour(&moment.to_zoned(zone), lang)
        }
        None => lang.long_date(limit.due),
    }
}

fn proposed(desk: &Desk<'_>, decision: &Decision) -> Option<String> {
    let lang = desk.reader.lang;
    let when = match &decision.proposed.as_ref()?.value {
        Either::This(moment) => in_zone(desk, *moment),
        Either::That(day) => lang.long_date(*day),
    };
    let said = Message::new("digest-proposed").with("when", when);
    Some(said.text(lang))
}

fn in_zone(desk: &Desk<'_>, moment: Moment) -> String {
    hour(&moment.in_zone(&desk.reader.zone), desk.reader.lang)
}

/// `1 October 2026, 17:00`
fn hour(moment: &jiff::Zoned, lang: Lang) -> String {
    let day = lang.long_date(moment.date());
    format!("{day}, {:02}:{:02}", moment.hour(), moment.minute())
}
