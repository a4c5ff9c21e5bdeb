//! The registry of errors: for each rule what people, programs and forges are told of it.
//!
//! `tests/registry/RULE.txt` holds the text, the JSON and the SARIF of the first bad example on the
//! rule's page, or of the first case that finds it where an example cannot have the past that it
//! needs. `SNAPSHOTS=overwrite` writes the files anew; read them before you keep them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use comity::rules::example::{DEFAULT_CONFIG, Example, examples};
use comity::rules::{self, Rule};
use serde_json::Value;

use crate::cases::{Case, rules_found, written};
use crate::support::run_in;

/// A playbook that breaks a rule.
struct Failing {
    /// Where it is written.
    origin: String,
    as_of: String,
    folder: tempfile::TempDir,
}

/// The failing playbook of a rule; a passing one must be there too.
fn failing(rule: &Rule, cases: &[(PathBuf, String)]) -> Failing {
    let folder = tempfile::tempdir().unwrap();
    let examples = examples(rule.docs);
    if let Some(bad) = examples.iter().find(|example| example.is_bad) {
        let good = examples.iter().any(|example| !example.is_bad);
        assert!(good, "the page of `{}` has no good example", rule.id);
        lay(bad, folder.path());
        return Failing {
            origin: "its page".to_owned(),
            as_of: bad.as_of.to_string(),
            folder,
        };
    }
    let found = |text: &str| rules_found(text).iter().any(|id| id == rule.id);
    let (path, text) = cases
        .iter()
        .find(|(_, text)| found(text))
        .unwrap_or_else(|| panic!("`{}` has no failing playbook", rule.id));
    let is_passed = |text: &str| Case::read(text).rules.iter().any(|id| id == rule.id);
    let passing = cases
        .iter()
        .any(|(_, text)| is_passed(text) && !found(text));
    assert!(passing, "`{}` has no passing playbook", rule.id);
    let case = Case::read(text);
    case.write(folder.path());
    Failing {
        origin: format!("tests/cases/{}", path.file_name().unwrap().display()),
        as_of: case.as_of,
        folder,
    }
}

fn lay(example: &Example, folder: &Path) {
    let config = ("comity.toml".to_owned(), DEFAULT_CONFIG.to_owned());
    for (path, text) in std::iter::once(&config).chain(&example.files) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// What the three formats say, in the form of the file.
fn said(rule: &Rule, failing: &Failing) -> String {
    let reports = tempfile::tempdir().unwrap();
    let report = |format: &str| reports.path().join(format);
    let asked = |format: &str| format!("{format}:{}", report(format).display());
    let ran = run_in(
        failing.folder.path(),
        &[
            "check",
            "-q",
            "--only",
            rule.id,
            "--as-of",
            &failing.as_of,
            "--report",
            &asked("json"),
            "--report",
            &asked("sarif"),
        ],
    );
    assert!(ran.code < 2, "{}: {}", rule.id, ran.err);
    let read = |format: &str| -> Value {
        serde_json::from_str(&fs::read_to_string(report(format)).unwrap()).unwrap()
    };
    let (json, sarif) = (read("json"), read("sarif"));
    let run = &sarif["runs"][0];
    let mut out = format!(
        "The first failing playbook of `{}`: {}, on {}.\n",
        rule.id, failing.origin, failing.as_of
    );
    writeln!(out, "==> text\n{}", ran.out.trim_end()).unwrap();
    write!(out, "==> json\n{}", lines(&json["findings"])).unwrap();
    write!(out, "==> sarif\n{}", lines(&run["results"])).unwrap();
    let found = run["results"].as_array().unwrap();
    assert!(!found.is_empty(), "`{}` finds nothing", rule.id);
    out
}

/// The items of a list, a line each.
fn lines(list: &Value) -> String {
    let items = list.as_array().unwrap().iter();
    items.fold(String::new(), |lines, item| {
        lines + &item.to_string() + "\n"
    })
}

#[test]
fn every_rule_says_what_is_registered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/registry");
    let overwrites = std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite");
    let cases = written();
    let mut differing = String::new();
    let mut known = BTreeSet::new();
    for rule in rules::all() {
        let name = format!("{}.txt", rule.id);
        let path = folder.join(&name);
        let found = said(rule, &failing(rule, &cases));
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if found != expected && overwrites {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &found).unwrap();
        } else if found != expected {
            writeln!(
                differing,
                "{name}\n--- expected\n{expected}--- found\n{found}"
            )
            .unwrap();
        }
        known.insert(name);
    }
    for entry in fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if known.contains(&name) {
            continue;
        }
        if overwrites {
            fs::remove_file(folder.join(&name)).unwrap();
        } else {
            writeln!(differing, "{name} is of no rule").unwrap();
        }
    }
    assert!(differing.is_empty(), "{differing}");
}
