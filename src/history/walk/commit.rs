//! A commit's bytes, read.
//!
//! Headers of a line each (`tree`, `parent`, `author`, `committer`, `encoding`, others), an empty
//! line, the message: `gitformat-signature(5)`, `git-commit-tree(1)`. Names and messages are what
//! strangers typed; nothing here fails on them.

use encoding_rs::{Encoding, UTF_8};
use git2::Oid;
use jiff::Timestamp;
use jiff::tz::Offset;

use crate::history::graph::Author;
use crate::value::Moment;

/// A commit as it stands in the repository, under the names that were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawCommit {
    pub(super) id: Oid,
    pub(super) tree: Oid,
    pub(super) parents: Vec<Oid>,
    pub(super) author: Author,
    pub(super) authored: Moment,
    pub(super) committer: Author,
    pub(super) committed: Moment,
    pub(super) summary: String,
}

/// Reads a commit's bytes; `None` where they name no tree.
pub(super) fn parse(id: Oid, bytes: &[u8]) -> Option<RawCommit> {
    let (mut tree, mut parents) = (None, Vec::new());
    let (mut author_line, mut committer_line): (&[u8], &[u8]) = (b"", b"");
    let mut encoding = UTF_8;
    let mut rest = bytes;
    loop {
        let (line, after) = line(rest);
        rest = after;
        let (key, value) = word(line);
        match key {
            b"tree" => tree = tree.or(oid(value)),
            b"parent" => parents.extend(oid(value)),
            b"author" => author_line = value,
            b"committer" => committer_line = value,
            b"encoding" => encoding = Encoding::for_label(value).unwrap_or(UTF_8),
            _ => {}
        }
        if line.is_empty() {
            break;
        }
    }
    let (author, authored) = person(author_line, encoding);
    let (committer, put) = person(committer_line, encoding);
    Some(RawCommit {
        id,
        tree: tree?,
        parents,
        author,
        authored,
        committer,
        committed: put,
        summary: summary(&text(rest, encoding)),
    })
}

/// The first line and what follows it.
fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&bytes[..end], &bytes[end + 1..]),
        None => (bytes, b""),
    }
}

/// The first word of a line and what follows it; a line that continues another has an empty one.
fn word(line: &[u8]) -> (&[u8], &[u8]) {
    match line.iter().position(|byte| *byte == b' ') {
        Some(space) => (&line[..space], &line[space + 1..]),
        None => (line, b""),
    }
}

fn oid(hex: &[u8]) -> Option<Oid> {
    let hex = std::str::from_utf8(hex).ok()?;
    Oid::from_str(hex).ok().filter(|_| hex.len() == 40)
}

/// `NAME <ADDRESS> SECONDS OFFSET`, as `git` splits it.
fn person(line: &[u8], encoding: &'static Encoding) -> (Author, Moment) {
    let open = line.iter().position(|byte| *byte == b'<');
    let name = &line[..open.unwrap_or(line.len())];
    let after = open.map_or(&b""[..], |open| &line[open + 1..]);
    let close = after.iter().position(|byte| *byte == b'>');
    let email = &after[..close.unwrap_or(after.len())];
    let last = after.iter().rposition(|byte| *byte == b'>');
    let time = last.map_or(&b""[..], |last| &after[last + 1..]);
    let author = Author {
        name: text(name.trim_ascii(), encoding),
        email: text(email.trim_ascii(), encoding),
    };
    (author, moment(time))
}

/// A time that no calendar has counts as the beginning of Git's time.
fn moment(time: &[u8]) -> Moment {
    let time = std::str::from_utf8(time).unwrap_or_default();
    let mut words = time.split_ascii_whitespace();
    let seconds = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
    let instant = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
    let offset = words.next().and_then(offset).unwrap_or(Offset::UTC);
    Moment::of(instant, offset)
}

/// `+0300` is three hours.
fn offset(word: &str) -> Option<Offset> {
    let number: i32 = word.parse().ok()?;
    let minutes = number / 100 * 60 + number % 100;
    Offset::from_seconds(minutes.checked_mul(60)?).ok()
}

fn text(bytes: &[u8], encoding: &'static Encoding) -> String {
    if encoding == UTF_8 {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The first paragraph on one line, as `%s` of `git log` has it.
fn summary(message: &str) -> String {
    let lines = message.lines().map(str::trim_end);
    let first = lines.skip_while(|line| line.is_empty());
    let mut summary = String::new();
    for line in first.take_while(|line| !line.is_empty()) {
        if !summary.is_empty() {
            summary.push(' ');
        }
        summary.push_str(line);
    }
    summary
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commit(bytes: &[u8]) -> RawCommit {
        parse(Oid::ZERO_SHA1, bytes).unwrap()
    }

    const TREE: &str = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n";

    #[test]
    fn a_signed_merge_in_an_old_encoding() {
        let parent = "1111111111111111111111111111111111111111";
        let mut bytes = format!(
            "{TREE}parent {parent}\nparent {}\nauthor A  B  <a@x> 1700000000 +0530\n\
             committer  <> -86400 -0100\nencoding windows-1251\ngpgsig -----BEGIN\n tree {parent}\n \n\n",
            parent.replace('1', "2")
        )
        .into_bytes();
        bytes.extend(b"\n\xcf\xe5\xf0\xe2\xe0\xff\n\xf1\xf2\xf0\xee\xea\xe0\n\n\xf2\xe5\xeb\xee\n");
        let commit = commit(&bytes);
        assert_eq!(commit.summary, "Первая строка");
        assert_eq!(commit.tree.to_string(), TREE[5..45]);
        assert_eq!(commit.parents.len(), 2);
        assert_eq!(commit.author.name, "A  B");
        assert_eq!(commit.author.email, "a@x");
        assert_eq!(commit.authored.to_string(), "2023-11-15T03:43:20+05:30");
        assert_eq!(commit.committer.name, "");
        assert_eq!(commit.committed.to_string(), "1969-12-30T23:00-01:00");
    }

    #[test]
    fn nonsense_is_read_as_far_as_it_goes() {
        assert_eq!(parse(Oid::ZERO_SHA1, b""), None);
        assert_eq!(parse(Oid::ZERO_SHA1, b"tree 12\n\nx"), None);
        let of = |author: &str| commit(format!("{TREE}author {author}\n\n").as_bytes());
        let found = of("A <a@x> b> 99999999999999999999 +9999");
        assert_eq!((&*found.author.email, &*found.summary), ("a@x", ""));
        assert_eq!(found.authored.to_string(), "1970-01-01T00:00Z");
        assert_eq!(of("Only a name").author.name, "Only a name");
        assert_eq!(of("A <a@x").author.email, "a@x");
    }
}
