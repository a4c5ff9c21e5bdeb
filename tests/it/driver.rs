//! `git-diff-driver`: Git itself shows documents as sentences.

use snapbox::{assert_data_eq, str};

use crate::repository::Repository;

const METRIC: &str = "---\ntitle: Cost per engagement\nunit: USD/engagement\nbetter: lower\n---\n";
const LOI: &str = "\
---
title: Letter of intent
status: active
form: loi
term: { from: 2026-02-16, to: 2026-09-30 }
expectations:
  cpe: { metric: cpe, target: 0.25 USD, owner: dana }
---
## Scope

One video.
";
const LUMEN: &str = "---\ntitle: Lumen\ntype: agency\npeople: { dana: { name: Dana Reed } }\n---\n";
const INDEX: &str = "---\ntitle: N × L\nparties: [lumen, northwind]\n---\n";

/// A playbook in `folder` of a repository that calls the driver.
fn repository(folder: &str) -> Repository {
    let repository = Repository::new();
    let command = format!("{} git-diff-driver", env!("CARGO_BIN_EXE_comity"));
    repository.git(&["config", "diff.comity.command", &command]);
    repository
        .write(".gitattributes", "*.md diff=comity\n*.toml diff=comity\n")
        .write(&format!("{folder}comity.toml"), "format = 1\n")
        .write(&format!("{folder}index.md"), INDEX)
        .write(&format!("{folder}parties/lumen.md"), LUMEN)
        .write(&format!("{folder}metrics/cpe.md"), METRIC)
        .write(&format!("{folder}agreements/loi.md"), LOI);
    repository.commit("2026-03-01", "the playbook");
    repository
}

#[test]
fn the_log_reads_as_sentences() {
    let repository = repository("");
    repository.edit("agreements/loi.md", "0.25 USD", "0.20 USD");
    repository.commit("2026-03-02", "tighter");
    repository
        .edit("agreements/loi.md", "2026-09-30", "2026-12-31")
        .edit(
            "comity.toml",
            "format = 1\n",
            "format = 1\ncurrency = \"USD\"\n",
        )
        .write(
            "decisions/d.md",
            "---\ntitle: Longer\nstatus: proposed\n---\n",
        );
    repository.commit("2026-03-03", "longer");
    repository.git(&["rm", "--quiet", "decisions/d.md"]);
    repository.git(&["mv", "agreements/loi.md", "agreements/2026-loi.md"]);
    repository.edit("agreements/2026-loi.md", "One video.", "Two videos.");
    repository.commit("2026-03-04", "moved");
    let log = ["log", "-p", "--ext-diff", "--format=# %s", "HEAD~3..HEAD"];
    assert_data_eq!(
        repository.git(&log),
        str![[r#"
# moved

comity agreements/loi.md → agreements/2026-loi.md
~ Text of “Letter of intent” changed: “Scope”
comity decisions/d.md
~ Decision removed: “Longer”
# longer

comity agreements/loi.md
~ Term of “Letter of intent” lengthened: last day 31 December 2026 instead of 30 September 2026 (92 days later)
comity comity.toml
! comity.toml: Currency added: USD
comity decisions/d.md
~ Decision proposed: “Longer”
# tighter

comity agreements/loi.md
! Target of “Cost per engagement” tightened from 0.25 USD to 0.20 USD (20 % lower) in “Letter of intent”
"#]]
    );
    // What is not staged yet, and what is.
    repository.edit("agreements/2026-loi.md", "0.20 USD", "0.30 USD");
    assert_data_eq!(
        repository.git(&["diff", "--ext-diff"]),
        str![[r#"
comity agreements/2026-loi.md
! Target of “Cost per engagement” loosened from 0.20 USD to 0.30 USD (50 % higher) in “Letter of intent”
"#]]
    );
    repository.git(&["add", "--all"]);
    assert_data_eq!(
        repository.git(&["diff", "--cached", "--ext-diff"]),
        str![[r#"
comity agreements/2026-loi.md
! Target of “Cost per engagement” loosened from 0.20 USD to 0.30 USD (50 % higher) in “Letter of intent”
"#]]
    );
}

#[test]
fn a_playbook_in_a_folder_is_found() {
    let repository = repository("clients/lumen/");
    repository.edit("clients/lumen/agreements/loi.md", "0.25 USD", "0.20 USD");
    assert_data_eq!(
        repository.git(&["diff", "--ext-diff"]),
        str![[r#"
comity clients/lumen/agreements/loi.md
! Target of “Cost per engagement” tightened from 0.25 USD to 0.20 USD (20 % lower) in “Letter of intent”
"#]]
    );
}

#[test]
fn a_document_without_a_playbook_is_compared_alone() {
    let repository = repository("");
    repository.git(&["rm", "--quiet", "comity.toml"]);
    repository.commit("2026-03-02", "no playbook any more");
    repository.edit("agreements/loi.md", "0.25 USD", "0.20 USD");
    repository.edit("agreements/loi.md", "One video.", "One  video.");
    repository.edit("metrics/cpe.md", "title: Cost", "title:   Cost");
    assert_data_eq!(
        repository.git(&["diff", "--ext-diff"]),
        str![[r#"
comity agreements/loi.md
! Target of “cpe” changed from 0.25 USD to 0.20 USD (20 % lower) in “Letter of intent”
comity metrics/cpe.md
  nothing that counts has changed
"#]]
    );
}

#[test]
fn whoever_calls_it_by_hand_is_told_who_does() {
    let ran = Repository::new().run(&["git-diff-driver", "a", "b"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("git config diff.comity.command"),
        "{}",
        ran.err
    );
    assert_eq!(
        Repository::new()
            .run(&["git-diff-driver", "unmerged.md"])
            .code,
        0
    );
}
