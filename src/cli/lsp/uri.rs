//! Addresses of files: `file:///home/ann/партнёры.md` with everything but plain letters escaped.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const SCHEME: &str = "file://";

/// The file that an address names; `None` for what lies on no disk of this machine.
pub(super) fn path_of(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix(SCHEME)?;
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    let path = unescaped(rest)?;
    if !path.starts_with('/') {
        return None;
    }
    // `/c:/playbook` is a path of Windows, which has no stroke before the letter of the drive.
    let is_drive = path.as_bytes().get(2) == Some(&b':');
    let path = if is_drive { &path[1..] } else { &path };
    Some(PathBuf::from(path))
}

/// The address of a file.
pub(super) fn uri_of(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let stroke = if path.starts_with('/') { "" } else { "/" };
    format!("{SCHEME}{stroke}{}", escaped(&path))
}

/// A path as it stands in an address.
pub(super) fn escaped(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let code = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(code).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(uri: &str, expected: Option<&str>) {
        assert_eq!(path_of(uri).as_deref(), expected.map(Path::new), "{uri}");
    }

    #[test]
    fn addresses_of_files_are_read_however_they_are_escaped() {
        check("file:///a/b.md", Some("/a/b.md"));
        check("file://localhost/a/b.md", Some("/a/b.md"));
        check("file:///%D1%8E/a%20b.md", Some("/ю/a b.md"));
        check("file:///ю/a+b.md", Some("/ю/a+b.md"));
        check("file:///c%3A/a.md", Some("c:/a.md"));
        check("untitled:Untitled-1", None);
        check("file:///a%2", None);
        check("file:///a%ff", None);
        check("file://server/a.md", None);
    }

    #[test]
    fn an_address_that_was_written_is_read_again() {
        for path in ["/a/b.md", "/партнёры/a b#1?.md", "/100%/a.md"] {
            let uri = uri_of(Path::new(path));
            assert!(uri.is_ascii() && !uri.contains(' '), "{uri}");
            check(&uri, Some(path));
        }
    }
}
