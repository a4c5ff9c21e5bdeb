//! The documentation is held to what it says, in both languages.

use super::*;
use crate::actuals::formula::function_names;
use crate::actuals::ledger::{built_in, derived};

const PAGES: [&str; 2] = [
    include_str!("../../../../docs/formulas.md"),
    include_str!("../../../../docs/formulas.ru.md"),
];

/// The info string and the lines of each block of formulas.
fn blocks(page: &str) -> Vec<(&str, Vec<&str>)> {
    let fences = page.split("```sql ").skip(1);
    let block = |text| {
        let (text, _) = str::split_once(text, "\n```").unwrap();
        let (info, lines) = text.split_once('\n').unwrap();
        (info, lines.lines().collect())
    };
    fences.map(block).collect()
}

fn judged(info: &str, formula: &str) -> String {
    let ledger = info
        .split_whitespace()
        .find_map(|word| word.strip_prefix("ledger="));
    let schema = built_in()
        .into_iter()
        .find(|schema| Some(&*schema.id) == ledger)
        .unwrap();
    match Formula::check(formula, &schema) {
        Ok(_) => "good".to_owned(),
        Err(fault) => fault.kind.id().to_owned(),
    }
}

#[test]
fn every_example_is_what_it_says() {
    for page in PAGES {
        let blocks = blocks(page);
        assert!(blocks.len() >= 8);
        for (info, formulas) in blocks {
            let expected = info.split("bad=").nth(1).unwrap_or("good");
            for formula in formulas {
                assert_eq!(judged(info, formula), expected, "{formula}");
            }
        }
    }
}

#[test]
fn both_pages_show_the_same_formulas_and_every_function() {
    let [english, russian] = PAGES.map(blocks);
    assert_eq!(english, russian);
    for page in PAGES {
        for name in function_names() {
            assert!(page.contains(&format!("`{name}(")), "{name}");
        }
    }
}

#[test]
fn the_columns_of_every_ledger_can_be_named() {
    for schema in built_in().into_iter().chain(derived()) {
        for column in &schema.columns {
            for written in [column.name.to_string(), format!("\"{}\"", column.name)] {
                let text = format!(
                    "count(distinct {written}) + count(*) filter (where {written} is null)"
                );
                assert_eq!(
                    Formula::check(&text, &schema).err(),
                    None,
                    "{}: {text}",
                    schema.id
                );
            }
        }
    }
}
