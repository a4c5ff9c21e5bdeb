//! The thread that reads whole playbooks and runs every rule over them, while the loop answers.

use std::collections::BTreeMap;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::inbox::Event;
use crate::cli::environment::Environment;
use crate::cli::opened::{Caches, Opened};
use crate::finding::Finding;
use crate::rules::{self, Selection};
use crate::source::{Overlay, Source};
use crate::text::DocPath;
use crate::value::Date;

/// As much as a main thread has: documents may be nested deeply.
const STACK: usize = 8 * 1024 * 1024;

/// A playbook that is to be looked at.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) root: PathBuf,
    /// How often the playbook had changed when this was asked.
    pub(super) turn: u64,
    /// The texts that are open.
    pub(super) texts: Vec<(DocPath, Arc<str>)>,
}

/// What came out of a look.
pub(super) struct Judged {
    pub(super) root: PathBuf,
    pub(super) turn: u64,
    /// The playbook and what is wrong with it, or why it cannot be read.
    pub(super) result: anyhow::Result<(Opened, Vec<Finding>)>,
}

impl fmt::Debug for Judged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "turn {} of {}", self.turn, self.root.display())
    }
}

/// Starts the thread; it ends when nobody can ask any more.
pub(super) fn start(
    environment: &Environment,
    as_of: Option<Date>,
    events: Sender<Event>,
) -> anyhow::Result<Sender<Job>> {
    let (sender, jobs) = channel();
    let mut judge = Judge {
        environment: environment.clone(),
        as_of,
        caches: BTreeMap::new(),
    };
    thread::Builder::new()
        .name("comity-judge".to_owned())
        .stack_size(STACK)
        .spawn(move || judge.work(&jobs, &events))?;
    Ok(sender)
}

struct Judge {
    environment: Environment,
    as_of: Option<Date>,
    /// What was read of each playbook.
    caches: BTreeMap<PathBuf, Caches>,
}

impl Judge {
    fn work(&mut self, jobs: &Receiver<Job>, events: &Sender<Event>) {
        while let Ok(Job { root, turn, texts }) = jobs.recv() {
            let looked = catch_unwind(AssertUnwindSafe(|| self.look(&root, texts)));
            let result = looked.unwrap_or_else(|_| {
                // What it was reading may be half-written.
                self.caches.remove(&root);
                Err(anyhow::anyhow!("comity itself has failed"))
            });
            let judged = Judged { root, turn, result };
            if events.send(Event::Judged(Box::new(judged))).is_err() {
                return;
            }
        }
    }

    /// What `comity check` would say if every open text were saved.
    fn look(
        &mut self,
        root: &Path,
        texts: Vec<(DocPath, Arc<str>)>,
    ) -> anyhow::Result<(Opened, Vec<Finding>)> {
        let environment = self.environment.at_present();
        let caches = self.caches.entry(root.to_owned());
        let caches = caches.or_insert_with(|| Caches::of_one(&environment));
        let files: Arc<dyn Source> = caches.files(root, &environment)?.into();
        let listed = files.list()?;
        let mut overlay = Overlay::over(files);
        for (path, text) in texts {
            let found = listed.binary_search_by(|entry| entry.path.cmp(&path));
            if found.is_ok() || is_new(root, &path) {
                overlay.write(path, text.as_bytes());
            }
        }
        let opened = Opened::of(Box::new(overlay), root, self.as_of, &environment, caches)?;
        caches.pages().sweep();
        let checked = rules::check(
            &opened.context(),
            &opened.loaded.report,
            opened.past.timeline(),
            &Selection::default(),
        );
        Ok((opened, checked.report.findings))
    }
}

/// Whether a file that is no part of a playbook is none only because nobody has saved it yet. What
/// is ignored, or lies in a hidden folder, stays out.
pub(super) fn is_new(root: &Path, path: &DocPath) -> bool {
    let mut folders = path.folder().split('/');
    !folders.any(|folder| folder.starts_with('.')) && !root.join(path.as_str()).exists()
}
