//! Old addresses: the `aliases` of documents, as paths of the site.
//!
//! Knows of the site only how an address is spelled, so that both what builds it and what checks it agree.

use super::{Document, Page, Playbook};
use crate::text::{DocPath, Span};

/// The pages that a site may have by itself; pages of kinds are `FOLDER/index.html` beside them.
pub const SITE_PAGES: [&str; 14] = [
    "404.html",
    "about.html",
    "alignment.html",
    "budget.html",
    "calendar.html",
    "changes.html",
    "creators.html",
    "editions.html",
    "expectations.html",
    "findings.html",
    "glossary.html",
    "index.html",
    "search.html",
    "whole.html",
];

/// Folders of the site in which nothing else may lie: its static files and its past editions.
pub const SITE_FOLDERS: [&str; 2] = ["assets/", "editions/"];

/// An address under which a document was once found.
#[derive(Debug, Clone)]
pub struct OldAddress<'a> {
    /// The document, or one of its translations.
    pub page: &'a Page,
    /// As it is written.
    pub written: &'a str,
    /// Where it is written.
    pub span: Span,
    /// The path below the root of its language; `None` where it is no address of this site.
    pub path: Option<String>,
}

/// Every old address, in the order of the documents.
pub fn old_addresses(playbook: &Playbook) -> impl Iterator<Item = OldAddress<'_>> {
    playbook.documents.iter().flat_map(of_document)
}

/// The old addresses of a document, those of translations after those of their source.
pub fn of_document(document: &Document) -> impl Iterator<Item = OldAddress<'_>> {
    document.pages().flat_map(|page| of_page(page))
}

fn of_page(page: &Page) -> Vec<OldAddress<'_>> {
    let Some(entry) = page.fields.get("aliases") else {
        return Vec::new();
    };
    let one = std::slice::from_ref(&entry.value);
    let nodes = match entry.value.items() {
        [] => one,
        items => items,
    };
    let address = |node| {
        let node: &crate::parse::Node = node;
        let written = node.text().filter(|text| !text.trim().is_empty())?;
        Some(OldAddress {
            page,
            written,
            span: node.span,
            path: path_of(written),
        })
    };
    nodes.iter().filter_map(address).collect()
}

/// The page that an old address was: `charter`, `charter.md` and `/charter.html` are one, `guides/` is
/// `guides/index.html`. `None` for what leads out of the site or into a folder of its own.
fn path_of(written: &str) -> Option<String> {
    let written = written.trim();
    let is_foreign = written.contains("://") || written.starts_with("//");
    let is_odd = |letter: char| letter.is_control() || "\\?#\"<>|:*".contains(letter);
    if is_foreign || written.contains(is_odd) {
        return None;
    }
    let path = DocPath::new("index.html").join(written)?.to_string();
    if path.is_empty() {
        return None;
    }
    let path = if written.ends_with('/') {
        format!("{path}/index.html")
    } else {
        let stem = path.strip_suffix(".md").or(path.strip_suffix(".html"));
        format!("{}.html", stem.unwrap_or(&path))
    };
    let lowered = path.to_lowercase();
    let is_reserved = SITE_FOLDERS
        .iter()
        .any(|folder| lowered.starts_with(folder));
    (!is_reserved).then_some(path)
}

/// The page of a document, as far as its own file tells: whoever comes first keeps it.
pub fn page_of(path: &DocPath) -> String {
    let path = path.as_str();
    format!("{}.html", path.strip_suffix(".md").unwrap_or(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_address_may_be_spelled_as_people_remember_it() {
        let path = |written| path_of(written).unwrap_or_else(|| "-".to_owned());
        assert_eq!(path("old/charter"), "old/charter.html");
        assert_eq!(path("/old/charter.md"), "old/charter.html");
        assert_eq!(path(" ./old/charter.html "), "old/charter.html");
        assert_eq!(path("памятка/"), "памятка/index.html");
        assert_eq!(path("v1.2"), "v1.2.html");
        for strange in [
            "https://a.example/x",
            "//a.example/x",
            "../x",
            "a?b",
            "a#b",
            "/",
            "javascript:alert(1)",
            "Editions/2026-Q1/index.html",
        ] {
            assert_eq!(path(strange), "-", "{strange}");
        }
    }
}
