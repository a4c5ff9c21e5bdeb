//! What may be written at a place. Works on the lines as they are, so that it serves while the
//! front matter cannot be read.

mod choices;
mod keys;
mod prose;
mod scan;
#[cfg(test)]
mod tests;
mod toml;
mod values;

use super::shapes::{Fields, Step};
use super::{Completion, View};
use crate::model::Page;
use crate::text::{SourceFile, Span};

/// Where something is begun.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Begun {
    /// The way to the table or the value.
    path: Vec<Step>,
    /// What is begun.
    what: What,
    /// The word begun, which a completion replaces.
    word: Span,
    /// Whether brackets surround it.
    is_flow: bool,
    /// The keys of the same table that are there already.
    beside: Vec<String>,
}

/// What is begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// A key of a table.
    Key,
    /// A value.
    Value,
    /// A value of a list, or the first key of a table in it.
    Either,
}

/// What may be written at `offset`, the likeliest first. Works while the front matter cannot be
/// read.
pub fn completions(view: &View<'_>, offset: usize) -> Vec<Completion> {
    if !view.file.text.is_char_boundary(offset) {
        return Vec::new();
    }
    let Some(fields) = Fields::of(view) else {
        return Vec::new();
    };
    let begun = if fields.kind.is_none() {
        toml::begun(view.file, offset)
    } else {
        match scan::front(view.file) {
            Some(front) if front.touches(offset) => scan::begun(view.file, front, offset),
            Some(front) if offset < front.start => None,
            _ => return prose::completions(view, offset),
        }
    };
    let Some(begun) = begun else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if begun.what != What::Value {
        found.extend(keys::completions(view, &fields, &begun));
    }
    if begun.what != What::Key {
        found.extend(values::completions(view, &fields, &begun));
    }
    found
}

/// The page that is written, where it is one.
fn page<'a>(view: &View<'a>) -> Option<&'a Page> {
    super::names::page_at(view.context.playbook, &view.file.path)
}

/// How lines of a file end.
fn line_end(file: &SourceFile) -> &'static str {
    if file.text.contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    }
}
