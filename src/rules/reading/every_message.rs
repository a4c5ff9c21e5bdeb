//! Whatever the readers of files can tell has its words in both languages.

use std::path::Path;

use super::RULES;
use crate::locale::{Catalogue, Lang};
use crate::value::{ValueErrorKind, form};

/// The sources below `src/FOLDER`, without their tests.
fn sources(folder: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src")
        .join(folder);
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
    let texts = files
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| std::fs::read_to_string(path).unwrap());
    texts
        .map(|text| text.split("#[cfg(test)]").next().unwrap().to_owned())
        .collect()
}

/// The words in quotes right after each `before`.
fn words_after(text: &str, before: &str) -> Vec<String> {
    let pieces = text.split(before).skip(1);
    let words = pieces.filter_map(|rest| {
        let literal = rest.trim_start().strip_prefix('"')?;
        Some(literal.split('"').next()?.to_owned())
    });
    words
        .filter(|word| {
            word.chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == '-')
        })
        .collect()
}

fn has(id: &str) -> bool {
    Lang::ALL.iter().all(|lang| Catalogue::of(*lang).has(id))
}

#[test]
fn every_rule_and_every_variant_has_its_words() {
    let parse = sources("parse");
    let text = parse.clone() + &sources("model") + &sources("actuals/ledger");
    let of_rules = RULES.iter().map(|rule| rule.id);
    for rule in of_rules.clone() {
        assert!(has(rule), "there is no message `{rule}`");
        assert!(
            has(&format!("rule-{rule}")),
            "there is no message `rule-{rule}`"
        );
        assert!(
            text.contains(&format!("\"{rule}\"")),
            "nobody tells `{rule}`"
        );
    }
    // A variant is an argument of `.variant(…)`, of a reader's own `finding(span, …)`, or stands
    // in a table of traps as `Some(…)`.
    let variants = words_after(&text, ".variant(")
        .into_iter()
        .chain(words_after(&parse, "span, "))
        .chain(words_after(&parse, "Some("));
    for variant in variants {
        let mut rules = of_rules.clone().chain(["unknown-reference"]);
        let is_known = rules.any(|rule| has(&format!("{rule}-{variant}")));
        assert!(is_known, "no rule has a message for `{variant}`");
    }
    for label in words_after(&text, ".label(first, ") {
        assert!(has(&label), "there is no message `{label}`");
    }
}

#[test]
fn every_fault_of_a_value_and_every_form_has_its_words() {
    for id in ValueErrorKind::IDS {
        assert!(
            has(&format!("value-{id}")),
            "there is no message `value-{id}`"
        );
    }
    let others = ["table", "list", "text", "nothing", "integer"];
    for id in form::ALL.iter().chain(&others) {
        assert!(
            has(&format!("form-{id}")),
            "there is no message `form-{id}`"
        );
    }
}
