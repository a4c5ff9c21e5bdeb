//! Whatever a document says, changing it changes the digest, and writing it otherwise does not.

use proptest::prelude::*;

use super::{Digest, of};
use crate::model::{Kind, ParseCache, load};
use crate::source::Memory;

/// A value of the front matter, before it is written in one style or another.
#[derive(Debug, Clone)]
enum Value {
    /// Its spellings; the first is the canonical one.
    Scalar(Vec<String>),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
}

/// How something is written. Each bit of `dice` decides one question, in turn.
struct Style {
    dice: Vec<bool>,
    at: usize,
}

impl Style {
    fn flip(&mut self) -> bool {
        self.at += 1;
        self.dice[self.at % self.dice.len()]
    }
}

fn scalar(spellings: &[&str]) -> Value {
    Value::Scalar(spellings.iter().map(|text| (*text).to_owned()).collect())
}

/// A word or two, never one that YAML reads as something else.
fn words() -> impl Strategy<Value = Value> {
    "[a-zа-яй][a-zа-яй]{0,5}( [a-zа-яй]{2,6})?"
        .prop_filter("null is nothing", |text| text != "null")
        .prop_map(|text| Value::Scalar(vec![text]))
}

fn money() -> impl Strategy<Value = Value> {
    (1..100_000_u32).prop_map(|cents| {
        let short = f64::from(cents) / 100.0;
        Value::Scalar(vec![
            format!("{short:.2} USD"),
            format!("{short} USD"),
            format!("{short:.3} USD"),
        ])
    })
}

fn date() -> impl Strategy<Value = Value> {
    (1..13_u8, 1..29_u8)
        .prop_map(|(month, day)| Value::Scalar(vec![format!("2026-{month:02}-{day:02}")]))
}

fn target() -> impl Strategy<Value = Value> {
    (1..100_u8).prop_map(|share| {
        Value::Scalar(vec![
            format!("at least {share} %"),
            format!("не меньше {share}%"),
            format!("'>= {share}.0 %'"),
        ])
    })
}

fn expectation() -> impl Strategy<Value = Value> {
    (target(), any::<bool>()).prop_map(|(target, negotiable)| {
        Value::Map(vec![
            ("metric".to_owned(), scalar(&["on-time"])),
            ("target".to_owned(), target),
            (
                "negotiable".to_owned(),
                Value::Scalar(vec![negotiable.to_string()]),
            ),
        ])
    })
}

/// The fields of an agreement, own ones and `x-` ones among them.
fn fields() -> impl Strategy<Value = Vec<(String, Value)>> {
    let scope = proptest::collection::vec(words(), 1..4).prop_map(Value::List);
    let expectations = proptest::collection::btree_map("[a-z]{3,8}", expectation(), 1..4);
    let expectations = expectations.prop_map(|map| Value::Map(map.into_iter().collect()));
    let term = (date(), date())
        .prop_map(|(from, to)| Value::Map(vec![("from".to_owned(), from), ("to".to_owned(), to)]));
    let anything = (words(), words(), money()).prop_map(|(key, one, other)| {
        let Value::Scalar(key) = key else {
            unreachable!("words are scalars")
        };
        let list = Value::List(vec![
            one,
            Value::Map(vec![(key[0].replace(' ', "-"), words_of(other))]),
        ]);
        Value::Map(vec![("list".to_owned(), list)])
    });
    (words(), scope, expectations, term, money(), anything).prop_map(
        |(title, scope, expectations, term, fee, anything)| {
            vec![
                ("title".to_owned(), title),
                ("form".to_owned(), scalar(&["loi"])),
                ("scope".to_owned(), scope),
                ("expectations".to_owned(), expectations),
                ("term".to_owned(), term),
                ("fee".to_owned(), fee),
                ("x-any".to_owned(), anything),
            ]
        },
    )
}

/// A value where nothing is declared has one spelling only: it is text.
fn words_of(value: Value) -> Value {
    match value {
        Value::Scalar(spellings) => Value::Scalar(spellings[..1].to_vec()),
        other => other,
    }
}

fn document(fields: &[(String, Value)], body: &str, style: &mut Style) -> String {
    let mut text = "---\n".to_owned();
    let mut order: Vec<&(String, Value)> = fields.iter().collect();
    if style.flip() {
        order.reverse();
    }
    for (key, value) in order {
        if style.flip() {
            text += "# a comment\n\n";
        }
        text.extend([key, ":", &after_key(value, 0, style)]);
    }
    text.extend(["---\n\n", body]);
    if style.flip() {
        text.replace('\n', "\r\n")
    } else {
        text
    }
}

/// What stands behind `key:`, with the end of its line.
fn after_key(value: &Value, depth: usize, style: &mut Style) -> String {
    match value {
        Value::Scalar(_) => {
            let comment = if style.flip() { " # why" } else { "" };
            format!(" {}{comment}\n", written(value, style))
        }
        _ if style.flip() => format!(" {}\n", written(value, style)),
        _ => format!("\n{}", block(value, depth + 1, style)),
    }
}

/// A list or a table over several lines.
fn block(value: &Value, depth: usize, style: &mut Style) -> String {
    let indent = "  ".repeat(depth);
    match value {
        Value::Scalar(_) => format!("{indent}{}\n", written(value, style)),
        Value::List(items) => {
            let line =
                |item: &Value, style: &mut Style| format!("{indent}- {}\n", written(item, style));
            let lines: Vec<String> = items.iter().map(|item| line(item, style)).collect();
            lines.concat()
        }
        Value::Map(entries) => {
            let mut order: Vec<&(String, Value)> = entries.iter().collect();
            if style.flip() {
                order.reverse();
            }
            let line = |(key, value): &(String, Value), style: &mut Style| {
                format!("{indent}{key}:{}", after_key(value, depth, style))
            };
            order.into_iter().map(|entry| line(entry, style)).collect()
        }
    }
}

