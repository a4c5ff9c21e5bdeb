//! `log`: the example's decisions against a table made by hand, and texts of strangers in every
//! format.

use std::path::Path;
use std::process::Command;

use comity::history;
use comity::history::expectations::Targets;
use comity::model::{ParseCache, load};
use comity::source::WorkTree;
use serde_json::Value;

use crate::support::{Playbook, json_in, run_in};

/// The example with its past, in a folder that lives as long as this.
fn example() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let written = run_in(folder.path(), &["example", "demo"]);
    assert_eq!(written.code, 0, "{}", written.err);
    folder
}

/// A decision as `tests/past/*/commit.toml` tells it; read and counted by people, so it must not be
/// filled in from what the program prints.
struct Row {
    id: &'static str,
    status: &'static str,
    /// The date of the commit that has it first.
    proposed: &'static str,
    /// The date of the commit that changed its status.
    decided: Option<&'static str>,
    /// From one to the other, in hours and minutes.
    clock: Option<(u32, u32)>,
    /// The working time of Northwind (10 to 19 in Moscow) and of Lumen (9 to 18 in New York).
    working: Option<[(u32, u32); 2]>,
    /// Who made the commits that changed its file.
    people: &'static [&'static str],
    replaced_by: &'static [&'static str],
}

#[rustfmt::skip]
const TABLE: [Row; 15] = [
    Row { id: "2026-01-28-no-instagram", status: "accepted",
        proposed: "2026-01-27T12:10+03:00", decided: Some("2026-01-28T11:35+03:00"),
        clock: Some((23, 25)), working: Some([(8, 25), (9, 0)]),
        people: &["vera", "anna"], replaced_by: &[] },
    Row { id: "2026-02-03-primary-metric", status: "accepted",
        proposed: "2026-02-01T10:12-05:00", decided: Some("2026-02-03T09:45+03:00"),
        clock: Some((39, 33)), working: Some([(9, 0), (9, 0)]),
        people: &["dana", "anna"], replaced_by: &[] },
    Row { id: "2026-02-05-who-picks-creators", status: "superseded",
        proposed: "2026-02-04T10:25-05:00", decided: Some("2026-02-05T15:15+03:00"),
        clock: Some((20, 50)), working: Some([(5, 50), (7, 35)]),
        people: &["dana", "anna", "anna"], replaced_by: &["2026-05-14-shortlist-of-three"] },
    Row { id: "2026-02-11-one-video-first", status: "accepted",
        proposed: "2026-02-10T13:10+03:00", decided: Some("2026-02-11T09:25-05:00"),
        clock: Some((28, 15)), working: Some([(13, 15), (9, 25)]),
        people: &["anna", "dana"], replaced_by: &[] },
    Row { id: "2026-02-26-no-boost", status: "rejected",
        proposed: "2026-02-25T11:10-05:00", decided: Some("2026-02-26T16:50+03:00"),
        clock: Some((21, 40)), working: Some([(6, 50), (6, 50)]),
        people: &["li", "anna"], replaced_by: &[] },
    Row { id: "2026-03-24-scale-after-pilot", status: "accepted",
        proposed: "2026-03-24T10:10-04:00", decided: Some("2026-03-25T18:25+03:00"),
        clock: Some((25, 15)), working: Some([(10, 15), (10, 15)]),
        people: &["dana", "anna"], replaced_by: &[] },
    Row { id: "2026-04-30-payment-calendar", status: "accepted",
        proposed: "2026-04-29T12:40+03:00", decided: Some("2026-04-30T11:05+03:00"),
        clock: Some((22, 25)), working: Some([(7, 25), (9, 0)]),
        people: &["pavel", "anna"], replaced_by: &[] },
    Row { id: "2026-05-06-silence-is-not-approval", status: "superseded",
        proposed: "2026-05-05T11:05-04:00", decided: Some("2026-05-06T17:35+03:00"),
        clock: Some((23, 30)), working: Some([(8, 30), (8, 30)]),
        people: &["dana", "anna", "anna"], replaced_by: &["2026-08-19-silence-on-repeats"] },
    Row { id: "2026-05-14-shortlist-of-three", status: "accepted",
        proposed: "2026-05-13T14:05+03:00", decided: Some("2026-05-14T16:25+03:00"),
        clock: Some((26, 20)), working: Some([(11, 20), (9, 25)]),
        people: &["vera", "anna"], replaced_by: &[] },
    Row { id: "2026-06-10-launch-room", status: "accepted",
        proposed: "2026-06-10T10:35-04:00", decided: Some("2026-06-11T09:20-04:00"),
        clock: Some((22, 45)), working: Some([(7, 45), (7, 45)]),
        people: &["li", "dana"], replaced_by: &[] },
    Row { id: "2026-06-17-podcast", status: "withdrawn",
        proposed: "2026-06-16T10:20-04:00", decided: Some("2026-06-17T08:30-04:00"),
        clock: Some((22, 10)), working: Some([(7, 10), (7, 40)]),
        people: &["li", "li"], replaced_by: &[] },
    Row { id: "2026-07-07-tighten-cpe", status: "accepted",
        proposed: "2026-07-06T13:10+03:00", decided: Some("2026-07-07T11:45-04:00"),
        clock: Some((29, 35)), working: Some([(14, 35), (11, 45)]),
        people: &["pavel", "dana"], replaced_by: &[] },
    Row { id: "2026-07-14-li-hands-over", status: "accepted",
        proposed: "2026-07-13T09:35-04:00", decided: Some("2026-07-14T10:05-04:00"),
        clock: Some((24, 30)), working: Some([(9, 30), (9, 30)]),
        people: &["dana", "marcus"], replaced_by: &[] },
    Row { id: "2026-08-19-silence-on-repeats", status: "accepted",
        proposed: "2026-08-18T09:40-04:00", decided: Some("2026-08-19T14:55+03:00"),
        clock: Some((22, 15)), working: Some([(7, 15), (8, 20)]),
        people: &["sam", "anna"], replaced_by: &[] },
    Row { id: "2026-09-29-gift-guide", status: "proposed",
        proposed: "2026-09-29T10:35-04:00", decided: None,
        clock: None, working: None,
        people: &["sam"], replaced_by: &[] },
];

