//! The practices that the program serves, and the proof that it does.
//!
//! `practices/*.toml` names them by theme, in the order of the files' names, each with what serves it:
//!
//! - `{ rule = "ID", fixture = "NAME" }`: `tests/practices/NAME.txt` holds a playbook without the
//!   practice, in which the rule fires, and one with it, in which the rule is silent;
//! - `{ rule = "ID" }`: the examples on the rule's page are such playbooks;
//! - `{ key = "…" }`: a key of a profile or of `comity.toml`; `{ field = "KIND.KEY" }`: a key of a document;
//! - `{ metric = "NAME" }`: a ready metric; `{ command = "NAME" }`: a command;
//! - `{ page = "FILE#anchor" }`: a page of these docs; `{ shown = "WORDS", site = "FILE#anchor" }`: a place on
//!   the site, which the example's has.
//!
//! In a fixture a file stands in both playbooks, unless `without ` or `with ` precedes its path.
//! `docs/practices.md` is written from all this with `SNAPSHOTS=overwrite`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use comity::model::field::{Choice as _, Field, Record as _, Shape};
use comity::model::kinds::Common;
use comity::model::{Config, Kind, Profile, library};
use comity::rules::{self, Rule, Selection, example};
use serde::Deserialize;

use crate::cases::{Case, FINDINGS, rules_found};

/// How many practices there are; each has a number of its own.
const PRACTICES: usize = 324;
/// How many questions there are on which practitioners disagree: D01 and so on.
const DISAGREEMENTS: usize = 32;

/// A theme: one file, one chapter of the page.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Theme {
    title: String,
    lead: String,
    #[serde(default, rename = "practice")]
    practices: Vec<Practice>,
    #[serde(default, rename = "disagreement")]
    disagreements: Vec<Disagreement>,
}

/// One thing that a practitioner does.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Practice {
    id: String,
    /// What it is about, for orientation within a chapter.
    says: String,
    mode: Mode,
    serves: Vec<Server>,
}

/// How a practice can be looked at by a machine.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// In one file.
    V,
    /// Over several files.
    X,
    /// By the order of phases and gates.
    G,
    /// By the calendar.
    T,
    /// Computed from data.
    M,
    /// By the past.
    H,
    /// Only shown.
    S,
}

/// A question on which practitioners disagree.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Disagreement {
    id: String,
    says: String,
    serves: Vec<Server>,
}

