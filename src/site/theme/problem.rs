//! What can be wrong with a theme.

use std::fmt;

use crate::locale::{Lang, Message};

/// What is wrong with a theme, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeProblem {
    /// The file, relative to the theme's folder.
    pub file: String,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column, from 1.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: Message,
}

impl ThemeProblem {
    /// The file, the place in it where one is known, and what is wrong, on one line.
    pub fn text(&self, lang: Lang) -> String {
        let Self { file, message, .. } = self;
        let words = message.text(lang);
        match (self.line, self.column) {
            (Some(line), Some(column)) => format!("{file}:{line}:{column}: {words}"),
            _ => format!("{file}: {words}"),
        }
    }

    /// What problems are sorted by: file, place, words.
    pub(super) fn order(&self) -> (String, Option<usize>, Option<usize>, String) {
        let words = self.message.text(Lang::En);
        (self.file.clone(), self.line, self.column, words)
    }

    pub(super) fn of_file(file: &str, message: Message) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            column: None,
            message,
        }
    }

    pub(super) fn at(file: &str, line: usize, column: usize, message: Message) -> Self {
        Self {
            file: file.to_owned(),
            line: Some(line),
            column: Some(column),
            message,
        }
    }
}

impl fmt::Display for ThemeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

/// The message `id`.
pub(super) fn said(id: &'static str) -> Message {
    Message::new(id)
}

/// The line and the column, both from 1, of a byte of `text`.
pub(super) fn place_of(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}
