//! What a profile says, and what two of them say otherwise, key by key.

use super::canon::value_shape;
use super::tree::{Difference, differences};
use super::words;
use crate::locale::Arg;
use crate::model::field::{Record as _, Shape};
use crate::model::profile::{Layer, Lineage, Profile};
use crate::parse::Node;
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
    let counting = found.iter().filter(|it| it.named() != [ABOUT]);
    counting.map(told).collect()
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
