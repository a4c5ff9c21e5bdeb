//! `signoff` and `verify`: real repositories, real keys, `ssh-keygen` as people have it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use snapbox::{assert_data_eq, str};

use crate::repository::Repository;
use crate::support::{Ran, program, run_in};

const CONFIG: &str = "format = 1\nlanguages = [\"en\", \"ru\"]\nas_of = 2026-03-31\n";
const INDEX: &str = "---\ntitle: N × L\nparties: [northwind, lumen]\n---\n";
const NORTHWIND: &str = "\
---
title: Northwind
people:
  anna: { name: Anna Orlova, git: [anna@n.example] }
  gone: { name: Gleb, git: [gleb@n.example], until: 2026-01-31 }
---
";
const LUMEN: &str =
    "---\ntitle: Lumen\npeople: { dana: { name: Dana Reed, git: [dana@l.example] } }\n---\n";
const CREATOR: &str = "---\ntitle: Ann\npeople: { ann: { name: Ann } }\n---\n";
const TERMS: &str = "\
---
# What we agreed in February.
title: \"Terms\"          # short
form: terms
expectations: { cpe: { metric: cpe, target: 0.250 USD } }   # the one that counts
---

We try it `first`.
";
const METRIC: &str = "---\ntitle: CPE\nunit: USD/engagement\nbetter: lower\nledger: performance\nformula: sum(spend) / sum(engagements)\n---\n";

const PATH: &str = "agreements/terms.md";
const ANNA: (&str, &str) = ("Anna", "anna@n.example");
const DANA: (&str, &str) = ("Dana", "dana@l.example");

/// A playbook whose first commit has terms that nobody has signed.
fn playbook() -> Repository {
    let repository = Repository::new();
    repository
        .write("comity.toml", CONFIG)
        .write("index.md", INDEX)
        .write("parties/northwind.md", NORTHWIND)
        .write("parties/lumen.md", LUMEN)
        .write("parties/ann.md", CREATOR)
        .write("metrics/cpe.md", METRIC)
        .write(PATH, TERMS);
    commit(&repository, ANNA, "2026-02-01", "start", None);
    repository
}

/// Commits everything as somebody, signed with a key if there is one.
fn commit(
    repository: &Repository,
    (name, address): (&str, &str),
    day: &str,
    message: &str,
    key: Option<&Path>,
) -> String {
    repository.git(&["add", "--all"]);
    let mut command = Command::new("git");
    for who in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{who}_NAME"), name)
            .env(format!("GIT_{who}_EMAIL"), address)
            .env(format!("GIT_{who}_DATE"), format!("{day}T12:00:00+00:00"));
    }
    command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .current_dir(repository.path());
    if let Some(key) = key {
        let key = format!("user.signingKey={}", key.display());
        command.args(["-c", "gpg.format=ssh", "-c", &key]);
    }
    command.args(["commit", "--quiet", "--allow-empty", "-m", message]);
    if key.is_some() {
        command.arg("-S");
    }
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    repository.git(&["rev-parse", "HEAD"])
}

