//! Where front matter begins and ends.
//!
//! `gray_matter` decides whether there is any; byte order marks, CRLF and a missing close are
//! seen here first, since it loses its place on each of them.

use std::borrow::Cow;

use gray_matter::engine::Engine;
use gray_matter::{Matter, Pod};
use serde::de::IgnoredAny;

use super::traps::is_key_line;
use crate::finding::{Finding, Place, Report};
use crate::text::{SourceFile, Span};

/// The rule under which unreadable front matter is told.
pub(super) const UNREADABLE: &str = "front-matter-unreadable";

/// The language front matter is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Between `---` lines.
    Yaml,
    /// Between `+++` lines.
    Toml,
    /// Between `---json` and `---`.
    Json,
}

/// The place of a document's front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrontMatter {
    /// What it is written in.
    pub format: Format,
    /// The bytes between the two delimiter lines.
    pub inner: Span,
    /// The opening delimiter.
    pub opening: Span,
    /// Whether the closing line is missing.
    pub is_unclosed: bool,
}

struct NoEngine;

impl Engine for NoEngine {
    fn parse(_: &str) -> gray_matter::Result<Pod> {
        Ok(Pod::Null)
    }
}

/// Finds the front matter of `text` and the byte at which the prose begins.
pub(super) fn split(
    file: &SourceFile,
    text: &str,
    report: &mut Report,
) -> (Option<FrontMatter>, usize) {
    let bom = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let Some((format, opening)) = opening(text, bom) else {
        tell_misplaced(file, text, bom, report);
        return (None, bom);
    };
    let first = line_end(text, opening.end);
    let close = closing(text, first, format);
    let Some((close_start, body)) = close else {
        if !begins_with_field(text, first) {
            return (None, bom);
        }
        let inner = Span::new(first, until_blank_line(text, first));
        report.push(Finding::new(
            "front-matter-unclosed",
            Place::new(&file.path, opening),
        ));
        let front = FrontMatter {
            format,
            inner,
            opening,
            is_unclosed: true,
        };
        return (Some(front), inner.end);
    };
    let inner = Span::new(first, close_start);
    if !agrees(&text[bom..body], format, inner.of(text)) {
        return (None, bom);
    }
    (
        Some(FrontMatter {
            format,
            inner,
            opening,
            is_unclosed: false,
        }),
        body,
    )
}

fn opening(text: &str, from: usize) -> Option<(Format, Span)> {
    let line = text[from..].lines().next()?.trim_end();
    let format = match line {
        "---" | "---yaml" => Format::Yaml,
        "+++" => Format::Toml,
        "---json" => Format::Json,
        _ => return None,
    };
    Some((format, Span::new(from, from + line.len())))
}

fn delimiters(format: Format, opening: &str) -> (String, &'static str) {
    let close = if format == Format::Toml { "+++" } else { "---" };
    (opening.to_owned(), close)
}

/// The start of the closing line and the start of what follows it.
fn closing(text: &str, first: usize, format: Format) -> Option<(usize, usize)> {
    let (_, close) = delimiters(format, "");
    let mut start = first;
    while start < text.len() {
        let end = line_end(text, start);
        if text[start..end].trim_end() == close {
            return Some((start, end));
        }
        start = end;
    }
    None
}

fn line_end(text: &str, from: usize) -> usize {
    text[from..]
        .find('\n')
        .map_or(text.len(), |at| from + at + 1)
}

/// Whether a field follows the opening line: otherwise `---` is a line across the page.
fn begins_with_field(text: &str, first: usize) -> bool {
    let line = text[first..].lines().next().unwrap_or("");
    is_key_line(line) || line.starts_with('{') || line.contains(" = ")
}

/// An unclosed block is taken to end before the first blank line, so that its fields stay known.
fn until_blank_line(text: &str, first: usize) -> usize {
    let mut start = first;
    while start < text.len() {
        let end = line_end(text, start);
        if text[start..end].trim().is_empty() {
            return start;
        }
        start = end;
    }
    text.len()
}

/// Whether `gray_matter` sees the same front matter in the front slice as we do.
fn agrees(front: &str, format: Format, inner: &str) -> bool {
    let opening = front.lines().next().unwrap_or("").trim_end();
    let (open, close) = delimiters(format, opening);
    let mut matter = Matter::<NoEngine>::new();
    matter.delimiter = open;
    matter.close_delimiter = Some(close.to_owned());
    matter.excerpt_delimiter = Some("\0".to_owned());
    let normal = without_carriage_returns(front);
    let seen = matter
        .parse::<IgnoredAny>(&normal)
        .map(|entity| entity.matter);
    seen.is_ok_and(|seen| seen.trim() == without_carriage_returns(inner).trim())
}

fn without_carriage_returns(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Front matter that would be read if it stood on the first line.
fn tell_misplaced(file: &SourceFile, text: &str, bom: usize, report: &mut Report) {
    let start = bom + text[bom..].len() - text[bom..].trim_start().len();
    if text.contains('\r') && !text.contains('\n') {
        let place = Place::new(&file.path, file.line_at(0));
        report.push(Finding::new(UNREADABLE, place).variant("line-ends"));
    } else if start > bom
        && let Some((format, span)) = opening(text, start)
        && closing(text, line_end(text, span.end), format).is_some()
    {
        report.push(Finding::new(UNREADABLE, Place::new(&file.path, span)).variant("not-first"));
    }
}
