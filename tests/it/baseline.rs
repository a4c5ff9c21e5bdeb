//! `comity check --baseline`: an old playbook comes under these checks, and its list shrinks.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::{Playbook, Ran, json_in, program, run_in};

const FILE: &str = "comity-baseline.toml";

const CHARTER: &str = "\
---
title: How we work
status: active
channels:
  quick: { tool: Slack, purpose: quick, members: [a, b, c, d, e, f, g, h] }
  slow: { tool: mail, purpose: other, members: [a, b, c, d, e, f, g] }
---
Let us talk soon, and as needed.
";

const TEAM: &str = "\
---
title: Lumen Agency
type: agency
timezone: America/New_York
people: { a: { name: A }, b: { name: B }, c: { name: C }, d: { name: D }, e: { name: E }, f: { name: F }, g: { name: G }, h: { name: H } }
---
";

/// A playbook with plenty that is wrong in it.
fn broken() -> Playbook {
    Playbook::new()
        .file("charter.md", CHARTER)
        .file(
            "notes.md",
            "---\ntitle: Заметки\nowner: dan\n---\nTODO: [гость](guest.md)\n",
        )
        .file("parties/lumen.md", TEAM)
        .file("ledgers/payments.csv", PAYMENTS)
}

/// Two of three payments of March are late: 66.7 %.
const PAYMENTS: &str = "\
id,payee,amount,currency,due,paid
p-1,lumen,2600.00,USD,2026-03-12,2026-03-20
p-2,lumen,2600.00,USD,2026-03-12,2026-03-13
p-3,lumen,2600.00,USD,2026-03-12,2026-03-12
";

fn baseline(folder: &Path) -> String {
    fs::read_to_string(folder.join(FILE)).unwrap()
}

fn put(folder: &Path, path: &str, text: &str) {
    fs::write(folder.join(path), text).unwrap();
}

fn check(folder: &Path, options: &[&str]) -> Ran {
    run_in(
        folder,
        &[&["check", "--format", "concise"], options].concat(),
    )
}

/// The lines of the list, without what is around them.
fn lines(text: &str) -> Vec<&str> {
    text.lines()
        .filter(|line| line.starts_with("  {"))
        .collect()
}

/// The rules that count, with what the baseline says of them.
fn counted(folder: &Path) -> Vec<String> {
    let json = json_in(folder, &["check", "--format", "json", "--keep-baseline"]);
    let findings = json["findings"].as_array().unwrap().iter();
    let counted = findings.filter(|finding| finding["baseline"].is_null());
    let told = counted.map(|finding| {
        let notes = finding["notes"].as_array().unwrap();
        let note = notes.last().and_then(Value::as_str).unwrap_or("");
        format!("{} {note}", finding["rule"].as_str().unwrap())
            .trim_end()
            .to_owned()
    });
    told.collect()
}

fn written(playbook: &Playbook) -> std::path::PathBuf {
    let folder = playbook.path();
    check(&folder, &["--write-baseline"]);
    folder
}

#[test]
fn an_old_playbook_passes_once_its_baseline_is_written() {
    let playbook = broken();
    let folder = playbook.path();
    assert_eq!(check(&folder, &[]).code, 1);
    let wrote = check(&folder, &["--write-baseline", "--fail-on", "info"]);
    assert_eq!(wrote.code, 0, "{}{}", wrote.out, wrote.err);
    let n = lines(&baseline(&folder)).len();
    assert!(n > 10, "{}", baseline(&folder));
    let again = check(&folder, &["--fail-on", "info"]);
    assert_eq!(
        // What was not looked at, what was counted, and what can be mended.
        (again.code, again.out.lines().count()),
        (0, 3),
        "{}",
        again.out
    );
    let summary = again.out.lines().nth(1).unwrap();
    assert!(
        summary.starts_with("nothing found in 3 documents"),
        "{summary}"
    );
    assert!(summary.ends_with(" known from the baseline"), "{summary}");
    let verbose = check(&folder, &["-v"]);
    assert!(
        verbose
            .out
            .contains("warning[crowded-channel]: the channel `quick`"),
        "{}",
        verbose.out
    );
    let full = run_in(&folder, &["check", "-v", "--only", "crowded-channel"]);
    let at = baseline(&folder)
        .lines()
        .position(|line| line.contains("channels.quick"))
        .unwrap()
        + 1;
    let note = format!("known from the baseline, {FILE}:{at}");
    assert!(full.out.contains(&note), "{}", full.out);
}