/// A value on one line.
fn written(value: &Value, style: &mut Style) -> String {
    match value {
        Value::Scalar(spellings) => {
            let at = usize::from(style.flip()) + usize::from(style.flip());
            let text = spellings.get(at).unwrap_or(&spellings[0]);
            let is_word = matches!(text.as_str(), "true" | "false") || text.starts_with('\'');
            match (is_word, style.flip(), style.flip()) {
                (false, true, true) => format!("\"{text}\""),
                (false, true, false) => format!("'{text}'"),
                _ => text.clone(),
            }
        }
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(|item| written(item, style)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Map(entries) => {
            let entry = |(key, value): &(String, Value), style: &mut Style| {
                format!("{key}: {}", written(value, style))
            };
            let entries: Vec<String> = entries.iter().map(|it| entry(it, style)).collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// How many single values there are.
fn count(value: &Value) -> usize {
    match value {
        Value::Scalar(_) => 1,
        Value::List(items) => items.iter().map(count).sum(),
        Value::Map(entries) => entries.iter().map(|(_, value)| count(value)).sum(),
    }
}

/// The same value with another one in place of the single value number `at`.
fn changed(value: &Value, at: &mut usize) -> Value {
    match value {
        Value::Scalar(spellings) => {
            *at = at.wrapping_sub(1);
            if *at == usize::MAX {
                Value::Scalar(vec![format!("{}1", spellings[0].trim_matches('\''))])
            } else {
                value.clone()
            }
        }
        Value::List(items) => Value::List(items.iter().map(|item| changed(item, at)).collect()),
        Value::Map(entries) => {
            let entry =
                |(key, value): &(String, Value), at: &mut usize| (key.clone(), changed(value, at));
            Value::Map(entries.iter().map(|it| entry(it, at)).collect())
        }
    }
}

fn digest(text: &str) -> Digest {
    let config = "format = 1\n[kinds.agreement.fields]\nfee = { type = \"money\" }\n";
    let files = [("comity.toml", config), ("agreements/a.md", text)];
    let playbook = load(&Memory::of(files), &ParseCache::new())
        .unwrap()
        .playbook;
    of(&playbook, playbook.document(Kind::Agreement, "a").unwrap())
}

fn style() -> impl Strategy<Value = Style> {
    proptest::collection::vec(any::<bool>(), 61).prop_map(|dice| Style { dice, at: 0 })
}

impl std::fmt::Debug for Style {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bit = |bit: &bool| if *bit { '1' } else { '0' };
        f.write_str(&self.dice.iter().map(bit).collect::<String>())
    }
}

/// Words of prose and of code, never markup that would make one of the other.
fn prose() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        "[a-zа-яй]{1,8}",
        "`[a-z]{1,3} {1,3}[a-z]{1,3}`",
        "[a-z]<!-- [a-z]{1,5} -->"
    ];
    proptest::collection::vec(word, 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn writing_it_otherwise_changes_nothing(
        fields in fields(),
        words in prose(),
        mut one in style(),
        mut other in style(),
        gap in prop_oneof![Just("  "), Just("\n"), Just(" \n"), Just("\t")],
    ) {
        let plain = document(&fields, &words.join(" "), &mut one);
        let restyled = document(&fields, &words.join(gap), &mut other);
        let (before, after) = (digest(&plain), digest(&restyled));
        let differing = before.differing(&after);
        prop_assert!(differing.is_empty(), "{differing:?}\n{plain}\n----\n{restyled}");
        prop_assert_eq!(before.text(), after.text());
    }

    #[test]
    fn changing_any_value_changes_it(
        fields in fields(),
        at in any::<prop::sample::Index>(),
        mut one in style(),
        mut other in style(),
    ) {
        let all = Value::Map(fields.clone());
        let mut at = at.index(count(&all));
        let Value::Map(changed) = changed(&all, &mut at) else {
            unreachable!("a table stays one")
        };
        let before = digest(&document(&fields, "", &mut one));
        let after = digest(&document(&changed, "", &mut other));
        prop_assert_ne!(before.text(), after.text());
        // An expectation with another metric leans on another metric, too.
        let named = before.differing(&after);
        let own = named.iter().filter(|name| !name.starts_with("metric/"));
        prop_assert_eq!(own.count(), 1);
    }

    #[test]
    fn leaving_out_any_field_changes_it(
        fields in fields(),
        at in any::<prop::sample::Index>(),
        mut style in style(),
    ) {
        let mut fewer = fields.clone();
        fewer.remove(at.index(fields.len()));
        let before = digest(&document(&fields, "", &mut style));
        let after = digest(&document(&fewer, "", &mut style));
        prop_assert_ne!(before.text(), after.text());
    }

    #[test]
    fn changing_any_word_changes_it(
        words in prose(),
        at in any::<prop::sample::Index>(),
        is_gone in any::<bool>(),
    ) {
        let mut other = words.clone();
        let at = at.index(words.len());
        if is_gone {
            other.remove(at);
        } else {
            other[at].push('z');
        }
        let fields = [("title".to_owned(), scalar(&["a"]))];
        let text = |words: &[String]| {
            let mut plain = Style { dice: vec![false], at: 0 };
            document(&fields, &words.join(" "), &mut plain)
        };
        let (before, after) = (digest(&text(&words)), digest(&text(&other)));
        prop_assert_ne!(before.text(), after.text());
    }
}
