//! Profiles: each checks the example's variant for it, and a switch changes only what it says.
//!
//! `tests/profiles/NAME/` holds the files in which a partnership that follows `NAME` differs from
//! the example; `NAME.switch.txt` what a switch from `standard` changes there. `disagreements.txt`
//! and the table of `docs/profiles.md` say how each known disagreement is written down.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use comity::compare::profiles::{profiles, values};
use comity::finding::{Finding, Level};
use comity::locale::Lang;
use comity::model::field::{Choice as _, Field, Record as _, Shape};
use comity::model::profile::{Lineage, Profile};
use comity::model::{Config, Kind, ParseCache, load};
use comity::rules::example::{DEFAULT_CONFIG, DEFAULT_DAY};
use comity::rules::{self, Selection};
use comity::source::Memory;
use comity::value::Date;

use crate::support::{Playbook, example_repo, json_in, run_in};

type Files = BTreeMap<String, Vec<u8>>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/profiles")
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn add_folder(files: &mut Files, root: &Path, folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add_folder(files, root, &path);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            files.insert(name.replace('\\', "/"), fs::read(&path).unwrap());
        }
    }
}

/// The example, with the files in which the variant for `profile` differs from it.
fn variant(profile: &str) -> Files {
    let mut files = Files::new();
    add_folder(&mut files, &example_repo(), &example_repo());
    let own = folder().join(profile);
    if own.is_dir() {
        add_folder(&mut files, &own, &own);
    }
    files
}

/// The same files with another profile.
fn following(files: &Files, profile: &str) -> Files {
    let mut files = files.clone();
    let config = String::from_utf8(files["comity.toml"].clone()).unwrap();
    let lines = config.lines().map(|line| {
        if line.starts_with("profile = ") {
            format!("profile = \"{profile}\"\n")
        } else {
            format!("{line}\n")
        }
    });
    files.insert("comity.toml".to_owned(), lines.collect::<String>().into());
    files
}

fn check(files: &Files, day: &str, selection: &Selection) -> Vec<Finding> {
    let day = Date::from_str(day).unwrap();
    let source = Memory::of(files.iter());
    let checked = rules::check_source(&source, day, selection).unwrap();
    checked.report.findings
}

const TODAY: &str = "2026-09-30";

/// Sign-offs name the profile they were made under, so any switch asks for new ones.
fn without_signoffs() -> Selection {
    Selection {
        only: Vec::new(),
        skip: vec!["stale-signoff".to_owned()],
    }
}

/// A finding as one line; spans, since a place is what a reader sees.
fn told(findings: &[Finding]) -> BTreeSet<String> {
    let lines = findings.iter().map(|finding| {
        let path = finding.place.path.as_str();
        let (level, rule) = (finding.level, &finding.rule);
        let text = finding.headline(Lang::En);
        let waived = if finding.waived_by.is_some() {
            ", waived"
        } else {
            ""
        };
        format!("{path}: {level} {rule}: {text}{waived}")
    });
    lines.collect()
}

fn names() -> Vec<&'static str> {
    Profile::names()
}

#[test]
fn each_profile_checks_its_variant_clean() {
    for name in names() {
        let files = variant(name);
        let config = String::from_utf8(files["comity.toml"].clone()).unwrap();
        assert!(config.contains(&format!("profile = \"{name}\"")), "{name}");
        let mut found = check(&files, TODAY, &Selection::default());
        found.retain(|it| it.level > Level::Info && it.waived_by.is_none());
        assert!(found.is_empty(), "{name}: {:#?}", told(&found));
    }
}