#[test]
fn the_same_playbook_gives_the_same_bytes() {
    let (one, other) = (broken(), broken());
    let (one, other) = (written(&one), written(&other));
    let text = baseline(&one);
    assert_eq!(text, baseline(&other));
    let sorted = {
        let mut keys: Vec<(String, String)> = lines(&text).iter().map(|line| key(line)).collect();
        keys.sort();
        keys
    };
    let keys: Vec<(String, String)> = lines(&text).iter().map(|line| key(line)).collect();
    assert_eq!(keys, sorted);
    check(&one, &["--write-baseline"]);
    assert_eq!(baseline(&one), text);
    assert_eq!(check(&one, &[]).code, 0);
    assert_eq!(
        baseline(&one),
        text,
        "nothing was mended, and nothing is written"
    );
}

/// Object and rule of a line.
fn key(line: &str) -> (String, String) {
    let quoted = |name: &str| {
        let (_, rest) = line.split_once(&format!("{name} = \"")).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    (quoted("object"), quoted("rule"))
}

#[test]
fn moving_text_keeps_it_known() {
    let playbook = broken();
    let folder = written(&playbook);
    let text = baseline(&folder);
    let (front, body) = CHARTER.rsplit_once("---\n").unwrap();
    let moved = format!("{front}tags: [a]\n---\n\n\n\n{body}");
    put(
        &folder,
        "charter.md",
        &moved.replace("title", "# a remark\ntitle"),
    );
    let notes = "\n\nTODO: [гость](guest.md)\n";
    put(
        &folder,
        "notes.md",
        &format!("---\nowner: dan\ntitle: Заметки\n---\n{notes}"),
    );
    assert_eq!(counted(&folder), [""; 0]);
    assert_eq!(check(&folder, &["--fail-on", "info"]).code, 0);
    assert_eq!(baseline(&folder), text);
}

#[test]
fn a_new_finding_of_a_known_rule_fails() {
    let playbook = broken();
    let folder = written(&playbook);
    let slow = "  slow: {";
    let third =
        "  third: { tool: mail, purpose: other, members: [a, b, c, d, e, f, g] }\n  slow: {";
    put(&folder, "charter.md", &CHARTER.replace(slow, third));
    assert_eq!(counted(&folder), ["crowded-channel"]);
    assert_eq!(check(&folder, &["--fail-on", "warning"]).code, 1);
}

#[test]
fn more_findings_of_a_key_are_all_told() {
    let playbook = broken();
    let folder = written(&playbook);
    put(
        &folder,
        "notes.md",
        "---\ntitle: Заметки\nowner: dan\n---\nTODO: [гость](guest.md)\n\nTBD\n",
    );
    let note =
        "the baseline knows 1 of these here, and now there are 2; which is new cannot be told";
    let told = format!("placeholder-text {note}");
    assert_eq!(counted(&folder), [told.clone(), told]);
}

#[test]
fn a_number_may_only_get_better() {
    let playbook = broken();
    let folder = written(&playbook);
    let known = "number = 66.6667, unit = \"%\", better = \"lower\"";
    assert!(baseline(&folder).contains(known), "{}", baseline(&folder));

    let worse = PAYMENTS.replace("12,2026-03-12", "12,2026-03-14");
    put(&folder, "ledgers/payments.csv", &worse);
    let told =
        "late-payment the baseline knows 66.6667 % here; 100 % is worse".replace(" %", "\u{a0}%");
    assert_eq!(counted(&folder), [told]);

    let better = format!("{PAYMENTS}p-4,lumen,1.00,USD,2026-03-12,2026-03-12\n");
    put(&folder, "ledgers/payments.csv", &better);
    let said = check(&folder, &[]);
    let note = "note: comity-baseline.toml has shrunk: 0 mended, 1 better than before; commit it\n";
    assert!(said.code == 0 && said.out.contains(note), "{}", said.out);
    let text = baseline(&folder);
    assert!(
        text.contains("number = 50, unit = \"%\"") && !text.contains(known),
        "{text}"
    );

    put(&folder, "ledgers/payments.csv", PAYMENTS);
    let told =
        "late-payment the baseline knows 50 % here; 66.6667 % is worse".replace(" %", "\u{a0}%");
    assert_eq!(counted(&folder), [told]);
}

#[test]
fn shrinking_takes_out_what_is_mended_and_nothing_else() {
    let playbook = broken();
    let folder = written(&playbook);
    let remarked = baseline(&folder).replace("known = [", "# ours\r\nknown = [ # begin");
    put(&folder, FILE, &remarked);
    let fewer = CHARTER
        .replace("d, e, f, g] }", "d, e, f] }")
        .replace("f, g, h]", "f, g]");
    put(&folder, "charter.md", &fewer);
    let before = remarked.clone();
    let said = check(&folder, &["--fail-on", "info"]);
    assert_eq!(said.code, 0, "{}", said.out);
    let expected: String = before
        .split_inclusive('\n')
        .filter(|line| !line.contains("channels.slow"))
        .collect();
    let expected = expected.replace(
        "field = \"channels.quick\", level = \"warning\", number = 8,",
        "field = \"channels.quick\", level = \"warning\", number = 7,",
    );
    assert_ne!(expected, before);
    assert_eq!(baseline(&folder), expected);
    let again = check(&folder, &[]);
    assert!(!again.out.contains("shrunk"), "{}", again.out);
    assert_eq!(baseline(&folder), expected);

    put(&folder, "charter.md", CHARTER);
    let worse = "crowded-channel the baseline knows 7 here; 8 is worse";
    assert_eq!(counted(&folder), [worse, "crowded-channel"]);
}

#[test]
fn where_nobody_commits_it_is_told_and_not_written() {
    let playbook = broken();
    let folder = written(&playbook);
    put(
        &folder,
        "ledgers/payments.csv",
        "id,payee,amount,currency,due,paid\n",
    );
    let text = baseline(&folder);
    let keeping: [&[&str]; 4] = [
        &["--keep-baseline"],
        &["--as-of", "2026-03-31"],
        &["--only", "stale-baseline", "--only", "late-payment"],
        &["--diff"],
    ];
    for options in keeping {
        let said = check(&folder, options);
        let is_told = said.out.contains("warning[stale-baseline]");
        assert!(
            is_told || options == ["--diff"],
            "{options:?}: {}",
            said.out
        );
        assert_eq!(baseline(&folder), text, "{options:?}");
    }
    let mut server = program(&folder, &["check", "--format", "concise"]);
    let output = server.env("CI", "true").output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(out.contains("1 mended, 0 better than before"), "{out}");
    assert_eq!(
        (output.status.code(), baseline(&folder)),
        (Some(0), text.clone())
    );
    assert!(!check(&folder, &[]).out.contains("stale-baseline"));
    assert_ne!(baseline(&folder), text);
}

#[test]
fn a_baseline_that_cannot_be_read_is_never_written_over() {
    let playbook = broken();
    let folder = written(&playbook);
    let broken = format!("<<<<<<< HEAD\n{}", baseline(&folder));
    put(&folder, FILE, &broken);
    put(&folder, "charter.md", "---\ntitle: How we work\n---\n");
    let said = check(&folder, &[]);
    assert!(
        said.code == 1
            && said
                .out
                .contains(&format!("{FILE}:1:1: error[config-unreadable]")),
        "{}",
        said.out
    );
    let refused = check(&folder, &["--write-baseline"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused
            .err
            .contains("cannot be read, so it is not written over"),
        "{}",
        refused.err
    );
    assert_eq!(baseline(&folder), broken);
}

#[test]
fn while_a_document_cannot_be_read_nothing_is_taken_out() {
    let playbook = broken();
    let folder = written(&playbook);
    let text = baseline(&folder);
    put(
        &folder,
        "charter.md",
        &CHARTER.replace("title: How", "title: [How"),
    );
    assert_eq!(check(&folder, &[]).code, 1);
    assert_eq!(baseline(&folder), text);
    put(&folder, "charter.md", CHARTER);
    assert_eq!(check(&folder, &["--fail-on", "info"]).code, 0);
    assert_eq!(baseline(&folder), text);
}

#[test]
fn what_time_brings_about_is_not_for_a_baseline() {
    let proposed =
        "---\ntitle: Launch\nstatus: proposed\nproposed: 2026-01-05\ndriver: a\ndecider: a\n---\n";
    let playbook = broken().file("decisions/2026-01-05-launch.md", proposed);
    let folder = playbook.path();
    let wrote = check(&folder, &["--write-baseline"]);
    assert!(wrote.err.contains("not for a baseline"), "{}", wrote.err);
    assert!(
        !baseline(&folder).contains("decision-overdue"),
        "{}",
        baseline(&folder)
    );
    assert_eq!(counted(&folder), ["decision-overdue"]);
    assert_eq!(check(&folder, &[]).code, 0);
    assert_eq!(check(&folder, &["--fail-on-time"]).code, 1);
}

#[test]
fn another_file_may_be_named_inside_the_playbook() {
    let playbook = broken().file("ci/x.txt", "");
    let folder = playbook.path();
    let named = ["--baseline", "ci/known.toml"];
    let missing = check(&folder, &named);
    assert!(
        missing.code == 2 && missing.err.contains("there is no baseline ci/known.toml"),
        "{}",
        missing.err
    );
    assert_eq!(
        check(&folder, &[&named[..], &["--write-baseline"]].concat()).code,
        0
    );
    assert!(!folder.join(FILE).exists());
    assert_eq!(check(&folder, &named).code, 0);
    assert_eq!(check(&folder, &[]).code, 1);
    let outside = check(&folder, &["--baseline", "../known.toml"]);
    assert!(
        outside.code == 2 && outside.err.contains("not in the folder of the playbook"),
        "{}",
        outside.err
    );
}

#[test]
fn machines_are_told_what_is_known() {
    let playbook = broken();
    let folder = written(&playbook);
    let json = json_in(&folder, &["check", "--format", "json"]);
    let all = json["findings"].as_array().unwrap().len();
    assert_eq!(json["summary"]["known"], all);
    assert_eq!(json["findings"][0]["baseline"]["path"], FILE);
    let sarif = json_in(&folder, &["check", "--format", "sarif"]);
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), all);
    for result in results {
        let suppression = &result["suppressions"][0];
        let uri = &suppression["location"]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(
            (&suppression["kind"], uri),
            (&"external".into(), &FILE.into()),
            "{result}"
        );
    }
    for format in ["github", "gitlab", "rdjson"] {
        let said = run_in(&folder, &["check", "--format", format]).out;
        assert!(!said.contains("crowded-channel"), "{format}: {said}");
    }
    let junit = run_in(&folder, &["check", "--format", "junit"]).out;
    assert!(
        junit.contains("<skipped message=\"known from the baseline\"/>"),
        "{junit}"
    );
    assert!(!junit.contains("<failure"), "{junit}");
}

