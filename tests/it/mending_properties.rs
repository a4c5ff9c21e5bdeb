//! What holds of mending whatever is mended: over every broken playbook of the cases and of the
//! pages of rules, with comments, Cyrillic, byte order marks and both line ends.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use comity::finding::{Finding, Report, Safety};
use comity::model::{Config, Kind, Page, ParseCache, load, read_page};
use comity::rules::example::{DEFAULT_CONFIG, examples};
use comity::rules::mend::{Mended, is_mendable, mend};
use comity::rules::{self, Selection, check_source};
use comity::source::{Memory, Overlay, Source};
use comity::text::{DocPath, SourceFile, Span};
use proptest::prelude::*;
use rayon::prelude::*;

use crate::cases;
use crate::past::Files;

/// A playbook in which something can be mended.
#[derive(Debug, Clone)]
struct Broken {
    name: String,
    files: Files,
    day: String,
    /// The rules whose findings have fixes.
    rules: BTreeSet<String>,
}

/// All of them: those of the cases, and the examples of the pages of rules.
static BROKEN: LazyLock<Vec<Broken>> = LazyLock::new(|| {
    let mut all = cases::playbooks();
    for rule in rules::all() {
        for (number, example) in examples(rule.docs).into_iter().enumerate() {
            let files = example.files.into_iter();
            let mut files: Files = files
                .map(|(path, text)| (path, text.into_bytes()))
                .collect();
            let config = || DEFAULT_CONFIG.as_bytes().to_vec();
            files.entry("comity.toml".to_owned()).or_insert_with(config);
            let day = example.as_of.to_string();
            all.push((format!("{} {number}", rule.id), files, day));
        }
    }
    let broken = all.into_par_iter().map(|(name, files, day)| {
        let mut broken = Broken {
            name,
            files,
            day,
            rules: BTreeSet::new(),
        };
        let findings = broken.found(&broken.source());
        let fixable = findings.iter().filter(|finding| finding.fix.is_some());
        broken.rules = fixable.map(|finding| finding.rule.to_string()).collect();
        broken
    });
    broken.filter(|broken| !broken.rules.is_empty()).collect()
});

impl Broken {
    fn source(&self) -> Memory {
        Memory::of(self.files.clone())
    }

    fn found(&self, source: &dyn Source) -> Vec<Finding> {
        let day = self.day.parse().unwrap();
        // A configuration that cannot be read as such has no findings.
        check_source(source, day, &Selection::default())
            .map(|checked| checked.report.findings)
            .unwrap_or_default()
    }

    /// The same playbook as somebody else would have saved it.
    fn saved(&self, style: Style) -> Self {
        let files = self.files.iter().map(|(path, bytes)| {
            let bytes = match String::from_utf8(bytes.clone()) {
                Ok(text) if !text.starts_with('\u{feff}') => {
                    style.applied(path, &text).into_bytes()
                }
                _ => bytes.clone(),
            };
            (path.clone(), bytes)
        });
        Self {
            files: files.collect(),
            ..self.clone()
        }
    }

    fn mended(&self, least: Safety) -> (Overlay<Memory>, Mended) {
        let mut files = Overlay::over(self.source());
        let mut rounds: Vec<Round> = Vec::new();
        let mended = mend(&mut files, least, |files| {
            let mut findings = self.found(files);
            let round = Round::of(files, &findings, least);
            if let Some(before) = rounds.last() {
                before.check(&round, &self.name);
            }
            rounds.push(round);
            findings.retain(|finding| is_mendable(finding, least));
            Ok(findings)
        });
        (files, mended.unwrap())
    }
}

/// How a file is saved.
#[derive(Debug, Clone, Copy)]
struct Style {
    line_end: &'static str,
    has_mark: bool,
    has_comments: bool,
    has_prose: bool,
}

const COMMENT: &str = "# заметка: «ёлка» — не ключ\n";
const PROSE: &str = "\nПроза с ёлкой, # решёткой и  двумя пробелами.  \n";

impl Style {
    fn applied(self, path: &str, text: &str) -> String {
        let mut text = text.replace("\r\n", "\n");
        let path = DocPath::new(path);
        let is_document = path.extension() == Some("md");
        let is_settings = path.extension() == Some("toml");
        if self.has_comments && is_document && text.starts_with("---\n") {
            text.insert_str("---\n".len(), COMMENT);
        } else if self.has_comments && is_settings {
            text.insert_str(0, COMMENT);
        }
        if self.has_prose && is_document {
            text.push_str(PROSE);
        }
        text = text.replace('\n', self.line_end);
        if self.has_mark && !is_settings {
            text.insert(0, '\u{feff}');
        }
        text
    }
}

fn style() -> impl Strategy<Value = Style> {
    let line_end = prop_oneof![Just("\n"), Just("\r\n")];
    (line_end, any::<[bool; 3]>()).prop_map(|(line_end, [has_mark, has_comments, has_prose])| {
        Style {
            line_end,
            has_mark,
            has_comments,
            has_prose,
        }
    })
}

/// The files before a round of mending, and what may change in them.
struct Round {
    texts: BTreeMap<DocPath, String>,
    edits: BTreeMap<DocPath, Vec<Span>>,
}

impl Round {
    fn of(files: &Overlay<Memory>, findings: &[Finding], least: Safety) -> Self {
        let mut texts = BTreeMap::new();
        for entry in files.list().unwrap() {
            let bytes = files.read(&entry.path).unwrap();
            texts.insert(entry.path, String::from_utf8_lossy(&bytes).into_owned());
        }
        let mut edits: BTreeMap<DocPath, Vec<Span>> = BTreeMap::new();
        let mendable = findings
            .iter()
            .filter(|finding| is_mendable(finding, least));
        for edit in mendable.flat_map(|finding| &finding.fix.as_ref().unwrap().edits) {
            edits.entry(edit.path.clone()).or_default().push(edit.span);
        }
        for spans in edits.values_mut() {
            spans.sort();
        }
        Self { texts, edits }
    }

