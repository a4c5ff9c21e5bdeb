//! What a profile says, and what two of them say otherwise, key by key.

use super::canon::{item_shape, value_shape};
use super::lists::{ListChange, moved};
use super::tree::{Difference, differences};
use super::words;
use crate::locale::Arg;
use crate::model::field::{Record as _, Shape};
use crate::model::profile::{Layer, Lineage, Profile};
use crate::parse::{Content, Node};
use crate::text::Span;

/// What a profile says of itself; no rule goes by it.
const ABOUT: &str = "about";

/// A key that says something else in another profile.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileDifference {
    /// The parts of the key, numbers for items of lists.
    pub keys: Vec<String>,
    /// The key with dots between its parts, numbers for items of lists: `deadlines.answer`.
    pub key: String,
    /// The key in words.
    pub label: Arg,
    /// What the one says, in words.
    pub before: Arg,
    /// What the other says, in words.
    pub after: Arg,
    /// What the one says, in the spelling of profiles; nothing where it does not.
    pub before_text: Option<String>,
    /// What the other says, in the spelling of profiles; nothing where it does not.
    pub after_text: Option<String>,
    /// Where the other says it, in the file it says it in.
    pub span: Option<Span>,
}

/// Every key by which the one profile differs from the other, in the order of the other.
pub fn profiles(before: &Lineage, now: &Lineage) -> Vec<ProfileDifference> {
    let found = differences(&[Profile::FIELDS], before.merged(), now.merged());
    let counting = found.iter().filter(|it| it.named().first() != Some(&ABOUT));
    counting.map(told).collect()
}

/// A key that says something else, as people are told it: of a list once.
#[derive(Debug, Clone, PartialEq)]
pub struct ToldDifference {
    /// The key with dots between its parts.
    pub key: String,
    /// The key in words.
    pub label: Arg,
    /// What it says otherwise.
    pub said: Said,
}

/// What a key says otherwise, in words.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// Something else as a whole; nothing where a profile does not say it.
    Whole(Option<Arg>, Option<Arg>),
    /// Another list.
    List(ListChange),
}

/// More items than these are not told one by one as moved: the two lists are easier to read.
const MOST_MOVED: usize = 3;

/// The same differences as [`profiles`] finds, with those of one list told together.
pub fn told_differences(before: &Lineage, now: &Lineage) -> Vec<ToldDifference> {
    let found = differences(&[Profile::FIELDS], before.merged(), now.merged());
    let mut told: Vec<ToldDifference> = Vec::new();
    for difference in found.iter().filter(|it| it.named().first() != Some(&ABOUT)) {
        let list = List::around(difference, before.merged(), now.merged());
        let keys = list.as_ref().map_or(&difference.keys[..], |list| list.keys);
        let key = keys.join(".");
        if list.is_some() && told.iter().any(|known| known.key == key) {
            continue;
        }
        let plain = |node| words::plain(&difference.shape, node);
        let said = match list {
            Some(list) => list.said(&found),
            None => Said::Whole(
                difference.before.map(|node| plain(Some(node))),
                difference.now.map(|node| plain(Some(node))),
            ),
        };
        let label = words::label(&[Profile::FIELDS], &difference.named());
        told.push(ToldDifference { key, label, said });
    }
    told
}

/// A list that is not what it was.
struct List<'d, 'n> {
    keys: &'d [String],
    /// What its items hold.
    item: Shape,
    before: Option<&'n Node>,
    now: Option<&'n Node>,
}

impl<'d, 'n> List<'d, 'n> {
    /// The list of which an item, or the order of items, differs.
    fn around(difference: &'d Difference<'_>, before: &'n Node, now: &'n Node) -> Option<Self> {
        let (keys, item) = if difference.is_order {
            (&difference.keys[..], item_shape(&difference.shape))
        } else {
            (list_of(difference)?, difference.shape.clone())
        };
        let (before, now) = (under(before, keys), under(now, keys));
        let is_list =
            |node: Option<&Node>| node.is_some_and(|node| matches!(node.content, Content::List(_)));
        (is_list(before) || is_list(now)).then_some(Self {
            keys,
            item,
            before,
            now,
        })
    }

