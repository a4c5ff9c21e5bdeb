//! The runner of `tests/cases/*.txt`: small playbooks and exactly what is found in them.
//!
//! `SNAPSHOTS=overwrite` writes the findings anew; read them before you keep them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use comity::actuals::{self, LedgerCache, Ledgers};
use comity::finding::{Finding, Place};
use comity::locale::Lang;
use comity::model::{ParseCache, load};
use comity::rules::example::{DEFAULT_CONFIG, DEFAULT_DAY};
use comity::rules::{self, GROUPS, Selection};
use comity::source::{Memory, Source as _};
use comity::text::{DocPath, SourceFile};
use comity::value::Date;

/// A case as it is written.
struct Case {
    rules: Vec<String>,
    as_of: String,
    files: Vec<(String, Vec<u8>)>,
    /// What the file says before the findings.
    given: String,
    findings: String,
}

const FINDINGS: &str = "==> findings\n";

impl Case {
    fn read(text: &str) -> Self {
        let (given, findings) = text
            .split_once(FINDINGS)
            .expect("a case ends with `==> findings`");
        let mut case = Self {
            rules: Vec::new(),
            as_of: DEFAULT_DAY.to_owned(),
            files: Vec::new(),
            given: given.to_owned(),
            findings: findings.to_owned(),
        };
        let begin = given.find("==> ").unwrap_or(given.len());
        for line in given[..begin].lines() {
            let line = line.split(" #").next().unwrap_or("").trim();
            match line.split_once(':').map(|(key, value)| (key, value.trim())) {
                Some(("rules", ids)) => {
                    let ids = ids.split([',', ' ']).filter(|id| !id.is_empty());
                    case.rules = ids.map(str::to_owned).collect();
                }
                Some(("as-of", day)) => day.clone_into(&mut case.as_of),
                _ => assert!(
                    line.is_empty() || line.starts_with('#'),
                    "unknown line `{line}`"
                ),
            }
        }
        case.files = rules::example::files(&given[begin..])
            .into_iter()
            .map(file)
            .collect();
        case
    }

    /// What is found, in the form of the file.
    fn found(&self) -> String {
        let has_config = self.files.iter().any(|(path, _)| path == "comity.toml");
        let config = (!has_config).then(|| ("comity.toml".to_owned(), DEFAULT_CONFIG.into()));
        let source = Memory::of(config.into_iter().chain(self.files.iter().cloned()));
        let as_of = self.as_of.parse().expect("`as-of` is a day");
        let findings = rules::check_source(&source, as_of, &self.selection())
            .unwrap()
            .report
            .findings;
        if findings.is_empty() {
            return "none\n".to_owned();
        }
        let texts = Texts::of(&source, as_of);
        findings
            .iter()
            .map(|finding| shown(finding, &texts))
            .collect()
    }

    /// The named rules beside those of reading, which are always on.
    fn selection(&self) -> Selection {
        for id in &self.rules {
            assert!(rules::find(id).is_some(), "there is no rule `{id}`");
        }
        let reading = GROUPS.iter().filter(|group| group.id == "reading");
        let reading = reading
            .flat_map(|group| group.rules)
            .map(|rule| rule.id.to_owned());
        Selection {
            only: reading.chain(self.rules.iter().cloned()).collect(),
            skip: Vec::new(),
        }
    }
}

/// A file of a case: `PATH (crlf bom hex)` and its text.
fn file((head, text): (String, String)) -> (String, Vec<u8>) {
    const FLAGS: [&str; 3] = ["crlf", "bom", "hex"];
    let flagged = head
        .strip_suffix(')')
        .and_then(|head| head.rsplit_once(" ("));
    let flagged = flagged.filter(|(_, flags)| flags.split(' ').all(|flag| FLAGS.contains(&flag)));
    let (path, flags) = flagged.unwrap_or((&head, ""));
    let has = |flag| flags.split(' ').any(|word| word == flag);
    let text = if has("crlf") {
        text.replace('\n', "\r\n")
    } else {
        text
    };
    let text = if has("bom") {
        format!("\u{feff}{text}")
    } else {
        text
    };
    let bytes = if has("hex") {
        from_hex(&text)
    } else {
        text.into_bytes()
    };
    (path.to_owned(), bytes)
}

fn from_hex(text: &str) -> Vec<u8> {
    let digits: Vec<char> = text
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let byte = |pair: &[char]| u8::from_str_radix(&String::from_iter(pair), 16);
    digits
        .chunks(2)
        .map(|pair| byte(pair).expect("two hexadecimal digits"))
        .collect()
}

