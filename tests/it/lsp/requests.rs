//! Every question that an editor asks, on the example, with columns counted in both ways.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::client::{Client, able};
use super::findings::unescaped as plain;
use super::text::{Unit, edited, place, range};
use crate::support::run_in;

/// The example in a folder of its own, and a server for it.
struct Desk {
    _folder: tempfile::TempDir,
    root: PathBuf,
    client: Client,
    unit: Unit,
}

impl Desk {
    fn new(unit: Unit, capabilities: Value) -> Self {
        let folder = tempfile::tempdir().unwrap();
        run_in(folder.path(), &["example", "demo", "--no-history"]);
        let root = folder.path().join("demo").canonicalize().unwrap();
        let client = Client::start(&root, &[], capabilities);
        Self {
            _folder: folder,
            root,
            client,
            unit,
        }
    }

    /// Counting as both sides agreed.
    fn counting(unit: Unit) -> Self {
        let encodings = match unit {
            Unit::Utf16 => ["utf-16", "utf-32"],
            Unit::Utf8 => ["utf-16", "utf-8"],
        };
        let desk = Self::new(unit, able(&encodings));
        let chosen = &desk.client.told["capabilities"]["positionEncoding"];
        assert_eq!(*chosen, encodings[usize::from(unit == Unit::Utf8)]);
        desk
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap()
    }

    fn document(&self, path: &str) -> Value {
        json!({ "uri": self.client.uri(path) })
    }

    fn open(&mut self, path: &str) -> String {
        let text = self.text(path);
        self.client.open(path, &text);
        text
    }

    /// The title of a document, as the subject of a question.
    fn at_title(&self, path: &str, text: &str) -> Value {
        let at = text.find("title: ").unwrap() + "title: ".len();
        json!({ "textDocument": self.document(path), "position": place(text, at, self.unit) })
    }

    /// Asks about the last letter of `words` in an open text.
    fn ask_at(&mut self, method: &str, path: &str, text: &str, words: &str, more: Value) -> Value {
        let start = text.find(words).unwrap_or_else(|| panic!("no `{words}`"));
        let last = words.char_indices().next_back().unwrap().0;
        let mut params = json!({
            "textDocument": self.document(path), "position": place(text, start + last, self.unit)
        });
        params
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().cloned().unwrap_or_default());
        self.client.ask(method, params)
    }
}

fn unescaped(uri: &Value) -> String {
    plain(uri.as_str().unwrap())
}

const LOI: &str = "agreements/2026-02-loi.md";
const BRIEF: &str = "briefs/2026-09-first-frost.md";
const RUSSIAN: &str = "decisions/2026-02-03-primary-metric.ru.md";

#[test]
fn a_pointer_over_a_name_is_told_what_it_names() {
    for unit in [Unit::Utf16, Unit::Utf8] {
        let mut desk = Desk::counting(unit);
        // Letters of two units and of four bytes before it on the line.
        let text = desk.open(LOI).replacen(
            "expectations:\n  us-cpe: { metric: cpe",
            "expectations:\n  us-cpe: { text: \"ю🚀\", metric: cpe",
            1,
        );
        desk.client.change(LOI, 2, json!([{ "text": &text }]));
        let metric = desk.ask_at("textDocument/hover", LOI, &text, "metric: cpe", json!({}));
        assert_eq!(metric["contents"]["kind"], "markdown", "{metric}");
        let start = text.find("metric: cpe").unwrap() + "metric: ".len();
        assert_eq!(metric["range"]["start"], place(&text, start, unit));
        let person = desk.ask_at("textDocument/hover", LOI, &text, "dana", json!({}));
        assert_eq!(person["range"], range(&text, "dana", unit));
        assert!(
            person["contents"]["value"]
                .as_str()
                .unwrap()
                .contains("Dana")
        );
    }
}

