//! Files and words of a theme that change nothing: misspelt names most of the time.

use std::collections::{BTreeMap, BTreeSet};

use super::ThemeProblem;
use super::built_in::theme_files;
use super::files::{MANIFEST, language, template_name};
use super::problem::said;
use crate::locale::{Lang, Message};
use crate::text::nearest;

/// What among the playbook's own files replaces nothing in the theme `base` and is asked for by nothing, with the
/// name that was probably meant; and words that only one of the languages has.
pub fn idle(base: &str, overrides: &BTreeMap<String, Vec<u8>>) -> Vec<ThemeProblem> {
    let files = Files {
        base: theme_files(base),
        own: overrides,
    };
    let mut problems = Vec::new();
    for path in overrides
        .keys()
        .filter(|path| !files.base.contains_key(*path))
    {
        problems.extend(files.unused(path));
    }
    for path in overrides.keys() {
        problems.extend(files.words_of(path));
    }
    problems
}

struct Files<'a> {
    base: BTreeMap<String, &'static [u8]>,
    own: &'a BTreeMap<String, Vec<u8>>,
}

impl Files<'_> {
    /// What is wrong with a file that replaces none of the theme's.
    fn unused(&self, path: &str) -> Option<ThemeProblem> {
        let id = if let Some(name) = template_name(path) {
            let short = name.strip_prefix("partials/").unwrap_or(name);
            if self.is_included(short) {
                return None;
            }
            "idle-theme-template"
        } else if let Some(lang) = language(path) {
            if Lang::ALL.iter().any(|known| known.code() == lang) {
                return None;
            }
            "idle-theme-language"
        } else {
            let name = path.strip_prefix("static/")?;
            if is_taken(name) || self.is_named(name) {
                return None;
            }
            "idle-theme-static"
        };
        let known = self.base.keys().map(String::as_str);
        let message = near(said(id), path, known.filter(|known| *known != MANIFEST));
        Some(ThemeProblem::of_file(path, message))
    }

    fn is_included(&self, partial: &str) -> bool {
        self.texts(".hbs")
            .any(|(_, text)| included(&text).contains(partial))
    }

    /// Whether a style sheet, a script or a template names the file.
    fn is_named(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        let mut texts = [".css", ".js", ".hbs"]
            .into_iter()
            .flat_map(|end| self.texts(end));
        texts.any(|(_, text)| text.contains(name))
    }

    /// What is wrong with the words of a file in `i18n/`.
    fn words_of(&self, path: &str) -> Vec<ThemeProblem> {
        let (Some(lang), Some(bytes)) = (language(path), self.own.get(path)) else {
            return Vec::new();
        };
        let known: BTreeSet<String> = self.words(|_| true, false);
        let elsewhere = |key: &str| {
            let others = Lang::ALL.into_iter().filter(|other| other.code() != lang);
            let mut others = others.map(|other| format!("i18n/{}.ftl", other.code()));
            others.find(|file| !self.words(|path| path == file, true).contains(key))
        };
        let mut problems = Vec::new();
        for (key, line) in keys(&String::from_utf8_lossy(bytes)) {
            if known.contains(&key) {
                continue;
            }
            let message = if !self.is_said(&key) {
                near(
                    said("idle-theme-word"),
                    &key,
                    known.iter().map(String::as_str),
                )
            } else if let Some(file) = elsewhere(&key) {
                said("untranslated-theme-word").with("file", file)
            } else {
                continue;
            };
            problems.push(ThemeProblem::at(path, line, 1, message.with("word", key)));
        }
        problems
    }

    /// The ids of the words in the theme's files, and with `own` in the playbook's.
    fn words(&self, is_meant: impl Fn(&str) -> bool, own: bool) -> BTreeSet<String> {
        let texts = self.texts(".ftl");
        let texts = texts.filter(|(path, _)| {
            let is_own = self.own.contains_key(*path);
            language(path).is_some() && is_meant(path) && (own || !is_own)
        });
        let mut words: BTreeSet<String> = texts.flat_map(|(_, text)| ids(&text)).collect();
        // A file that the playbook has too lies under its own.
        let under = self.base.iter().filter(|(path, _)| is_meant(path));
        for (path, bytes) in under {
            if language(path).is_some() {
                words.extend(ids(&String::from_utf8_lossy(bytes)));
            }
        }
        words
    }

    /// Whether a template of the playbook asks for a word.
    fn is_said(&self, key: &str) -> bool {
        let quoted = [format!("\"{key}\""), format!("'{key}'")];
        self.texts(".hbs")
            .any(|(_, text)| quoted.iter().any(|quoted| text.contains(quoted)))
    }

    /// The texts of the files with this ending: the playbook's, and those of the theme that it does not replace.
    fn texts(&self, end: &str) -> impl Iterator<Item = (&str, String)> {
        let theirs = self
            .base
            .iter()
            .filter(|(path, _)| !self.own.contains_key(*path));
        let theirs = theirs.map(|(path, bytes)| (path.as_str(), *bytes));
        let own = self
            .own
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        let all = theirs
            .chain(own)
            .filter(move |(path, _)| path.ends_with(end));
        all.map(|(path, bytes)| (path, String::from_utf8_lossy(bytes).into_owned()))
    }
}

/// Whether the program itself puts such a file of `static/` into pages, or it only goes with others.
fn is_taken(name: &str) -> bool {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let (stem, end) = file.rsplit_once('.').unwrap_or((file, ""));
    match (folder, end) {
        ("css", "css") | ("js" | "js/search" | "js/vendor", "js") => true,
        ("", "svg") => stem.starts_with("icon"),
        _ => matches!(end, "toml" | "md" | "txt") || stem.starts_with("LICENSE"),
    }
}

/// The message with the nearest name, where one is near.
fn near<'a>(message: Message, word: &str, known: impl IntoIterator<Item = &'a str>) -> Message {
    match nearest(word, known) {
        Some(near) => Message {
            id: format!("{}-near", message.id).into(),
            ..message.with("near", near)
        },
        None => message,
    }
}

/// The names that a template includes.
fn included(text: &str) -> BTreeSet<&str> {
    let tags = text.split("{{").skip(1);
    let names = tags.filter_map(|tag| {
        let tag = tag.trim_start_matches(['~', '#']).strip_prefix('>')?;
        tag.trim_start().split([' ', '}', '~', '\n', '\t']).next()
    });
    names.collect()
}

fn ids(text: &str) -> impl Iterator<Item = String> + use<> {
    keys(text).into_iter().map(|(key, _)| key)
}

/// The ids of the messages of a Fluent file, with their lines.
fn keys(text: &str) -> Vec<(String, usize)> {
    let lines = (1..).zip(text.lines());
    let keys = lines.filter_map(|(number, line)| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let is_id = key.starts_with(|first: char| first.is_ascii_alphabetic())
            && key
                .chars()
                .all(|one| one.is_ascii_alphanumeric() || "-_".contains(one));
        is_id.then(|| (key.to_owned(), number))
    });
    keys.collect()
}
