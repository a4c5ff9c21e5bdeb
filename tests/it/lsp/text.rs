//! Places in texts, counted by a second, simple hand.

use serde_json::{Value, json};

/// How columns are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Utf16,
    Utf8,
}

/// Every byte at which a letter begins, and the end, each with line and column from 0.
fn places(text: &str, unit: Unit) -> impl Iterator<Item = (usize, (usize, usize))> {
    let (mut line, mut column) = (0, 0);
    let mut letters = text.char_indices().peekable();
    let mut is_over = false;
    std::iter::from_fn(move || {
        let here = (line, column);
        let Some((at, letter)) = letters.next() else {
            return (!std::mem::replace(&mut is_over, true)).then_some((text.len(), here));
        };
        let follows = letters.peek().map(|(_, next)| *next);
        if letter == '\n' || (letter == '\r' && follows != Some('\n')) {
            (line, column) = (line + 1, 0);
        } else {
            column += match unit {
                Unit::Utf16 => letter.len_utf16(),
                Unit::Utf8 => letter.len_utf8(),
            };
        }
        Some((at, here))
    })
}

/// Line and column of a byte at which a letter begins.
pub(crate) fn place(text: &str, byte: usize, unit: Unit) -> Value {
    let (_, (line, column)) = places(text, unit).find(|(at, _)| *at >= byte).unwrap();
    json!({ "line": line, "character": column })
}

/// The byte at a line and a column that are there.
fn byte(text: &str, wanted: &Value, unit: Unit) -> usize {
    let number = |key: &str| usize::try_from(wanted[key].as_u64().unwrap()).unwrap();
    let wanted = (number("line"), number("character"));
    places(text, unit)
        .find(|(_, place)| *place == wanted)
        .unwrap()
        .0
}

/// Where `words` stand in the text for the first time.
pub(crate) fn range(text: &str, words: &str, unit: Unit) -> Value {
    let start = text.find(words).unwrap_or_else(|| panic!("no `{words}`"));
    json!({ "start": place(text, start, unit), "end": place(text, start + words.len(), unit) })
}

/// The text after edits of a server.
pub(crate) fn edited(text: &str, edits: &[Value], unit: Unit) -> String {
    let edits = edits.iter().map(|edit| {
        let (start, end) = (
            byte(text, &edit["range"]["start"], unit),
            byte(text, &edit["range"]["end"], unit),
        );
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
