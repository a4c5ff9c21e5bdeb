//! The order of commits: parents before children, else by date, else by id.
//!
//! It does not depend on which commits were known before, so that a number means the same however
//! the graph came about.

use std::collections::BinaryHeap;

/// The places of the commits, oldest first. `parents` names each commit's parents by their places;
/// of those that may come next the one with the greatest key is the newest.
pub(super) fn oldest_first<K: Ord>(parents: &[Vec<usize>], key: impl Fn(usize) -> K) -> Vec<usize> {
    let mut children = vec![0_usize; parents.len()];
    for parent in parents.iter().flatten() {
        children[*parent] += 1;
    }
    let free = (0..parents.len()).filter(|at| children[*at] == 0);
    let mut next: BinaryHeap<(K, usize)> = free.map(|at| (key(at), at)).collect();
    let mut newest_first = Vec::with_capacity(parents.len());
    while let Some((_, at)) = next.pop() {
        newest_first.push(at);
        for parent in &parents[at] {
            children[*parent] -= 1;
            if children[*parent] == 0 {
                next.push((key(*parent), *parent));
            }
        }
    }
    newest_first.reverse();
    newest_first
}
