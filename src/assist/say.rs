//! Shapes, needs and people's own words as an editor shows them.

use crate::locale::{Lang, Message};
use crate::model::field::{ChoiceWord, Need, RefTarget, Shape};

/// Words of the playbook inside Markdown: no markup of theirs is markup of ours, and they stay on
/// one line.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            letter if letter.is_control() => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&' => {
                out.push('\\');
                out.push(letter);
            }
            letter => out.push(letter),
        }
    }
    out
}

/// A text of the playbook as code; what would end the code is left out.
pub(super) fn code(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|letter| *letter != '`')
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    format!("`{}`", text.trim())
}

/// A message of this module without arguments.
pub(super) fn say(id: &'static str, lang: Lang) -> String {
    Message::new(id).text(lang)
}

/// Whether a key must be there, in words; nothing where it may be left out.
pub(super) fn need(need: Need, lang: Lang) -> Option<String> {
    match need {
        Need::Required => Some(say("assist-required", lang)),
        Need::UnlessUses => Some(say("assist-required-unless-uses", lang)),
        Need::Optional => None,
    }
}

/// What may be written, in words.
pub(super) fn form(shape: &Shape, lang: Lang) -> String {
    let of = |shape: &Shape| form(shape, lang);
    match shape {
        Shape::Text => say("form-text", lang),
        Shape::Integer => say("form-integer", lang),
        Shape::Bool => say("assist-form-bool", lang),
        Shape::Form(form) => Message::new(format!("form-{}", form.id)).text(lang),
        Shape::Choice(_) | Shape::Words(_) => say("assist-form-choice", lang),
        Shape::Ref(target) => reference(*target, lang),
        Shape::List(item) => Message::new("assist-form-list")
            .with("item", of(item))
            .text(lang),
        Shape::Table(key, value) => {
            let key = match &**key {
                Shape::Text => say("assist-form-name", lang),
                other => of(other),
            };
            let message = Message::new("assist-form-table").with("key", key);
            message.with("value", of(value)).text(lang)
        }
        Shape::Record(_) => say("assist-form-record", lang),
        Shape::Either(this, that) => {
            let is_many = matches!(&**that, Shape::List(item)
                if format!("{item:?}") == format!("{this:?}"));
            let id = if is_many {
                "assist-form-or-several"
            } else {
                "assist-form-or"
            };
            let message = Message::new(id).with("this", of(this));
            message.with("that", of(that)).text(lang)
        }
        Shape::Any => say("assist-form-any", lang),
    }
}

/// What a reference names, in words.
pub(super) fn reference(target: RefTarget, lang: Lang) -> String {
    let what = Message::new(format!("target-{}", target.name()));
    Message::new("assist-form-reference")
        .with("what", what)
        .text(lang)
}

/// The words that a shape allows, with what they mean.
pub(super) fn words(shape: &Shape) -> &[ChoiceWord] {
    match shape {
        Shape::Choice(words) => words,
        Shape::List(item) => words(item),
        Shape::Either(this, that) => match words(this) {
            [] => words(that),
            found => found,
        },
        _ => &[],
    }
}

/// What a word means to readers of a language.
pub(super) fn meaning(word: &ChoiceWord, lang: Lang) -> &'static str {
    match lang {
        Lang::En => word.en,
        Lang::Ru => word.ru,
    }
}

/// A value that reads correctly; nothing for tables, whose keys are told one by one.
pub(super) fn example(shape: &Shape) -> Option<String> {
    match shape {
        Shape::Integer => Some("3".to_owned()),
        Shape::Bool => Some("true".to_owned()),
        Shape::Form(form) => Some(form.example.to_owned()),
        Shape::Choice(words) => words.first().map(|word| word.word.to_owned()),
        Shape::Words(words) => words.first().cloned(),
        Shape::List(item) => example(item).map(|item| format!("[{item}]")),
        Shape::Either(this, that) => example(this).or_else(|| example(that)),
        _ => None,
    }
}
