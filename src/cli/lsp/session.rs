//! A playbook that somebody writes in: how it stands with every open text in it, and what is wrong.
//!
//! Each keystroke reads its own document again and runs the rules about one document. What the
//! rules about the whole playbook said stays, moved by what was typed, until they have looked again
//! ([`super::judge`]). A look is dropped where something was typed meanwhile.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use gen_lsp_types::Diagnostic;

use super::documents::Documents;
use super::judge::{Job, Judged, is_new};
use super::shift::{Change, shift};
use super::uri::{escaped, uri_of};
use crate::assist::View;
use crate::cli::environment::Environment;
use crate::cli::opened::{Chosen, Opened};
use crate::finding::Finding;
use crate::locale::Lang;
use crate::model::{Playbook, reread};
use crate::rules::{self, Context};
use crate::source::CONFIG_FILE;
use crate::text::{DocPath, SourceFile};

/// The last reading that went well, and the playbook with what was typed since.
struct Good {
    opened: Opened,
    playbook: Playbook,
}

/// A playbook that somebody writes in.
pub(super) struct Session {
    pub(super) root: PathBuf,
    /// The address of its folder as the editor writes it.
    home: String,
    good: Option<Good>,
    /// What is wrong, as far as it is known; places are those of the texts as they are now.
    pub(super) findings: Vec<Finding>,
    /// Why it could not be read when it was looked at last.
    pub(super) problem: Option<String>,
    /// How often something has changed.
    turn: u64,
    /// The turn that the findings are those of.
    judged: Option<u64>,
    /// Whether the rules are looking.
    is_asked: bool,
    /// When the rules may look.
    due: Option<Instant>,
    /// What the editor shows, by address.
    pub(super) shown: BTreeMap<String, Vec<Diagnostic>>,
}

impl Session {
    /// The playbook in `root`, which the editor reaches as `home`; it is to be read at once.
    pub(super) fn of(root: PathBuf, home: &Path) -> Self {
        Self {
            root,
            home: uri_of(home),
            good: None,
            findings: Vec::new(),
            problem: None,
            turn: 0,
            judged: None,
            is_asked: false,
            due: Some(Instant::now()),
            shown: BTreeMap::new(),
        }
    }

    /// Whether a first look has been taken, so that questions can be answered.
    pub(super) fn is_read(&self) -> bool {
        self.judged.is_some()
    }

    /// Whether a file was read with this very text.
    pub(super) fn is_read_as(&self, path: &DocPath, text: &str) -> bool {
        let none = Documents::default();
        self.file(path, &none)
            .is_some_and(|file| *file.text == *text)
    }

    /// Whether the rules have seen everything that was typed.
    pub(super) fn is_settled(&self) -> bool {
        self.judged == Some(self.turn)
    }

    /// When the rules are to look, where they are not looking already.
    pub(super) fn due(&self) -> Option<Instant> {
        self.due.filter(|_| !self.is_asked)
    }

    /// Something has changed: the rules look after `pause`.
    pub(super) fn touch(&mut self, pause: Duration) {
        self.turn += 1;
        self.due = Some(Instant::now() + pause);
    }

    /// What the rules are to look at.
    pub(super) fn job(&mut self, documents: &Documents) -> Job {
        self.is_asked = true;
        self.due = None;
        let texts = documents.of(&self.root);
        let texts = texts.map(|(path, open)| (path.clone(), Arc::clone(&open.text)));
        Job {
            root: self.root.clone(),
            turn: self.turn,
            texts: texts.collect(),
        }
    }

    /// Takes what came out of a look; `false` where it is of no use any more.
    pub(super) fn take(&mut self, judged: Judged, documents: &Documents, lang: Lang) -> bool {
        self.is_asked = false;
        let is_late = judged.turn != self.turn;
        if is_late && self.good.is_some() {
            return false;
        }
        self.judged = Some(judged.turn);
        match judged.result {
            Err(error) => self.problem = Some(super::problem(&error, lang)),
            Ok((opened, findings)) => {
                self.problem = None;
                self.keep(opened, findings);
            }
        }
        if is_late {
            // The first look: better than none, once what was typed meanwhile is in it.
            let typed: Vec<_> = documents
                .of(&self.root)
                .map(|(path, _)| path.clone())
                .collect();
            for path in typed {
                self.reread(&path, documents);
            }
        }
        true
    }

    /// A configuration that cannot be read is told; what was known with the last good one stays.
    fn keep(&mut self, opened: Opened, findings: Vec<Finding>) {
        let told = opened.loaded.report.findings.iter();
        let is_config = |finding: &Finding| finding.place.path.as_str() == CONFIG_FILE;
        let mut told = told.filter(|finding| is_config(finding));
        let is_broken = told.any(|finding| finding.rule == "config-unreadable");
        if is_broken && self.good.is_some() {
            self.findings.retain(|finding| !is_config(finding));
            self.findings.extend(findings.into_iter().filter(is_config));
            return;
        }
        let playbook = opened.loaded.playbook.clone();
        self.findings = findings;
        self.good = Some(Good { opened, playbook });
    }

