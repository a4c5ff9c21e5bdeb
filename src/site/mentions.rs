//! Which documents lead to which, by links in the text and by references in the fields.

use std::collections::{BTreeMap, BTreeSet};

use super::addresses::Addresses;
use crate::model::field::{RefTarget, RefUse};
use crate::model::{Kind, Playbook};

/// For each document, by its place in the playbook, those that lead to it.
#[derive(Debug, Clone, Default)]
pub(super) struct Mentions(BTreeMap<usize, BTreeSet<usize>>);

impl Mentions {
    pub(super) fn of(playbook: &Playbook, addresses: &Addresses) -> Self {
        let mut mentions: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let places = Places::of(playbook);
        for (at, document) in playbook.documents.iter().enumerate() {
            for page in document.pages() {
                let links = page
                    .outline
                    .links
                    .iter()
                    .filter_map(|link| addresses.document(page.path(), &link.target));
                let references = page
                    .refs
                    .iter()
                    .filter_map(|reference| places.target(reference));
                for target in links
                    .map(|(target, _)| target)
                    .chain(references)
                    .filter(|target| *target != at)
                {
                    mentions.entry(target).or_default().insert(at);
                }
            }
        }
        Self(mentions)
    }

    /// The documents that lead to the one at `at`, by path.
    pub(super) fn to(&self, at: usize) -> impl Iterator<Item = usize> {
        self.0.get(&at).into_iter().flatten().copied()
    }
}

/// Where documents stand, by kind and id.
struct Places<'a> {
    by_name: BTreeMap<(Kind, &'a str), usize>,
    by_id: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Places<'a> {
    fn of(playbook: &'a Playbook) -> Self {
        let mut places = Self {
            by_name: BTreeMap::new(),
            by_id: BTreeMap::new(),
        };
        for (at, document) in playbook.documents.iter().enumerate() {
            places
                .by_name
                .insert((document.page.kind, &document.page.id), at);
            places.by_id.entry(&document.page.id).or_default().push(at);
        }
        places
    }

    fn target(&self, reference: &RefUse) -> Option<usize> {
        let id = reference.id.value.as_str();
        let kind = match reference.target {
            RefTarget::Party | RefTarget::PartyOrPerson => Kind::Party,
            RefTarget::Metric => Kind::Metric,
            RefTarget::Decision => Kind::Decision,
            RefTarget::Brief => Kind::Brief,
            RefTarget::Agreement => Kind::Agreement,
            RefTarget::Candidate => Kind::Candidate,
            RefTarget::Object => return self.object(id),
            // A person's page would list everything they have touched, which says nothing.
            RefTarget::Person
            | RefTarget::Market
            | RefTarget::Ledger
            | RefTarget::Cadence
            | RefTarget::ReadyMetric => return None,
        };
        self.by_name.get(&(kind, id)).copied()
    }

    fn object(&self, reference: &str) -> Option<usize> {
        use crate::model::field::Choice as _;
        let name = reference.split('#').next().unwrap_or(reference);
        if let Some((kind, id)) = name.split_once('/') {
            return self.by_name.get(&(Kind::from_word(kind)?, id)).copied();
        }
        match self.by_id.get(name)?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}
