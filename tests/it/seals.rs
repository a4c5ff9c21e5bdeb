//! `seal` and `reveal`: nobody can read a sheet before every side has sealed its own.

use std::fs;

use crate::repository::Repository;

const CONFIG: &str = "format = 1\nas_of = 2026-03-31\n";
const INDEX: &str = "---\ntitle: N × L\nparties: [northwind, lumen]\n---\n";
const NORTHWIND: &str = "\
---
title: >-
  What Northwind
  expects
party: northwind # us
horizon: 90d
gets: [first buyers]
success: { cpa: { metric: cpa, target: 30 USD } }
---

We can go up to `35  USD`.
";
const LUMEN: &str = "---\r\ntitle: Lumen\r\nid: l\r\nparty: lumen\r\nhorizon: 60d\r\n---\r\n";

const OURS: &str = "alignment/northwind.md";
const THEIRS: &str = "alignment/lumen.md";

fn playbook() -> Repository {
    let repository = Repository::new();
    repository
        .write("comity.toml", CONFIG)
        .write("index.md", INDEX)
        .write("parties/northwind.md", "---\ntitle: Northwind\n---\n")
        .write("parties/lumen.md", "---\ntitle: Lumen\n---\n");
    repository.commit("2026-02-01", "start");
    repository
}

fn text(repository: &Repository, path: &str) -> String {
    fs::read_to_string(repository.path().join(path)).unwrap()
}

fn refused(repository: &Repository, arguments: &[&str], reason: &str) {
    let ran = repository.run(arguments);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(ran.err.contains(reason), "{}", ran.err);
}

/// Every object that Git has, and everything that it would add.
fn everything(repository: &Repository) -> String {
    repository.git(&["add", "--all"]);
    let mut all = repository.git(&["status", "--short"]);
    let objects = repository.git(&[
        "cat-file",
        "--batch-all-objects",
        "--batch-check=%(objectname) %(objecttype)",
    ]);
    for line in objects.lines().filter(|line| line.ends_with("blob")) {
        all += &repository.git(&["cat-file", "blob", line.split(' ').next().unwrap()]);
    }
    all
}

