//! What the paths of a command line speak of.

use snapbox::{assert_data_eq, str};

use crate::support::{Playbook, owned_by};

fn pair() -> Playbook {
    let config = "format = 1\nas_of = 2026-03-31\n";
    let index = "---\ntitle: Lumen × Северный ветер\n---\n";
    Playbook::empty()
        .file("clients/lumen/comity.toml", config)
        .file("clients/lumen/index.md", index)
        .file("clients/lumen/notes.md", owned_by("dan"))
        .file("clients/other/comity.toml", config)
        .file("clients/other/notes.md", "---\ntitle: Notes\n---\n")
}

#[test]
fn several_playbooks_are_checked_in_turn() {
    assert_data_eq!(
        pair().check(&["clients", "--format", "concise"]),
        str![[r#"
Lumen × Северный ветер (clients/lumen)
clients/lumen/notes.md:3:8: error[unknown-reference]: there is no person `dan`
note: history was not checked: this playbook is not in a Git repository
1 error in 2 documents · 1 rule · as of 31 March 2026, pinned in comity.toml
clients/other
note: history was not checked: this playbook is not in a Git repository
nothing found in 1 document · 1 rule · as of 31 March 2026, pinned in comity.toml
--- exit 1

"#]]
    );
}

#[test]
fn several_playbooks_are_one_json() {
    let json = pair().json(&["check", "--only", "unknown-reference", "--format", "json"]);
    assert_eq!(json["schema"], "comity.check/v1");
    assert_eq!(json["verdict"], "fail");
    let verdicts = [0, 1].map(|at| json["playbooks"][at]["verdict"].clone());
    assert_eq!(verdicts, ["fail", "pass"]);
    assert_eq!(json["playbooks"][0]["playbook"], "clients/lumen");
}

#[test]
fn a_file_narrows_what_is_told_and_counted() {
    let playbook = Playbook::new()
        .file("a.md", owned_by("dan"))
        .file("deep/b.md", owned_by("eve"))
        .file("deep/c.md", owned_by("eve"));
    assert_data_eq!(
        playbook.check(&["a.md", "--format", "concise"]),
        str![[r#"
a.md:3:8: error[unknown-reference]: there is no person `dan`
note: history was not checked: this playbook is not in a Git repository
1 error in 1 document · 1 rule · as of 31 March 2026, pinned in comity.toml
--- exit 1

"#]]
    );
    assert_data_eq!(
        playbook.check(&["deep", "--format", "concise"]),
        str![[r#"
deep/b.md:3:8: error[unknown-reference]: there is no person `eve`
deep/c.md:3:8: error[unknown-reference]: there is no person `eve`
note: history was not checked: this playbook is not in a Git repository
2 errors in 2 documents · 1 rule · as of 31 March 2026, pinned in comity.toml
--- exit 1

"#]]
    );
}

#[test]
fn a_file_that_is_no_part_of_the_playbook_is_not_fine() {
    let playbook = Playbook::new()
        .file(".gitignore", "*.tmp\n")
        .file("a.tmp", "");
    assert_data_eq!(
        playbook.check(&["a.tmp"]),
        str![[r#"
--- stderr
error: `a.tmp` is not part of the playbook
help: look whether the name is right and no .gitignore names it
--- exit 2

"#]]
    );
    let missing = playbook.check(&["nowhere.md"]);
    assert!(missing.contains("cannot open nowhere.md"), "{missing}");
    assert!(missing.ends_with("--- exit 2\n"), "{missing}");
}

#[test]
fn no_playbook_is_a_code_of_its_own() {
    let nothing = Playbook::empty().file("a.md", "");
    assert_data_eq!(
        nothing.run(&["check"]),
        str![[r#"
--- stderr
error: there is no playbook: no comity.toml in [FOLDER], above it or below it
help: go to a playbook or name its folder; `comity init DIR` begins one, `comity example DIR` writes one to look at
--- exit 3

"#]]
    );
    assert_data_eq!(
        nothing.run(&["check", "--lang", "ru", "--format", "json"]),
        str![[r#"
--- stderr
ошибка: плейбука нет: ни в [FOLDER], ни выше, ни ниже не нашлось comity.toml
что делать: перейдите в папку плейбука или назовите её; `comity init DIR` начнёт новый, `comity example DIR` запишет пример
--- exit 3

"#]]
    );
}

#[test]
fn the_way_is_found_from_inside_and_from_outside() {
    let playbook = Playbook::new().file("deep/er/notes.md", owned_by("dan"));
    let folder = playbook.path().join("deep/er");
    let inside = crate::support::run_in(
        &folder,
        &[
            "check",
            "-q",
            "--format",
            "concise",
            "--only",
            "unknown-reference",
        ],
    );
    assert!(
        inside.out.starts_with("../../deep/er/notes.md:3:8:"),
        "{}",
        inside.out
    );
}
