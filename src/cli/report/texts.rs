//! The files that findings point into, and places as people name them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::actuals::Ledgers;
use crate::finding::{Finding, Place};
use crate::model::Playbook;
use crate::source::Source;
use crate::text::{DocPath, Position, SourceFile};

/// The texts of files, by path.
#[derive(Debug, Default)]
pub struct Texts {
    files: BTreeMap<DocPath, Arc<SourceFile>>,
}

/// A place with lines and columns.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The file.
    pub path: &'a DocPath,
    /// The first character.
    pub start: Position,
    /// One past the last character.
    pub end: Position,
}

impl Texts {
    /// The files that `findings` point into: from the playbook and its ledgers where they hold
    /// them, else read again. A file that cannot be read is shown without its text.
    pub fn of(
        source: &dyn Source,
        playbook: &Playbook,
        ledgers: &Ledgers,
        findings: &[Finding],
    ) -> Self {
        let config = &playbook.config_file;
        let mut held = BTreeMap::from([(&config.path, config)]);
        held.extend(playbook.pages().map(|page| (page.path(), &page.file)));
        let tables = ledgers.tables().flat_map(|table| &table.files);
        held.extend(tables.map(|file| (&file.path, file)));
        let mut texts = Self::default();
        for path in findings.iter().flat_map(paths) {
            if !texts.files.contains_key(path) {
                let file = held.get(path).map(|file| Arc::clone(file));
                let file = file.unwrap_or_else(|| Arc::new(read(source, path)));
                texts.files.insert(path.clone(), file);
            }
        }
        texts
    }

    /// The file at `path`, if a finding points into it.
    pub fn file(&self, path: &DocPath) -> Option<&SourceFile> {
        self.files.get(path).map(|file| &**file)
    }

    /// Lines and columns of a place.
    pub fn shown<'a>(&self, place: &'a Place) -> Shown<'a> {
        let position = |byte| match self.file(&place.path) {
            Some(file) => file.position(byte),
            None => Position {
                line: 1,
                column: 1,
                byte,
            },
        };
        Shown {
            path: &place.path,
            start: position(place.span.start),
            end: position(place.span.end),
        }
    }
}

fn paths(finding: &Finding) -> impl Iterator<Item = &DocPath> {
    let labels = finding.labels.iter().map(|label| &label.place.path);
    let waiver = finding.waived_by.iter().map(|waived| &waived.place.path);
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
    std::iter::once(&finding.place.path)
        .chain(labels)
        .chain(waiver)
        .chain(edits.map(|edit| &edit.path))
}

fn read(source: &dyn Source, path: &DocPath) -> SourceFile {
    let bytes = source.read(path).unwrap_or_default();
    SourceFile::new(path.clone(), &bytes)
}
