//! The languages say the same: equal ids, equal variables, and every message can be shown.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};

use super::catalogue::files;
use super::{Args, Catalogue, Lang};

/// The variables of each message and of each of its attributes, by `id` or `id.attribute`.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(source: &str) -> Messages {
    let resource = FluentResource::try_new(source.to_owned()).expect("the file can be read");
    let mut messages = Messages::new();
    for entry in resource.entries() {
        let Entry::Message(message) = entry else {
            continue;
        };
        let id = message.id.name;
        let value = message.value.iter().map(|value| (id.to_owned(), value));
        let attributes = message.attributes.iter().map(|attribute| {
            let name = attribute.id.name;
            (format!("{id}.{name}"), &attribute.value)
        });
        for (id, pattern) in value.chain(attributes) {
            let mut found = BTreeSet::new();
            in_pattern(pattern, &mut found);
            messages.insert(id, found);
        }
    }
    messages
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            for variant in variants {
                in_pattern(&variant.value, found);
            }
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::FunctionReference { arguments, .. } => in_arguments(arguments, found),
        InlineExpression::TermReference { arguments, .. } => {
            let arguments = arguments.iter();
            arguments.for_each(|arguments| in_arguments(arguments, found));
        }
        _ => {}
    }
}

fn in_arguments(arguments: &CallArguments<&str>, found: &mut BTreeSet<String>) {
    for inline in &arguments.positional {
        in_inline(inline, found);
    }
    for named in &arguments.named {
        in_inline(&named.value, found);
    }
}

/// What each selection by a number tells apart, by message or attribute: categories of Unicode's
/// plural rules, and whether the last resort is named.
fn plurals(source: &str) -> BTreeMap<String, Vec<Forms>> {
    let resource = FluentResource::try_new(source.to_owned()).expect("the file can be read");
    let mut found = BTreeMap::new();
    for entry in resource.entries() {
        let Entry::Message(message) = entry else {
            continue;
        };
        let id = message.id.name;
        let value = message.value.iter().map(|value| (id.to_owned(), value));
        let attributes = message.attributes.iter().map(|attribute| {
            let name = attribute.id.name;
            (format!("{id}.{name}"), &attribute.value)
        });
        for (id, pattern) in value.chain(attributes) {
            let mut forms = Vec::new();
            forms_in(pattern, &mut forms);
            if !forms.is_empty() {
                found.insert(id, forms);
            }
        }
    }
    found
}

/// The categories of one selection, the default last.
struct Forms {
    named: BTreeSet<String>,
    default: String,
}

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn forms_in(pattern: &Pattern<&str>, found: &mut Vec<Forms>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        let Expression::Select { variants, .. } = expression else {
            continue;
        };
        let keys = variants.iter().filter_map(|variant| match &variant.key {
            VariantKey::Identifier { name } => Some((*name, variant.default)),
            VariantKey::NumberLiteral { .. } => None,
        });
        let categories = keys.filter(|(name, _)| CATEGORIES.contains(name));
        let (mut named, mut default) = (BTreeSet::new(), String::new());
        for (name, is_default) in categories {
            named.insert(name.to_owned());
            if is_default {
                name.clone_into(&mut default);
            }
        }
        // A lone `other` ends a selection by words.
        if named.iter().any(|name| name != "other") {
            found.push(Forms { named, default });
        }
        for variant in variants {
            forms_in(&variant.value, found);
        }
    }
}

#[test]
fn numbers_have_the_forms_of_their_language() {
    for lang in Lang::ALL {
        for (name, source) in files(lang) {
            for (id, forms) in plurals(source) {
                for Forms { named, default } in forms {
                    let is_whole = match lang {
                        Lang::En => named.iter().eq(["one", "other"]) && default == "other",
                        // Some cases have one form for two and for five: then the default is both.
                        Lang::Ru => {
                            let known = ["few", "many", "one", "other"];
                            named.contains("one")
                                && named.iter().all(|name| known.contains(&&**name))
                                && ["many", "other"].contains(&&*default)
                        }
                    };
                    assert!(is_whole, "{lang}/{name}.ftl: {id}: {named:?}");
                }
            }
        }
    }
}

#[test]
fn what_is_counted_in_english_is_counted_in_russian() {
    for ((name, english), (_, russian)) in files(Lang::En).iter().zip(files(Lang::Ru)) {
        let russian = plurals(russian);
        for id in plurals(english).into_keys() {
            let has_no_noun = HAS_NO_NOUN.contains(&&*id);
            assert!(russian.contains_key(&id) != has_no_noun, "{name}.ftl: {id}");
        }
    }
}

/// Messages whose Russian puts the number after a colon, where no word bends to it.
const HAS_NO_NOUN: [&str; 6] = [
    "pilot-too-wide",
    "pilot-too-wide-assets",
    "pilot-too-wide-partners",
    "translation-differs-headings",
    "why-fails",
    "why-unknown",
];

/// Every Russian text has a Russian word, but for those that have no words at all.
#[test]
fn russian_messages_are_in_russian() {
    let without_words = ["evidence-n", "schema-config", "status-n"];
    for (name, source) in files(Lang::Ru) {
        for (id, variables) in messages(source) {
            let args = variables
                .into_iter()
                .fold(Args::new(), |args, name| args.with(name, 3));
            let text = Catalogue::of(Lang::Ru).text(&id, &args);
            let written = text.split('`').step_by(2).collect::<String>();
            let has = |is: fn(char) -> bool| written.chars().any(is);
            let is_russian = has(|it| matches!(it, 'А'..='я' | 'Ё' | 'ё'));
            let has_letters = has(|it| it.is_ascii_alphabetic());
            assert!(
                is_russian || !has_letters || without_words.contains(&&*id),
                "{name}.ftl: {id} = {text}"
            );
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_variables() {
    for ((name, english), (_, russian)) in files(Lang::En).iter().zip(files(Lang::Ru)) {
        let (english, russian) = (messages(english), messages(russian));
        let differing: Vec<_> = english
            .keys()
            .chain(russian.keys())
            .filter(|id| english.get(*id) != russian.get(*id))
            .collect();
        assert!(differing.is_empty(), "{name}.ftl: {differing:?}");
    }
}

#[test]
fn every_message_can_be_shown() {
    for lang in Lang::ALL {
        let (catalogue, faults) = Catalogue::build(lang);
        assert!(faults.is_empty(), "{lang}: {faults:?}");
        for (id, variables) in files(lang).iter().flat_map(|(_, text)| messages(text)) {
            let args = variables
                .into_iter()
                .fold(Args::new(), |args, name| args.with(name, 3));
            let text = catalogue.try_text(&id, &args);
            assert!(text.is_some(), "{lang}: {id}");
        }
    }
}

#[test]
fn messages_are_lower_case_without_a_final_dot() {
    for lang in Lang::ALL {
        for (_, source) in files(lang).iter().filter(|(name, _)| is_diagnostic(name)) {
            for id in messages(source).into_keys() {
                let text = Catalogue::of(lang).text(&id, &Args::new());
                assert!(!text.ends_with('.'), "{lang}: {id} = {text}");
                let first = text.chars().find(|letter| *letter != '`');
                let raised = !text.starts_with('`') && first.is_some_and(char::is_uppercase);
                assert!(!raised, "{lang}: {id} = {text}");
            }
        }
    }
}

fn is_diagnostic(file: &str) -> bool {
    matches!(
        file,
        "findings" | "hygiene" | "people" | "reading" | "structure" | "values"
    )
}
