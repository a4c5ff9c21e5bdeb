//! The reading of commits that are not known yet.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use git2::{ErrorCode, ObjectType, Odb, Oid, Repository};
use jiff::Timestamp;

use super::commit::{RawCommit, parse};
use super::moves::Moves;
use super::trees::{Changed, Trees};
use super::{order, other};
use crate::history::graph::{Commit, CommitNo, Graph, MergeMove, Touch};
use crate::source::{GitError, is_partial};
use crate::text::{BlobId, DocPath};

/// All commits together change no more files: what a hostile history asks for must not fill memory.
const MOST_TOUCHES: usize = 10_000_000;

/// A walk under way.
pub(super) struct Reading<'r> {
    repository: &'r Repository,
    objects: Odb<'r>,
    trees: Trees<'r>,
    moves: Moves<'r>,
    cuts: &'r BTreeSet<Oid>,
    known: Graph,
    touches: usize,
}

/// A commit that leads to today's.
enum Node {
    /// A former run has read it.
    Known(CommitNo),
    Read(Box<RawCommit>),
}

/// What a commit did.
#[derive(Default)]
struct Done {
    touches: Vec<Touch>,
    merge_moves: Vec<MergeMove>,
}

impl<'r> Reading<'r> {
    pub(super) fn new(
        repository: &'r Repository,
        folder: &str,
        known: Graph,
        cuts: &'r BTreeSet<Oid>,
    ) -> Result<Self, GitError> {
        Ok(Self {
            repository,
            objects: repository.odb().map_err(|error| other(&error))?,
            trees: Trees::new(repository, folder)?,
            moves: Moves::new(repository)?,
            cuts,
            known,
            touches: 0,
        })
    }

    /// The graph of all that led to `head`.
    pub(super) fn run(mut self, head: Oid) -> Result<Graph, GitError> {
        let nodes = self.nodes(head)?;
        let places: HashMap<Oid, usize> =
            (0..).zip(&nodes).map(|(at, (id, _))| (*id, at)).collect();
        let parents = nodes.iter().map(|(id, node)| self.parents(*id, node));
        let parents = parents.map(|ids| {
            ids.iter()
                .filter_map(|id| places.get(id).copied())
                .collect()
        });
        let parents: Vec<Vec<usize>> = parents.collect();
        let order = order::oldest_first(&parents, |at| {
            let (id, node) = &nodes[at];
            (self.committed(node), *id)
        });
        // Packs hold what is newest whole and the older as what differs from it.
        let mut done: Vec<Option<Done>> = Vec::new();
        done.resize_with(nodes.len(), || None);
        for at in order.iter().rev() {
            if let (id, Node::Read(commit)) = &nodes[*at] {
                let before = parents[*at].iter().map(|parent| &nodes[*parent]);
                let before: Result<Vec<_>, _> =
                    before.map(|(id, node)| self.tree(*id, node)).collect();
                debug_assert_eq!(*id, commit.id);
                done[*at] = Some(self.done(commit, &before?)?);
            }
        }
        Ok(self.graph(nodes, &parents, &order, done))
    }

    /// Every commit that leads to `head`, in no order.
    fn nodes(&self, head: Oid) -> Result<Vec<(Oid, Node)>, GitError> {
        let mut nodes = Vec::new();
        let mut seen = std::collections::HashSet::from([head]);
        let mut open = vec![head];
        while let Some(id) = open.pop() {
            let known = self.known.number_of(id).filter(|number| {
                // What the clone lacked then may have come since, and the other way round.
                self.known.commit(*number).is_cut == self.cuts.contains(&id)
            });
            let node = match known {
                Some(number) => Node::Known(number),
                None => Node::Read(Box::new(self.read(id)?)),
            };
            let parents = self.parents(id, &node).into_iter();
            open.extend(parents.filter(|parent| seen.insert(*parent)));
            nodes.push((id, node));
        }
        Ok(nodes)
    }

    /// The commits that a commit follows, as far as the clone has them.
    fn parents(&self, id: Oid, node: &Node) -> Vec<Oid> {
        match node {
            Node::Known(number) => {
                let parents = self.known.commit(*number).parents.iter();
                parents.map(|parent| self.known.id_of(*parent)).collect()
            }
            Node::Read(_) if self.cuts.contains(&id) => Vec::new(),
            Node::Read(commit) => commit.parents.clone(),
        }
    }

    fn committed(&self, node: &Node) -> Timestamp {
        match node {
            Node::Known(number) => self.known.commit(*number).committed.instant(),
            Node::Read(commit) => commit.committed.instant(),
        }
    }

    fn tree(&self, id: Oid, node: &Node) -> Result<Oid, GitError> {
        match node {
            Node::Known(_) => Ok(self.read(id)?.tree),
            Node::Read(commit) => Ok(commit.tree),
        }
    }

    fn read(&self, id: Oid) -> Result<RawCommit, GitError> {
        let missing = || GitError::MissingObject {
            kind: "commit",
            id: id.to_string(),
            partial: is_partial(self.repository),
        };
        let object = self.objects.read(id);
        let object = object.map_err(|error| match error.code() {
            ErrorCode::NotFound => missing(),
            _ => other(&error),
        })?;
        let bytes = (object.kind() == ObjectType::Commit).then(|| object.data());
        bytes.and_then(|bytes| parse(id, bytes)).ok_or_else(missing)
    }

