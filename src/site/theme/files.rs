//! Which files a theme is made of: the embedded default, and over it, file by file, what the playbook brings.
//!
//! Knows nothing of templates' syntax; [`super::Theme`] compiles what is collected here.

use super::ThemeProblem;
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::collections::BTreeMap;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The version of the template contract (`view.rs`) that this Comity offers.
pub(super) const API: u32 = 1;

/// `theme.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    name: String,
    api: u32,
}

/// A theme's files, sorted by what they are for.
#[derive(Debug, Default)]
pub(super) struct ThemeFiles {
    pub(super) name: String,
    /// By name, such as `home` or `partials/state`.
    pub(super) templates: BTreeMap<String, String>,
    /// By path below `static/`.
    pub(super) statics: BTreeMap<String, Vec<u8>>,
    /// By language, the default's words first and the playbook's over them.
    pub(super) words: BTreeMap<String, Vec<WordFile>>,
}

/// A file of words.
#[derive(Debug)]
pub(super) struct WordFile {
    pub(super) path: String,
    pub(super) text: String,
}

impl ThemeFiles {
    /// The default theme with the files of the playbook's `theme/` over it, and what is wrong with the latter.
    pub(super) fn collect(overrides: &BTreeMap<String, Vec<u8>>) -> (Self, Vec<ThemeProblem>) {
        let mut files = Self::default();
        let mut problems = Vec::new();
        for (path, bytes) in embedded(&DEFAULT) {
            problems.extend(files.add(&path, bytes));
        }
        for (path, bytes) in overrides {
            problems.extend(files.add(path, bytes));
        }
        (files, problems)
    }

    fn add(&mut self, path: &str, bytes: &[u8]) -> Option<ThemeProblem> {
        let problem = |message: String| Some(ThemeProblem::of_file(path, message));
        if let Some(name) = path.strip_prefix("static/") {
            self.statics.insert(name.to_owned(), bytes.to_vec());
            return None;
        }
        let Ok(text) = std::str::from_utf8(bytes) else {
            return problem("this file is not UTF-8".to_owned());
        };
        if path == "theme.toml" {
            return match toml::from_str::<Manifest>(text) {
                Ok(manifest) if manifest.api != API => problem(format!(
                    "this theme is made for api {}, this Comity offers api {API}",
                    manifest.api
                )),
                Ok(manifest) => {
                    self.name = manifest.name;
                    None
                }
                Err(error) => problem(error.message().to_owned()),
            };
        }
        if let Some(name) = path
            .strip_prefix("templates/")
            .and_then(|rest| rest.strip_suffix(".hbs"))
        {
            self.templates
                .insert(name.to_owned(), trim_partial(name, text));
            return None;
        }
        if let Some(lang) = path
            .strip_prefix("i18n/")
            .and_then(|rest| rest.strip_suffix(".ftl"))
        {
            let file = WordFile {
                path: path.to_owned(),
                text: text.to_owned(),
            };
            self.words.entry(lang.to_owned()).or_default().push(file);
            return None;
        }
        if path
            .rsplit_once('.')
            .is_some_and(|(_, extension)| extension == "md")
        {
            return None;
        }
        problem("a theme has `theme.toml`, `templates/*.hbs`, `i18n/*.ftl` and `static/`, and nothing else".to_owned())
    }
}

/// The newline at the end of a partial belongs to the file, not to the text: without this `{{> day it}},` would print a
/// space before its comma.
fn trim_partial(name: &str, text: &str) -> String {
    let is_partial = name.starts_with("partials/");
    if is_partial {
        text.trim_end().to_owned()
    } else {
        text.to_owned()
    }
}

fn embedded<'a>(folder: &'a Dir<'a>) -> Vec<(String, &'a [u8])> {
    let mut found = Vec::new();
    for file in folder.files() {
        found.push((
            file.path().to_string_lossy().replace('\\', "/"),
            file.contents(),
        ));
    }
    for inner in folder.dirs() {
        found.extend(embedded(inner));
    }
    found.sort();
    found
}
