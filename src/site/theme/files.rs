//! Which files a theme is made of: those of a theme that comes with the program, and over them, file by file, what the
//! playbook brings.
//!
//! Knows nothing of templates' syntax; [`super::Theme`] compiles what is collected here.

use super::ThemeProblem;
use super::built_in::{self, theme_names};
use super::problem::{place_of, said};
use crate::locale::Arg;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// The version of the template contract (`view.rs`) that this Comity offers.
pub const API: u32 = 1;

/// `theme.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    name: String,
    api: Spanned<u32>,
    /// The theme whose files stand in wherever this one has none.
    pub(super) extends: Option<String>,
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
    /// The theme `base` with the files of the playbook's `theme/` over it, and what is wrong with the latter.
    pub(super) fn collect(
        base: &str,
        overrides: &BTreeMap<String, Vec<u8>>,
    ) -> (Self, Vec<ThemeProblem>) {
        let mut files = Self::default();
        let mut problems = Vec::new();
        for layer in built_in::layers(base) {
            for (path, bytes) in built_in::own_files(layer) {
                problems.extend(files.add(&path, bytes));
            }
        }
        for (path, bytes) in overrides {
            problems.extend(files.add(path, bytes));
            if path == MANIFEST {
                problems.extend(extension(bytes, base));
            }
        }
        (files, problems)
    }

    fn add(&mut self, path: &str, bytes: &[u8]) -> Option<ThemeProblem> {
        if let Some(name) = path.strip_prefix("static/") {
            self.statics.insert(name.to_owned(), bytes.to_vec());
            return None;
        }
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Some(ThemeProblem::of_file(path, said("broken-theme-utf8")));
        };
        if path == MANIFEST {
            return self.manifest(text);
        }
        if let Some(name) = template_name(path) {
            self.templates
                .insert(name.to_owned(), trim_partial(name, text));
            return None;
        }
        if let Some(lang) = language(path) {
            let file = WordFile {
                path: path.to_owned(),
                text: text.to_owned(),
            };
            self.words.entry(lang.to_owned()).or_default().push(file);
            return None;
        }
        let is_readme = path.rsplit_once('.').is_some_and(|(_, end)| end == "md");
        (!is_readme).then(|| ThemeProblem::of_file(path, said("broken-theme-file")))
    }

    fn manifest(&mut self, text: &str) -> Option<ThemeProblem> {
        match toml::from_str::<Manifest>(text) {
            Ok(manifest) if *manifest.api.get_ref() != API => {
                let (line, column) = place_of(text, manifest.api.span().start);
                let message = said("broken-theme-api")
                    .with("api", i64::from(*manifest.api.get_ref()))
                    .with("offered", i64::from(API));
                Some(ThemeProblem::at(MANIFEST, line, column, message))
            }
            Ok(manifest) => {
                self.name = manifest.name;
                None
            }
            Err(error) => {
                let (line, column) = place_of(text, error.span().map_or(0, |span| span.start));
                let message = said("broken-theme-toml").with("reason", error.message());
                Some(ThemeProblem::at(MANIFEST, line, column, message))
            }
        }
    }
}

/// The file in which a theme says what it is.
pub(super) const MANIFEST: &str = "theme.toml";

/// The theme that the playbook's own files say they build on, if that comes with the program.
pub fn base_of(overrides: &BTreeMap<String, Vec<u8>>) -> Option<&'static str> {
    let base = written_base(overrides.get(MANIFEST)?)?.into_inner();
    theme_names().into_iter().find(|known| *known == base)
}

/// What is wrong with the theme that the playbook's own files name, where they are laid over `base`.
fn extension(bytes: &[u8], base: &str) -> Option<ThemeProblem> {
    let named = written_base(bytes)?;
    if named.get_ref() == base {
        return None;
    }
    let known = theme_names();
    let id = if known.contains(&named.get_ref().as_str()) {
        "broken-theme-other-base"
    } else {
        "broken-theme-no-base"
    };
    let message = said(id)
        .with("extends", named.get_ref())
        .with("base", base)
        .with(
            "known",
            Arg::All(known.into_iter().map(str::to_owned).collect()),
        );
    let text = String::from_utf8_lossy(bytes);
    let (line, column) = place_of(&text, named.span().start);
    Some(ThemeProblem::at(MANIFEST, line, column, message))
}

fn written_base(bytes: &[u8]) -> Option<Spanned<String>> {
    /// As much of the file as says this, whatever else is wrong with it.
    #[derive(Deserialize)]
    struct Base {
        extends: Option<Spanned<String>>,
    }
    let base: Base = toml::from_str(std::str::from_utf8(bytes).ok()?).ok()?;
    base.extends
}

/// `partials/state` of `templates/partials/state.hbs`.
pub(super) fn template_name(path: &str) -> Option<&str> {
    path.strip_prefix("templates/")?.strip_suffix(".hbs")
}

/// `ru` of `i18n/ru.ftl`.
pub(super) fn language(path: &str) -> Option<&str> {
    path.strip_prefix("i18n/")?.strip_suffix(".ftl")
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
