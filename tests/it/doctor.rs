//! `comity doctor` is silent on a repository that is well, speaks of each thing that is not, and the
//! command that it names mends it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Playbook, program};

/// A repository in a folder, with the cache beside it.
struct Patient {
    folder: tempfile::TempDir,
}

/// What is said of one thing.
#[derive(Debug, PartialEq)]
struct Said {
    state: String,
    what: String,
    mend: Option<String>,
}

impl Patient {
    /// A playbook that `comity init` has begun, with everything that a repository should have.
    fn well() -> Self {
        let patient = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir(patient.root()).unwrap();
        let anna = "name=Northwind, country=RU, timezone=Europe/Moscow, owner=Anna Orlova <anna@northwind.example>";
        let dana = "name=Lumen, country=US, timezone=America/New_York, owner=Dana Reed <dana@lumen.example>";
        let init = [
            "init",
            ".",
            "--yes",
            "--forge",
            "github",
            "--languages",
            "en,ru",
        ];
        patient.comity(&[&init[..], &["--party", anna, "--party", dana]].concat());
        patient.comity(&["new", "translation", "charter", "--lang", "ru"]);
        for setup in [
            "git init --quiet --initial-branch=main",
            "git config user.email anna@northwind.example",
            "git config user.name Anna",
            "git remote add origin https://github.com/lumen/playbook.git",
            "git config diff.comity.command 'comity git-diff-driver'",
            "printf '#!/bin/sh\nexec comity check\n' > .git/hooks/pre-commit",
            "git add --all",
            "git commit --quiet --no-verify --message first",
        ] {
            patient.shell(setup);
        }
        patient
    }

    fn root(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join("playbook")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program(&self.root(), arguments);
        command
            .env_remove("COMITY_CACHE")
            .env("COMITY_CACHE_DIR", self.folder.path().join("cache"));
        command
    }

