//! The files that `init` writes for forges: their shell steps are run in a clone of a real
//! repository, as the forge would run them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml_ng::Value;

use crate::beginning::begun;
use crate::support::Playbook;

/// A clone in which a change of the charter is merged, as a forge merges it to be checked.
struct Clone {
    folder: tempfile::TempDir,
    base: String,
    _origin: Playbook,
}

fn git(folder: &Path, arguments: &[&str]) -> String {
    let ran = Command::new("git")
        .args([
            "-c",
            "user.name=Anna",
            "-c",
            "user.email=anna@northwind.example",
        ])
        .args(["-c", "init.defaultBranch=main"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.success(), "git {arguments:?}: {said}");
    String::from_utf8(ran.stdout).unwrap().trim().to_owned()
}

impl Clone {
    fn of(forge: &str) -> Self {
        let origin = begun(&["--forge", forge]);
        let path = origin.path();
        git(&path, &["init", "--quiet"]);
        git(&path, &["add", "-A"]);
        git(&path, &["commit", "--quiet", "-m", "playbook: begun"]);
        let base = git(&path, &["rev-parse", "HEAD"]);
        git(&path, &["switch", "--quiet", "-c", "slower"]);
        let charter = fs::read_to_string(path.join("charter.md")).unwrap();
        fs::write(
            path.join("charter.md"),
            charter.replace("rounds: 2", "rounds: 3"),
        )
        .unwrap();
        git(
            &path,
            &["commit", "--quiet", "-am", "charter: three rounds"],
        );
        git(&path, &["switch", "--quiet", "main"]);
        git(
            &path,
            &["merge", "--quiet", "--no-ff", "-m", "merged", "slower"],
        );
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().to_str().unwrap();
        git(&path, &["clone", "--quiet", path.to_str().unwrap(), place]);
        Self {
            folder,
            base,
            _origin: origin,
        }
    }

    fn yaml(&self, path: &str) -> Value {
        let text = fs::read_to_string(self.folder.path().join(path)).unwrap();
        serde_yaml_ng::from_str(&text).unwrap()
    }

    /// Runs a step as runners do: bash, ending at the first failure.
    fn run(&self, script: &str, variables: &BTreeMap<String, String>) -> String {
        let ran = Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
            .current_dir(self.folder.path())
            .env("PATH", self.path())
            .env("COMITY_CACHE", "off")
            .envs(variables)
            .output()
            .unwrap();
        let out = String::from_utf8_lossy(&ran.stdout).into_owned();
        let err = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(ran.status.success(), "{script}\n{out}\n{err}");
        out
    }

    /// Beside the program stands a `gh` that writes down how it is called.
    fn path(&self) -> String {
        let bin = Path::new(env!("CARGO_BIN_EXE_comity")).parent().unwrap();
        let own = self.folder.path().join(".git/bin");
        fs::create_dir_all(&own).unwrap();
        let gh = own.join("gh");
        fs::write(&gh, GH).unwrap();
        let mut mode = fs::metadata(&gh).unwrap().permissions();
        std::os::unix::fs::PermissionsExt::set_mode(&mut mode, 0o755);
        fs::set_permissions(&gh, mode).unwrap();
        let rest = std::env::var("PATH").unwrap();
        format!("{}:{}:{rest}", own.display(), bin.display())
    }

    fn file(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }
}

/// Answers as GitHub would: the head of the change, and the comments that are there.
const GH: &str = r#"#!/usr/bin/env bash
echo "$*" >> "$GH_LOG"
case "$*" in
  *"/pulls/7 "*) echo "$GH_HEAD" ;;
  *"/comments --jq"*) echo "$GH_COMMENT" ;;
esac
"#;

/// The scripts of a workflow in order, each with the variables it is given.
fn steps(workflow: &Value, known: &[(&str, &str)]) -> Vec<(String, BTreeMap<String, String>)> {
    let mut found = Vec::new();
    for (_, job) in workflow["jobs"].as_mapping().unwrap() {
        for step in job["steps"].as_sequence().unwrap() {
            let Some(script) = step["run"].as_str() else {
                continue;
            };
            let mut variables = BTreeMap::new();
            for scope in [&workflow["env"], &job["env"], &step["env"]] {
                for (name, value) in scope.as_mapping().into_iter().flatten() {
                    let value = filled(value.as_str().unwrap(), known);
                    variables.insert(name.as_str().unwrap().to_owned(), value);
                }
            }
            assert!(
                !script.contains("${{"),
                "values go through variables: {script}"
            );
            found.push((script.to_owned(), variables));
        }
    }
    assert!(!found.is_empty());
    found
}

/// `${{ name }}` with what the forge would put there.
fn filled(text: &str, known: &[(&str, &str)]) -> String {
    let mut text = text.to_owned();
    for (name, value) in known {
        text = text.replace(&format!("${{{{ {name} }}}}"), value);
    }
    assert!(!text.contains("${{"), "unknown to this test: {text}");
    text
}

