//! What a theme may not do, found on the syntax trees of its templates.

use handlebars::template::{
    BlockParam, DecoratorTemplate, HelperTemplate, Parameter, TemplateElement,
};
use handlebars::{JsonValue, Template};
use std::collections::BTreeMap;
use std::sync::Arc;

use super::includes::{self, Includes};
use super::problem::said;
use super::words::Words;
use super::{ThemeProblem, file_of};
use crate::locale::Message;
use crate::site::view::RAW_FIELDS;

/// How deep blocks may be nested, and partials include one another.
const DEEPEST: usize = 24;

/// Walks the syntax trees of all templates and collects what a theme may not do.
pub(super) struct Inspection<'a> {
    templates: &'a BTreeMap<String, Template>,
    words: &'a BTreeMap<String, Arc<Words>>,
    problems: Vec<ThemeProblem>,
    /// Which templates include which, under the names used in `{{> name}}`.
    includes: Includes,
    file: String,
    template: String,
    place: (usize, usize),
}

impl<'a> Inspection<'a> {
    pub(super) fn of(
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
                inspection.refuse(said("broken-theme-name").with("name", short));
            }
            short.clone_into(&mut inspection.template);
            inspection.walk(template, 0);
        }
        inspection.circles();
        inspection.problems
    }

    fn refuse(&mut self, message: Message) {
        let (line, column) = self.place;
        self.problems
            .push(ThemeProblem::at(&self.file, line, column, message));
    }

    fn walk(&mut self, template: &Template, depth: usize) {
        if depth > DEEPEST {
            self.refuse(said("broken-theme-nested").with("deepest", DEEPEST));
            return;
        }
        for (element, place) in template.elements.iter().zip(&template.mapping) {
            self.place = (place.0, place.1);
            match element {
                TemplateElement::RawString(_) | TemplateElement::Comment(_) => {}
                TemplateElement::HtmlExpression(it) => self.raw(it),
                TemplateElement::Expression(it) | TemplateElement::HelperBlock(it) => {
                    self.helper(it, depth);
                }
                TemplateElement::PartialExpression(it) | TemplateElement::PartialBlock(it) => {
                    self.partial(it, depth);
                }
                // Decorators, and whatever a later engine may bring.
                _ => self.refuse(said("broken-theme-inline")),
            }
        }
    }

    fn raw(&mut self, it: &HelperTemplate) {
        let path = it.name.as_name().unwrap_or("");
        let field = path.rsplit(['.', '/']).next().unwrap_or("");
        if !(it.params.is_empty() && it.hash.is_empty() && RAW_FIELDS.contains(&field)) {
            let allowed = RAW_FIELDS.map(|name| format!("`{name}`")).join(", ");
            let message = if path.is_empty() {
                said("broken-theme-raw-expression")
            } else {
                said("broken-theme-raw").with("name", path)
            };
            self.refuse(message.with("allowed", allowed));
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
            let message = said("broken-theme-word").with("word", key);
            self.refuse(message.with("languages", without.join(", ")));
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
                    self.refuse(said("broken-theme-partial").with("name", name));
                }
            }
            _ => self.refuse(said("broken-theme-computed")),
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
            self.refuse(said("broken-theme-rebound").with("name", name));
        }
    }

    fn circles(&mut self) {
        for (name, trail) in includes::too_deep(&self.includes, DEEPEST) {
            let folder = if self.templates.contains_key(&name) {
                ""
            } else {
                "partials/"
            };
            let message = said("broken-theme-circle").with("trail", trail);
            let file = file_of(&format!("{folder}{name}"));
            self.problems.push(ThemeProblem::of_file(&file, message));
        }
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