/// To the hundredth of an hour, as the output has it.
fn hours((hours, minutes): (u32, u32)) -> f64 {
    (f64::from(hours) * 100.0 + f64::from(minutes) / 60.0 * 100.0).round() / 100.0
}

fn texts(value: &Value) -> Vec<&str> {
    let values = value.as_array().unwrap().iter();
    values.map(|value| value.as_str().unwrap()).collect()
}

#[test]
fn the_examples_decisions_are_those_of_a_table_made_by_hand() {
    let folder = example();
    let log = json_in(&folder.path().join("demo"), &["log", "--format", "json"]);
    let decisions = log["decisions"].as_array().unwrap();
    assert_eq!(decisions.len(), TABLE.len());
    for (decision, row) in decisions.iter().zip(&TABLE) {
        let id = row.id;
        assert_eq!(decision["id"], id);
        assert_eq!(decision["status"], row.status, "{id}");
        assert_eq!(decision["proposed"], row.proposed, "{id}");
        assert_eq!(decision["dates"]["proposed"]["git"], row.proposed, "{id}");
        assert_eq!(decision["decided"].as_str(), row.decided, "{id}");
        assert_eq!(
            decision["dates"]["decided"]["git"].as_str(),
            row.decided,
            "{id}"
        );
        assert_eq!(
            decision["latency_hours"].as_f64(),
            row.clock.map(hours),
            "{id}"
        );
        let working = ["northwind", "lumen"].map(|side| decision["business_hours"][side].as_f64());
        let expected = row
            .working
            .map_or([None; 2], |both| both.map(|one| Some(hours(one))));
        assert_eq!(working, expected, "{id}");
        let commits = decision["commits"].as_array().unwrap();
        let people: Vec<&str> = commits
            .iter()
            .map(|it| it["person"].as_str().unwrap())
            .collect();
        assert_eq!(people, row.people, "{id}");
        assert_eq!(
            decision["dates"]["proposed"]["commit"], commits[0]["id"],
            "{id}"
        );
        assert_eq!(texts(&decision["superseded_by"]), row.replaced_by, "{id}");
        let is_one = |other: &&Row| other.replaced_by.contains(&id);
        let replaces: Vec<&str> = TABLE.iter().filter(is_one).map(|other| other.id).collect();
        assert_eq!(texts(&decision["supersedes"]), replaces, "{id}");
        assert!(
            decision["reversed"].is_null() && decision["removed"].is_null(),
            "{id}"
        );
    }
    let open = &decisions[14];
    assert_eq!(open["open_days"], 1, "from 29 to 30 September");
}

