//! Profiles: each checks the example's variant for it, and a switch changes only what it says.
//!
//! `tests/profiles/NAME/` holds the files in which a partnership that follows `NAME` differs from
//! the example; `NAME.switch.txt` what a switch from `standard` changes there. `disagreements.toml`
//! says how each known disagreement is written down, and the table of `docs/profiles.md` is made from it.

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
use serde::Deserialize;

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

/// How many questions there are on which practitioners disagree: D01 and so on.
const DISAGREEMENTS: usize = 32;

/// `disagreements.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Disagreements {
    disagreement: Vec<Disagreement>,
}

/// A question on which practitioners disagree.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Disagreement {
    id: String,
    question: String,
    /// The keys with which an answer is written down, `NAME` for a name of one's own: of a profile,
    /// or with a word before them of a kind of document or of `comity.toml`.
    keys: Vec<String>,
    rules: Vec<String>,
    /// Why no rule looks at it, where none does.
    note: Option<String>,
    #[serde(default, rename = "check")]
    checks: Vec<Disputed>,
}

/// A playbook of which a rule says something else under each position.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Disputed {
    rule: String,
    /// The day; without files the example is looked at.
    day: Option<String>,
    files: Option<String>,
    /// A case in `tests/cases`.
    case: Option<String>,
    /// Whether it is the first bad example on the rule's page.
    #[serde(default)]
    page: bool,
    positions: Vec<Position>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Position {
    says: String,
    /// Keys of a profile.
    set: String,
}

fn disagreements() -> Vec<Disagreement> {
    let text = text(&folder().join("disagreements.toml"));
    toml::from_str::<Disagreements>(&text).unwrap().disagreement
}

/// A playbook and the day on which it is looked at.
type Given = (Files, String);

impl Disputed {
    /// The playbook that the rule looks at, and the day.
    fn given(&self) -> Given {
        if let Some(name) = &self.case {
            return of_case(name);
        }
        if self.page {
            let rule = rules::find(&self.rule).unwrap();
            let examples = rules::example::examples(rule.docs);
            let bad = examples.into_iter().find(|example| example.is_bad).unwrap();
            return (with_config(bad.files), bad.as_of.to_string());
        }
        let day = self.day.clone().unwrap();
        match &self.files {
            Some(files) => (with_config(rules::example::files(files)), day),
            None => (variant("standard"), day),
        }
    }
}

/// The playbook of a case, and its day.
fn of_case(name: &str) -> Given {
    let cases = folder().parent().unwrap().join("cases");
    let case = text(&cases.join(format!("{name}.txt")));
    let (given, _) = case.split_once("==> findings").unwrap();
    let (head, documents) = given.split_at(given.find("==> ").unwrap());
    let day = head.lines().find_map(|line| line.strip_prefix("as-of:"));
    let day = day.unwrap_or(DEFAULT_DAY).trim().to_owned();
    (with_config(rules::example::files(documents)), day)
}

/// The files with a configuration that names a profile.
fn with_config(files: Vec<(String, String)>) -> Files {
    let files = files.into_iter();
    let mut files: Files = files
        .map(|(path, text)| (path, text.into_bytes()))
        .collect();
    let config = files.remove("comity.toml");
    let config = config.unwrap_or_else(|| DEFAULT_CONFIG.as_bytes().to_vec());
    let named = [b"profile = \"standard\"\n".as_slice(), &config].concat();
    files.insert("comity.toml".to_owned(), named);
    files
}

/// What a rule tells under a position.
fn told_under(position: &Position, (files, day): &Given, rule: &str) -> BTreeSet<String> {
    let own = format!("extends = \"standard\"\n{}\n", position.set);
    let mut changed = following(files, "own.toml");
    changed.insert("own.toml".to_owned(), own.into());
    let loaded = load(&Memory::of(changed.iter()), &ParseCache::new()).unwrap();
    let mut read = loaded.report.findings;
    read.retain(|finding| finding.place.path.as_str() == "own.toml");
    assert!(read.is_empty(), "{}: {:#?}", position.set, told(&read));
    let found = check(&changed, day, &Selection::one(rule)).into_iter();
    let found: Vec<Finding> = found.filter(|it| it.rule == rule).collect();
    // Of a gate the sentence is the same whichever condition does not hold; its notes are not.
    let notes = found.iter().flat_map(|it| &it.notes);
    let notes = notes.map(|note| note.text(Lang::En)).collect::<Vec<_>>();
    told(&found).into_iter().chain(notes).collect()
}

