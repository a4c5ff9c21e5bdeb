//! Waiting until something in a playbook changes.
//!
//! Events are hints: editors save in many ways, one save gives several events, and some are lost in
//! a flood. What matters is that something happened and that it has become quiet again; everything
//! is then looked at anew. A folder that goes away and comes back is watched again.

mod subject;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use subject::{Identity, Subject};

/// How long nothing may happen before a change counts as finished: editors save by several steps.
const QUIET: Duration = Duration::from_millis(40);

/// How long a change may take at most: a flood would never end otherwise.
const STORM: Duration = Duration::from_millis(250);

/// How often one looks for a folder that is gone.
const PATIENCE: Duration = Duration::from_millis(200);

/// How waiting ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Woken {
    /// Something has changed, or may have.
    Changed,
    /// Nothing happened for as long as one wanted to wait.
    Idle,
}

/// Watches the folders of playbooks.
pub(super) struct Watch {
    subjects: Vec<Subject>,
    /// Which folder lay under each root when it was watched; `None` where there was none.
    identities: Vec<Option<Identity>>,
    /// Watching ends when this is dropped.
    watcher: Option<RecommendedWatcher>,
    ears: Ears,
    changes: Receiver<()>,
}

/// What the watcher's thread tells.
#[derive(Clone)]
struct Ears {
    changed: SyncSender<()>,
    /// Whether events were lost, so that folders may have come that nobody watches.
    is_lost: Arc<AtomicBool>,
}

impl Watch {
    /// Watches everything below `roots`, folders that appear later included, and what Git does to
    /// the line of work they are on.
    pub(super) fn of(roots: impl IntoIterator<Item = PathBuf>) -> anyhow::Result<Self> {
        // One hint is as good as a thousand.
        let (sender, changes) = sync_channel(1);
        let mut watch = Self {
            subjects: roots.into_iter().map(Subject::of).collect(),
            identities: Vec::new(),
            watcher: None,
            ears: Ears {
                changed: sender,
                is_lost: Arc::default(),
            },
            changes,
        };
        watch.begin()?;
        Ok(watch)
    }

    /// Returns when something has changed and nothing more happens.
    pub(super) fn next_change(&mut self) -> anyhow::Result<()> {
        while self.wait(Duration::MAX)? == Woken::Idle {}
        Ok(())
    }

    /// Waits until something has changed and nothing more happens; `patience` at most.
    pub(super) fn wait(&mut self, patience: Duration) -> anyhow::Result<Woken> {
        let end = Instant::now().checked_add(patience);
        loop {
            let left = end.map_or(Duration::MAX, |end| {
                end.saturating_duration_since(Instant::now())
            });
            let turn = if self.is_whole() {
                left
            } else {
                left.min(PATIENCE)
            };
            let is_told = self.is_told(turn)?;
            if is_told {
                self.settle()?;
            }
            if self.ears.is_lost.swap(false, Ordering::Relaxed) || self.has_moved() {
                self.again();
                return Ok(Woken::Changed);
            }
            if is_told {
                return Ok(Woken::Changed);
            }
            if turn == left {
                return Ok(Woken::Idle);
            }
        }
    }

    /// Watches everything anew: something has changed without being told.
    pub(super) fn again(&mut self) {
        // What cannot be watched now is tried again by those who wait.
        if self.begin().is_err() {
            self.identities.fill(None);
        }
    }

    fn is_told(&self, patience: Duration) -> anyhow::Result<bool> {
        match self.changes.recv_timeout(patience) {
            Ok(()) => Ok(true),
            Err(RecvTimeoutError::Timeout) => Ok(false),
            Err(RecvTimeoutError::Disconnected) => anyhow::bail!("the watcher has ended"),
        }
    }

    fn settle(&self) -> anyhow::Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < STORM && self.is_told(QUIET)? {}
        Ok(())
    }

    /// Whether every root is there and watched.
    fn is_whole(&self) -> bool {
        self.identities.iter().all(Option::is_some)
    }

    /// Whether another folder lies under a root than the one that is watched.
    fn has_moved(&self) -> bool {
        let now = self.subjects.iter().map(Subject::identity);
        let mut both = now.zip(&self.identities);
        both.any(|(now, watched)| now != *watched)
    }

    fn begin(&mut self) -> anyhow::Result<()> {
        self.watcher = None;
        self.identities = self.subjects.iter().map(Subject::identity).collect();
        let told = self.ears.clone();
        let subjects = self.subjects.clone();
        let hear = move |event: notify::Result<Event>| told.hear(event, &subjects);
        let mut watcher = notify::recommended_watcher(hear).context("cannot watch files")?;
        for (subject, identity) in self.subjects.iter().zip(&self.identities) {
            if identity.is_some() {
                let told = || format!("cannot watch {}", subject.root.display());
                watcher
                    .watch(&subject.root, RecursiveMode::Recursive)
                    .with_context(told)?;
            }
            for (folder, depth) in subject.beside() {
                // Without these, only what Git does is seen later.
                let _ = watcher.watch(&folder, depth);
            }
        }
        self.watcher = Some(watcher);
        Ok(())
    }
}

