//! The canonical form of fields: what a value is, not how it is spelled.

use super::hash::{json, plain};
use super::{BODY, Parts, UNREAD};
use crate::model::field::{Field, Shape};
use crate::parse::{Content, Entry, Node};
use crate::value::canonical;

/// What is not declared anywhere is text, a list or a table, as it is written.
const UNKNOWN: Shape = Shape::Any;

/// Parts that are no fields.
const RESERVED: [&str; 2] = [BODY, UNREAD];

/// Adds an entry of a table whose keys are declared in `tables`; `path` leads to the table.
pub(super) fn add(entry: &Entry, tables: &[&[Field]], path: &str, parts: &mut Parts) {
    let key = entry.key.as_str();
    let declared = tables.iter().flat_map(|fields| fields.iter());
    let declared = declared.into_iter().find(|field| field.key == key);
    // An empty field says as much as one that is left out.
    if declared.is_some() && entry.value.is_null() {
        return;
    }
    let shape = declared.map_or(UNKNOWN, Field::shape);
    value(&format!("{path}{}", step(key)), &entry.value, &shape, parts);
}

/// Adds what stands at `path`: one part for a single value and for a list of single values, else
/// one for each value below.
fn value(path: &str, node: &Node, shape: &Shape, parts: &mut Parts) {
    let shape = fitting(shape, node);
    match &node.content {
        Content::Null => parts.add(path, "null"),
        Content::Scalar(text, _) => match shape {
            // `anna` and `[anna]` are one.
            Shape::List(item) => parts.add(path, &format!("[{}]", scalar(text, item))),
            _ => parts.add(path, &scalar(text, shape)),
        },
        Content::List(items) => list(path, items, shape, parts),
        Content::Map(entries) => match shape {
            Shape::List(item) => table(&format!("{path}[0]"), entries, fitting(item, node), parts),
            _ => table(path, entries, shape, parts),
        },
    }
}

fn list(path: &str, items: &[Node], shape: &Shape, parts: &mut Parts) {
    let item = match shape {
        Shape::List(item) => item,
        _ => &UNKNOWN,
    };
    // An item that is left empty is passed over when a declared list is read.
    let is_declared = matches!(shape, Shape::List(_));
    let items: Vec<&Node> = items
        .iter()
        .filter(|item| !(is_declared && item.is_null()))
        .collect();
    if items.iter().all(|item| is_single(item)) {
        let items: Vec<String> = items.iter().map(|node| single(node, item)).collect();
        parts.add(path, &format!("[{}]", items.join(",")));
        return;
    }
    for (at, node) in items.iter().enumerate() {
        value(&format!("{path}[{at}]"), node, item, parts);
    }
}

fn table(path: &str, entries: &[Entry], shape: &Shape, parts: &mut Parts) {
    let before = parts.said.len();
    let inside = format!("{path}.");
    for entry in entries {
        match shape {
            Shape::Record(fields) => add(entry, &[fields], &inside, parts),
            Shape::Table(_, item) if !entry.key.starts_with("x-") => {
                let path = format!("{inside}{}", step(&entry.key));
                value(&path, &entry.value, item, parts);
            }
            _ => add(entry, &[], &inside, parts),
        }
    }
    if parts.said.len() == before {
        parts.add(path, "{}");
    }
}

fn is_single(node: &Node) -> bool {
    matches!(node.content, Content::Null | Content::Scalar(..))
}

fn single(node: &Node, shape: &Shape) -> String {
    node.text().map_or_else(
        || "null".to_owned(),
        |text| scalar(text, fitting(shape, node)),
    )
}

/// A single value as a JSON string: the canonical spelling of what it is read as, else its text.
fn scalar(text: &str, shape: &Shape) -> String {
    let text = plain(text);
    let text = text.trim();
    json(&spelled(text, shape).unwrap_or_else(|| text.to_owned()))
}

fn spelled(text: &str, shape: &Shape) -> Option<String> {
    match shape {
        Shape::Form(form) => canonical(form.id, text),
        Shape::Integer => text.parse::<u32>().ok().map(|number| number.to_string()),
        Shape::Either(this, that) => spelled(text, this).or_else(|| spelled(text, that)),
        _ => None,
    }
}

/// Of two shapes the one that `node` can have: single values, lists and tables tell themselves.
/// Where one or many may stand, it is many.
fn fitting<'a>(shape: &'a Shape, node: &Node) -> &'a Shape {
    let Shape::Either(this, that) = shape else {
        return shape;
    };
    if matches!(**that, Shape::List(_)) {
        return that;
    }
    let has_table = |shape: &Shape| matches!(shape, Shape::Record(_) | Shape::Table(..));
    match &node.content {
        Content::Map(_) if has_table(this) => this,
        Content::Map(_) if has_table(that) => that,
        Content::List(_) if matches!(**this, Shape::List(_)) => this,
        _ => shape,
    }
}

/// A key as a step of a path; one with signs of its own in it, or with the name of a part that is
/// no field, stands as a JSON string.
pub(super) fn step(key: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
    let key = plain(key);
    if !RESERVED.contains(&&*key) && !key.is_empty() && key.chars().all(is_plain) {
        key
    } else {
        json(&key)
    }
}
