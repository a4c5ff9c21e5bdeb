//! Which files of a playbook are published beside its pages.

use std::collections::BTreeSet;

use super::addresses::decoded;
use crate::model::Playbook;
use crate::text::DocPath;

/// What may be published: pictures, tables, papers. Nothing that a browser would run.
const PUBLISHED: [&str; 15] = [
    "avif", "csv", "docx", "gif", "ics", "jpeg", "jpg", "md", "odt", "pdf", "png", "svg", "txt",
    "webp", "xlsx",
];

/// The files that documents link to or show, and that may be published. The caller reads them and hands them to the site.
pub fn attachments(playbook: &Playbook) -> BTreeSet<DocPath> {
    let mut found = BTreeSet::new();
    for page in playbook.pages() {
        for link in &page.outline.links {
            let path = link.target.split(['#', '?']).next().unwrap_or("");
            let file = page
                .path()
                .join(&decoded(path))
                .filter(|file| playbook.files.binary_search(file).is_ok());
            found.extend(file.filter(|file| is_published(playbook, file)));
        }
    }
    found
}

fn is_published(playbook: &Playbook, file: &DocPath) -> bool {
    is_publishable(file) && playbook.at(file).is_none()
}

/// Whether a file is one of those that may be published, by its name.
pub(super) fn is_publishable(file: &DocPath) -> bool {
    let extension = file.extension().unwrap_or("").to_lowercase();
    let is_hidden = file.as_str().split('/').any(|part| part.starts_with('.'));
    PUBLISHED.contains(&extension.as_str()) && !is_hidden
}

/// Whether a file can do harm when a reader opens it on its own: a drawing may carry script.
pub(super) fn is_harmless(path: &DocPath, bytes: &[u8]) -> bool {
    if path
        .extension()
        .is_none_or(|extension| !extension.eq_ignore_ascii_case("svg"))
    {
        return true;
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let text = text.to_lowercase();
    // Anything that could begin a script, an event handler or an entity is taken for one.
    let is_active = [
        "<script",
        "<foreignobject",
        "<!entity",
        "javascript:",
        "<iframe",
        "<animate",
        "<set",
    ];
    let has_handler = text
        .match_indices("on")
        .any(|(at, _)| is_handler(&text[..at], &text[at..]));
    !has_handler && !is_active.iter().any(|mark| text.contains(mark))
}

fn is_handler(before: &str, from: &str) -> bool {
    let starts = before.ends_with(|letter: char| letter.is_whitespace() || "\"'/".contains(letter));
    let name = from.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    starts && name.trim_start().starts_with('=')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_with_script_is_not_published() {
        let is_fine = |text: &str| is_harmless(&DocPath::new("a.svg"), text.as_bytes());
        assert!(is_fine(
            "<svg><title>contact = on</title><path d=\"M0 0\"/></svg>"
        ));
        assert!(!is_fine("<svg><SCRIPT>1</SCRIPT></svg>"));
        assert!(!is_fine("<svg\tonload = 'x'/>"));
        assert!(!is_fine("<svg><a href=\"javascript:x\"/></svg>"));
        assert!(is_harmless(&DocPath::new("a.csv"), b"on=1"));
    }
}
