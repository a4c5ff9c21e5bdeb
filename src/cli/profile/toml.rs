//! A profile as a TOML file.

use std::fmt::Write as _;

use crate::compare::profiles::ProfileValue;
use crate::parse::{Content, Node, Style};

/// The values of a profile as one whole file; behind each stands where it comes from.
pub(super) fn write(values: &[ProfileValue<'_>]) -> String {
    let mut out = String::new();
    let (top, inside): (Vec<_>, Vec<_>) = values.iter().partition(|it| !is_in_table(it));
    for value in top {
        line(&mut out, &value.key, value);
    }
    let mut open = String::new();
    for value in inside {
        let (table, key) = split(value);
        if table != open {
            let _ = write!(out, "\n[{table}]\n");
            open = table;
        }
        if let Some(key) = key {
            line(&mut out, &key, value);
        }
    }
    out
}

fn is_in_table(value: &ProfileValue<'_>) -> bool {
    value.key.contains('.') || matches!(value.node.content, Content::Map(_))
}

/// The table in which a value stands, and its key there; an empty table has no key.
fn split(value: &ProfileValue<'_>) -> (String, Option<String>) {
    let keys: Vec<String> = value.keys.iter().map(|key| bare(key)).collect();
    match (&value.node.content, keys.split_last()) {
        (Content::Map(_), _) | (_, None) => (keys.join("."), None),
        (_, Some((last, table))) => (table.join("."), Some(last.clone())),
    }
}

fn line(out: &mut String, key: &str, value: &ProfileValue<'_>) {
    let from = value.layer.map_or("", |layer| layer.name.as_str());
    let _ = writeln!(out, "{key} = {}  # {from}", written(value.node));
}

fn written(node: &Node) -> String {
    match &node.content {
        Content::Null => "\"\"".to_owned(),
        Content::Scalar(text, Style::Plain) => text.clone(),
        Content::Scalar(text, _) => quoted(text),
        Content::List(items) => {
            let items: Vec<String> = items.iter().map(written).collect();
            format!("[{}]", items.join(", "))
        }
        Content::Map(entries) => {
            let entries = entries.iter();
            let entries = entries.map(|it| format!("{} = {}", bare(&it.key), written(&it.value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A key as TOML wants it: without quotes where it is made of letters, digits and hyphens.
fn bare(key: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    if !key.is_empty() && key.chars().all(is_bare) {
        key.to_owned()
    } else {
        quoted(key)
    }
}

/// A basic string of TOML 1.0.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            letter if letter.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
