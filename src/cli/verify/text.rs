//! The sign-offs for a terminal.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::words::{changes, seal, summary, text, trust};
use super::{Looked, Verified};
use crate::cli::console::View;
use crate::cli::report::harmless::one_line;
use crate::history::seals::SealState;
use crate::history::signoffs::{SignOffState, TextState};
use crate::locale::Lang;

pub(super) fn write(verified: &Verified<'_>, view: View) -> String {
    let mut out = String::new();
    for looked in &verified.documents {
        out += &document(verified, looked, view);
        out.push('\n');
    }
    if let Some(note) = verified.not_checked.filter(|_| verified.timeline.is_none()) {
        _ = writeln!(out, "{}", one_line(&note.text(view.lang)));
    }
    out += &summary(verified, view.lang);
    out.push('\n');
    out
}

fn document(verified: &Verified<'_>, looked: &Looked<'_>, view: View) -> String {
    let lang = view.lang;
    let page = looked.document.in_language(lang);
    let path = one_line(looked.document.page.path().as_str());
    let mut out = format!("{path}: {}\n  {}\n", one_line(page.title()), looked.digest);
    for state in &looked.signoffs {
        let said = text(&state.text, lang);
        let said = painted(&said, of_text(&state.text), view);
        _ = writeln!(out, "  {}: {said}", head(state, lang));
        let lines = changes(verified, looked, state, lang);
        for line in [vec![trust(verified, &state.trust, lang)], lines].concat() {
            _ = writeln!(out, "    {}", one_line(&line));
        }
    }
    if let Some(state) = looked.seal {
        let said = seal(state, lang);
        _ = writeln!(out, "  {}", painted(&said, of_seal(state), view));
    }
    out
}

/// `northwind (anna, 10 February 2026, ru)`.
fn head(state: &SignOffState, lang: Lang) -> String {
    let date = state.date.map(|date| lang.long_date(date));
    let read = state.read.map(|read| read.code().to_owned());
    let parts = [state.by.clone(), date, read, state.evidence.clone()];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    one_line(&format!("{} ({})", state.party, parts.join(", "))).into_owned()
}

fn of_text(state: &TextState) -> AnsiColor {
    match state {
        TextState::Fits => AnsiColor::Green,
        TextState::Differs(_) => AnsiColor::BrightRed,
        TextState::NoDigest | TextState::UnknownScheme => AnsiColor::Yellow,
    }
}

fn of_seal(state: SealState) -> AnsiColor {
    match state {
        SealState::Sealed | SealState::Fits => AnsiColor::Green,
        SealState::Differs => AnsiColor::BrightRed,
        SealState::NoSalt | SealState::UnknownScheme => AnsiColor::Yellow,
    }
}

fn painted(text: &str, color: AnsiColor, view: View) -> String {
    let style: Style = color.on_default();
    if view.is_colored {
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}
