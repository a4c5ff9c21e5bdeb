//! The dates that documents state: ends of phases and terms, reviews of decisions, deliveries, rights.

use super::phases;
use super::schedule::day_of;
use crate::locale::{Lang, Message};
use crate::model::kinds::{Action, Agreement, Decision, DecisionStatus, Facts, Status};
use crate::model::{Page, Playbook};
use crate::text::Spanned;
use crate::value::Date;

/// Something that is to happen on a day.
#[derive(Debug, Clone)]
pub struct Coming<'a> {
    /// The day.
    pub date: Date,
    /// What happens.
    pub what: What<'a>,
    /// Where it is written.
    pub page: Option<&'a Page>,
    /// Who is asked.
    pub who: Who<'a>,
}

/// What happens on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What<'a> {
    /// A phase begins or ends: the message, and the phase.
    Phase(&'static str, String),
    /// Something about the document: the message whose `title` is the document's.
    Document(&'static str),
    /// Something that the document names in its own words: its key, and the words.
    Item(String, &'a str),
}

/// Who is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who<'a> {
    /// A person.
    Person(&'a str),
    /// A party.
    Party(&'a str),
    /// Both sides.
    Sides,
    /// The document does not say.
    Nobody,
}

impl Coming<'_> {
    /// What happens, in words.
    pub fn text(&self, playbook: &Playbook, lang: Lang) -> String {
        let document = self.page.and_then(|page| playbook.at(page.path()));
        let title = document.map_or("", |document| document.in_language(lang).title());
        match &self.what {
            What::Phase(id, phase) => Message::new(*id)
                .with("phase", phases::name(phase, lang))
                .text(lang),
            What::Document(id) => Message::new(*id).with("title", title).text(lang),
            What::Item(_, words) => (*words).to_owned(),
        }
    }
}

/// What is to happen on `day` or later, the next first.
pub fn coming(playbook: &Playbook, day: Date) -> Vec<Coming<'_>> {
    let mut coming = of_phases(playbook);
    for document in &playbook.documents {
        coming.extend(of_document(&document.page));
    }
    coming.retain(|it| it.date >= day);
    coming.sort_by_key(|it| (it.date, it.page.map(|page| page.path().clone())));
    coming
}

/// The decisions that had been proposed by `day` and that nobody has taken since, by path.
pub fn open_decisions(playbook: &Playbook, day: Date) -> impl Iterator<Item = (&Page, &Decision)> {
    let has_come = move |decision: &Decision| {
        let proposed = decision.proposed.as_ref();
        proposed.is_none_or(|when| day_of(&when.value) <= day)
    };
    playbook.decisions().filter(move |(page, decision)| {
        page.decision_status() == Some(DecisionStatus::Proposed) && has_come(decision)
    })
}

fn of_phases(playbook: &Playbook) -> Vec<Coming<'_>> {
    let mut coming = Vec::new();
    for phase in phases::dated(playbook) {
        for (id, date) in [
            ("next-phase-begins", phase.from),
            ("next-phase-ends", phase.to),
        ] {
            coming.extend(date.map(|date| Coming {
                date,
                what: What::Phase(id, phase.id.clone()),
                page: None,
                who: Who::Sides,
            }));
        }
    }
    coming
}

fn of_document(page: &Page) -> Vec<Coming<'_>> {
    let owner = page.common.owner.as_ref();
    let owner = owner.map_or(Who::Nobody, |owner| Who::Person(owner.as_str()));
    let about = |id, date: Option<&Spanned<Date>>, who| {
        date.map(|date| Coming {
            date: date.value,
            what: What::Document(id),
            page: Some(page),
            who,
        })
    };
    match &page.facts {
        Facts::Agreement(agreement) if page.status() == Some(Status::Active) => {
            of_agreement(page, agreement, owner)
        }
        Facts::Brief(brief) if page.status() != Some(Status::Closed) => {
            let dates = brief.dates.as_ref();
            let start = dates.and_then(|dates| dates.start.as_ref());
            let end = dates.and_then(|dates| dates.end.as_ref());
            let start = about("next-campaign-starts", start, owner);
            start
                .into_iter()
                .chain(about("next-campaign-ends", end, owner))
                .collect()
        }
        Facts::Decision(decision) => {
            let review = about(
                "next-decision-review",
                decision.review_by.as_ref(),
                decider(decision),
            );
            review.into_iter().collect()
        }
        Facts::PostMortem(post_mortem) => {
            let actions = post_mortem
                .actions
                .iter()
                .flat_map(|actions| actions.value.iter());
            let open = actions
                .filter_map(|entry| entry.value.as_ref())
                .filter(|action| action.done.is_none());
            open.filter_map(|action| about("next-action", action.due.as_ref(), doer(action)))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn doer(action: &Action) -> Who<'_> {
    let owner = action.owner.as_ref();
    owner.map_or(Who::Nobody, |owner| Who::Person(owner.as_str()))
}

/// The first of those who decide.
fn decider(decision: &Decision) -> Who<'_> {
    let decider = decision
        .decider
        .as_ref()
        .and_then(|deciders| deciders.value.iter().next());
    let makers = decision
        .decision_makers
        .as_ref()
        .and_then(|makers| makers.value.first());
    let decider = decider.or(makers);
    decider.map_or(Who::Nobody, |decider| Who::Person(decider.as_str()))
}

fn of_agreement<'a>(page: &'a Page, agreement: &'a Agreement, owner: Who<'a>) -> Vec<Coming<'a>> {
    let about = |id, date: Date| Coming {
        date,
        what: What::Document(id),
        page: Some(page),
        who: owner,
    };
    let end = agreement.term.as_ref().and_then(|term| term.to.as_ref());
    let usages = agreement
        .rights
        .as_ref()
        .and_then(|rights| rights.usage.as_ref());
    let usages = usages.iter().flat_map(|usages| usages.value.iter());
    let until = usages.filter_map(|usage| usage.until.as_ref());
    let mut coming: Vec<Coming<'_>> = end
        .map(|date| about("next-term-ends", date.value))
        .into_iter()
        .chain(until.map(|date| about("next-rights-end", date.value)))
        .collect();
    let deliverables = agreement
        .deliverables
        .iter()
        .flat_map(|table| table.value.iter());
    for entry in deliverables {
        let Some(deliverable) = &entry.value else {
            continue;
        };
        let Some(due) = &deliverable.due else {
            continue;
        };
        let what = deliverable.what.as_ref();
        let words = what.map_or(entry.key.value.as_str(), |what| what.value.as_str());
        let party = deliverable.party.as_ref();
        coming.push(Coming {
            date: due.value,
            what: What::Item(format!("deliverables.{}", entry.key.value), words),
            page: Some(page),
            who: party.map_or(owner, |party| Who::Party(party.as_str())),
        });
    }
    coming
}
