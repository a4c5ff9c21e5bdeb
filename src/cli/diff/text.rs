//! The changes for a terminal, class by class.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::{Diff, heading, place};
use crate::cli::console::View;
use crate::cli::report::harmless::one_line;
use crate::compare::{Change, Class};
use crate::locale::Message;

/// Every line begins with a space, a mark or a word of ours: nothing that a document says can
/// stand where a program that reads the log looks for its commands.
pub(super) fn write(diff: &Diff<'_>, view: View) -> String {
    let lang = view.lang;
    let mut out = String::new();
    let title = if diff.title.is_empty() {
        diff.ends(lang)
    } else {
        format!("{}: {}", diff.title, diff.ends(lang))
    };
    line(&mut out, "  ", &title, style(view, Style::new().bold()));
    for note in diff.notes {
        line(&mut out, "  ", &note.text(lang), Style::new());
    }
    for class in Class::ALL.into_iter().rev() {
        let mut changes = diff.of_class(class).peekable();
        if changes.peek().is_none() {
            continue;
        }
        out.push('\n');
        let color = style(view, color(class));
        line(&mut out, "  ", &heading(class, lang), color);
        for change in changes {
            line(&mut out, mark(class), &change.sentence(lang), Style::new());
            let dim = style(view, Style::new().dimmed());
            line(&mut out, "    ", &about(diff, change, view), dim);
        }
    }
    out.push('\n');
    line(&mut out, "  ", &diff.verdict(lang), Style::new());
    out
}

/// Where it stands, for whom it matters, and which decision allows it.
fn about(diff: &Diff<'_>, change: &Change, view: View) -> String {
    let lang = view.lang;
    let mut parts = vec![place(change), diff.for_whom(change, lang)];
    if let Some(decision) = &change.decision {
        let message = Message::new("diff-decided").with("decision", decision);
        parts.push(message.text(lang));
    }
    parts.join(" · ")
}

fn line(out: &mut String, mark: &str, text: &str, style: Style) {
    let text = one_line(text);
    // Writing to a string does not fail.
    _ = writeln!(out, "{mark}{style}{text}{style:#}");
}

pub(super) fn mark(class: Class) -> &'static str {
    match class {
        Class::Breaking => "! ",
        Class::Notable => "~ ",
        Class::Minor => "- ",
    }
}

fn color(class: Class) -> Style {
    let color = match class {
        Class::Breaking => AnsiColor::BrightRed,
        Class::Notable => AnsiColor::Yellow,
        Class::Minor => AnsiColor::Cyan,
    };
    color.on_default().bold()
}

fn style(view: View, style: Style) -> Style {
    if view.is_colored { style } else { Style::new() }
}