fn git(folder: &Path, arguments: &[&str]) -> bool {
    let mut command = Command::new("git");
    for who in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{who}_NAME"), "Dana")
            .env(format!("GIT_{who}_EMAIL"), "dana@example.org");
    }
    let command = command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .current_dir(folder)
        .args(arguments);
    command.output().unwrap().status.success()
}

fn commit(folder: &Path, message: &str) {
    assert!(
        git(folder, &["add", "--all"]) && git(folder, &["commit", "--quiet", "--message", message])
    );
}

#[test]
fn an_old_repository_takes_comity_and_its_baseline_in_one_change() {
    let playbook = Playbook::empty()
        .file("charter.md", CHARTER)
        .file("notes.md", "TODO\n");
    let folder = playbook.path();
    assert!(git(&folder, &["init", "--quiet", "--initial-branch=main"]));
    commit(&folder, "years of work");
    put(&folder, "comity.toml", "format = 1\nas_of = 2026-03-31\n");
    assert_eq!(check(&folder, &["--write-baseline"]).code, 0);
    commit(&folder, "comity");
    assert_eq!(check(&folder, &[]).code, 0);

    assert!(git(&folder, &["checkout", "--quiet", "-b", "work"]));
    put(&folder, "more.md", "TODO\n");
    assert_eq!(check(&folder, &["--fail-on", "warning"]).code, 1);
    check(&folder, &["--write-baseline"]);
    commit(&folder, "known too");
    let said = check(&folder, &[]);
    assert_eq!(said.code, 1);
    let told = "error[weakened-check]: findings were added to the baseline since";
    assert!(said.out.contains(told), "{}", said.out);
    let json = json_in(&folder, &["diff", "main", "--format", "json"]);
    let changes = json["changes"].as_array().unwrap().iter();
    let kinds: Vec<&str> = changes
        .filter_map(|change| change["kind"].as_str())
        .collect();
    assert!(kinds.contains(&"baseline-grown"), "{kinds:?}");
    assert!(!kinds.contains(&"file-changed"), "{kinds:?}");
    let diff = run_in(&folder, &["diff", "main"]).out;
    assert!(
        diff.contains("Findings that do not count are added to the baseline"),
        "{diff}"
    );
}

