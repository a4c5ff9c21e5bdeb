//! The examples on a rule's page, which are also its tests.
//!
//! An example is a fenced block whose info string begins with `bad` or `good`; `as-of=DATE` may
//! follow. Several files stand under lines `==> PATH`; without such a line the block is
//! `index.md`. Where `comity.toml` is left out, one with both languages and a market is added.

use std::str::FromStr as _;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::{Checked, Selection, check_source};
use crate::model::{Loaded, ParseCache, load};
use crate::source::Memory;
use crate::value::Date;

/// The day on which examples are judged where they name none.
pub const DEFAULT_DAY: &str = "2026-03-31";

/// The configuration of an example that brings none.
pub const DEFAULT_CONFIG: &str =
    "format = 1\nlanguages = [\"en\", \"ru\"]\n\n[markets.us]\n[markets.ru]\n";

/// A piece of a playbook that breaks a rule, or keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Whether the rule must fire.
    pub is_bad: bool,
    /// The day on which it is judged.
    pub as_of: Date,
    /// The files: path and text.
    pub files: Vec<(String, String)>,
}

/// The examples on a rule's page, in order.
pub fn examples(docs: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut open: Option<(String, String)> = None;
    for event in Parser::new(docs) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                open = Some((info.to_string(), String::new()));
            }
            Event::Text(text) => {
                if let Some((_, block)) = &mut open {
                    block.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                let example = open.take().and_then(|(info, block)| example(&info, &block));
                examples.extend(example);
            }
            _ => {}
        }
    }
    examples
}

fn example(info: &str, block: &str) -> Option<Example> {
    let mut words = info.split_whitespace();
    let is_bad = match words.next()? {
        "bad" => true,
        "good" => false,
        _ => return None,
    };
    let day = words
        .find_map(|word| word.strip_prefix("as-of="))
        .unwrap_or(DEFAULT_DAY);
    Some(Example {
        is_bad,
        as_of: Date::from_str(day).ok()?,
        files: files(block),
    })
}

/// The files of a block with `==> PATH` lines.
pub fn files(block: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in block.split_inclusive('\n') {
        if let Some(path) = line.strip_prefix("==> ") {
            files.push((path.trim().to_owned(), String::new()));
        } else if let Some((_, text)) = files.last_mut() {
            text.push_str(line);
        } else {
            files.push(("index.md".to_owned(), line.to_owned()));
        }
    }
    files
}

impl Example {
    /// Checks the example as a playbook of its own.
    pub fn check(&self, selection: &Selection) -> anyhow::Result<Checked> {
        check_source(&self.source(), self.as_of, selection)
    }

    /// Reads the example as a playbook of its own.
    pub fn load(&self) -> anyhow::Result<Loaded> {
        load(&self.source(), &ParseCache::new())
    }

    fn source(&self) -> Memory {
        let has_config = self.files.iter().any(|(path, _)| path == "comity.toml");
        let config = (!has_config).then_some(("comity.toml", DEFAULT_CONFIG));
        let files = self
            .files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()));
        Memory::of(config.into_iter().chain(files))
    }
}

#[cfg(test)]
mod tests {
    use super::super::all;
    use super::*;

    /// Each rule is tested by its own page, alone: what is bad fires, what is good is silent.
    #[test]
    fn the_examples_on_every_page_are_true() {
        for rule in all().filter(|rule| !rule.is_about_the_past()) {
            let examples = examples(rule.docs);
            for is_bad in [true, false] {
                let has = examples.iter().any(|example| example.is_bad == is_bad);
                assert!(
                    has,
                    "the page of `{}` lacks a {} example",
                    rule.id,
                    if is_bad { "bad" } else { "good" }
                );
            }
            for example in &examples {
                let checked = example.check(&Selection::one(rule.id)).unwrap();
                let fired = !checked.report.findings.is_empty();
                assert_eq!(
                    fired, example.is_bad,
                    "`{}` on {example:#?}\n{:#?}",
                    rule.id, checked.report
                );
            }
        }
    }
}
