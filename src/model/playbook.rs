//! A playbook: its configuration, its documents, and who takes part.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::baseline::Baseline;
use super::config::{Config, RuleLevel};
use super::documents::Documents;
use super::kinds::{
    Agreement, Alignment, Brief, Charter, Decision, Facts, Kind, Metric, Partnership, Party, Person,
};
use super::page::Page;
use super::profile::{Lineage, Profile};
use crate::locale::Lang;
use crate::text::{DocPath, SourceFile, Spanned};

/// A document with its translations.
#[derive(Debug, Clone)]
pub struct Document {
    /// The source: facts and text.
    pub page: Arc<Page>,
    /// The text in other languages.
    pub translations: BTreeMap<Lang, Arc<Page>>,
}

impl Document {
    /// The page a reader of `lang` sees: the translation, else the source.
    pub fn in_language(&self, lang: Lang) -> &Arc<Page> {
        if self.page.lang == lang {
            return &self.page;
        }
        self.translations.get(&lang).unwrap_or(&self.page)
    }

    /// The source and its translations.
    pub fn pages(&self) -> impl Iterator<Item = &Arc<Page>> {
        std::iter::once(&self.page).chain(self.translations.values())
    }
}

/// A playbook as it stands in one source of files.
#[derive(Debug, Clone)]
pub struct Playbook {
    /// `comity.toml`.
    pub config: Config,
    /// The text of `comity.toml`.
    pub config_file: Arc<SourceFile>,
    /// The practice that is followed.
    pub profile: Arc<Profile>,
    /// The files that the profile is made of.
    pub lineage: Arc<Lineage>,
    /// The findings that do not count; `None` without a baseline.
    pub baseline: Option<Arc<Baseline>>,
    /// The documents, by path.
    pub documents: Documents,
    /// Every file, by path: documents, ledgers, pictures and the rest.
    pub files: Vec<DocPath>,
}

impl Playbook {
    /// The level that a rule's findings are to have: `[rules]` of `comity.toml` goes before the
    /// profile; nothing where neither says any.
    pub fn rule_level(&self, rule: &str) -> Option<RuleLevel> {
        let own = self.config.rule_level(rule);
        own.or_else(|| self.profile.rule_level(rule))
    }

    /// Every page, translations included, by path of the source.
    pub fn pages(&self) -> impl Iterator<Item = &Arc<Page>> {
        self.documents.iter().flat_map(Document::pages)
    }

