//! Reading survives anything: random bytes, and real documents broken at random.
//!
//! The generator is seeded, so a failure names the seed that shows it again. `COMITY_SEEDS` sets
//! how many documents are tried.
#![allow(clippy::print_stderr, reason = "a failure names what shows it again")]

use std::sync::Arc;

use comity::finding::Report;
use comity::model::{Config, read_page};
use comity::parse::{self, Node};
use comity::rules::{Selection, check_source};
use comity::source::{Memory, Source, WorkTree};
use comity::text::{SourceFile, Span};

use crate::support;

const SEEDS: u64 = 1500;

/// Xorshift with 64 bits, by Marsaglia: enough to break documents with.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap()
    }
}

fn seeds() -> u64 {
    std::env::var("COMITY_SEEDS")
        .ok()
        .and_then(|seeds| seeds.parse().ok())
        .unwrap_or(SEEDS)
}

/// Pieces of text on which YAML, TOML, Markdown and our own readers have opinions.
const PIECES: [&str; 40] = [
    "---\n",
    "+++\n",
    "---json\n",
    "\r\n",
    "\n",
    "\u{FEFF}",
    ": ",
    "- ",
    "- - - ",
    "? ",
    "key: ",
    "title: Заголовок\n",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "!!str ",
    "<<: *a\n",
    "|\n  ",
    ">\n",
    "\"",
    "'",
    "#ad",
    "@me",
    "%",
    "`",
    "# H\n",
    "## Раздел {#x}\n",
    "[a](b.md \"t\")",
    "![](x.png)",
    "| a | b |\n|---|---|\n",
    "```\n",
    "<!-- ",
    "<b>",
    "🚀",
    "\u{202E}",
    "0,25 USD",
    "\t",
];

fn random_bytes(random: &mut Random) -> Vec<u8> {
    let mut bytes = Vec::new();
    for _ in 0..random.below(60) {
        if random.below(4) == 0 {
            bytes.extend(random.next().to_le_bytes());
        } else {
            bytes.extend(PIECES[random.below(PIECES.len())].as_bytes());
        }
    }
    bytes
}

fn mutated(original: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = original.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(24)).min(bytes.len());
        let piece = PIECES[random.below(PIECES.len())].as_bytes();
        match random.below(4) {
            0 => drop(bytes.drain(at..end)),
            1 => drop(bytes.splice(at..at, piece.iter().copied())),
            2 => drop(bytes.splice(at..end, piece.iter().copied())),
            _ => bytes.truncate(at),
        }
    }
    bytes
}

/// Reads the bytes as far as a document goes and looks at every place that was noted.
fn read(path: &str, bytes: &[u8]) {
    let mut report = Report::default();
    let parsed = parse::page(Arc::new(SourceFile::new(path.into(), bytes)), &mut report);
    let text = parsed.file.text.to_string();
    check_node(&parsed.fields, &text);
    for heading in &parsed.outline.headings {
        check_span(heading.span, &text);
    }
    for link in &parsed.outline.links {
        check_span(link.span, &text);
        check_span(link.target.span, &text);
    }
    for section in &parsed.outline.sections {
        check_span(section.body, &text);
    }
    for prose in &parsed.outline.prose {
        check_span(*prose, &text);
    }
    check_report(&report, &text);
    let mut report = Report::default();
    let page = read_page(
        SourceFile::new(path.into(), bytes),
        &Config::default(),
        &mut report,
    );
    for reference in &page.refs {
        check_span(reference.id.span, &text);
    }
    check_report(&report, &text);
}

fn check_node(node: &Node, text: &str) {
    check_span(node.span, text);
    for entry in node.entries() {
        check_span(entry.key.span, text);
        check_node(&entry.value, text);
    }
    for item in node.items() {
        check_node(item, text);
    }
}

fn check_report(report: &Report, text: &str) {
    for finding in &report.findings {
        check_span(finding.place.span, text);
        for label in &finding.labels {
            check_span(label.place.span, text);
        }
        for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
            check_span(edit.span, text);
        }
    }
}

fn check_span(span: Span, text: &str) {
    assert!(
        text.get(span.range()).is_some(),
        "{span:?} is no piece of a text of {} bytes",
        text.len()
    );
}

/// Runs `work` and names the seed and the bytes if it panics.
fn with_seed(seed: u64, bytes: &[u8], work: impl FnOnce() + std::panic::UnwindSafe) {
    if let Err(panic) = std::panic::catch_unwind(work) {
        eprintln!("seed {seed}: {:?}", String::from_utf8_lossy(bytes));
        std::panic::resume_unwind(panic);
    }
}

#[test]
fn random_bytes_are_read_without_panic() {
    for seed in 0..seeds() {
        let bytes = random_bytes(&mut Random::new(seed));
        with_seed(seed, &bytes, || read("decisions/x.md", &bytes));
    }
}

#[test]
fn broken_documents_are_read_without_panic() {
    let source = WorkTree::open(&support::example_repo()).unwrap();
    let entries = source.list().unwrap();
    let documents: Vec<_> = entries
        .iter()
        .filter(|entry| entry.path.extension() == Some("md"))
        .collect();
    assert!(documents.len() > 50);
    for seed in 0..seeds() {
        let mut random = Random::new(seed);
        let path = &documents[random.below(documents.len())].path;
        let bytes = mutated(&source.read(path).unwrap(), &mut random);
        with_seed(seed, &bytes, || read(path.as_str(), &bytes));
    }
}

#[test]
fn a_broken_playbook_is_checked_without_panic() {
    let source = WorkTree::open(&support::example_repo()).unwrap();
    let entries = source.list().unwrap();
    let files: Vec<_> = entries
        .iter()
        .map(|entry| (entry.path.clone(), source.read(&entry.path).unwrap()))
        .collect();
    for seed in 0..seeds() / 50 {
        let mut random = Random::new(seed);
        let mut memory = Memory::default();
        for (path, bytes) in &files {
            let is_text = matches!(path.extension(), Some("md" | "toml"));
            let broken = if is_text && random.below(4) == 0 {
                mutated(bytes, &mut random)
            } else {
                bytes.to_vec()
            };
            memory = memory.with(path.as_str(), broken);
        }
        let day = "2026-09-30".parse().unwrap();
        let Ok(checked) = check_source(&memory, day, &Selection::default()) else {
            continue;
        };
        for finding in &checked.report.findings {
            let bytes = memory.read(&finding.place.path).unwrap();
            let text = SourceFile::new(finding.place.path.clone(), &bytes).text;
            check_span(finding.place.span, &text);
        }
    }
}
