//! What a walk found out, in a form that outlives the process.
//!
//! Kept is what ids of commits stand for, names as they were typed. Whatever is odd about the bytes
//! makes them worth nothing, and the commits are read again.

use std::collections::HashMap;

use git2::{Oid, Repository};
use jiff::Timestamp;
use jiff::tz::Offset;
use sha1::{Digest as _, Sha1};

use crate::history::graph::{Author, Commit, CommitNo, Graph, MergeMove, Touch};
use crate::source::store::bytes::{Input, put_bytes, put_u32, put_u64};
use crate::source::store::{is_sealed, key_of, seal, unsealed};
use crate::text::{BlobId, DocPath};
use crate::value::Moment;

const MAGIC: &[u8; 8] = b"comityH\n";

/// To be raised when the form changes.
const FORMAT: u32 = 1;

/// The program and the sources of its walk: another walk may find other things.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("COMITY_WALKER"));

const ID_BYTES: usize = 20;

/// Stands for a file that is not there, and a path that is none.
const NONE: u32 = u32::MAX;

/// The key of the past of one folder of one repository.
pub(super) fn key(repository: &Repository, folder: &str) -> String {
    let place = repository.commondir();
    let place = place.canonicalize().unwrap_or_else(|_| place.to_owned());
    let mut hash = Sha1::new();
    hash.update(format!("{FORMAT} {PROGRAM}\0{folder}\0"));
    hash.update(place.as_os_str().as_encoded_bytes());
    key_of(hash)
}

/// Texts by number, each once.
#[derive(Default)]
struct Texts<'g> {
    numbers: HashMap<&'g str, u32>,
    all: Vec<&'g str>,
}

impl<'g> Texts<'g> {
    fn number(&mut self, text: &'g str) -> u32 {
        *self.numbers.entry(text).or_insert_with(|| {
            self.all.push(text);
            u32::try_from(self.all.len() - 1).unwrap_or(NONE)
        })
    }
}

/// The stored form of a graph.
pub(super) fn to_bytes(graph: &Graph, key: &str) -> Vec<u8> {
    let mut texts = Texts::default();
    let mut commits = Vec::new();
    put_u32(&mut commits, count(graph.commits.len()));
    for number in graph.numbers() {
        let commit = graph.commit(number);
        commits.extend_from_slice(graph.id_of(number).as_bytes());
        put_all(&mut commits, &commit.parents, |out, it| put_u32(out, it.0));
        for (who, when) in [
            (&commit.author, commit.authored),
            (&commit.committer, commit.committed),
        ] {
            put_u32(&mut commits, texts.number(&who.name));
            put_u32(&mut commits, texts.number(&who.email));
            put_u64(&mut commits, when.instant().as_second().cast_unsigned());
            put_u32(&mut commits, when.offset().seconds().cast_unsigned());
        }
        put_bytes(&mut commits, commit.summary.as_bytes());
        commits.push(u8::from(commit.is_cut));
        let touches = if commit.is_cut {
            graph.files_at_cut(number)
        } else {
            graph.touches(number)
        };
        put_all(&mut commits, touches, |out, it| {
            put_touch(out, it, &mut texts);
        });
        let moves = graph.merge_moves.get(&number);
        put_all(&mut commits, moves.map_or(&[], Vec::as_slice), |out, it| {
            put_u32(out, count(it.parent));
            put_u32(out, texts.number(it.from.as_str()));
            put_u32(out, texts.number(it.to.as_str()));
        });
    }
    let mut out = MAGIC.to_vec();
    put_u32(&mut out, FORMAT);
    put_bytes(&mut out, PROGRAM.as_bytes());
    put_bytes(&mut out, key.as_bytes());
    put_all(&mut out, &texts.all, |out, text| {
        put_bytes(out, text.as_bytes());
    });
    out.append(&mut commits);
    seal(&mut out);
    out
}

fn put_all<'g, T>(out: &mut Vec<u8>, all: &'g [T], mut put: impl FnMut(&mut Vec<u8>, &'g T)) {
    put_u32(out, count(all.len()));
    for it in all {
        put(out, it);
    }
}

fn put_touch<'g>(out: &mut Vec<u8>, touch: &'g Touch, texts: &mut Texts<'g>) {
    put_u32(out, texts.number(touch.path.as_str()));
    let from = touch.from.as_ref().map(|from| texts.number(from.as_str()));
    put_u32(out, from.unwrap_or(NONE));
    put_u32(out, touch.merged_from.map_or(NONE, count));
    for blob in [&touch.before, &touch.after] {
        let id = blob
            .as_ref()
            .and_then(|blob| Oid::from_str(blob.as_str()).ok());
        out.extend_from_slice(id.unwrap_or(Oid::ZERO_SHA1).as_bytes());
    }
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(NONE)
}

