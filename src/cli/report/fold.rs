//! Texts in lines of so many columns; wide letters take two.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// What a text is set in by: a space at which no line is broken.
pub(in crate::cli) const INDENT: char = '\u{a0}';

/// The words of a text in lines of `width` columns. A longer word is broken, after a hyphen or a
/// slash if it can be; lines after the first are set in as far as the first.
pub(in crate::cli) fn fold(text: &str, width: usize) -> Vec<String> {
    let text = text.trim_matches([' ', '\t', '\n']);
    let indent: String = text
        .chars()
        .take_while(|letter| *letter == INDENT)
        .collect();
    let room = width.saturating_sub(indent.width()).max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    let words = text[indent.len()..].split([' ', '\t', '\n']);
    for word in words.filter(|word| !word.is_empty()) {
        if !line.is_empty() && line.width() + 1 + word.width() > room {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += word;
        while line.width() > room {
            let rest = line.split_off(breaking_point(&line, room));
            lines.push(std::mem::replace(&mut line, rest));
        }
    }
    lines.push(line);
    lines.iter().map(|line| format!("{indent}{line}")).collect()
}

/// Where a word that is too long is broken; never before its first letter.
fn breaking_point(word: &str, room: usize) -> usize {
    let mut width = 0;
    let mut fitting = word.char_indices().take_while(|(_, letter)| {
        width += letter.width().unwrap_or(0);
        width <= room
    });
    let first = word.chars().next().map_or(0, char::len_utf8);
    let ends: Vec<(usize, char)> = fitting
        .by_ref()
        .map(|(at, it)| (at + it.len_utf8(), it))
        .collect();
    let joint = ends
        .iter()
        .rev()
        .find(|(_, letter)| matches!(letter, '-' | '/'));
    joint.or(ends.last()).map_or(first, |(end, _)| *end)
}
