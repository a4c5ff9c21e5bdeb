//! `comity cms`: which forge it is for, what the forms are made of, and what is never written over.
//! `tests/cms` opens the forms in a browser.

use std::fs;
use std::process::Command;

use crate::support::{Playbook, example_repo, run_in};

fn git(playbook: &Playbook, arguments: &[&str]) {
    let done = Command::new("git")
        .args(arguments)
        .current_dir(playbook.path())
        .output()
        .unwrap();
    assert!(done.status.success(), "{arguments:?}");
}

/// The lines of the configuration that begin with one of these.
fn lines(config: &str, beginnings: &[&str]) -> Vec<String> {
    let lines = config.lines().map(str::trim);
    let wanted = lines.filter(|line| beginnings.iter().any(|it| line.starts_with(it)));
    wanted.map(str::to_owned).collect()
}

#[test]
fn the_remote_says_which_forge_and_repository() {
    let playbook = Playbook::new();
    git(&playbook, &["init", "--quiet"]);
    let nothing = playbook.run(&["cms"]);
    assert!(
        nothing.contains("which forge keeps this playbook"),
        "{nothing}"
    );
    assert!(
        nothing.contains("`--forge github`") && nothing.ends_with("--- exit 2\n"),
        "{nothing}"
    );
    let no_name = playbook.run(&["cms", "--forge", "gitlab"]);
    assert!(no_name.contains("`--repository owner/name`"), "{no_name}");
    git(
        &playbook,
        &[
            "remote",
            "add",
            "origin",
            "git@codeberg.org:lumen/playbook.git",
        ],
    );
    let found = lines(
        &playbook.run(&["cms"]),
        &[
            "name: gitea",
            "repo:",
            "branch:",
            "api_root",
            "publish_mode",
        ],
    );
    let expected = [
        "name: gitea",
        "repo: lumen/playbook",
        "branch: main",
        "api_root: \"https://codeberg.org/api/v1\"",
        "publish_mode: simple",
    ];
    assert_eq!(found, expected);
    let asked = [
        "cms",
        "--forge",
        "github",
        "--repository",
        "a/b",
        "--branch",
        "forms",
    ];
    let found = lines(&playbook.run(&asked), &["repo:", "branch:", "publish_mode"]);
    assert_eq!(
        found,
        [
            "repo: a/b",
            "branch: forms",
            "publish_mode: editorial_workflow"
        ]
    );
}

#[test]
fn forms_have_the_playbooks_own_fields_folders_and_languages() {
    let config = "format = 1\nlanguages = [\"ru\"]\n[markets.us]\ntitle = \"США\"\n\
        [kinds.brief]\nfolder = \"kampanii\"\n\
        [kinds.brief.fields]\npromo = { type = \"text\", required = true, title = { ru = \"Промокод\" } }\n\
        mood = { type = \"text\", values = [\"calm\", \"loud\"] }\n";
    let playbook = Playbook::empty().file("comity.toml", config);
    let forms = playbook.run(&["cms", "--forge", "test"]);
    assert!(forms.contains("folder: kampanii\n"), "{forms}");
    let promo = "- name: promo\n            label: \"Промокод\"\n            widget: string\n            required: true\n";
    let promo = promo.replace("            ", "        ");
    assert!(forms.contains(&promo), "{forms}");
    assert!(
        forms.contains("label: loud\n") && forms.contains("value: us\n"),
        "{forms}"
    );
    assert!(
        forms.contains("label: \"Владелец\"") && !forms.contains("\"i18n\":\n"),
        "{forms}"
    );
    assert!(
        forms.contains("## Контекст\\n"),
        "new documents begin with the headings: {forms}"
    );
}

#[test]
fn a_folder_of_somebody_else_is_left_alone_and_ones_own_is_renewed() {
    let folder = tempfile::tempdir().unwrap();
    let example = example_repo();
    let example = example.to_str().unwrap();
    let write = |out: &str| {
        run_in(
            folder.path(),
            &["cms", example, "--forge", "test", "--out", out],
        )
    };
    fs::create_dir(folder.path().join("site")).unwrap();
    fs::write(folder.path().join("site/index.html"), "mine").unwrap();
    let refused = write("site");
    assert_eq!(refused.code, 2, "{}", refused.err);
    assert!(
        refused.err.contains("index.html is there already"),
        "{}",
        refused.err
    );
    let left: Vec<_> = fs::read_dir(folder.path().join("site")).unwrap().collect();
    assert_eq!(left.len(), 1);
    for _ in 0..2 {
        let done = write("forms");
        assert_eq!(done.code, 0, "{}", done.err);
        assert!(
            done.out.starts_with("wrote 8 files to forms\n"),
            "{}",
            done.out
        );
    }
    let printed = run_in(folder.path(), &["cms", example, "--forge", "test"]).out;
    assert_eq!(
        fs::read_to_string(folder.path().join("forms/config.yml")).unwrap(),
        printed
    );
    let options = ["--out", "forms", "--package", "."];
    let wrong = run_in(
        folder.path(),
        &[&["cms", example, "--forge", "test"], &options[..]].concat(),
    );
    assert!(
        wrong.err.contains("it has no npm/index.js"),
        "{}",
        wrong.err
    );
}