    fn comity(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command line as a person does, with the program at hand.
    fn shell(&self, line: &str) {
        let bin = Path::new(env!("CARGO_BIN_EXE_comity")).parent().unwrap();
        let output = Command::new("sh")
            .args(["-c", line])
            .env_clear()
            .env("PATH", format!("{}:/usr/bin:/bin", bin.display()))
            .env("HOME", self.folder.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .current_dir(self.root())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{line}: {said}");
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// What is said of everything, by id.
    fn said(&self) -> BTreeMap<String, Said> {
        read(
            &self
                .command(&["doctor", "--format", "json"])
                .output()
                .unwrap()
                .stdout,
        )
    }

    /// What is not well, as `ID STATE`.
    fn complaints(&self) -> Vec<String> {
        let said = self.said().into_iter();
        said.filter(|(_, said)| said.state != "ok")
            .map(|(id, said)| format!("{id} {}", said.state))
            .collect()
    }
}

fn read(json: &[u8]) -> BTreeMap<String, Said> {
    let value: serde_json::Value = serde_json::from_slice(json).unwrap();
    let checks = value["checks"].as_array().unwrap();
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let one = |check: &serde_json::Value| {
        let said = Said {
            state: text(&check["state"]).unwrap(),
            what: text(&check["what"]).unwrap(),
            mend: text(&check["mend"]),
        };
        (text(&check["id"]).unwrap(), said)
    };
    checks.iter().map(one).collect()
}

/// Breaks a repository that is well with a command line; then this and nothing else is told, and the
/// command that is named mends it.
fn check(breaks: &str, complaint: &str) {
    let patient = broken(breaks, complaint);
    let (id, _) = complaint.split_once(' ').unwrap();
    let mend = patient.said()[id].mend.clone().unwrap();
    patient.shell(&mend);
    let after = patient.complaints();
    assert_eq!(after, Vec::<String>::new(), "after {breaks} and {mend}");
}

/// The same for what cannot be mended here: that needs the net, or a person.
fn broken(breaks: &str, complaint: &str) -> Patient {
    let patient = Patient::well();
    patient.shell(breaks);
    assert_eq!(patient.complaints(), [complaint], "after {breaks}");
    patient
}

#[test]
fn nothing_is_said_of_a_repository_that_is_well() {
    let patient = Patient::well();
    assert_eq!(patient.complaints(), Vec::<String>::new());
    let said = patient.said();
    assert!(said.values().all(|said| said.mend.is_none()), "{said:#?}");
    assert_eq!(said.len(), 24);
    assert_eq!(patient.comity(&["doctor"]), "24 ok, 0 odd, 0 missing\n");
    let russian = patient.comity(&["doctor", "--lang", "ru"]);
    assert_eq!(russian, "хорошо: 24, странно: 0, нет: 0\n");
    let all = patient.comity(&["doctor", "--verbose"]);
    assert!(
        all.contains("ok  you commit as anna@northwind.example\n"),
        "{all}"
    );
}

#[test]
fn the_settings_of_a_repository_are_looked_at_and_mended() {
    check("git config user.email somebody@example.org", "identity odd");
    check("git config --unset diff.comity.command", "driver odd");
    check("rm .gitattributes", "driver odd");
    check(
        "rm .git/hooks/pre-commit .pre-commit-config.yaml",
        "hook odd",
    );
    let no_hook = broken("rm .git/hooks/pre-commit", "hook odd");
    assert_eq!(
        no_hook.said()["hook"].mend.as_deref(),
        Some("pre-commit install")
    );
    broken("git remote remove origin", "remote missing");
    broken("git config --unset user.email", "identity missing");
    broken("git config remote.origin.tagOpt --no-tags", "tags odd");
}

#[test]
fn files_for_the_forge_are_looked_at_and_mended() {
    check("rm .github/workflows/playbook.yml", "pipeline missing");
    check(
        "echo '# ours' >> .github/workflows/playbook.yml",
        "pipeline odd",
    );
    check("rm .github/CODEOWNERS", "owners missing");
    check(
        "echo '/parties/gone.md @gone' >> .github/CODEOWNERS",
        "owners odd",
    );
    check("sed -i '/parties.lumen/d' .github/CODEOWNERS", "owners odd");
}

#[test]
fn files_that_git_keeps_are_looked_at_and_mended() {
    check("echo > .gitignore", "seals missing");
    check(
        "mkdir -p .comity/sealed && echo secret > .comity/sealed/a.md.salt && git add --force .comity",
        "salts missing",
    );
    check(
        "echo > guides-a.txt && echo > Guides-A.txt && git add guides-a.txt Guides-A.txt",
        "names odd",
    );
    check(
        "mkdir guides && printf -- '---\\ntitle: A\\n---\\n\\337\\345\\n' > guides/a.md && git add guides",
        "encodings missing",
    );
    check(
        "mkdir guides && printf -- '---\\r\\ntitle: A\\r\\n---\\r\\n' > guides/a.md && git add guides",
        "line-ends odd",
    );
    check(
        "dd if=/dev/zero of=film.bin bs=1024 count=6000 2>/dev/null && git add film.bin",
        "large odd",
    );
    check(
        "mkdir -p public && touch public/.comity-site && git add public",
        "site odd",
    );
    broken(
        "printf 'version https://git-lfs.github.com/spec/v1\\noid sha256:0\\nsize 9\\n' > ledgers/effort.csv && git add .",
        "pointers missing",
    );
}

#[test]
fn the_playbook_is_looked_at() {
    check("rm charter.ru.md", "translations odd");
    broken("echo 'no_such_key = 1' >> comity.toml", "config odd");
    broken(
        "sed -i 's/format = 1/format = 9/' comity.toml",
        "config missing",
    );
    broken("ln -s /etc guides", "skipped odd");
    let ignored = "mkdir guides && echo 'Text.' > guides/a.md && echo 'guides/' >> .gitignore";
    broken(ignored, "skipped odd");
    let theme = "mkdir theme && printf 'name = \"own\"\\napi = 999\\n' > theme/theme.toml";
    let patient = Patient::well();
    patient.shell(theme);
    assert!(patient.complaints().contains(&"theme odd".to_owned()));
}

#[test]
fn a_clone_that_was_cut_off_is_made_whole() {
    let whole = Patient::well();
    whole.write("guides/notes.md", "Notes.\n");
    whole.shell("git add --all && git commit --quiet --no-verify --message second");
    let cut = format!(
        "git clone --quiet --depth 1 'file://{}' ../cut && cp -R ../cut/.git/shallow .git/shallow && \
         git remote set-url origin 'file://{}/../whole'",
        whole.root().display(),
        whole.root().display(),
    );
    whole.shell("git clone --quiet --bare . ../whole");
    whole.shell(&cut);
    assert!(whole.complaints().contains(&"history missing".to_owned()));
    whole.shell("git fetch --unshallow --tags --quiet");
    assert!(
        !whole
            .complaints()
            .iter()
            .any(|it| it.starts_with("history"))
    );
}

#[test]
fn the_machine_is_looked_at() {
    let patient = Patient::well();
    let of = |change: &dyn Fn(&mut Command)| {
        let mut command = patient.command(&["doctor", "--format", "json"]);
        change(&mut command);
        let output = command.output().unwrap();
        (read(&output.stdout), output.status.code())
    };
    let (said, code) = of(&|command| {
        command.env("PATH", "/nowhere");
    });
    assert_eq!((said["git"].state.as_str(), code), ("missing", Some(1)));
    assert!(
        !said.contains_key("repository"),
        "without Git nothing is said of it"
    );
    let (said, code) = of(&|command| {
        command.env("COMITY_CACHE_DIR", "/proc/nowhere");
    });
    assert_eq!((said["cache"].state.as_str(), code), ("missing", Some(1)));
    let (said, code) = of(&|command| {
        command.env("COMITY_CACHE", "off");
    });
    assert_eq!((said["cache"].state.as_str(), code), ("odd", Some(0)));
    let (said, _) = of(&|command| {
        command.env("TZ", "XYZ-3");
    });
    assert_eq!(said["zone"].state, "odd", "{said:#?}");
}

#[test]
fn a_folder_that_is_no_repository_is_told_and_becomes_one() {
    let patient = Patient::well();
    patient.shell("rm -rf .git");
    assert_eq!(patient.complaints(), ["repository missing"]);
    let nowhere = Playbook::empty().run(&["doctor"]);
    assert!(
        nowhere.contains("`comity init DIR`") && nowhere.ends_with("--- exit 3\n"),
        "{nowhere}"
    );
}

#[test]
fn whoever_names_no_command_is_told_what_to_do_first() {
    let outside = Playbook::empty().run(&[]);
    assert!(
        outside.contains("comity init playbook") && outside.ends_with("--- exit 2\n"),
        "{outside}"
    );
    let inside = Playbook::new().run(&[]);
    assert!(
        inside.contains("comity check ") && !inside.contains("comity init"),
        "{inside}"
    );
}
