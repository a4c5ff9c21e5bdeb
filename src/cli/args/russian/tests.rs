//! That both languages say the same, and nothing of the parser's own English is left.

use std::collections::BTreeSet;

use clap::Parser as _;

use super::*;

/// What of the English declaration has no Russian, and what of the Russian has no English.
fn differences(
    command: &Command,
    path: &str,
    words: &Words,
    known: &mut BTreeSet<String>,
) -> Vec<String> {
    let mut found = Vec::new();
    let empty = Texts::new();
    let texts = words.commands.get(path).unwrap_or(&empty);
    let mut needed: BTreeSet<String> = BTreeSet::new();
    let mut need = |name: &str, is_there: bool| {
        if is_there {
            needed.insert(name.to_owned());
        }
    };
    need("about", command.get_about().is_some());
    need("more", command.get_long_about().is_some());
    need("after", command.get_after_help().is_some());
    for arg in command.get_arguments().filter(|arg| !arg.is_hide_set()) {
        if path == "comity" && arg.get_id() == "color" {
            need("color", true);
        }
        need(arg.get_id().as_str(), arg.get_help().is_some());
        need(&format!("{}+", arg.get_id()), arg.get_long_help().is_some());
        let values = arg.get_possible_values();
        let meanings = values.iter().filter_map(PossibleValue::get_help);
        let meanings = meanings.map(ToString::to_string);
        known.extend(meanings.chain(arg.get_help_heading().map(str::to_owned)));
    }
    let have: BTreeSet<String> = texts.keys().cloned().collect();
    found.extend(
        needed
            .symmetric_difference(&have)
            .map(|name| format!("{path}: {name}")),
    );
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        let path = format!("{path} {}", sub.get_name());
        found.extend(differences(sub, &path, words, known));
    }
    found
}

fn paths(command: &Command, path: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::from([path.to_owned()]);
    for sub in command.get_subcommands() {
        all.extend(paths(sub, &format!("{path} {}", sub.get_name())));
    }
    all
}

#[test]
fn both_languages_say_the_same() {
    let words = &*WORDS;
    let english = Args::command();
    let mut known = BTreeSet::new();
    assert_eq!(
        differences(&english, "comity", words, &mut known),
        Vec::<String>::new()
    );
    let have: BTreeSet<String> = words.values.keys().cloned().collect();
    assert_eq!(have, known, "what values and headings mean");
    let have: BTreeSet<String> = words.commands.keys().cloned().collect();
    let all = paths(&english, "comity");
    assert_eq!(
        have.difference(&all).collect::<Vec<_>>(),
        Vec::<&String>::new()
    );
}

/// The lines of examples begin with the same commands.
#[test]
fn both_languages_show_the_same_examples() {
    fn examples(command: &Command) -> Vec<String> {
        let text = command
            .get_after_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        let lines = text
            .lines()
            .filter(|line| line.starts_with("  comity") || line.starts_with("  cd "));
        let calls = lines.map(|line| {
            line.trim()
                .split("   ")
                .next()
                .unwrap_or_default()
                .to_owned()
        });
        let mut calls: Vec<String> = calls.collect();
        for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
            calls.extend(examples(sub));
        }
        calls
    }
    fn ascii(calls: Vec<String>) -> Vec<String> {
        let is_text = |line: &String| {
            line.split(' ')
                .any(|word| word.chars().any(char::is_alphabetic) && !word.is_ascii())
        };
        calls.into_iter().filter(|line| !is_text(line)).collect()
    }
    let english = examples(&Args::command());
    let russian = ascii(examples(&command()));
    assert!(russian.len() > 60);
    for call in &russian {
        assert!(
            english.iter().any(|line| line.starts_with(call.as_str())),
            "{call}"
        );
    }
    assert!(
        english.len() - russian.len() < 4,
        "{} and {}",
        english.len(),
        russian.len()
    );
}

#[test]
fn no_english_of_the_parser_is_left() {
    fn look(command: &mut Command) {
        for page in [command.render_help(), command.render_long_help()] {
            let page = page.to_string();
            for english in [
                "Usage:",
                "Options",
                "Arguments:",
                "Commands:",
                "default",
                "possible",
                "Print",
            ] {
                assert!(!page.contains(english), "{english}: {page}");
            }
        }
        let subs = command.get_subcommands_mut();
        subs.filter(|sub| !sub.is_hide_set()).for_each(look);
    }
    let mut command = command();
    command.build();
    look(&mut command);
    command.debug_assert();
}

#[test]
fn wrong_usage_is_told_in_russian() {
    let texts = &WORDS.errors;
    for (line, said) in [
        (
            &["chek"][..],
            "нет команды `chek`\n\n  похоже на `schema`, `check`",
        ),
        (&["check", "--fix-al"], "нет параметра `--fix-al`"),
        (
            &["check", "--fail-on", "sometimes"],
            "не бывает значения `sometimes`; бывают: `error`, `warning`, `info`, `never`",
        ),
        (
            &["check", "--as-of", "soon"],
            "значение `soon` не подходит к `--as-of <YYYY-MM-DD>`",
        ),
        (&["check", "--only"], "нужно значение"),
        (&["explain"], "не хватает: `<WHAT>`"),
        (&["check", "-q", "-v"], "вместе не бывают"),
        (&["check", "-q", "-q"], "дано дважды"),
    ] {
        let error = Args::try_parse_from([&["comity"], line].concat()).unwrap_err();
        let told = complaint(&error, texts).unwrap_or_default();
        assert!(told.contains(said), "{line:?}: {told}");
    }
}
