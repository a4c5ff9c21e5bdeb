//! What a name names.

use super::super::names;
use crate::model::field::RefTarget;
use crate::model::{Facts, Kind, Page, Playbook, library};
use crate::parse::Heading;
use crate::text::{DocPath, Span};

/// Something that has a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::assist) enum Thing {
    /// A document.
    Document(Kind, String),
    /// A person of a party.
    Person(String),
    /// Something inside a document: an expectation, a deliverable, a cadence, a key. What an
    /// amendment adds or replaces belongs to the agreement it amends.
    Item {
        /// The kind of the document.
        kind: Kind,
        /// Its id.
        id: String,
        /// The key, with dots below the first.
        key: String,
    },
    /// A market of the configuration.
    Market(String),
    /// A ledger.
    Ledger(String),
    /// A metric that comes with the program.
    ReadyMetric(String),
    /// A rule.
    Rule(String),
    /// A heading of a page.
    Heading(DocPath, String),
    /// A file that is no document.
    File(DocPath),
}

impl Thing {
    /// A document.
    pub(in crate::assist) fn of_page(page: &Page) -> Self {
        Self::Document(page.kind, page.id.clone())
    }

    /// Something in a document; in an amendment that of the agreement which is amended.
    pub(in crate::assist) fn item(playbook: &Playbook, page: &Page, key: &str) -> Self {
        let owner = amended(playbook, page);
        Self::Item {
            kind: owner.kind,
            id: owner.id.clone(),
            key: key.to_owned(),
        }
    }

    /// The heading that it is.
    pub(in crate::assist) fn heading<'p>(
        &self,
        playbook: &'p Playbook,
    ) -> Option<(&'p Page, &'p Heading)> {
        let Self::Heading(path, anchor) = self else {
            return None;
        };
        let page = names::page_at(playbook, path)?;
        let mut headings = page.outline.headings.iter();
        let found = headings.find(|heading| heading.anchor == *anchor)?;
        Some((page, found))
    }
}

/// The agreement whose expectations an amendment changes; the page itself where it amends none.
/// Of amendments that lead in a circle the one where it closes.
fn amended<'p>(playbook: &'p Playbook, page: &'p Page) -> &'p Page {
    let mut owner = page;
    for _ in 0..playbook.documents.len() {
        let Facts::Agreement(agreement) = &owner.facts else {
            break;
        };
        let base = agreement.amends.as_ref();
        let base = base.and_then(|id| playbook.document(Kind::Agreement, id.as_str()));
        match base {
            Some(base) if !std::ptr::eq(&*base.page, owner) => owner = &base.page,
            _ => break,
        }
    }
    owner
}

/// What a reference of this sort names, if the playbook has it.
pub(in crate::assist) fn of_target(
    playbook: &Playbook,
    target: RefTarget,
    id: &str,
) -> Option<Thing> {
    let document = |kind| {
        let found = playbook.document(kind, id)?;
        Some(Thing::of_page(&found.page))
    };
    let person = || {
        let found = playbook.person(id);
        found.map(|_| Thing::Person(id.to_owned()))
    };
    match target {
        RefTarget::Party => document(Kind::Party),
        RefTarget::Person => person(),
        RefTarget::PartyOrPerson => person().or_else(|| document(Kind::Party)),
        RefTarget::Metric => document(Kind::Metric),
        RefTarget::Decision => document(Kind::Decision),
        RefTarget::Brief => document(Kind::Brief),
        RefTarget::Agreement => document(Kind::Agreement),
        RefTarget::Candidate => document(Kind::Candidate),
        RefTarget::Market | RefTarget::Ledger => {
            let is_known = playbook.known(target).iter().any(|known| known == id);
            is_known.then(|| match target {
                RefTarget::Market => Thing::Market(id.to_owned()),
                _ => Thing::Ledger(id.to_owned()),
            })
        }
        RefTarget::ReadyMetric => {
            let name = library::named(id)?;
            Some(Thing::ReadyMetric(name.to_owned()))
        }
        RefTarget::Cadence => {
            let (page, charter) = playbook.charter()?;
            let mut cadences = charter.cadences.iter().flat_map(|it| it.value.iter());
            let is_there = cadences.any(|entry| entry.key.value == id);
            is_there.then(|| Thing::item(playbook, page, id))
        }
        RefTarget::Object => of_object(playbook, id, Span::at(0)).pop().map(|it| it.1),
    }
}

/// What `KIND/ID#KEY` names: the document, then the item in it, each with the place of its name in
/// a reference that begins at `at`.
pub(in crate::assist) fn of_object(
    playbook: &Playbook,
    reference: &str,
    at: Span,
) -> Vec<(Span, Thing)> {
    let Some((document, item)) = playbook.object(reference) else {
        return Vec::new();
    };
    let page = &document.page;
    let name = reference
        .split_once('#')
        .map_or(reference, |(name, _)| name);
    let kind = name.split_once('/').map_or(0, |(kind, _)| kind.len() + 1);
    let id = Span::new(at.start + kind, at.start + name.len());
    let mut found = vec![(id, Thing::of_page(page))];
    if let Some(item) = item {
        let start = at.start + name.len() + 1;
        let span = Span::new(start, start + item.len());
        found.push((span, Thing::item(playbook, page, item)));
    }
    found
}
