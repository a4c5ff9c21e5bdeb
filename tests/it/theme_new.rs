//! `comity theme list` and `comity theme new`: what is written, and what never is.

use std::fs;

use crate::support::Playbook;

const CHOSEN: &str = "format = 1\nlanguages = [\"en\", \"ru\"]\n[site]\ntheme = \"broadsheet\"\n";

fn read(playbook: &Playbook, path: &str) -> String {
    fs::read_to_string(playbook.path().join(path)).unwrap()
}

fn shipped(path: &str) -> String {
    let themes = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
    fs::read_to_string(themes.join(path)).unwrap()
}

#[test]
fn the_themes_are_listed_with_the_one_that_is_chosen_here() {
    let playbook = Playbook::new().file("comity.toml", CHOSEN);
    assert_eq!(
        playbook.run(&["theme", "list"]),
        "broadsheet (builds on `default`; chosen here)\ndefault\n--- exit 0\n"
    );
    let nowhere = Playbook::empty();
    assert_eq!(
        nowhere.run(&["theme", "list", "--lang", "ru"]),
        "broadsheet (основана на `default`)\ndefault\n--- exit 0\n"
    );
}

#[test]
fn exactly_the_named_files_of_the_chosen_theme_are_copied() {
    let playbook = Playbook::new().file("comity.toml", CHOSEN);
    let names = ["templates/home.hbs", "theme/templates/list.hbs"];
    assert_eq!(
        playbook.run(&[&["theme", "new"][..], &names].concat()),
        "wrote `theme/templates/home.hbs` and `theme/templates/list.hbs` for the theme `broadsheet`; \
         `comity theme check` checks them\n--- exit 0\n"
    );
    assert_eq!(
        read(&playbook, "theme/templates/home.hbs"),
        shipped("broadsheet/templates/home.hbs")
    );
    // What a theme does not bring itself comes from the one it builds on.
    assert_eq!(
        read(&playbook, "theme/templates/list.hbs"),
        shipped("default/templates/list.hbs")
    );
    let written = fs::read_dir(playbook.path().join("theme/templates")).unwrap();
    assert_eq!(written.count(), 2);
    assert!(!playbook.path().join("theme/theme.toml").exists());
}

#[test]
fn nothing_is_ever_overwritten_and_then_nothing_is_written_at_all() {
    let playbook = Playbook::new().file("theme/templates/home.hbs", "mine");
    let said = playbook.run(&["theme", "new", "templates/home.hbs", "i18n/ru.ftl"]);
    assert_eq!(
        said,
        "--- stderr\nerror: nothing was written, for `templates/home.hbs` is there already\n\
         help: move it away, or name other files\n--- exit 2\n"
    );
    assert_eq!(read(&playbook, "theme/templates/home.hbs"), "mine");
    assert!(!playbook.path().join("theme/i18n").exists());
}

#[test]
fn a_name_that_no_file_has_is_told_with_the_nearest() {
    let playbook = Playbook::new();
    assert_eq!(
        playbook.run(&["theme", "new", "templates/hmoe.hbs"]),
        "--- stderr\nerror: the theme `default` has no file `templates/hmoe.hbs`\n\
         help: did you mean `templates/home.hbs`?\n--- exit 2\n"
    );
    let said = playbook.run(&["theme", "new", "--from", "broadshet", "--lang", "ru"]);
    assert_eq!(
        said,
        "--- stderr\nошибка: темы `broadshet` нет\nчто делать: может быть, `broadsheet`?\n--- exit 2\n"
    );
}

#[test]
fn without_names_there_is_something_to_begin_with_that_changes_nothing_yet() {
    let nowhere = Playbook::empty();
    let said = nowhere.run(&["theme", "new"]);
    assert!(
        said.starts_with("--- stderr\nerror: there is no playbook around this folder"),
        "{said}"
    );
    let said = nowhere.run(&[
        "theme",
        "new",
        "--from",
        "broadsheet",
        "--into",
        "look",
        "--quiet",
    ]);
    assert_eq!(said, "--- exit 0\n");
    assert_eq!(
        read(&nowhere, "look/theme.toml"),
        "name = \"own\"\napi = 1\nextends = \"broadsheet\"\n"
    );
    let tokens = read(&nowhere, "look/static/css/tokens.own.css");
    assert!(tokens.contains("/* --accent: #5b2a6e; */"), "{tokens}");
    assert!(tokens.contains("prefers-contrast: more"), "{tokens}");
}