#[test]
fn github_checks_comments_and_publishes() {
    let clone = Clone::of("github");
    let known = [("github.event.pull_request.number", "7")];
    let mut said = String::new();
    for (script, variables) in steps(&clone.yaml(".github/workflows/playbook.yml"), &known) {
        said += &clone.run(&script, &variables);
    }
    assert!(!said.contains("::error"), "{said}");
    let body = fs::read_to_string(clone.file("comment/body.md")).unwrap();
    assert!(
        body.starts_with("<!-- comity:diff -->") && body.contains("from 2 to 3"),
        "{body}"
    );

    let log = clone.file(".git/gh.log");
    let known = [
        ("github.token", "secret"),
        ("github.repository", "northwind/lumen"),
        ("github.event.workflow_run.head_sha", "abc"),
    ];
    let workflow = clone.yaml(".github/workflows/playbook-comment.yml");
    for (comment, call) in [
        ("", "--method POST repos/northwind/lumen/issues/7/comments"),
        (
            "42",
            "--method PATCH repos/northwind/lumen/issues/comments/42",
        ),
    ] {
        for (script, mut variables) in steps(&workflow, &known) {
            for (name, value) in [
                ("GH_LOG", log.to_str().unwrap()),
                ("GH_HEAD", "abc"),
                ("GH_COMMENT", comment),
            ] {
                variables.insert(name.to_owned(), value.to_owned());
            }
            clone.run(&script, &variables);
        }
        let calls = fs::read_to_string(&log).unwrap();
        assert!(calls.contains(call), "{calls}");
    }

    let known = [(
        "steps.pages.outputs.base_url",
        "https://northwind.example/lumen",
    )];
    for (script, variables) in steps(&clone.yaml(".github/workflows/playbook-site.yml"), &known) {
        clone.run(&script, &variables);
    }
    let home = fs::read_to_string(clone.file("site/index.html")).unwrap();
    assert!(
        home.contains("https://northwind.example/lumen/"),
        "the address is in the page"
    );
}

/// A text that claims to be of another change is not written under it.
#[test]
fn a_comment_goes_only_where_its_text_was_made() {
    let clone = Clone::of("github");
    fs::create_dir_all(clone.file("comment")).unwrap();
    fs::write(clone.file("comment/number"), "7; echo x").unwrap();
    fs::write(clone.file("comment/body.md"), "text").unwrap();
    let log = clone.file(".git/gh.log");
    let known = [
        ("github.token", "secret"),
        ("github.repository", "northwind/lumen"),
        ("github.event.workflow_run.head_sha", "abc"),
    ];
    let workflow = clone.yaml(".github/workflows/playbook-comment.yml");
    let (script, variables) = steps(&workflow, &known).remove(0);
    let ran = Command::new("bash")
        .args(["-eo", "pipefail", "-c", &script])
        .current_dir(clone.folder.path())
        .envs(&variables)
        .env("PATH", clone.path())
        .env("GH_LOG", &log)
        .env("GH_HEAD", "another")
        .output()
        .unwrap();
    assert!(!ran.status.success());
    let calls = fs::read_to_string(&log).unwrap();
    assert!(
        calls.contains("/pulls/7 ") && !calls.contains("--method"),
        "{calls}"
    );
}

#[test]
fn gitlab_checks_and_publishes() {
    let clone = Clone::of("gitlab");
    let pipeline = clone.yaml(".gitlab-ci.yml");
    let variables: BTreeMap<String, String> = [
        ("COMITY_VERSION", env!("CARGO_PKG_VERSION")),
        ("CI_MERGE_REQUEST_DIFF_BASE_SHA", clone.base.as_str()),
        ("CI_PAGES_URL", "https://northwind.example/lumen"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    let lines = |list: &Value| {
        let lines = list.as_sequence().unwrap().iter();
        lines
            .map(|line| line.as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
            .join("\n")
    };
    let before = lines(&pipeline["default"]["before_script"]);
    for job in ["check", "meaning", "pages"] {
        let script = format!("{before}\n{}", lines(&pipeline[job]["script"]));
        clone.run(&script, &variables);
    }
    for made in [
        "gl-code-quality-report.json",
        "comity.xml",
        "public/index.html",
    ] {
        assert!(clone.file(made).is_file(), "{made}");
    }
    let meaning = fs::read_to_string(clone.file("meaning.md")).unwrap();
    assert!(meaning.contains("from 2 to 3"), "{meaning}");
}

#[test]
fn forgejo_checks_and_builds() {
    let clone = Clone::of("forgejo");
    let mut said = String::new();
    for (script, variables) in steps(&clone.yaml(".forgejo/workflows/playbook.yml"), &[]) {
        said += &clone.run(&script, &variables);
    }
    assert!(said.contains("from 2 to 3"), "{said}");
    assert!(clone.file("site/index.html").is_file());
}

/// `pre-commit` runs the entry of the hook for files that its pattern names.
#[test]
fn the_hook_stops_what_is_broken() {
    let clone = Clone::of("none");
    let hooks = clone.yaml(".pre-commit-config.yaml");
    let hook = &hooks["repos"][0]["hooks"][0];
    let entry = hook["entry"].as_str().unwrap();
    clone.run(entry, &BTreeMap::new());
    let charter = fs::read_to_string(clone.file("charter.md")).unwrap();
    fs::write(
        clone.file("charter.md"),
        charter.replace("decider: anna", "decider: nobody"),
    )
    .unwrap();
    let ran = Command::new("bash")
        .args(["-c", entry])
        .current_dir(clone.folder.path())
        .env("PATH", clone.path())
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(1));
}