    /// Checks that only what the fixes name has changed, and nothing that people decided.
    fn check(&self, after: &Self, name: &str) {
        let paths: Vec<_> = self.texts.keys().collect();
        assert_eq!(paths, after.texts.keys().collect::<Vec<_>>());
        for (path, text) in &self.texts {
            let new = &after.texts[path];
            let spans = self.edits.get(path).map_or(&[][..], Vec::as_slice);
            assert!(
                keeps_the_rest(text, new, spans),
                "{name}: {path}\n{text}\n---\n{new}"
            );
            assert_eq!(decided(path, text), decided(path, new), "{name}: {path}");
        }
    }
}

/// Whether every piece of `text` outside `spans` stands in `new`, in order, from the first byte to
/// the last.
fn keeps_the_rest(text: &str, new: &str, spans: &[Span]) -> bool {
    let mut kept: Vec<&str> = Vec::new();
    let mut at = 0;
    for span in spans {
        kept.push(text.get(at..span.start.max(at)).unwrap());
        at = at.max(span.end);
    }
    let (last, first) = (&text[at..], kept.first().copied());
    let Some(first) = first else {
        return text == new;
    };
    if !new.starts_with(first) || !new.ends_with(last) {
        return false;
    }
    let mut rest = &new[first.len()..];
    for piece in &kept[1..] {
        let Some(found) = rest.find(piece) else {
            return false;
        };
        rest = &rest[found + piece.len()..];
    }
    rest.len() >= last.len()
}

/// What a document says of decisions, looked up by hand.
fn decided(path: &DocPath, text: &str) -> Vec<String> {
    const KEYS: [&str; 8] = [
        "signoffs", "status", "verdict", "verdicts", "answers", "seal", "waivers", "decision",
    ];
    if path.extension() != Some("md") {
        let lines = text.split("[[waivers]]").skip(1);
        return lines.map(str::to_owned).collect();
    }
    let file = SourceFile::new(path.clone(), text.as_bytes());
    let page: Page = read_page(file, &Config::default(), &mut Report::default());
    if page.kind == Kind::Decision {
        return vec![text[..page.body.start].to_owned()];
    }
    let entry = |key| {
        let entry = page.fields.get(key)?;
        Some(format!("{key}: {}", entry.value.span.of(text)))
    };
    KEYS.into_iter().filter_map(entry).collect()
}

fn check(broken: &Broken, least: Safety) {
    let (files, _) = broken.mended(least);
    let left = broken.found(&files);
    let left: Vec<_> = left
        .iter()
        .filter(|finding| is_mendable(finding, least))
        .collect();
    assert!(left.is_empty(), "{}: {left:#?}", broken.name);
    let texts = files.list().unwrap().into_iter();
    let texts = texts.map(|entry| {
        (
            entry.path.to_string(),
            files.read(&entry.path).unwrap().to_vec(),
        )
    });
    let again = Broken {
        files: texts.collect(),
        ..broken.clone()
    };
    let (_, second) = again.mended(least);
    assert!(second.paths.is_empty(), "{}: {second:#?}", broken.name);
}

#[test]
fn every_broken_playbook_is_mended_once_and_for_all() {
    let plain = Style {
        line_end: "\n",
        has_mark: false,
        has_comments: true,
        has_prose: true,
    };
    let foreign = Style {
        line_end: "\r\n",
        has_mark: true,
        has_comments: true,
        has_prose: false,
    };
    BROKEN.par_iter().for_each(|broken| {
        check(broken, Safety::Safe);
        check(&broken.saved(plain), Safety::Unsafe);
        check(&broken.saved(foreign), Safety::Safe);
    });
}

#[test]
fn every_rule_that_mends_is_seen_mending() {
    let rules: BTreeSet<&str> = BROKEN
        .iter()
        .flat_map(|broken| &broken.rules)
        .map(String::as_str)
        .collect();
    for rule in [
        "ambiguous-number",
        "broken-anchor",
        "broken-link",
        "foreign-key-error",
        "front-matter-unreadable",
        "hidden-text",
        "missing-label",
        "missing-section",
        "type-error",
        "unknown-key",
        "unknown-kind",
        "unknown-reference",
        "unquoted-comparison",
        "wrong-value",
    ] {
        assert!(rules.contains(rule), "{rule} is nowhere mended: {rules:?}");
    }
    assert!(BROKEN.len() > 60, "{} broken playbooks", BROKEN.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mending_is_safe_however_files_are_saved(
        at in any::<prop::sample::Index>(),
        style in style(),
        is_safe in any::<bool>(),
    ) {
        let broken = at.get(&BROKEN).saved(style);
        check(&broken, if is_safe { Safety::Safe } else { Safety::Unsafe });
    }
}

#[test]
fn the_example_has_nothing_to_mend() {
    let source = comity::source::WorkTree::open(&crate::support::example_repo()).unwrap();
    let loaded = load(&source, &ParseCache::new()).unwrap();
    assert!(loaded.playbook.documents.len() > 50);
    let found = check_source(
        &source,
        "2026-08-03".parse().unwrap(),
        &Selection::default(),
    );
    let findings = found.unwrap().report.findings;
    let mendable = findings
        .iter()
        .filter(|finding| is_mendable(finding, Safety::Safe));
    assert_eq!(mendable.count(), 0);
}
