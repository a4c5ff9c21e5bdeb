//! Where each file was touched, so that its past is found without looking at every commit.
//!
//! The commits are cut into chains, each the first parent of the next. A commit that does not touch
//! a file is like its first parent for that file, so the way back from it leads down the chain to
//! the nearest touch, which a binary search finds.

use std::collections::BTreeMap;

use super::graph::{CommitNo, Graph, Touch};
use crate::text::DocPath;

/// Where files were touched.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// By commit.
    places: Vec<Place>,
    /// By chain: the commit that its oldest one follows, on another chain.
    below: Vec<Option<CommitNo>>,
    found: BTreeMap<DocPath, Vec<Found>>,
}

/// A commit's place: how far it is from the oldest one of its chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    chain: u32,
    depth: u32,
}

/// What a commit did to a file of one path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The file stands there afterwards, or was removed.
    Own,
    /// It was moved to another path.
    Left,
    /// It is there, and what was before is not known: the clone was cut off.
    Cut,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Found {
    place: Place,
    commit: CommitNo,
    /// The place among the touches of the commit.
    touch: u32,
    role: Role,
}

impl Index {
    pub(super) fn of(graph: &Graph) -> Self {
        let mut index = Self::default();
        index.cut_into_chains(graph);
        for number in graph.numbers() {
            let place = index.places[number.0 as usize];
            let at_cut = graph.files_at_cut(number);
            let touches = graph.touches(number);
            for (touch, it) in (0..).zip(touches) {
                index.note(&it.path, place, number, touch, Role::Own);
                if let Some(from) = &it.from {
                    index.note(from, place, number, touch, Role::Left);
                }
            }
            for (touch, it) in (0..).zip(at_cut) {
                index.note(&it.path, place, number, touch, Role::Cut);
            }
        }
        for found in index.found.values_mut() {
            found.sort_unstable_by_key(|found| found.place);
        }
        index
    }

    /// The newest commit begins the first chain: the line of first parents.
    fn cut_into_chains(&mut self, graph: &Graph) {
        const NONE: Place = Place {
            chain: u32::MAX,
            depth: 0,
        };
        self.places = vec![NONE; graph.commits.len()];
        for newest in graph.numbers().rev() {
            if self.places[newest.0 as usize] != NONE {
                continue;
            }
            let mut commits = Vec::new();
            let mut next = Some(newest);
            while let Some(commit) = next.filter(|it| self.places[it.0 as usize] == NONE) {
                commits.push(commit);
                next = graph.commit(commit).parents.first().copied();
            }
            let chain = u32::try_from(self.below.len()).unwrap_or(u32::MAX);
            self.below.push(next);
            for (depth, commit) in (0..).zip(commits.into_iter().rev()) {
                self.places[commit.0 as usize] = Place { chain, depth };
            }
        }
    }

    fn note(&mut self, path: &DocPath, place: Place, commit: CommitNo, touch: u32, role: Role) {
        let found = Found {
            place,
            commit,
            touch,
            role,
        };
        match self.found.get_mut(path) {
            Some(known) => known.push(found),
            None => {
                self.found.insert(path.clone(), vec![found]);
            }
        }
    }

    /// The nearest commit at or before `commit`, following first parents, that touches the file.
    pub(super) fn touch_before<'g>(
        &self,
        graph: &'g Graph,
        commit: CommitNo,
        path: &DocPath,
    ) -> Option<(CommitNo, &'g Touch, Role)> {
        let all = self.found.get(path)?;
        let mut next = Some(commit);
        while let Some(commit) = next {
            let place = self.places[commit.0 as usize];
            let after = all.partition_point(|found| found.place <= place);
            let found = after.checked_sub(1).map(|at| all[at]);
            if let Some(found) = found.filter(|found| found.place.chain == place.chain) {
                let touches = match found.role {
                    Role::Cut => graph.files_at_cut(found.commit),
                    Role::Own | Role::Left => graph.touches(found.commit),
                };
                return Some((found.commit, &touches[found.touch as usize], found.role));
            }
            next = self.below[place.chain as usize];
        }
        None
    }

    /// How many commits a commit of the first chain has before it.
    pub(super) fn depth(&self, commit: CommitNo) -> usize {
        self.places[commit.0 as usize].depth as usize
    }
}
