//! Where the links of a document lead.

use std::collections::BTreeSet;
use std::iter;

use crate::model::Page;
use crate::parse::Link;
use crate::text::{DocPath, Span};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// Out of the playbook's folder.
    Outside,
    /// To a file or folder of the playbook.
    Inside(DocPath),
}

/// A relative link, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// The file or folder; the document itself where only an anchor is written.
    pub(crate) target: Target,
    /// What is written after `#`, decoded.
    pub(crate) fragment: Option<String>,
    /// Where the path is written.
    pub(crate) path_span: Span,
    /// Where the fragment is written.
    pub(crate) fragment_span: Span,
    /// Whether the two places are exact; a link whose address is written with escapes has only its own.
    pub(crate) is_exact: bool,
}

/// The address of a link; `None` for links that lead to other sites.
pub(crate) fn address(page: &Page, link: &Link) -> Option<Address> {
    let written = link.target.as_str();
    if is_external(written) {
        return None;
    }
    let (path_and_query, fragment) = match written.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (written, None),
    };
    let path = path_and_query.split('?').next().unwrap_or("");
    let target = if path.is_empty() {
        Target::Inside(page.path().clone())
    } else {
        match page.path().join(&decoded(path)) {
            Some(path) => Target::Inside(path),
            None => Target::Outside,
        }
    };
    let span = link.definition.unwrap_or(link.target.span);
    let is_exact = page.file.slice(span) == written;
    let part = |start: usize, end: usize| {
        if is_exact {
            Span::new(span.start + start, span.start + end)
        } else {
            span
        }
    };
    Some(Address {
        target,
        fragment: fragment.map(decoded),
        path_span: part(0, path.len()),
        fragment_span: fragment.map_or(span, |fragment| {
            part(written.len() - fragment.len(), written.len())
        }),
        is_exact,
    })
}

/// The addresses of a document's links; one that several links by reference share is there once.
pub(crate) fn addresses(page: &Page) -> impl Iterator<Item = Address> {
    let mut defined = BTreeSet::new();
    let mut links = page.outline.links.iter();
    iter::from_fn(move || {
        links.find_map(|link| {
            let is_new = link.definition.is_none_or(|span| defined.insert(span));
            address(page, link).filter(|_| is_new)
        })
    })
}

/// Every link of a document that leads to a file of the playbook.
pub(crate) fn inside(page: &Page) -> impl Iterator<Item = (&Link, DocPath)> {
    page.outline
        .links
        .iter()
        .filter_map(|link| match address(page, link)?.target {
            Target::Inside(path) => Some((link, path)),
            Target::Outside => None,
        })
}

/// `https://…`, `mailto:…`, `//host/…`, and an e-mail address between angle brackets.
fn is_external(written: &str) -> bool {
    let scheme = written.split([':', '/', '?', '#']).next().unwrap_or("");
    let has_scheme = written[scheme.len()..].starts_with(':')
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "+.-".contains(letter));
    let is_mail = written.contains('@') && !written.contains('/') && !written.contains(".md");
    has_scheme || is_mail || written.starts_with("//")
}

/// `%D0%BA` as the letter it stands for; what is no UTF-8 stays as it is written.
pub(crate) fn decoded(written: &str) -> String {
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = (*first == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(hex.unwrap_or(*first));
        rest = if hex.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| written.to_owned())
}

/// A path as it is written in a link.
pub(crate) fn encoded(path: &str) -> String {
    path.replace('%', "%25")
        .replace(' ', "%20")
        .replace('(', "%28")
        .replace(')', "%29")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_sites_are_not_looked_at() {
        for other in [
            "https://a.example/x.md",
            "mailto:a@b.example",
            "//a.example",
            "tel:+7",
        ] {
            assert!(is_external(other), "{other}");
        }
        for own in [
            "x.md",
            "../a b.md",
            "#anchor",
            "x.md?plain=1",
            "заметки.md",
            "a@b.md",
        ] {
            assert!(!is_external(own), "{own}");
        }
    }

    #[test]
    fn percent_signs_are_decoded_where_they_are_a_code() {
        assert_eq!(decoded("%D0%BA%20x.md"), "к x.md");
        assert_eq!(decoded("100%.md"), "100%.md");
        assert_eq!(decoded("%ff.md"), "%ff.md");
    }
}
