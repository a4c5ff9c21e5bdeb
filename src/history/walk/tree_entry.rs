//! A tree's bytes: entries `MODE NAME`, a zero byte, the id.

use std::cmp::Ordering;

use git2::Oid;

const ID_BYTES: usize = 20;

/// What an entry of a tree is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    /// A file that may be run.
    Program,
    Folder,
    /// A link, or the commit of another repository.
    Other,
}

/// An entry of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    pub(super) kind: Kind,
    pub(super) name: &'a [u8],
    id: &'a [u8; ID_BYTES],
}

impl Entry<'_> {
    pub(super) fn id(&self) -> Oid {
        // Twenty bytes are an id.
        Oid::from_bytes(self.id).unwrap_or(Oid::ZERO_SHA1)
    }

    /// Git sorts folders as if their names ended in a slash.
    fn order(&self, other: &Self) -> Ordering {
        let shared = self.name.len().min(other.name.len());
        let start = self.name[..shared].cmp(&other.name[..shared]);
        start.then_with(|| self.byte(shared).cmp(&other.byte(shared)))
    }

    fn byte(&self, at: usize) -> u8 {
        match self.name.get(at) {
            Some(byte) => *byte,
            None if self.kind == Kind::Folder => b'/',
            None => 0,
        }
    }
}

/// The entries of a tree; what is cut short ends them.
pub(super) fn all(bytes: &[u8]) -> impl Iterator<Item = Entry<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let end = end(rest)?;
        let entry = entry(&rest[..end]);
        rest = &rest[end..];
        entry
    })
}

/// Calls `told` with the entries that differ, those of one name together.
pub(super) fn differences<'a>(
    mut before: &'a [u8],
    mut after: &'a [u8],
    mut told: impl FnMut(Option<&Entry<'a>>, Option<&Entry<'a>>),
) {
    while before != after {
        let alike = whole_entries(before, alike(before, after));
        before = &before[alike..];
        after = &after[alike..];
        let (old_end, new_end) = (end(before).unwrap_or(0), end(after).unwrap_or(0));
        if old_end == 0 && new_end == 0 {
            return;
        }
        let (old, new) = (entry(&before[..old_end]), entry(&after[..new_end]));
        let order = match (&old, &new) {
            (Some(old), Some(new)) => old.order(new),
            (Some(_), None) => Ordering::Less,
            _ => Ordering::Greater,
        };
        told(
            old.as_ref().filter(|_| order.is_le()),
            new.as_ref().filter(|_| order.is_ge()),
        );
        if order.is_le() {
            before = &before[old_end..];
        }
        if order.is_ge() {
            after = &after[new_end..];
        }
    }
}

/// How many bytes the two begin with alike.
fn alike(before: &[u8], after: &[u8]) -> usize {
    const STEP: usize = 256;
    let steps = before.chunks_exact(STEP).zip(after.chunks_exact(STEP));
    let start = STEP * steps.take_while(|(old, new)| old == new).count();
    let rest = before[start..].iter().zip(&after[start..]);
    start + rest.take_while(|(old, new)| old == new).count()
}

/// How many of the first `limit` bytes are whole entries.
fn whole_entries(bytes: &[u8], limit: usize) -> usize {
    let mut at = 0;
    while let Some(end) = end(&bytes[at..limit]) {
        at += end;
    }
    at
}

/// Where the first entry ends; `None` where none is whole.
fn end(bytes: &[u8]) -> Option<usize> {
    let zero = bytes.iter().position(|byte| *byte == 0)?;
    let end = zero + 1 + ID_BYTES;
    (end <= bytes.len()).then_some(end)
}

/// Reads one entry's bytes.
fn entry(bytes: &[u8]) -> Option<Entry<'_>> {
    let (named, id) = bytes.split_last_chunk::<ID_BYTES>()?;
    let (_, named) = named.split_last()?;
    // An entry without a space has no mode: its name is all there is.
    let space = named.iter().position(|byte| *byte == b' ').unwrap_or(0);
    let kind = match &named[..space] {
        b"40000" | b"040000" => Kind::Folder,
        b"120000" | b"160000" => Kind::Other,
        [b'1', b'0', b'0', owner, _, _] if owner & 1 == 1 => Kind::Program,
        _ => Kind::File,
    };
    let name = named.get(space + 1..).unwrap_or_default();
    Some(Entry { kind, name, id })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(entries: &[(&str, &str, u8)]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (mode, name, id) in entries {
            bytes.extend(format!("{mode} {name}\0").into_bytes());
            bytes.extend([*id; ID_BYTES]);
        }
        bytes
    }

    fn told(before: &[u8], after: &[u8]) -> Vec<String> {
        let mut told = Vec::new();
        let shown = |entry: Option<&Entry<'_>>| {
            entry.map_or("-".to_owned(), |entry| {
                format!("{}{}", String::from_utf8_lossy(entry.name), entry.id[0])
            })
        };
        differences(before, after, |old, new| {
            told.push(format!("{} {}", shown(old), shown(new)));
        });
        told
    }

    #[test]
    fn a_folder_stands_where_its_slash_would_sort() {
        let before = tree(&[
            ("100644", "a", 1),
            ("100644", "a.md", 2),
            ("40000", "b", 3),
            ("100644", "c", 4),
        ]);
        let after = tree(&[
            ("100644", "a.md", 2),
            ("40000", "a", 5),
            ("100644", "b.md", 6),
            ("40000", "b", 3),
            ("100755", "c", 4),
        ]);
        assert_eq!(told(&before, &after), ["a1 -", "- a5", "- b.md6", "c4 c4"]);
        assert_eq!(told(&before, &before), [""; 0]);
        assert_eq!(told(b"", &after[..40]), ["- a.md2"]);
    }

    #[test]
    fn bytes_that_are_no_tree_end_it() {
        for bytes in [
            &b"100644"[..],
            b"\0",
            b"100644 a\0short",
            &[0; 21],
            &[b'1'; 400],
        ] {
            assert!(all(bytes).count() <= 1);
            told(bytes, b"");
        }
        let kinds = |mode| all(&tree(&[(mode, "x", 1)])).next().map(|entry| entry.kind);
        assert_eq!(kinds("100664"), Some(Kind::File));
        assert_eq!(kinds("100755"), Some(Kind::Program));
        assert_eq!(kinds("160000"), Some(Kind::Other));
    }
}
