//! The changes for a comment on a proposed change.
//!
//! The first line is a marker that no reader sees, by which a job finds the comment it wrote
//! before. A forge refuses comments that are too long, so what does not fit is left out in whole
//! sections, the mildest first, and rows of a section only where it alone is too long.

use std::collections::BTreeMap;

use super::{Diff, heading, place};
use crate::cli::report::harmless::in_markdown;
use crate::compare::{Change, Class};
use crate::locale::{Lang, Message};

/// The marker of these comments.
const MARKER: &str = "<!-- comity:diff -->\n";

/// The Markdown in at most `limit` bytes.
pub(super) fn write(diff: &Diff<'_>, lang: Lang, limit: usize) -> String {
    let head = head(diff, lang);
    let foot = foot(diff, lang);
    // Room for the sentence that says how much was left out.
    let left_out = |count: usize| {
        let message = Message::new("diff-left-out").with("n", count);
        format!("{}\n\n", message.text(lang))
    };
    let fixed = head.len() + foot.len() + left_out(diff.changes.len()).len();
    let mut room = limit.saturating_sub(fixed);
    let mut body = String::new();
    let mut missing = 0;
    for class in Class::ALL.into_iter().rev() {
        let changes: Vec<&Change> = diff.of_class(class).collect();
        if changes.is_empty() {
            continue;
        }
        let (section, shown) = section(diff, class, &changes, lang, room);
        missing += changes.len() - shown;
        room -= section.len();
        body += &section;
        if missing > 0 {
            // What follows is milder than what did not fit.
            room = 0;
        }
    }
    let documents = documents(diff, lang);
    if documents.len() <= room {
        body += &documents;
    }
    if missing > 0 {
        body += &left_out(missing);
    }
    head + &body + &foot
}

fn head(diff: &Diff<'_>, lang: Lang) -> String {
    let title = Message::new("diff-title").text(lang);
    let title = if diff.title.is_empty() {
        title
    } else {
        format!("{title}: {}", in_markdown(&diff.title))
    };
    let notes = diff.notes.iter().map(|note| note.text(lang));
    let notes: Vec<String> = notes
        .map(|note| format!("{}\n\n", in_markdown(&note)))
        .collect();
    let notes = notes.concat();
    format!(
        "{MARKER}## {title}\n\n{}\n\n{notes}**{}**\n\n",
        in_markdown(&diff.comparing(lang)),
        in_markdown(&diff.verdict(lang)),
    )
}

fn foot(diff: &Diff<'_>, lang: Lang) -> String {
    let again = Message::new("diff-again").text(lang);
    format!("{again}\n\n```sh\n{}\n```\n", diff.command())
}

/// The table of one class and how many changes it shows, in at most `room` bytes. Breaking changes
/// stand open, the others are folded.
fn section(
    diff: &Diff<'_>,
    class: Class,
    changes: &[&Change],
    lang: Lang,
    room: usize,
) -> (String, usize) {
    let name = format!("{} ({})", heading(class, lang), changes.len());
    let (open, close) = if class == Class::Breaking {
        (format!("### {name}\n\n"), "\n".to_owned())
    } else {
        let open = format!("<details>\n<summary>{name}</summary>\n\n");
        (open, "\n</details>\n\n".to_owned())
    };
    let word = |id: &'static str| Message::new(id).text(lang);
    let columns = [
        word("diff-column-change"),
        word("diff-column-for"),
        word("diff-column-place"),
        word("diff-column-decision"),
    ];
    let mut table = open + &row(&columns) + "|---|---|---|---|\n";
    let mut shown = 0;
    for change in changes {
        let line = line(diff, change, lang);
        if table.len() + line.len() + close.len() > room {
            break;
        }
        table += &line;
        shown += 1;
    }
    if shown == 0 {
        return (String::new(), 0);
    }
    (table + &close, shown)
}

fn line(diff: &Diff<'_>, change: &Change, lang: Lang) -> String {
    row(&[
        in_markdown(&change.sentence(lang)),
        in_markdown(&diff.for_whom(change, lang)),
        in_markdown(&place(change)),
        in_markdown(change.decision.as_deref().unwrap_or("")),
    ])
}

fn row(cells: &[String; 4]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// Which files changed, folded: added, removed, otherwise.
fn documents(diff: &Diff<'_>, lang: Lang) -> String {
    let mut files: BTreeMap<&str, char> = BTreeMap::new();
    for change in &diff.changes {
        let is_whole = change.field.is_empty();
        let mark = match change.kind {
            "document-removed" | "file-removed" => '−',
            _ if is_whole && (change.kind.ends_with("-added") || starts_life(change)) => '+',
            _ => '±',
        };
        let entry = files.entry(change.place.path.as_str()).or_insert(mark);
        if mark != '±' {
            *entry = mark;
        }
    }
    if files.is_empty() {
        return String::new();
    }
    let name = Message::new("diff-files").with("n", files.len()).text(lang);
    let lines: Vec<String> = files
        .iter()
        .map(|(path, mark)| format!("- {mark} {}\n", in_markdown(path)))
        .collect();
    let lines = lines.concat();
    format!("<details>\n<summary>{name}</summary>\n\n{lines}\n</details>\n\n")
}

/// A decision that is new is told by its state.
fn starts_life(change: &Change) -> bool {
    change.kind.starts_with("decision-") && change.before.is_none() && change.after.is_none()
}