#[test]
fn each_position_changes_what_its_rule_says() {
    let mut alike = Vec::new();
    for disagreement in disagreements() {
        let id = &disagreement.id;
        assert!(
            disagreement.note.is_some() == disagreement.checks.is_empty(),
            "{id} is checked, or says why not"
        );
        for disputed in &disagreement.checks {
            let (rule, given) = (&disputed.rule, disputed.given());
            let positions = disputed.positions.iter();
            let said: Vec<(&str, BTreeSet<String>)> = positions
                .map(|it| (it.says.as_str(), told_under(it, &given, rule)))
                .collect();
            assert!(said.len() > 1, "{id} {rule}");
            for (at, (one, found)) in said.iter().enumerate() {
                let mut later = said[at + 1..].iter();
                if let Some((other, _)) = later.find(|(_, other)| other == found) {
                    alike.push(format!("{id} {rule}: {one} = {other}: {found:#?}"));
                }
            }
        }
    }
    assert!(alike.is_empty(), "{}", alike.join("\n"));
}

#[test]
fn every_disagreement_is_written_with_keys_that_exist() {
    let all = disagreements();
    let ids: Vec<&str> = all.iter().map(|it| it.id.as_str()).collect();
    let wanted: Vec<String> = (1..=DISAGREEMENTS).map(|n| format!("D{n:02}")).collect();
    assert_eq!(ids, wanted);
    let mut wrong = Vec::new();
    for Disagreement {
        id,
        keys,
        rules: named,
        checks,
        ..
    } in &all
    {
        assert!(!keys.is_empty(), "{id}");
        let missing = keys.iter().filter(|key| !exists(key));
        wrong.extend(missing.map(|key| format!("{id}: {key}")));
        let unknown = named.iter().filter(|rule| rules::find(rule).is_none());
        wrong.extend(unknown.map(|rule| format!("{id}: {rule}")));
        for disputed in checks {
            let sets = disputed.positions.iter().flat_map(|it| leaves(&it.set));
            let strange = sets.filter(|set| !keys.iter().any(|key| covers(key, set)));
            wrong.extend(
                strange.map(|set| format!("{id}: {} is not among its keys", set.join("."))),
            );
            if !named.contains(&disputed.rule) {
                wrong.push(format!("{id}: {} is not among its rules", disputed.rule));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The keys that a piece of a profile sets, down to values and lists.
fn leaves(set: &str) -> Vec<Vec<String>> {
    fn gather(value: &toml::Value, path: &[String], found: &mut Vec<Vec<String>>) {
        match value {
            toml::Value::Table(entries) => {
                for (key, value) in entries {
                    let path = [path, std::slice::from_ref(key)].concat();
                    gather(value, &path, found);
                }
            }
            _ => found.push(path.to_vec()),
        }
    }
    let mut found = Vec::new();
    let table: toml::Table = toml::from_str(set).unwrap();
    gather(&toml::Value::Table(table), &[], &mut found);
    found
}

const TABLE: (&str, &str) = (
    "<!-- Made by tests/it/profiles.rs from tests/profiles/disagreements.toml; SNAPSHOTS=overwrite writes it again. -->\n",
    "<!-- End of the table. -->\n",
);

#[test]
fn the_table_of_disagreements_says_what_is_tested() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/profiles.md");
    let page = text(&path);
    let (head, rest) = page.split_once(TABLE.0).unwrap();
    let (_, tail) = rest.split_once(TABLE.1).unwrap();
    let made = format!("{head}{}{}{}{tail}", TABLE.0, table(), TABLE.1);
    if std::env::var_os("SNAPSHOTS").is_some_and(|wish| wish == "overwrite") {
        fs::write(&path, &made).unwrap();
    }
    assert!(
        text(&path) == made,
        "docs/profiles.md is not what tests/profiles/disagreements.toml says; run `SNAPSHOTS=overwrite cargo test profiles`"
    );
}

fn table() -> String {
    let mut out =
        "\n| | The question | Positions | All keys | Rules |\n|---|---|---|---|---|\n".to_owned();
    for it in disagreements() {
        let positions: Vec<String> = it
            .checks
            .iter()
            .flat_map(|check| &check.positions)
            .map(shown)
            .collect();
        let positions = it.note.unwrap_or_else(|| positions.join("<br>"));
        let (keys, named) = (all_quoted(&it.keys), all_quoted(&it.rules));
        let (id, question) = (&it.id, &it.question);
        writeln!(
            out,
            "| {id} | {question} | {positions} | {keys} | {named} |"
        )
        .unwrap();
    }
    out.push('\n');
    out
}

/// A position with its keys, in one cell of a table.
fn shown(position: &Position) -> String {
    let lines: Vec<String> = position
        .set
        .lines()
        .map(|line| format!("`{}`", line.replace('|', "\\|")))
        .collect();
    format!("{}: {}", position.says, lines.join(", "))
}

fn all_quoted(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// Whether a documented key, with `NAME` for a name of one's own, is the key of a setting.
fn covers(documented: &str, key: &[String]) -> bool {
    let parts: Vec<&str> = documented.split('.').collect();
    let mut pairs = parts.iter().zip(key);
    parts.len() == key.len() && pairs.all(|(part, key)| *part == "NAME" || part == key)
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
