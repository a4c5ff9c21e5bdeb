//! What differs between two trees of fields, as small as it can be told.
//!
//! Complete by construction: two trees that do not say the same give at least one difference.

use super::canon::{item_shape, shown, spelled, takes_one_or_many, value_shape};
use crate::model::field::{Field, Shape};
use crate::parse::{Content, Node};
use crate::text::Span;

/// A field, or an item of one, that is not what it was.
#[derive(Debug, Clone)]
pub(super) struct Difference<'a> {
    /// The keys that lead to it, numbers for items of lists.
    pub(super) keys: Vec<String>,
    /// What it may hold.
    pub(super) shape: Shape,
    /// What was there.
    pub(super) before: Option<&'a Node>,
    /// What is there.
    pub(super) now: Option<&'a Node>,
    /// Where it stands: in the text of now, or in that of before where it is gone.
    pub(super) span: Span,
    /// Whether the items are the same ones and only their order differs.
    pub(super) is_order: bool,
}

impl Difference<'_> {
    /// The field's name, with dots between the keys.
    pub(super) fn field(&self) -> String {
        self.keys.join(".")
    }

    /// The keys without the numbers of items.
    pub(super) fn named(&self) -> Vec<&str> {
        let keys = self.keys.iter().map(String::as_str);
        keys.filter(|key| key.parse::<usize>().is_err()).collect()
    }

    /// What was there, in one spelling.
    pub(super) fn text_before(&self) -> Option<String> {
        shown(&self.shape, self.before?)
    }

    /// What is there, in one spelling.
    pub(super) fn text_now(&self) -> Option<String> {
        shown(&self.shape, self.now?)
    }
}

/// What differs between two tables whose keys the given fields declare.
pub(super) fn differences<'a>(
    fields: &[&[Field]],
    before: &'a Node,
    now: &'a Node,
) -> Vec<Difference<'a>> {
    let shape = |key: &str| {
        let declared = fields.iter().flat_map(|fields| fields.iter());
        let mut fitting = declared.filter(|field| field.key == key);
        fitting.next().map_or(Shape::Any, Field::shape)
    };
    let mut walk = Walk::default();
    walk.tables(&shape, before, now);
    walk.found
}

/// What differs under one field.
pub(super) fn differences_at<'a>(
    keys: &[&str],
    shape: &Shape,
    before: Option<&'a Node>,
    now: Option<&'a Node>,
) -> Vec<Difference<'a>> {
    let mut walk = Walk {
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        ..Walk::default()
    };
    walk.nodes(shape, written(before), written(now));
    walk.found
}

/// What stands under `keys` of a table whose keys the given fields declare, in one spelling.
pub(super) fn shown_at(fields: &[&[Field]], node: &Node, keys: &[&str]) -> Option<String> {
    let (first, rest) = keys.split_first()?;
    let mut declared = fields.iter().flat_map(|fields| fields.iter());
    let field = declared.find(|field| field.key == *first);
    let mut shape = field.map_or(Shape::Any, Field::shape);
    let mut node = &node.get(first)?.value;
    for key in rest {
        shape = value_shape(&shape, key);
        node = &node.get(key)?.value;
    }
    shown(&shape, node)
}

#[derive(Default)]
struct Walk<'a> {
    keys: Vec<String>,
    found: Vec<Difference<'a>>,
}

impl<'a> Walk<'a> {
    fn tables(&mut self, shape: &dyn Fn(&str) -> Shape, before: &'a Node, now: &'a Node) {
        let kept = now.entries().iter().map(|entry| &entry.key.value);
        let gone = before.entries().iter().map(|entry| &entry.key.value);
        let gone = gone.filter(|key| now.get(key).is_none());
        let value = |node: &'a Node, key: &str| node.get(key).map(|entry| &entry.value);
        for key in kept.chain(gone) {
            self.inside(key, |walk| {
                let (before, now) = (value(before, key), value(now, key));
                walk.nodes(&shape(key), written(before), written(now));
            });
        }
    }

    fn inside(&mut self, key: &str, walk: impl FnOnce(&mut Self)) {
        self.keys.push(key.to_owned());
        walk(self);
        self.keys.pop();
    }

