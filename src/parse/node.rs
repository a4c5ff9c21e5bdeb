//! A tree of fields in which every key and every value knows its place.

use crate::finding::{Finding, Place};
use crate::text::{DocPath, Span, Spanned};

/// How a scalar was written, which decides whether a number may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes: text until a field asks for something else.
    Plain,
    /// In quotes.
    Quoted,
    /// As an indented block.
    Block,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Nothing, `~` or `null`.
    Null,
    /// A piece of text.
    Scalar(String, Style),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Map(Vec<Entry>),
}

/// A value and where it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The bytes of the value; for a list or table those of all it holds.
    pub span: Span,
    /// The value.
    pub content: Content,
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// The value.
    pub value: Node,
}

impl Node {
    /// A table without entries, for a file without fields.
    pub fn empty() -> Self {
        Self {
            span: Span::at(0),
            content: Content::Map(Vec::new()),
        }
    }

    /// Whether nothing is written here.
    pub fn is_null(&self) -> bool {
        self.content == Content::Null
    }

    /// The entries, where this is a table.
    pub fn entries(&self) -> &[Entry] {
        match &self.content {
            Content::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items, where this is a list.
    pub fn items(&self) -> &[Node] {
        match &self.content {
            Content::List(items) => items,
            _ => &[],
        }
    }

    /// The entry under `key`, where this is a table that has one.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key.value == key)
    }

    /// The text, where this is a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar(text, _) => Some(text),
            _ => None,
        }
    }
}

/// Looks for keys that are written twice in one table, anywhere below `node`.
pub(super) fn duplicate_keys(node: &Node, found: &mut impl FnMut(&Entry, &Entry)) {
    for (at, entry) in node.entries().iter().enumerate() {
        let earlier = node.entries()[..at]
            .iter()
            .find(|other| other.key.value == entry.key.value);
        if let Some(earlier) = earlier {
            found(earlier, entry);
        }
        duplicate_keys(&entry.value, found);
    }
    for item in node.items() {
        duplicate_keys(item, found);
    }
}

/// A key that was written `earlier` in the same table.
pub(super) fn duplicate_key(
    path: &DocPath,
    earlier: &Spanned<String>,
    later: &Spanned<String>,
) -> Finding {
    let first = Place::new(path, earlier.span);
    let finding = Finding::new("duplicate-key", Place::new(path, later.span));
    let finding = finding
        .with("key", later.value.clone())
        .field(later.value.clone());
    finding.label(first, "duplicate-key.first")
}
