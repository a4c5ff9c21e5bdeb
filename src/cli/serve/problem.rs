//! What keeps the playbook from being shown, and the places to mend.

use std::path::Path;
use std::sync::Arc;

use crate::cli::console::words;
use crate::cli::failure::Failure;
use crate::cli::site::{BrokenTheme, Overrides, THEME_FOLDER};
use crate::locale::{Lang, Message};
use crate::site::{RenderError, ThemeProblem};
use crate::source::{self, CONFIG_FILE};
use crate::text::DocPath;

/// How many lines around a mistake are shown.
const AROUND: usize = 2;

/// What keeps a page, or all of them, from being shown.
#[derive(Debug, Clone)]
pub(super) struct Problem {
    error: Arc<anyhow::Error>,
    pub(super) marks: Vec<Mark>,
}

/// A place to mend.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// The file, from the playbook's folder.
    pub(super) file: String,
    /// The line and the column in it, from 1.
    pub(super) line: Option<usize>,
    pub(super) column: Option<usize>,
    /// What is wrong there, where the error itself does not say it.
    pub(super) message: Option<Message>,
    /// The lines around it, with their numbers.
    pub(super) lines: Vec<(usize, String)>,
}

impl Problem {
    /// What an error of reading the playbook in `root` says.
    pub(super) fn of(error: anyhow::Error, root: &Path) -> Self {
        let marks = if let Some(broken) = error.downcast_ref::<BrokenTheme>() {
            let problems = broken.problems.iter();
            problems
                .map(|problem| Mark::of_theme(problem, &broken.overrides))
                .collect()
        } else if let Some(RenderError::Theme(problem)) = error.downcast_ref() {
            vec![Mark::of_theme(problem, &Overrides::new())]
        } else {
            configured(&error, root).into_iter().collect()
        };
        let error = Arc::new(error);
        Self { error, marks }
    }

    /// What kept one page from being rendered by a theme with these files.
    pub(super) fn of_page(error: RenderError, overrides: &Overrides) -> Self {
        let marks = match &error {
            RenderError::Theme(problem) => vec![Mark::of_theme(problem, overrides)],
            RenderError::NoSuchPath(_) | RenderError::Picture(..) => Vec::new(),
        };
        Self {
            error: Arc::new(error.into()),
            marks,
        }
    }

    /// What is wrong and what to do about it, in words.
    pub(super) fn words(&self, lang: Lang) -> (String, Option<String>) {
        let (what, help, _) = words(&self.error, lang);
        // Each mistake stands beside its place.
        match what.split_once('\n') {
            Some((first, _)) if !self.marks.is_empty() => {
                (first.trim_end_matches(':').to_owned(), help)
            }
            _ => (what, help),
        }
    }
}

impl Mark {
    fn of_theme(problem: &ThemeProblem, overrides: &Overrides) -> Self {
        let bytes = overrides.get(&problem.file).map(Vec::as_slice);
        Self {
            lines: around(bytes.unwrap_or(&[]), problem.line),
            file: format!("{THEME_FOLDER}{}", problem.file),
            line: problem.line,
            column: problem.column,
            message: Some(problem.message.clone()),
        }
    }

    /// `theme/templates/home.hbs:3:5`.
    pub(super) fn place(&self) -> String {
        match (self.line, self.column) {
            (Some(line), Some(column)) => format!("{}:{line}:{column}", self.file),
            (Some(line), None) => format!("{}:{line}", self.file),
            (None, _) => self.file.clone(),
        }
    }
}

/// The key of the configuration that an error is about.
fn configured(error: &anyhow::Error, root: &Path) -> Option<Mark> {
    let key = match &*error.downcast_ref::<Failure>()?.what.id {
        "unknown-format" => "format",
        "no-such-theme" => "theme",
        _ => return None,
    };
    let files = source::open(root).ok()?;
    let bytes = files.read(&DocPath::new(CONFIG_FILE)).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let is_key = |line: &str| {
        let rest = line.trim_start().strip_prefix(key);
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let at = text.lines().position(is_key)? + 1;
    Some(Mark {
        file: CONFIG_FILE.to_owned(),
        line: Some(at),
        column: Some(1),
        message: None,
        lines: around(&bytes, Some(at)),
    })
}

/// The lines around line number `at`.
fn around(bytes: &[u8], at: Option<usize>) -> Vec<(usize, String)> {
    let Some(at) = at else {
        return Vec::new();
    };
    let text = String::from_utf8_lossy(bytes);
    let numbered = (1_usize..).zip(text.lines());
    numbered
        .filter(|(number, _)| number.abs_diff(at) <= AROUND)
        .map(|(number, line)| (number, line.to_owned()))
        .collect()
}