/// Reads a stored form; `None` where it is not that of `key`, or not whole.
pub(super) fn from_bytes(bytes: &[u8], key: &str) -> Option<Graph> {
    if !is_sealed(bytes) {
        return None;
    }
    let mut input = Input(unsealed(bytes)?);
    let is_ours = input.take(MAGIC.len())? == MAGIC
        && input.u32()? == FORMAT
        && input.text()? == PROGRAM
        && input.text()? == key;
    if !is_ours {
        return None;
    }
    let texts = all(&mut input, Input::text)?;
    let mut paths = vec![None; texts.len()];
    let mut graph = Graph::default();
    for at in 0..input.u32()? {
        let (id, commit) = commit(&mut input, &texts, at)?;
        let touches = all(&mut input, |input| touch(input, &texts, &mut paths))?;
        let moves = all(&mut input, |input| merge_move(input, &texts, &mut paths))?;
        if graph.number_of(id).is_some() || !touches.is_sorted_by(|one, next| one.path < next.path)
        {
            return None;
        }
        graph.push(id, commit, touches, moves);
    }
    input.0.is_empty().then_some(graph)
}

fn all<'a, T>(
    input: &mut Input<'a>,
    mut read: impl FnMut(&mut Input<'a>) -> Option<T>,
) -> Option<Vec<T>> {
    (0..input.u32()?).map(|_| read(input)).collect()
}

fn commit(input: &mut Input<'_>, texts: &[&str], at: u32) -> Option<(Oid, Commit)> {
    let id = oid(input)?;
    let parents = all(input, |input| {
        Some(CommitNo(input.u32().filter(|parent| *parent < at)?))
    })?;
    let (author, authored) = person(input, texts)?;
    let (committer, put) = person(input, texts)?;
    let commit = Commit {
        id: id.to_string(),
        parents,
        author,
        authored,
        committer,
        committed: put,
        summary: input.text()?.to_owned(),
        is_cut: match input.u8()? {
            0 => false,
            1 => true,
            _ => return None,
        },
        is_bulk: false,
    };
    Some((id, commit))
}

fn person(input: &mut Input<'_>, texts: &[&str]) -> Option<(Author, Moment)> {
    let author = Author {
        name: text(input, texts)?.to_owned(),
        email: text(input, texts)?.to_owned(),
    };
    let instant = Timestamp::from_second(input.u64()?.cast_signed()).ok()?;
    let offset = Offset::from_seconds(input.u32()?.cast_signed()).ok()?;
    Some((author, Moment::of(instant, offset)))
}

fn text<'a>(input: &mut Input<'_>, texts: &[&'a str]) -> Option<&'a str> {
    texts.get(input.u32()? as usize).copied()
}

/// Paths that are read share their text.
fn path(number: u32, texts: &[&str], paths: &mut [Option<DocPath>]) -> Option<DocPath> {
    let known = paths.get_mut(number as usize)?;
    let path = known.get_or_insert_with(|| DocPath::new(texts[number as usize]));
    Some(path.clone())
}

fn touch(input: &mut Input<'_>, texts: &[&str], paths: &mut [Option<DocPath>]) -> Option<Touch> {
    let path_of = path(input.u32()?, texts, paths)?;
    let from = match input.u32()? {
        NONE => None,
        number => Some(path(number, texts, paths)?),
    };
    let merged_from = match input.u32()? {
        NONE => None,
        parent => Some(parent as usize),
    };
    Some(Touch {
        path: path_of,
        from,
        merged_from,
        before: blob(oid(input)?),
        after: blob(oid(input)?),
    })
}

fn merge_move(
    input: &mut Input<'_>,
    texts: &[&str],
    paths: &mut [Option<DocPath>],
) -> Option<MergeMove> {
    Some(MergeMove {
        parent: input.u32()? as usize,
        from: path(input.u32()?, texts, paths)?,
        to: path(input.u32()?, texts, paths)?,
    })
}

fn oid(input: &mut Input<'_>) -> Option<Oid> {
    Oid::from_bytes(input.take(ID_BYTES)?).ok()
}

/// The id of a file's bytes, where there is a file.
fn blob(id: Oid) -> Option<BlobId> {
    (id != Oid::ZERO_SHA1).then(|| BlobId::new(&id.to_string()))
}