    /// The documents of a kind, by path.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Document> {
        self.documents.of_kind(kind)
    }

    /// The document with this id among those of a kind.
    pub fn document(&self, kind: Kind, id: &str) -> Option<&Document> {
        self.of_kind(kind).find(|document| document.page.id == id)
    }

    /// The document whose source or translation stands at `path`.
    pub fn at(&self, path: &DocPath) -> Option<&Document> {
        let documents = &self.documents;
        if let Ok(found) = documents.binary_search_by(|document| document.page.path().cmp(path)) {
            return documents.get(found);
        }
        documents
            .iter()
            .find(|document| document.pages().any(|page| page.path() == path))
    }

    /// Whether there is a file, or a folder with files, at `path`.
    pub fn has_file(&self, path: &DocPath) -> bool {
        if self.files.binary_search(path).is_ok() {
            return true;
        }
        let folder = format!("{path}/");
        path.as_str().is_empty()
            || self
                .files
                .iter()
                .any(|file| file.as_str().starts_with(&folder))
    }

    /// The front page.
    pub fn partnership(&self) -> Option<(&Page, &Partnership)> {
        self.of_kind(Kind::Partnership)
            .find_map(|document| match &document.page.facts {
                Facts::Partnership(partnership) => Some((&*document.page, &**partnership)),
                _ => None,
            })
    }

    /// The charter.
    pub fn charter(&self) -> Option<(&Page, &Charter)> {
        self.of_kind(Kind::Charter)
            .find_map(|document| match &document.page.facts {
                Facts::Charter(charter) => Some((&*document.page, &**charter)),
                _ => None,
            })
    }

    /// The parties, by path.
    pub fn parties(&self) -> impl Iterator<Item = (&Page, &Party)> {
        self.of_kind(Kind::Party)
            .filter_map(|document| match &document.page.facts {
                Facts::Party(party) => Some((&*document.page, &**party)),
                _ => None,
            })
    }

    /// The party with this id.
    pub fn party(&self, id: &str) -> Option<(&Page, &Party)> {
        self.parties().find(|(page, _)| page.id == id)
    }

    /// The ids of the sides: the parties that decide together.
    pub fn sides(&self) -> Vec<&Spanned<super::ids::PartyId>> {
        let parties = self
            .partnership()
            .and_then(|(_, partnership)| partnership.parties.as_ref());
        parties
            .map(|parties| parties.iter().collect())
            .unwrap_or_default()
    }

    /// Whether a party is one of the sides.
    pub fn is_side(&self, party: &str) -> bool {
        self.sides().iter().any(|side| side.as_str() == party)
    }

    /// Every person of every party: the party's page, the person's id, the person.
    pub fn people(&self) -> impl Iterator<Item = (&Page, &Spanned<String>, &Person)> {
        self.parties().flat_map(|(page, party)| {
            let people = party.people.iter().flat_map(|people| people.value.iter());
            people.filter_map(move |entry| Some((page, &entry.key, &entry.value.as_ref()?.value)))
        })
    }

    /// The person with this id, and the page of their party.
    pub fn person(&self, id: &str) -> Option<(&Page, &Person)> {
        self.people()
            .find(|(_, key, _)| key.value == id)
            .map(|(page, _, person)| (page, person))
    }

    /// How a person or a party is called; the id itself where it is neither's.
    pub fn name_of<'a>(&'a self, id: &'a str) -> &'a str {
        let person = self.person(id).and_then(|(_, person)| person.name.as_ref());
        let party = || self.party(id).map(|(page, _)| page.title());
        person
            .map(|name| name.value.as_str())
            .or_else(party)
            .unwrap_or(id)
    }

    /// The decisions, by path; dated names make that the order of time.
    pub fn decisions(&self) -> impl Iterator<Item = (&Page, &Decision)> {
        self.of_kind(Kind::Decision)
            .filter_map(|document| match &document.page.facts {
                Facts::Decision(decision) => Some((&*document.page, &**decision)),
                _ => None,
            })
    }

    /// The agreements, by path.
    pub fn agreements(&self) -> impl Iterator<Item = (&Page, &Agreement)> {
        self.of_kind(Kind::Agreement)
            .filter_map(|document| match &document.page.facts {
                Facts::Agreement(agreement) => Some((&*document.page, &**agreement)),
                _ => None,
            })
    }

    /// The briefs, by path.
    pub fn briefs(&self) -> impl Iterator<Item = (&Page, &Brief)> {
        self.of_kind(Kind::Brief)
            .filter_map(|document| match &document.page.facts {
                Facts::Brief(brief) => Some((&*document.page, &**brief)),
                _ => None,
            })
    }

    /// The alignment sheets, by path.
    pub fn sheets(&self) -> impl Iterator<Item = (&Page, &Alignment)> {
        self.of_kind(Kind::Alignment)
            .filter_map(|document| match &document.page.facts {
                Facts::Alignment(sheet) => Some((&*document.page, &**sheet)),
                _ => None,
            })
    }

    /// The metrics, by path.
    pub fn metrics(&self) -> impl Iterator<Item = (&Page, &Metric)> {
        self.of_kind(Kind::Metric)
            .filter_map(|document| match &document.page.facts {
                Facts::Metric(metric) => Some((&*document.page, &**metric)),
                _ => None,
            })
    }
}
