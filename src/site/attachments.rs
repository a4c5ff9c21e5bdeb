//! Which files of a playbook are published beside its pages.

use std::collections::BTreeSet;

use super::addresses::decoded;
use super::drawing;
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

/// Whether a file can do no harm when a reader opens it on its own: a drawing may carry script.
pub(super) fn is_harmless(path: &DocPath, bytes: &[u8]) -> bool {
    let is_drawing = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("svg"));
    !is_drawing || std::str::from_utf8(bytes).is_ok_and(drawing::is_still)
}
