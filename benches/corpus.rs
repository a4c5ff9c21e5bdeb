//! A playbook of many documents, the same every time: English and Russian prose, a table, a code
//! block, links, and front matter of several kinds.

#![allow(
    clippy::unwrap_used,
    reason = "a corpus that cannot be written is no corpus"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const ENGLISH: &str = "the brief reaches creators two weeks before the day and says what is theirs to decide \
    while both owners look at the same numbers every month and write down what they would change next time";
const RUSSIAN: &str = "бриф приходит автору за две недели до срока и говорит что он решает сам а обе стороны \
    каждый месяц смотрят на одни и те же числа и записывают что изменили бы в следующий раз";

/// A small generator of numbers: the multiplier and increment are Knuth's for MMIX.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }

    fn prose(&mut self, words: &[&str], count: usize) -> String {
        let mut text = String::new();
        for at in 0..count {
            let word = words[self.below(words.len())];
            let end = if at % 12 == 11 { ". " } else { " " };
            let _ = write!(text, "{word}{end}");
            if at % 90 == 89 {
                text.push_str("\n\n");
            }
        }
        text
    }
}

/// Writes a playbook of `count` documents into `root`.
pub(crate) fn write(root: &Path, count: usize) {
    fs::create_dir_all(root.join("parties")).unwrap();
    fs::create_dir_all(root.join("decisions")).unwrap();
    fs::create_dir_all(root.join("guides")).unwrap();
    fs::write(
        root.join("comity.toml"),
        "format = 1\nlanguages = [\"en\", \"ru\"]\n\n[markets.us]\n",
    )
    .unwrap();
    let party = "---\ntitle: Lumen\ntype: agency\ntimezone: America/New_York\npeople:\n  dana: { name: Dana Reed, roles: [owner] }\n---\n\nAn agency.\n";
    fs::write(root.join("parties/lumen.md"), party).unwrap();
    let mut numbers = Numbers(42);
    for at in 1..count {
        let folder = if at.is_multiple_of(2) {
            "decisions"
        } else {
            "guides"
        };
        fs::write(
            root.join(format!("{folder}/doc-{at}.md")),
            document(at, count, &mut numbers),
        )
        .unwrap();
    }
}

fn document(at: usize, count: usize, numbers: &mut Numbers) -> String {
    let is_russian = at.is_multiple_of(3);
    let language = if is_russian { RUSSIAN } else { ENGLISH };
    let words: Vec<&str> = language.split_whitespace().collect();
    let mut text = front_matter(at, is_russian);
    let headings = if is_russian {
        ["Контекст", "Решение", "Последствия"]
    } else {
        ["Context", "Decision", "Consequences"]
    };
    for heading in headings {
        let length = 130 + numbers.below(100);
        let _ = write!(
            text,
            "\n## {heading}\n\n{}\n",
            numbers.prose(&words, length)
        );
        let target = 1 + numbers.below(count - 1);
        let folder = if target.is_multiple_of(2) {
            "decisions"
        } else {
            "guides"
        };
        let _ = write!(
            text,
            "\nSee [document {target}](../{folder}/doc-{target}.md) and [the parties](../parties/lumen.md).\n"
        );
    }
    text.push_str("\n| market | spend | engagements |\n|---|---:|---:|\n");
    for market in ["us", "ru", "de"] {
        let _ = writeln!(
            text,
            "| {market} | {} USD | {} |",
            numbers.below(5000),
            numbers.below(20_000)
        );
    }
    text.push_str("\n```sql\nsum(spend) / sum(engagements)\n```\n");
    text
}

fn front_matter(at: usize, is_russian: bool) -> String {
    let lang = if is_russian { "lang: ru\n" } else { "" };
    let own = if at.is_multiple_of(2) {
        "status: accepted\ndriver: dana\ndecider: dana\nproposed: 2026-02-01T10:00-05:00\ndecided: 2026-02-03T09:00+03:00\n"
    } else {
        "status: active\n"
    };
    format!(
        "---\ntitle: \"Document {at}: what was decided\"\n{lang}owner: dana\ndate: 2026-02-03\ntags: [pilot, spring]\nsummary: One of many.\n{own}---\n"
    )
}
