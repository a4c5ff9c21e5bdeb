//! Playbooks for tests: the example, or a few files, with some of them rewritten.

use std::collections::BTreeMap;
use std::path::Path;

use super::View;
use crate::actuals::{self, Actuals, LedgerCache};
use crate::finding::Edit;
use crate::locale::Lang;
use crate::model::{ParseCache, Playbook, load};
use crate::rules::{self, Context, Selection};
use crate::source::{Memory, Source as _, WorkTree};
use crate::text::{DocPath, SourceFile, Span};
use crate::value::Date;

pub(super) struct Sample {
    pub(super) files: BTreeMap<String, String>,
    pub(super) playbook: Playbook,
    actuals: Actuals,
    day: Date,
}

impl Sample {
    pub(super) fn example() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-repo");
        let tree = WorkTree::open(&root).unwrap();
        let entries = tree.list().unwrap().into_iter();
        Self::read(entries.map(|entry| {
            let bytes = tree.read(&entry.path).unwrap();
            let text = String::from_utf8(bytes.to_vec()).unwrap();
            (entry.path.to_string(), text)
        }))
    }

    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let config = ("comity.toml", "format = 1\nlanguages = [\"en\", \"ru\"]\n");
        let files = [config].into_iter().chain(files.iter().copied());
        Self::read(files.map(|(path, text)| (path.to_owned(), text.to_owned())))
    }

    fn read(files: impl Iterator<Item = (String, String)>) -> Self {
        let files: BTreeMap<String, String> = files.collect();
        let source = Memory::of(&files);
        let playbook = load(&source, &ParseCache::new()).unwrap().playbook;
        let day: Date = "2026-09-30".parse().unwrap();
        let mut cache = LedgerCache::default();
        let (actuals, _) = actuals::read(&playbook, &source, day, &mut cache).unwrap();
        Self {
            files,
            playbook,
            actuals,
            day,
        }
    }

    /// The same with a file rewritten, or with one more.
    pub(super) fn with(&self, path: &str, text: &str) -> Self {
        let mut files = self.files.clone();
        files.insert(path.to_owned(), text.to_owned());
        Self::read(files.into_iter())
    }

    pub(super) fn view<T>(&self, path: &str, lang: Lang, look: impl FnOnce(&View<'_>) -> T) -> T {
        let context = Context {
            playbook: &self.playbook,
            actuals: &self.actuals,
            as_of: self.day,
        };
        let file = SourceFile::new(path.into(), self.files[path].as_bytes());
        look(&View {
            context: &context,
            file: &file,
            lang,
        })
    }

    /// The place of `word` in a file, where `before‸word` may say which one is meant.
    pub(super) fn at(&self, path: &str, marked: &str) -> usize {
        let plain = marked.replace('‸', "");
        let found = self.files[path].find(&plain);
        let found = found.unwrap_or_else(|| panic!("{path} has no {plain:?}"));
        found + marked.find('‸').unwrap_or(0)
    }

    /// The text of a span.
    pub(super) fn text(&self, path: &DocPath, span: Span) -> &str {
        span.of(&self.files[path.as_str()])
    }

    /// The findings of a check, each in a line.
    pub(super) fn findings(&self) -> Vec<String> {
        let source = Memory::of(&self.files);
        let checked = rules::check_source(&source, self.day, &Selection::default()).unwrap();
        let findings = checked.report.findings.iter();
        findings
            .map(|it| format!("{} {} {}", it.level, it.rule, it.headline(Lang::En)))
            .collect()
    }

    /// The same after edits and moves.
    pub(super) fn edited(&self, edits: &[Edit], moved: &[(DocPath, DocPath)]) -> Self {
        let mut files = BTreeMap::new();
        for (path, text) in &self.files {
            let own = edits.iter().filter(|edit| edit.path.as_str() == path);
            let text = crate::finding::edited(text, own).expect("the edits fit");
            let to = moved.iter().find(|(from, _)| from.as_str() == path);
            let to = to.map_or(path.as_str(), |(_, to)| to.as_str());
            files.insert(to.to_owned(), text);
        }
        Self::read(files.into_iter())
    }
}
