//! Edits that mend a finding.

use crate::text::{DocPath, Span};

/// Whether an edit keeps the meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// Nothing that anybody agreed to changes.
    Safe,
    /// A person should look at it.
    Unsafe,
}

/// A replacement of some bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file.
    pub path: DocPath,
    /// The bytes that go.
    pub span: Span,
    /// The text that comes.
    pub text: String,
}

/// The edits that mend one finding; all or none are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Whether it may be made without asking.
    pub safety: Safety,
    /// What changes; the edits do not overlap.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that replaces one piece of text.
    pub fn replace(safety: Safety, path: &DocPath, span: Span, text: impl Into<String>) -> Self {
        let edit = Edit {
            path: path.clone(),
            span,
            text: text.into(),
        };
        Self {
            safety,
            edits: vec![edit],
        }
    }
}
