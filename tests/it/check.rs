//! `comity check`: what each format prints, and how it ends.

use std::io::Read as _;
use std::process::Stdio;

use snapbox::{assert_data_eq, str};

use crate::support::{LUMEN, Playbook, owned_by, program};

fn misspelled() -> Playbook {
    Playbook::new()
        .file("parties/lumen.md", LUMEN)
        .file("notes.md", owned_by("dan"))
}

#[test]
fn a_finding_is_shown_with_its_text_and_what_to_do() {
    assert_data_eq!(
        misspelled().check(&[]),
        str![[r#"
error[unknown-reference]: there is no person `dan`
 --> notes.md:3:8
  |
3 | owner: dan
  |        ^^^ not found
  |
  = why: a reader who follows the name finds nobody
  = help: did you mean `dana`?

note: history was not checked: this playbook is not in a Git repository
1 error in 2 documents · 1 rule · as of 31 March 2026, pinned in comity.toml
1 finding can be mended in a way that a person should look at: `--unsafe-fixes` shows it
--- exit 1

"#]]
    );
}

#[test]
fn everything_is_said_in_russian_too() {
    assert_data_eq!(
        misspelled().check(&["--lang", "ru"]),
        str![[r#"
ошибка[unknown-reference]: не найдено: человек `dan`
 --> notes.md:3:8
  |
3 | owner: dan
  |        ^^^ не найдено
  |
  = зачем: читатель, который пойдёт по имени, никого не найдёт
  = что делать: может быть, `dana`?

примечание: история не проверена: плейбук не в репозитории Git
1 ошибка в 2 документах · 1 правило · на 31 марта 2026 г., день закреплён в comity.toml
1 замечание можно исправить так, что на это должен взглянуть человек: `--unsafe-fixes` покажет
--- exit 1

"#]]
    );
}

#[test]
fn cyrillic_and_wide_characters_keep_the_marks_in_place() {
    let people = "people: { 日本語か: { name: 日本 }, дана: { name: Дана } }";
    let party = LUMEN.replace("people: { dana: { name: Dana Reed } }", people);
    let playbook = Playbook::new().file("parties/lumen.md", party).file(
        "decisions/2026-01-01-日本.md",
        "---\r\ntitle: Ю\r\nstatus: proposed\r\nconsulted: [日本語だ, дан] # 日本\r\n---\r\n",
    );
    assert_data_eq!(
        playbook.check(&[]),
        str![[r#"
error[unknown-reference]: there is no person `日本語だ`
 --> decisions/2026-01-01-日本.md:4:13
  |
4 | consulted: [日本語だ, дан] # 日本
  |             ^^^^^^^^ not found
  |
  = why: a reader who follows the name finds nobody
  = help: did you mean `日本語か`?

error[unknown-reference]: there is no person `дан`
 --> decisions/2026-01-01-日本.md:4:19
  |
4 | consulted: [日本語だ, дан] # 日本
  |                       ^^^ not found
  |
  = why: a reader who follows the name finds nobody
  = help: did you mean `дана`?

note: history was not checked: this playbook is not in a Git repository
2 errors in 2 documents · 1 rule · as of 31 March 2026, pinned in comity.toml
--- exit 1

"#]]
    );
}

#[test]
fn concise_is_one_line_each() {
    assert_data_eq!(
        misspelled().check(&["--format", "concise"]),
        str![[r#"
notes.md:3:8: error[unknown-reference]: there is no person `dan`
note: history was not checked: this playbook is not in a Git repository
1 error in 2 documents · 1 rule · as of 31 March 2026, pinned in comity.toml
1 finding can be mended in a way that a person should look at: `--unsafe-fixes` shows it
--- exit 1

"#]]
    );
}

#[test]
fn json_names_its_schema_and_counts_in_characters() {
    assert_data_eq!(
        misspelled().check(&["--format", "json"]),
        str![[r#"
{
  "schema": "comity.check/v1",
  "as_of": "2026-03-31",
  "playbook": ".",
  "commit": null,
  "summary": {
    "errors": 1,
    "warnings": 0,
    "infos": 0,
    "waived": 0,
    "known": 0,
    "documents": 2,
    "rules": 1
  },
  "kpi": null,
  "verdict": "fail",
  "notes": [
    "history was not checked: this playbook is not in a Git repository"
  ],
  "findings": [
    {
      "rule": "unknown-reference",
      "level": "error",
      "message": "there is no person `dan`",
      "path": "notes.md",
      "start": {
        "line": 3,
        "column": 8,
        "byte": 24
      },
      "end": {
        "line": 3,
        "column": 11,
        "byte": 27
      },
      "labels": [],
      "why": "a reader who follows the name finds nobody",
      "notes": [],
      "help": [
        "did you mean `dana`?"
      ],
      "observed": null,
      "expected": null,
      "n": null,
      "window": null,
      "cause": "text",
      "waiver": null,
      "fix": {
        "safety": "unsafe",
        "edits": [
          {
            "path": "notes.md",
            "start": {
              "line": 3,
              "column": 8,
              "byte": 24
            },
            "end": {
              "line": 3,
              "column": 11,
              "byte": 27
            },
            "text": "dana"
          }
        ]
      },
      "fingerprint": "440f7ea180ed55d7"
    }
  ]
}
--- exit 1

"#]]
    );
}

#[test]
fn github_gets_commands_that_a_text_cannot_leave() {
    let playbook = Playbook::new().file("a,b: 100%.md", owned_by("\"x%::error::\""));
    let said = playbook.check(&["--format", "github"]);
    let expected = "::error file=a%2Cb%3A 100%25.md,line=3,endLine=3,col=8,endColumn=21,\
        title=unknown-reference::there is no person `x%25::error::`";
    assert!(said.starts_with(expected), "{said}");
    assert!(
        said.lines()
            .nth(2)
            .unwrap()
            .starts_with("1 error in 1 document"),
        "{said}"
    );
}

#[test]
fn github_counts_paths_from_the_repositorys_root() {
    let playbook = Playbook::empty()
        .file(".git/HEAD", "")
        .file(
            "docs/playbook/comity.toml",
            "format = 1\nas_of = 2026-03-31\n",
        )
        .file("docs/playbook/notes.md", owned_by("dan"));
    let said = playbook.check(&["docs/playbook", "--format", "github"]);
    assert!(
        said.starts_with("::error file=docs/playbook/notes.md,line=3,"),
        "{said}"
    );
}

#[test]
fn a_healthy_playbook_ends_with_zero() {
    let playbook = Playbook::new().file("notes.md", "---\ntitle: Notes\n---\n");
    assert_data_eq!(
        playbook.check(&[]),
        str![[r#"
note: history was not checked: this playbook is not in a Git repository
nothing found in 1 document · 1 rule · as of 31 March 2026, pinned in comity.toml
--- exit 0

"#]]
    );
    assert_data_eq!(
        playbook.check(&["-q"]),
        str![[r#"
--- exit 0

"#]]
    );
}

#[test]
fn the_level_that_fails_is_chosen() {
    let ends = |level| {
        let said = misspelled().check(&["-q", "--format", "concise", "--fail-on", level]);
        said.lines().last().unwrap().to_owned()
    };
    let codes = ["error", "warning", "info", "never"].map(ends);
    assert_eq!(
        codes,
        ["--- exit 1", "--- exit 1", "--- exit 1", "--- exit 0"]
    );
}

#[test]
fn a_rule_can_be_left_out() {
    let said = misspelled().run(&[
        "check",
        "-q",
        "--format",
        "concise",
        "--skip",
        "unknown-reference",
    ]);
    assert!(!said.contains("unknown-reference"), "{said}");
}

#[test]
fn a_rule_that_does_not_exist_is_wrong_usage() {
    assert_data_eq!(
        misspelled().run(&["check", "--only", "unknown-referense"]),
        str![[r#"
--- stderr
error: there is no rule `unknown-referense`
help: did you mean `unknown-reference`?
--- exit 2

"#]]
    );
}

#[test]
fn the_day_is_the_one_asked_for() {
    let said = misspelled().check(&["--as-of", "2026-05-02", "--format", "concise"]);
    assert!(said.contains("as of 2 May 2026\n"), "{said}");
    assert_data_eq!(
        misspelled().check(&["--as-of", "2026-02-30"]),
        str![[r#"
--- stderr
error: invalid value '2026-02-30' for '--as-of <YYYY-MM-DD>': `2026-02-30` is not a day; write it as 2026-03-31

For more information, try '--help'.
--- exit 2

"#]]
    );
}

#[test]
fn a_waived_finding_is_counted_and_shown_on_request() {
    let waiver = "{ rule = \"unknown-reference\", object = \"page/notes\", owner = \"dana\", \
        reason = \"Dan joins in May\", until = 2026-05-01 }";
    let config = format!("format = 1\nas_of = 2026-03-31\nwaiver = [{waiver}]\n");
    let playbook = misspelled().file("comity.toml", config);
    assert_data_eq!(
        playbook.check(&[]),
        str![[r#"
note: history was not checked: this playbook is not in a Git repository
nothing found in 2 documents · 1 rule · as of 31 March 2026, pinned in comity.toml · 1 waived
--- exit 0

"#]]
    );
    assert_data_eq!(
        playbook.check(&["-v"]),
        str![[r#"
error[unknown-reference]: there is no person `dan`
 --> notes.md:3:8
  |
3 | owner: dan
  |        ^^^ not found
  |
  = why: a reader who follows the name finds nobody
  = note: accepted by `dana` until 2026-05-01 at comity.toml:3: Dan joins in May
  = help: did you mean `dana`?

note: history was not checked: this playbook is not in a Git repository
nothing found in 2 documents · 1 rule · as of 31 March 2026, pinned in comity.toml · 1 waived
--- exit 0

"#]]
    );
    let json = playbook.json(&["check", "--only", "unknown-reference", "--format", "json"]);
    assert_eq!(json["summary"]["waived"], 1);
    assert_eq!(json["findings"][0]["waiver"]["line"], 3);
    assert_eq!(json["verdict"], "pass");
}

#[test]
fn files_that_were_left_out_are_told() {
    let playbook = Playbook::new()
        .file("a.md", "---\ntitle: A\n---\n")
        .file("other/.git/HEAD", "");
    assert_data_eq!(
        playbook.check(&[]),
        str![[r#"
note: other was left out: it is a repository of its own
note: history was not checked: this playbook is not in a Git repository
nothing found in 1 document · 1 rule · as of 31 March 2026, pinned in comity.toml
--- exit 0

"#]]
    );
}

#[test]
fn another_format_of_playbooks_is_refused() {
    let playbook = Playbook::empty().file("comity.toml", "format = 2\n");
    assert_data_eq!(
        playbook.run(&["check"]),
        str![[r#"
--- stderr
error: comity.toml says `format = 2`, and this program reads format 1
help: use a comity that reads it: a newer one, where the number is greater
--- exit 2

"#]]
    );
    assert_data_eq!(
        playbook.run(&["check", "--lang", "ru"]),
        str![[r#"
--- stderr
ошибка: в comity.toml указано `format = 2`, а эта программа читает формат 1
что делать: возьмите comity, которая его читает: если номер больше, более новую
--- exit 2

"#]]
    );
}

#[test]
fn a_reader_who_stops_reading_is_no_error() {
    let mut playbook = Playbook::new();
    for number in 0..800 {
        playbook = playbook.file(&format!("notes/{number}.md"), owned_by("dan"));
    }
    let mut command = program(&playbook.path(), &["check", "--only", "unknown-reference"]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!(said, "");
    // The verdict is not lost with the reader.
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn colour_follows_the_reader() {
    let is_colored = |options: &[&str], variable: Option<(&str, &str)>| {
        let playbook = misspelled();
        let options = [&["check", "--only", "unknown-reference"], options].concat();
        let mut command = program(&playbook.path(), &options);
        command.envs(variable);
        String::from_utf8(command.output().unwrap().stdout)
            .unwrap()
            .contains('\u{1b}')
    };
    assert!(!is_colored(&[], None));
    assert!(is_colored(&["--color", "always"], Some(("NO_COLOR", "1"))));
    assert!(is_colored(&[], Some(("CLICOLOR_FORCE", "1"))));
    assert!(!is_colored(
        &["--color", "never"],
        Some(("CLICOLOR_FORCE", "1"))
    ));
}
