//! Campaigns and the post-mortems about them, in order of time.

use super::super::Context;
use crate::model::kinds::{Brief, Facts, PostMortem, Status};
use crate::model::{Kind, Page, Playbook};
use crate::text::Spanned;
use crate::value::Date;

/// A campaign that has begun.
#[derive(Clone, Copy)]
pub(super) struct Campaign<'a> {
    pub(super) page: &'a Page,
    pub(super) brief: &'a Brief,
    pub(super) start: &'a Spanned<Date>,
    pub(super) end: Option<Date>,
}

/// The campaigns that have begun, the oldest first.
pub(super) fn begun<'a>(context: &Context<'a>) -> Vec<Campaign<'a>> {
    let briefs = context.playbook.briefs().filter_map(|(page, brief)| {
        let dates = brief.dates.as_ref()?;
        let start = dates.start.as_ref()?;
        let has_begun = start.value <= context.as_of && !page.is_draft(context.as_of);
        has_begun.then(|| Campaign {
            page,
            brief,
            start,
            end: dates.end.as_ref().map(|end| end.value),
        })
    });
    let mut campaigns: Vec<Campaign<'a>> = briefs.collect();
    campaigns.sort_by_key(|campaign| (campaign.start.value, &campaign.page.id));
    campaigns
}

/// The post-mortems that are no drafts and were written by `day`, as far as they say when.
pub(super) fn post_mortems(
    playbook: &Playbook,
    day: Date,
) -> impl Iterator<Item = (&Page, &PostMortem)> {
    let documents = playbook.of_kind(Kind::PostMortem);
    let read = documents.filter_map(|document| match &document.page.facts {
        Facts::PostMortem(facts) => Some((&*document.page, &**facts)),
        _ => None,
    });
    read.filter(move |(page, _)| {
        let date = page.common.date.as_ref();
        page.status() != Some(Status::Draft) && date.is_none_or(|date| date.value <= day)
    })
}
