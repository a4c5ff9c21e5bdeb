//! What a reference leads to.

use super::baseline::BASELINE_FILE;
use super::field::{Choice, RefTarget};
use super::kinds::{Facts, Kind};
use super::library;
use super::page::Page;
use super::playbook::{Document, Playbook};
use crate::parse::Node;
use crate::source::CONFIG_FILE;

/// The ledgers whose columns are fixed.
pub const BUILT_IN_LEDGERS: [&str; 6] = [
    "performance",
    "deliverables",
    "payments",
    "requests",
    "effort",
    "rates",
];

/// The ledgers that are made from the documents of the playbook instead of files: `decisions`
/// (`id`, `proposed`, `decided`, `driver`, `decider`, `proposed_by`, `status`, `date`), a row for
/// each decision, and `cadences` (`cadence`, `period`, `due`, `kept`), a row for each period of a
/// cadence of the charter; `kept` is the day of the document that shows it took place.
pub const DERIVED_LEDGERS: [&str; 2] = ["decisions", "cadences"];

/// What was found under a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// Nothing: the ids that would have been understood.
    Nothing(Vec<String>),
    /// One thing.
    One,
    /// Several things, written in full.
    Several(Vec<String>),
}

impl Playbook {
    /// Looks a reference up.
    pub fn resolve(&self, target: RefTarget, id: &str) -> Resolved {
        if target == RefTarget::Object {
            return self.resolve_object(id);
        }
        if self.knows(target, id) {
            Resolved::One
        } else {
            Resolved::Nothing(self.known(target))
        }
    }

    /// Whether there is what `id` names: every reference of a playbook is asked for, and nearly
    /// all of them are right, so the usual targets are looked up without listing them.
    fn knows(&self, target: RefTarget, id: &str) -> bool {
        let is_of = |kind| self.of_kind(kind).any(|document| document.page.id == id);
        let is_person = || self.people().any(|(_, person, _)| person.value == id);
        match target {
            RefTarget::Party => is_of(Kind::Party),
            RefTarget::Person => is_person(),
            RefTarget::PartyOrPerson => is_person() || is_of(Kind::Party),
            RefTarget::Metric => is_of(Kind::Metric),
            RefTarget::Decision => is_of(Kind::Decision),
            RefTarget::Brief => is_of(Kind::Brief),
            RefTarget::Agreement => is_of(Kind::Agreement),
            RefTarget::Candidate => is_of(Kind::Candidate),
            _ => self.known(target).iter().any(|known| known == id),
        }
    }

    /// The ids that a reference to `target` may name.
    pub fn known(&self, target: RefTarget) -> Vec<String> {
        let people = || self.people().map(|(_, id, _)| id.value.clone());
        match target {
            RefTarget::Party => self.ids(Kind::Party),
            RefTarget::Person => people().collect(),
            RefTarget::PartyOrPerson => people().chain(self.ids(Kind::Party)).collect(),
            RefTarget::Market => self.markets(),
            RefTarget::Metric => self.ids(Kind::Metric),
            RefTarget::ReadyMetric => library::references(),
            RefTarget::Ledger => self.ledgers(),
            RefTarget::Decision => self.ids(Kind::Decision),
            RefTarget::Brief => self.ids(Kind::Brief),
            RefTarget::Agreement => self.ids(Kind::Agreement),
            RefTarget::Candidate => self.ids(Kind::Candidate),
            RefTarget::Cadence => self.cadences(),
            RefTarget::Object => self
                .documents
                .iter()
                .map(|document| document.page.object())
                .collect(),
        }
    }

    fn ids(&self, kind: Kind) -> Vec<String> {
        self.of_kind(kind)
            .map(|document| document.page.id.clone())
            .collect()
    }

    fn markets(&self) -> Vec<String> {
        let markets = self
            .config
            .markets
            .iter()
            .flat_map(|markets| markets.value.iter());
        markets.map(|market| market.key.value.clone()).collect()
    }

    fn ledgers(&self) -> Vec<String> {
        let own = self
            .config
            .ledgers
            .iter()
            .flat_map(|ledgers| ledgers.value.iter());
        let own = own.map(|ledger| ledger.key.value.clone());
        BUILT_IN_LEDGERS
            .iter()
            .chain(&DERIVED_LEDGERS)
            .map(|ledger| (*ledger).to_owned())
            .chain(own)
            .collect()
    }

