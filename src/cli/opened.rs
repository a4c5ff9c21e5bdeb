//! A playbook on disk, read, and the day on which it is judged.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Failure;
use super::cache::DiskStore;
use super::environment::Environment;
use crate::actuals::{self, Actuals, LedgerCache};
use crate::history::{self, Past, Timeline};
use crate::locale::Message;
use crate::model::{LoadError, Loaded, ParseCache, Playbook, load};
use crate::rules::Context;
use crate::source::{self, Known, Origin, Source, Store};
use crate::value::Date;

/// Who chose the day on which everything is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// The clock, in the playbook's time zone.
    Today,
    /// `as_of` in `comity.toml`.
    Pinned,
    /// `--as-of`.
    Asked,
}

/// The day on which everything is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// The day.
    pub day: Date,
    /// Who chose it.
    pub chosen: Chosen,
}

impl AsOf {
    /// The day in words; one that is pinned says so.
    pub(super) fn said(self) -> Message {
        let id = match self.chosen {
            Chosen::Pinned => "as-of-pinned",
            Chosen::Today | Chosen::Asked => "as-of",
        };
        Message::new(id).with("day", self.day)
    }
}

/// What reading a playbook once spares the next reading of it.
#[derive(Debug)]
pub(super) struct Caches {
    pages: ParseCache,
    ledgers: LedgerCache,
    store: Option<Arc<dyn Store>>,
    /// What else those keep who look at one playbook again and again.
    kept: Option<Kept>,
}

/// What stays as it is between two looks at one playbook, most of the time.
#[derive(Debug, Default)]
struct Kept {
    files: Known,
    /// The past, and what it follows from.
    past: Option<(String, Arc<Past>)>,
}

impl Caches {
    /// The same as [`Caches::new`], for those who look at one playbook again and again.
    pub(super) fn of_one(environment: &Environment) -> Self {
        Self {
            kept: Some(Kept::default()),
            ..Self::new(environment)
        }
    }

    /// The files in `root`; only what may have changed since the last look is read from disk.
    pub(super) fn files(
        &mut self,
        root: &Path,
        environment: &Environment,
    ) -> anyhow::Result<Box<dyn Source>> {
        match &mut self.kept {
            Some(kept) => {
                kept.files.begin(environment.at_present().nanos());
                source::open_again(root, &mut kept.files)
            }
            None => source::open(root),
        }
    }

    /// The past of the playbook in `root`; the one of the last look where nothing has happened.
    fn past(&mut self, root: &Path, playbook: &Playbook) -> anyhow::Result<Arc<Past>> {
        let mark = self
            .kept
            .as_ref()
            .and_then(|_| history::mark(root, playbook));
        let known = self.kept.as_ref().and_then(|kept| kept.past.as_ref());
        if let Some((known, past)) = known
            && Some(known) == mark.as_ref()
        {
            return Ok(Arc::clone(past));
        }
        let store = self.store.as_deref();
        let past = Arc::new(history::read_with(root, playbook, &self.pages, store)?);
        if let Some(kept) = &mut self.kept {
            kept.past = mark.map(|mark| (mark, Arc::clone(&past)));
        }
        Ok(past)
    }

    /// Nothing but what other runs have left on disk.
    pub(super) fn new(environment: &Environment) -> Self {
        let store = environment.cache.clone().map(DiskStore::new);
        let store = store.map(|store| Arc::new(store) as Arc<dyn Store>);
        Self {
            pages: ParseCache::new(),
            ledgers: store
                .clone()
                .map_or_else(LedgerCache::default, LedgerCache::with_store),
            store,
            kept: None,
        }
    }
}

impl Caches {
    /// The documents that were read.
    pub(super) fn pages(&self) -> &ParseCache {
        &self.pages
    }

    /// The ledgers that were read.
    pub(super) fn ledgers(&mut self) -> &mut LedgerCache {
        &mut self.ledgers
    }
}

/// A playbook that has been read.
pub(super) struct Opened {
    pub(super) root: PathBuf,
    pub(super) source: Box<dyn Source>,
    pub(super) loaded: Loaded,
    pub(super) actuals: Actuals,
    pub(super) as_of: AsOf,
    pub(super) past: Arc<Past>,
    /// The commit whose files lie on disk, where there is one.
    pub(super) commit: Option<String>,
}

impl Opened {
    /// Reads the playbook in `root`; `asked` is the day that the caller chose.
    pub(super) fn read(
        root: &Path,
        asked: Option<Date>,
        environment: &Environment,
    ) -> anyhow::Result<Self> {
        Self::read_again(root, asked, environment, &mut Caches::new(environment))
    }

    /// Reads the playbook in `root` with what former readings of it left in `caches`.
    pub(super) fn read_again(
        root: &Path,
        asked: Option<Date>,
        environment: &Environment,
        caches: &mut Caches,
    ) -> anyhow::Result<Self> {
        let files = caches.files(root, environment)?;
        Self::of(files, root, asked, environment, caches)
    }

