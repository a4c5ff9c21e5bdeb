//! Which of the files that vanished are among those that appeared.
//!
//! As `git log -M` decides: files with the same bytes first, then those of the same name of which
//! three quarters are the same, then the best pairs of which half is the same.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use git2::{ErrorCode, Odb, Oid, Repository};

use super::other;
use super::similarity::{LEAST, LEAST_OF_SAME_NAME, Pieces};
use super::trees::Changed;
use crate::source::{GitError, is_partial, max_bytes};

/// More pairs are not compared: Git's `diff.renameLimit`, squared.
const MOST_PAIRS: usize = 1000 * 1000;

/// Of files with the same bytes so many are asked for their name.
const MOST_ALIKE: usize = 100;

/// So many files' pieces are kept: the files of one commit are compared with each other.
const KEPT: usize = 4000;

/// Finds moved files.
pub(super) struct Moves<'r> {
    repository: &'r Repository,
    objects: Odb<'r>,
    pieces: BTreeMap<Oid, Rc<Pieces>>,
}

/// A file that vanished or appeared.
#[derive(Debug, Clone, Copy)]
struct Side<'a> {
    path: &'a str,
    blob: Oid,
}

impl<'a> Side<'a> {
    fn name(&self) -> &'a str {
        self.path.rsplit('/').next().unwrap_or(self.path)
    }
}

/// The files that are still to be paired, and the pairs, from where each came by where it is.
#[derive(Debug, Default)]
struct Pairing<'a> {
    gone: Vec<Side<'a>>,
    came: Vec<Side<'a>>,
    pairs: BTreeMap<String, String>,
}

impl<'r> Moves<'r> {
    pub(super) fn new(repository: &'r Repository) -> Result<Self, GitError> {
        Ok(Self {
            repository,
            objects: repository.odb().map_err(|error| other(&error))?,
            pieces: BTreeMap::new(),
        })
    }

    /// Where each moved file came from, by where it is now.
    pub(super) fn of(&mut self, changed: &[Changed]) -> Result<BTreeMap<String, String>, GitError> {
        let mut pairing = Pairing::of(changed);
        pairing.same_bytes();
        if !pairing.is_done() {
            self.same_name(&mut pairing)?;
        }
        if !pairing.is_done() && pairing.gone.len() * pairing.came.len() <= MOST_PAIRS {
            self.most_alike(&mut pairing)?;
        }
        Ok(pairing.pairs)
    }

    /// Pairs files whose name is unique on both sides.
    fn same_name(&mut self, pairing: &mut Pairing<'_>) -> Result<(), GitError> {
        let gone = by_unique_name(&pairing.gone);
        let mut found = Vec::new();
        for (name, came) in by_unique_name(&pairing.came) {
            if let Some(gone) = gone.get(name)
                && self.score(gone, &came)? >= LEAST_OF_SAME_NAME
            {
                found.push((*gone, came));
            }
        }
        pairing.pair(&found);
        Ok(())
    }

    /// Pairs the best first; of equally good ones those that kept their name.
    fn most_alike(&mut self, pairing: &mut Pairing<'_>) -> Result<(), GitError> {
        let mut found = Vec::new();
        for came in &pairing.came {
            for gone in &pairing.gone {
                let score = self.score(gone, came)?;
                if score >= LEAST {
                    let is_renamed = gone.name() != came.name();
                    found.push((u64::MAX - score, is_renamed, came.path, gone.path));
                }
            }
        }
        found.sort_unstable();
        let (mut left, mut arrived) = (BTreeSet::new(), BTreeSet::new());
        for (_, _, came, gone) in found {
            if !left.contains(gone) && arrived.insert(came) {
                left.insert(gone);
                pairing.pairs.insert(came.to_owned(), gone.to_owned());
            }
        }
        Ok(())
    }

    fn score(&mut self, gone: &Side<'_>, came: &Side<'_>) -> Result<u64, GitError> {
        let (Some(gone), Some(came)) = (self.pieces(gone)?, self.pieces(came)?) else {
            return Ok(0);
        };
        Ok(gone.score(&came))
    }