    fn said(&self, found: &[Difference<'_>]) -> Said {
        let whole = |node: &Node| {
            let shape = Shape::List(Box::new(self.item.clone()));
            words::plain(&shape, Some(node))
        };
        let as_whole = || Said::Whole(self.before.map(whole), self.now.map(whole));
        let (Some(before), Some(now)) = (self.before, self.now) else {
            return as_whole();
        };
        let moved = moved(&self.item, before, now);
        if moved.len() > MOST_MOVED {
            return as_whole();
        }
        let ours = found.iter().filter(|it| list_of(it) == Some(self.keys));
        let mut change = ListChange {
            moved,
            ..ListChange::default()
        };
        for item in ours {
            let plain = |node| words::plain(&item.shape, Some(node));
            change.removed.extend(item.before.map(plain));
            change.added.extend(item.now.map(plain));
        }
        Said::List(change)
    }
}

/// The keys of the list of which a difference may be an item.
fn list_of<'d>(difference: &'d Difference<'_>) -> Option<&'d [String]> {
    let (number, list) = difference.keys.split_last()?;
    number.parse::<usize>().ok().map(|_| list)
}

/// What stands under some keys of a table.
fn under<'n>(node: &'n Node, keys: &[String]) -> Option<&'n Node> {
    let found = keys
        .iter()
        .try_fold(node, |node, key| node.get(key).map(|entry| &entry.value));
    found.filter(|node| !node.is_null())
}

fn told(difference: &Difference<'_>) -> ProfileDifference {
    ProfileDifference {
        keys: difference.keys.clone(),
        key: difference.field(),
        label: words::label(&[Profile::FIELDS], &difference.named()),
        before: words::plain(&difference.shape, difference.before),
        after: words::plain(&difference.shape, difference.now),
        before_text: difference.text_before(),
        after_text: difference.text_now(),
        span: difference.now.map(|node| node.span),
    }
}

/// A key of a profile with what it says.
#[derive(Debug, Clone)]
pub struct ProfileValue<'a> {
    /// The parts of the key.
    pub keys: Vec<String>,
    /// The key with dots between its parts: `deadlines.answer`.
    pub key: String,
    /// The key in words.
    pub label: Arg,
    /// What it says, in words.
    pub said: Arg,
    /// What it says, as it was read.
    pub node: &'a Node,
    /// The file that says it.
    pub layer: Option<&'a Layer>,
}

/// Every key of a profile that says something, in the order of the declared keys.
pub fn values(lineage: &Lineage) -> Vec<ProfileValue<'_>> {
    let mut found = Vec::new();
    for field in Profile::FIELDS {
        if let Some(entry) = lineage.merged().get(&field.key) {
            let mut keys = vec![field.key.to_string()];
            gather(lineage, &field.shape(), &entry.value, &mut keys, &mut found);
        }
    }
    found
}

/// Goes down tables; a list or a single value is said whole, and so is an empty table.
fn gather<'a>(
    lineage: &'a Lineage,
    shape: &Shape,
    node: &'a Node,
    keys: &mut Vec<String>,
    found: &mut Vec<ProfileValue<'a>>,
) {
    if node.entries().is_empty() {
        let path: Vec<&str> = keys.iter().map(String::as_str).collect();
        found.push(ProfileValue {
            keys: keys.clone(),
            key: keys.join("."),
            label: words::label(&[Profile::FIELDS], &path),
            said: words::plain(shape, Some(node)),
            node,
            layer: lineage.layer_of(&path),
        });
    }
    for entry in node.entries() {
        keys.push(entry.key.value.clone());
        gather(
            lineage,
            &value_shape(shape, &entry.key),
            &entry.value,
            keys,
            found,
        );
        keys.pop();
    }
}
