//! What is written, in the words of a reader's language.

use super::tree::Difference;
use crate::actuals::figure;
use crate::locale::{Arg, Lang, Message};
use crate::model::field::{ChoiceWord, Field, RefTarget, Shape};
use crate::model::kinds::Kind;
use crate::model::{Document, Playbook};
use crate::parse::{Content, Node};
use crate::value::{
    Date, Duration, Every, Money, Number, Period, Quantity, Share, Target, Value, form, parse_date,
};

/// Texts are quoted up to this many characters; the whole is in the document.
const QUOTED: usize = 160;

/// Says something in both languages.
pub(super) fn words(say: impl Fn(Lang) -> String) -> Arg {
    Arg::Words {
        en: say(Lang::En),
        ru: say(Lang::Ru),
    }
}

/// What a document is called in each language.
pub(super) fn title(document: &Document) -> Arg {
    words(|lang| quoted(document.in_language(lang).title(), lang))
}

/// What a party is called; its id where it has no document.
pub(super) fn party(playbook: &Playbook, id: &str) -> Arg {
    words(|lang| named(playbook, RefTarget::Party, id, lang))
}

/// What stood or stands in a field, in words; a word for nothing where it is empty.
pub(super) fn value(playbook: &Playbook, shape: &Shape, node: Option<&Node>) -> Arg {
    value_in(Some(playbook), shape, node)
}

/// The same for a field that names nothing of a playbook.
pub(super) fn plain(shape: &Shape, node: Option<&Node>) -> Arg {
    value_in(None, shape, node)
}

fn value_in(playbook: Option<&Playbook>, shape: &Shape, node: Option<&Node>) -> Arg {
    words(|lang| match node {
        Some(node) => said(playbook, shape, node, lang),
        None => Message::new("change-nothing").text(lang),
    })
}

fn said(playbook: Option<&Playbook>, shape: &Shape, node: &Node, lang: Lang) -> String {
    match &node.content {
        Content::Null => Message::new("change-nothing").text(lang),
        Content::Scalar(text, _) => scalar(playbook, shape, text.trim(), lang),
        Content::List(items) => {
            let inner = super::canon::item_shape(shape);
            let is_table = |item: &Node| matches!(item.content, Content::Map(_));
            // The keys of a table stand between commas themselves.
            let between = if items.iter().any(is_table) {
                "; "
            } else {
                ", "
            };
            let items = items.iter().map(|item| said(playbook, &inner, item, lang));
            shortened(&items.collect::<Vec<_>>().join(between))
        }
        Content::Map(_) => shortened(&super::canon::shown(shape, node).unwrap_or_default()),
    }
}

fn scalar(playbook: Option<&Playbook>, shape: &Shape, text: &str, lang: Lang) -> String {
    match shape {
        Shape::Choice(known) => choice(known, text, lang),
        Shape::Bool if text == "true" => Message::new("change-yes").text(lang),
        Shape::Bool if text == "false" => Message::new("change-no").text(lang),
        Shape::Ref(target) => reference(playbook, *target, text, lang),
        Shape::Form(form) => of_form(form.id, text, lang).unwrap_or_else(|| quoted(text, lang)),
        Shape::Either(this, that) => {
            let one = |shape: &Shape| match shape {
                Shape::Form(form) => of_form(form.id, text, lang),
                Shape::Choice(known) => Some(choice(known, text, lang)),
                Shape::Ref(target) => Some(reference(playbook, *target, text, lang)),
                _ => None,
            };
            one(that)
                .or_else(|| one(this))
                .unwrap_or_else(|| quoted(text, lang))
        }
        Shape::Integer => text
            .parse::<i64>()
            .map_or_else(|_| quoted(text, lang), |number| lang.integer(number)),
        _ => quoted(text, lang),
    }
}

fn choice(known: &[ChoiceWord], text: &str, lang: Lang) -> String {
    match known.iter().find(|word| word.word == text) {
        Some(word) => {
            let label = match lang {
                Lang::En => word.en,
                Lang::Ru => word.ru,
            };
            quoted(label, lang)
        }
        None => quoted(text, lang),
    }
}

fn reference(playbook: Option<&Playbook>, target: RefTarget, id: &str, lang: Lang) -> String {
    playbook.map_or_else(
        || shortened(id),
        |playbook| named(playbook, target, id, lang),
    )
}

/// What the thing that a reference names is called; the reference itself where that is not known.
fn named(playbook: &Playbook, target: RefTarget, id: &str, lang: Lang) -> String {
    let document = |kind| {
        let document = playbook.document(kind, id)?;
        Some(quoted(document.in_language(lang).title(), lang))
    };
    let person = || {
        let (_, person) = playbook.person(id)?;
        Some(person.name.as_ref()?.value.clone())
    };
    let found = match target {
        RefTarget::Party => document(Kind::Party),
        RefTarget::Person => person(),
        RefTarget::PartyOrPerson => person().or_else(|| document(Kind::Party)),
        RefTarget::Metric => document(Kind::Metric),
        RefTarget::Market => market(playbook, id, lang),
        _ => None,
    };
    found.unwrap_or_else(|| shortened(id))
}

