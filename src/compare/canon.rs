//! One spelling for everything that means the same: quotes, order of keys, spaces and the way a
//! value is written do not count.

use crate::model::field::{Field, Shape};
use crate::parse::{Content, Node};
use crate::value::{
    Band, Duration, Every, Hours, Moment, Money, Number, Period, Quantity, Share, Slot, Target,
    Value, Written, Zone, form, parse_currency, parse_date,
};

/// What a node says, in one spelling, for people; `None` where it says nothing.
pub(super) fn shown(shape: &Shape, node: &Node) -> Option<String> {
    match &node.content {
        Content::Null => None,
        Content::Scalar(text, _) => Some(scalar(shape, text)),
        Content::List(items) => {
            let inner = item_shape(shape);
            let items = items.iter().filter_map(|item| shown(&inner, item));
            joined(items)
        }
        Content::Map(entries) => joined(entries.iter().filter_map(|entry| {
            let text = shown(&value_shape(shape, &entry.key), &entry.value)?;
            Some(match entry.value.content {
                Content::List(_) => format!("{}: [{text}]", entry.key.value),
                Content::Map(_) => format!("{}: {{ {text} }}", entry.key.value),
                _ => format!("{}: {text}", entry.key.value),
            })
        })),
    }
}

fn joined(parts: impl Iterator<Item = String>) -> Option<String> {
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The same for comparison: two nodes have one spelling exactly where they say the same. One item
/// stands for a list of one where the field takes either.
pub(super) fn spelled(shape: &Shape, node: &Node) -> Option<String> {
    let text = match &node.content {
        Content::Null => return None,
        Content::Scalar(text, _) => format!("{:?}", scalar(shape, text)),
        Content::List(items) => {
            let inner = item_shape(shape);
            let items = items.iter().filter_map(|item| spelled(&inner, item));
            return Some(format!("[{}]", joined(items)?));
        }
        Content::Map(entries) => {
            let mut parts: Vec<String> = entries
                .iter()
                .filter_map(|entry| {
                    let text = spelled(&value_shape(shape, &entry.key), &entry.value)?;
                    Some(format!("{:?}: {text}", entry.key.value))
                })
                .collect();
            parts.sort();
            format!("{{{}}}", joined(parts.into_iter())?)
        }
    };
    Some(if takes_one_or_many(shape) {
        format!("[{text}]")
    } else {
        text
    })
}

/// Whether a field holds one value or a list of them.
pub(super) fn takes_one_or_many(shape: &Shape) -> bool {
    matches!(shape, Shape::Either(_, that) if matches!(**that, Shape::List(_)))
}

fn scalar(shape: &Shape, text: &str) -> String {
    let text = text.trim();
    let as_written = match shape {
        Shape::Form(form) => of_form(form.id, text),
        Shape::Integer => text.parse::<u32>().ok().map(|number| number.to_string()),
        Shape::Either(this, that) => [this, that].into_iter().find_map(|shape| match &**shape {
            Shape::Form(form) => of_form(form.id, text),
            Shape::List(inner) => match &**inner {
                Shape::Form(form) => of_form(form.id, text),
                _ => None,
            },
            _ => None,
        }),
        _ => None,
    };
    as_written.unwrap_or_else(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A value of the form `id` as it prints itself; `None` where it cannot be read as one.
fn of_form(id: &str, text: &str) -> Option<String> {
    fn read<T: Written>(text: &str) -> Option<String> {
        T::read(text).ok().map(|value| value.to_string())
    }
    match id {
        form::BAND => read::<Band<Quantity>>(text).or_else(|| read::<Band<Money>>(text)),
        form::CURRENCY => Some(parse_currency(text).ok()?.code().to_owned()),
        form::DATE => Some(parse_date(text).ok()?.to_string()),
        form::DURATION => read::<Duration>(text),
        form::EVERY => read::<Every>(text),
        form::HOURS => read::<Hours>(text),
        form::MOMENT => read::<Moment>(text),
        form::MONEY => read::<Money>(text),
        form::NUMBER => read::<Number>(text),
        form::PERIOD => read::<Period>(text),
        form::QUANTITY => read::<Quantity>(text),
        form::SHARE => read::<Share>(text),
        form::SLOT => read::<Slot>(text),
        form::TARGET => read::<Target>(text),
        form::VALUE => read::<Value>(text),
        form::ZONE => read::<Zone>(text),
        _ => None,
    }
}

/// The shape of the items of a list.
pub(super) fn item_shape(shape: &Shape) -> Shape {
    match shape {
        Shape::List(inner) => (**inner).clone(),
        Shape::Either(this, that) => match (&**this, &**that) {
            (Shape::List(inner), _) | (_, Shape::List(inner)) => (**inner).clone(),
            _ => Shape::Any,
        },
        _ => Shape::Any,
    }
}

/// The shape of what stands under `key` of a table.
pub(super) fn value_shape(shape: &Shape, key: &str) -> Shape {
    match shape {
        Shape::Record(fields) => field(fields, key).map_or(Shape::Any, Field::shape),
        Shape::Table(_, value) => (**value).clone(),
        Shape::Either(this, that) => {
            let fitting = [this, that]
                .into_iter()
                .find(|shape| matches!(***shape, Shape::Record(_) | Shape::Table(..)));
            fitting.map_or(Shape::Any, |shape| value_shape(shape, key))
        }
        _ => Shape::Any,
    }
}

/// The declared field of that key.
pub(super) fn field<'f>(fields: &'f [Field], key: &str) -> Option<&'f Field> {
    fields.iter().find(|field| field.key == key)
}