    /// Something was typed in an open text: what is known moves, and its document is read again.
    pub(super) fn typed(&mut self, path: &DocPath, changes: &[Change], documents: &Documents) {
        for change in changes {
            for finding in &mut self.findings {
                shift(finding, path, *change);
            }
        }
        self.reread(path, documents);
    }

    /// Reads an open text again by itself, and runs the rules about one document over it.
    fn reread(&mut self, path: &DocPath, documents: &Documents) {
        let (Some(good), Some(open)) = (&mut self.good, documents.at(&self.root, path)) else {
            return;
        };
        let Good { opened, playbook } = good;
        if playbook.files.binary_search(path).is_err() && !is_new(&self.root, path) {
            return;
        }
        let file = SourceFile::decoded(path.clone(), Arc::clone(&open.text));
        let Some(read) = reread(playbook, file) else {
            return;
        };
        let context = Context {
            playbook,
            actuals: &opened.actuals,
            as_of: opened.as_of.day,
        };
        let Some(page) = page(playbook, path) else {
            return;
        };
        let found = rules::check_page(&context, page, read).findings;
        self.findings
            .retain(|finding| finding.place.path != *path || !rules::is_of_one_page(&finding.rule));
        self.findings.extend(found);
    }

    /// The files that something is wrong in, or was when the editor was told last.
    pub(super) fn files(&self) -> BTreeSet<DocPath> {
        let found = self.findings.iter().filter(|finding| finding.counts());
        let found = found.map(|finding| finding.place.path.clone());
        let problem = self.problem.iter().map(|_| DocPath::new(CONFIG_FILE));
        found.chain(problem).collect()
    }

    /// The findings in a file that count.
    pub(super) fn of_file<'a>(&'a self, path: &'a DocPath) -> impl Iterator<Item = &'a Finding> {
        let here = self
            .findings
            .iter()
            .filter(move |it| it.place.path == *path);
        here.filter(|finding| finding.counts())
    }

    /// The address of a file as the editor writes it.
    pub(super) fn uri(&self, path: &DocPath, documents: &Documents) -> String {
        match documents.at(&self.root, path) {
            Some(open) => open.uri.clone(),
            None => format!("{}/{}", self.home, escaped(path.as_str())),
        }
    }

    /// The file at `path` as it is known: what is open goes before what lies on disk.
    pub(super) fn file(&self, path: &DocPath, documents: &Documents) -> Option<Arc<SourceFile>> {
        let known = self.good.as_ref();
        let page = known.and_then(|good| page(&good.playbook, path));
        if let Some(open) = documents.at(&self.root, path) {
            if let Some(page) = page.filter(|page| page.file.text == open.text) {
                return Some(Arc::clone(&page.file));
            }
            let file = SourceFile::decoded(path.clone(), Arc::clone(&open.text));
            return Some(Arc::new(file));
        }
        if let Some(page) = page {
            return Some(Arc::clone(&page.file));
        }
        let Good { opened, playbook } = known?;
        if playbook.config_file.path == *path {
            return Some(Arc::clone(&playbook.config_file));
        }
        if let Some(file) = opened.actuals.ledgers.file(path) {
            return Some(Arc::clone(file));
        }
        let bytes = opened.source.read(path).ok()?;
        Some(Arc::new(SourceFile::new(path.clone(), &bytes)))
    }

    /// The playbook as it stands with what was typed.
    pub(super) fn playbook(&self) -> Option<&Playbook> {
        self.good.as_ref().map(|good| &good.playbook)
    }

    /// Asks something about the text of a file.
    pub(super) fn ask<T>(
        &self,
        file: &SourceFile,
        lang: Lang,
        question: impl FnOnce(&View<'_>) -> T,
    ) -> Option<T> {
        let Good { opened, playbook } = self.good.as_ref()?;
        let context = Context {
            playbook,
            actuals: &opened.actuals,
            as_of: opened.as_of.day,
        };
        let context = &context;
        Some(question(&View {
            context,
            file,
            lang,
        }))
    }

    /// Whether the findings are those of a day that has passed.
    pub(super) fn is_yesterdays(&self, environment: &Environment) -> bool {
        self.good.as_ref().is_some_and(|Good { opened, playbook }| {
            let today = || environment.at_present().today(&playbook.config.zone());
            opened.as_of.chosen == Chosen::Today && opened.as_of.day != today()
        })
    }
}

/// The document at `path`, which may be a translation.
pub(super) fn page<'a>(playbook: &'a Playbook, path: &DocPath) -> Option<&'a crate::model::Page> {
    let mut pages = playbook.at(path)?.pages();
    pages.find(|page| page.path() == path).map(|page| &**page)
}