fn sign(repository: &Repository, by: &str) {
    let ran = repository.run(&["signoff", PATH, "--by", by, "--date", "2026-02-10"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

fn text(repository: &Repository) -> String {
    fs::read_to_string(repository.path().join(PATH)).unwrap()
}

/// The first sign-off of the terms.
fn verified(repository: &Repository, options: &[&str]) -> Value {
    let ran = repository.run(&[&["verify", PATH, "--format", "json"], options].concat());
    let output: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
    output["documents"][0]["signoffs"][0].clone()
}

/// A new key and the line by which it is known.
fn key(folder: &Path, name: &str, address: &str) -> (PathBuf, String) {
    let path = folder.join(name);
    let made = Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-C", name, "-f"])
        .arg(&path)
        .status()
        .unwrap();
    assert!(made.success());
    let public = fs::read_to_string(path.with_extension("pub")).unwrap();
    (path, format!("{address} namespaces=\"git\" {public}"))
}

fn said(ran: &Ran) -> String {
    format!("{}{}--- exit {}\n", ran.out, ran.err, ran.code)
}

#[test]
fn a_sign_off_is_shown_and_written_where_it_belongs() {
    let repository = playbook();
    let ran = repository.run(&["signoff", "terms", "--by", "anna", "--date", "2026-02-10"]);
    assert_data_eq!(
        said(&ran),
        str![[r#"
agreements/terms.md: Terms
northwind acknowledges this by Anna Orlova (anna) on 10 February 2026, having read it in `en`
c1:sha256:e6fc9d88087b7776555be185782cee9963d33b1432e84a9f01d9530966f0a176

What counts:
  body: 5 words, white space outside code left aside
  expectations.cpe.metric: cpe
  expectations.cpe.target: 0.25 USD
  form: terms
  kind: agreement
  title: Terms

What it leans on:
  comity.toml#profile: standard
  metric/cpe: c1:sha256:6128988242a22053a88a91d6bb841330303f6ff372276133b0b055d91a597507

wrote the sign-off to agreements/terms.md; commit it yourself, signed if you can: `comity verify` looks at who made that commit
--- exit 0

"#]]
    );
    let expected = TERMS.replacen(
        "---\n\n",
        "signoffs:\n  northwind: { by: anna, date: 2026-02-10, read: en, digest: \"[DIGEST]\" }\n---\n\n",
        1,
    );
    let output = verified(&repository, &[]);
    let digest = output["digest"].as_str().unwrap();
    assert_eq!(text(&repository).replace(digest, "[DIGEST]"), expected);
    sign(&repository, "dana");
    let after = text(&repository);
    assert!(
        after.contains("\n  lumen: { by: dana, date: 2026-02-10, read: en, digest: \""),
        "{after}"
    );
    let again = repository.run(&["signoff", PATH, "--by", "dana", "--date", "2026-02-10"]);
    assert!(
        again.out.contains("agreements/terms.md says so already"),
        "{}",
        again.out
    );
    assert_eq!(text(&repository), after);
}

/// Signs a text as anna and returns the lines that are new or changed.
fn edited(front: &str) -> String {
    let repository = playbook();
    let before = format!("---\n{front}---\n\nText.\n");
    repository.write(PATH, &before);
    sign(&repository, "anna");
    let after = text(&repository);
    let (one, other): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let new = other.iter().filter(|line| !one.contains(line));
    let new = new
        .map(|line| (*line).to_owned() + "\n")
        .collect::<String>();
    let kept = one.iter().filter(|line| other.contains(line)).count();
    let at = after.find("northwind").unwrap();
    let at = at + after[at..].find("c1:sha256:").unwrap();
    let digest = &after[at..at + "c1:sha256:".len() + 64];
    format!("{}kept {kept} of {}", new.replace(digest, "D"), one.len())
}

#[test]
fn a_sign_off_is_written_in_the_style_that_is_there() {
    let old = "digest: c1:sha256:0";
    for (front, expected) in [
        (
            "title: A\nform: loi\nsignoffs:\n",
            "  northwind: { by: anna, date: 2026-02-10, read: en, digest: \"D\" }\nkept 7 of 7",
        ),
        (
            "title: A\nform: loi\nsignoffs: {}   # nobody\nbinding: false\n",
            "signoffs: { northwind: { by: anna, date: 2026-02-10, read: en, digest: \"D\" } }   # nobody\nkept 7 of 8",
        ),
        (
            "title: A\nform: loi\nsignoffs: { lumen: { by: dana, date: 2026-02-01 } } # both\n",
            "signoffs: { lumen: { by: dana, date: 2026-02-01 }, northwind: { by: anna, date: 2026-02-10, read: en, digest: \"D\" } } # both\nkept 6 of 7",
        ),
        (
            "title: A\nform: loi\nsignoffs:\n    lumen:   # first\n        by: dana\n        date: 2026-02-01   # late\n# then\nbinding: false\n",
            "    northwind: { by: anna, date: 2026-02-10, read: en, digest: \"D\" }\nkept 12 of 12",
        ),
        (
            &format!(
                "title: A\nform: loi\nsignoffs:\n  northwind:\n    by: 'gone' # was\n    date: 2026-01-01\n    {old} # old\n    x-note: kept\nbinding: false\n"
            ),
            "    by: 'anna' # was\n    date: 2026-02-10\n    digest: \"D\" # old\n    read: en\nkept 10 of 13",
        ),
        (
            "title: A\nform: loi\nsignoffs: {northwind: {date: \"2026-01-01\",by: gone,'digest': 'c1:sha256:0'}}\n",
            "signoffs: {northwind: {date: \"2026-02-10\",by: anna,'digest': 'D', read: en}}\nkept 6 of 7",
        ),
        (
            "title: A\nform: loi\nsignoffs:\n  northwind:\n",
            "  northwind: { by: anna, date: 2026-02-10, read: en, digest: \"D\" }\nkept 7 of 8",
        ),
    ] {
        assert_eq!(edited(front), expected, "{front}");
    }
}

#[test]
fn line_ends_of_windows_are_kept() {
    let repository = playbook();
    repository.write(PATH, TERMS.replace('\n', "\r\n"));
    sign(&repository, "anna");
    let after = text(&repository);
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
    assert!(after.contains("\r\nsignoffs:\r\n  northwind: {"), "{after}");
    assert_eq!(verified(&repository, &[])["text"], "fits");
}

#[test]
fn the_person_is_the_one_whom_git_knows() {
    let repository = playbook();
    let signoff = ["signoff", PATH, "--date", "2026-02-10"];
    let nobody = repository.run(&signoff);
    assert_eq!(nobody.code, 2);
    assert!(
        nobody.err.contains("`user.email` is not set"),
        "{}",
        nobody.err
    );
    repository.git(&["config", "user.email", "eve@e.example"]);
    let stranger = repository.run(&signoff);
    assert!(
        stranger
            .err
            .contains("no party names a person with the address eve@e.example"),
        "{}",
        stranger.err
    );
    repository.git(&["config", "user.email", "Dana@L.example"]);
    assert_eq!(repository.run(&signoff).code, 0);
    assert_eq!(verified(&repository, &[])["by"], "dana");
}

#[test]
fn nobody_signs_for_anybody_else_or_what_cannot_be_read() {
    let repository = playbook();
    for (options, reason) in [
        (
            &["--by", "anna", "--party", "lumen"][..],
            "`anna` belongs to `northwind` and cannot sign for `lumen`",
        ),
        (&["--by", "ann"], "`ann` is no side of this partnership"),
        (&["--by", "ana"], "no party names a person `ana`"),
        (&["--by", "gone"], "`gone` left on 31 January 2026"),
        (
            &["--by", "anna", "--read", "ru"],
            "there is no version in `ru`",
        ),
    ] {
        let ran = repository.run(&[&["signoff", PATH, "--date", "2026-02-10"], options].concat());
        assert_eq!(ran.code, 2, "{reason}");
        assert!(ran.err.contains(reason), "{}", ran.err);
    }
    assert_eq!(text(&repository), TERMS);
    repository.edit(PATH, "form: terms", "form: [terms");
    let ran = repository.run(&["signoff", PATH, "--by", "anna"]);
    assert!(
        ran.err.contains("there is an error in line 4"),
        "{}",
        ran.err
    );
    repository.write(
        PATH,
        "+++\ntitle = \"A\"\nform = \"loi\"\nscope = [\"one video\"]\n+++\n",
    );
    let dated = ["--by", "anna", "--date", "2026-03-31"];
    let ran = repository.run(&[&["signoff", PATH], &dated[..]].concat());
    assert!(
        ran.err
            .contains("signoffs: { northwind: { by: anna, date: 2026-03-31"),
        "{}",
        ran.err
    );
}

#[test]
fn where_there_are_two_versions_the_one_that_was_read_is_named_and_counts() {
    let repository = playbook();
    repository.write(
        "agreements/terms.ru.md",
        "---\ntitle: Условия\n---\n\nПробуем.\n",
    );
    let ran = repository.run(&["signoff", PATH, "--by", "anna"]);
    assert!(
        ran.err.contains("it is not known which version was read"),
        "{}",
        ran.err
    );
    let ran = repository.run(&[
        "signoff", PATH, "--by", "anna", "--read", "ru", "--lang", "ru",
    ]);
    assert!(ran.out.contains("  ru/title: Условия\n"), "{}", ran.out);
    assert_eq!(verified(&repository, &[])["text"], "fits");
    repository.edit("agreements/terms.ru.md", "Пробуем", "Платим");
    assert_eq!(verified(&repository, &[])["text"], "differs");
}

#[test]
fn evidence_of_an_older_text_does_not_vouch_for_a_new_one() {
    let repository = playbook();
    sign(&repository, "anna");
    repository.edit(PATH, " }\n---", ", evidence: scans/terms.pdf }\n---");
    repository.edit(PATH, "0.250", "0.30");
    let ran = repository.run(&["signoff", PATH, "--by", "anna"]);
    assert!(
        ran.err.contains("names `scans/terms.pdf` as its evidence"),
        "{}",
        ran.err
    );
    let new = [
        "signoff",
        PATH,
        "--by",
        "anna",
        "--evidence",
        "scans/new: terms.pdf",
    ];
    assert_eq!(repository.run(&new).code, 0);
    let state = verified(&repository, &[]);
    assert_eq!(
        (&state["text"], &state["evidence"]),
        (&"fits".into(), &"scans/new: terms.pdf".into())
    );
}

#[test]
fn verify_tells_what_changed_and_by_whom_and_ends_with_one() {
    let repository = playbook();
    sign(&repository, "anna");
    commit(&repository, ANNA, "2026-02-10", "signed", None);
    assert_eq!(repository.run(&["verify"]).code, 0);
    repository.edit(PATH, "0.250 USD", "0.25 USD");
    repository.edit(PATH, "We try", "We  try");
    assert_eq!(
        repository.run(&["verify"]).code,
        0,
        "only the spelling has changed"
    );
    repository.edit(PATH, "0.25 USD", "0.35 USD");
    commit(
        &repository,
        ("Eve |@dana <b>\u{1b}[31m", "eve@e.example"),
        "2026-03-01",
        "| ::loosen:: @dana <script>",
        None,
    );
    repository.edit("metrics/cpe.md", "sum(spend)", "avg(spend)");
    let ran = repository.run(&["verify"]);
    let shown = said(&ran);
    assert_data_eq!(
        shown,
        str![[r#"
agreements/terms.md: Terms
  c1:sha256:aa4915c6f053104749e2182de16daa44245452e479a05dbf5aef2b85dcbfa579
  northwind (anna, 10 February 2026, en): the text has changed since
    committed by the side: commit 2028c1c3 wrote it, by anna; it is not signed
    expectations.cpe.target: changed in 5133e805 by Eve |@dana b␛[31m on 1 March 2026: | ::loosen:: @dana <script>
    metric/cpe: changed, and not committed yet

1 text has changed
1 committed by the side
--- exit 1

"#]]
    );
    let ran = repository.run(&["verify", "--lang", "ru"]);
    assert_data_eq!(
        said(&ran),
        str![[r#"
agreements/terms.md: Terms
  c1:sha256:aa4915c6f053104749e2182de16daa44245452e479a05dbf5aef2b85dcbfa579
  northwind (anna, 10 февраля 2026 г., en): с тех пор текст изменился
    записано стороной: записана в коммите 2028c1c3, автор anna; коммит не подписан
    expectations.cpe.target: изменено в 5133e805, автор Eve |@dana b␛[31m, 1 марта 2026 г.: | ::loosen:: @dana <script>
    metric/cpe: изменено, коммита ещё нет

1 текст изменился
1 записано стороной
--- exit 1

"#]]
    );
    let ran = repository.run(&["verify", "--format", "markdown"]);
    assert_data_eq!(
        said(&ran),
        str![[r#"
| Document | Side | Signed | Text | Who signed |
|---|---|---|---|---|
| Terms | northwind | anna, 10 February 2026, en | the text has changed since | committed by the side: commit 2028c1c3 wrote it, by anna; it is not signed |

- Terms, northwind: expectations.cpe.target: changed in 5133e805 by Eve /|@<!-- -->dana b␛/[31m on 1 March 2026: /| ::loosen:: @<!-- -->dana &lt;script&gt;
- Terms, northwind: metric/cpe: changed, and not committed yet

1 text has changed · 1 committed by the side
--- exit 1

"#]]
    );
    let state = verified(&repository, &[]);
    let changes = state["changes"].as_array().unwrap();
    assert_eq!(changes[0]["part"], "expectations.cpe.target");
    assert_eq!(changes[0]["commit"]["email"], "eve@e.example");
    assert_eq!(
        (&changes[1]["part"], &changes[1]["commit"]),
        (&"metric/cpe".into(), &Value::Null)
    );
}

#[test]
fn a_commit_signed_by_the_side_is_verified_with_keys_of_the_base() {
    let keys = tempfile::tempdir().unwrap();
    let (anna, anna_line) = key(keys.path(), "anna", "anna@n.example");
    let (dana, dana_line) = key(keys.path(), "dana", "*@l.example");
    let repository = playbook();
    repository.write(
        ".comity/allowed_signers",
        format!("# keys\n{anna_line}{dana_line}"),
    );
    commit(&repository, DANA, "2026-02-02", "keys", None);
    sign(&repository, "anna");
    let signed = commit(&repository, ANNA, "2026-02-10", "signed", Some(&anna));
    let state = verified(&repository, &[]);
    assert_eq!(
        (&state["trust"], &state["commit"]["id"]),
        (&"verified".into(), &signed.into())
    );
    assert_eq!(state["text"], "fits");
    // Written by one side, signed by the other.
    repository.edit(PATH, "date: 2026-02-10", "date: 2026-02-11");
    commit(
        &repository,
        DANA,
        "2026-02-11",
        "signed for them",
        Some(&dana),
    );
    let state = verified(&repository, &[]);
    assert_eq!(
        (&state["trust"], &state["signature"]),
        (&"claimed".into(), &"not-of-the-side".into())
    );
}

#[test]
fn a_wildcard_of_the_file_is_good_for_the_people_it_covers() {
    let keys = tempfile::tempdir().unwrap();
    let (dana, line) = key(keys.path(), "dana", "*@l.example");
    let repository = playbook();
    repository.write(".comity/allowed_signers", line);
    commit(&repository, ANNA, "2026-02-02", "keys", None);
    sign(&repository, "dana");
    commit(&repository, DANA, "2026-02-10", "signed", Some(&dana));
    assert_eq!(verified(&repository, &[])["trust"], "verified");
}

#[test]
fn a_change_that_brings_its_own_key_is_not_verified() {
    let keys = tempfile::tempdir().unwrap();
    let (eve, line) = key(keys.path(), "eve", "anna@n.example");
    let repository = playbook();
    repository.git(&["checkout", "--quiet", "-b", "change"]);
    repository.write(".comity/allowed_signers", &line);
    commit(&repository, ANNA, "2026-02-02", "a key", None);
    sign(&repository, "anna");
    commit(&repository, ANNA, "2026-02-10", "signed", Some(&eve));
    let state = verified(&repository, &[]);
    assert_eq!(
        (&state["trust"], &state["signature"]),
        (&"committed-by-side".into(), &"no-signers".into())
    );
    // Merged as one change, the key still came together with what it signs.
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git(&["merge", "--quiet", "--no-ff", "-m", "merged", "change"]);
    commit(&repository, ANNA, "2026-02-12", "later", None);
    assert_eq!(verified(&repository, &[])["signature"], "no-signers");
    // From outside the repository the same key may be trusted; from inside it may not.
    let outside = keys.path().join("signers");
    fs::write(&outside, &line).unwrap();
    let options = ["--allowed-signers", outside.to_str().unwrap()];
    assert_eq!(verified(&repository, &options)["trust"], "verified");
    let inside = repository.run(&["verify", "--allowed-signers", ".comity/allowed_signers"]);
    assert_eq!(inside.code, 2);
    assert!(
        inside.err.contains("is part of the repository"),
        "{}",
        inside.err
    );
}

#[test]
fn unknown_keys_and_absent_programs_are_told() {
    let keys = tempfile::tempdir().unwrap();
    let (anna, _) = key(keys.path(), "anna", "anna@n.example");
    let (_, other) = key(keys.path(), "other", "anna@n.example");
    let repository = playbook();
    repository.write(".comity/allowed_signers", other);
    commit(&repository, DANA, "2026-02-02", "keys", None);
    sign(&repository, "anna");
    commit(&repository, ANNA, "2026-02-10", "signed", Some(&anna));
    assert_eq!(verified(&repository, &[])["signature"], "unknown-key");
    let without = program(&repository.path(), &["verify", "--format", "json"])
        .env("PATH", keys.path())
        .output()
        .unwrap();
    let output: Value = serde_json::from_slice(&without.stdout).unwrap();
    let state = &output["documents"][0]["signoffs"][0];
    assert_eq!(
        (&state["signature"], &state["trust"]),
        (&"no-program".into(), &"committed-by-side".into())
    );
}

#[test]
fn no_program_that_the_repository_names_is_run() {
    let keys = tempfile::tempdir().unwrap();
    let (anna, line) = key(keys.path(), "anna", "anna@n.example");
    let repository = playbook();
    repository.write(".comity/allowed_signers", line);
    commit(&repository, DANA, "2026-02-02", "keys", None);
    sign(&repository, "anna");
    commit(&repository, ANNA, "2026-02-10", "signed", Some(&anna));
    let trap = repository.path().join("ssh-keygen");
    let sprung = keys.path().join("sprung");
    fs::write(&trap, format!("#!/bin/sh\ntouch {}\n", sprung.display())).unwrap();
    let mode: fs::Permissions = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(&trap, mode).unwrap();
    for name in ["gpg.ssh.program", "gpg.program"] {
        repository.git(&["config", name, trap.to_str().unwrap()]);
    }
    let ran = program(&repository.path(), &["verify", "--format", "json"])
        .env("PATH", ".:/usr/bin:/bin")
        .output()
        .unwrap();
    let output: Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!(output["documents"][0]["signoffs"][0]["trust"], "verified");
    assert!(!sprung.exists(), "the repository's program was run");
}

#[test]
fn a_signature_that_was_tampered_with_is_bad() {
    let keys = tempfile::tempdir().unwrap();
    let (anna, line) = key(keys.path(), "anna", "anna@n.example");
    let repository = playbook();
    repository.write(".comity/allowed_signers", line);
    commit(&repository, DANA, "2026-02-02", "keys", None);
    sign(&repository, "anna");
    commit(&repository, ANNA, "2026-02-10", "signed", Some(&anna));
    let object = repository.git(&["cat-file", "commit", "HEAD"]);
    let forged = object.replace("\n\nsigned", "\n\nforged") + "\n";
    let file = keys.path().join("commit");
    fs::write(&file, forged).unwrap();
    let id = repository.git(&["hash-object", "-t", "commit", "-w", file.to_str().unwrap()]);
    repository.git(&["reset", "--quiet", "--hard", &id]);
    assert_eq!(verified(&repository, &[])["signature"], "bad");
}

#[test]
fn the_json_keeps_to_its_schema() {
    let repository = playbook();
    sign(&repository, "anna");
    commit(&repository, ANNA, "2026-02-10", "signed", None);
    repository.edit(PATH, "0.250", "0.35");
    let ran = run_in(&repository.path(), &["schema", "verify"]);
    let schema: Value = serde_json::from_str(&ran.out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let ran = repository.run(&["verify", "--format", "json"]);
    let output: Value = serde_json::from_str(&ran.out).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(&output)
        .map(|it| it.to_string())
        .collect();
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(output["fits"], false);
}
