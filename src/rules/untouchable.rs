//! What no fix may touch: an edit mends how something is written, and never signs or decides.
//!
//! A fix is held against the text that it would leave. It is dropped where a sign-off, a status, a
//! verdict, a side's answer, a waiver, a digest or anything in the front matter of a decision would
//! read otherwise, where the document is sealed, and where the file would be harder to read than
//! before. In a text that somebody signed, and in a decision that was taken, a fix is never safe:
//! whoever acknowledged the text should see what changes in it.

use rayon::prelude::*;

use super::Context;
use crate::finding::{Edit, Finding, Fix, Report, Safety, edited};
use crate::model::{Config, Document, Kind, Page, read_page};
use crate::parse::{self, Node};
use crate::text::{DocPath, Encoding, SourceFile, Span};

/// The keys that say what people decided, answered or acknowledged, wherever they stand.
const DECIDED: [&str; 15] = [
    "accepted",
    "answers",
    "charter_digest",
    "decided",
    "decider",
    "decides",
    "decision",
    "salt",
    "seal",
    "signoffs",
    "status",
    "translated_from",
    "verdict",
    "verdicts",
    "waivers",
];

/// Faults after which less of a file can be read; no fix may add one.
const GRAVE: [&str; 4] = [
    "config-unreadable",
    "duplicate-key",
    "front-matter-unclosed",
    "front-matter-unreadable",
];

/// Takes away the fixes that may not be made, and the safety of those that a person must look at.
pub(super) fn hold_back(findings: &mut [Finding], context: &Context<'_>) {
    findings.par_iter_mut().for_each(|finding| {
        if let Some(fix) = finding.fix.take() {
            finding.fix = allowed(fix, finding, context);
        }
    });
}

fn allowed(fix: Fix, finding: &Finding, context: &Context<'_>) -> Option<Fix> {
    let baseline = context.playbook.baseline.as_ref();
    if baseline.is_some_and(|baseline| fix.paths().contains(&baseline.file.path)) {
        return None;
    }
    let mut safety = fix.safety;
    for path in fix.paths() {
        let edits = fix.edits.iter().filter(|edit| edit.path == *path);
        let edits: Vec<&Edit> = edits.collect();
        if in_file(path, &edits, finding, context)? == Safety::Unsafe {
            safety = Safety::Unsafe;
        }
    }
    Some(Fix { safety, ..fix })
}

/// How safe edits of one file can be; `None` where they may not be made at all.
fn in_file(
    path: &DocPath,
    edits: &[&Edit],
    finding: &Finding,
    context: &Context<'_>,
) -> Option<Safety> {
    let playbook = context.playbook;
    if let Some(document) = playbook.at(path) {
        let page = document.pages().find(|page| page.path() == path)?;
        return in_page(document, page, edits, &playbook.config, &finding.rule);
    }
    let profiles = playbook.lineage.own().map(|layer| &layer.file);
    let mut own = profiles.chain([&playbook.config_file]);
    if let Some(file) = own.find(|file| file.path == *path) {
        return in_settings(file, edits);
    }
    let file = context.actuals.ledgers.file(path)?;
    edited(&file.text, edits.iter().copied())?;
    let column = finding.field.split('.').next().unwrap_or_default();
    let is_open = !is_decided(column) && edits.iter().all(|edit| !is_decided(&edit.text));
    is_open.then_some(Safety::Safe)
}

fn in_page(
    document: &Document,
    page: &Page,
    edits: &[&Edit],
    config: &Config,
    rule: &str,
) -> Option<Safety> {
    let is_sealed = document
        .pages()
        .any(|page| page.fields.get("seal").is_some());
    if is_sealed || page.file.encoding != Encoding::Utf8 {
        return None;
    }
    let is_other = if is_in_prose(page, edits) {
        false
    } else {
        let text = edited(&page.file.text, edits.iter().copied())?;
        let (before, told) = read_again(page.path(), &page.file.text, config);
        let (after, new) = read_again(page.path(), &text, config);
        let is_readable = grave(&new) <= grave(&told) && (before.is_broken || !after.is_broken);
        if !is_readable || before.kind != after.kind || settled(&before) != settled(&after) {
            return None;
        }
        // What stands under a key that nothing read may not be what the key of that name wants.
        rule == "unknown-key" && new.findings.len() >= told.findings.len()
    };
    let is_signed = document.page.fields.get("signoffs").is_some();
    let is_taken = document.page.kind == Kind::Decision && document.page.is_closed();
    Some(if is_signed || is_taken || is_other {
        Safety::Unsafe
    } else {
        Safety::Safe
    })
}

/// Whether edits leave the front matter, and so all that is decided, as it is. A page may have
/// thousands of such findings, and each would be read anew.
fn is_in_prose(page: &Page, edits: &[&Edit]) -> bool {
    let is_headed = !page.is_broken && page.body.start > 0;
    is_headed && edits.iter().all(|edit| edit.span.start >= page.body.start)
}

/// The page that a text makes, and what reading it tells.
fn read_again(path: &DocPath, text: &str, config: &Config) -> (Page, Report) {
    let mut report = Report::default();
    let file = SourceFile::new(path.clone(), text.as_bytes());
    let page = read_page(file, config, &mut report);
    (page, report)
}

fn grave(report: &Report) -> usize {
    let findings = report.findings.iter();
    findings
        .filter(|finding| GRAVE.contains(&&*finding.rule))
        .count()
}

/// What a document says of decisions, as it is written: of a decision all its front matter.
fn settled(page: &Page) -> Vec<String> {
    let text = &page.file.text;
    if page.kind == Kind::Decision {
        return vec![Span::new(0, page.body.start).of(text).to_owned()];
    }
    let mut found = Vec::new();
    gather(&page.fields, text, "", &mut found);
    found
}

fn in_settings(file: &SourceFile, edits: &[&Edit]) -> Option<Safety> {
    let text = edited(&file.text, edits.iter().copied())?;
    let read = |text: &str| {
        let file = SourceFile::new(file.path.clone(), text.as_bytes());
        let mut report = Report::default();
        let (node, _) = parse::toml_file(&file, "config-unreadable", &mut report);
        let mut found = Vec::new();
        gather(&node, text, "", &mut found);
        (found, grave(&report))
    };
    let (before, faults) = read(&file.text);
    let (after, new_faults) = read(&text);
    (before == after && new_faults <= faults).then_some(Safety::Safe)
}

fn gather(node: &Node, text: &str, path: &str, found: &mut Vec<String>) {
    for entry in node.entries() {
        let path = format!("{path}.{}", entry.key.value);
        if is_decided(&entry.key) {
            found.push(format!("{path} {}", entry.value.span.of(text)));
        } else {
            gather(&entry.value, text, &path, found);
        }
    }
    for item in node.items() {
        gather(item, text, path, found);
    }
}

fn is_decided(key: &str) -> bool {
    DECIDED.contains(&key)
}
