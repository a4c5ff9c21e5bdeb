//! A letter as Markdown: for chats, terminals and plain mail.

use std::fmt::Write as _;

use super::letter::{Item, Letter};
use crate::cli::report::inert;

pub(super) fn write(letter: &Letter) -> String {
    let mut out = format!(
        "# {}\n\n{}\n\n{}\n",
        escaped(&letter.title()),
        letter.greeting(escaped),
        escaped(&letter.span())
    );
    if letter.is_empty() {
        _ = write!(out, "\n{}\n", escaped(&letter.nothing()));
        return out;
    }
    for section in &letter.sections {
        _ = write!(out, "\n## {}\n\n", letter.say(section.id));
        for it in &section.items {
            out += &item(letter, it);
        }
        if let Some(more) = &section.more {
            let gap = if section.items.is_empty() { "" } else { "\n" };
            _ = writeln!(out, "{gap}{}", escaped(&more.text(letter.lang)));
        }
    }
    out
}

fn item(letter: &Letter, item: &Item) -> String {
    let when = item.when.as_ref().map(|when| {
        let when = escaped(&when.text(letter.lang));
        if item.is_late {
            format!("**{when}**: ")
        } else {
            format!("{when}: ")
        }
    });
    let what = escaped(&item.what);
    let what = match item.page.as_ref().map(|page| (&page.url, &page.path)) {
        Some((Some(url), _)) => format!("[{what}](<{url}>)"),
        Some((None, path)) => format!("{what} (`{path}`)"),
        None => what,
    };
    let note = item
        .note
        .as_ref()
        .map(|note| format!("\n  {}", escaped(note)));
    format!(
        "- {}{what}{}\n",
        when.unwrap_or_default(),
        note.unwrap_or_default()
    )
}

/// No markup of anybody's and nobody called, as in a comment on a forge; but letters are read as plain text, too, so it
/// is said with few signs: no picture begins without a bracket, and a heading is none behind a backslash.
fn escaped(text: &str) -> String {
    let inert = inert::markdown(text);
    inert.replace("#<!-- -->", "\\#").replace("\\!", "!")
}
