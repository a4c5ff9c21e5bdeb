//! The words of a theme in one language, from Fluent files.
//!
//! Later files win over earlier ones message by message, so a playbook may change a single word.

use super::ThemeProblem;
use super::files::WordFile;
use super::problem::{place_of, said};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::collections::BTreeMap;
use std::fmt;
use unic_langid::LanguageIdentifier;

/// The language whose words stand in where another has none.
pub(super) const FALLBACK: &str = "en";

/// The words of a theme in one language.
pub(super) struct Words {
    own: FluentBundle<FluentResource>,
    fallback: FluentBundle<FluentResource>,
}

/// What a message is given: counts choose plural forms, texts are put in as they are.
#[derive(Debug, Clone)]
pub enum Argument {
    /// A number.
    Count(i64),
    /// Anything else.
    Text(String),
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words")
            .field("locales", &self.own.locales)
            .finish_non_exhaustive()
    }
}

impl Words {
    /// The words of `lang` out of all word files, and what cannot be read of them.
    pub(super) fn load(
        lang: &str,
        files: &BTreeMap<String, Vec<WordFile>>,
    ) -> (Self, Vec<ThemeProblem>) {
        let (own, mut problems) = bundle(lang, files.get(lang).map_or(&[], Vec::as_slice));
        let (fallback, more) = bundle(FALLBACK, files.get(FALLBACK).map_or(&[], Vec::as_slice));
        if lang != FALLBACK {
            problems.extend(more);
        }
        (Self { own, fallback }, problems)
    }

    /// Whether there is a message `key`, be it in the fallback language.
    pub(super) fn has(&self, key: &str) -> bool {
        self.own.has_message(key) || self.fallback.has_message(key)
    }

    /// The message `key`.
    pub(super) fn say(&self, key: &str, arguments: &[(&str, Argument)]) -> Option<String> {
        let bundle = if self.own.has_message(key) {
            &self.own
        } else {
            &self.fallback
        };
        let pattern = bundle.get_message(key)?.value()?;
        let mut given = FluentArgs::new();
        for (name, argument) in arguments {
            let value = match argument {
                Argument::Count(count) => FluentValue::from(*count),
                Argument::Text(text) => FluentValue::from(text.as_str()),
            };
            given.set((*name).to_owned(), value);
        }
        let mut errors = Vec::new();
        Some(
            bundle
                .format_pattern(pattern, Some(&given), &mut errors)
                .into_owned(),
        )
    }
}

fn bundle(lang: &str, files: &[WordFile]) -> (FluentBundle<FluentResource>, Vec<ThemeProblem>) {
    let id: LanguageIdentifier = lang.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Isolation marks would be copied with the words, and no page here runs right to left.
    bundle.set_use_isolating(false);
    let mut problems = Vec::new();
    for file in files {
        let resource = match FluentResource::try_new(file.text.clone()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let (line, column) = place_of(&file.text, error.pos.start);
                    problems.push(ThemeProblem::at(
                        &file.path,
                        line,
                        column,
                        said("broken-theme-fluent").with("reason", error.kind.to_string()),
                    ));
                }
                resource
            }
        };
        bundle.add_resource_overriding(resource);
    }
    (bundle, problems)
}
