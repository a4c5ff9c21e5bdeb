//! Which expectations are in force on a day, and why the others are not.
//!
//! In force are those of active agreements that every side has signed and whose term covers the day. An amendment replaces
//! by key what it amends; a brief that is running adds its campaign's own. Sheets and drafts never count.

use std::collections::BTreeMap;

use crate::model::field::Choice as _;
use crate::model::kinds::{Common, Expectation, ExpectationRole, Facts, Status};
use crate::model::{Page, Playbook};
use crate::text::Spanned;
use crate::value::Date;

/// An expectation and how it stands.
#[derive(Debug, Clone)]
pub struct Promise<'a> {
    /// Where it is written.
    pub page: &'a Page,
    /// Its key there.
    pub key: &'a Spanned<String>,
    /// What is promised.
    pub expectation: &'a Expectation,
    /// How it stands on the day.
    pub standing: Standing,
    /// The first day of its document's term.
    pub from: Option<Date>,
    /// The last day of its document's term.
    pub to: Option<Date>,
}

/// Whether an expectation is in force, and if not, why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It holds.
    InForce,
    /// The document is a draft, or proposed, or closed, or says nothing.
    NotActive(Option<Status>),
    /// Sides that have not signed.
    Unsigned(Vec<String>),
    /// Its term begins on that day.
    NotYet(Date),
    /// Its term ended on that day.
    Over(Date),
    /// An amendment has replaced it: the amendment's id.
    Replaced(String),
    /// The document states no term.
    NoTerm,
}

/// From where a day is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// On the day itself: what is closed no longer holds.
    Today,
    /// From later on: what has been closed since held within its term.
    LookingBack,
}

/// The expectations that hold on `day`, the weightiest first.
pub fn in_force(playbook: &Playbook, day: Date, view: View) -> Vec<Promise<'_>> {
    let mut found = promises_seen(playbook, day, view);
    found.retain(|promise| promise.standing == Standing::InForce);
    found
}

/// The expectations of agreements that hold on `day`, and those of campaigns that have begun, ended
/// ones included.
pub fn begun(playbook: &Playbook, day: Date) -> Vec<Promise<'_>> {
    let is_campaign = |promise: &Promise<'_>| matches!(promise.page.facts, Facts::Brief(_));
    let mut found = in_force(playbook, day, View::Today);
    let held = promises_seen(playbook, day, View::LookingBack).into_iter();
    let ended = held.filter(|promise| match promise.standing {
        Standing::Over(_) => is_campaign(promise),
        Standing::InForce => is_campaign(promise) && promise.page.is_closed(),
        _ => false,
    });
    found.extend(ended.map(|promise| Promise {
        standing: match promise.standing {
            Standing::InForce => Standing::NotActive(promise.page.status()),
            other => other,
        },
        ..promise
    }));
    found
}

/// The last day before `day` on which agreements promised something by which success is judged.
pub fn last_judged(playbook: &Playbook, day: Date) -> Option<Date> {
    let yesterday = day.yesterday().ok()?;
    let terms = playbook.agreements().map(|(page, _)| term(page));
    let begun = terms.filter(|(from, _)| from.is_some_and(|from| from <= yesterday));
    let ends = begun.map(|(_, to)| to.map_or(yesterday, |to| to.min(yesterday)));
    let mut days: Vec<Date> = ends.collect();
    days.sort_unstable();
    let is_kpi = |promise: &Promise<'_>| {
        let role = promise.expectation.role.as_ref().map(|role| role.value);
        matches!(role, Some(ExpectationRole::Primary | ExpectationRole::Kpi))
            && matches!(promise.page.facts, Facts::Agreement(_))
    };
    let judges = |day: &Date| {
        in_force(playbook, *day, View::LookingBack)
            .iter()
            .any(is_kpi)
    };
    days.into_iter().rev().find(judges)
}

/// Every expectation of agreements and briefs: the weightiest first, then by document and in the order of the text.
pub fn promises(playbook: &Playbook, day: Date) -> Vec<Promise<'_>> {
    promises_seen(playbook, day, View::Today)
}

fn promises_seen(playbook: &Playbook, day: Date, view: View) -> Vec<Promise<'_>> {
    let mut found = Vec::new();
    let replaced = replaced(playbook, day, view);
    for document in &playbook.documents {
        let page = &*document.page;
        let standing = match &page.facts {
            Facts::Agreement(_) => agreement_standing(playbook, page, day, view),
            Facts::Brief(_) => brief_standing(page, day, view),
            _ => continue,
        };
        let (from, to) = term(page);
        for (key, expectation) in stated(page) {
            let by = replaced.get(&(page.id.clone(), key.value.clone()));
            let standing = match (&standing, by) {
                (Standing::InForce, Some(by)) => Standing::Replaced(by.clone()),
                (standing, _) => standing.clone(),
            };
            found.push(Promise {
                page,
                key,
                expectation,
                standing,
                from,
                to,
            });
        }
    }
    found.sort_by_key(|promise| {
        promise
            .expectation
            .role
            .as_ref()
            .map_or(usize::MAX, |role| role.index())
    });
    found
}