#[test]
fn two_sheets_are_sealed_then_revealed() {
    let repository = playbook();
    repository.write(OURS, NORTHWIND).write(THEIRS, LUMEN);
    for path in [OURS, THEIRS] {
        let ran = repository.run(&["seal", path]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let kept = text(&repository, &format!(".comity/sealed/{path}.salt"));
        assert_eq!(kept.trim().len(), 64);
        assert!(ran.out.contains(kept.trim()), "{}", ran.out);
    }
    let stub = text(&repository, OURS);
    let seal = stub
        .split('"')
        .find(|part| part.starts_with("c1:sha256:"))
        .unwrap();
    let expected = format!(
        "---\nkind: alignment\ntitle: \"What Northwind expects\"\nparty: northwind\nseal: \"{seal}\"\n---\n"
    );
    assert_eq!(stub, expected);
    assert!(
        text(&repository, THEIRS).starts_with(
            "---\r\nkind: alignment\r\ntitle: Lumen\r\nid: l\r\nparty: lumen\r\nseal: "
        )
    );
    // Nothing of the text is where Git could see it, and nobody complains of a stub.
    let all = everything(&repository);
    assert!(
        !all.contains("horizon") && !all.contains("35  USD"),
        "{all}"
    );
    repository.commit("2026-02-02", "sealed");
    let check = repository.run(&[
        "check",
        "--only",
        "missing-question",
        "--only",
        "missing-sheet",
        "--only",
        "wrong-value",
    ]);
    assert!(check.out.contains("nothing found"), "{}", check.out);
    assert_eq!(repository.run(&["verify"]).code, 0);

    for (path, original) in [(OURS, NORTHWIND), (THEIRS, LUMEN)] {
        let ran = repository.run(&["reveal", path]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let revealed = text(&repository, path);
        let own = revealed
            .lines()
            .filter(|line| !line.starts_with("seal: ") && !line.starts_with("salt: "));
        assert_eq!(
            own.collect::<Vec<_>>(),
            original.lines().collect::<Vec<_>>()
        );
        assert_eq!(revealed.contains('\r'), original.contains('\r'));
    }
    let ran = repository.run(&["verify", "--lang", "ru"]);
    assert_eq!(ran.code, 0);
    assert_eq!(
        ran.out
            .matches("вскрыто: текст тот же, что запечатан")
            .count(),
        2,
        "{}",
        ran.out
    );
    repository.edit(OURS, "30 USD", "31 USD");
    let ran = repository.run(&["verify", OURS]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("not the one that was sealed"),
        "{}",
        ran.out
    );
}

#[test]
fn a_sheet_is_not_revealed_before_the_other_side_has_sealed_its_own() {
    let repository = playbook();
    repository.write(OURS, NORTHWIND);
    assert_eq!(repository.run(&["seal", OURS]).code, 0);
    refused(
        &repository,
        &["reveal", OURS],
        "not on main yet: Northwind, Lumen",
    );
    repository.commit("2026-02-02", "ours");
    refused(&repository, &["reveal", OURS], "not on main yet: Lumen");
    // On a branch it does not count; open, it does not count either.
    repository.git(&["checkout", "--quiet", "-b", "theirs"]);
    repository.write(THEIRS, LUMEN);
    repository.git(&["checkout", "--quiet", "-b", "open"]);
    repository.git(&["checkout", "--quiet", "theirs"]);
    assert_eq!(repository.run(&["seal", THEIRS]).code, 0);
    repository.commit("2026-02-03", "theirs");
    refused(&repository, &["reveal", OURS], "not on main yet: Lumen");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git(&["merge", "--quiet", "theirs"]);
    assert_eq!(repository.run(&["reveal", OURS]).code, 0);
    refused(&repository, &["reveal", OURS], "shows its text already");
}

#[test]
fn what_was_sealed_is_what_is_revealed() {
    let repository = playbook();
    repository.write(OURS, NORTHWIND).write(THEIRS, LUMEN);
    assert_eq!(repository.run(&["seal", OURS]).code, 0);
    assert_eq!(repository.run(&["seal", THEIRS]).code, 0);
    repository.commit("2026-02-02", "sealed");
    let kept = ".comity/sealed/alignment/northwind.md";
    repository.edit(kept, "30 USD", "25 USD");
    refused(&repository, &["reveal", OURS], "are not those that");
    fs::remove_file(repository.path().join(kept)).unwrap();
    refused(&repository, &["reveal", OURS], "is not in .comity/sealed");
    // Who kept a copy of both can still reveal.
    let salt = text(&repository, &format!("{kept}.salt"));
    fs::remove_file(repository.path().join(format!("{kept}.salt"))).unwrap();
    let elsewhere = tempfile::NamedTempFile::new().unwrap();
    fs::write(elsewhere.path(), NORTHWIND).unwrap();
    let copy = elsewhere.path().to_str().unwrap();
    refused(
        &repository,
        &["reveal", OURS, "--text", copy, "--salt", &"0".repeat(64)],
        "are not those that",
    );
    let ran = repository.run(&["reveal", OURS, "--text", copy, "--salt", salt.trim()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn a_text_that_git_has_is_not_sealed() {
    let repository = playbook();
    refused(&repository, &["seal", "index.md"], "is no alignment sheet");
    repository.write(OURS, "---\ntitle: N\nparty: northwind\n---\n");
    refused(
        &repository,
        &["seal", OURS],
        "says nothing that could be sealed",
    );
    repository.write(OURS, NORTHWIND);
    repository.git(&["add", OURS]);
    refused(
        &repository,
        &["seal", OURS],
        "is staged for the next commit",
    );
    repository.git(&["checkout", "--quiet", "-b", "draft"]);
    repository.commit("2026-02-02", "a draft");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write(OURS, NORTHWIND.replace("90d", "30d"));
    refused(&repository, &["seal", OURS], "can be read in commit");
    assert_eq!(text(&repository, OURS), NORTHWIND.replace("90d", "30d"));
    repository.write("alignment/new.md", NORTHWIND);
    repository.write(
        "alignment/new.ru.md",
        "---\ntitle: Чего ждём\n---\n\nДо 35 USD.\n",
    );
    repository.write(
        "comity.toml",
        format!("{CONFIG}languages = [\"en\", \"ru\"]\n"),
    );
    refused(
        &repository,
        &["seal", "alignment/new.md"],
        "has translations",
    );
}
