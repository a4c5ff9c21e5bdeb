//! Places in texts, counted by a second, simple hand.

use serde_json::{Value, json};

/// How columns are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Utf16,
    Utf8,
}

/// Line and column of a byte, from 0.
pub(crate) fn place(text: &str, byte: usize, unit: Unit) -> Value {
    let (mut line, mut column) = (0, 0);
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if at >= byte {
            break;
        }
        let follows = letters.peek().map(|(_, next)| *next);
        if letter == '\n' || (letter == '\r' && follows != Some('\n')) {
            (line, column) = (line + 1, 0);
        } else {
            column += match unit {
                Unit::Utf16 => letter.len_utf16(),
                Unit::Utf8 => letter.len_utf8(),
            };
        }
    }
    json!({ "line": line, "character": column })
}

/// Where `words` stand in the text for the first time.
pub(crate) fn range(text: &str, words: &str, unit: Unit) -> Value {
    let start = text.find(words).unwrap_or_else(|| panic!("no `{words}`"));
    json!({ "start": place(text, start, unit), "end": place(text, start + words.len(), unit) })
}

/// The text under a range in units of UTF-16.
pub(crate) fn under<'t>(text: &'t str, range: &Value) -> &'t str {
    let byte = |wanted: &Value| {
        let mut ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        ends.find(|at| place(text, *at, Unit::Utf16) == *wanted)
            .unwrap()
    };
    &text[byte(&range["start"])..byte(&range["end"])]
}

/// The text after edits of a server.
pub(crate) fn edited(text: &str, edits: &[Value]) -> String {
    let mut text = text.to_owned();
    let mut edits: Vec<&Value> = edits.iter().collect();
    let key = |edit: &&Value| {
        let start = &edit["range"]["start"];
        (start["line"].as_u64(), start["character"].as_u64())
    };
    edits.sort_by_key(key);
    for edit in edits.into_iter().rev() {
        let old = under(&text, &edit["range"]);
        let start = old.as_ptr() as usize - text.as_ptr() as usize;
        let end = start + old.len();
        text.replace_range(start..end, edit["newText"].as_str().unwrap());
    }
    text
}