/// The keys by which `name` differs from `standard`, as a profile of one's own that says just them.
fn only_the_differences(name: &str) -> String {
    let (_, standard) = Lineage::built_in("standard").unwrap();
    let (_, other) = Lineage::built_in(name).unwrap();
    let differing = profiles(&standard, &other);
    let is_told = |key: &str| {
        let below = format!("{key}.");
        let mut differing = differing.iter();
        differing.any(|it| {
            it.key == key || it.key.starts_with(&below) || key.starts_with(&format!("{}.", it.key))
        })
    };
    let shown = json_in(
        &example_repo(),
        &["profile", "show", name, "--format", "json"],
    );
    let json = |key: &str| {
        let mut shown = shown["values"].as_array().unwrap().iter();
        as_toml(&shown.find(|it| it["key"] == key).unwrap()["value"])
    };
    let mut out = "extends = \"standard\"\n".to_owned();
    for value in values(&other).iter().filter(|it| is_told(&it.key)) {
        let keys: Vec<String> = value.keys.iter().map(|key| format!("{key:?}")).collect();
        writeln!(out, "{} = {}", keys.join("."), json(&value.key)).unwrap();
    }
    out
}

fn as_toml(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Object(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|(key, value)| format!("{key:?} = {}", as_toml(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        serde_json::Value::Array(items) => {
            let items: Vec<String> = items.iter().map(as_toml).collect();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    }
}

#[test]
fn a_switch_changes_exactly_what_the_difference_names() {
    for name in names().into_iter().filter(|name| *name != "standard") {
        let files = variant(name);
        let mut patched = following(&files, "own.toml");
        patched.insert("own.toml".to_owned(), only_the_differences(name).into());
        let loaded = load(&Memory::of(patched.iter()), &ParseCache::new()).unwrap();
        assert!(
            loaded.report.findings.is_empty(),
            "{name}: {:#?}",
            told(&loaded.report.findings)
        );
        let (_, lineage) = Lineage::built_in(name).unwrap();
        let left = profiles(&lineage, &loaded.playbook.lineage);
        assert!(left.is_empty(), "{name}: {left:#?}");
        let selection = without_signoffs();
        let switched = told(&check(&files, TODAY, &selection));
        assert_eq!(
            switched,
            told(&check(&patched, TODAY, &selection)),
            "{name}"
        );

        let before = told(&check(&following(&files, "standard"), TODAY, &selection));
        let mut shown = String::new();
        for line in before.difference(&switched) {
            writeln!(shown, "gone {line}").unwrap();
        }
        for line in switched.difference(&before) {
            writeln!(shown, "new  {line}").unwrap();
        }
        let path = folder().join(format!("{name}.switch.txt"));
        if std::env::var_os("SNAPSHOTS").is_some_and(|wish| wish == "overwrite") {
            fs::write(&path, &shown).unwrap();
        }
        assert_eq!(shown, text(&path), "{name}");
    }
}

#[test]
fn the_toml_of_a_profile_says_the_same_without_extending() {
    for name in names() {
        let shown = run_in(
            &example_repo(),
            &["profile", "show", name, "--format", "toml"],
        );
        let mut files = following(&variant("standard"), "whole.toml");
        files.insert("whole.toml".to_owned(), shown.out.into());
        let loaded = load(&Memory::of(files.iter()), &ParseCache::new()).unwrap();
        assert!(
            loaded.report.findings.is_empty(),
            "{name}: {:#?}",
            told(&loaded.report.findings)
        );
        let (_, lineage) = Lineage::built_in(name).unwrap();
        assert_eq!(loaded.playbook.lineage.base(), None);
        assert_eq!(profiles(&lineage, &loaded.playbook.lineage), []);
    }
}

/// A row of `disagreements.txt`.
struct Setting {
    row: String,
    rule: String,
    /// A day, on which the example is looked at, or the name of a case in `tests/cases`.
    base: String,
    toml: String,
}

fn settings() -> Vec<Setting> {
    let text = text(&folder().join("disagreements.txt"));
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let settings = lines.map(|line| {
        let parts: Vec<&str> = line.splitn(4, " | ").collect();
        let [row, rule, base, toml] = parts.as_slice() else {
            panic!("four parts: {line}");
        };
        Setting {
            row: (*row).to_owned(),
            rule: (*rule).to_owned(),
            base: (*base).to_owned(),
            toml: (*toml).to_owned(),
        }
    });
    settings.collect()
}

impl Setting {
    /// The playbook that the rule looks at, and the day.
    fn given(&self) -> (Files, String) {
        if Date::from_str(&self.base).is_ok() {
            return (variant("standard"), self.base.clone());
        }
        let cases = folder().parent().unwrap().join("cases");
        let case = text(&cases.join(format!("{}.txt", self.base)));
        let (given, _) = case.split_once("==> findings").unwrap();
        let (head, documents) = given.split_at(given.find("==> ").unwrap());
        let day = head.lines().find_map(|line| line.strip_prefix("as-of:"));
        let documents = rules::example::files(documents).into_iter();
        let mut files: Files = documents
            .map(|(path, text)| (path, text.into_bytes()))
            .collect();
        let config = files.remove("comity.toml");
        let config = config.unwrap_or_else(|| DEFAULT_CONFIG.as_bytes().to_vec());
        let named = [b"profile = \"standard\"\n".as_slice(), &config].concat();
        files.insert("comity.toml".to_owned(), named);
        (files, day.unwrap_or(DEFAULT_DAY).trim().to_owned())
    }

    fn key(&self) -> &str {
        self.toml.split(" = ").next().unwrap()
    }
}

#[test]
fn each_setting_changes_what_its_rule_says() {
    let mut silent = Vec::new();
    for setting in settings() {
        let (files, day) = setting.given();
        let own = format!("extends = \"standard\"\n{}\n", setting.toml);
        let mut changed = following(&files, "own.toml");
        changed.insert("own.toml".to_owned(), own.into());
        let loaded = load(&Memory::of(changed.iter()), &ParseCache::new()).unwrap();
        let read = told(&loaded.report.findings);
        assert!(read.is_empty(), "{}: {read:#?}", setting.toml);
        let one = Selection::one(&setting.rule);
        let before = told(&check(&files, &day, &one));
        if before == told(&check(&changed, &day, &one)) {
            silent.push(format!(
                "{} {}: {}",
                setting.row, setting.rule, setting.toml
            ));
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

/// The rows of the table in `docs/profiles.md`: id, the keys in the third cell, the rules in the
/// fourth.
fn documented() -> BTreeMap<String, (Vec<String>, Vec<String>)> {
    let page = text(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/profiles.md"));
    let rows = page.lines().filter(|line| line.starts_with("| D"));
    let rows = rows.map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        assert_eq!(cells.len(), 4, "{line}");
        (cells[0].to_owned(), (quoted(cells[2]), quoted(cells[3])))
    });
    rows.collect()
}

fn quoted(cell: &str) -> Vec<String> {
    let pieces = cell.split('`').enumerate();
    let inside = pieces.filter(|(at, _)| at % 2 == 1);
    inside.map(|(_, piece)| piece.to_owned()).collect()
}

#[test]
fn every_disagreement_is_written_with_keys_that_exist() {
    let rows = documented();
    let ids: Vec<String> = (1..=32).map(|number| format!("D{number:02}")).collect();
    assert_eq!(rows.keys().cloned().collect::<Vec<_>>(), ids);
    let mut wrong = Vec::new();
    for (row, (keys, rules)) in &rows {
        assert!(!keys.is_empty(), "{row}");
        wrong.extend(
            keys.iter()
                .filter(|key| !exists(key))
                .map(|key| format!("{row}: {key}")),
        );
        let unknown = rules.iter().filter(|rule| rules::find(rule).is_none());
        wrong.extend(unknown.map(|rule| format!("{row}: {rule}")));
    }
    for setting in settings() {
        let (keys, rules) = &rows[&setting.row];
        let named = keys.iter().any(|key| covers(key, setting.key()));
        if !named || !rules.contains(&setting.rule) {
            wrong.push(format!(
                "{}: {} is not in its row",
                setting.row, setting.toml
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a documented key, with `NAME` for a name of one's own, is the key of a setting.
fn covers(documented: &str, key: &str) -> bool {
    let (one, other): (Vec<&str>, Vec<&str>) =
        (documented.split('.').collect(), key.split('.').collect());
    one.len() == other.len()
        && one
            .iter()
            .zip(&other)
            .all(|(one, other)| *one == "NAME" || one == other)
}

/// Whether a key is declared: of a kind of document (`charter channels.NAME.purpose`), of
/// `comity.toml` (`comity.toml kpi.basis`), or else of a profile.
fn exists(key: &str) -> bool {
    match key.split_once(' ') {
        Some(("comity.toml", key)) => declared(Config::FIELDS, key),
        Some((kind, key)) => Kind::from_word(kind).is_some_and(|kind| declared(kind.fields(), key)),
        None => declared(Profile::FIELDS, key),
    }
}

fn declared(fields: &[Field], key: &str) -> bool {
    let mut keys = key.split('.');
    let first = keys.next().unwrap();
    let field = fields.iter().find(|field| field.key == first);
    let shape = field.map(Field::shape);
    let rest: Vec<&str> = keys.collect();
    shape.is_some_and(|shape| leads(&shape, &rest))
}

fn leads(shape: &Shape, keys: &[&str]) -> bool {
    let Some((first, rest)) = keys.split_first() else {
        return true;
    };
    match shape {
        Shape::Record(fields) => {
            let field = fields.iter().find(|field| field.key == *first);
            field.is_some_and(|field| leads(&field.shape(), rest))
        }
        Shape::Table(_, value) => leads(value, rest),
        Shape::List(inner) => leads(inner, keys),
        Shape::Either(this, that) => leads(this, keys) || leads(that, keys),
        _ => false,
    }
}

/// Keys by which profiles are put together, before any rule looks at them.
const OF_PROFILES: [&str; 3] = ["about", "extends", "phase_order"];

#[test]
fn no_key_of_a_profile_goes_unread() {
    let mut keys = BTreeSet::new();
    gather(Profile::FIELDS, &mut keys);
    let mut source = String::new();
    for folder in [
        "rules",
        "actuals",
        "site",
        "cli",
        "model/profile",
        "compare",
    ] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src")
            .join(folder);
        let mut files = Files::new();
        add_folder(&mut files, &root, &root);
        source.extend(
            files
                .into_values()
                .map(|bytes| String::from_utf8(bytes).unwrap()),
        );
    }
    source.push_str(&text(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model/profile.rs"),
    ));
    let is_read = |key: &str| {
        let field = format!(".{key}");
        let mut uses = source.match_indices(&field);
        uses.any(|(at, _)| {
            let next = source[at + field.len()..].chars().next();
            next.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_')
        })
    };
    let unread: Vec<&String> = keys
        .iter()
        .filter(|key| !OF_PROFILES.contains(&key.as_str()) && !is_read(key))
        .collect();
    assert!(keys.len() > 60 && unread.is_empty(), "{unread:?}");
}

fn gather(fields: &[Field], keys: &mut BTreeSet<String>) {
    for field in fields {
        keys.insert(field.key.to_string());
        inner(&field.shape(), keys);
    }
}

fn inner(shape: &Shape, keys: &mut BTreeSet<String>) {
    match shape {
        Shape::Record(fields) => gather(fields, keys),
        Shape::Table(_, value) => inner(value, keys),
        Shape::List(item) => inner(item, keys),
        Shape::Either(this, that) => {
            inner(this, keys);
            inner(that, keys);
        }
        _ => {}
    }
}

const OWN: &str = "about = \"Ours\"\nextends = \"lean\"\n\n[deadlines]\nanswer = \"72h\"\n";

fn own() -> Playbook {
    let config = "format = 1\nprofile = \"own.toml\"\nas_of = 2026-03-31\n";
    Playbook::empty()
        .file("comity.toml", config)
        .file("own.toml", OWN)
}

#[test]
fn a_profile_is_shown_with_the_file_each_value_comes_from() {
    let shown = own().run(&["profile", "show"]);
    let line = |key: &str| {
        let mut lines = shown
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>());
        lines
            .find(|line| line.first() == Some(&key))
            .unwrap()
            .join(" ")
    };
    assert!(
        shown.starts_with("own.toml → lean → standard\nOurs\n"),
        "{shown}"
    );
    assert_eq!(line("answer"), "answer 72 hours ← own.toml");
    assert_eq!(line("lead_time"), "lead_time 5 days ← lean");
    assert_eq!(line("feedback"), "feedback 14 days ← standard");
    let json = own().json(&["profile", "show", "--format", "json"]);
    let schema = own().json(&["schema", "profile-show"]);
    assert!(jsonschema::is_valid(&schema, &json));
}

#[test]
fn what_two_profiles_say_otherwise_is_said_in_words() {
    let shown = own().run(&["profile", "diff", "lean", "own.toml"]);
    assert_eq!(
        shown,
        "lean → own.toml\n  deadlines.answer\n    Deadlines · Answer: 72 hours instead of 48 hours\n1 key differs\n--- exit 0\n"
    );
    let shown = own().run(&["profile", "diff", "lean", "own.toml", "--lang", "ru"]);
    assert!(
        shown.contains("Сроки · Ответ: было 48 часов, стало 72 часа"),
        "{shown}"
    );
    assert!(shown.contains("различается 1 ключ"), "{shown}");
    let json = own().json(&[
        "profile", "diff", "standard", "own.toml", "--format", "json",
    ]);
    let schema = own().json(&["schema", "profile-diff"]);
    assert!(jsonschema::is_valid(&schema, &json));
    assert!(json["differences"].as_array().unwrap().len() > 10);
    let unknown = own().run(&["profile", "show", "leen"]);
    assert!(
        unknown.contains("did you mean `lean`?") && unknown.ends_with("exit 2\n"),
        "{unknown}"
    );
}

#[test]
fn a_list_is_told_once_by_what_came_and_went() {
    let own = "extends = \"standard\"\n\
        phase_order = [\"exploration\", \"alignment\", \"pilot\", \"intent\", \"framework\", \"scale\"]\n\
        [wording]\nplaceholders = [\"TBD\", \"ФИКСМИ\", \"позже\"]\n\
        [gates.exit]\nconditions = [\"exit-plan\"]\n";
    let playbook = Playbook::new().file("own.toml", own);
    let diff = |lang: &str, format: &str| {
        playbook.run(&[
            "profile", "diff", "standard", "own.toml", "--lang", lang, "--format", format,
        ])
    };
    let shown = diff("en", "text");
    assert!(
        shown.contains(
            "  phase_order\n    Phases in order: removed “exit”; “intent” comes after “pilot” now\n"
        ),
        "{shown}"
    );
    assert!(shown.contains("  wording.placeholders\n"), "{shown}");
    assert!(
        shown.contains(": added “ФИКСМИ”, “позже”; removed “TODO”, “TBC”"),
        "{shown}"
    );
    assert!(!shown.contains("phase_order."), "{shown}");
    let shown = diff("ru", "markdown");
    assert!(
        shown.contains("убрано: «exit»; «intent» теперь после «pilot»"),
        "{shown}"
    );
    assert!(shown.contains("добавлено: «ФИКСМИ», «позже»"), "{shown}");
    let json = playbook.json(&[
        "profile", "diff", "standard", "own.toml", "--format", "json",
    ]);
    let differences = json["differences"].as_array().unwrap();
    let keys: Vec<&str> = differences
        .iter()
        .map(|it| it["key"].as_str().unwrap())
        .collect();
    assert!(keys.contains(&"phase_order.6"), "{keys:?}");
}

#[test]
fn the_schema_of_profiles_fits_those_of_the_program() {
    let schema = own().json(&["schema", "profile"]);
    let validator = jsonschema::validator_for(&schema).unwrap();
    for name in names() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("profiles/{name}.toml"));
        let value: serde_json::Value = toml::from_str(&text(&path)).unwrap();
        let faults: Vec<String> = validator
            .iter_errors(&value)
            .map(|it| it.to_string())
            .collect();
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({ "about": "Ours" })));
}