/// The files as their readers saw them.
struct Texts<'a> {
    source: &'a Memory,
    ledgers: Ledgers,
}

impl<'a> Texts<'a> {
    fn of(source: &'a Memory, as_of: Date) -> Self {
        let playbook = load(source, &ParseCache::new()).unwrap().playbook;
        let mut cache = LedgerCache::default();
        let (actuals, _) = actuals::read(&playbook, source, as_of, &mut cache).unwrap();
        let ledgers = actuals.ledgers;
        Self { source, ledgers }
    }

    fn file(&self, path: &DocPath) -> Arc<SourceFile> {
        let read = || SourceFile::new(path.clone(), &self.source.read(path).unwrap());
        let held = self.ledgers.file(path).map(Arc::clone);
        held.unwrap_or_else(|| Arc::new(read()))
    }
}

fn shown(finding: &Finding, source: &Texts<'_>) -> String {
    let Finding { level, rule, .. } = finding;
    let (at, text) = place(&finding.place, source);
    let mut out = format!("{at} {level} {rule} `{text}`\n");
    for lang in Lang::ALL {
        writeln!(out, "    {}", finding.headline(lang)).unwrap();
    }
    for label in &finding.labels {
        let (at, text) = place(&label.place, source);
        writeln!(out, "    = label {at} `{text}`").unwrap();
    }
    for note in &finding.notes {
        writeln!(out, "    = {}", note.text(Lang::En)).unwrap();
    }
    out
}

/// `guides/как.md:5:11-5:24`, and the text there on one line of at most 60 characters.
fn place(place: &Place, source: &Texts<'_>) -> (String, String) {
    let path: &DocPath = &place.path;
    let file = source.file(path);
    let (start, end) = (
        file.position(place.span.start),
        file.position(place.span.end),
    );
    let at = format!(
        "{path}:{}:{}-{}:{}",
        start.line, start.column, end.line, end.column
    );
    let text = file.slice(place.span).replace('\n', "⏎");
    (at, text.chars().take(60).collect())
}

fn written() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(&folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let read = |path: PathBuf| (path.clone(), fs::read_to_string(&path).unwrap());
    paths.into_iter().map(read).collect()
}

#[test]
fn every_case_finds_exactly_what_it_says() {
    let overwrites = std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite");
    let mut differing = String::new();
    for (path, text) in written() {
        let case = Case::read(&text);
        let found = case.found();
        if found == case.findings {
            continue;
        }
        if overwrites {
            fs::write(&path, format!("{}{FINDINGS}{found}", case.given)).unwrap();
            continue;
        }
        let (name, expected) = (path.file_name().unwrap().display(), &case.findings);
        writeln!(
            differing,
            "{name}\n--- expected\n{expected}--- found\n{found}"
        )
        .unwrap();
    }
    assert!(differing.is_empty(), "{differing}");
}

#[test]
fn every_rule_is_found_in_a_case() {
    let cases = written();
    assert!(cases.len() >= 60, "there are {} cases", cases.len());
    let found: BTreeSet<String> = cases
        .iter()
        .flat_map(|(_, text)| rules_found(text))
        .collect();
    let unseen: Vec<&str> = rules::all()
        .filter(|rule| !rule.is_about_the_past() && !found.contains(rule.id))
        .map(|rule| rule.id)
        .collect();
    assert!(unseen.is_empty(), "no case finds {unseen:?}");
}

/// The rules that the findings of a case name: the third word of lines that are not set in.
fn rules_found(text: &str) -> Vec<String> {
    let case = Case::read(text);
    let heads = case.findings.lines().filter(|line| !line.starts_with(' '));
    let words = heads.filter_map(|line| {
        let (before, _) = line.split_once(" `")?;
        before.rsplit(' ').next()
    });
    words.map(str::to_owned).collect()
}

#[test]
fn a_case_is_read_with_its_flags() {
    let case = Case::read(
        "rules: unknown-reference # beside reading\nas-of: 2026-05-01 # later\n\
         ==> a b.md (crlf bom)\n---\ntitle: \"Ю\"\nowner: дан\n---\n\
         ==> c.md (hex)\n2d2d 2d0a\n==> findings\nnone\n",
    );
    assert_eq!(case.as_of, "2026-05-01");
    assert_eq!(case.files[0].0, "a b.md");
    assert_eq!(case.files[1].1, b"---\n");
    assert!(case.files[0].1.starts_with("\u{feff}---\r\n".as_bytes()));
    let found = case.found();
    assert!(
        found.starts_with("a b.md:3:8-3:11 error unknown-reference `дан`\n"),
        "{found}"
    );
}
