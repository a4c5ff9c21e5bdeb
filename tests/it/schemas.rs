//! What is printed for programs keeps to its own schema; so does the front matter of the example.

use std::collections::BTreeMap;
use std::fs;

use comity::model::field::Choice as _;
use comity::model::{ParseCache, load};
use comity::source::WorkTree;
use jsonschema::Validator;
use serde_json::Value;

use crate::support::{Playbook, example_repo, json_in, owned_by};

fn faults(schema: &Value, instance: &Value) -> Vec<String> {
    told(&jsonschema::validator_for(schema).unwrap(), instance)
}

fn told(validator: &Validator, instance: &Value) -> Vec<String> {
    let errors = validator.iter_errors(instance);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn outputs_keep_to_their_schemas() {
    let waiver = "format = 1\nas_of = 2026-03-31\n[[waiver]]\nrule = \"unknown-reference\"\n\
        object = \"page/a\"\nreason = \"r\"\nowner = \"x\"\nuntil = 2026-05-01\n";
    let config = "format = 1\nas_of = 2026-03-31\n";
    let pair = Playbook::empty()
        .file("one/comity.toml", waiver)
        .file("one/a.md", owned_by("dan"))
        .file("one/b.md", "no front matter")
        .file("two/comity.toml", config);
    let schema = pair.json(&["schema", "check"]);
    for path in ["one", "two", "."] {
        let output = pair.json(&["check", path, "--format", "json"]);
        assert_eq!(faults(&schema, &output), Vec::<String>::new(), "{output:#}");
    }
    let mut broken = pair.json(&["check", "one", "--format", "json"]);
    broken["verdict"] = "maybe".into();
    assert!(!faults(&schema, &broken).is_empty());
    let example = example_repo();
    let status = pair.json(&["status", example.to_str().unwrap(), "--format", "json"]);
    assert_eq!(
        faults(&pair.json(&["schema", "status"]), &status),
        Vec::<String>::new()
    );
    assert!(
        status["expectations"].as_array().unwrap().len() > 5,
        "{status:#}"
    );
    let aligned = json_in(&example_repo(), &["align", "--format", "json"]);
    assert_eq!(
        faults(&pair.json(&["schema", "align"]), &aligned),
        Vec::<String>::new()
    );
    let log = json_in(&example_repo(), &["log", "--format", "json"]);
    assert_eq!(
        faults(&pair.json(&["schema", "log"]), &log),
        Vec::<String>::new()
    );
    let rules = pair.json(&["rules", "--format", "json"]);
    assert_eq!(
        faults(&pair.json(&["schema", "rules"]), &rules),
        Vec::<String>::new()
    );
}

#[test]
fn every_schema_is_one() {
    let folder = Playbook::empty();
    let listed = folder.run(&["schema"]);
    let names = listed
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .filter(|name| !name.starts_with('-'));
    let names: Vec<&str> = names.collect();
    assert!(names.len() > 15, "{names:?}");
    for name in names {
        let schema = folder.json(&["schema", name]);
        assert!(jsonschema::meta::is_valid(&schema), "{name}");
        let id = format!("https://comity.example/schema/comity.{name}/v1.json");
        assert_eq!(schema["$id"], id);
    }
}

#[test]
fn ledgers_have_table_schemas_a_playbooks_own_among_them() {
    let all = Playbook::empty().json(&["schema", "--ledgers"]);
    let names: Vec<&String> = all.as_object().unwrap().keys().collect();
    assert_eq!(names, comity::model::BUILT_IN_LEDGERS);
    assert_eq!(all["payments"]["primaryKey"], serde_json::json!(["id"]));
    let config =
        "format = 1\n[ledgers.visits.columns]\nday = { type = \"date\", required = true }\n";
    let own = Playbook::empty().file("comity.toml", config).json(&[
        "schema",
        "--ledgers",
        "--lang",
        "ru",
    ]);
    let day = serde_json::json!({
        "name": "day", "type": "date", "title": "day", "constraints": { "required": true }
    });
    assert_eq!(own["visits"]["fields"][0], day);
    assert_eq!(own["effort"]["fields"][0]["title"], "Неделя");
}

#[test]
fn the_examples_front_matter_keeps_to_the_schemas() {
    let folder = example_repo();
    let source = WorkTree::open(&folder).unwrap();
    let loaded = load(&source, &ParseCache::new()).unwrap();
    let pages: Vec<_> = loaded.playbook.pages().collect();
    assert!(
        pages.len() > 50,
        "the example has {} documents",
        pages.len()
    );
    let mut faults = Vec::new();
    let mut validators: BTreeMap<&str, Validator> = BTreeMap::new();
    for page in pages {
        let what = if page.is_translation {
            "translation"
        } else {
            page.kind.word()
        };
        let validator = validators.entry(what).or_insert_with(|| {
            let schema = json_in(&folder, &["schema", what]);
            jsonschema::validator_for(&schema).unwrap()
        });
        let text = fs::read_to_string(folder.join(page.path().as_str())).unwrap();
        let front: Value = front_matter(&text);
        let told = told(validator, &front);
        faults.extend(
            told.iter()
                .map(|fault| format!("{} as {what}: {fault}", page.path())),
        );
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_metric_is_whole_by_itself_or_by_a_ready_one() {
    let schema = Playbook::empty().json(&["schema", "metric"]);
    let keys = "unit: h\nbetter: lower\nledger: requests\nformula: count(*)\n";
    let without_formula = keys.replace("formula: count(*)\n", "");
    let sound = [
        keys.to_owned(),
        format!("uses:\n{keys}"),
        "uses: builtin/on-time\n".to_owned(),
        format!("uses: builtin/on-time\n{without_formula}formula:\n"),
    ];
    let unsound = [
        String::new(),
        "uses:\n".to_owned(),
        "uses: builtin/nothing\n".to_owned(),
        without_formula.clone(),
        format!("{without_formula}formula:\n"),
    ];
    let faults = |keys: &str| {
        let front = serde_yaml_ng::from_str(&format!("title: T\n{keys}")).unwrap();
        faults(&schema, &front)
    };
    for keys in sound {
        assert_eq!(faults(&keys), Vec::<String>::new(), "{keys}");
    }
    for keys in unsound {
        assert!(!faults(&keys).is_empty(), "{keys}");
    }
}

/// The front matter, found and read without our own reader.
fn front_matter(text: &str) -> Value {
    let mut lines = text.lines();
    let fence = lines.next().unwrap();
    let front: Vec<&str> = lines.take_while(|line| *line != fence).collect();
    let front = front.join("\n");
    match fence {
        "---" => serde_yaml_ng::from_str(&front).unwrap(),
        "+++" => from_toml(toml::from_str(&front).unwrap()),
        fence => panic!("`{fence}` opens no front matter"),
    }
}

/// Dates become text, as YAML has them.
fn from_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(moment) => moment.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(from_toml).collect(),
        toml::Value::Table(table) => {
            let entries = table.into_iter();
            Value::Object(
                entries
                    .map(|(key, value)| (key, from_toml(value)))
                    .collect(),
            )
        }
        plain => serde_json::to_value(plain).unwrap(),
    }
}
