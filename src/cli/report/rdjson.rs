//! `rdjson`: the diagnostic format of reviewdog, which writes comments with suggestions.
//!
//! reviewdog hands messages to forges as Markdown, and counts columns in bytes of UTF-8.

use std::fmt::{self, Write as _};

use serde::Serialize;

use super::harmless::in_markdown;
use super::json::pretty;
use super::words::words;
use super::{Format, Outcome, Point, Unit, View};
use crate::finding::{Edit, Finding, Level, Place};
use crate::locale::Lang;
use crate::text::Span;

pub(super) static FORMAT: Format = Format {
    name: "rdjson",
    about: "for reviewdog, with suggestions",
    write,
};

#[derive(Serialize)]
struct DiagnosticResult {
    source: Source,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<RelatedLocation>,
}

#[derive(Serialize)]
struct Code {
    value: String,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Suggestion {
    range: Range,
    text: String,
}

#[derive(Serialize)]
struct RelatedLocation {
    message: String,
    location: Location,
}

fn write(outcomes: &[Outcome], view: &View, out: &mut String) -> fmt::Result {
    let found = outcomes.iter().flat_map(|outcome| {
        let counted = outcome.counted();
        counted.map(|finding| diagnostic(finding, outcome, view.lang))
    });
    out.write_str(&pretty(&DiagnosticResult {
        source: Source { name: "comity" },
        diagnostics: found.collect(),
    }))
}

fn diagnostic(finding: &Finding, outcome: &Outcome, lang: Lang) -> Diagnostic {
    let related = finding.labels.iter().map(|label| RelatedLocation {
        message: in_markdown(&label.message.text(lang)),
        location: location(&label.place, outcome),
    });
    Diagnostic {
        message: markdown(&words(finding, lang)),
        location: location(&finding.place, outcome),
        severity: match finding.level {
            Level::Error => "ERROR",
            Level::Warning => "WARNING",
            Level::Info => "INFO",
        },
        code: Code {
            value: finding.rule.to_string(),
        },
        suggestions: suggestion(finding, outcome).into_iter().collect(),
        related_locations: related.collect(),
    }
}

fn markdown(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(in_markdown).collect();
    lines.join("\n")
}

fn location(place: &Place, outcome: &Outcome) -> Location {
    Location {
        // reviewdog resolves paths from the folder it runs in.
        path: outcome.path(&place.path),
        range: range(place, outcome),
    }
}

fn range(place: &Place, outcome: &Outcome) -> Range {
    let (start, end) = outcome.texts.points(place, Unit::Utf8);
    let position = |Point { line, column }| Position { line, column };
    Range {
        start: position(start),
        end: position(end),
    }
}

/// The fix as one replacement: a reader takes suggestions one by one, and a fix is made whole or not
/// at all. None where it touches other files than the one it is told at.
fn suggestion(finding: &Finding, outcome: &Outcome) -> Option<Suggestion> {
    let path = &finding.place.path;
    let mut edits: Vec<&Edit> = finding.fix.as_ref()?.edits.iter().collect();
    if edits.iter().any(|edit| edit.path != *path) {
        return None;
    }
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let whole = Span::new(edits.first()?.span.start, edits.last()?.span.end);
    let file = outcome.texts.file(path)?;
    let mut text = String::new();
    let mut done = whole.start;
    for edit in edits {
        text += file.text.get(done..edit.span.start)?;
        text += &edit.text;
        done = edit.span.end;
    }
    Some(Suggestion {
        range: range(&Place::new(path, whole), outcome),
        text,
    })
}
