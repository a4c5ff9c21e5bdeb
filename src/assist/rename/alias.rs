//! The old address of a document that moves, kept under `aliases` so that links from outside lead
//! on.

use crate::finding::Edit;
use crate::model::Page;
use crate::parse::{Content, Entry};
use crate::text::{DocPath, Span};

/// The edit that keeps the address of a page which goes to `to`; `None` where its front matter has
/// no place for it, or both addresses are one to disks that do not tell capitals.
pub(super) fn of(page: &Page, to: &DocPath) -> Option<Edit> {
    let old = page.path().as_str();
    if old.to_lowercase() == to.as_str().to_lowercase() || page.is_broken {
        return None;
    }
    let address = old.strip_suffix(".md").unwrap_or(old);
    let address = match address.rsplit_once('.') {
        Some((source, _)) if page.is_translation => source,
        _ => address,
    };
    let opening = page.file.slice(page.anchor);
    let is_toml = opening.starts_with("+++");
    if opening.starts_with("---json") || !opening.starts_with(['-', '+']) {
        return None;
    }
    let (span, text) = match page.fields.get("aliases") {
        Some(entry) => among(page, entry, address)?,
        None => (Span::at(below_title(page)?), line(page, address, is_toml)),
    };
    Some(Edit {
        path: page.path().clone(),
        span,
        text,
    })
}

fn line(page: &Page, address: &str, is_toml: bool) -> String {
    let end = if page.file.text.contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    if is_toml {
        format!("aliases = [\"{address}\"]{end}")
    } else {
        format!("aliases: [{address}]{end}")
    }
}

/// The beginning of the line after the title's, else after the opening one.
fn below_title(page: &Page) -> Option<usize> {
    let title = page.fields.get("title");
    let last = title.map_or(page.anchor.end, |title| title.value.span.end);
    // A block of text ends with the end of its last line.
    let last = last.saturating_sub(1).max(page.anchor.start);
    let rest = page.file.text.get(last..)?;
    Some(last + rest.find('\n')? + 1)
}

/// One more in the list that is there.
fn among(page: &Page, entry: &Entry, address: &str) -> Option<(Span, String)> {
    let span = entry.value.span;
    let written = page.file.slice(span);
    match &entry.value.content {
        Content::List(items) if written.starts_with('[') => {
            let comma = if items.is_empty() { "" } else { ", " };
            let is_toml = page.file.slice(page.anchor).starts_with("+++");
            let quote = if is_toml { "\"" } else { "" };
            let text = format!("{quote}{address}{quote}{comma}");
            Some((Span::at(span.start + 1), text))
        }
        Content::List(items) => {
            let first = items.first()?.span.start;
            let line = page.file.line_at(first);
            let before = page.file.slice(Span::new(line.start, first));
            let end = if page.file.text.contains("\r\n") {
                "\r\n"
            } else {
                "\n"
            };
            Some((Span::at(line.start), format!("{before}{address}{end}")))
        }
        _ => None,
    }
}