#[test]
fn a_name_leads_to_what_it_names_and_back() {
    for unit in [Unit::Utf16, Unit::Utf8] {
        let mut desk = Desk::counting(unit);
        let text = desk
            .open(LOI)
            .replacen("{ metric: cpe,", "{ text: \"ю🚀\", metric: cpe,", 1);
        desk.client.change(LOI, 2, json!([{ "text": &text }]));
        let found = desk.ask_at(
            "textDocument/definition",
            LOI,
            &text,
            "metric: cpe",
            json!({}),
        );
        let uri = desk.client.uri("metrics/cpe.md");
        assert!(
            found
                .as_array()
                .unwrap()
                .iter()
                .any(|place| place["uri"] == *uri),
            "{found}"
        );
        let context = json!({ "context": { "includeDeclaration": false } });
        let used = desk.ask_at("textDocument/references", LOI, &text, "dana", context);
        let here = desk.client.uri(LOI);
        let used = used.as_array().unwrap();
        let places: Vec<_> = used.iter().filter(|place| place["uri"] == *here).collect();
        assert!(
            places
                .iter()
                .any(|place| place["range"] == range(&text, "dana", unit)),
            "{used:?}"
        );
        assert!(used.iter().any(|place| place["uri"] != *here));
    }
}

#[test]
fn what_may_be_written_is_offered_while_the_front_matter_is_half_written() {
    for unit in [Unit::Utf16, Unit::Utf8] {
        let mut desk = Desk::counting(unit);
        let path = "decisions/2026-03-01-новое.md";
        let text = "---\ntitle: Ёлка 🚀\nowner: d\nstat\n---\n\nТекст.\n";
        desk.client.open(path, text);
        let labels = |found: Value| -> Vec<String> {
            let items = found.as_array().unwrap().iter();
            items
                .map(|item| item["label"].as_str().unwrap().to_owned())
                .collect()
        };
        let at = |end: usize| json!({ "textDocument": { "uri": format!("file://{}/{path}", desk.root.display()) }, "position": place(text, end, unit) });
        let owner = at(text.find("owner: d").unwrap() + "owner: d".len());
        let key = at(text.find("stat\n").unwrap() + "stat".len());
        let people = desk.client.ask("textDocument/completion", owner);
        assert!(
            labels(people.clone())
                .iter()
                .any(|label| label.contains("dana")),
            "{people}"
        );
        let keys = labels(desk.client.ask("textDocument/completion", key));
        assert!(
            keys.iter().any(|label| label.starts_with("status")),
            "{keys:?}"
        );
    }
}

#[test]
fn a_name_is_changed_everywhere_and_its_file_moves() {
    for unit in [Unit::Utf16, Unit::Utf8] {
        let mut desk = Desk::counting(unit);
        let text = desk.open(BRIEF);
        let title = desk.at_title(BRIEF, &text);
        let prepared = desk.client.ask("textDocument/prepareRename", title.clone());
        assert_eq!(prepared["placeholder"], "2026-09-first-frost");
        let mut params = title;
        params["newName"] = json!("2026-09-первый-иней");
        let edit = desk.client.ask("textDocument/rename", params.clone());
        let changes = edit["documentChanges"].as_array().unwrap();
        let (moved, texts): (Vec<_>, Vec<_>) = changes
            .iter()
            .partition(|change| change["kind"] == "rename");
        assert_eq!(unescaped(&moved[0]["oldUri"]), desk.client.uri(BRIEF));
        let new = BRIEF.replace("first-frost", "первый-иней");
        assert_eq!(unescaped(&moved[0]["newUri"]), desk.client.uri(&new));
        assert!(texts.len() > 1, "nobody else says its name");
        for change in texts {
            let uri = unescaped(&change["textDocument"]["uri"]);
            let path = uri.strip_prefix(&desk.client.uri("")).unwrap();
            let text = desk.text(&path[1..]);
            let is_open = path[1..] == *BRIEF;
            assert_eq!(
                change["textDocument"]["version"],
                if is_open { json!(1) } else { Value::Null }
            );
            let renamed = edited(&text, change["edits"].as_array().unwrap(), unit);
            assert!(
                renamed.contains("первый-иней") || is_open,
                "{path}: {renamed}"
            );
        }
    }
}

