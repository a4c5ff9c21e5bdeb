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

/// The text after edits of a server.
pub(crate) fn edited(text: &str, edits: &[Value], unit: Unit) -> String {
    let byte = |wanted: &Value| {
        let mut ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        ends.find(|at| place(text, *at, unit) == *wanted).unwrap()
    };
    let edits = edits.iter().map(|edit| {
        let (start, end) = (byte(&edit["range"]["start"]), byte(&edit["range"]["end"]));
        (start, end, edit["newText"].as_str().unwrap())
    });
    let mut edits: Vec<_> = edits.collect();
    edits.sort_unstable();
    let mut text = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    text
}