/// What serves a practice.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, untagged)]
enum Server {
    Rule {
        rule: String,
        fixture: Option<String>,
    },
    Key {
        key: String,
    },
    Field {
        field: String,
    },
    Metric {
        metric: String,
    },
    Command {
        command: String,
    },
    Page {
        page: String,
    },
    Shown {
        shown: String,
        site: String,
    },
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names of the files of a folder that end in `ending`, without it, in order.
fn names(folder: &str, ending: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names
        .filter_map(|name| Some(name.strip_suffix(ending)?.to_owned()))
        .collect();
    names.sort();
    names
}

fn themes() -> Vec<Theme> {
    let read = |name: String| {
        let path = format!("practices/{name}.toml");
        toml::from_str(&read(&path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    names("practices", ".toml").into_iter().map(read).collect()
}

#[test]
fn every_practice_is_there_once() {
    let themes = themes();
    let ids: Vec<&str> = themes
        .iter()
        .flat_map(|theme| &theme.practices)
        .map(|practice| practice.id.as_str())
        .collect();
    let distinct: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), distinct.len(), "a practice stands twice");
    assert_eq!(ids.len(), PRACTICES);
    let is_number = |id: &str| {
        let number = id.strip_prefix("S0-").or(id.strip_prefix("S4-"));
        number.is_some_and(|it| it.len() == 3 && it.bytes().all(|byte| byte.is_ascii_digit()))
    };
    assert!(ids.iter().all(|id| is_number(id)));
    let disagreements: Vec<String> = themes
        .iter()
        .flat_map(|theme| &theme.disagreements)
        .map(|disagreement| disagreement.id.clone())
        .collect();
    let expected: Vec<String> = (1..=DISAGREEMENTS).map(|n| format!("D{n:02}")).collect();
    assert_eq!(disagreements, expected);
}

#[test]
fn every_practice_has_a_server_that_exists() {
    let mut wrong = Vec::new();
    for theme in themes() {
        for practice in &theme.practices {
            let has_rule = practice
                .serves
                .iter()
                .any(|server| matches!(server, Server::Rule { .. }));
            let id = &practice.id;
            if practice.serves.is_empty() || (!has_rule && practice.mode != Mode::S) {
                wrong.push(format!("{id} has no rule"));
            }
            wrong.extend(faults(id, &practice.serves));
        }
        for disagreement in &theme.disagreements {
            assert!(!disagreement.serves.is_empty(), "{}", disagreement.id);
            wrong.extend(faults(&disagreement.id, &disagreement.serves));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn faults(id: &str, serves: &[Server]) -> Vec<String> {
    let missing = serves.iter().filter(|server| !exists(server));
    missing
        .map(|server| format!("{id}: there is no {}", said(server)))
        .collect()
}

fn exists(server: &Server) -> bool {
    match server {
        Server::Rule { rule, .. } => rules::find(rule).is_some(),
        Server::Key { key } => has_key(Profile::FIELDS, key) || has_key(Config::FIELDS, key),
        Server::Field { field } => {
            let (kind, key) = field.split_once('.').unwrap();
            let kind = Kind::ALL.iter().find(|it| it.word() == kind);
            kind.is_some_and(|kind| has_key(kind.fields(), key) || has_key(Common::FIELDS, key))
        }
        Server::Metric { metric } => library::document(metric).is_some(),
        Server::Command { command } => {
            // Two words are a command of a command; flags are read as far as the first word.
            let words = command.split(' ').take_while(|word| !word.starts_with('-'));
            let words: Vec<&str> = words.collect();
            let mut run = std::process::Command::new(env!("CARGO_BIN_EXE_comity"));
            let output = run.arg("help").args(words).output().unwrap();
            output.status.success()
        }
        Server::Page { page } => has_anchor(page),
        // Looked up on the example's site, which is built once.
        Server::Shown { .. } => true,
    }
}

/// Whether a path such as `fees.floor` leads to a declared key; the keys of a table are free.
fn has_key(fields: &[Field], path: &str) -> bool {
    let (first, rest) = path
        .split_once('.')
        .map_or((path, None), |(first, rest)| (first, Some(rest)));
    let field = fields.iter().find(|field| field.key == first);
    field.is_some_and(|field| rest.is_none_or(|rest| is_within(&field.shape(), rest)))
}

fn is_within(shape: &Shape, path: &str) -> bool {
    match shape {
        Shape::Record(fields) => has_key(fields, path),
        Shape::List(inner) => is_within(inner, path),
        Shape::Table(_, inner) => path
            .split_once('.')
            .is_none_or(|(_, rest)| is_within(inner, rest)),
        Shape::Either(this, that) => is_within(this, path) || is_within(that, path),
        _ => false,
    }
}

/// Whether `FILE#anchor` of the docs is there.
fn has_anchor(page: &str) -> bool {
    let (file, anchor) = page
        .split_once('#')
        .map_or((page, None), |(file, anchor)| (file, Some(anchor)));
    let Ok(text) = fs::read_to_string(root().join("docs").join(file)) else {
        return false;
    };
    let headings = text.lines().filter_map(|line| {
        let title = line.trim_start_matches('#');
        (title.len() < line.len()).then(|| comity::text::slug(title.trim()))
    });
    anchor.is_none_or(|anchor| headings.into_iter().any(|it| it == anchor))
}

#[test]
fn what_is_shown_stands_on_the_site_of_the_example() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    let mut build = std::process::Command::new(env!("CARGO_BIN_EXE_comity"));
    build.arg("build").arg(root().join("example-repo"));
    build.args(["--editions", "none", "--out"]).arg(&site);
    let output = build.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let themes = themes();
    let practices = themes.iter().flat_map(|theme| &theme.practices);
    let mut shown = 0;
    for server in practices.flat_map(|practice| &practice.serves) {
        if let Server::Shown { site: place, .. } = server {
            let (file, anchor) = place.split_once('#').expect("a page and an anchor");
            let page = fs::read_to_string(site.join(file)).expect(place);
            assert!(page.contains(&format!("id=\"{anchor}\"")), "{place}");
            shown += 1;
        }
    }
    assert!(shown >= 10, "{shown} places");
}

/// Every rule and fixture that a practice names, once.
fn proofs() -> BTreeSet<(String, Option<String>)> {
    let themes = themes();
    let practices = themes.iter().flat_map(|theme| &theme.practices);
    let serves = practices.flat_map(|practice| &practice.serves);
    let proofs = serves.filter_map(|server| match server {
        Server::Rule { rule, fixture } => Some((rule.clone(), fixture.clone())),
        _ => None,
    });
    proofs.collect()
}

#[test]
fn every_rule_fires_without_its_practice_and_is_silent_with_it() {
    let mut wrong = String::new();
    for (rule, fixture) in proofs() {
        let Some(found) = rules::find(&rule) else {
            continue; // told by the test above
        };
        let told = match fixture {
            Some(name) => fixture_proves(found, &name),
            None => page_proves(found),
        };
        if let Err(why) = told {
            writeln!(wrong, "{rule}: {why}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Runs the examples on a rule's page.
fn page_proves(rule: &Rule) -> Result<(), String> {
    let examples = example::examples(rule.docs);
    for is_bad in [true, false] {
        let mut alike = examples.iter().filter(|example| example.is_bad == is_bad);
        let example = alike.next().ok_or("its page has no such example")?;
        let checked = example.check(&Selection::one(rule.id)).unwrap();
        if checked.report.findings.is_empty() == is_bad {
            return Err(format!("the example on its page is untrue (bad: {is_bad})"));
        }
    }
    Ok(())
}

/// Runs the two playbooks of a fixture, with the rules of reading beside the one in question.
fn fixture_proves(rule: &Rule, name: &str) -> Result<(), String> {
    let path = format!("tests/practices/{name}.txt");
    let text = fs::read_to_string(root().join(&path)).map_err(|_| format!("no {path}"))?;
    for half in [Half::Without, Half::With] {
        let text = format!("rules: {}\n{}{FINDINGS}", rule.id, half.of(&text));
        let found = Case::read(&text).found();
        let fired = rules_found(&format!("{text}{found}"));
        let is_firing = fired.iter().any(|id| id == rule.id);
        if is_firing != (half == Half::Without) {
            return Err(format!("{path}, {half:?}: found\n{found}"));
        }
        // Minimal playbooks lack keys, and that is all that may be wrong with them.
        let others = fired
            .iter()
            .filter(|id| *id != rule.id && *id != "missing-key");
        if let Some(other) = others.into_iter().next() {
            return Err(format!("{path}, {half:?}: `{other}` beside it\n{found}"));
        }
    }
    Ok(())
}

/// One of the two playbooks of a fixture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Without,
    With,
}

impl Half {
    /// The text of this playbook: its own files under their own names, and those of both.
    fn of(self, text: &str) -> String {
        let (own, other) = match self {
            Self::Without => ("==> without ", "==> with "),
            Self::With => ("==> with ", "==> without "),
        };
        let mut out = String::new();
        let mut is_kept = true;
        for line in text.split_inclusive('\n') {
            if line.starts_with("==> ") {
                is_kept = !line.starts_with(other);
            }
            if is_kept {
                match line.strip_prefix(own) {
                    Some(path) => write!(out, "==> {path}").unwrap(),
                    None => out.push_str(line),
                }
            }
        }
        out
    }
}

#[test]
fn every_fixture_is_used() {
    let used: BTreeSet<String> = proofs().into_iter().filter_map(|(_, name)| name).collect();
    let written: BTreeSet<String> = names("tests/practices", ".txt").into_iter().collect();
    let unused: Vec<&String> = written.difference(&used).collect();
    assert!(unused.is_empty(), "no practice names {unused:?}");
}

#[test]
fn the_two_playbooks_of_a_fixture_are_told_apart() {
    let text = "as-of: 2026-05-01\n==> a.md\nboth\n==> without b.md\nbad\n==> with b.md\ngood\n";
    assert_eq!(
        Half::Without.of(text),
        "as-of: 2026-05-01\n==> a.md\nboth\n==> b.md\nbad\n"
    );
    assert!(Half::With.of(text).ends_with("both\n==> b.md\ngood\n"));
}

#[test]
fn the_page_of_practices_says_what_serves_them() {
    let text = page(&themes());
    let path = root().join("docs/practices.md");
    let is_wished = std::env::var_os("SNAPSHOTS").is_some_and(|wish| wish == "overwrite");
    if is_wished {
        fs::write(&path, &text).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == text,
        "docs/practices.md is not what practices/ says; run `SNAPSHOTS=overwrite cargo test practices`"
    );
}

const HEAD: &str = "\
# Practices

<!-- Made by tests/it/practices.rs from practices/; SNAPSHOTS=overwrite writes it again. -->

What people who run partnerships across borders do, and where Comity helps them do it. Each line is one practice, in
our words, with what serves it: a rule that `comity check` runs, a page, a key. They are habits that worked for
somebody, not laws of nature; where people disagree, [the last chapter](#where-practitioners-disagree) names the
key that settles it for you.

The letter after a number says how a practice can be looked at: **V** in one document, **X** over several, **G** by
the order of phases and gates, **T** by the calendar, **M** computed from your data, **H** by the past in Git, **S**
only shown, because no machine should judge it. For every practice but the last sort a test of this program holds a
playbook without the practice, in which the rule fires, and one with it, in which the rule is silent.

";

fn page(themes: &[Theme]) -> String {
    let mut out = HEAD.to_owned();
    for theme in themes {
        let slug = comity::text::slug(&theme.title);
        writeln!(out, "- [{}](#{slug})", theme.title).unwrap();
    }
    out.push_str("\n## How many there are\n\n");
    out.push_str(&counts(themes));
    for theme in themes {
        write!(out, "\n## {}\n\n{}\n", theme.title, theme.lead.trim()).unwrap();
        out.push('\n');
        for practice in &theme.practices {
            let mode = letter(practice.mode);
            let Practice { id, says, .. } = practice;
            writeln!(
                out,
                "- `{id}` {mode} · {says} <br>→ {}",
                all(&practice.serves)
            )
            .unwrap();
        }
        for Disagreement { id, says, serves } in &theme.disagreements {
            writeln!(out, "- `{id}` · {says} <br>→ {}", all(serves)).unwrap();
        }
    }
    out
}

/// How many practices are looked at in which way.
fn counts(themes: &[Theme]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for practice in themes.iter().flat_map(|theme| &theme.practices) {
        *counts.entry(letter(practice.mode)).or_default() += 1;
    }
    let rules: BTreeSet<String> = proofs().into_iter().map(|(rule, _)| rule).collect();
    let sum: usize = counts.values().sum();
    let each: Vec<String> = counts
        .iter()
        .map(|(letter, count)| format!("{letter} {count}"))
        .collect();
    format!(
        "{sum} practices ({}), served by {} rules; {DISAGREEMENTS} questions on which practitioners disagree.\n",
        each.join(", "),
        rules.len()
    )
}

fn letter(mode: Mode) -> &'static str {
    match mode {
        Mode::V => "V",
        Mode::X => "X",
        Mode::G => "G",
        Mode::T => "T",
        Mode::M => "M",
        Mode::H => "H",
        Mode::S => "S",
    }
}

fn all(serves: &[Server]) -> String {
    let said: Vec<String> = serves.iter().map(said).collect();
    said.join(", ")
}

/// What serves, with a link to where more is said about it.
fn said(server: &Server) -> String {
    match server {
        Server::Rule { rule, .. } => format!("[`{rule}`](rules/{rule}.md)"),
        Server::Key { key } => format!("key [`{key}`](reference/configuration.md)"),
        Server::Field { field } => {
            let (kind, key) = field.split_once('.').unwrap();
            let article = if kind.starts_with(['a', 'u']) {
                "an"
            } else {
                "a"
            };
            let kind = kind.replace('-', " ");
            format!("`{key}` of {article} [{kind}](reference/kinds.md)")
        }
        Server::Metric { metric } => {
            let anchor = comity::text::slug(&format!("builtin/{metric}"));
            format!("ready metric [`{metric}`](reference/metrics.md#{anchor})")
        }
        Server::Command { command } => format!("`comity {command}`"),
        Server::Page { page } => {
            let (file, _) = page.split_once('#').unwrap_or((page, ""));
            format!("[{file}]({page})")
        }
        Server::Shown { shown, .. } => format!("shown {shown}"),
    }
}
