//! A theme: compiled templates, words and static files.
//!
//! Templates come from strangers too, so a theme is refused at load when it could print markup that nobody vouched for,
//! include by a computed name, or include itself in a circle (which would overflow the stack). Nothing outside this file
//! knows which template engine it is. Knows nothing of playbooks.

mod built_in;
mod files;
mod idle;
mod includes;
mod inspection;
mod policy;
mod problem;
mod words;

use super::view::Html;
use crate::locale::Message;
pub use built_in::{DEFAULT_THEME, extended, theme_files, theme_names};
use files::ThemeFiles;
pub use files::{API, base_of};
use handlebars::{
    Context, Handlebars, Helper, HelperDef, JsonValue, RenderContext, RenderError,
    RenderErrorReason, ScopedJson, Template,
};
pub use idle::idle;
use inspection::Inspection;
pub use policy::against_policy;
pub use problem::ThemeProblem;
use problem::said;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
pub use words::Argument;
use words::Words;

/// A theme that can render, in every language it was loaded for.
#[derive(Debug)]
pub struct Theme {
    name: String,
    languages: BTreeMap<String, Tongue>,
    statics: BTreeMap<String, Vec<u8>>,
}

/// A language of the theme.
#[derive(Debug)]
struct Tongue {
    templates: Handlebars<'static>,
    words: Arc<Words>,
}

impl Theme {
    /// The default theme with a playbook's own files over it, by path below its `theme/`.
    ///
    /// # Errors
    /// Everything that is wrong with the files, sorted.
    pub fn load(
        overrides: &BTreeMap<String, Vec<u8>>,
        languages: &[&str],
    ) -> Result<Self, Vec<ThemeProblem>> {
        Self::load_over(DEFAULT_THEME, overrides, languages)
    }

    /// The theme `base`, which comes with the program, with a playbook's own files over it.
    ///
    /// # Errors
    /// Everything that is wrong with the files, sorted.
    pub fn load_over(
        base: &str,
        overrides: &BTreeMap<String, Vec<u8>>,
        languages: &[&str],
    ) -> Result<Self, Vec<ThemeProblem>> {
        let (files, mut problems) = ThemeFiles::collect(base, overrides);
        let mut words = BTreeMap::new();
        for lang in languages {
            let (loaded, more) = Words::load(lang, &files.words);
            problems.extend(more);
            words.insert((*lang).to_owned(), Arc::new(loaded));
        }
        let (templates, more) = compiled(&files);
        problems.extend(more);
        problems.extend(Inspection::of(&templates, &words));
        if !problems.is_empty() {
            problems.sort_by_cached_key(ThemeProblem::order);
            problems.dedup();
            return Err(problems);
        }
        let languages = words
            .into_iter()
            .map(|(lang, words)| (lang, Tongue::new(&templates, words)))
            .collect();
        Ok(Self {
            name: files.name,
            languages,
            statics: files.statics,
        })
    }

    /// The name in `theme.toml`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The static files, by path below `static/`.
    pub fn statics(&self) -> &BTreeMap<String, Vec<u8>> {
        &self.statics
    }

    /// Renders `view` with the template `name` in the language `lang`.
    ///
    /// # Errors
    /// The place in the template that asked for something the view does not have.
    pub fn render<V: Serialize>(
        &self,
        lang: &str,
        name: &str,
        view: &V,
    ) -> Result<Html, ThemeProblem> {
        let unknown = || {
            let message = said("broken-theme-language").with("lang", lang);
            ThemeProblem::of_file(&file_of(name), message)
        };
        let tongue = self.languages.get(lang).ok_or_else(unknown)?;
        let rendered = tongue.templates.render(name, view);
        rendered
            .map(Html::trusted)
            .map_err(|error| refused(name, &error))
    }

    /// The theme's word `key` in the language `lang`.
    pub fn word(&self, lang: &str, key: &str, arguments: &[(&str, Argument)]) -> Option<String> {
        self.languages.get(lang)?.words.say(key, arguments)
    }
}

impl Tongue {
    fn new(templates: &BTreeMap<String, Template>, words: Arc<Words>) -> Self {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.set_prevent_indent(true);
        registry.register_escape_fn(escape);
        registry.register_helper("t", Box::new(Say(Arc::clone(&words))));
        for (name, template) in templates {
            let short = name.strip_prefix("partials/").unwrap_or(name);
            registry.register_template(short, template.clone());
        }
        Self {
            templates: registry,
            words,
        }
    }
}

/// The templates that can be read, and what is wrong with the others.
fn compiled(files: &ThemeFiles) -> (BTreeMap<String, Template>, Vec<ThemeProblem>) {
    let mut templates = BTreeMap::new();
    let mut problems = Vec::new();
    for (name, source) in &files.templates {
        match Template::compile_with_name(source, name.clone()) {
            Ok(template) => drop(templates.insert(name.clone(), template)),
            Err(error) => {
                let (line, column) = error.pos().unzip();
                problems.push(ThemeProblem {
                    file: file_of(name),
                    line,
                    column,
                    message: engine(&error.reason().to_string()),
                });
            }
        }
    }
    (templates, problems)
}

/// What stopped the rendering, in the words of those who write themes.
fn refused(name: &str, error: &RenderError) -> ThemeProblem {
    let message = match error.reason() {
        RenderErrorReason::MissingVariable(Some(path)) => {
            said("broken-theme-missing").with("name", path)
        }
        other => engine(&other.to_string()),
    };
    let file = file_of(error.template_name.as_deref().unwrap_or(name));
    ThemeProblem {
        file,
        line: error.line_no,
        column: error.column_no,
        message,
    }
}

/// `{{t "key" name=value}}`: a word of the theme.
struct Say(Arc<Words>);

impl HelperDef for Say {
    // The result is handed back rather than written, so that the engine escapes it like any other value.
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let missing = || RenderErrorReason::ParamNotFoundForIndex("t", 0);
        let key = helper
            .param(0)
            .and_then(|param| param.value().as_str())
            .ok_or_else(missing)?;
        let mut arguments: Vec<(&str, Argument)> = Vec::new();
        for (name, value) in helper.hash() {
            arguments.push((name, argument(value.value())));
        }
        let said = self.0.say(key, &arguments);
        let said = said.ok_or_else(|| {
            RenderErrorReason::Other(format!("there is no word `{key}` in `i18n/`"))
        })?;
        Ok(ScopedJson::Derived(JsonValue::String(said)))
    }
}

fn argument(value: &JsonValue) -> Argument {
    match value {
        JsonValue::Number(number) => number
            .as_i64()
            .map_or_else(|| Argument::Text(number.to_string()), Argument::Count),
        JsonValue::String(text) => Argument::Text(text.clone()),
        JsonValue::Null => Argument::Text(String::new()),
        other => Argument::Text(other.to_string()),
    }
}

fn file_of(name: &str) -> String {
    format!("templates/{name}.hbs")
}

/// The engine's messages may span lines; a finding is one.
fn engine(message: &str) -> Message {
    let reason: Vec<&str> = message.split_whitespace().collect();
    said("broken-theme-syntax").with("reason", reason.join(" "))
}

/// Escapes text for element content and quoted attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
use built_in::layers as layers_of;

#[cfg(test)]
mod tests;
