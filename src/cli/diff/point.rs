//! The two states that are compared, by the names that people give them.

use std::path::Path;
use std::sync::Arc;

use super::compared::State;
use crate::cli::Failure;
use crate::cli::cache::DiskStore;
use crate::cli::environment::Environment;
use crate::history::{self, NoPoint, Point, Reader, resolve};
use crate::locale::{Lang, Message};
use crate::model::{Loaded, ParseCache, Playbook, load};
use crate::source::{self, CONFIG_FILE, GitError, Memory, Origin, Source, Store};
use crate::value::{Date, Period, parse_date};

/// What a state is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// What was asked for: a revision, an edition, a day; `worktree` for the files on disk.
    pub(super) asked: String,
    /// Its commit, where it is one.
    pub(super) commit: Option<String>,
    /// The day on which it stood so.
    pub(super) day: Option<Date>,
}

/// A state, read.
pub(super) struct Side {
    pub(super) named: Named,
    pub(super) loaded: Arc<Loaded>,
    pub(super) source: Box<dyn Source>,
}

/// Both states.
pub(super) struct Ends {
    pub(super) before: Side,
    pub(super) now: Side,
    /// What should be known beside the changes.
    pub(super) notes: Vec<Message>,
}

const WORK_TREE: &str = "worktree";

impl Named {
    /// As it stands in a sentence.
    pub(super) fn words(&self, lang: Lang) -> String {
        match &self.commit {
            None => Message::new("diff-work-tree").text(lang),
            Some(commit) if commit.starts_with(&self.asked) => short(commit).to_owned(),
            Some(commit) => format!("{} ({})", self.asked, short(commit)),
        }
    }

    /// As the command line takes it: a branch may be called anything and may move, a commit's id
    /// neither.
    pub(super) fn argument(&self) -> String {
        let is_period = parse_date(&self.asked).is_ok() || Period::parse(&self.asked).is_ok();
        match &self.commit {
            Some(commit) if !is_period => commit.get(..12).unwrap_or(commit).to_owned(),
            _ => self.asked.clone(),
        }
    }
}

fn short(commit: &str) -> &str {
    commit.get(..8).unwrap_or(commit)
}

impl Ends {
    /// Reads the two states that `range` names: `A`, `A..B`, or nothing for where this work began.
    pub(super) fn of(
        root: &Path,
        range: Option<&str>,
        environment: &Environment,
    ) -> anyhow::Result<Self> {
        let cache = ParseCache::new();
        let files = source::open(root)?;
        let loaded = load(&*files, &cache).map_err(crate::cli::opened::explained)?;
        let reader = Reader::open(root, &cache).map_err(|error| failed("", error))?;
        let finder = Finder {
            root,
            cache,
            reader,
            today: loaded,
            environment,
        };
        let (from, to) = match range.unwrap_or("").split_once("..") {
            // Git's three dots start where the line of work began, as no name at all does here.
            Some((from, to)) => (from, to.trim_start_matches('.')),
            None => (range.unwrap_or(""), ""),
        };
        let mut notes = Vec::new();
        let before = match from {
            "" => finder.start(&mut notes)?,
            asked => finder.side(asked)?,
        };
        let now = finder.side(if to.is_empty() { WORK_TREE } else { to })?;
        Ok(Self { before, now, notes })
    }
}

struct Finder<'a> {
    root: &'a Path,
    cache: ParseCache,
    reader: Reader,
    /// The playbook as it lies on disk: its time zone and its reviews say what an edition is.
    today: Loaded,
    environment: &'a Environment,
}