/// A repository whose baseline knows something of ten documents, and two branches that mend the
/// documents with these numbers.
fn two_branches(attributes: &str, mended: [usize; 2]) -> Playbook {
    let mut playbook = Playbook::new().file(".gitattributes", attributes);
    for number in 0..10 {
        playbook = playbook.file(
            &format!("notes-{number}.md"),
            "---\ntitle: Notes\n---\nTODO\n",
        );
    }
    let folder = written(&playbook);
    assert!(git(&folder, &["init", "--quiet", "--initial-branch=main"]));
    commit(&folder, "all");
    for (branch, number) in ["one", "other"].into_iter().zip(mended) {
        assert!(git(&folder, &["checkout", "--quiet", "-b", branch, "main"]));
        put(
            &folder,
            &format!("notes-{number}.md"),
            "---\ntitle: Notes\n---\nDone\n",
        );
        check(&folder, &[]);
        commit(&folder, branch);
    }
    playbook
}

#[test]
fn two_branches_that_shrink_it_merge() {
    for (attributes, mended) in [("", [2, 6]), ("comity-baseline.toml merge=union\n", [4, 5])] {
        let playbook = two_branches(attributes, mended);
        let folder = playbook.path();
        assert!(
            git(&folder, &["merge", "--quiet", "--no-edit", "one"]),
            "{attributes}"
        );
        assert_eq!(check(&folder, &["--fail-on", "warning"]).code, 0);
        let text = baseline(&folder);
        for number in 0..10 {
            let line = format!("rule = \"placeholder-text\", object = \"page/notes-{number}\"");
            let is_known = text.contains(&line);
            assert_eq!(is_known, !mended.contains(&number), "{number}: {text}");
        }
    }
}