#[test]
fn what_cannot_be_renamed_is_refused_in_words() {
    let mut desk = Desk::counting(Unit::Utf16);
    let text = desk.open(BRIEF);
    let mut params = desk.at_title(BRIEF, &text);
    params["newName"] = json!("not a name!/");
    let (code, what) = desk
        .client
        .try_ask("textDocument/rename", params.clone())
        .unwrap_err();
    assert_eq!(
        (code, what.contains("not a name!/")),
        (-32803, true),
        "{what}"
    );
    let mut modest = Desk::new(Unit::Utf16, json!({}));
    modest.open(BRIEF);
    params["textDocument"] = modest.document(BRIEF);
    params["newName"] = json!("2026-09-frost");
    let (code, what) = modest
        .client
        .try_ask("textDocument/rename", params)
        .unwrap_err();
    assert_eq!(
        (code, what.contains("moves a file")),
        (-32803, true),
        "{what}"
    );
}

#[test]
fn what_is_wrong_can_be_mended_where_it_stands() {
    for unit in [Unit::Utf16, Unit::Utf8] {
        let mut desk = Desk::counting(unit);
        let path = "guides/новое.md";
        let text = "---\n{ title: Ёлка 🚀, ownr: dana }\n---\n\nТекст.\n";
        desk.client.open(path, text);
        desk.client.settle();
        let words = "ownr: dana";
        let params = json!({
            "textDocument": desk.document(path), "range": range(text, words, unit),
            "context": { "diagnostics": [], "only": ["quickfix"] }
        });
        let fixes = desk.client.ask("textDocument/codeAction", params);
        let fixes = fixes.as_array().unwrap();
        assert_eq!(fixes.len(), 1, "{fixes:?}");
        assert_eq!(fixes[0]["title"], "Replace “ownr” with “owner”");
        assert_eq!(fixes[0]["kind"], "quickfix");
        let change = &fixes[0]["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"]["version"], 1);
        let key = change["edits"][0]["range"].clone();
        assert_eq!(key["start"], range(text, words, unit)["start"]);
        assert_eq!(fixes[0]["diagnostics"][0]["range"], key);
    }
}

#[test]
fn everything_safe_is_mended_at_once() {
    let mut desk = Desk::counting(Unit::Utf16);
    let path = "guides/новое.md";
    let text = "---\ntitle: Ёлка 🚀\nSTATUS: active\nTitle2: x\nowner: Dana\n---\n\nТекст.\n";
    desk.client.open(path, text);
    desk.client.settle();
    let params = json!({
        "textDocument": desk.document(path), "range": range(text, "Текст", Unit::Utf16),
        "context": { "diagnostics": [], "only": ["source"] }
    });
    let all = desk.client.ask("textDocument/codeAction", params);
    assert_eq!(
        all[0]["kind"],
        "source.fixAll",
        "{all} {:?}",
        super::findings::shown(&desk.client)
    );
    let edits = all[0]["edit"]["documentChanges"][0]["edits"]
        .as_array()
        .unwrap()
        .clone();
    let mended = edited(text, &edits, Unit::Utf16);
    assert_ne!(mended, text);
    desk.client.change(path, 2, json!([{ "text": &mended }]));
    desk.client.settle();
    let params = json!({
        "textDocument": desk.document(path), "range": range(&mended, "Текст", Unit::Utf16),
        "context": { "diagnostics": [], "only": ["source.fixAll"] }
    });
    assert_eq!(
        desk.client.ask("textDocument/codeAction", params),
        json!([])
    );
}