impl Ears {
    fn hear(&self, event: notify::Result<Event>, subjects: &[Subject]) {
        // An error may hide a change, so it counts as one.
        let is_lost = event.as_ref().map_or(true, Event::need_rescan);
        if is_lost {
            self.is_lost.store(true, Ordering::Relaxed);
        }
        let concerns = |event: Event| subjects.iter().any(|subject| subject.concerns(&event));
        if is_lost || event.is_ok_and(concerns) {
            // Nobody listening means the end; a hint that nobody has taken yet is enough.
            let _ = self.changed.try_send(());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::source::sandbox::Sandbox;

    const LONG: Duration = Duration::from_secs(20);
    const SHORT: Duration = Duration::from_millis(300);

    fn quiet(watch: &mut Watch) {
        while watch.wait(SHORT).unwrap() == Woken::Changed {}
    }

    #[test]
    fn a_folder_that_goes_and_comes_back_is_watched_again() {
        let sandbox = Sandbox::of(&[("above/p/a.md", "")]);
        let root = sandbox.path().join("above/p");
        let mut watch = Watch::of([root.clone()]).unwrap();
        fs::remove_dir_all(sandbox.path().join("above")).unwrap();
        assert_eq!(watch.wait(LONG).unwrap(), Woken::Changed);
        quiet(&mut watch);
        sandbox.write("above/p/b.md", "");
        assert_eq!(watch.wait(LONG).unwrap(), Woken::Changed);
        quiet(&mut watch);
        sandbox.write("above/p/b.md", "again");
        assert_eq!(watch.wait(LONG).unwrap(), Woken::Changed);
    }

    #[test]
    fn another_folder_under_the_same_name_is_seen() {
        let sandbox = Sandbox::of(&[("p/a.md", ""), ("q/sub/a.md", "")]);
        let folder = sandbox.path();
        let mut watch = Watch::of([folder.join("p")]).unwrap();
        fs::rename(folder.join("p"), folder.join("old")).unwrap();
        fs::rename(folder.join("q"), folder.join("p")).unwrap();
        assert_eq!(watch.wait(LONG).unwrap(), Woken::Changed);
        quiet(&mut watch);
        sandbox.write("old/a.md", "nobody's business");
        assert_eq!(watch.wait(SHORT).unwrap(), Woken::Idle);
        sandbox.write("p/sub/a.md", "new");
        assert_eq!(watch.wait(LONG).unwrap(), Woken::Changed);
    }

    #[test]
    fn a_flood_is_told_before_it_ends() {
        let sandbox = Sandbox::of(&[("a.md", "")]);
        let mut watch = Watch::of([sandbox.path()]).unwrap();
        let begun = Instant::now();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while begun.elapsed() < Duration::from_secs(2) {
                    sandbox.write("a.md", "x");
                    std::thread::sleep(QUIET / 8);
                }
            });
            assert_eq!(watch.wait(LONG).unwrap(), Woken::Changed);
            assert!(
                begun.elapsed() < Duration::from_secs(2),
                "{:?}",
                begun.elapsed()
            );
        });
    }

    #[test]
    fn a_commit_is_seen_though_no_file_changes() {
        let sandbox = Sandbox::of(&[("p/a.md", ""), (".gitignore", "")]);
        sandbox.commit("first");
        for root in [sandbox.path(), sandbox.path().join("p")] {
            let mut watch = Watch::of([root]).unwrap();
            sandbox.git(&["status"]);
            assert_eq!(watch.wait(SHORT).unwrap(), Woken::Idle);
            sandbox.git(&["commit", "--quiet", "--allow-empty", "--message", "second"]);
            assert_eq!(watch.wait(LONG).unwrap(), Woken::Changed);
            quiet(&mut watch);
            sandbox.write(".gitignore", "*.tmp\n");
            assert_eq!(watch.wait(LONG).unwrap(), Woken::Changed);
        }
    }
}