/// What amendments in force have replaced: agreement and key, with the amendment's id.
fn replaced(playbook: &Playbook, day: Date, view: View) -> BTreeMap<(String, String), String> {
    let mut amendments: Vec<(Option<Date>, &Page)> = playbook
        .agreements()
        .filter(|(page, agreement)| {
            agreement.amends.is_some()
                && agreement_standing(playbook, page, day, view) == Standing::InForce
        })
        .map(|(page, _)| (term(page).0, page))
        .collect();
    amendments.sort_by(|one, other| (one.0, &one.1.id).cmp(&(other.0, &other.1.id)));
    let mut replaced = BTreeMap::new();
    for (at, (_, page)) in amendments.iter().enumerate() {
        let Facts::Agreement(agreement) = &page.facts else {
            continue;
        };
        let Some(base) = &agreement.amends else {
            continue;
        };
        for (key, _) in stated(page) {
            replaced.insert(
                (base.as_str().to_owned(), key.value.clone()),
                page.id.clone(),
            );
            // A later amendment of the same agreement also replaces the earlier one's.
            for (_, earlier) in &amendments[..at] {
                if matches!(&earlier.facts, Facts::Agreement(other) if other.amends.as_ref().map(|id| &id.value) == Some(&base.value))
                {
                    replaced.insert((earlier.id.clone(), key.value.clone()), page.id.clone());
                }
            }
        }
    }
    replaced
}

/// The expectations that an agreement or a brief states, in the order of the text.
pub fn stated(page: &Page) -> impl Iterator<Item = (&Spanned<String>, &Expectation)> {
    let table = match &page.facts {
        Facts::Agreement(agreement) => agreement.expectations.as_ref(),
        Facts::Brief(brief) => brief.expectations.as_ref(),
        _ => None,
    };
    let entries = table.into_iter().flat_map(|table| table.value.iter());
    entries.filter_map(|entry| Some((&entry.key, &entry.value.as_ref()?.value)))
}

/// The first and the last day on which an agreement or a campaign holds.
pub fn term(page: &Page) -> (Option<Date>, Option<Date>) {
    match &page.facts {
        Facts::Agreement(agreement) => {
            let term = agreement.term.as_ref();
            let from = term
                .and_then(|term| term.from.as_ref())
                .map(|day| day.value);
            (
                from,
                term.and_then(|term| term.to.as_ref()).map(|day| day.value),
            )
        }
        Facts::Brief(brief) => {
            let dates = brief.dates.as_ref();
            let from = dates
                .and_then(|dates| dates.start.as_ref())
                .map(|day| day.value);
            (
                from,
                dates
                    .and_then(|dates| dates.end.as_ref())
                    .map(|day| day.value),
            )
        }
        _ => (None, None),
    }
}

fn agreement_standing(playbook: &Playbook, page: &Page, day: Date, view: View) -> Standing {
    if !holds(page, view) {
        return Standing::NotActive(page.status());
    }
    let missing = unsigned(playbook, &page.common, day);
    if missing.is_empty() {
        within(page, day)
    } else {
        Standing::Unsigned(missing)
    }
}

fn brief_standing(page: &Page, day: Date, view: View) -> Standing {
    if holds(page, view) {
        within(page, day)
    } else {
        Standing::NotActive(page.status())
    }
}

fn holds(page: &Page, view: View) -> bool {
    match page.status() {
        Some(Status::Active) => true,
        Some(Status::Closed) => view == View::LookingBack,
        _ => false,
    }
}

fn within(page: &Page, day: Date) -> Standing {
    match term(page) {
        (None, _) => Standing::NoTerm,
        (Some(from), _) if day < from => Standing::NotYet(from),
        (_, Some(to)) if to < day => Standing::Over(to),
        _ => Standing::InForce,
    }
}

/// The sides whose sign-off is not there, or is dated later than the day.
fn unsigned(playbook: &Playbook, common: &Common, day: Date) -> Vec<String> {
    let signed = |side: &str| {
        let mut signoffs = common.signoffs.iter().flat_map(|table| table.value.iter());
        signoffs.any(|entry| {
            let date = entry
                .value
                .as_ref()
                .and_then(|signoff| signoff.date.as_ref());
            entry.key.as_str() == side && date.is_some_and(|date| date.value <= day)
        })
    };
    playbook
        .sides()
        .iter()
        .map(|side| side.as_str())
        .filter(|side| !signed(side))
        .map(str::to_owned)
        .collect()
}