/// What a market is called.
pub(super) fn market(playbook: &Playbook, id: &str, lang: Lang) -> Option<String> {
    let markets = playbook.config.markets.as_ref()?;
    let entry = markets.value.iter().find(|entry| entry.key.value == id)?;
    let title = entry.value.as_ref()?.value.title.as_ref()?;
    Some(title.value.text(lang).to_owned())
}

fn of_form(id: &str, text: &str, lang: Lang) -> Option<String> {
    match id {
        form::DATE => Some(lang.long_date(parse_date(text).ok()?)),
        form::DURATION => Some(duration(Duration::parse(text).ok()?, lang)),
        form::EVERY => {
            let every = Every::parse(text).ok()?;
            Some(lang.length(every.count(), every.unit().name()))
        }
        form::MONEY => Some(money(Money::parse(text).ok()?, lang)),
        form::NUMBER => Some(lang.number(Number::parse(text).ok()?.0)),
        form::QUANTITY => Some(quantity(&Quantity::parse(text).ok()?, lang)),
        form::SHARE => Some(lang.share(Share::parse(text).ok()?.percent)),
        form::PERIOD => Some(figure::period(&Period::parse(text).ok()?, lang)),
        form::TARGET => Some(target(&Target::parse(text).ok()?, lang)),
        form::VALUE => Some(amount(&Value::parse(text).ok()?, lang)),
        form::BAND | form::HOURS => Some(text.replacen("..", "–", 1).replace('-', "–")),
        form::CURRENCY | form::MOMENT | form::SLOT | form::ZONE => Some(text.to_owned()),
        _ => None,
    }
}

pub(super) fn duration(duration: Duration, lang: Lang) -> String {
    lang.length(duration.count, duration.unit.name())
}

pub(super) fn money(money: Money, lang: Lang) -> String {
    lang.money(money.amount, money.currency.code())
}

fn quantity(quantity: &Quantity, lang: Lang) -> String {
    format!("{}\u{a0}{}", lang.number(quantity.number), quantity.unit)
}

/// A figure with what it counts.
pub(super) fn amount(value: &Value, lang: Lang) -> String {
    match value {
        Value::Number(number) => lang.number(number.0),
        Value::Money(sum) => money(*sum, lang),
        Value::Share(share) => lang.share(share.percent),
        Value::Quantity(number) => quantity(number, lang),
        Value::Duration(length) => duration(*length, lang),
    }
}

/// A target read aloud.
pub(super) fn target(target: &Target, lang: Lang) -> String {
    let one = |id: &'static str, value: &Value| {
        Message::new(id)
            .with("value", amount(value, lang))
            .text(lang)
    };
    match target {
        Target::AtLeast(value) => one("bounds-at-least", value),
        Target::AtMost(value) => one("bounds-at-most", value),
        Target::Exactly(value) => one("bounds-exactly", value),
        Target::Plain(value) => amount(value, lang),
        Target::Between(low, high) => Message::new("bounds-between")
            .with("low", amount(low, lang))
            .with("high", amount(high, lang))
            .text(lang),
        Target::Improvement { by } => Message::new("change-better-than-baseline")
            .with("by", Arg::Share(by.percent))
            .text(lang),
    }
}

/// The name of a field with those of the fields it stands in: `Exit · Notice`, `Approvals · video ·
/// Within`. Keys that the author chose stay as they are.
pub(super) fn label(tables: &[&[Field]], keys: &[&str]) -> Arg {
    words(|lang| {
        let mut parts: Vec<String> = Vec::new();
        let first = tables
            .iter()
            .flat_map(|fields| fields.iter())
            .find(|field| keys.first().is_some_and(|key| field.key == *key));
        let mut shape = first.map_or(Shape::Any, Field::shape);
        let top = first.map_or_else(
            || keys.first().copied().unwrap_or_default().to_owned(),
            |field| field.name(lang).to_owned(),
        );
        parts.push(top);
        for key in keys.iter().skip(1) {
            parts.push(name_in(&shape, key, lang));
            shape = super::canon::value_shape(&inside(&shape), key);
        }
        shortened(&parts.join(" · "))
    })
}

fn name_in(shape: &Shape, key: &str, lang: Lang) -> String {
    match inside(shape) {
        Shape::Record(fields) => super::canon::field(fields, key)
            .map_or_else(|| key.to_owned(), |field| field.name(lang).to_owned()),
        _ => key.to_owned(),
    }
}

/// What a list is a list of.
fn inside(shape: &Shape) -> Shape {
    match shape {
        Shape::List(inner) => inside(inner),
        Shape::Either(this, that) => match (&**this, &**that) {
            (Shape::Record(_) | Shape::Table(..), _) => (**this).clone(),
            (_, that) => inside(that),
        },
        other => other.clone(),
    }
}

/// A day that a difference brought or took away.
pub(super) fn day(node: Option<&Node>) -> Option<Date> {
    parse_date(node?.text()?.trim()).ok()
}

/// Both sides of a difference in words: before, then now.
pub(super) fn both(before: &Playbook, now: &Playbook, difference: &Difference<'_>) -> (Arg, Arg) {
    (
        value(before, &difference.shape, difference.before),
        value(now, &difference.shape, difference.now),
    )
}

/// A text of the playbook among other words.
pub(super) fn quoted(text: &str, lang: Lang) -> String {
    let text = shortened(text);
    match lang {
        Lang::En => format!("“{text}”"),
        Lang::Ru => format!("«{text}»"),
    }
}

fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(QUOTED) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}
