//! `diff`: what a change means, between real commits of a real repository.

use snapbox::{assert_data_eq, str};

use crate::repository::Repository;
use crate::support::{Ran, json_in, run_in};

const CONFIG: &str = "format = 1\nas_of = 2026-06-30\n";
const INDEX: &str = "\
---
title: Northwind × Lumen
type: brand-agency
started: 2026-01-12
parties: [northwind, lumen]
---
";
const NORTHWIND: &str = "\
---
title: Northwind
type: brand
people: { anna: { name: Anna Orlova, roles: [owner] } }
---
";
const LUMEN: &str = "\
---
title: Lumen Agency
type: agency
people: { dana: { name: Dana Reed, roles: [owner] } }
---
";
const CPE: &str = "\
---
title: Cost per engagement
unit: USD/engagement
better: lower
ledger: performance
formula: sum(spend) / sum(engagements)
owner: dana
---
";
const LOI: &str = "\
---
title: Letter of intent
status: active
form: loi
term: { from: 2026-02-16, to: 2026-09-30 }
payment: { amount: 4500 USD, trigger: accepted, within: 7d }
expectations:
  cpe: { metric: cpe, target: 0.25 USD, per: month, role: primary, owner: dana, negotiable: false }
---

## Scope

One video.
";
const PERFORMANCE: &str = "\
date,market,campaign,creator,platform,asset,spend,currency,engagements
2026-03-02,,,,,a,10.00,USD,40
2026-03-03,,,,,b,12.50,USD,50
";

/// A playbook, committed on the first of March.
fn playbook() -> Repository {
    let repository = Repository::new();
    repository
        .write("comity.toml", CONFIG)
        .write("index.md", INDEX)
        .write("parties/northwind.md", NORTHWIND)
        .write("parties/lumen.md", LUMEN)
        .write("metrics/cpe.md", CPE)
        .write("agreements/loi.md", LOI)
        .write("ledgers/performance.csv", PERFORMANCE)
        .write("notes/photo.txt", "a picture");
    repository.commit("2026-03-01", "the playbook");
    repository
}

/// What was printed, with the ids of commits left out.
fn shown(ran: &Ran) -> String {
    let words = |line: &str| {
        let word = |word: &str| {
            let bare = word.trim_matches(['(', ')', '`', ',']);
            let is_id = bare.len() >= 8 && bare.bytes().all(|byte| byte.is_ascii_hexdigit());
            if is_id {
                word.replace(bare, "[ID]")
            } else {
                word.to_owned()
            }
        };
        line.split(' ').map(word).collect::<Vec<_>>().join(" ")
    };
    let lines: Vec<String> = ran.out.lines().map(words).collect();
    let err = if ran.err.is_empty() {
        String::new()
    } else {
        let lines: Vec<String> = ran.err.lines().map(words).collect();
        format!("--- stderr\n{}\n", lines.join("\n"))
    };
    format!("{}\n{err}--- exit {}\n", lines.join("\n"), ran.code)
}

/// Loosens a target, pays later, adds and corrects rows, and renames a file.
fn changed() -> Repository {
    let repository = playbook();
    repository.git(&["switch", "--quiet", "--create", "work"]);
    repository
        .edit("agreements/loi.md", "0.25 USD", "0.30 USD")
        .edit("agreements/loi.md", "within: 7d", "within: 30d")
        .edit("agreements/loi.md", "One video.", "One video | two.")
        .write(
            "ledgers/performance.csv",
            PERFORMANCE.replace("12.50", "12.75") + "2026-03-04,,,,,c,9.00,USD,30\n",
        );
    repository.git(&["mv", "notes/photo.txt", "notes/picture.txt"]);
    repository.write(
        "decisions/2026-03-02-pay-later.md",
        "---\ntitle: Pay later\nstatus: accepted\ndecider: anna\nchanges: [\"loi#payment\"]\n---\n",
    );
    repository.commit("2026-03-02", "softer");
    repository
}

