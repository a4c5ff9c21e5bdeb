//! Which pages are chapters, and in which order: first where the partnership stands, then what was agreed, what was
//! decided and what happened, in the end what the reader looks up.

use crate::model::Kind;
use crate::model::field::Choice as _;
use crate::site::Subject;
use crate::site::here::Here;

/// Chapters that belong together.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) id: &'static str,
    /// The word of the theme that is its title.
    pub(super) word: &'static str,
    pub(super) entries: Vec<Entry>,
}

/// A page that is a chapter.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) address: String,
    pub(super) subject: Subject,
    /// The list of its kind, where that is no chapter itself and this is the first of the kind.
    pub(super) list: Option<String>,
}

impl Entry {
    /// Whether the page's own title heads the chapter; that of the front page is on the cover.
    pub(super) fn is_headed(&self) -> bool {
        self.subject != Subject::Home
    }
}

/// What stands in a part.
enum Content {
    Page(Subject),
    /// The documents of a kind.
    Kind(Kind),
    /// The list of a kind, which tells more than its documents one by one, and then these.
    Listed(Kind),
}

use Content::{Kind as Of, Listed, Page};

const PARTS: [(&str, &str, &[Content]); 7] = [
    (
        "_part-standing",
        "whole-standing",
        &[
            Page(Subject::Home),
            Page(Subject::Expectations),
            Page(Subject::Changes),
            Page(Subject::Calendar),
            Page(Subject::Budget),
        ],
    ),
    (
        "_part-agreed",
        "nav-agreed",
        &[
            Of(Kind::Charter),
            Of(Kind::Agreement),
            Page(Subject::Alignment),
            Of(Kind::Alignment),
            Of(Kind::Party),
            Listed(Kind::Metric),
        ],
    ),
    (
        "_part-decided",
        "whole-decided",
        &[Page(Subject::Decisions), Of(Kind::Decision)],
    ),
    (
        "_part-happens",
        "nav-happens",
        &[
            Listed(Kind::Brief),
            Of(Kind::Review),
            Listed(Kind::PostMortem),
            Listed(Kind::HealthCheck),
            Of(Kind::Update),
            Page(Subject::Creators),
        ],
    ),
    (
        "_part-choice",
        "nav-choice",
        &[Of(Kind::Selection), Of(Kind::Candidate)],
    ),
    ("_part-guides", "nav-guides", &[Of(Kind::Page)]),
    (
        "_part-lookup",
        "whole-lookup",
        &[
            Of(Kind::Partnership),
            Page(Subject::Findings),
            Page(Subject::About),
        ],
    ),
];

/// The parts that this playbook has.
pub(super) fn parts(here: Here<'_>) -> Vec<Part> {
    let pages = here.site.subjects();
    let part = |(id, word, contents): &(&'static str, &'static str, &[Content])| {
        let entries = contents.iter();
        Part {
            id,
            word,
            entries: entries
                .flat_map(|it| entries_of(here, &pages, it))
                .collect(),
        }
    };
    let parts = PARTS.iter().map(part);
    parts.filter(|part| !part.entries.is_empty()).collect()
}

fn entries_of(here: Here<'_>, pages: &[(String, Subject)], content: &Content) -> Vec<Entry> {
    let (list, kind) = match content {
        Page(subject) => return page(pages, *subject).into_iter().collect(),
        Of(kind) => (None, *kind),
        Listed(kind) => (page(pages, Subject::List(*kind)), *kind),
    };
    let addresses = &here.site.addresses;
    let mut left_out = match list {
        Some(_) => None,
        None => addresses.lists.get(kind.word()).cloned(),
    };
    let documents = pages.iter().filter_map(|(address, subject)| {
        let Subject::Document(at) = subject else {
            return None;
        };
        let document = here.site.playbook.documents.get(*at)?;
        (document.page.kind == kind).then(|| Entry {
            address: address.clone(),
            subject: *subject,
            list: left_out.take(),
        })
    });
    list.into_iter().chain(documents).collect()
}

fn page(pages: &[(String, Subject)], wanted: Subject) -> Option<Entry> {
    let (address, subject) = pages.iter().find(|(_, subject)| *subject == wanted)?;
    Some(Entry {
        address: address.clone(),
        subject: *subject,
        list: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_part() {
        for kind in Kind::ALL {
            let is_it = |content: &&Content| matches!(content, Of(it) | Listed(it) if it == kind);
            let contents = PARTS.iter().flat_map(|(_, _, contents)| *contents);
            assert_eq!(contents.filter(is_it).count(), 1, "{kind:?}");
        }
    }
}
