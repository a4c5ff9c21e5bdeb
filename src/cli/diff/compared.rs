//! Everything that two states say otherwise: documents, configuration, ledgers, other files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::point::Ends;
use crate::actuals::ledger::{self, LedgerCache, Ledgers};
use crate::cli::cache::DiskStore;
use crate::cli::environment::Environment;
use crate::compare::{Change, Comparison, Days, sort};
use crate::finding::Report;
use crate::model::Playbook;
use crate::rules::default_levels;
use crate::source::{Entry, Origin, Source};
use crate::text::{BlobId, DocPath};
use crate::value::Date;

/// A state that is compared: what it says, its files, and the day on which it stood so.
#[derive(Clone, Copy)]
pub(in crate::cli) struct State<'a> {
    pub(in crate::cli) playbook: &'a Playbook,
    pub(in crate::cli) source: &'a dyn Source,
    pub(in crate::cli) day: Option<Date>,
}

pub(super) fn compared(ends: &Ends, environment: &Environment) -> anyhow::Result<Vec<Change>> {
    between(ends.before.state(), ends.now.state(), environment)
}

/// Everything that `now` says otherwise than `before`, the weightiest first.
pub(in crate::cli) fn between(
    before: State<'_>,
    now: State<'_>,
    environment: &Environment,
) -> anyhow::Result<Vec<Change>> {
    let levels = default_levels();
    let comparison = Comparison::of(before.playbook, now.playbook)
        .on(Days {
            before: before.day,
            now: now.day,
        })
        .with_levels(&levels);
    let mut changes = comparison.changes();
    let (old, new) = (before.source.list()?, now.source.list()?);
    let touched = touched_ledgers(&old, &new);
    if !touched.is_empty() {
        let store = environment.cache.clone().map(DiskStore::new);
        let mut cache = store.map_or_else(LedgerCache::default, |store| {
            LedgerCache::with_store(Arc::new(store))
        });
        let before = ledgers(before, old.clone(), &touched, &mut cache)?;
        let now = ledgers(now, new.clone(), &touched, &mut cache)?;
        changes.extend(comparison.ledgers(&before, &now));
    }
    changes.extend(comparison.files(&old, &new));
    sort(&mut changes);
    Ok(changes)
}

/// The folders and files under `ledgers/` that are not what they were, as far as the name of a
/// ledger goes.
fn touched_ledgers(old: &[Entry], new: &[Entry]) -> BTreeSet<String> {
    let blobs = |entries: &[Entry]| -> BTreeMap<DocPath, BlobId> {
        let all = entries.iter();
        let ledgers = all.filter(|entry| ledger_of(&entry.path).is_some());
        ledgers
            .map(|entry| (entry.path.clone(), entry.blob.clone()))
            .collect()
    };
    let (old, new) = (blobs(old), blobs(new));
    let all = old.keys().chain(new.keys());
    let touched = all.filter(|path| old.get(*path) != new.get(*path));
    touched
        .filter_map(|path| ledger_of(path).map(str::to_owned))
        .collect()
}

/// `rates` for `ledgers/rates.csv` and for all below `ledgers/rates/`.
pub(in crate::cli) fn ledger_of(path: &DocPath) -> Option<&str> {
    let inside = path.as_str().strip_prefix("ledgers/")?;
    let is_table = path.extension()?.eq_ignore_ascii_case("csv");
    let (name, _) = inside.split_once('/').or_else(|| inside.rsplit_once('.'))?;
    is_table.then_some(name)
}

fn ledgers(
    side: State<'_>,
    mut entries: Vec<Entry>,
    touched: &BTreeSet<String>,
    cache: &mut LedgerCache,
) -> anyhow::Result<Ledgers> {
    entries.retain(|entry| ledger_of(&entry.path).is_some_and(|name| touched.contains(name)));
    let part = Part {
        source: side.source,
        entries,
    };
    // What is wrong with a ledger is for `check` to say.
    let mut unheard = Report::default();
    ledger::load(side.playbook, &part, cache, &mut unheard)
}

/// Some of the files of a source: ledgers may be large, and few change.
struct Part<'a> {
    source: &'a dyn Source,
    entries: Vec<Entry>,
}

impl Source for Part<'_> {
    fn list(&self) -> anyhow::Result<Vec<Entry>> {
        Ok(self.entries.clone())
    }

    fn read(&self, path: &DocPath) -> anyhow::Result<Arc<[u8]>> {
        self.source.read(path)
    }

    fn origin(&self) -> Origin {
        self.source.origin()
    }
}