#[test]
fn the_examples_targets_held_as_its_commits_had_them() {
    let folder = example();
    let root = folder.path().join("demo");
    let cache = ParseCache::new();
    let source = WorkTree::open(&root).unwrap();
    let playbook = load(&source, &cache).unwrap().playbook;
    let past = history::read(source.root(), &playbook, &cache).unwrap();
    let day = "2026-09-30".parse().unwrap();
    let targets = Targets::read(&playbook, past.timeline(), day).unwrap();
    let graph = &past.timeline().unwrap().graph;
    let held = |market: &str| {
        let filters = [("market".to_owned(), market.to_owned())];
        let held = targets.held("cpe", &filters, None).iter();
        let told = held.map(|held| {
            let change = held.change.as_ref().unwrap();
            let to = held.to.map(|day| day.to_string()).unwrap_or_default();
            let by = graph.commit(change.step.commit).summary.clone();
            let decision = change.decision.clone().unwrap_or_default();
            [
                format!("{}..{to}", held.from),
                held.text.clone(),
                by,
                decision,
            ]
        });
        told.collect::<Vec<_>>()
    };
    // Commits 013, 034 and 072 wrote the targets; the terms of the documents say from when.
    let us = [
        [
            "2026-02-16..2026-03-20",
            "0.25 USD",
            "agreements: first draft of the letter of intent",
            "2026-02-03-primary-metric",
        ],
        [
            "2026-04-13..2026-07-12",
            "0.25 USD",
            "agreements: draft of the agreement",
            "",
        ],
        [
            "2026-07-13..",
            "0.20 USD",
            "agreements: draft of the first amendment",
            "2026-07-07-tighten-cpe",
        ],
    ];
    assert_eq!(held("us"), us);
    assert_eq!(held("ru")[0][..2], ["2026-07-13..", "0.12 USD"]);
}

