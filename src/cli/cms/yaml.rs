//! A value as YAML that a person can read: blocks, and texts in quotes wherever they might be
//! mistaken for something else.

use std::fmt::Write as _;

use serde_json::Value;

/// The value as a document with a comment at its head.
pub(super) fn document(heading: &str, value: &Value) -> String {
    let mut out = String::new();
    for line in heading.lines() {
        let _ = writeln!(out, "# {line}");
    }
    block(value, 0, &mut out);
    out
}

/// Writes a table or list, each entry on lines of its own.
fn block(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Object(entries) => {
            for (at, (key, value)) in entries.iter().enumerate() {
                indent(if at == 0 { 0 } else { depth }, out);
                *out += &plain_or_quoted(key);
                *out += ":";
                after(value, depth, out);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                indent(if at == 0 { 0 } else { depth }, out);
                *out += "-";
                match item {
                    Value::Object(entries) if !entries.is_empty() => {
                        *out += " ";
                        block(item, depth + 2, out);
                    }
                    _ => after(item, depth, out),
                }
            }
        }
        _ => after(value, depth, out),
    }
}

/// Writes what follows a key or a dash.
fn after(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Object(entries) if !entries.is_empty() => {
            *out += "\n";
            indent(depth + 2, out);
            block(value, depth + 2, out);
        }
        Value::Array(items) if items.iter().any(|it| it.is_object() || it.is_array()) => {
            *out += "\n";
            indent(depth + 2, out);
            block(value, depth + 2, out);
        }
        _ => {
            *out += " ";
            *out += &flow(value);
            *out += "\n";
        }
    }
}

/// A value on one line.
fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => plain_or_quoted(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    }
}

/// A text without quotes where it is a word that nothing mistakes; JSON's quotes are YAML's too.
fn plain_or_quoted(text: &str) -> String {
    let is_word = text.starts_with(|letter: char| letter.is_ascii_lowercase())
        && text.chars().all(|letter| {
            letter.is_ascii_lowercase()
                || letter.is_ascii_digit()
                || matches!(letter, '_' | '-' | '/')
        });
    let is_mistaken = matches!(
        text,
        "true" | "false" | "null" | "yes" | "no" | "on" | "off"
    );
    if is_word && !is_mistaken {
        text.to_owned()
    } else {
        Value::from(text).to_string()
    }
}

fn indent(depth: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', depth));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn blocks_read_well() {
        let value = json!({
            "backend": { "name": "github", "repo": "lumen/playbook" },
            "fields": [
                { "name": "title", "required": true, "options": [{ "label": "Да", "value": "yes" }] },
                { "name": "on", "pattern": ["^a$", "no"], "empty": [] },
            ],
        });
        let expected = "\
# Written by a test
backend:
  name: github
  repo: lumen/playbook
fields:
  - name: title
    required: true
    options:
      - label: \"Да\"
        value: \"yes\"
  - name: \"on\"
    pattern: [\"^a$\", \"no\"]
    empty: []
";
        assert_eq!(document("Written by a test", &value), expected);
    }

    #[test]
    fn what_is_written_is_what_was_meant() {
        let value = json!({ "a": [{ "b": ["x: y", "# z", "012", "\"q\""] }], "c": { "d": 1 } });
        let text = document("heading", &value);
        let file = crate::text::SourceFile::new(
            crate::text::DocPath::new("a.md"),
            format!("---\n{text}---\n").as_bytes(),
        );
        let mut report = crate::finding::Report::default();
        let page = crate::parse::page(std::sync::Arc::new(file), &mut report);
        let inner = &page.fields.get("a").unwrap().value.items()[0];
        let read: Vec<_> = inner
            .get("b")
            .unwrap()
            .value
            .items()
            .iter()
            .map(crate::parse::Node::text)
            .collect();
        assert_eq!(
            read,
            [Some("x: y"), Some("# z"), Some("012"), Some("\"q\"")]
        );
    }
}