    fn nodes(&mut self, shape: &Shape, before: Option<&'a Node>, now: Option<&'a Node>) {
        let text = |node: Option<&Node>| node.and_then(|node| spelled(shape, node));
        if text(before) == text(now) {
            return;
        }
        let told = self.found.len();
        match (
            before.map(|node| &node.content),
            now.map(|node| &node.content),
        ) {
            (Some(Content::Map(_)), Some(Content::Map(_))) => {
                if let (Some(before), Some(now)) = (before, now) {
                    self.tables(&|key| value_shape(shape, key), before, now);
                }
            }
            // Entries of a table and items of a list are told one by one.
            (Some(Content::Map(_)), None) | (None, Some(Content::Map(_))) if is_table(shape) => {
                self.one_sided(shape, before, now);
            }
            (Some(Content::List(_)), _) | (_, Some(Content::List(_))) if is_list(shape) => {
                self.lists(shape, before, now);
            }
            _ => {}
        }
        // What cannot be told in its parts, such as a key that is written twice, is told whole.
        if self.found.len() == told {
            self.tell(shape, before, now, false);
        }
    }

    fn one_sided(&mut self, shape: &Shape, before: Option<&'a Node>, now: Option<&'a Node>) {
        for entry in before.or(now).map_or(&[][..], Node::entries) {
            let value = written(Some(&entry.value));
            let (before, now) = if now.is_some() {
                (None, value)
            } else {
                (value, None)
            };
            self.inside(&entry.key, |walk| {
                walk.nodes(&value_shape(shape, &entry.key), before, now);
            });
        }
    }

    /// Items that are on both sides are left out, wherever they stand; of the others those that
    /// are about the same thing are compared, and the rest came or went.
    fn lists(&mut self, shape: &Shape, before: Option<&'a Node>, now: Option<&'a Node>) {
        let inner = item_shape(shape);
        // `anna` or `[anna]` became `dana`: one thing is another now.
        if let ([(_, old)], [(_, new)]) = (&items(before)[..], &items(now)[..])
            && takes_one_or_many(shape)
        {
            return self.nodes(&inner, Some(old), Some(new));
        }
        let (mut old, mut new) = (items(before), items(now));
        new.retain(|(_, item)| {
            let twin = old
                .iter()
                .position(|(_, other)| spelled(&inner, other) == spelled(&inner, item));
            twin.map(|at| old.remove(at)).is_none()
        });
        if old.is_empty() && new.is_empty() {
            return self.tell(shape, before, now, true);
        }
        let is_record = matches!(inner, Shape::Record(_));
        for (at, item) in new {
            let twin = old.iter().position(|(place, other)| {
                is_record && (same_thing(item, other) || (identity(item).is_none() && *place == at))
            });
            let other = twin.map(|at| old.remove(at).1);
            self.item(&inner, at, other, Some(item));
        }
        for (at, item) in old {
            self.item(&inner, at, Some(item), None);
        }
    }

    fn item(&mut self, inner: &Shape, at: usize, before: Option<&'a Node>, now: Option<&'a Node>) {
        self.inside(&at.to_string(), |walk| walk.nodes(inner, before, now));
    }

    fn tell(
        &mut self,
        shape: &Shape,
        before: Option<&'a Node>,
        now: Option<&'a Node>,
        is_order: bool,
    ) {
        let Some(node) = now.or(before) else { return };
        self.found.push(Difference {
            keys: self.keys.clone(),
            shape: shape.clone(),
            before,
            now,
            span: node.span,
            is_order,
        });
    }
}

/// A key without a value says as much as no key; so does an empty list.
fn written(node: Option<&Node>) -> Option<&Node> {
    node.filter(|node| spelled(&Shape::Any, node).is_some())
}

fn is_table(shape: &Shape) -> bool {
    match shape {
        Shape::Table(..) => true,
        Shape::Either(this, that) => is_table(this) || is_table(that),
        _ => false,
    }
}

fn is_list(shape: &Shape) -> bool {
    match shape {
        Shape::List(_) => true,
        Shape::Either(this, that) => is_list(this) || is_list(that),
        _ => false,
    }
}

/// The items of a list, or what stands instead of a list of one, each with its number.
fn items(node: Option<&Node>) -> Vec<(usize, &Node)> {
    let Some(node) = node else { return Vec::new() };
    let items = match &node.content {
        Content::List(items) => items.iter().collect(),
        _ => vec![node],
    };
    items.into_iter().enumerate().collect()
}

/// The keys by which an item of a list is known, the first that is there.
const IDENTITY: [&str; 8] = [
    "id", "rule", "level", "what", "to", "channels", "date", "from",
];

fn identity(node: &Node) -> Option<(&'static str, String)> {
    IDENTITY.iter().find_map(|key| {
        let entry = node.get(key)?;
        Some((*key, spelled(&Shape::Any, &entry.value)?))
    })
}

fn same_thing(one: &Node, other: &Node) -> bool {
    identity(one).is_some_and(|of| identity(other) == Some(of))
}
