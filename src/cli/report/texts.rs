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

/// A unit in which a column is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Code units of UTF-16, as SARIF counts and most editors do; a byte order mark is none.
    Utf16,
    /// Bytes of UTF-8, as reviewdog counts; a byte order mark is three.
    Utf8,
}

/// A line and a column in some unit, both counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
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

    /// The files that `findings` point into, out of `source` alone.
    pub fn read(source: &dyn Source, findings: &[Finding]) -> Self {
        let paths = findings.iter().flat_map(paths);
        let files = paths.map(|path| (path.clone(), Arc::new(read(source, path))));
        Self {
            files: files.collect(),
        }
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

    /// The first character of a place and one past its last, with columns in `unit`.
    pub fn points(&self, place: &Place, unit: Unit) -> (Point, Point) {
        let point = |byte| self.point(&place.path, byte, unit);
        (point(place.span.start), point(place.span.end))
    }

    fn point(&self, path: &DocPath, byte: usize, unit: Unit) -> Point {
        let Some(file) = self.file(path) else {
            return Point { line: 1, column: 1 };
        };
        let at = file.position(byte);
        let start = file.lines().start_of(at.line - 1);
        let before = file.text.get(start..at.byte).unwrap_or("");
        let units = match unit {
            Unit::Utf8 => before.len(),
            Unit::Utf16 => {
                let letters = before.chars().filter(|letter| *letter != '\u{feff}');
                letters.map(char::len_utf16).sum()
            }
        };
        Point {
            line: at.line,
            column: units + 1,
        }
    }
}

fn paths(finding: &Finding) -> impl Iterator<Item = &DocPath> {
    let labels = finding.labels.iter().map(|label| &label.place.path);
    let waiver = finding.waived_by.iter().map(|waived| &waived.place.path);
    let known = finding.known_by.iter().map(|place| &place.path);
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
    std::iter::once(&finding.place.path)
        .chain(labels)
        .chain(waiver)
        .chain(known)
        .chain(edits.map(|edit| &edit.path))
}

fn read(source: &dyn Source, path: &DocPath) -> SourceFile {
    let bytes = source.read(path).unwrap_or_default();
    SourceFile::new(path.clone(), &bytes)
}
