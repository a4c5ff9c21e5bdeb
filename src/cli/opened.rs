//! A playbook on disk, read, and the day on which it is judged.

use std::path::{Path, PathBuf};

use super::Failure;
use super::environment::Environment;
use crate::actuals::{self, Actuals, LedgerCache};
use crate::history::{self, Past};
use crate::locale::Message;
use crate::model::{LoadError, Loaded, ParseCache, Playbook, load};
use crate::rules::Context;
use crate::source::{Source as _, WorkTree, find};
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

/// A playbook that has been read.
pub(super) struct Opened {
    pub(super) root: PathBuf,
    pub(super) source: WorkTree,
    pub(super) loaded: Loaded,
    pub(super) actuals: Actuals,
    pub(super) as_of: AsOf,
    pub(super) past: Past,
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
        let source = WorkTree::open(root)?;
        let mut cache = ParseCache::new();
        let mut loaded = load(&source, &mut cache).map_err(explained)?;
        let as_of = as_of(&loaded.playbook, asked, environment);
        let mut ledgers = LedgerCache::default();
        let (actuals, told) = actuals::read(&loaded.playbook, &source, as_of.day, &mut ledgers)?;
        loaded.report.append(told);
        let root = source.root().to_owned();
        let past = history::read(&root, &loaded.playbook, &mut cache)?;
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

/// The one playbook that `path` speaks of, or the folder the command runs in.
pub(super) fn only_root(path: Option<&Path>, environment: &Environment) -> anyhow::Result<PathBuf> {
    let mut roots = find(path.unwrap_or(&environment.folder))?;
    if roots.len() > 1 {
        let folders = roots
            .iter()
            .map(|root| environment.relative(root).display().to_string());
        let message =
            Message::new("several-playbooks").with("folders", folders.collect::<Vec<_>>());
        return Err(Failure::new(message).into());
    }
    Ok(roots.remove(0))
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

fn explained(error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref::<LoadError>() {
        Some(LoadError::UnknownFormat(format)) => {
            let what = Message::new("unknown-format").with("format", format.to_string());
            Failure::new(what).into()
        }
        _ => error,
    }
}