    /// The pieces of a file; `None` where it is larger than any that is read.
    fn pieces(&mut self, side: &Side<'_>) -> Result<Option<Rc<Pieces>>, GitError> {
        if let Some(known) = self.pieces.get(&side.blob) {
            return Ok(Some(Rc::clone(known)));
        }
        let missing = |error: git2::Error| match error.code() {
            ErrorCode::NotFound => GitError::MissingBlob {
                blob: side.blob.to_string(),
                partial: is_partial(self.repository),
            },
            _ => other(&error),
        };
        let (bytes, _) = self.objects.read_header(side.blob).map_err(missing)?;
        if bytes as u64 > max_bytes(side.path) {
            return Ok(None);
        }
        let object = self.objects.read(side.blob).map_err(missing)?;
        let pieces = Rc::new(Pieces::of(object.data()));
        if self.pieces.len() >= KEPT {
            self.pieces.clear();
        }
        self.pieces.insert(side.blob, Rc::clone(&pieces));
        Ok(Some(pieces))
    }
}

impl<'a> Pairing<'a> {
    fn of(changed: &'a [Changed]) -> Self {
        let side = |changed: &'a Changed, blob: Option<Oid>| {
            let path = &*changed.path;
            blob.map(|blob| Side { path, blob })
        };
        let gone = changed.iter().filter(|it| it.after.is_none());
        let came = changed.iter().filter(|it| it.before.is_none());
        Self {
            gone: gone.filter_map(|it| side(it, it.before)).collect(),
            came: came.filter_map(|it| side(it, it.after)).collect(),
            pairs: BTreeMap::new(),
        }
    }

    fn is_done(&self) -> bool {
        self.gone.is_empty() || self.came.is_empty()
    }

    /// Pairs files with the same bytes; of several that vanished the one of the same name, else the
    /// first.
    fn same_bytes(&mut self) {
        if self.is_done() {
            return;
        }
        let mut gone: BTreeMap<Oid, VecDeque<Side<'a>>> = BTreeMap::new();
        for side in &self.gone {
            gone.entry(side.blob).or_default().push_back(*side);
        }
        for came in std::mem::take(&mut self.came) {
            let candidates = gone.entry(came.blob).or_default();
            let mut looked_at = candidates.iter().take(MOST_ALIKE);
            let same_name = looked_at.position(|it| it.name() == came.name());
            match candidates.remove(same_name.unwrap_or(0)) {
                Some(found) => self.note(&found, &came),
                None => self.came.push(came),
            }
        }
        self.gone = gone.into_values().flatten().collect();
        self.gone.sort_unstable_by_key(|side| side.path);
    }

    fn pair(&mut self, found: &[(Side<'a>, Side<'a>)]) {
        let gone: BTreeSet<&str> = found.iter().map(|(gone, _)| gone.path).collect();
        let came: BTreeSet<&str> = found.iter().map(|(_, came)| came.path).collect();
        self.gone.retain(|side| !gone.contains(side.path));
        self.came.retain(|side| !came.contains(side.path));
        for (gone, came) in found {
            self.note(gone, came);
        }
    }

    fn note(&mut self, gone: &Side<'_>, came: &Side<'_>) {
        let (gone, came) = (gone.path.to_owned(), came.path.to_owned());
        self.pairs.insert(came, gone);
    }
}

/// The files whose name no other one has.
fn by_unique_name<'a>(sides: &[Side<'a>]) -> BTreeMap<&'a str, Side<'a>> {
    let mut found: BTreeMap<&str, Option<Side<'a>>> = BTreeMap::new();
    for side in sides {
        found
            .entry(side.name())
            .and_modify(|known| *known = None)
            .or_insert(Some(*side));
    }
    let unique = found.into_iter();
    unique
        .filter_map(|(name, side)| Some((name, side?)))
        .collect()
}