#[test]
fn a_branch_is_told_as_sentences_with_for_whom_they_matter() {
    assert_data_eq!(
        shown(&changed().run(&["diff"])),
        str![[r#"
  Northwind × Lumen: the work tree compared with main ([ID])

  Breaking
! “Letter of intent”: payment is due later, 30 days after its trigger instead of 7 days (23 days longer)
    agreements/loi.md:6 · Lumen Agency: breaking; Northwind: notable · allowed by the decision 2026-03-02-pay-later
! Target of “Cost per engagement” loosened from 0.25 USD to 0.30 USD (20 % higher) in “Letter of intent”
    agreements/loi.md:8 · Northwind: breaking; Lumen Agency: notable

  Notable
~ Text of “Letter of intent” changed: “Scope”
    agreements/loi.md:11 · notable for all
~ Decision made: “Pay later”
    decisions/2026-03-02-pay-later.md:1 · notable for all
~ Rows of the ledger `performance`: 1 added, 1 changed, 0 removed
    ledgers/performance.csv:3 · notable for all

  Minor
- File moved: notes/picture.txt, before notes/photo.txt
    notes/picture.txt:1 · minor for all

  2 breaking, 3 notable, 1 minor
--- exit 0

"#]]
    );
    assert_data_eq!(
        shown(&changed().run(&["diff", "--lang", "ru"])),
        str![[r#"
  Northwind × Lumen: рабочая копия в сравнении с main ([ID])

  Ломает договорённость
! «Letter of intent»: оплата позже — 30 дней после основания вместо 7 дней (+23 дня)
    agreements/loi.md:6 · Lumen Agency: ломает договорённость; Northwind: заметно · разрешено решением 2026-03-02-pay-later
! «Letter of intent»: цель мягче — «Cost per engagement»: было 0,25 USD, стало 0,30 USD (на 20 % выше)
    agreements/loi.md:8 · Northwind: ломает договорённость; Lumen Agency: заметно

  Заметно
~ Изменён текст документа «Letter of intent»: «Scope»
    agreements/loi.md:11 · для всех: заметно
~ Принято решение: «Pay later»
    decisions/2026-03-02-pay-later.md:1 · для всех: заметно
~ Строки журнала `performance`: добавлено 1, изменено 1, удалено 0
    ledgers/performance.csv:3 · для всех: заметно

  Мелочи
- Файл перенесён: notes/picture.txt, раньше notes/photo.txt
    notes/picture.txt:1 · для всех: мелочь

  ломает договорённость: 2, заметно: 3, мелочи: 1
--- exit 0

"#]]
    );
}

#[test]
fn one_party_may_ask_for_itself_and_a_class_may_fail() {
    let repository = changed();
    let for_northwind = ["diff", "--party", "northwind", "--fail-on", "breaking"];
    assert_data_eq!(
        shown(&repository.run(&for_northwind)),
        str![[r#"
  Northwind × Lumen: the work tree compared with main ([ID])

  Breaking
! Target of “Cost per engagement” loosened from 0.25 USD to 0.30 USD (20 % higher) in “Letter of intent”
    agreements/loi.md:8 · Northwind: breaking; Lumen Agency: notable

  Notable
~ “Letter of intent”: payment is due later, 30 days after its trigger instead of 7 days (23 days longer)
    agreements/loi.md:6 · Lumen Agency: breaking; Northwind: notable · allowed by the decision 2026-03-02-pay-later
~ Text of “Letter of intent” changed: “Scope”
    agreements/loi.md:11 · notable for all
~ Decision made: “Pay later”
    decisions/2026-03-02-pay-later.md:1 · notable for all
~ Rows of the ledger `performance`: 1 added, 1 changed, 0 removed
    ledgers/performance.csv:3 · notable for all

  Minor
- File moved: notes/picture.txt, before notes/photo.txt
    notes/picture.txt:1 · minor for all

  for Northwind: 1 breaking, 4 notable, 1 minor
--- exit 1

"#]]
    );
    let code = |options: &[&str]| repository.run(&[&["diff"], options].concat()).code;
    assert_eq!(code(&["--fail-on", "minor"]), 1);
    assert_eq!(code(&["--fail-on", "never"]), 0);
    assert_eq!(code(&["main..main", "--fail-on", "minor"]), 0);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.edit(
        "parties/lumen.md",
        "type: agency",
        "type: agency\nhours: 09:00-18:00",
    );
    assert_eq!(code(&["--fail-on", "breaking"]), 0);
    assert_eq!(code(&["--fail-on", "notable"]), 1);
    assert_eq!(code(&["--fail-on", "notable", "--party", "lumen"]), 0);
    let unknown = repository.run(&["diff", "--party", "lumin"]);
    assert_data_eq!(
        shown(&unknown),
        str![[r#"

--- stderr
error: there is no party `lumin`
help: did you mean `lumen`?
--- exit 2

"#]]
    );
}

#[test]
fn markdown_is_a_comment_on_a_proposed_change() {
    let markdown = ["diff", "--format", "markdown"];
    assert_data_eq!(
        shown(&changed().run(&markdown)),
        str![[r#"
<!-- comity:diff -->
## What this changes: Northwind × Lumen

Comparing the work tree with main (347abfc1).

**2 breaking, 3 notable, 1 minor**

### Breaking (2)

| What changes | For whom | Where | Decision |
|---|---|---|---|
| “Letter of intent”: payment is due later, 30 days after its trigger instead of 7 days (23 days longer) | Lumen Agency: breaking; Northwind: notable | agreements/loi.md:6 | 2026-03-02-pay-later |
| Target of “Cost per engagement” loosened from 0.25 USD to 0.30 USD (20 % higher) in “Letter of intent” | Northwind: breaking; Lumen Agency: notable | agreements/loi.md:8 |  |

<details>
<summary>Notable (3)</summary>

| What changes | For whom | Where | Decision |
|---|---|---|---|
| Text of “Letter of intent” changed: “Scope” | notable for all | agreements/loi.md:11 |  |
| Decision made: “Pay later” | notable for all | decisions/2026-03-02-pay-later.md:1 |  |
| Rows of the ledger /`performance/`: 1 added, 1 changed, 0 removed | notable for all | ledgers/performance.csv:3 |  |

</details>

<details>
<summary>Minor (1)</summary>

| What changes | For whom | Where | Decision |
|---|---|---|---|
| File moved: notes/picture.txt, before notes/photo.txt | minor for all | notes/picture.txt:1 |  |

</details>

<details>
<summary>4 files</summary>

- ± agreements/loi.md
- + decisions/2026-03-02-pay-later.md
- ± ledgers/performance.csv
- ± notes/picture.txt

</details>

To see the same in a clone:

```sh
comity diff [ID]
```
--- exit 0

"#]]
    );
    let russian = [&markdown[..], &["--lang", "ru"]].concat();
    assert_data_eq!(
        shown(&changed().run(&russian)),
        str![[r#"
<!-- comity:diff -->
## Что меняется: Northwind × Lumen

Сравниваются рабочая копия и main (347abfc1).

**ломает договорённость: 2, заметно: 3, мелочи: 1**

### Ломает договорённость (2)

| Что меняется | Для кого | Где | Решение |
|---|---|---|---|
| «Letter of intent»: оплата позже — 30 дней после основания вместо 7 дней (+23 дня) | Lumen Agency: ломает договорённость; Northwind: заметно | agreements/loi.md:6 | 2026-03-02-pay-later |
| «Letter of intent»: цель мягче — «Cost per engagement»: было 0,25 USD, стало 0,30 USD (на 20 % выше) | Northwind: ломает договорённость; Lumen Agency: заметно | agreements/loi.md:8 |  |

<details>
<summary>Заметно (3)</summary>

| Что меняется | Для кого | Где | Решение |
|---|---|---|---|
| Изменён текст документа «Letter of intent»: «Scope» | для всех: заметно | agreements/loi.md:11 |  |
| Принято решение: «Pay later» | для всех: заметно | decisions/2026-03-02-pay-later.md:1 |  |
| Строки журнала /`performance/`: добавлено 1, изменено 1, удалено 0 | для всех: заметно | ledgers/performance.csv:3 |  |

</details>

<details>
<summary>Мелочи (1)</summary>

| Что меняется | Для кого | Где | Решение |
|---|---|---|---|
| Файл перенесён: notes/picture.txt, раньше notes/photo.txt | для всех: мелочь | notes/picture.txt:1 |  |

</details>

<details>
<summary>4 файла</summary>

- ± agreements/loi.md
- + decisions/2026-03-02-pay-later.md
- ± ledgers/performance.csv
- ± notes/picture.txt

</details>

Увидеть то же в своей копии:

```sh
comity diff [ID]
```
--- exit 0

"#]]
    );
}

#[test]
fn a_long_comment_is_cut_where_a_section_ends() {
    let repository = playbook();
    for number in 0..200 {
        let text = format!("---\ntitle: A page about the number {number}\n---\n");
        repository.write(&format!("guides/{number:03}.md"), text);
    }
    repository.edit("agreements/loi.md", "0.25 USD", "0.30 USD");
    let whole = repository.run(&["diff", "--format", "markdown"]);
    assert!(whole.out.len() < 60_000, "{}", whole.out.len());
    assert!(whole.out.contains("guides/199.md") && !whole.out.contains("left out"));
    for limit in [1_000, 2_000, 5_000, 20_000] {
        let limited = [
            "diff",
            "--format",
            "markdown",
            "--max-bytes",
            &limit.to_string(),
        ];
        for lang in ["en", "ru"] {
            let out = repository
                .run(&[&limited[..], &["--lang", lang]].concat())
                .out;
            assert!(out.len() <= limit, "{} > {limit}", out.len());
            assert!(out.starts_with("<!-- comity:diff -->\n"), "{out}");
            assert!(out.ends_with("\n```\n"), "{out}");
            let count = |text: &str| out.matches(text).count();
            assert_eq!(count("<details>"), count("</details>"), "{out}");
            assert_eq!(count("<summary>"), count("</summary>"), "{out}");
        }
    }
    let limited = ["diff", "--format", "markdown", "--max-bytes", "2000"];
    let out = repository.run(&limited).out;
    assert!(
        out.contains("Cost per engagement") && out.contains("more changes are left out"),
        "{out}"
    );
    assert_eq!(repository.run(&["diff", "--max-bytes", "10"]).code, 2);
}

#[test]
fn json_keeps_to_its_schema() {
    let repository = changed();
    let output = json_in(&repository.path(), &["diff", "--format", "json"]);
    let schema = json_in(&repository.path(), &["schema", "diff"]);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(&output)
        .map(|it| it.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(output["schema"], "comity.diff/v1");
    assert_eq!(output["from"]["asked"], "main");
    assert_eq!(output["to"]["asked"], "worktree");
    let changes = output["changes"].as_array().unwrap();
    let target = changes
        .iter()
        .find(|it| it["kind"] == "target-loosened")
        .unwrap();
    assert_eq!(
        *target,
        serde_json::json!({
            "kind": "target-loosened",
            "object": "agreement/loi",
            "field": "expectations.cpe.target",
            "before": "0.25 USD",
            "after": "0.30 USD",
            "class": { "lumen": "notable", "northwind": "breaking" },
            "weight": "breaking",
            "path": "agreements/loi.md",
            "line": 8,
            "gone": false,
            "decision": null,
            "sentence": "Target of “Cost per engagement” loosened from 0.25\u{a0}USD to 0.30\u{a0}USD (20\u{a0}% higher) in “Letter of intent”",
        })
    );
    assert_eq!(output["summary"]["decided"], 1);
}

/// The kinds of what changed, the weightiest first.
fn kinds(repository: &Repository, range: &[&str]) -> Vec<String> {
    let arguments = [&["diff"], range, &["--format", "json"]].concat();
    let output = json_in(&repository.path(), &arguments);
    let changes = output["changes"].as_array().unwrap().iter();
    changes
        .map(|it| it["kind"].as_str().unwrap().to_owned())
        .collect()
}

/// A playbook that grew over three quarters, each with a commit of its own.
fn grown() -> Repository {
    let repository = playbook();
    repository.edit("agreements/loi.md", "0.25 USD", "0.24 USD");
    repository.commit("2026-04-20", "tighter");
    repository.git(&["tag", "first"]);
    repository.edit("agreements/loi.md", "within: 7d", "within: 14d");
    repository.commit("2026-08-02", "later");
    repository.edit("agreements/loi.md", "2026-09-30", "2026-12-31");
    repository
}

#[test]
fn states_are_named_by_revision_edition_day_or_work_tree() {
    let repository = grown();
    let check = |range: &str, expected: &[&str]| {
        assert_eq!(kinds(&repository, &[range]), expected, "{range}");
    };
    check("HEAD~2..HEAD~1", &["target-tightened"]);
    check("HEAD~2..first", &["target-tightened"]);
    check("first", &["payment-later", "term-lengthened"]);
    check("first..", &["payment-later", "term-lengthened"]);
    check("first..HEAD", &["payment-later"]);
    check("..first", &["payment-sooner"]);
    check("2026-Q1..2026-Q2", &["target-tightened"]);
    check("2026-04-19..2026-04-20", &["target-tightened"]);
    check("2026-03-15..2026-04-01", &[]);
    check("2026-Q2..worktree", &["payment-later", "term-lengthened"]);
    check("worktree..first", &["term-shortened", "payment-sooner"]);
    check("main", &["term-lengthened"]);
    repository.git(&["tag", "edition/summer", "HEAD"]);
    check("summer", &["term-lengthened"]);
    assert_data_eq!(
        shown(&repository.run(&["diff", "2025-12-31"])),
        str![[r#"

--- stderr
error: nothing was committed by 2025-12-31
help: name a later day, or a revision of Git
--- exit 2

"#]]
    );
    assert_data_eq!(
        shown(&repository.run(&["diff", "2025-Q4..2026-Q1"])),
        str![[r#"

--- stderr
error: there is no edition `2025-Q4`: nothing was committed by then
help: name a later quarter, a day, or a revision of Git
--- exit 2

"#]]
    );
    assert_data_eq!(
        shown(&repository.run(&["diff", "frist"])),
        str![[r#"

--- stderr
error: there is no revision `frist`: did you mean `first`?
--- exit 2

"#]]
    );
}

#[test]
fn the_change_that_brings_a_playbook_can_be_shown() {
    let repository = Repository::new();
    repository.write("README.md", "# Soon\n");
    repository.commit("2026-02-01", "nothing yet");
    repository
        .write("comity.toml", CONFIG)
        .write("index.md", INDEX);
    assert_eq!(kinds(&repository, &[]), ["document-added"]);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("comity.toml"), CONFIG).unwrap();
    let ran = run_in(folder.path(), &["diff"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("`git init`"), "{}", ran.err);
}

#[test]
fn a_playbook_in_a_folder_of_a_repository_is_compared_too() {
    let repository = Repository::new();
    repository
        .write("clients/lumen/comity.toml", CONFIG)
        .write("clients/lumen/agreements/loi.md", LOI)
        .write("clients/lumen/metrics/cpe.md", CPE);
    repository.commit("2026-03-01", "the playbook");
    repository.edit("clients/lumen/agreements/loi.md", "0.25", "0.20");
    let arguments = ["diff", "HEAD", "clients/lumen", "--format", "json"];
    let output = json_in(&repository.path(), &arguments);
    assert_eq!(output["changes"][0]["kind"], "target-tightened");
    assert_eq!(output["changes"][0]["path"], "agreements/loi.md");
}

#[test]
fn a_branch_is_compared_with_where_it_left_even_when_main_went_on() {
    let repository = changed();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.edit("metrics/cpe.md", "owner: dana", "owner: anna");
    repository.commit("2026-03-03", "main goes on");
    repository.git(&["checkout", "--quiet", "work"]);
    let told = kinds(&repository, &[]);
    assert!(told.contains(&"target-loosened".to_owned()), "{told:?}");
    assert!(!told.contains(&"owner-changed".to_owned()), "{told:?}");
}

#[test]
fn a_squash_merge_leaves_nothing_to_say_on_main() {
    let repository = changed();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git(&["merge", "--quiet", "--squash", "work"]);
    repository.commit("2026-03-04", "softer, squashed");
    assert_eq!(kinds(&repository, &[]), [""; 0]);
    let merged = kinds(&repository, &["HEAD~1..HEAD"]);
    assert_eq!(merged, kinds(&repository, &["HEAD~1..work"]));
    // The branch that was squashed still left main where it did.
    repository.git(&["checkout", "--quiet", "work"]);
    assert_eq!(kinds(&repository, &[]), merged);
}

#[test]
fn a_rebased_branch_says_what_it_said_before() {
    let repository = changed();
    let before = kinds(&repository, &[]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.edit("metrics/cpe.md", "owner: dana", "owner: anna");
    repository.commit("2026-03-03", "main goes on");
    repository.git(&["checkout", "--quiet", "work"]);
    repository.git(&["rebase", "--quiet", "main"]);
    assert_eq!(kinds(&repository, &[]), before);
}

#[test]
fn a_base_that_was_rewritten_away_is_asked_for_by_the_command_that_helps() {
    let origin = playbook();
    origin.edit("agreements/loi.md", "0.25 USD", "0.24 USD");
    let lost = origin.commit("2026-03-05", "a base");
    let clone = Repository::clone_of(&origin, &[]);
    clone.git(&["switch", "--quiet", "--create", "work"]);
    clone.edit("agreements/loi.md", "within: 7d", "within: 30d");
    clone.commit("2026-03-06", "work");
    assert_eq!(kinds(&clone, &[]), ["payment-later"]);
    // The server's main is rewritten: the base is no longer on it.
    origin.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    origin.edit("agreements/loi.md", "0.25 USD", "0.20 USD");
    origin.commit("2026-03-07", "another base");
    clone.git(&["fetch", "--quiet", "--force"]);
    // Compared with where the lines still meet, the lost commit is part of the work.
    assert_eq!(kinds(&clone, &[]), ["payment-later", "target-tightened"]);
    // A fresh clone does not have the lost commit at all.
    let fresh = Repository::clone_of(&origin, &["--no-local"]);
    let ran = fresh.run(&["diff", &lost]);
    assert_eq!(ran.code, 2);
    let told = ran.err.replace(&lost, "[LOST]");
    assert_data_eq!(
        told,
        str![[r#"
error: there is no commit `[LOST]` here; a branch that was rewritten may have left it behind
help: `git fetch origin [LOST]` brings it while the server has it; `comity diff` compares with the default branch as it is now

"#]]
    );
}

#[test]
fn a_shallow_clone_says_how_to_get_the_rest() {
    let origin = changed();
    let shallow = Repository::clone_of(&origin, &["--depth=1", "--branch=work"]);
    // As a job of a forge has it: one commit, no branch of the server.
    shallow.git(&["checkout", "--quiet", "--detach"]);
    shallow.git(&["branch", "--quiet", "-D", "work"]);
    shallow.git(&["update-ref", "-d", "refs/remotes/origin/work"]);
    assert_data_eq!(
        shown(&shallow.run(&["diff"])),
        str![[r#"

--- stderr
error: this shallow clone has no default branch to compare with: `git fetch --unshallow origin main:refs/remotes/origin/main` brings it, where it is called main
--- exit 2

"#]]
    );
    assert_data_eq!(
        shown(&shallow.run(&["diff", "HEAD~1"])),
        str![[r#"

--- stderr
error: there is no revision `HEAD~1` in this shallow clone: `git fetch --unshallow --tags` brings the rest of the history
--- exit 2

"#]]
    );
    assert_data_eq!(
        shown(&shallow.run(&["diff", "2026-02-01"])),
        str![[r#"

--- stderr
error: this clone is shallow, so what was `2026-02-01` cannot be told
help: `git fetch --unshallow --tags` brings the rest of the history
--- exit 2

"#]]
    );
    shallow.git(&[
        "fetch",
        "--quiet",
        "--depth=1",
        "origin",
        "main:refs/remotes/origin/main",
    ]);
    assert_data_eq!(
        shown(&shallow.run(&["diff"])),
        str![[r#"

--- stderr
error: today's commit and origin/main have no commit in common in this shallow clone: `git fetch --unshallow` brings the rest of the history
--- exit 2

"#]]
    );
    shallow.git(&[
        "fetch",
        "--quiet",
        "--unshallow",
        "origin",
        "main:refs/remotes/origin/main",
    ]);
    assert_eq!(kinds(&shallow, &[]), kinds(&origin, &[]));
}

#[test]
fn without_a_default_branch_the_last_commit_is_the_base_and_that_is_said() {
    let repository = changed();
    repository.git(&["branch", "--quiet", "-D", "main"]);
    repository.edit("agreements/loi.md", "0.30 USD", "0.35 USD");
    assert_data_eq!(
        shown(&repository.run(&["diff"])),
        str![[r#"
  Northwind × Lumen: the work tree compared with HEAD ([ID])
  no default branch is known here, so this is compared with the last commit; `comity diff BRANCH` compares with another

  Breaking
! Target of “Cost per engagement” loosened from 0.30 USD to 0.35 USD (16.7 % higher) in “Letter of intent”
    agreements/loi.md:8 · Northwind: breaking; Lumen Agency: notable

  1 breaking
--- exit 0

"#]]
    );
}

#[test]
fn the_example_differs_between_its_editions_as_a_reader_would_say() {
    let folder = tempfile::tempdir().unwrap();
    let example = folder.path().join("example");
    let wrote = run_in(folder.path(), &["example", example.to_str().unwrap()]);
    assert_eq!(wrote.code, 0, "{}", wrote.err);
    let output = json_in(
        &example,
        &["diff", "2026-Q2..2026-09-30", "--format", "json"],
    );
    let changes = output["changes"].as_array().unwrap();
    let has = |kind: &str, object: &str, field: &str, before: &str, after: &str, decision: &str| {
        let text = |value: &serde_json::Value| value.as_str().unwrap_or("").to_owned();
        let found = changes.iter().any(|it| {
            it["kind"] == kind
                && it["object"] == object
                && it["field"] == field
                && text(&it["before"]) == before
                && text(&it["after"]) == after
                && text(&it["decision"]) == decision
        });
        assert!(found, "{kind} {object} {field} {before} {after} {decision}");
    };
    let cpe = "agreement/2026-07-amendment";
    let tighter = "2026-07-07-tighten-cpe";
    has(
        "target-tightened",
        cpe,
        "expectations.us-cpe.target",
        "0.25 USD",
        "0.20 USD",
        tighter,
    );
    has("document-added", cpe, "", "", "", tighter);
    let hand_over = "2026-07-14-li-hands-over";
    has(
        "decider-changed",
        "charter/charter",
        "decision_rights.creator-care.decider",
        "li",
        "sam",
        hand_over,
    );
    has(
        "verdict-given",
        "brief/2026-07-river",
        "verdict",
        "",
        "success",
        hand_over,
    );
    has(
        "status-changed",
        "brief/2026-06-white-nights",
        "status",
        "active",
        "closed",
        "",
    );
    has(
        "decision-made",
        "decision/2026-08-19-silence-on-repeats",
        "",
        "",
        "",
        "",
    );
    has(
        "decision-superseded",
        "decision/2026-05-06-silence-is-not-approval",
        "status",
        "accepted",
        "superseded",
        "",
    );
    let rows = changes
        .iter()
        .find(|it| it["object"] == "ledger/performance")
        .unwrap();
    assert_eq!(rows["kind"], "ledger-rows");
    let classes = &changes[0]["class"];
    assert_eq!(
        classes,
        &serde_json::json!({ "lumen": "breaking", "northwind": "notable" })
    );
}

/// Texts that would do something if a format took them for its own, and what must not be printed
/// anywhere.
const HOSTILE: [(&str, &str); 9] = [
    ("--> <img src=x onerror=alert(1)> <!--", "<img"),
    ("@everyone see #12", "@everyone"),
    ("::error file=a.md::boom", "\n::error"),
    ("%0A::set-output name=a::b", "\n::set-output"),
    (
        "a | b \\\\ `c` **d** [e](https://evil.example)",
        "](https://",
    ),
    ("\\u001b[31mred\\u0007 \\u009bclear", "\u{1b}["),
    ("left\\u202eright\\u200bhidden", "\u{202e}"),
    ("</summary></details><script>x</script>", "<script>"),
    ("first\\n```\\n# second\\n::warning::x", "\n::warning"),
];

#[test]
fn hostile_texts_are_inert_in_every_format() {
    for (text, forbidden) in HOSTILE {
        let repository = playbook();
        repository.git(&["switch", "--quiet", "--create", "work"]);
        let title = text.replace('"', "");
        repository
            .write(
                "guides/a.md",
                format!("---\ntitle: \"{title}\"\n---\n# {text}\n"),
            )
            .edit(
                "agreements/loi.md",
                "Letter of intent",
                &format!("\"{title}\""),
            )
            .edit("agreements/loi.md", "0.25 USD", "0.30 USD")
            .edit("parties/lumen.md", "Dana Reed", &format!("\"{title}\""))
            .edit(
                "comity.toml",
                "format",
                &format!("[site]\ntitle = \"{title}\"\n"),
            )
            .write(
                "comity.toml",
                format!("{CONFIG}[site]\ntitle = \"{title}\"\n"),
            );
        repository.write(
            "decisions/d.md",
            format!(
                "---\nid: \"{title}\"\ntitle: \"{title}\"\nstatus: accepted\nchanges: [loi]\n---\n"
            ),
        );
        for format in ["text", "markdown", "json"] {
            for lang in ["en", "ru"] {
                let ran = repository.run(&["diff", "--format", format, "--lang", lang]);
                assert_eq!(ran.code, 0, "{}", ran.err);
                let out = &ran.out;
                // Only in Markdown is markup more than text.
                if format == "markdown"
                    || !forbidden.is_ascii()
                    || forbidden.starts_with(['\n', '\u{1b}'])
                {
                    assert!(!out.contains(forbidden), "{format} {lang}: {out}");
                }
                let commands = ['\u{1b}', '\u{7}', '\u{9b}', '\u{200b}', '\u{202e}'];
                assert!(!out.contains(commands), "{format}: {out}");
                let begins = |line: &str| {
                    ["::", "/", "##["]
                        .iter()
                        .any(|it| line.trim_start().starts_with(it))
                };
                assert!(!out.lines().any(begins), "{format} {lang}: {out}");
                if format == "json" {
                    serde_json::from_str::<serde_json::Value>(out).unwrap();
                }
                if format == "markdown" {
                    check_markdown(out);
                }
            }
        }
    }
}

/// Nothing but our own HTML stands in it, every row has four cells, and every comment is ours.
fn check_markdown(out: &str) {
    let ours = [
        "<!-- comity:diff -->",
        "<!-- -->",
        "<details>",
        "</details>",
        "<summary>",
        "</summary>",
    ];
    let bare = ours
        .iter()
        .fold(out.to_owned(), |text, ours| text.replace(ours, ""));
    assert!(!bare.contains(['<', '>']), "{bare}");
    assert!(out.starts_with("<!-- comity:diff -->\n"));
    assert_eq!(
        out.matches("<details>").count(),
        out.matches("</details>").count()
    );
    assert_eq!(out.matches("```").count(), 2, "{out}");
    for row in out.lines().filter(|line| line.starts_with('|')) {
        let columns = row.replace("\\|", "").matches('|').count();
        assert_eq!(columns, 5, "{row}");
    }
    let mentions = out.split('@').skip(1);
    for after in mentions {
        assert!(after.starts_with("<!-- -->"), "{out}");
    }
}
