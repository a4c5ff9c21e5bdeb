//! One walk over the commits, parents first, that notes what each did to the playbook's files.

use git2::{Mailmap, Oid, Repository, Sort};
use jiff::Timestamp;
use jiff::tz::Offset;

use super::graph::{Author, Commit, CommitNo, Graph, Touch};
use super::trees::{Changed, Trees};
use crate::source::GitError;
use crate::text::{BlobId, DocPath};
use crate::value::Moment;

/// The commits that led to `head`, and what each did to the files under `folder`.
pub(super) fn walk(repository: &Repository, head: Oid, folder: &str) -> Result<Graph, GitError> {
    let mut graph = Graph::default();
    graph.is_shallow = repository.is_shallow();
    let mailmap = repository.mailmap().ok();
    let mut trees = Trees::new(repository, folder)?;
    let mut walk = repository.revwalk().map_err(|error| other(&error))?;
    walk.set_sorting(Sort::TOPOLOGICAL | Sort::REVERSE)
        .and_then(|()| walk.push(head))
        .map_err(|error| other(&error))?;
    for id in walk {
        let id = id.map_err(|error| other(&error))?;
        let found = repository.find_commit(id).map_err(|error| other(&error))?;
        let commit = read(&found, &graph, mailmap.as_ref());
        let own = trees.playbook_of(found.tree_id())?;
        let mut before = Vec::with_capacity(commit.parents.len());
        for parent in found
            .parents()
            .filter(|it| graph.number(&it.id().to_string()).is_some())
        {
            before.push(trees.playbook_of(parent.tree_id())?);
        }
        let touches = touches(&mut trees, own, &before)?;
        graph.push(commit, touches);
    }
    Ok(graph)
}

fn read(found: &git2::Commit<'_>, graph: &Graph, mailmap: Option<&Mailmap>) -> Commit {
    let ids: Vec<String> = found.parent_ids().map(|id| id.to_string()).collect();
    let parents: Vec<CommitNo> = ids.iter().filter_map(|id| graph.number(id)).collect();
    let summary = found.summary_bytes().unwrap_or_default();
    let author = mailmap.and_then(|map| found.author_with_mailmap(map).ok());
    let committer = mailmap.and_then(|map| found.committer_with_mailmap(map).ok());
    Commit {
        id: found.id().to_string(),
        is_cut: parents.len() < ids.len(),
        parents,
        author: who(author.as_ref().unwrap_or(&found.author())),
        authored: when(found.author().when()),
        committer: who(committer.as_ref().unwrap_or(&found.committer())),
        committed: when(found.committer().when()),
        summary: String::from_utf8_lossy(summary).into_owned(),
    }
}

fn who(signature: &git2::Signature<'_>) -> Author {
    Author {
        name: String::from_utf8_lossy(signature.name_bytes()).into_owned(),
        email: String::from_utf8_lossy(signature.email_bytes()).into_owned(),
    }
}

/// A time that no calendar has counts as the beginning of Git's time.
fn when(time: git2::Time) -> Moment {
    let instant = Timestamp::from_second(time.seconds()).unwrap_or(Timestamp::UNIX_EPOCH);
    let offset = Offset::from_seconds(time.offset_minutes().saturating_mul(60));
    Moment::of(instant, offset.unwrap_or(Offset::UTC))
}

/// What a commit does beside the first of those it follows.
fn touches(
    trees: &mut Trees<'_>,
    own: Option<Oid>,
    before: &[Option<Oid>],
) -> Result<Vec<Touch>, GitError> {
    let mut changed = trees.between(before.first().copied().flatten(), own)?;
    changed.sort_by(|one, other| one.path.cmp(&other.path));
    let mut touches: Vec<Touch> = changed.iter().map(touch).collect();
    for (at, other) in before.iter().enumerate().skip(1) {
        let differing = trees.between(*other, own)?;
        let differs: std::collections::BTreeSet<&str> =
            differing.iter().map(|changed| &*changed.path).collect();
        for touch in &mut touches {
            if touch.merged_from.is_none() && !differs.contains(touch.path.as_str()) {
                touch.merged_from = Some(at);
            }
        }
    }
    follow_moves(&mut touches);
    Ok(touches)
}

fn touch(changed: &Changed) -> Touch {
    let blob = |id: Option<Oid>| id.map(|id| BlobId::new(&id.to_string()));
    Touch {
        path: DocPath::new(&changed.path),
        from: None,
        before: blob(changed.before),
        after: blob(changed.after),
        merged_from: None,
    }
}

/// A file that vanished while another with the same bytes appeared was moved.
fn follow_moves(touches: &mut Vec<Touch>) {
    let mut gone: Vec<(BlobId, DocPath)> = touches
        .iter()
        .filter(|touch| touch.after.is_none())
        .filter_map(|touch| Some((touch.before.clone()?, touch.path.clone())))
        .collect();
    let mut moved = Vec::new();
    for touch in touches.iter_mut().filter(|touch| touch.before.is_none()) {
        let found = gone
            .iter()
            .position(|(blob, _)| Some(blob) == touch.after.as_ref());
        if let Some(at) = found {
            let (blob, path) = gone.swap_remove(at);
            touch.before = Some(blob);
            moved.push(path.clone());
            touch.from = Some(path);
        }
    }
    touches.retain(|touch| touch.after.is_some() || !moved.contains(&touch.path));
}

pub(super) fn other(error: &git2::Error) -> GitError {
    GitError::Other(error.message().to_owned())
}