    fn cadences(&self) -> Vec<String> {
        let charter = self
            .charter()
            .and_then(|(_, charter)| charter.cadences.as_ref());
        charter
            .iter()
            .flat_map(|cadences| cadences.value.iter())
            .map(|entry| entry.key.value.clone())
            .collect()
    }

    /// The document and the item that `KIND/ID#KEY`, `ID#KEY` or `ID` name, where it is one.
    pub fn object<'a>(&self, reference: &'a str) -> Option<(&Document, Option<&'a str>)> {
        let (name, item) = split_item(reference);
        let mut found = self.named(name);
        let first = found.next()?;
        found.next().is_none().then_some((first, item))
    }

    fn resolve_object(&self, reference: &str) -> Resolved {
        let (name, item) = split_item(reference);
        if name == CONFIG_FILE || name == BASELINE_FILE {
            return Resolved::One;
        }
        let found: Vec<&Document> = self.named(name).collect();
        match (found.as_slice(), item) {
            ([], _) => Resolved::Nothing(
                self.documents
                    .iter()
                    .map(|document| document.page.id.clone())
                    .collect(),
            ),
            ([document], Some(item)) => self.item_of(&document.page, item),
            ([_], None) => Resolved::One,
            (several, _) => Resolved::Several(
                several
                    .iter()
                    .map(|document| document.page.object())
                    .collect(),
            ),
        }
    }

    /// An item is an expectation, a deliverable, or a key of the front matter (with dots below
    /// it). What an amendment adds is an item of the agreement it amends.
    fn item_of(&self, page: &Page, item: &str) -> Resolved {
        let mut items = items(page);
        let amendments = self.agreements().filter(|(_, other)| {
            other
                .amends
                .as_ref()
                .is_some_and(|amended| amended.as_str() == page.id)
        });
        for (amendment, _) in amendments.filter(|_| page.kind == Kind::Agreement) {
            items.extend(self::items(amendment));
        }
        let step = |node, key| -> Option<&Node> { Node::get(node, key).map(|entry| &entry.value) };
        let is_key = item.split('.').try_fold(&page.fields, step).is_some();
        if is_key || items.iter().any(|known| known == item) {
            return Resolved::One;
        }
        Resolved::Nothing(
            items
                .into_iter()
                .map(|known| format!("{}#{known}", page.id))
                .collect(),
        )
    }

    fn named<'s>(&'s self, name: &str) -> impl Iterator<Item = &'s Document> {
        let (kind, id) = match name.split_once('/') {
            Some((kind, id)) => (Kind::from_word(kind), id.to_owned()),
            None => (None, name.to_owned()),
        };
        let fits = move |document: &&Document| {
            document.page.id == id && kind.is_none_or(|kind| document.page.kind == kind)
        };
        self.documents.iter().filter(fits)
    }
}

fn split_item(reference: &str) -> (&str, Option<&str>) {
    reference
        .split_once('#')
        .map_or((reference, None), |(name, item)| (name, Some(item)))
}

/// The items of a document that references can name after `#`.
pub(super) fn items(page: &Page) -> Vec<String> {
    fn keys<T>(
        table: Option<&crate::text::Spanned<super::field::Table<String, T>>>,
    ) -> Vec<String> {
        table
            .iter()
            .flat_map(|table| table.value.iter())
            .map(|entry| entry.key.value.clone())
            .collect()
    }
    match &page.facts {
        Facts::Agreement(agreement) => {
            let mut items = keys(agreement.expectations.as_ref());
            items.extend(keys(agreement.deliverables.as_ref()));
            items
        }
        Facts::Brief(brief) => keys(brief.expectations.as_ref()),
        Facts::Alignment(sheet) => keys(sheet.success.as_ref()),
        Facts::Charter(charter) => {
            let mut items = keys(charter.cadences.as_ref());
            items.extend(keys(charter.approvals.as_ref()));
            items.extend(keys(charter.decision_rights.as_ref()));
            items
        }
        _ => Vec::new(),
    }
}
