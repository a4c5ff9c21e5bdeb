//! A theme: compiled templates, words and static files.
//!
//! Templates come from strangers too, so a theme is refused at load when it could print markup that nobody vouched for,
//! include by a computed name, or include itself in a circle (which would overflow the stack). Nothing outside this file
//! knows which template engine it is. Knows nothing of playbooks.

mod files;
mod words;

use super::view::{Html, RAW_FIELDS};
use files::ThemeFiles;
use handlebars::template::{
    BlockParam, DecoratorTemplate, HelperTemplate, Parameter, TemplateElement,
};
use handlebars::{
    Context, Handlebars, Helper, HelperDef, JsonValue, RenderContext, RenderError,
    RenderErrorReason, ScopedJson, Template,
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;
pub use words::Argument;
use words::Words;

/// How deep partials may include one another.
const DEEPEST: usize = 24;

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

impl Theme {
    /// The default theme with a playbook's own files over it, by path below its `theme/`.
    ///
    /// # Errors
    /// Everything that is wrong with the files, sorted.
    pub fn load(
        overrides: &BTreeMap<String, Vec<u8>>,
        languages: &[&str],
    ) -> Result<Self, Vec<ThemeProblem>> {
        let (files, mut problems) = ThemeFiles::collect(overrides);
        let mut words = BTreeMap::new();
        for lang in languages {
            let (loaded, more) = Words::load(lang, &files.words);
            problems.extend(more);
            words.insert((*lang).to_owned(), Arc::new(loaded));
        }
        let mut templates = BTreeMap::new();
        for (name, source) in &files.templates {
            match Template::compile_with_name(source, name.clone()) {
                Ok(template) => drop(templates.insert(name.clone(), template)),
                Err(error) => {
                    let (line, column) = error.pos().unzip();
                    let message = plain(&error.reason().to_string());
                    problems.push(ThemeProblem {
                        file: file_of(name),
                        line,
                        column,
                        message,
                    });
                }
            }
        }
        problems.extend(Inspection::of(&templates, &words));
        if !problems.is_empty() {
            problems.sort();
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
            ThemeProblem::of_file(
                &file_of(name),
                format!("no words were loaded for the language `{lang}`"),
            )
        };
        let tongue = self.languages.get(lang).ok_or_else(unknown)?;
        let rendered = tongue.templates.render(name, view);
        rendered
            .map(Html::trusted)
            .map_err(|error| ThemeProblem::rendering(name, &error))
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

impl ThemeProblem {
    fn of_file(file: &str, message: String) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            column: None,
            message,
        }
    }

    fn at(file: &str, line: usize, column: usize, message: String) -> Self {
        Self {
            file: file.to_owned(),
            line: Some(line),
            column: Some(column),
            message,
        }
    }

    fn rendering(name: &str, error: &RenderError) -> Self {
        let message = match error.reason() {
            RenderErrorReason::MissingVariable(Some(path)) => {
                format!("there is no `{path}` in what this template is given")
            }
            other => plain(&other.to_string()),
        };
        let file = file_of(error.template_name.as_deref().unwrap_or(name));
        Self {
            file,
            line: error.line_no,
            column: error.column_no,
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

/// Walks the syntax trees of all templates and collects what a theme may not do.
struct Inspection<'a> {
    templates: &'a BTreeMap<String, Template>,
    words: &'a BTreeMap<String, Arc<Words>>,
    problems: Vec<ThemeProblem>,
    /// Which templates include which, under the names used in `{{> name}}`.
    includes: BTreeMap<String, BTreeSet<String>>,
    file: String,
    template: String,
    place: (usize, usize),
}

impl<'a> Inspection<'a> {
    fn of(
        templates: &'a BTreeMap<String, Template>,
        words: &'a BTreeMap<String, Arc<Words>>,
    ) -> Vec<ThemeProblem> {
        let (problems, includes) = (Vec::new(), BTreeMap::new());
        let (file, template, place) = (String::new(), String::new(), (1, 1));
        let mut inspection = Self {
            templates,
            words,
            problems,
            includes,
            file,
            template,
            place,
        };
        for (name, template) in templates {
            inspection.file = file_of(name);
            inspection.place = (1, 1);
            let short = name.strip_prefix("partials/").unwrap_or(name);
            if short != name && templates.contains_key(short) {
                inspection.refuse(format!(
                    "`{short}` is already the name of a page's template"
                ));
            }
            short.clone_into(&mut inspection.template);
            inspection.walk(template, 0);
        }
        inspection.circles();
        inspection.problems
    }

    fn refuse(&mut self, message: String) {
        let (line, column) = self.place;
        self.problems
            .push(ThemeProblem::at(&self.file, line, column, message));
    }

    fn walk(&mut self, template: &Template, depth: usize) {
        if depth > DEEPEST {
            self.refuse(format!("blocks are nested more than {DEEPEST} deep"));
            return;
        }
        for (element, place) in template.elements.iter().zip(&template.mapping) {
            self.place = (place.0, place.1);
            match element {
                TemplateElement::RawString(_) | TemplateElement::Comment(_) => {}
                TemplateElement::HtmlExpression(it) => self.raw(it),
                TemplateElement::Expression(it) | TemplateElement::HelperBlock(it) => {
                    self.helper(it, depth)
                }
                TemplateElement::PartialExpression(it) | TemplateElement::PartialBlock(it) => {
                    self.partial(it, depth)
                }
                // Decorators, and whatever a later engine may bring.
                _ => self.refuse(
                    "inline partials and other decorators are not allowed in a theme".to_owned(),
                ),
            }
        }
    }

    fn raw(&mut self, it: &HelperTemplate) {
        let path = it.name.as_name().unwrap_or("");
        let field = path.rsplit(['.', '/']).next().unwrap_or("");
        if !(it.params.is_empty() && it.hash.is_empty() && RAW_FIELDS.contains(&field)) {
            let allowed = RAW_FIELDS.map(|name| format!("`{name}`")).join(", ");
            let shown = if path.is_empty() {
                "this expression"
            } else {
                path
            };
            self.refuse(format!(
                "`{shown}` is not markup: use two braces; three are for {allowed}"
            ));
        }
    }

    fn helper(&mut self, it: &HelperTemplate, depth: usize) {
        if it.name.as_name() == Some("t") {
            self.word(it);
        }
        for name in rebound(it.block_param.as_ref()) {
            self.rebinding(&name);
        }
        for parameter in it.params.iter().chain(it.hash.values()) {
            if let Parameter::Subexpression(inner) = parameter
                && let TemplateElement::Expression(inner) = inner.element.as_ref()
            {
                self.helper(inner, depth);
            }
        }
        for inner in [&it.template, &it.inverse].into_iter().flatten() {
            self.walk(inner, depth + 1);
        }
    }

    fn word(&mut self, it: &HelperTemplate) {
        let Some(Parameter::Literal(JsonValue::String(key))) = it.params.first() else {
            return;
        };
        let without: Vec<&str> = self
            .words
            .iter()
            .filter(|(_, words)| !words.has(key))
            .map(|(lang, _)| lang.as_str())
            .collect();
        if !without.is_empty() {
            self.refuse(format!(
                "there is no word `{key}` in `i18n/` for {}",
                without.join(", ")
            ));
        }
    }

    fn partial(&mut self, it: &DecoratorTemplate, depth: usize) {
        match &it.name {
            Parameter::Name(name) if name == "@partial-block" => {}
            Parameter::Name(name) => {
                let known = ["", "partials/"]
                    .iter()
                    .any(|folder| self.templates.contains_key(&format!("{folder}{name}")));
                if known {
                    self.includes
                        .entry(self.template.clone())
                        .or_default()
                        .insert(name.clone());
                } else {
                    self.refuse(format!(
                        "there is no partial `{name}` in `templates/partials/`"
                    ));
                }
            }
            _ => self
                .refuse("a partial is included by a fixed name, not by a computed one".to_owned()),
        }
        let mut names: Vec<&String> = it.hash.keys().collect();
        names.sort();
        for name in names {
            self.rebinding(name);
        }
        if let Some(inner) = &it.template {
            self.walk(inner, depth + 1);
        }
    }

    /// Were a text given the name of a markup field, three braces would let it through.
    fn rebinding(&mut self, name: &str) {
        if RAW_FIELDS.contains(&name) {
            self.refuse(format!(
                "`{name}` always means markup and cannot be given another value"
            ));
        }
    }

    fn circles(&mut self) {
        let mut depths = BTreeMap::new();
        let names: Vec<String> = self.includes.keys().cloned().collect();
        for name in names {
            if let Err(trail) = self.depth(&name, &mut Vec::new(), &mut depths) {
                let folder = if self.templates.contains_key(&name) {
                    ""
                } else {
                    "partials/"
                };
                let message =
                    format!("partials include one another in a circle or too deep: {trail}");
                self.problems.push(ThemeProblem::of_file(
                    &file_of(&format!("{folder}{name}")),
                    message,
                ));
            }
        }
    }

    /// How deep the inclusions below `name` go, or the trail on which they go too deep.
    fn depth(
        &self,
        name: &str,
        trail: &mut Vec<String>,
        known: &mut BTreeMap<String, usize>,
    ) -> Result<usize, String> {
        if let Some(depth) = known.get(name) {
            return Ok(*depth);
        }
        let is_circle = trail.iter().any(|passed| passed == name);
        trail.push(name.to_owned());
        if is_circle || trail.len() > DEEPEST {
            return Err(trail.join(" → "));
        }
        let mut depth = 0;
        for next in self.includes.get(name).into_iter().flatten() {
            depth = depth.max(1 + self.depth(next, trail, known)?);
        }
        trail.pop();
        known.insert(name.to_owned(), depth);
        Ok(depth)
    }
}

fn rebound(parameter: Option<&BlockParam>) -> Vec<String> {
    let named = |parameter: &Parameter| parameter.as_name().unwrap_or("").to_owned();
    match parameter {
        Some(BlockParam::Single(one)) => vec![named(one)],
        Some(BlockParam::Pair((one, other))) => vec![named(one), named(other)],
        None => Vec::new(),
        // A form this engine does not have yet is taken for the worst.
        Some(_) => RAW_FIELDS.map(str::to_owned).to_vec(),
    }
}

fn file_of(name: &str) -> String {
    format!("templates/{name}.hbs")
}

/// The engine's messages may span lines; a finding is one.
fn plain(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Escapes text for element content and quoted attributes.
pub(in crate::site) fn escape(text: &str) -> String {
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
mod tests;
