//! Which files a site has, and what stands in each.

use std::collections::BTreeMap;

use super::Site;
use super::addresses::{HOME, LISTED};
use super::outputs::Output;
use crate::locale::Lang;
use crate::model::Kind;
use crate::model::field::Choice as _;
use crate::text::DocPath;

/// What stands at a path of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Page(Lang, String, Subject),
    Static(String),
    Attachment(DocPath),
    Output(Output),
}

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    Home,
    /// The document at this place of the playbook.
    Document(usize),
    List(Kind),
    Decisions,
    Alignment,
    Creators,
    Budget,
    Calendar,
    Expectations,
    Findings,
    Glossary,
    /// A part of the rows of the ledger at this place of the addresses.
    Ledger(usize, usize),
    About,
    Changes,
    Editions,
    Search,
    /// The whole playbook on one page.
    Whole,
    NotFound,
}

impl Subject {
    /// The word of the theme that is the title of a page of the site's own.
    pub(super) fn word(self) -> Option<&'static str> {
        Some(match self {
            Self::Decisions => "decisions",
            Self::Alignment => "alignment",
            Self::Creators => "creators",
            Self::Budget => "budget",
            Self::Calendar => "calendar",
            Self::Expectations => "expectations",
            Self::Findings => "findings",
            Self::Glossary => "glossary",
            Self::About => "about-site",
            Self::Changes => "changes",
            Self::Editions => "editions",
            Self::Search => "search",
            Self::Whole => "whole",
            Self::NotFound => "not-found",
            Self::Home | Self::Document(_) | Self::List(_) | Self::Ledger(..) => return None,
        })
    }

    /// Whether those who list pages know of it: maps, search, twins. What repeats others or leads nowhere is left out.
    pub(super) fn is_listed(self) -> bool {
        !matches!(self, Self::NotFound | Self::Whole)
    }
}

impl Site {
    pub(super) fn list(&self) -> BTreeMap<String, Item> {
        let is_today = self.options.edition.is_none();
        let mut items = BTreeMap::new();
        for lang in &self.options.languages {
            for (address, subject) in self.subjects() {
                items.insert(
                    self.addresses.path(*lang, &address),
                    Item::Page(*lang, address, subject),
                );
            }
        }
        for (file, address) in &self.addresses.attachments {
            items.insert(address.clone(), Item::Attachment(file.clone()));
        }
        // Past editions look like today's site, and are found through it.
        if is_today {
            items.extend(self.theme.statics().keys().map(|name| {
                let path = format!("{}/{name}", self.assets);
                (path, Item::Static(name.clone()))
            }));
        }
        for (path, output) in self.outputs() {
            // An old address never takes the place of a page.
            items.entry(path).or_insert(Item::Output(output));
        }
        items
    }

    pub(super) fn subjects(&self) -> Vec<(String, Subject)> {
        let addresses = &self.addresses;
        let mut subjects = vec![(HOME.to_owned(), Subject::Home)];
        let documents = addresses
            .documents
            .iter()
            .enumerate()
            .filter(|(_, address)| *address != HOME);
        subjects.extend(documents.map(|(at, address)| (address.clone(), Subject::Document(at))));
        for kind in LISTED {
            subjects.extend(
                addresses
                    .lists
                    .get(kind.word())
                    .map(|address| (address.clone(), Subject::List(kind))),
            );
        }
        let some = [
            (&addresses.decisions, Subject::Decisions),
            (&addresses.alignment, Subject::Alignment),
            (&addresses.creators, Subject::Creators),
            (&addresses.budget, Subject::Budget),
            (&addresses.changes, Subject::Changes),
            (&addresses.editions, Subject::Editions),
        ];
        for (address, subject) in some {
            subjects.extend(address.iter().map(|address| (address.clone(), subject)));
        }
        subjects.push((addresses.expectations.clone(), Subject::Expectations));
        subjects.push((addresses.calendar.clone(), Subject::Calendar));
        subjects.push((addresses.findings.clone(), Subject::Findings));
        subjects.push((addresses.glossary.clone(), Subject::Glossary));
        for (at, (_, pages)) in addresses.ledgers.iter().enumerate() {
            let pages = pages.iter().enumerate();
            subjects
                .extend(pages.map(|(part, address)| (address.clone(), Subject::Ledger(at, part))));
        }
        subjects.push((addresses.about.clone(), Subject::About));
        subjects.push((addresses.search.clone(), Subject::Search));
        subjects.push((addresses.whole.clone(), Subject::Whole));
        if self.options.edition.is_none() {
            subjects.push((addresses.not_found.clone(), Subject::NotFound));
        }
        subjects
    }

    /// What a page is about, in words that mean the same in every edition.
    pub(super) fn identity(&self, subject: Subject) -> String {
        match subject {
            Subject::Document(at) => self
                .playbook
                .documents
                .get(at)
                .map_or_else(String::new, |document| identity_of(document.page.path())),
            Subject::List(kind) => format!("list {}", kind.word()),
            Subject::Ledger(at, part) => {
                let id = self.addresses.ledgers.get(at).map(|(id, _)| id.as_str());
                format!("ledger {} {part}", id.unwrap_or_default())
            }
            other => format!("{other:?}"),
        }
    }

    /// The address of each page, by what it is about.
    pub(super) fn places(&self) -> BTreeMap<String, String> {
        let subjects = self.subjects().into_iter();
        subjects
            .map(|(address, subject)| (self.identity(subject), address))
            .collect()
    }
}

/// What the page of a document is about.
pub(super) fn identity_of(path: &DocPath) -> String {
    format!("document {path}")
}
