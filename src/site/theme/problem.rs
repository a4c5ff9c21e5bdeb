//! What can be wrong with a theme.

use std::fmt;

/// What is wrong with a theme, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ThemeProblem {
    /// The file, relative to the theme's folder.
    pub file: String,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column, from 1.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl ThemeProblem {
    pub(super) fn of_file(file: &str, message: String) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            column: None,
            message,
        }
    }

    pub(super) fn at(file: &str, line: usize, column: usize, message: String) -> Self {
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
        let Self {
            file,
            line,
            column,
            message,
        } = self;
        match (line, column) {
            (Some(line), Some(column)) => write!(f, "{file}:{line}:{column}: {message}"),
            _ => write!(f, "{file}: {message}"),
        }
    }
}
