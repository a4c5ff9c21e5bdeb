//! What may be written in prose: where links lead, and the headings that a kind of document has.

use super::super::{Completion, Sort, View};
use super::page;
use crate::finding::Edit;
use crate::model::{Document, Page};
use crate::rules::link::encoded;
use crate::rules::sections::required;
use crate::text::{DocPath, Span};

/// The addresses of links, anchors and headings that may be written at `offset`.
pub(super) fn completions(view: &View<'_>, offset: usize) -> Vec<Completion> {
    let line = view.file.line_at(offset);
    let before = view.file.slice(Span::new(line.start, offset.min(line.end)));
    if let Some(start) = address_start(before) {
        return in_link(view, line.start + start, offset, line.end);
    }
    if before.starts_with('#') && before.trim_start_matches('#').trim().len() < before.len() {
        return headings(view, line);
    }
    Vec::new()
}

/// Where the address of a link that is being written begins in the line.
fn address_start(before: &str) -> Option<usize> {
    let start = before.rfind("](")? + 2;
    let written = &before[start..];
    (!written.contains([')', ' '])).then_some(start)
}

fn in_link(view: &View<'_>, start: usize, offset: usize, line_end: usize) -> Vec<Completion> {
    let written = view.file.slice(Span::new(start, offset));
    let rest = view.file.slice(Span::new(offset, line_end));
    let end = |stops: &[char]| {
        let length = rest.find(stops).unwrap_or(0);
        let is_one_word = !rest[..length].contains([' ', '[', '(']);
        offset + if is_one_word { length } else { 0 }
    };
    match written.split_once('#') {
        Some((path, fragment)) => {
            let start = offset - fragment.len();
            anchors(view, path, Span::new(start, end(&[')'])))
        }
        None => files(view, Span::new(start, end(&[')', '#']))),
    }
}

/// Every file of the playbook but ledgers and settings, those nearby first.
fn files(view: &View<'_>, span: Span) -> Vec<Completion> {
    let playbook = view.context.playbook;
    let here = &view.file.path;
    let is_linked = |path: &&DocPath| {
        let other = ["toml", "csv"].contains(&path.extension().unwrap_or_default());
        *path != here && !other
    };
    let mut found: Vec<(usize, Completion)> = playbook
        .files
        .iter()
        .filter(is_linked)
        .map(|path| {
            let link = encoded(&here.link_to(path));
            let page = super::super::names::page_at(playbook, path);
            let completion = Completion {
                label: link.clone(),
                sort: Sort::File,
                detail: page.map(|page| page.title().to_owned()),
                documentation: None,
                edit: edit(view, span, link.clone()),
            };
            (link.matches('/').count(), completion)
        })
        .collect();
    found.sort_by(|one, other| (one.0, &one.1.label).cmp(&(other.0, &other.1.label)));
    found
        .into_iter()
        .map(|(_, completion)| completion)
        .collect()
}

/// The headings of the document that the link leads to.
fn anchors(view: &View<'_>, path: &str, span: Span) -> Vec<Completion> {
    let target = if path.is_empty() {
        Some(view.file.path.clone())
    } else {
        view.file.path.join(&crate::rules::link::decoded(path))
    };
    let playbook = view.context.playbook;
    let target = target.and_then(|path| super::super::names::page_at(playbook, &path));
    let headings = target.into_iter().flat_map(|page| &page.outline.headings);
    headings
        .map(|heading| Completion {
            label: heading.anchor.clone(),
            sort: Sort::Section,
            detail: Some(heading.text.clone()),
            documentation: None,
            edit: edit(view, span, heading.anchor.clone()),
        })
        .collect()
}

/// The headings that a document of this kind must have and lacks, in the document's language.
fn headings(view: &View<'_>, line: Span) -> Vec<Completion> {
    let playbook = view.context.playbook;
    let document: Option<&Document> = playbook.at(&view.file.path);
    let Some((document, page)): Option<(&Document, &Page)> = document.zip(page(view)) else {
        return Vec::new();
    };
    let required = required(playbook, document, page);
    let is_here = |section: &&crate::parse::Section| {
        let heading = &page.outline.headings[section.heading];
        line.touches(heading.span.start)
    };
    let missing = required
        .into_iter()
        .filter(|section| section.sections.iter().all(|own| is_here(&own)));
    let hashes = view.file.slice(line);
    let hashes = hashes.len() - hashes.trim_start_matches('#').len();
    let level = if hashes == 1 { 2 } else { hashes };
    missing
        .map(|section| Completion {
            label: section.name.to_owned(),
            sort: Sort::Section,
            detail: None,
            documentation: None,
            edit: edit(
                view,
                line,
                format!("{} {}", "#".repeat(level), section.name),
            ),
        })
        .collect()
}

fn edit(view: &View<'_>, span: Span, text: String) -> Edit {
    Edit {
        path: view.file.path.clone(),
        span,
        text,
    }
}
