//! `check --changed-since`: what changed, and what depends on it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Failure;
use super::diff::ledger_of;
use crate::finding::Finding;
use crate::history::Reader;
use crate::locale::Message;
use crate::model::field::RefTarget;
use crate::model::{Facts, Kind, Page, ParseCache, Playbook};
use crate::source::{CONFIG_FILE, Entry, Source};
use crate::text::{BlobId, DocPath};

/// The files that findings may lie in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Changed {
    /// All: the configuration changed, or there was no playbook.
    Everything,
    /// These.
    Files {
        /// Those whose bytes are others, or that are new or gone.
        changed: BTreeSet<DocPath>,
        /// Those that refer to them or reckon with them.
        depending: BTreeSet<DocPath>,
    },
}

impl Changed {
    /// What changed in the playbook at `root` since this line of work left that of `revision`.
    ///
    /// # Errors
    /// Where there is no such revision, with the command that helps.
    pub(super) fn since(
        revision: &str,
        root: &Path,
        playbook: &Playbook,
        files: &dyn Source,
    ) -> anyhow::Result<Self> {
        let failed = |error: crate::source::GitError| {
            Failure::new(Message::new("diff-git").with("reason", error.to_string()))
        };
        let reader = Reader::open(root, &ParseCache::new()).map_err(failed)?;
        let commit = reader.left(revision).map_err(failed)?;
        let Some(before) = reader.playbook(&commit)? else {
            return Ok(Self::Everything);
        };
        let old = reader.files(&commit)?.list()?;
        let changed = differing(&old, &files.list()?);
        Ok(Self::of(changed, &before.playbook, playbook))
    }

    fn of(changed: BTreeSet<DocPath>, before: &Playbook, now: &Playbook) -> Self {
        let is_settings = |path: &DocPath| {
            let profiles = [&before.lineage, &now.lineage];
            path.as_str() == CONFIG_FILE || profiles.iter().any(|profile| profile.has(path))
        };
        if changed.iter().any(is_settings) {
            return Self::Everything;
        }
        let depending = Names::of(&changed, before, now).depending(now);
        Self::Files { changed, depending }
    }

    /// Whether a finding is about what changed or what depends on it.
    pub(super) fn concerns(&self, finding: &Finding) -> bool {
        let Self::Files { changed, .. } = self else {
            return true;
        };
        let mut labels = finding.labels.iter();
        self.has(&finding.place.path) || labels.any(|label| changed.contains(&label.place.path))
    }

    /// Whether a file changed or depends on what changed.
    pub(super) fn has(&self, path: &DocPath) -> bool {
        match self {
            Self::Everything => true,
            Self::Files { changed, depending } => {
                changed.contains(path) || depending.contains(path)
            }
        }
    }
}

/// The paths that are not on both sides with the same bytes.
fn differing(old: &[Entry], new: &[Entry]) -> BTreeSet<DocPath> {
    let blobs = |entries: &[Entry]| -> BTreeMap<DocPath, BlobId> {
        let pairs = entries.iter();
        pairs
            .map(|entry| (entry.path.clone(), entry.blob.clone()))
            .collect()
    };
    let (old, new) = (blobs(old), blobs(new));
    let all: BTreeSet<&DocPath> = old.keys().chain(new.keys()).collect();
    let differing = all
        .into_iter()
        .filter(|path| old.get(*path) != new.get(*path));
    differing.cloned().collect()
}

/// What changed, by the names under which others refer to it.
#[derive(Default)]
struct Names {
    documents: BTreeSet<(Kind, String)>,
    people: BTreeSet<String>,
    ledgers: BTreeSet<String>,
    paths: BTreeSet<DocPath>,
    /// Whether a document came or went: then what counts documents may say something else.
    has_other_documents: bool,
}

impl Names {
    fn of(changed: &BTreeSet<DocPath>, before: &Playbook, now: &Playbook) -> Self {
        let mut names = Self {
            paths: changed.clone(),
            ..Self::default()
        };
        for path in changed {
            if let Some(ledger) = ledger_of(path) {
                names.ledgers.insert(ledger.to_owned());
            }
            let (old, new) = (before.at(path), now.at(path));
            names.has_other_documents |= old.is_some() != new.is_some();
            for document in old.into_iter().chain(new) {
                names.add(&document.page);
            }
        }
        names
    }

    fn add(&mut self, page: &Page) {
        self.documents.insert((page.kind, page.id.clone()));
        if let Facts::Party(party) = &page.facts {
            let people = party.people.iter().flat_map(|people| people.value.iter());
            self.people
                .extend(people.map(|entry| entry.key.value.clone()));
        }
    }

    /// Every document that refers to what changed; with a ledger its metrics, and with a metric the
    /// promises that are measured by it.
    fn depending(mut self, now: &Playbook) -> BTreeSet<DocPath> {
        for (page, _) in now.metrics() {
            let metric = match &page.facts {
                Facts::Metric(metric) => now.metric_definition(metric),
                _ => continue,
            };
            let ledger = metric.ledger.as_ref();
            if ledger.is_some_and(|ledger| self.ledgers.contains(ledger.as_str())) {
                self.documents.insert((Kind::Metric, page.id.clone()));
            }
        }
        let pages = now.pages().filter(|page| self.concerns(page, now));
        pages.map(|page| page.path().clone()).collect()
    }

    fn concerns(&self, page: &Page, now: &Playbook) -> bool {
        let is_named = self.documents.contains(&(page.kind, page.id.clone()));
        let is_front = page.kind == Kind::Partnership && self.has_other_documents;
        let refers = || {
            page.refs
                .iter()
                .any(|used| self.names(used.target, &used.id, now))
        };
        let links = || {
            let mut links = page.outline.links.iter();
            links.any(|link| {
                let target = link.target.split(['#', '?']).next().unwrap_or("");
                let path = page.path().join(target);
                !target.is_empty() && path.is_some_and(|path| self.paths.contains(&path))
            })
        };
        is_named || is_front || refers() || links()
    }

    fn names(&self, target: RefTarget, id: &str, now: &Playbook) -> bool {
        let document = |kind| self.documents.contains(&(kind, id.to_owned()));
        match target {
            RefTarget::Party => document(Kind::Party),
            RefTarget::Person => self.people.contains(id),
            RefTarget::PartyOrPerson => document(Kind::Party) || self.people.contains(id),
            RefTarget::Metric => document(Kind::Metric),
            RefTarget::Ledger => self.ledgers.contains(id),
            RefTarget::Decision => document(Kind::Decision),
            RefTarget::Brief => document(Kind::Brief),
            RefTarget::Agreement => document(Kind::Agreement),
            RefTarget::Candidate => document(Kind::Candidate),
            RefTarget::Cadence => self
                .documents
                .iter()
                .any(|(kind, _)| *kind == Kind::Charter),
            RefTarget::Object => {
                let name = id.split('#').next().unwrap_or(id);
                if let Some((document, _)) = now.object(name) {
                    let found = (document.page.kind, document.page.id.clone());
                    return self.documents.contains(&found);
                }
                // It is gone, so its kind cannot be asked for any more.
                let id = name.rsplit('/').next().unwrap_or(name);
                self.documents.iter().any(|(_, known)| known == id)
            }
            RefTarget::Market | RefTarget::ReadyMetric => false,
        }
    }
}
