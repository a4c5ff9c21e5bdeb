//! What two lists say otherwise: which items came, which went, and which stand elsewhere.

use super::canon::spelled;
use super::words;
use crate::locale::Arg;
use crate::model::field::Shape;
use crate::parse::{Content, Node};

/// What a list says otherwise, item by item.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListChange {
    /// The items that came, in words.
    pub added: Vec<Arg>,
    /// The items that went, in words.
    pub removed: Vec<Arg>,
    /// The items that are on both sides and stand elsewhere among those that stayed.
    pub moved: Vec<Moved>,
}

/// An item that stands elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// The item in words.
    pub item: Arg,
    /// What it stands behind now; nothing where it comes first.
    pub after: Option<Arg>,
}

/// The items of a list; what stands instead of a list of one is its item.
pub(super) fn items(node: &Node) -> Vec<&Node> {
    match &node.content {
        Content::List(items) => items.iter().collect(),
        _ => vec![node],
    }
}

/// The fewest items whose moving makes the order of one list that of the other; items that are on one
/// side only are passed over.
pub(super) fn moved(shape: &Shape, before: &Node, now: &Node) -> Vec<Moved> {
    let spell = |node: &&Node| spelled(shape, node);
    let mut old: Vec<Option<Option<String>>> =
        items(before).iter().map(|item| Some(spell(item))).collect();
    let now = items(now);
    // The places in both lists, in the order of the second.
    let mut common: Vec<(usize, usize)> = Vec::new();
    for (at, item) in now.iter().enumerate() {
        let text = Some(spell(item));
        if let Some(place) = old.iter().position(|other| *other == text) {
            old[place] = None;
            common.push((place, at));
        }
    }
    let places: Vec<usize> = common.iter().map(|(place, _)| *place).collect();
    let stays = longest_rise(&places);
    let elsewhere = common.iter().zip(stays).filter(|(_, stays)| !stays);
    let moved = elsewhere.map(|(&(_, at), _)| Moved {
        item: words::plain(shape, Some(now[at])),
        after: at
            .checked_sub(1)
            .map(|before| words::plain(shape, Some(now[before]))),
    });
    moved.collect()
}

/// Which of some different numbers belong to the longest subsequence that rises; of several the one
/// that ends first.
fn longest_rise(numbers: &[usize]) -> Vec<bool> {
    // For each number the length of the longest rise that ends with it, and the number before it.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let below = (0..at).filter(|before| numbers[*before] < *number);
        let longest = below.rev().max_by_key(|before| best[*before].0);
        let length = longest.map_or(0, |before| best[before].0);
        best.push((length + 1, longest));
    }
    let mut rises = vec![false; numbers.len()];
    let mut next = (0..numbers.len()).rev().max_by_key(|at| best[*at].0);
    while let Some(at) = next {
        rises[at] = true;
        next = best[at].1;
    }
    rises
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(numbers: &[usize], expected: &[usize]) {
        let rises = longest_rise(numbers);
        let kept = numbers.iter().zip(rises).filter(|(_, rises)| *rises);
        let kept: Vec<usize> = kept.map(|(number, _)| *number).collect();
        assert_eq!(kept, expected, "{numbers:?}");
    }

    #[test]
    fn as_many_items_as_possible_stay_where_they_are() {
        check(&[], &[]);
        check(&[0, 1, 2], &[0, 1, 2]);
        check(&[2, 0, 1, 3], &[0, 1, 3]);
        check(&[1, 2, 0], &[1, 2]);
        check(&[2, 1, 0], &[2]);
    }
}