    /// What a commit did beside the first of those it follows, whose trees are `before`.
    fn done(&mut self, commit: &RawCommit, before: &[Oid]) -> Result<Done, GitError> {
        let own = self.trees.playbook_of(commit.tree)?;
        let mut changes = Vec::with_capacity(before.len());
        for tree in before {
            let tree = self.trees.playbook_of(*tree)?;
            changes.push(self.trees.between(tree, own)?);
            if changes[0].is_empty() {
                return Ok(Done::default());
            }
        }
        if before.is_empty() {
            changes.push(self.trees.between(None, own)?);
        }
        let (first, others) = changes
            .split_first()
            .unwrap_or((const { &Vec::new() }, &[]));
        self.touches += first.len();
        if self.touches > MOST_TOUCHES {
            return Err(GitError::TooManyChanges {
                limit: MOST_TOUCHES,
            });
        }
        let moved = self.moves.of(first)?;
        let touches = touches(first, &moved, others);
        let merge_moves = self.merge_moves(&touches, others)?;
        Ok(Done {
            touches,
            merge_moves,
        })
    }

    /// Where files that a merge changed came from on the lines beside the first.
    fn merge_moves(
        &mut self,
        touches: &[Touch],
        others: &[Vec<Changed>],
    ) -> Result<Vec<MergeMove>, GitError> {
        let mut found = Vec::new();
        for (parent, changed) in (1..).zip(others) {
            let own = touches.iter().filter(|touch| touch.merged_from.is_none());
            let came = |touch: &&Touch| {
                let there = at(changed, touch.path.as_str());
                there.is_some_and(|changed| changed.before.is_none())
            };
            let came: Vec<&Touch> = own.filter(came).collect();
            if came.is_empty() {
                continue;
            }
            let moved = self.moves.of(changed)?;
            found.extend(came.into_iter().filter_map(|touch| {
                let from = DocPath::new(moved.get(touch.path.as_str())?);
                let to = touch.path.clone();
                Some(MergeMove { parent, from, to })
            }));
        }
        Ok(found)
    }

    /// Puts together what was known and what was read.
    fn graph(
        mut self,
        nodes: Vec<(Oid, Node)>,
        parents: &[Vec<usize>],
        order: &[usize],
        mut done: Vec<Option<Done>>,
    ) -> Graph {
        let mut nodes: Vec<Option<(Oid, Node)>> = nodes.into_iter().map(Some).collect();
        let mut numbers = vec![CommitNo(0); nodes.len()];
        let mut graph = Graph::default();
        for at in order {
            let Some((id, node)) = nodes[*at].take() else {
                continue;
            };
            let parents = parents[*at].iter().map(|parent| numbers[*parent]);
            let (commit, done) = match node {
                Node::Known(number) => self.recall(number, parents.collect()),
                Node::Read(raw) => {
                    graph.walked += 1;
                    let commit = commit(*raw, parents.collect(), self.cuts.contains(&id));
                    (commit, done[*at].take().unwrap_or_default())
                }
            };
            numbers[*at] = graph.push(id, commit, done.touches, done.merge_moves);
        }
        graph
    }

    /// Takes what is known of a commit.
    fn recall(&mut self, number: CommitNo, parents: Vec<CommitNo>) -> (Commit, Done) {
        let place = number.0 as usize;
        let commit = Commit {
            parents,
            ..self.known.commits[place].clone()
        };
        let at_cut = self.known.at_cut.remove(&number);
        let touches = std::mem::take(&mut self.known.touches[place]);
        let done = Done {
            touches: at_cut.unwrap_or(touches),
            merge_moves: self.known.merge_moves.remove(&number).unwrap_or_default(),
        };
        (commit, done)
    }
}

fn commit(raw: RawCommit, parents: Vec<CommitNo>, is_cut: bool) -> Commit {
    Commit {
        id: raw.id.to_string(),
        parents,
        author: raw.author,
        authored: raw.authored,
        committer: raw.committer,
        committed: raw.committed,
        summary: raw.summary,
        is_cut,
        is_bulk: false,
    }
}

fn at<'a>(changed: &'a [Changed], path: &str) -> Option<&'a Changed> {
    let found = changed.binary_search_by(|it| (*it.path).cmp(path)).ok()?;
    Some(&changed[found])
}

/// What a commit did beside its first parent; `others` is how it differs from its other ones.
fn touches(
    changed: &[Changed],
    moved: &BTreeMap<String, String>,
    others: &[Vec<Changed>],
) -> Vec<Touch> {
    let left: BTreeSet<&str> = moved.values().map(String::as_str).collect();
    let stay = changed.iter().filter(|it| !left.contains(&*it.path));
    let touch = |changed_file: &Changed| {
        let from = moved.get(&changed_file.path);
        let older = from
            .and_then(|from| at(changed, from))
            .unwrap_or(changed_file);
        let alike = others
            .iter()
            .position(|other| at(other, &changed_file.path).is_none());
        Touch {
            path: DocPath::new(&changed_file.path),
            from: from.map(|from| DocPath::new(from)),
            before: older.before.map(blob),
            after: changed_file.after.map(blob),
            merged_from: alike.map(|at| at + 1),
        }
    };
    stay.map(touch).collect()
}

fn blob(id: Oid) -> BlobId {
    BlobId::new(&id.to_string())
}