#[test]
fn filters_hold_together_and_unknown_names_are_told() {
    let folder = example();
    let root = folder.path().join("demo");
    let ids = |options: &[&str]| {
        let log = json_in(&root, &[&["log", "--format", "json"], options].concat());
        let decisions = log["decisions"].as_array().unwrap().iter();
        decisions
            .map(|it| it["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&["--open"]), ["2026-09-29-gift-guide"]);
    assert_eq!(
        ids(&["--state", "rejected", "--state", "withdrawn"]).len(),
        2
    );
    assert_eq!(ids(&["--owner", "marcus"]), ["2026-07-14-li-hands-over"]);
    assert_eq!(
        ids(&["--owner", "pavel", "--quarter", "2026-Q3"]),
        ["2026-07-07-tighten-cpe"]
    );
    assert_eq!(ids(&["--quarter", "2026-Q1"]).len(), 6);
    assert_eq!(
        ids(&["--party", "northwind", "--quarter", "2026-Q3"]).len(),
        3
    );
    assert_eq!(ids(&["--text", "ЦЕНА сша"]), ["2026-02-03-primary-metric"]);
    assert_eq!(ids(&["--text", "podcast episodes"]), ["2026-06-17-podcast"]);
    assert_eq!(ids(&["--as-of", "2026-01-27"]), ["2026-01-28-no-instagram"]);
    let unknown = run_in(&root, &["log", "--owner", "ana"]);
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.err.contains("did you mean `anna`"),
        "{}",
        unknown.err
    );
    let wrong = run_in(&root, &["log", "--quarter", "2026"]);
    assert_eq!(wrong.code, 2, "{}", wrong.err);
}

#[test]
fn the_log_without_git_says_what_it_rests_on() {
    let playbook = Playbook::new().file(
        "decisions/2026-03-02-boost.md",
        "---\ntitle: 推廣 と 広告\nstatus: accepted\nproposed: 2026-03-02\ndecided: 2026-03-20\n---\n",
    );
    let text = playbook.run(&["log"]);
    snapbox::assert_data_eq!(
        text,
        snapbox::str![[r#"
Decisions · as of 31 March 2026, pinned in comity.toml

  Date        Took  State     Decision
+ 2026-03-20  18 d  accepted  推廣 と 広告
                              2026-03-02-boost

1 decision; median time to a decision 18 d
history was not checked: this playbook is not in a Git repository
--- exit 0

"#]]
    );
}

/// Texts that try to be obeyed: by terminals, spreadsheets, forges and browsers.
const HOSTILE: [&str; 9] = [
    "=HYPERLINK(1)",
    "+cmd|calc",
    "-1+1",
    "@SUM(1)",
    "<!-- --><script>alert(1)</script>",
    "a | b | ![x](http://e.example) `c`",
    "@everyone see #1",
    "red \u{1b}[31m bell \u{7} c1 \u{9b}31m",
    "flip \u{202e}txt\u{200b} wide 日本語",
];

/// A playbook whose title, author and message are all one text.
fn hostile(text: &str) -> Playbook {
    let escaped = text.chars().map(|letter| match letter {
        letter if is_command(letter) => format!("\\u{:04x}", u32::from(letter)),
        letter => letter.to_string(),
    });
    let quoted = format!("\"{}\"", escaped.collect::<String>());
    let playbook = Playbook::new();
    git(
        &playbook.path(),
        "A",
        &["init", "--quiet", "--initial-branch=main"],
    );
    git(&playbook.path(), "A", &["add", "."]);
    git(
        &playbook.path(),
        "A",
        &["commit", "--quiet", "--message", "begin"],
    );
    let decision = format!(
        "---\ntitle: {quoted}\nstatus: proposed\ndriver: {quoted}\ndecider: {quoted}\n---\n"
    );
    let playbook = playbook.file("decisions/d.md", decision);
    git(&playbook.path(), text, &["add", "."]);
    git(
        &playbook.path(),
        text,
        &["commit", "--quiet", "--message", text],
    );
    playbook
}

fn git(folder: &Path, author: &str, arguments: &[&str]) {
    let mut command = Command::new("git");
    command
        .env_clear()
        .env("PATH", std::env::var("PATH").unwrap());
    for who in ["AUTHOR", "COMMITTER"] {
        // Git takes these out of names itself.
        let name: String = author
            .chars()
            .filter(|it| !matches!(it, '<' | '>'))
            .collect();
        command
            .env(format!("GIT_{who}_NAME"), name)
            .env(format!("GIT_{who}_EMAIL"), "a@example.org")
            .env(format!("GIT_{who}_DATE"), "2026-03-02T10:00:00+03:00");
    }
    let done = command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "git {arguments:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
}

#[test]
fn texts_of_strangers_are_shown_and_never_obeyed() {
    for text in HOSTILE {
        let playbook = hostile(text);
        let shown = |format: &str| {
            let options = ["log", "-v", "--format", format];
            let ran = run_in(&playbook.path(), &options);
            assert_eq!(ran.code, 0, "{text}: {}", ran.err);
            ran.out
        };
        for format in ["text", "markdown", "csv", "json"] {
            let out = shown(format);
            let bad = out.chars().find(|letter| is_command(*letter));
            assert_eq!(bad, None, "{format}: {text:?}");
        }
        let csv = shown("csv").replace("\r\n", "\n");
        for cell in cells(&csv) {
            assert!(
                !cell.starts_with(['=', '+', '-', '@']),
                "{text:?}: {cell:?}"
            );
        }
        assert_eq!(csv.lines().count(), 2, "{csv}");
        let markdown = shown("markdown");
        let row = markdown
            .lines()
            .find(|line| line.contains("2026") && line.starts_with('|'));
        let row = row
            .unwrap_or_else(|| panic!("{markdown}"))
            .replace("\\|", "");
        assert_eq!(row.matches('|').count(), 8, "{text:?}: {row}");
        let inert = row
            .replace("<br>", "")
            .replace("@<!-- -->", "")
            .replace("#<!-- -->", "");
        assert!(!inert.contains(['<', '@', '#']), "{text:?}: {inert}");
        let unescaped = inert
            .replace("\\[", "")
            .replace("\\!", "")
            .replace("\\`", "");
        assert!(
            !unescaped.contains(['[', '!', '`']),
            "{text:?}: {unescaped}"
        );
        let json: Value = serde_json::from_str(&shown("json")).unwrap();
        let decision = &json["decisions"][0];
        assert_eq!(decision["title"], text, "whole for programs");
        assert!(decision["commits"][0]["person"].is_null());
    }
}

/// Characters that terminals obey, or that hide what is there.
fn is_command(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\r'))
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The cells of a CSV text, without their quotes.
fn cells(csv: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for letter in csv.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ',' | '\n' if !is_quoted => cells.push(String::new()),
            letter => cells.last_mut().unwrap().push(letter),
        }
    }
    cells
}
