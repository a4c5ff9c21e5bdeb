//! One file's bytes to one value, with findings beside it.
//!
//! Reading never fails: what could be read is kept, the rest is told. Knows YAML, TOML and
//! `CommonMark`; knows nothing of kinds of documents.

pub mod definition;
mod front_matter;
pub mod markdown;
mod node;
mod pieces;
mod toml_node;
mod traps;
mod yaml;

use std::sync::Arc;

use crate::finding::{Finding, Place, Report};
use crate::text::{Encoding, SourceFile, Span};

pub use front_matter::{Format, FrontMatter};
pub use markdown::{Heading, Link, Outline, Section};
pub use node::{Content, Entry, Node, Style};
pub use pieces::{Piece, pieces};

/// The largest file that is read as a document; beyond it a file is no text somebody wrote.
pub const MAX_DOCUMENT_BYTES: usize = 4 << 20;

/// The rule under which text is told that is not what it was meant to be.
const NOT_UTF8: &str = "not-utf8";

/// A document as its author wrote it: a tree of fields and an outline of the prose.
#[derive(Debug, Clone)]
pub struct ParsedPage {
    /// The text all spans refer to.
    pub file: Arc<SourceFile>,
    /// Where the front matter is, if there is any.
    pub front: Option<FrontMatter>,
    /// The fields; an empty map where there are none.
    pub fields: Node,
    /// Whether some of the front matter could not be read, so that a missing key proves nothing.
    pub is_broken: bool,
    /// Where the prose begins.
    pub body: Span,
    /// Headings, links and sections of the prose.
    pub outline: Outline,
}

/// Reads a Markdown document.
pub fn page(file: Arc<SourceFile>, report: &mut Report) -> ParsedPage {
    let readable = is_readable(&file, report);
    let text = if readable { &*file.text } else { "" };
    let before = report.findings.len();
    let (front, body_start) = front_matter::split(&file, text, report);
    let fields = front
        .as_ref()
        .map_or_else(Node::empty, |front| fields(&file, front, report));
    let is_broken = !readable || report.findings.len() > before;
    let body = Span::new(body_start, text.len().max(body_start));
    let outline = markdown::outline(body.of(text), body.start);
    ParsedPage {
        file,
        front,
        fields,
        is_broken,
        body,
        outline,
    }
}

/// Reads a TOML file, such as the configuration.
pub fn toml_file(file: &SourceFile, rule: &'static str, report: &mut Report) -> (Node, bool) {
    if !is_readable(file, report) {
        return (Node::empty(), true);
    }
    let before = report.findings.len();
    let node = toml_node::read(file, Span::new(0, file.text.len()), rule, report);
    (node, report.findings.len() > before)
}

fn fields(file: &SourceFile, front: &FrontMatter, report: &mut Report) -> Node {
    match front.format {
        Format::Yaml | Format::Json => yaml::read(file, front.inner, report),
        Format::Toml => toml_node::read(file, front.inner, front_matter::UNREADABLE, report),
    }
}

fn is_readable(file: &SourceFile, report: &mut Report) -> bool {
    if file.text.len() > MAX_DOCUMENT_BYTES {
        let place = Place::new(&file.path, Span::at(0));
        let finding = Finding::new(NOT_UTF8, place).variant("too-large");
        report.push(finding.with("limit", MAX_DOCUMENT_BYTES >> 20));
        return false;
    }
    match file.encoding {
        Encoding::Utf8 => {
            report.extend(lost_letter(file));
            true
        }
        Encoding::Utf16 => {
            let start = file.line_at(0);
            report.push(Finding::new(NOT_UTF8, Place::new(&file.path, start)).variant("utf16"));
            true
        }
        Encoding::Unknown(span) => {
            report.push(Finding::new(NOT_UTF8, Place::new(&file.path, span)));
            true
        }
    }
}

/// The sign that converters leave where they could not read a letter.
fn lost_letter(file: &SourceFile) -> Option<Finding> {
    let at = file.text.find(char::REPLACEMENT_CHARACTER)?;
    let span = Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8());
    Some(Finding::new(NOT_UTF8, Place::new(&file.path, span)).variant("lost"))
}
