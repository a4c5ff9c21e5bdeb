//! A document that begins as another one.

use super::name::Asked;
use crate::cli::Failure;
use crate::cli::signoff::edit::plain_or_quoted;
use crate::locale::Message;
use crate::model::field::Choice as _;
use crate::model::{Document, Kind};
use crate::value::Date;

/// Keys that tell of the other document's own life: who signed it, how it ended, where it led.
const LEFT_OUT: [&str; 22] = [
    "aliases",
    "answers",
    "blockers",
    "attended",
    "changes",
    "charter_digest",
    "decided",
    "decision",
    "id",
    "lang",
    "rush",
    "salt",
    "seal",
    "sent",
    "settles",
    "signoffs",
    "status",
    "superseded_by",
    "supersedes",
    "translated_from",
    "verdict",
    "waivers",
];

/// The text of `from`, under the title, day and period of what was asked for.
///
/// # Errors
/// Where it is of another kind, or its front matter is no YAML line by line.
pub(super) fn text(
    from: &Document,
    kind: Kind,
    asked: &Asked,
    today: Date,
) -> Result<String, Failure> {
    let page = &from.page;
    let path = page.path().to_string();
    if page.kind != kind {
        let message = Message::new("new-other-kind")
            .with("path", path)
            .with("kind", kind.word())
            .with("other", page.kind.word());
        return Err(Failure::new(message));
    }
    let text = &*page.file.text;
    let entries = page.fields.entries();
    let begin_of_line = |at: usize| text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let starts: Vec<usize> = entries
        .iter()
        .map(|entry| begin_of_line(entry.key.span.start))
        .collect();
    let opening = text.trim_start_matches('\u{FEFF}').lines().next();
    let by_lines = starts.windows(2).all(|pair| pair[0] < pair[1]);
    let front = text[..page.body.start].trim_end();
    if opening.map(str::trim_end) != Some("---") || !by_lines || !front.ends_with("\n---") {
        return Err(Failure::new(Message::new("new-no-copy").with("path", path)));
    }
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..starts.first().copied().unwrap_or(0)]);
    let ends = starts
        .iter()
        .skip(1)
        .copied()
        .chain([front.len() - "---".len()]);
    for ((entry, start), end) in entries.iter().zip(&starts).zip(ends) {
        let lines = &text[*start..end];
        match changed(&entry.key.value, asked, today) {
            Some(value) => out.extend([&*entry.key.value, ": ", &value, "\n"]),
            None if LEFT_OUT.contains(&entry.key.value.as_str()) => {}
            None => out.push_str(lines),
        }
        if entry.key.value == "title" {
            out.extend(["status: ", status(kind), "\n"]);
        }
    }
    out.push_str("---");
    out.push_str(&text[front.len()..]);
    Ok(out)
}

/// A decision is born proposed, everything else as a draft.
fn status(kind: Kind) -> &'static str {
    match kind {
        Kind::Decision => "proposed",
        Kind::Partnership => "active",
        _ => "draft",
    }
}

fn changed(key: &str, asked: &Asked, today: Date) -> Option<String> {
    match key {
        "title" => Some(plain_or_quoted(&asked.title)),
        "date" | "proposed" => Some(today.to_string()),
        "period" => asked.period.map(|period| period.to_string()),
        _ => None,
    }
}
