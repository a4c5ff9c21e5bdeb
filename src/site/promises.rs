//! Which expectations are in force on a day, and why the others are not.
//!
//! In force are those of active agreements that every side has signed and whose term covers the day. An amendment replaces
//! by key what it amends; a brief that is running adds its campaign's own. Sheets and drafts never count.

use std::collections::BTreeMap;

use crate::model::field::{Choice as _, Table};
use crate::model::kinds::{Common, Expectation, Facts, Status};
use crate::model::{Page, Playbook};
use crate::text::Spanned;
use crate::value::Date;

/// An expectation and how it stands.
#[derive(Debug, Clone)]
pub(super) struct Promise<'a> {
    /// Where it is written.
    pub(super) page: &'a Page,
    pub(super) key: &'a str,
    pub(super) expectation: &'a Expectation,
    pub(super) standing: Standing,
    /// The term of its document.
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
}

/// Whether an expectation is in force, and if not, why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    InForce,
    /// The document is a draft, or proposed, or closed, or says nothing.
    NotActive(Option<Status>),
    /// Sides that have not signed.
    Unsigned(Vec<String>),
    NotYet(Date),
    Over(Date),
    /// An amendment has replaced it: the amendment's id.
    Replaced(String),
    /// The document states no term.
    NoTerm,
}

/// Every expectation of agreements and briefs: the weightiest first, then by document and in the order of the text.
pub(super) fn promises(playbook: &Playbook, day: Date) -> Vec<Promise<'_>> {
    let mut found = Vec::new();
    let replaced = replaced(playbook, day);
    for document in &playbook.documents {
        let page = &*document.page;
        let (table, standing) = match &page.facts {
            Facts::Agreement(agreement) => (
                &agreement.expectations,
                agreement_standing(playbook, page, day),
            ),
            Facts::Brief(brief) => (&brief.expectations, brief_standing(page, day)),
            _ => continue,
        };
        let (from, to) = term(page);
        for (key, expectation) in entries(table.as_ref()) {
            let by = replaced.get(&(page.id.clone(), key.to_owned()));
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
fn replaced(playbook: &Playbook, day: Date) -> BTreeMap<(String, String), String> {
    let mut amendments: Vec<(Option<Date>, &Page)> = playbook
        .agreements()
        .filter(|(page, agreement)| {
            agreement.amends.is_some()
                && agreement_standing(playbook, page, day) == Standing::InForce
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
        for (key, _) in entries(agreement.expectations.as_ref()) {
            replaced.insert((base.as_str().to_owned(), key.to_owned()), page.id.clone());
            // A later amendment of the same agreement also replaces the earlier one's.
            for (_, earlier) in &amendments[..at] {
                if matches!(&earlier.facts, Facts::Agreement(other) if other.amends.as_ref().map(|id| &id.value) == Some(&base.value))
                {
                    replaced.insert((earlier.id.clone(), key.to_owned()), page.id.clone());
                }
            }
        }
    }
    replaced
}

fn entries(
    table: Option<&Spanned<Table<String, Expectation>>>,
) -> impl Iterator<Item = (&str, &Expectation)> {
    let entries = table.into_iter().flat_map(|table| table.value.iter());
    entries.filter_map(|entry| Some((entry.key.value.as_str(), &entry.value.as_ref()?.value)))
}

fn term(page: &Page) -> (Option<Date>, Option<Date>) {
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

fn agreement_standing(playbook: &Playbook, page: &Page, day: Date) -> Standing {
    if page.status() != Some(Status::Active) {
        return Standing::NotActive(page.status());
    }
    let missing = unsigned(playbook, &page.common, day);
    if missing.is_empty() {
        within(page, day)
    } else {
        Standing::Unsigned(missing)
    }
}

fn brief_standing(page: &Page, day: Date) -> Standing {
    if page.status() == Some(Status::Active) {
        within(page, day)
    } else {
        Standing::NotActive(page.status())
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
