//! What can be said about a place in a playbook while somebody writes it: what stands there, what
//! may come next, where a name leads, who else uses it, and what renaming it changes.
//!
//! Knows nothing of editors and their protocols: places are bytes, answers are plain values.

mod complete;
mod go;
mod hint;
mod hover;
mod names;
mod rename;
#[cfg(test)]
mod sample;
mod say;
mod shapes;

use crate::finding::Edit;
use crate::locale::Lang;
use crate::rules::Context;
use crate::text::{DocPath, SourceFile, Span};

pub use complete::completions;
pub use go::{definition, references};
pub use hint::hints;
pub use hover::hover;
pub use rename::{renamable, rename};

/// One document as it is written now. The playbook of `context` has been read with this very text.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The playbook, what happened, and the day on which it is judged.
    pub context: &'a Context<'a>,
    /// The document, or `comity.toml`.
    pub file: &'a SourceFile,
    /// The language of the one who writes.
    pub lang: Lang,
}

/// What there is to know about the text under the pointer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The text that it is about.
    pub span: Span,
    /// In Markdown.
    pub markdown: String,
}

/// What a completion is, so that an editor can draw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A key of the front matter.
    Key,
    /// A word out of a closed list, or a value.
    Value,
    /// The id of a document or of something in one.
    Reference,
    /// A person.
    Person,
    /// A unit, a currency, a language.
    Unit,
    /// The heading of a section.
    Section,
    /// A file, or a heading in one.
    File,
}

/// One thing that may be written at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What the list shows.
    pub label: String,
    /// What it is.
    pub sort: Sort,
    /// A few words beside the label.
    pub detail: Option<String>,
    /// More about it, in Markdown.
    pub documentation: Option<String>,
    /// What changes in this file when it is chosen.
    pub edit: Edit,
}

/// What renaming a thing changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Renamed {
    /// In the files as they are before they move; no two overlap.
    pub edits: Vec<Edit>,
    /// The files that move: from where, to where.
    pub moved: Vec<(DocPath, DocPath)>,
}

/// Words shown inside a line that are no part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The byte after which they are shown.
    pub offset: usize,
    /// The words.
    pub text: String,
    /// More about them, in Markdown.
    pub tooltip: Option<String>,
}
