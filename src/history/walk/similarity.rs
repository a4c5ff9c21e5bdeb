//! How much of one file is in another, measured as Git does (`gitdiffcore(7)`, `-M`).
//!
//! A file is cut into lines, longer ones into pieces of 64 bytes. The score is the share of the
//! larger file that consists of pieces both have.

use std::hash::{DefaultHasher, Hasher as _};

/// The score of equal files.
pub(super) const WHOLE: u64 = 60_000;

/// From this score on a file counts as moved: 50 %.
pub(super) const LEAST: u64 = WHOLE / 2;

/// From this score on a file of the same name in another folder counts as the one that moved
/// before others are looked at: half-way between [`LEAST`] and [`WHOLE`].
pub(super) const LEAST_OF_SAME_NAME: u64 = u64::midpoint(LEAST, WHOLE);

const PIECE: usize = 64;

/// Git takes a file for text that has no zero byte so far in.
const LOOKED_AT: usize = 8000;

/// A file's pieces, to be compared with those of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pieces {
    /// How many bytes each distinct piece has together, by its hash.
    pieces: Vec<(u64, u64)>,
    bytes: u64,
}

impl Pieces {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let looked_at = &bytes[..bytes.len().min(LOOKED_AT)];
        let is_text = !looked_at.contains(&0);
        let mut pieces = Vec::new();
        let mut piece = Vec::with_capacity(PIECE);
        let mut rest = bytes.iter().peekable();
        while let Some(byte) = rest.next() {
            // Line ends of either kind are the same.
            if is_text && *byte == b'\r' && rest.peek() == Some(&&b'\n') {
                continue;
            }
            piece.push(*byte);
            if *byte == b'\n' || piece.len() == PIECE {
                pieces.push(hashed(&piece));
                piece.clear();
            }
        }
        if !piece.is_empty() {
            pieces.push(hashed(&piece));
        }
        pieces.sort_unstable();
        pieces.dedup_by(|next, first| {
            let is_same = next.0 == first.0;
            first.1 += if is_same { next.1 } else { 0 };
            is_same
        });
        let bytes = bytes.len() as u64;
        Self { pieces, bytes }
    }

    /// How alike the two are, up to [`WHOLE`]; nought where their sizes alone keep them below
    /// [`LEAST`].
    pub(super) fn score(&self, other: &Self) -> u64 {
        let larger = self.bytes.max(other.bytes);
        let apart = self.bytes.abs_diff(other.bytes);
        if larger == 0 || larger * (WHOLE - LEAST) < apart * WHOLE {
            return 0;
        }
        let mut shared = 0;
        let mut others = other.pieces.iter().peekable();
        for (hash, bytes) in &self.pieces {
            while others.next_if(|(other, _)| other < hash).is_some() {}
            if let Some((_, there)) = others.next_if(|(other, _)| other == hash) {
                shared += bytes.min(there);
            }
        }
        shared * WHOLE / larger
    }
}

fn hashed(piece: &[u8]) -> (u64, u64) {
    let mut hasher = DefaultHasher::new();
    hasher.write(piece);
    (hasher.finish(), piece.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(one: &str, other: &str) -> u64 {
        let (one, other) = (Pieces::of(one.as_bytes()), Pieces::of(other.as_bytes()));
        assert_eq!(one.score(&other), other.score(&one));
        one.score(&other)
    }

    #[test]
    fn the_share_of_the_larger_file_that_both_have() {
        assert_eq!(score("one\ntwo\n", "two\none\n"), WHOLE);
        assert_eq!(score("one\r\ntwo\r\n", "one\ntwo\n"), WHOLE * 8 / 10);
        assert_eq!(score("aaaa\nb", "aaaa\nc"), WHOLE * 5 / 6);
        assert_eq!(score("same\nsame\n", "same\nother\n"), WHOLE * 5 / 11);
        assert_eq!(score("a\n", "a\na\na\n"), 0);
        assert_eq!(score("", ""), 0);
        let long = "x".repeat(64);
        assert_eq!(score(&(long.clone() + "y"), &(long + "z")), WHOLE * 64 / 65);
    }
}
