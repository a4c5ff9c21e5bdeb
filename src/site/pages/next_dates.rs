//! The coming dates that documents state: ends of phases and terms, reviews of decisions, deliveries, rights.

use super::phases;
use crate::model::kinds::{Agreement, Facts, Status};
use crate::model::{Kind, Page};
use crate::site::here::Here;
use crate::site::theme::Argument;
use crate::site::view::{Link, NextDate};
use crate::text::Spanned;
use crate::value::Date;

/// How many dates the front page shows.
const SHOWN: usize = 7;

struct Coming {
    date: Date,
    what: Link,
    who: Option<String>,
}

pub(super) fn view(here: Here<'_>) -> Vec<NextDate> {
    let today = here.site.options.as_of;
    let mut coming = of_phases(here);
    for document in &here.site.playbook.documents {
        coming.extend(of_document(here, &document.page));
    }
    coming.retain(|it| it.date >= today);
    coming.sort_by(|one, other| (one.date, &one.what.text).cmp(&(other.date, &other.what.text)));
    coming.truncate(SHOWN);
    let next = |it: Coming| NextDate {
        day: here.day(it.date),
        what: it.what,
        who: it.who,
        distance: here.lang.age(i64::from((today - it.date).get_days())),
    };
    coming.into_iter().map(next).collect()
}

fn of_phases(here: Here<'_>) -> Vec<Coming> {
    let mut coming = Vec::new();
    for phase in phases::dated(here) {
        let name = phases::name(here, &phase.id);
        for (key, date) in [
            ("next-phase-begins", phase.from),
            ("next-phase-ends", phase.to),
        ] {
            let Some(date) = date else { continue };
            let text = here.say_with(key, &[("phase", Argument::Text(name.clone()))]);
            coming.push(Coming {
                date,
                what: Link {
                    text,
                    ..Link::default()
                },
                who: Some(here.say("both-sides")),
            });
        }
    }
    coming
}

fn of_document(here: Here<'_>, page: &Page) -> Vec<Coming> {
    let owner = page
        .common
        .owner
        .as_ref()
        .map(|owner| here.person(owner.as_str()).text);
    match &page.facts {
        Facts::Agreement(agreement) if page.status() == Some(Status::Active) => {
            of_agreement(here, page, agreement, owner.as_deref())
        }
        Facts::Brief(brief) if page.status() != Some(Status::Closed) => {
            let dates = brief.dates.as_ref();
            let start = dates.and_then(|dates| dates.start.as_ref());
            let end = dates.and_then(|dates| dates.end.as_ref());
            let start = start.map(|date| {
                about(
                    here,
                    page,
                    "next-campaign-starts",
                    date.value,
                    owner.clone(),
                )
            });
            let end =
                end.map(|date| about(here, page, "next-campaign-ends", date.value, owner.clone()));
            start.into_iter().chain(end).collect()
        }
        Facts::Decision(decision) => {
            let review = decision.review_by.as_ref();
            let decider = super::decisions::decider(here, decision).map(|decider| decider.text);
            review
                .map(|date| about(here, page, "next-decision-review", date.value, decider))
                .into_iter()
                .collect()
        }
        Facts::PostMortem(post_mortem) => {
            let actions = post_mortem
                .actions
                .iter()
                .flat_map(|actions| actions.value.iter());
            let open = actions
                .filter_map(|entry| entry.value.as_ref())
                .filter(|action| action.done.is_none());
            let row = |action: &Spanned<crate::model::kinds::Action>| {
                let who = action
                    .owner
                    .as_ref()
                    .map(|owner| here.person(owner.as_str()).text);
                action
                    .due
                    .as_ref()
                    .map(|due| about(here, page, "next-action", due.value, who))
            };
            open.filter_map(row).collect()
        }
        _ => Vec::new(),
    }
}

fn of_agreement(
    here: Here<'_>,
    page: &Page,
    agreement: &Agreement,
    owner: Option<&str>,
) -> Vec<Coming> {
    let owner = || owner.map(str::to_owned);
    let mut coming = Vec::new();
    let end = agreement.term.as_ref().and_then(|term| term.to.as_ref());
    coming.extend(end.map(|date| about(here, page, "next-term-ends", date.value, owner())));
    let usages = agreement
        .rights
        .as_ref()
        .and_then(|rights| rights.usage.as_ref());
    let usages = usages.iter().flat_map(|usages| usages.value.iter());
    let until = usages.filter_map(|usage| usage.until.as_ref());
    coming.extend(until.map(|date| about(here, page, "next-rights-end", date.value, owner())));
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
        let what = deliverable
            .what
            .as_ref()
            .map_or(entry.key.value.as_str(), |what| what.value.as_str());
        let link = here.link_to_item(page, &format!("deliverables.{}", entry.key.value));
        let who = deliverable
            .party
            .as_ref()
            .map(|party| here.link_by_id(Kind::Party, party.as_str()).text);
        let what = Link {
            text: what.to_owned(),
            lang: here.foreign(page.lang),
            ..link
        };
        coming.push(Coming {
            date: due.value,
            what,
            who: who.or_else(owner),
        });
    }
    coming
}

fn about(here: Here<'_>, page: &Page, key: &str, date: Date, who: Option<String>) -> Coming {
    let link = here.link(page);
    let text = here.say_with(key, &[("title", Argument::Text(link.text.clone()))]);
    // The sentence is in the page's language, whatever the title in it is.
    Coming {
        date,
        what: Link {
            text,
            lang: None,
            ..link
        },
        who,
    }
}