#[test]
fn a_document_is_a_tree_of_keys_and_headings() {
    for unit in [Unit::Utf16, Unit::Utf8] {
        let mut desk = Desk::counting(unit);
        let text = desk.open("charter.ru.md");
        let params = json!({ "textDocument": desk.document("charter.ru.md") });
        let symbols = desk.client.ask("textDocument/documentSymbol", params);
        let symbols = symbols.as_array().unwrap();
        assert_eq!(symbols[0]["name"], "title");
        let heading = symbols.iter().find(|symbol| symbol["kind"] == 15).unwrap();
        let name = heading["name"].as_str().unwrap();
        assert!(!name.is_ascii());
        let line = text
            .lines()
            .find(|line| line.starts_with('#') && line.contains(name))
            .unwrap();
        assert_eq!(
            heading["selectionRange"]["start"],
            range(&text, line, unit)["start"]
        );
        let agreement = desk.open(LOI);
        let params = json!({ "textDocument": desk.document(LOI) });
        let symbols = desk.client.ask("textDocument/documentSymbol", params);
        let named = |all: &Value, name: &str| -> Value {
            let mut all = all.as_array().unwrap().iter();
            all.find(|symbol| symbol["name"] == name)
                .unwrap_or_else(|| panic!("no {name}"))
                .clone()
        };
        let expectation = named(&named(&symbols, "expectations")["children"], "us-cpe");
        assert_eq!(
            expectation["selectionRange"],
            range(&agreement, "us-cpe", unit)
        );
        assert_eq!(named(&expectation["children"], "metric")["detail"], "cpe");
    }
}

#[test]
fn names_of_the_playbook_are_found_in_any_case() {
    let mut desk = Desk::counting(Unit::Utf16);
    let text = desk.text(RUSSIAN);
    let title = text
        .lines()
        .find_map(|line| line.strip_prefix("title: "))
        .unwrap()
        .trim_matches('"');
    let query = title.to_uppercase();
    let found = desk
        .client
        .ask("workspace/symbol", json!({ "query": query }));
    let found = found.as_array().unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["name"], title);
    let names = |query: &str, desk: &mut Desk| {
        let found = desk
            .client
            .ask("workspace/symbol", json!({ "query": query }));
        found
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(names("dana", &mut desk).contains(&"Dana Reed (dana)".to_owned()));
    assert!(names("metric/", &mut desk).len() >= 8);
    assert_eq!(names("no such thing", &mut desk), [""; 0]);
}

#[test]
fn front_matter_sections_and_long_lists_can_be_folded() {
    let mut desk = Desk::counting(Unit::Utf16);
    let path = "guides/новое.md";
    let items = "- пункт\n".repeat(9);
    let text = format!(
        "---\ntitle: Новое\ntags:\n  - a\n  - b\n---\n\n# Раз\n\n## Два\n\n{items}\nКонец.\n\n## Три\n\nx\n"
    );
    desk.client.open(path, &text);
    let params = json!({ "textDocument": desk.document(path) });
    let found = desk.client.ask("textDocument/foldingRange", params);
    let folds: Vec<_> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|fold| {
            (
                fold["startLine"].as_u64().unwrap(),
                fold["endLine"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        folds,
        [(0, 5), (2, 4), (7, 25), (9, 21), (23, 25), (11, 19)]
    );
}

#[test]
fn the_actual_stands_beside_the_target() {
    for unit in [Unit::Utf16, Unit::Utf8] {
        let mut desk = Desk::counting(unit);
        let path = "agreements/2026-07-amendment.md";
        let other = "agreements/2026-04-framework.md";
        let mut shown = 0;
        for path in [path, other] {
            let text = desk.open(path);
            let whole =
                json!({ "start": place(&text, 0, unit), "end": place(&text, text.len(), unit) });
            let params = json!({ "textDocument": desk.document(path), "range": whole });
            let hints = desk.client.ask("textDocument/inlayHint", params);
            for hint in hints.as_array().unwrap() {
                assert!(!hint["label"].as_str().unwrap().is_empty());
                let line = usize::try_from(hint["position"]["line"].as_u64().unwrap()).unwrap();
                assert!(text.lines().nth(line).unwrap().contains("target"), "{hint}");
                shown += 1;
            }
        }
        assert!(shown > 0);
    }
}
