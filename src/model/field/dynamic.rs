//! Fields that a playbook declares for itself.

use super::reader::Reader;
use super::record::{FieldValue, spanned};
use super::shape::{RefTarget, Shape};
use crate::model::ids::{BriefId, DecisionId, MarketId, MetricId, PartyId, PersonId};
use crate::parse::Node;
use crate::text::Spanned;
use crate::value::{Date, Duration, Money, Number, Period, Share};

/// The value of a field that a playbook declared for itself.
#[derive(Debug, Clone, PartialEq)]
pub enum Dynamic {
    /// A text, a word of a list, or the id of something.
    Text(String),
    /// A yes or no.
    Bool(bool),
    /// A whole number.
    Count(u32),
    /// A number.
    Number(Number),
    /// An amount of money.
    Money(Money),
    /// A share.
    Share(Share),
    /// A day.
    Date(Date),
    /// A length of time.
    Duration(Duration),
    /// A period.
    Period(Period),
    /// A list.
    List(Vec<Spanned<Dynamic>>),
}

/// Reads a value of `shape`, one of those that `[kinds.KIND.fields]` can declare.
pub fn dynamic(shape: &Shape, node: &Node, reader: &mut Reader<'_>) -> Option<Dynamic> {
    match shape {
        Shape::Bool => bool::read(node, reader).map(Dynamic::Bool),
        Shape::Integer => u32::read(node, reader).map(Dynamic::Count),
        Shape::Form(form) => match form.id {
            "money" => Money::read(node, reader).map(Dynamic::Money),
            "share" => Share::read(node, reader).map(Dynamic::Share),
            "date" => Date::read(node, reader).map(Dynamic::Date),
            "duration" => Duration::read(node, reader).map(Dynamic::Duration),
            "period" => Period::read(node, reader).map(Dynamic::Period),
            _ => Number::read(node, reader).map(Dynamic::Number),
        },
        Shape::Words(words) => word(words, node, reader),
        Shape::Ref(target) => reference(*target, node, reader).map(Dynamic::Text),
        Shape::List(inner) => list(inner, node, reader),
        _ => String::read(node, reader).map(Dynamic::Text),
    }
}

fn list(inner: &Shape, node: &Node, reader: &mut Reader<'_>) -> Option<Dynamic> {
    let items = reader.list(node)?;
    let read = |item: &Node, reader: &mut Reader<'_>| {
        dynamic(inner, item, reader).map(|value| Spanned::new(value, item.span))
    };
    Some(Dynamic::List(
        items.iter().filter_map(|item| read(item, reader)).collect(),
    ))
}

fn reference(target: RefTarget, node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    match target {
        RefTarget::Party => spanned::<PartyId>(node, reader).map(|id| id.value.0),
        RefTarget::Market => spanned::<MarketId>(node, reader).map(|id| id.value.0),
        RefTarget::Metric => spanned::<MetricId>(node, reader).map(|id| id.value.0),
        RefTarget::Decision => spanned::<DecisionId>(node, reader).map(|id| id.value.0),
        RefTarget::Brief => spanned::<BriefId>(node, reader).map(|id| id.value.0),
        _ => spanned::<PersonId>(node, reader).map(|id| id.value.0),
    }
}

fn word(words: &[String], node: &Node, reader: &mut Reader<'_>) -> Option<Dynamic> {
    let text = reader.text(node)?;
    if words.iter().any(|word| word == text) {
        return Some(Dynamic::Text(text.to_owned()));
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let finding = reader.wrong_word(node, text, &words);
    reader.tell(finding);
    None
}
