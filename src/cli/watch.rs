//! Waiting until something in a playbook changes.
//!
//! Events are hints: editors save in many ways, and one save gives several events. What matters is
//! that something happened and that it has become quiet again; everything is then checked anew.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use anyhow::Context as _;
use notify::event::EventKind;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

/// How long nothing may happen before a change counts as finished.
const QUIET: Duration = Duration::from_millis(80);

/// Watches the folders of playbooks.
pub(super) struct Watch {
    /// Watching ends when this is dropped.
    _watcher: RecommendedWatcher,
    changes: Receiver<()>,
}

impl Watch {
    /// Watches everything below `roots`, folders that appear later included.
    pub(super) fn of(roots: impl IntoIterator<Item = PathBuf>) -> anyhow::Result<Self> {
        let roots: Vec<PathBuf> = roots.into_iter().collect();
        let (sender, changes) = channel();
        let watched = roots.clone();
        let tell = move |event: notify::Result<Event>| {
            // An error may hide a change, so it counts as one. Nobody listening means the end.
            if event.map_or(true, |event| matters(&event, &watched)) {
                let _ = sender.send(());
            }
        };
        let mut notifier = notify::recommended_watcher(tell).context("cannot watch files")?;
        for root in roots {
            let told = || format!("cannot watch {}", root.display());
            notifier
                .watch(&root, RecursiveMode::Recursive)
                .with_context(told)?;
        }
        Ok(Self {
            _watcher: notifier,
            changes,
        })
    }

    /// Returns when something has changed and nothing more happens.
    pub(super) fn next_change(&self) -> anyhow::Result<()> {
        self.changes.recv().context("the watcher has ended")?;
        loop {
            match self.changes.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => return Ok(()),
                Err(RecvTimeoutError::Disconnected) => anyhow::bail!("the watcher has ended"),
            }
        }
    }
}

/// Whether an event can change what a check finds: our own reading does not, nor does what
/// happens in hidden folders such as `.git`, or to files that editors keep for themselves.
fn matters(event: &Event, roots: &[PathBuf]) -> bool {
    let is_reading = matches!(event.kind, EventKind::Access(_));
    // What lies above a playbook may be hidden: only the way inside it counts.
    let is_content = |path: &PathBuf| {
        let inside = roots.iter().find_map(|root| path.strip_prefix(root).ok());
        inside.is_none_or(is_content)
    };
    let is_somewhere = event.paths.is_empty() || event.paths.iter().any(is_content);
    event.need_rescan() || (!is_reading && is_somewhere)
}

fn is_content(inside: &Path) -> bool {
    let is_hidden = inside.iter().any(|part| {
        let part = part.to_string_lossy();
        part.starts_with('.') && part != ".gitignore" && part != ".mailmap"
    });
    let is_backup = inside
        .extension()
        .is_some_and(|it| it == "swp" || it == "swx")
        || inside.to_string_lossy().ends_with('~');
    !is_hidden && !is_backup
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(path: &str) -> Event {
        Event::new(EventKind::Any).add_path(path.into())
    }

    #[test]
    fn what_editors_and_git_keep_for_themselves_is_no_change() {
        let roots = [PathBuf::from("/.hidden/p")];
        for path in [".git/index", ".a.md.swp", "a.md~", ".idea/x"] {
            assert!(
                !matters(&changed(&format!("/.hidden/p/{path}")), &roots),
                "{path}"
            );
        }
        for path in ["a.md", "метрики/cpe.md", ".gitignore"] {
            assert!(
                matters(&changed(&format!("/.hidden/p/{path}")), &roots),
                "{path}"
            );
        }
    }
}
