//! Which files a site has, and what stands in each.

use std::collections::BTreeMap;

use super::Site;
use super::addresses::{HOME, LISTED};
use super::search;
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
    Versions,
    SearchIndex(Lang),
    Feed(Lang, Stream),
    SiteMap,
    Robots,
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
    Expectations,
    Findings,
    Changes,
    Editions,
    Search,
    NotFound,
}

/// What a feed tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stream {
    Decisions,
    Changes,
}

impl Stream {
    /// Where the feed lives below the root of its language.
    pub(super) fn address(self) -> &'static str {
        match self {
            Self::Decisions => "decisions.atom",
            Self::Changes => "changes.atom",
        }
    }
}

impl Site {
    /// The feeds there are: their times are those of commits, their addresses absolute.
    pub(super) fn streams(&self) -> Vec<Stream> {
        let Some(past) = &self.past else {
            return Vec::new();
        };
        if self.options.base_url.is_none() || self.options.edition.is_some() {
            return Vec::new();
        }
        let decisions = self.addresses.decisions.is_some();
        let streams = [
            (Stream::Decisions, decisions),
            (Stream::Changes, past.since.is_some()),
        ];
        let there = streams.into_iter().filter(|(_, is_there)| *is_there);
        there.map(|(stream, _)| stream).collect()
    }

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
        for lang in &self.options.languages {
            items.insert(search::address(*lang), Item::SearchIndex(*lang));
            for stream in self.streams() {
                let path = self.addresses.path(*lang, stream.address());
                items.insert(path, Item::Feed(*lang, stream));
            }
        }
        // Past editions look like today's site, and are found through it.
        if is_today {
            items.extend(self.theme.statics().keys().map(|name| {
                let path = format!("{}/{name}", self.assets);
                (path, Item::Static(name.clone()))
            }));
            items.insert("robots.txt".to_owned(), Item::Robots);
            if self.options.base_url.is_some() {
                items.insert("sitemap.xml".to_owned(), Item::SiteMap);
            }
            if self.options.has_editions {
                items.insert("versions.json".to_owned(), Item::Versions);
            }
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
        subjects.push((addresses.findings.clone(), Subject::Findings));
        subjects.push((addresses.search.clone(), Subject::Search));
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
