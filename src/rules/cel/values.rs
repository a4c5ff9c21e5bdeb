//! What is written in a field, as a value that expressions can work with.
//!
//! What cannot be read is left out, as if it were not written: another finding tells it.

use std::collections::HashMap;
use std::sync::Arc;

use cel::Value;
use cel::objects::{Key, Map};

use super::types::is_money;
use crate::model::field::{Field, Shape};
use crate::parse::{Content, Node};
use crate::value::{
    Band, Date, Decimal, Duration, Money, Number, Period, Quantity, Share, form, parse_date,
};

const SECONDS_A_DAY: u32 = 86_400;

/// A table of values.
pub(super) fn map(entries: impl IntoIterator<Item = (String, Value)>) -> Value {
    let entries = entries.into_iter();
    let map: HashMap<Key, Value> = entries
        .map(|(key, value)| (Key::from(key), value))
        .collect();
    Value::Map(Map { map: Arc::new(map) })
}

/// A list of values.
pub(super) fn list(items: impl IntoIterator<Item = Value>) -> Value {
    Value::List(Arc::new(items.into_iter().collect()))
}

/// A text.
pub(super) fn text(text: &str) -> Value {
    Value::String(Arc::new(text.to_owned()))
}

/// A number, as near as a double comes to it.
pub(super) fn number(decimal: Decimal) -> Option<Value> {
    decimal.to_string().parse().ok().map(Value::Float)
}

/// A day: its midnight, UTC.
pub(super) fn day(date: Date) -> Option<Value> {
    moment(&format!("{date}T00:00:00Z"))
}

fn moment(text: &str) -> Option<Value> {
    let moment = chrono::DateTime::parse_from_rfc3339(text).ok()?;
    Some(Value::Timestamp(moment))
}

/// The declared fields that are written in `node`.
pub(super) fn fields<'a>(
    fields: impl Iterator<Item = &'a Field>,
    node: &Node,
) -> Vec<(String, Value)> {
    let written = fields.filter_map(|field| {
        let value = value(&node.get(&field.key)?.value, &field.shape())?;
        Some((field.key.to_string(), value))
    });
    written.collect()
}

/// What is written, as a field of this shape holds it.
pub(super) fn value(node: &Node, shape: &Shape) -> Option<Value> {
    if node.is_null() {
        return None;
    }
    match shape {
        Shape::Text | Shape::Choice(_) | Shape::Words(_) | Shape::Ref(_) => node.text().map(text),
        Shape::Integer => node.text()?.trim().parse().ok().map(Value::Int),
        Shape::Bool => node.text()?.trim().parse().ok().map(Value::Bool),
        Shape::Form(form) => of_form(form.id, form.example, node.text()?.trim()),
        Shape::List(inner) => {
            let Content::List(items) = &node.content else {
                return None;
            };
            Some(list(items.iter().filter_map(|item| value(item, inner))))
        }
        Shape::Table(_, inner) => {
            let Content::Map(entries) = &node.content else {
                return None;
            };
            let entries = entries.iter().filter(|entry| !entry.key.starts_with("x-"));
            Some(map(entries.filter_map(|entry| {
                Some((entry.key.value.clone(), value(&entry.value, inner)?))
            })))
        }
        Shape::Record(declared) => {
            matches!(node.content, Content::Map(_)).then(|| map(fields(declared.iter(), node)))
        }
        Shape::Either(this, that) => either(node, this, that),
        Shape::Any => Some(any(node)),
    }
}

fn either(node: &Node, this: &Shape, that: &Shape) -> Option<Value> {
    match (this, that) {
        (_, Shape::List(inner)) if !matches!(node.content, Content::List(_)) => {
            Some(list(value(node, inner)))
        }
        (_, Shape::List(_)) => value(node, that),
        (Shape::Form(form), Shape::Form(_)) => {
            let written = node.text()?.trim();
            // One amount is a band of that amount alone.
            of_form(form.id, form.example, written)
                .or_else(|| of_form(form.id, form.example, &format!("{written}..{written}")))
        }
        _ => value(node, this).or_else(|| value(node, that)),
    }
}

fn any(node: &Node) -> Value {
    match &node.content {
        Content::Null => Value::Null,
        Content::Scalar(written, _) => text(written),
        Content::List(items) => list(items.iter().map(any)),
        Content::Map(entries) => map(entries
            .iter()
            .map(|entry| (entry.key.value.clone(), any(&entry.value)))),
    }
}

fn of_form(id: &str, example: &str, written: &str) -> Option<Value> {
    match id {
        "integer" => written.parse().ok().map(Value::Int),
        form::NUMBER => number(Number::parse(written).ok()?.0),
        form::SHARE => number(Share::parse(written).ok()?.fraction()),
        form::DATE => day(parse_date(written).ok()?),
        form::MOMENT => moment(written),
        form::DURATION => {
            let seconds =
                Duration::parse(written).ok()?.approx_days() * Decimal::from(SECONDS_A_DAY);
            let seconds = seconds.round().to_string().parse().ok()?;
            chrono::Duration::try_seconds(seconds).map(Value::Duration)
        }
        form::MONEY => {
            let money = Money::parse(written).ok()?;
            amounts(
                [("amount", money.amount)],
                ("currency", money.currency.code()),
            )
        }
        form::QUANTITY => {
            let quantity = Quantity::parse(written).ok()?;
            amounts(
                [("amount", quantity.number)],
                ("unit", &quantity.unit.to_string()),
            )
        }
        form::PERIOD => {
            let period = Period::parse(written).ok()?;
            let (from, to) = (day(period.first_day())?, day(period.last_day())?);
            Some(map([("from".to_owned(), from), ("to".to_owned(), to)]))
        }
        form::BAND if is_money(example) => {
            let band = Band::<Money>::parse(written).ok()?;
            let ends = [("low", band.low.amount), ("high", band.high.amount)];
            amounts(ends, ("currency", band.low.currency.code()))
        }
        form::BAND => {
            let band = Band::<Quantity>::parse(written).ok()?;
            let ends = [("low", band.low.number), ("high", band.high.number)];
            amounts(ends, ("unit", &band.low.unit.to_string()))
        }
        _ => Some(text(written)),
    }
}

fn amounts<const N: usize>(ends: [(&str, Decimal); N], unit: (&str, &str)) -> Option<Value> {
    let mut entries = vec![(unit.0.to_owned(), text(unit.1))];
    for (key, amount) in ends {
        entries.push((key.to_owned(), number(amount)?));
    }
    Some(map(entries))
}
