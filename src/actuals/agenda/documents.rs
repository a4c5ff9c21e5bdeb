//! The dates that documents state: ends of terms, reviews of decisions, deliveries, rights.

use super::{Coming, Sort, What, Who};
use crate::model::Page;
use crate::model::kinds::{Action, Agreement, Decision, Facts, Status};
use crate::text::Spanned;
use crate::value::Date;

/// The dates that a document states.
pub(super) fn of_document(page: &Page) -> Vec<Coming<'_>> {
    let owner = page.common.owner.as_ref();
    let owner = owner.map_or(Who::Nobody, |owner| Who::Person(owner.as_str()));
    let about = |id, sort, date: Option<&Spanned<Date>>, who| {
        date.map(|date| Coming {
            date: date.value,
            hour: None,
            what: What::Document(id),
            sort,
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
            let start = about("next-campaign-starts", Sort::Campaign, start, owner);
            start
                .into_iter()
                .chain(about("next-campaign-ends", Sort::Campaign, end, owner))
                .collect()
        }
        Facts::Decision(decision) => {
            let review = about(
                "next-decision-review",
                Sort::Decision,
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
            open.filter_map(|action| {
                about(
                    "next-action",
                    Sort::Action,
                    action.due.as_ref(),
                    doer(action),
                )
            })
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
    let about = |id, sort, date: Date| Coming {
        date,
        hour: None,
        what: What::Document(id),
        sort,
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
        .map(|date| about("next-term-ends", Sort::Term, date.value))
        .into_iter()
        .chain(until.map(|date| about("next-rights-end", Sort::Rights, date.value)))
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
            hour: None,
            sort: Sort::Deliverable,
            what: What::Item(format!("deliverables.{}", entry.key.value), words),
            page: Some(page),
            who: party.map_or(owner, |party| Who::Party(party.as_str())),
        });
    }
    coming
}
