//! What somebody has promised to do: actions of post-mortems and reviews, blockers of updates.

use std::collections::BTreeMap;

use super::schedule::{Clock, period_of};
use crate::model::field::Keyed;
use crate::model::ids::PersonId;
use crate::model::kinds::{Action, Blocker, Facts, Status};
use crate::model::{Page, Playbook};
use crate::text::Spanned;
use crate::value::Date;

/// Something that somebody is to do.
#[derive(Debug)]
pub struct Task<'a> {
    /// Where it is written.
    pub page: &'a Page,
    /// The table it stands in.
    pub table: &'static str,
    /// Its key there.
    pub key: &'a str,
    /// It in words, where the document has some.
    pub what: Option<&'a str>,
    /// Who does it.
    pub owner: Option<&'a Spanned<PersonId>>,
    /// By when.
    pub due: &'a Spanned<Date>,
    /// When it was done.
    pub done: Option<Date>,
}

impl Task<'_> {
    /// Whether it is still to be done on `day`.
    pub fn is_open(&self, day: Date) -> bool {
        self.done.is_none_or(|done| day < done)
    }

    /// Its last day, with pauses of the partnership left out; `None` where nothing is asked any more.
    pub fn deadline(&self, clock: &Clock) -> Option<Date> {
        clock.deadline(self.due.value, self.due.value)
    }
}

/// Everything that documents which are no drafts ask of somebody, as known on `day`.
///
/// A blocker that stands in several updates under one name is one blocker: the latest update counts.
pub fn tasks(playbook: &Playbook, day: Date) -> Vec<Task<'_>> {
    let mut tasks = Vec::new();
    let mut blockers = BTreeMap::new();
    let pages = playbook.documents.iter().map(|document| &*document.page);
    let settled = pages.filter(|page| page.status() != Some(Status::Draft));
    for page in settled {
        match &page.facts {
            Facts::PostMortem(post_mortem) => {
                let actions = post_mortem.actions.iter().flat_map(|all| all.value.iter());
                tasks.extend(actions.filter_map(|entry| action(page, entry)));
            }
            Facts::Review(review) => {
                let actions = review.actions.iter().flat_map(|all| all.value.iter());
                tasks.extend(actions.filter_map(|entry| action(page, entry)));
            }
            Facts::Update(update) if has_begun(page, day) => {
                let stated = update.blockers.iter().flat_map(|all| all.value.iter());
                let stated = stated.filter_map(|entry| blocker(page, entry));
                blockers.extend(stated.map(|task| (task.key, task)));
            }
            _ => {}
        }
    }
    tasks.extend(blockers.into_values());
    tasks
}

fn has_begun(page: &Page, day: Date) -> bool {
    period_of(page).is_none_or(|period| period.first_day() <= day)
}

fn action<'a>(page: &'a Page, entry: &'a Keyed<String, Action>) -> Option<Task<'a>> {
    let action = entry.value.as_ref()?;
    Some(Task {
        page,
        table: "actions",
        key: &entry.key.value,
        what: action.what.as_ref().map(|what| what.value.as_str()),
        owner: action.owner.as_ref(),
        due: action.due.as_ref()?,
        done: action.done.as_ref().map(|done| done.value),
    })
}

fn blocker<'a>(page: &'a Page, entry: &'a Keyed<String, Blocker>) -> Option<Task<'a>> {
    let blocker = entry.value.as_ref()?;
    Some(Task {
        page,
        table: "blockers",
        key: &entry.key.value,
        what: blocker.what.as_ref().map(|what| what.value.as_str()),
        owner: blocker.owner.as_ref(),
        due: blocker.due.as_ref()?,
        done: blocker.done.as_ref().map(|done| done.value),
    })
}