    /// Reads the playbook in `root`, whose files are those of `source`.
    pub(super) fn of(
        source: Box<dyn Source>,
        root: &Path,
        asked: Option<Date>,
        environment: &Environment,
        caches: &mut Caches,
    ) -> anyhow::Result<Self> {
        let progress = &environment.progress;
        progress.now(|| Message::new("progress-documents"));
        let Caches { pages, ledgers, .. } = &mut *caches;
        let mut loaded = load(&*source, pages).map_err(explained)?;
        let as_of = as_of(&loaded.playbook, asked, environment);
        progress.now(|| Message::new("progress-ledgers"));
        let (actuals, told) = actuals::read(&loaded.playbook, &*source, as_of.day, ledgers)?;
        loaded.report.append(told);
        let root = match source.origin() {
            Origin::WorkTree(root) => root,
            _ => root.to_owned(),
        };
        progress.now(|| Message::new("progress-history"));
        let past = caches.past(&root, &loaded.playbook)?;
        progress.now(|| Message::new("progress-rules"));
        let commit = history::head(&root);
        Ok(Self {
            root,
            source,
            loaded,
            actuals,
            as_of,
            past,
            commit,
        })
    }

    /// What every rule may look at.
    pub(super) fn context(&self) -> Context<'_> {
        Context {
            playbook: &self.loaded.playbook,
            actuals: &self.actuals,
            as_of: self.as_of.day,
        }
    }

    /// The past, where it was read and is whole: of a clone that was cut off nothing is known.
    pub(super) fn trusted_past(&self) -> Option<&Timeline> {
        let past = self.past.timeline();
        past.filter(|timeline| !timeline.is_shallow())
    }

    /// What should be known beside the findings: files that were left out, an empty playbook.
    pub(super) fn notes(&self) -> Vec<Message> {
        let skipped = self.source.skipped().iter().map(|skipped| {
            let reason = Message::new(format!("skipped-{}", skipped.reason.id()));
            Message::new("skipped")
                .with("path", skipped.path.clone())
                .with("reason", reason)
        });
        let empty = self.loaded.playbook.documents.is_empty();
        let past = self.past.not_checked().cloned();
        skipped
            .chain(past)
            .chain(empty.then(|| Message::new("no-documents")))
            .collect()
    }
}

fn as_of(playbook: &Playbook, asked: Option<Date>, environment: &Environment) -> AsOf {
    if let Some(day) = asked {
        let chosen = Chosen::Asked;
        return AsOf { day, chosen };
    }
    match &playbook.config.as_of {
        Some(day) => AsOf {
            day: day.value,
            chosen: Chosen::Pinned,
        },
        None => AsOf {
            day: environment.today(&playbook.config.zone()),
            chosen: Chosen::Today,
        },
    }
}

pub(super) fn explained(error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref::<LoadError>() {
        Some(LoadError::UnknownFormat(format)) => {
            let what = Message::new("unknown-format").with("format", format.to_string());
            Failure::new(what).into()
        }
        _ => error,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::source::sandbox::Sandbox;

    #[test]
    fn only_what_has_changed_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let put = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        put("comity.toml", "format = 1\n");
        put("a.md", "---\ntitle: A\n---\n");
        put("b.md", "---\ntitle: B\n---\n");
        put("ledgers/effort.csv", "week,person,hours\n");
        put("ledgers/rates.csv", "date,base,quote,rate\n");
        let mut environment = Environment::of_process();
        environment.cache = None;
        let mut caches = Caches::new(&environment);
        let mut reads = || {
            let day = "2026-03-31".parse().ok();
            Opened::read_again(folder.path(), day, &environment, &mut caches).unwrap();
            (caches.pages.reads(), caches.ledgers.reads)
        };
        assert_eq!(reads(), (2, 2));
        assert_eq!(reads(), (2, 2));
        put("b.md", "---\ntitle: C\n---\n");
        put(
            "ledgers/rates.csv",
            "date,base,quote,rate\n2026-02-16,USD,RUB,82.40\n",
        );
        assert_eq!(reads(), (3, 3));
    }

    #[test]
    fn files_that_are_gone_are_forgotten() {
        let sandbox = Sandbox::of(&[("comity.toml", "format = 1\n"), ("a.md", ""), ("b.md", "")]);
        let mut environment = Environment::of_process();
        environment.cache = None;
        let mut caches = Caches::of_one(&environment);
        let mut look = || {
            let day = "2026-03-31".parse().ok();
            Opened::read_again(&sandbox.path(), day, &environment, &mut caches).unwrap();
            caches.pages.sweep();
            (caches.pages.reads(), caches.pages.len())
        };
        assert_eq!(look(), (2, 2));
        sandbox.write("a.md", "Another text.");
        fs::remove_file(sandbox.path().join("b.md")).unwrap();
        // What was asked for at the last look may be asked for at this one.
        assert_eq!(look(), (3, 1));
        assert_eq!(look(), (3, 1));
    }

    #[test]
    fn the_past_is_read_again_when_something_has_happened_in_it() {
        let sandbox = Sandbox::of(&[("comity.toml", "format = 1\n"), ("a.md", "")]);
        sandbox.commit("first");
        let mut environment = Environment::of_process();
        environment.cache = None;
        let mut caches = Caches::of_one(&environment);
        let mut look = || {
            let day = "2026-03-31".parse().ok();
            let opened = Opened::read_again(&sandbox.path(), day, &environment, &mut caches);
            opened.unwrap().past
        };
        let first = look();
        sandbox.write("a.md", "Another text.");
        assert!(Arc::ptr_eq(&first, &look()));
        sandbox.commit("second");
        let second = look();
        assert!(!Arc::ptr_eq(&first, &second));
        assert_eq!(second.timeline().unwrap().graph.commits.len(), 2);
    }
}
