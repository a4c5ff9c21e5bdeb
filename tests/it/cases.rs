//! The runner of `tests/cases/*.txt`: small playbooks, some with a past, and exactly what is found in
//! them.
//!
//! `SNAPSHOTS=overwrite` writes the findings anew; read them before you keep them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use comity::actuals::{self, LedgerCache, Ledgers};
use comity::finding::{Finding, Place};
use comity::history;
use comity::locale::Lang;
use comity::model::{ParseCache, load};
use comity::rules::example::{DEFAULT_CONFIG, DEFAULT_DAY};
use comity::rules::{self, Context, GROUPS, Selection};
use comity::source::{Memory, Source as _};
use comity::text::{DocPath, SourceFile};

use crate::past::{Commit, Edit, Files, Past};

/// A case as it is written.
pub(crate) struct Case {
    pub(crate) rules: Vec<String>,
    pub(crate) as_of: String,
    /// Its commits, and the files that are not committed: without a past all of them.
    past: Past,
    /// What the file says before the findings.
    given: String,
    findings: String,
}

pub(crate) const FINDINGS: &str = "==> findings\n";

impl Case {
    pub(crate) fn read(text: &str) -> Self {
        let (given, findings) = text
            .split_once(FINDINGS)
            .expect("a case ends with `==> findings`");
        let mut case = Self {
            rules: Vec::new(),
            as_of: DEFAULT_DAY.to_owned(),
            past: Past::default(),
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
                Some(("shallow", kept)) => case.past.kept = Some(kept.parse().expect("a number")),
                _ => assert!(
                    line.is_empty() || line.starts_with('#'),
                    "unknown line `{line}`"
                ),
            }
        }
        case.sections(&given[begin..]);
        case
    }

    /// The files, and the commits that some of them belong to.
    fn sections(&mut self, text: &str) {
        let mut is_committed = false;
        for (head, text) in rules::example::files(text) {
            if let Some(head) = head.strip_prefix("commit ") {
                self.past.commits.push(Commit::read(head));
                is_committed = true;
            } else if head == "worktree" {
                is_committed = false;
            } else {
                let edit = edit(&head, &text);
                let commit = self.past.commits.last_mut().filter(|_| is_committed);
                let edits = commit.map_or(&mut self.past.edits, |commit| &mut commit.edits);
                edits.push(edit);
            }
        }
        let mut all = self.past.commits.iter().flat_map(|commit| &commit.edits);
        let has_config = |edit: &Edit| edit.path == "comity.toml";
        if !all.any(has_config) && !self.past.edits.iter().any(has_config) {
            let first = self.past.commits.first_mut();
            let edits = first.map_or(&mut self.past.edits, |commit| &mut commit.edits);
            edits.push(edit("comity.toml", DEFAULT_CONFIG));
        }
    }

    /// What is found, in the form of the file.
    pub(crate) fn found(&self) -> String {
        let as_of = self.as_of.parse().expect("`as-of` is a day");
        let folder = tempfile::tempdir().unwrap();
        let source = Memory::of(self.files(folder.path()));
        let cache = ParseCache::new();
        let mut loaded = load(&source, &cache).unwrap();
        let mut ledgers = LedgerCache::default();
        let (actuals, told) =
            actuals::read(&loaded.playbook, &source, as_of, &mut ledgers).unwrap();
        loaded.report.append(told);
        let context = Context {
            playbook: &loaded.playbook,
            actuals: &actuals,
            as_of,
        };
        let past = history::read(folder.path(), &loaded.playbook, &cache).unwrap();
        let timeline = past.timeline();
        assert_eq!(timeline.is_some(), !self.past.commits.is_empty());
        let checked = rules::check(&context, &loaded.report, timeline, &self.selection());
        let findings = checked.report.findings;
        if findings.is_empty() {
            return "none\n".to_owned();
        }
        let texts = Texts {
            source: &source,
            ledgers: actuals.ledgers,
        };
        let shown = findings.iter().map(|finding| shown(finding, &texts));
        shown.collect()
    }

    /// Its files of today; its past, where it has one, becomes a repository in `folder`.
    fn files(&self, folder: &Path) -> Files {
        if self.past.commits.is_empty() {
            let edits = self.past.edits.iter();
            edits
                .map(|edit| (edit.path.clone(), edit.bytes.clone().expect("bytes")))
                .collect()
        } else {
            self.past.replay(folder)
        }
    }

    /// Writes it into `folder`, where the program can be run.
    pub(crate) fn write(&self, folder: &Path) {
        for (path, bytes) in self.files(folder) {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
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

/// A file of a case: `PATH (crlf bom hex)` and its text, or `PATH removed`.
fn edit(head: &str, text: &str) -> Edit {
    const FLAGS: [&str; 3] = ["crlf", "bom", "hex"];
    if let Some(path) = head.strip_suffix(" removed") {
        return Edit {
            path: path.to_owned(),
            bytes: None,
        };
    }
    let flagged = head
        .strip_suffix(')')
        .and_then(|head| head.rsplit_once(" ("));
    let flagged = flagged.filter(|(_, flags)| flags.split(' ').all(|flag| FLAGS.contains(&flag)));
    let (path, flags) = flagged.unwrap_or((head, ""));
    let has = |flag| flags.split(' ').any(|word| word == flag);
    let text = if has("crlf") {
        text.replace('\n', "\r\n")
    } else {
        text.to_owned()
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
    Edit {
        path: path.to_owned(),
        bytes: Some(bytes),
    }
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

impl Texts<'_> {
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

/// Every case: its file and its text.
pub(crate) fn written() -> Vec<(PathBuf, String)> {
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
        .filter(|rule| !found.contains(rule.id))
        .map(|rule| rule.id)
        .collect();
    assert!(unseen.is_empty(), "no case finds {unseen:?}");
}

/// The rules that the findings of a case name: the third word of lines that are not set in.
pub(crate) fn rules_found(text: &str) -> Vec<String> {
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
    let [first, second, _] = &case.past.edits[..] else {
        panic!("two files and a configuration");
    };
    assert_eq!(first.path, "a b.md");
    assert_eq!(second.bytes.as_deref(), Some(&b"---\n"[..]));
    let bytes = first.bytes.as_ref().unwrap();
    assert!(bytes.starts_with("\u{feff}---\r\n".as_bytes()));
    let found = case.found();
    assert!(
        found.starts_with("a b.md:3:8-3:11 error unknown-reference `дан`\n"),
        "{found}"
    );
}

/// The playbook of every case as its last edit leaves it, with its name and its day; its past is
/// left out.
pub(crate) fn playbooks() -> Vec<(String, crate::past::Files, String)> {
    let playbook = |(path, text): (PathBuf, String)| {
        let case = Case::read(&text);
        let mut files = crate::past::Files::new();
        let commits = case.past.commits.iter().flat_map(|commit| &commit.edits);
        for edit in commits.chain(&case.past.edits) {
            match &edit.bytes {
                Some(bytes) => files.insert(edit.path.clone(), bytes.clone()),
                None => files.remove(&edit.path),
            };
        }
        let name = path.file_stem().unwrap().display().to_string();
        (name, files, case.as_of)
    };
    written().into_iter().map(playbook).collect()
}
