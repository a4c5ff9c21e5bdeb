//! What no fix may touch: an edit mends how something is written, and never signs or decides.
//!
//! A fix is held against the text that it would leave. It is dropped where a sign-off, a status, a
//! verdict, a side's answer, a waiver, a digest or anything in the front matter of a decision would
//! read otherwise, where the document is sealed, and where the file would be harder to read than
//! before. In a text that somebody signed, and in a decision that was taken, a fix is never safe:
//! whoever acknowledged the text should see what changes in it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

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
    let heads = Heads::of(findings, context);
    findings.par_iter_mut().for_each(|finding| {
        if let Some(fix) = finding.fix.take() {
            finding.fix = allowed(fix, finding, (context, &heads));
        }
    });
}

/// What is held against fixes of front matter, read once however many fixes a page has.
struct Heads(BTreeMap<DocPath, OnceLock<Head>>);

impl Heads {
    fn of(findings: &[Finding], context: &Context<'_>) -> Self {
        let fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
        let paths = fixes.flat_map(Fix::paths);
        let pages = paths.filter(|path| context.playbook.at(path).is_some());
        Self(pages.map(|path| (path.clone(), OnceLock::new())).collect())
    }

    /// What the front matter of a page says before it is mended.
    fn before(&self, page: &Page, config: &Config) -> Option<&Head> {
        let head = self.0.get(page.path())?;
        Some(head.get_or_init(|| Head::read(page.path(), head_of(page), config)))
    }
}

fn allowed(fix: Fix, finding: &Finding, context: (&Context<'_>, &Heads)) -> Option<Fix> {
    let baseline = context.0.playbook.baseline.as_ref();
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
    (context, heads): (&Context<'_>, &Heads),
) -> Option<Safety> {
    let playbook = context.playbook;
    if let Some(document) = playbook.at(path) {
        let page = document.pages().find(|page| page.path() == path)?;
        return in_page(
            document,
            page,
            edits,
            &finding.rule,
            (heads, &playbook.config),
        );
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
    rule: &str,
    (heads, config): (&Heads, &Config),
) -> Option<Safety> {
    let is_sealed = document
        .pages()
        .any(|page| page.fields.get("seal").is_some());
    if is_sealed || page.file.encoding != Encoding::Utf8 {
        return None;
    }
    let start = prose_start(page);
    let edits = edits.iter().copied();
    let above: Vec<&Edit> = edits.filter(|edit| edit.span.start < start).collect();
    let is_other = if above.is_empty() {
        false
    } else {
        let before = heads.before(page, config)?;
        let text = edited(head_of(page), above)?;
        let after = Head::read(page.path(), &text, config);
        if !after.is_no_worse(before) {
            return None;
        }
        // What stands under a key that nothing read may not be what the key of that name wants.
        rule == "unknown-key" && after.told >= before.told
    };
    let is_signed = document.page.fields.get("signoffs").is_some();
    let is_taken = document.page.kind == Kind::Decision && document.page.is_closed();
    Some(if is_signed || is_taken || is_other {
        Safety::Unsafe
    } else {
        Safety::Safe
    })
}

/// The byte from which edits leave the front matter, and so all that is decided, as it is. Fixes that
/// stand below it need no reading, and those above it no reading of the prose.
fn prose_start(page: &Page) -> usize {
    let text = &*page.file.text;
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    if page.body.start > mark && !page.is_broken {
        return page.body.start;
    }
    let first = text[mark..].lines().next().unwrap_or_default();
    let is_prose = !first.trim().is_empty() && !first.starts_with(['-', '+']);
    match text[mark..].find('\n') {
        // Front matter begins in the first line or nowhere.
        Some(end) if is_prose && page.fields.entries().is_empty() => mark + end + 1,
        _ => text.len() + 1,
    }
}

/// The piece of a page that says what was decided.
fn head_of(page: &Page) -> &str {
    let text = &*page.file.text;
    text.get(..prose_start(page)).unwrap_or(text)
}

/// What the front matter of a page says, and how well it can be read.
struct Head {
    kind: Kind,
    is_broken: bool,
    /// How many faults after which less can be read.
    grave: usize,
    /// How many findings reading it tells.
    told: usize,
    /// What it says of decisions, as it is written: of a decision all of it.
    settled: Vec<String>,
}

impl Head {
    fn read(path: &DocPath, text: &str, config: &Config) -> Self {
        let mut report = Report::default();
        let file = SourceFile::new(path.clone(), text.as_bytes());
        let page = read_page(file, config, &mut report);
        Self {
            kind: page.kind,
            is_broken: page.is_broken,
            grave: grave(&report),
            told: report.findings.len(),
            settled: settled(&page),
        }
    }

    /// Whether it is no harder to read than `before`, and says the same of what was decided.
    fn is_no_worse(&self, before: &Self) -> bool {
        let is_readable = self.grave <= before.grave && (before.is_broken || !self.is_broken);
        is_readable && self.kind == before.kind && self.settled == before.settled
    }
}

fn grave(report: &Report) -> usize {
    let findings = report.findings.iter();
    findings
        .filter(|finding| GRAVE.contains(&&*finding.rule))
        .count()
}

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

#[cfg(test)]
mod tests {
    use super::*;

    /// What of a page is read for a fix that stands above its prose; `None` for all of it.
    fn check(text: &str, expected: Option<&str>) {
        let file = SourceFile::new("guides/a.md".into(), text.as_bytes());
        let page = read_page(file, &Config::default(), &mut Report::default());
        let start = prose_start(&page);
        assert_eq!(text.get(..start), expected, "{text:?}");
        assert_eq!(head_of(&page), expected.unwrap_or(text), "{text:?}");
    }

    #[test]
    fn prose_is_not_read_for_fixes_of_front_matter() {
        check("---\ntitle: A\n---\n\nText\n", Some("---\ntitle: A\n---\n"));
        let crlf = "\u{feff}---\r\ntitle: Ё # имя\r\n---\r\nText\r\n";
        check(crlf, crlf.strip_suffix("Text\r\n"));
        check("# A\n\nText\n", Some("# A\n"));
        check("\u{feff}Ё\r\nText\r\n", Some("\u{feff}Ё\r\n"));
    }

    #[test]
    fn a_page_whose_front_matter_is_in_doubt_is_read_whole() {
        check("---\ntitle: A\n\nText\n", None);
        check("---\ntitle: [\n---\n\nText\n", None);
        check("----\n\nText\n", None);
        check("\n---\ntitle: A\n---\n", None);
        check("# A", None);
    }
}