impl Finder<'_> {
    /// Where this line of work began.
    fn start(&self, notes: &mut Vec<Message>) -> anyhow::Result<Side> {
        let start = self.reader.start().map_err(|error| failed("", error))?;
        let asked = start.branch.clone().unwrap_or_else(|| {
            notes.push(Message::new("diff-no-default-branch"));
            "HEAD".to_owned()
        });
        self.at(&asked, &start.commit, None)
    }

    fn side(&self, asked: &str) -> anyhow::Result<Side> {
        if matches!(asked, "." | WORK_TREE) {
            return self.work_tree();
        }
        let is_dated = parse_date(asked).is_ok() || Period::parse(asked).is_ok();
        if is_dated {
            return self.in_line(asked);
        }
        let tagged = self.reader.resolve(&format!("refs/tags/edition/{asked}"));
        let commit = tagged.or_else(|_| self.reader.resolve(asked));
        let commit = commit.map_err(|error| failed(asked, error))?;
        self.at(asked, &commit, None)
    }

    /// Days and editions are found on the line of first parents.
    fn in_line(&self, asked: &str) -> anyhow::Result<Side> {
        let playbook = &self.today.playbook;
        let store = self.environment.cache.clone().map(DiskStore::new);
        let store = store.as_ref().map(|store| store as &dyn Store);
        let timeline = history::asked(self.root, playbook, &self.cache, store);
        let timeline = timeline.map_err(|error| match error.downcast::<GitError>() {
            Ok(known) => failed(asked, known).into(),
            Err(other) => other,
        })?;
        match resolve(&timeline, playbook, asked)? {
            Ok(Point::WorkTree) => self.work_tree(),
            Ok(Point::Commit { id, as_of, .. }) => self.at(asked, &id, as_of),
            Err(NoPoint::Git(error)) => Err(failed(asked, error).into()),
            Err(reason) => {
                let id = match (timeline.is_shallow(), reason) {
                    (true, _) => "diff-cut-off",
                    (false, NoPoint::NoEdition(_)) => "diff-no-edition",
                    (false, _) => "diff-too-early",
                };
                Err(Failure::new(Message::new(id).with("asked", asked)).into())
            }
        }
    }

    /// The files on disk; in a bare repository, the last commit.
    fn work_tree(&self) -> anyhow::Result<Side> {
        let files = source::open(self.root)?;
        if let Origin::Commit(head) = files.origin() {
            return self.at("HEAD", &head, None);
        }
        let config = &self.today.playbook.config;
        let pinned = config.as_of.as_ref().map(|day| day.value);
        let day = pinned.unwrap_or_else(|| self.environment.today(&config.zone()));
        Ok(Side {
            named: Named {
                asked: WORK_TREE.to_owned(),
                commit: None,
                day: Some(day),
            },
            loaded: Arc::new(self.today.clone()),
            source: files,
        })
    }

    /// The playbook as a commit has it; an empty one before there was any, so that the change that
    /// brings a playbook can be shown too.
    fn at(&self, asked: &str, commit: &str, as_of: Option<Date>) -> anyhow::Result<Side> {
        let zone = self.today.playbook.config.zone();
        let named = Named {
            asked: asked.to_owned(),
            day: as_of.or_else(|| self.reader.day_of(commit, &zone)),
            commit: Some(commit.to_owned()),
        };
        let loaded = match self.reader.playbook(commit)? {
            Some(loaded) => loaded,
            None => Arc::new(load(&Memory::of([(CONFIG_FILE, "")]), &self.cache)?),
        };
        let source: Box<dyn Source> = match self.reader.files(commit) {
            Ok(files) => Box::new(files),
            Err(error) if matches!(error.downcast_ref(), Some(GitError::MissingFolder { .. })) => {
                Box::new(Memory::default())
            }
            Err(error) => return Err(error),
        };
        Ok(Side {
            named,
            loaded,
            source,
        })
    }
}

impl Side {
    /// The playbook.
    pub(super) fn playbook(&self) -> &Playbook {
        &self.loaded.playbook
    }

    /// It as it is compared.
    pub(super) fn state(&self) -> State<'_> {
        State {
            playbook: self.playbook(),
            source: &*self.source,
            day: self.named.day,
        }
    }
}

/// Why Git could not say, with the command that helps.
fn failed(asked: &str, error: GitError) -> Failure {
    let is_id = asked.len() >= 7 && asked.bytes().all(|byte| byte.is_ascii_hexdigit());
    match error {
        // A branch that was rewritten leaves commits that no branch names: no tag brings them.
        GitError::MissingRevision { .. } if is_id => {
            Failure::new(Message::new("diff-lost-commit").with("commit", asked))
        }
        other => Failure::new(Message::new("diff-git").with("reason", other.to_string())),
    }
}
