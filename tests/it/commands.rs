//! `explain`, `rules`, `schema`, `example`: what they print.

use snapbox::{assert_data_eq, str};

use crate::support::Playbook;

#[test]
fn a_rules_page_is_printed() {
    let said = Playbook::empty().run(&["explain", "unknown-reference"]);
    assert!(
        said.starts_with("unknown-reference · error · references and structure\n"),
        "{said}"
    );
    assert!(
        said.contains("\nbad:\n    ==> parties/lumen.md\n"),
        "{said}"
    );
}

#[test]
fn a_ready_metrics_page_is_printed_in_each_language() {
    let folder = Playbook::empty();
    let said = folder.run(&["explain", "builtin/on-time"]);
    assert!(
        said.starts_with("builtin/on-time · Deliverables on time\n\n    unit: \"%\"\n"),
        "{said}"
    );
    assert!(said.contains("\nHow to read it\n"), "{said}");
    let said = folder.run(&["explain", "builtin/on-time", "--lang", "ru"]);
    assert!(
        said.starts_with("builtin/on-time · Сдано в срок\n\n    unit: \"%\"\n"),
        "{said}"
    );
    assert!(said.contains("\nКак читать\n"), "{said}");
    let help = folder.run(&["explain", "--help"]);
    for name in comity::model::library::references() {
        assert!(help.contains(&name), "{name}");
    }
}

#[test]
fn an_unknown_rule_or_schema_offers_the_nearest() {
    assert_data_eq!(
        Playbook::empty().run(&["explain", "unknown-referense"]),
        str![[r#"
--- stderr
error: there is no rule or ready metric `unknown-referense`
help: did you mean `unknown-reference`?
--- exit 2

"#]]
    );
    assert_data_eq!(
        Playbook::empty().run(&["explain", "ontime"]),
        str![[r#"
--- stderr
error: there is no rule or ready metric `ontime`
help: did you mean `builtin/on-time`?
--- exit 2

"#]]
    );
    assert_data_eq!(
        Playbook::empty().run(&["schema", "breif", "--lang", "ru"]),
        str![[r#"
--- stderr
ошибка: схемы `breif` нет
что делать: может быть, `brief`?
--- exit 2

"#]]
    );
}

#[test]
fn every_rule_of_the_catalogue_says_when_it_fires() {
    for lang in ["en", "ru"] {
        let json = Playbook::empty().json(&["rules", "--format", "json", "--lang", lang]);
        for rule in json["rules"].as_array().unwrap() {
            let summary = rule["summary"].as_str().unwrap();
            assert!(!summary.starts_with('{'), "{lang}: {rule}");
        }
    }
    let table = Playbook::empty().run(&["rules", "--format", "markdown"]);
    assert!(
        table.contains("\n| `unknown-reference` | error | "),
        "{table}"
    );
}

#[test]
fn schemas_are_listed() {
    let said = Playbook::empty().run(&["schema"]);
    let mut lines = said.lines();
    let told = "what `comity check --format json` prints";
    assert!(
        lines.any(|line| line.starts_with("  check  ") && line.ends_with(told)),
        "{said}"
    );
}

#[test]
fn a_folder_with_files_is_no_place_for_the_example() {
    let folder = Playbook::empty().file("mine.md", "");
    assert_data_eq!(
        folder.run(&["example", "."]),
        str![[r#"
--- stderr
error: cannot write to .: it is not empty; choose a folder that does not exist yet
--- exit 2

"#]]
    );
}

#[test]
fn wrong_usage_ends_with_two_and_help_with_zero() {
    let folder = Playbook::empty();
    assert!(folder.run(&["chekc"]).ends_with("--- exit 2\n"));
    assert!(
        folder
            .run(&["check", "--format", "yaml"])
            .ends_with("--- exit 2\n")
    );
    let help = folder.run(&["check", "--help"]);
    assert!(help.contains("comity check charter.md metrics/"), "{help}");
    assert!(help.ends_with("--- exit 0\n"));
}

#[test]
fn help_and_wrong_usage_are_told_in_russian() {
    let folder = Playbook::empty();
    for words in [
        &["help", "check", "--lang", "ru"][..],
        &["--lang=ru", "check", "--help"],
    ] {
        let help = folder.run(words);
        assert!(help.contains("Вызов: comity check [ПАРАМЕТРЫ]"), "{help}");
        assert!(help.contains("замечания только в этих файлах"), "{help}");
        assert!(help.ends_with("--- exit 0\n"), "{help}");
    }
    let wrong = folder.run(&["log", "--quarter", "summer", "--lang", "ru"]);
    assert!(
        wrong.contains("ошибка: значение `summer` не подходит к `--quarter <2026-Q2>`"),
        "{wrong}"
    );
    assert!(wrong.contains("Подробнее: `comity log --help`"), "{wrong}");
    assert!(wrong.ends_with("--- exit 2\n"), "{wrong}");
}
