//! How a server begins, what it refuses, and how it ends.

use serde_json::{Value, json};

use super::client::{Client, able};
use super::findings::shown;
use crate::support::{LUMEN, Playbook, owned_by};

fn playbook() -> Playbook {
    Playbook::new()
        .file("parties/lumen.md", LUMEN)
        .file("a.md", owned_by("nobody"))
}

fn here(playbook: &Playbook, arguments: &[&str]) -> Client {
    Client::start(&playbook.path(), arguments, able(&["utf-16"]))
}

#[test]
fn a_server_says_what_it_can_do_and_asks_to_be_told_of_files() {
    let playbook = playbook();
    let mut client = here(&playbook, &[]);
    let can = &client.told["capabilities"];
    for provider in [
        "hover",
        "definition",
        "references",
        "documentSymbol",
        "workspaceSymbol",
        "foldingRange",
        "inlayHint",
    ] {
        assert_eq!(can[format!("{provider}Provider")], true, "{provider}");
    }
    assert_eq!(can["renameProvider"]["prepareProvider"], true);
    assert_eq!(can["textDocumentSync"]["change"], 2);
    assert_eq!(can["positionEncoding"], "utf-16");
    assert_eq!(client.told["serverInfo"]["name"], "comity");
    client.settle();
    let registered = &client.asked[0];
    assert_eq!(registered.method, "client/registerCapability");
    let registration = &registered.params["registrations"][0];
    assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
    assert!(client.shown.keys().any(|uri| uri.ends_with("/a.md")));
}

#[test]
fn the_end_is_told_by_the_exit_code() {
    let playbook = playbook();
    assert_eq!(here(&playbook, &[]).leave(), Some(0));
    assert_eq!(here(&playbook, &["--stdio"]).vanish(), Some(1));
    let mut rude = here(&playbook, &[]);
    rude.tell("exit", Value::Null);
    assert_eq!(rude.vanish(), Some(1));
}

#[test]
fn what_cannot_be_answered_is_refused_and_the_server_goes_on() {
    let playbook = playbook();
    let mut client = Client::launch(&playbook.path(), &[]);
    let early = client.try_ask("textDocument/hover", json!({})).unwrap_err();
    assert_eq!(early.0, -32002);
    client.begin(able(&["utf-16"]), json!({}));
    client.settle();
    assert_eq!(
        client
            .try_ask("textDocument/nothing", json!({}))
            .unwrap_err()
            .0,
        -32601
    );
    assert_eq!(
        client
            .try_ask("textDocument/hover", json!({ "a": 1 }))
            .unwrap_err()
            .0,
        -32602
    );
    client.tell("textDocument/didChange", json!({ "senseless": true }));
    client.tell("$/setTrace", json!({ "value": "off" }));
    let unknown = json!({ "textDocument": { "uri": "untitled:1" }, "position": { "line": 9, "character": 9 } });
    assert_eq!(client.ask("textDocument/hover", unknown), Value::Null);
    client.ask("shutdown", Value::Null);
    assert_eq!(
        client
            .try_ask("workspace/symbol", json!({ "query": "" }))
            .unwrap_err()
            .0,
        -32600
    );
}

#[test]
fn a_question_that_waits_can_be_taken_back() {
    let playbook = playbook();
    let mut client = Client::launch(&playbook.path(), &[]);
    client.begin(able(&["utf-16"]), json!({ "pause": 600_000 }));
    client.settle();
    client.open("a.md", "# Another text\n");
    // The rules will not have seen it for ten minutes.
    let id = client.send("comity/settled", Value::Null);
    client.tell("$/cancelRequest", json!({ "id": id }));
    assert_eq!(client.answer(id).unwrap_err().0, -32800);
}

#[test]
fn messages_are_in_the_language_that_was_asked_for() {
    let message = |arguments: &[&str], options: Value| {
        let playbook = playbook();
        let mut client = Client::launch(&playbook.path(), arguments);
        client.begin(able(&["utf-16"]), options);
        client.settle();
        shown(&client).join("\n")
    };
    let is_russian = |text: &str| text.contains("nobody") && text.contains('е');
    assert!(!is_russian(&message(&[], json!(null))));
    assert!(is_russian(&message(&[], json!({ "language": "ru" }))));
    assert!(is_russian(&message(
        &["--lang", "ru"],
        json!({ "language": "en" })
    )));
}

#[test]
fn where_there_is_no_playbook_there_is_nothing_to_say_until_there_is_one() {
    let playbook = Playbook::empty().file("a.md", owned_by("nobody"));
    let mut client = here(&playbook, &[]);
    client.open("a.md", &owned_by("nobody"));
    let at = json!({ "textDocument": { "uri": client.uri("a.md") }, "position": { "line": 1, "character": 1 } });
    for method in [
        "textDocument/hover",
        "textDocument/completion",
        "textDocument/definition",
    ] {
        assert_eq!(client.ask(method, at.clone()), Value::Null, "{method}");
    }
    assert_eq!(
        client.ask("workspace/symbol", json!({ "query": "" })),
        json!([])
    );
    client.settle();
    assert!(client.shown.is_empty());
    let playbook = playbook.file("comity.toml", "format = 1\n");
    client.disturb("comity.toml");
    client.settle();
    assert!(
        shown(&client)
            .iter()
            .any(|line| line.contains("unknown-reference"))
    );
    std::fs::remove_file(playbook.path().join("comity.toml")).unwrap();
    client.disturb("comity.toml");
    client.settle();
    assert_eq!(shown(&client), [""; 0]);
}
