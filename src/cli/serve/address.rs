//! What an address asks for. Only what a site has can be named: no address becomes a path on disk.

use std::fmt::Write as _;

/// The part of the preview that is its own, under a name no document can have.
const OWN: &str = ".comity/";

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A file of the site.
    File(String),
    /// A file of the site as it could be shown last.
    Last(String),
    /// The script of the preview.
    Script,
    /// The style sheet of the preview.
    Style,
    /// The page of a rule.
    Rule(String),
    /// The stream of events for a page.
    Events,
    /// Nothing that could be there.
    Nonsense,
}

impl Wanted {
    /// Reads the path of an address, as it was sent.
    pub(super) fn of(path: &str) -> Self {
        let Some(path) = decoded(path) else {
            return Self::Nonsense;
        };
        let Some(own) = path.strip_prefix(OWN) else {
            return Self::file(path).map_or(Self::Nonsense, Self::File);
        };
        match own {
            "live.js" => Self::Script,
            "live.css" => Self::Style,
            "events" => Self::Events,
            _ => match own.split_once('/') {
                Some(("rules", rule)) => Self::Rule(rule.to_owned()),
                Some(("last", file)) => {
                    Self::file(file.to_owned()).map_or(Self::Nonsense, Self::Last)
                }
                _ => Self::Nonsense,
            },
        }
    }

    fn file(path: String) -> Option<String> {
        // Hidden files are nobody's business, whoever links to them.
        let is_hidden = path.split('/').any(|part| part.starts_with('.'));
        (!is_hidden).then(|| match path.strip_suffix('/') {
            Some(folder) => format!("{folder}/index.html"),
            None if path.is_empty() => "index.html".to_owned(),
            None => path,
        })
    }
}

/// The path without its first slash, its escapes undone part by part: a slash that was escaped stays
/// inside its part, where nothing can have it.
fn decoded(path: &str) -> Option<String> {
    let parts = path.strip_prefix('/')?.split('/').map(|part| {
        let part = unescaped(part)?;
        let is_strange = part.contains(['/', '\\', '\0']) || part == "." || part == "..";
        (!is_strange).then_some(part)
    });
    Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
}

/// `%2E` and the like undone; `None` where an escape is broken or the result is no text.
pub(super) fn unescaped(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            out.push(byte);
            continue;
        }
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let value = digit(bytes.next()?)? * 16 + digit(bytes.next()?)?;
        out.push(u8::try_from(value).ok()?);
    }
    String::from_utf8(out).ok()
}

/// `text` as a part of an address or of a query.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_files_of_the_site() {
        let file = |path: &str| Wanted::File(path.to_owned());
        for (path, expected) in [
            ("/", file("index.html")),
            ("/ru/", file("ru/index.html")),
            ("/a/b.html", file("a/b.html")),
            ("/%D0%B0%20b.html", file("а b.html")),
            ("/.comity/last/a/", Wanted::Last("a/index.html".to_owned())),
            ("/.comity/rules/x", Wanted::Rule("x".to_owned())),
            ("/.comity/events", Wanted::Events),
        ] {
            assert_eq!(Wanted::of(path), expected, "{path}");
        }
    }

    #[test]
    fn no_address_leads_out_of_the_site() {
        for path in [
            "",
            "a",
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/a/%2E%2E/x",
            "/..%2fx",
            "/..%5cx",
            "/a%00.html",
            "/%",
            "/%zz",
            "/%ff",
            "/.git/config",
            "/a/.gitignore",
            "/./a",
            "/.comity/last/../x",
            "/.comity/last/%2e%2e/x",
            "/.comity/last/.git/config",
            "/.comity/x",
        ] {
            assert_eq!(Wanted::of(path), Wanted::Nonsense, "{path}");
        }
    }

    #[test]
    fn what_is_escaped_comes_back() {
        let text = "/а b/c+d?e&f=%41\"<";
        assert_eq!(unescaped(&escaped(text)).as_deref(), Some(text));
    }
}
