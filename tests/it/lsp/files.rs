//! Texts that are unsaved, new, broken or changed by somebody else: what is shown is what a fresh
//! `comity check` finds once the same text lies on disk.

use std::fs;

use serde_json::json;

use super::client::{Client, able};
use super::findings::{checked, shown};
use super::text::{Unit, range};
use crate::support::{LUMEN, Playbook, owned_by, run_in};

/// The example with its past, in a folder of its own.
fn example() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let ran = run_in(folder.path(), &["example", "demo"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let root = folder.path().join("demo").canonicalize().unwrap();
    (folder, root)
}

#[test]
fn the_example_is_shown_as_check_finds_it_before_and_after_an_unsaved_edit() {
    let (_folder, root) = example();
    // In spring more is wrong with it than in the end.
    let day = ["--as-of", "2026-12-30"];
    let mut client = Client::start(&root, &day, able(&["utf-16"]));
    client.settle();
    let before = checked(&root, &day);
    assert_eq!(shown(&client), before);
    assert!(before.len() > 5, "{before:#?}");
    let path = "decisions/2026-02-03-primary-metric.ru.md";
    let text = fs::read_to_string(root.join(path)).unwrap();
    client.open(path, &text);
    let typed = text.clone() + "\nСм. 🚀 [решение](нет-такого.md) и [ещё](../charter.md#нет).\n";
    client.change(path, 2, json!([{ "text": typed }]));
    let other = "metrics/cpe.md";
    let metric = fs::read_to_string(root.join(other)).unwrap();
    client.open(other, &metric);
    let at = range(&metric, "kind: metric", Unit::Utf16)["start"].clone();
    client.change(
        other,
        2,
        json!([{ "range": { "start": at, "end": at }, "text": "nonsense: 1\n" }]),
    );
    client.settle();
    let live = shown(&client);
    fs::write(root.join(path), &typed).unwrap();
    fs::write(
        root.join(other),
        metric.replacen("kind: metric", "nonsense: 1\nkind: metric", 1),
    )
    .unwrap();
    let after = checked(&root, &day);
    assert_eq!(live, after);
    assert!(after.len() >= before.len() + 3);
}

#[test]
fn the_findings_of_a_page_come_at_once_and_those_of_the_playbook_stay_and_move() {
    let playbook = Playbook::new()
        .file("parties/lumen.md", LUMEN)
        .file("a.md", owned_by("nobody"));
    let mut client = Client::launch(&playbook.path(), &[]);
    client.begin(able(&["utf-16"]), json!({ "pause": 600_000 }));
    client.settle();
    let uri = client.uri("a.md");
    let text = owned_by("nobody");
    client.open("a.md", &text);
    client.next_of(&uri);
    let at = json!({ "line": 1, "character": 0 });
    client.change(
        "a.md",
        2,
        json!([{ "range": { "start": at, "end": at }, "text": "нет: такого\n" }]),
    );
    client.next_of(&uri);
    assert_eq!(client.versions[&uri], 2);
    let lines = shown(&client);
    assert!(
        lines.iter().any(|line| line.contains("unknown-key")),
        "{lines:#?}"
    );
    let moved = text.replacen("---\n", "---\nнет: такого\n", 1);
    let place = range(&moved, "nobody", Unit::Utf16);
    let expected = format!(
        "a.md {}-{} error unknown-reference",
        place["start"], place["end"]
    );
    assert!(
        lines.iter().any(|line| line.starts_with(&expected)),
        "{expected} in {lines:#?}"
    );
}

#[test]
fn a_new_file_that_nobody_saved_is_part_of_the_playbook() {
    let playbook = Playbook::new().file("parties/lumen.md", LUMEN).file(
        "a.md",
        "---\ntitle: A\nowner: dana\n---\n\n[новое](новое.md#раздел)\n",
    );
    let mut client = Client::start(&playbook.path(), &[], able(&["utf-16"]));
    client.settle();
    let broken = |client: &Client| {
        shown(client)
            .iter()
            .any(|line| line.contains("broken-link"))
    };
    assert!(broken(&client));
    client.open(
        "новое.md",
        "---\ntitle: Новое\nowner: никто\n---\n\n## Раздел\n\nСлова.\n",
    );
    client.settle();
    assert!(!broken(&client), "{:#?}", shown(&client));
    assert!(
        shown(&client)
            .iter()
            .any(|line| line.starts_with("новое.md") && line.contains("unknown-reference"))
    );
    client.close("новое.md");
    client.settle();
    assert!(broken(&client));
    assert_eq!(shown(&client), checked(&playbook.path(), &[]));
}

#[test]
fn files_that_change_on_disk_are_read_again() {
    let (_folder, root) = example();
    let mut client = Client::start(&root, &[], able(&["utf-16"]));
    client.settle();
    let ledger = root.join("ledgers/rates.csv");
    let text = fs::read_to_string(&ledger).unwrap();
    fs::write(&ledger, text + "2026-99-99,USD,RUB,много\n").unwrap();
    client.disturb("ledgers/rates.csv");
    fs::remove_file(root.join("metrics/rounds.md")).unwrap();
    client.disturb("metrics/rounds.md");
    client.settle();
    let found = checked(&root, &[]);
    assert_eq!(shown(&client), found);
    assert!(
        found
            .iter()
            .any(|line| line.starts_with("ledgers/rates.csv")),
        "{found:#?}"
    );
    assert!(
        found.iter().any(|line| line.contains("unknown-reference")),
        "{found:#?}"
    );
}

#[test]
fn a_broken_configuration_is_told_and_the_last_good_one_stays() {
    let playbook = Playbook::new()
        .file("parties/lumen.md", LUMEN)
        .file("a.md", owned_by("nobody"));
    let mut client = Client::start(&playbook.path(), &[], able(&["utf-16"]));
    client.settle();
    let before = shown(&client);
    let config = fs::read_to_string(playbook.path().join("comity.toml")).unwrap();
    client.open("comity.toml", &config);
    client.change(
        "comity.toml",
        2,
        json!([{ "text": format!("{config}\nlanguages = [") }]),
    );
    client.settle();
    let broken = shown(&client);
    let (of_config, rest): (Vec<_>, Vec<_>) = broken
        .into_iter()
        .partition(|line| line.starts_with("comity.toml"));
    let is_told = of_config
        .iter()
        .any(|line| line.contains("config-unreadable"));
    assert!(is_told, "{of_config:#?}");
    assert_eq!(rest, before);
    let symbols = client.ask("workspace/symbol", json!({ "query": "dana" }));
    assert_eq!(symbols.as_array().unwrap().len(), 1);
    client.change("comity.toml", 3, json!([{ "text": "format = 99\n" }]));
    client.settle();
    assert!(
        shown(&client)
            .iter()
            .any(|line| line.starts_with("comity.toml") && line.contains("99"))
    );
    client.change("comity.toml", 4, json!([{ "text": config }]));
    client.settle();
    assert_eq!(shown(&client), before);
}
