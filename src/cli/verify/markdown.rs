//! The sign-offs for a page, or for a comment on a proposed change.

use std::fmt::Write as _;

use super::Verified;
use super::words::{changes, seal, summary, text, trust};
use crate::cli::report::inert::markdown as escaped;
use crate::locale::{Lang, Message};

pub(super) fn write(verified: &Verified<'_>, lang: Lang) -> String {
    const COLUMNS: [&str; 5] = ["document", "party", "signed", "text", "trust"];
    let heads = COLUMNS.map(|id| Message::new(format!("verify-column-{id}")).text(lang));
    let mut rows = Vec::new();
    let mut details = Vec::new();
    for looked in &verified.documents {
        let title = escaped(looked.document.in_language(lang).title());
        for state in &looked.signoffs {
            let by = state.by.clone().unwrap_or_default();
            let date = state.date.map(|date| lang.long_date(date));
            let read = state.read.map(|read| read.code().to_owned());
            let evidence = state.evidence.clone();
            let signed = [Some(by), date, read, evidence].into_iter().flatten();
            let signed = signed.collect::<Vec<_>>().join(", ");
            let cells = [
                &*title,
                &escaped(&state.party),
                &escaped(&signed),
                &escaped(&text(&state.text, lang)),
                &escaped(&trust(verified, &state.trust, lang)),
            ];
            rows.push(format!("| {} |\n", cells.join(" | ")));
            let party = escaped(&state.party);
            let lines = changes(verified, looked, state, lang).into_iter();
            details.extend(lines.map(|line| format!("- {title}, {party}: {}\n", escaped(&line))));
        }
        if let Some(state) = looked.seal {
            details.push(format!("- {title}: {}\n", escaped(&seal(state, lang))));
        }
    }
    let mut out = String::new();
    if !rows.is_empty() {
        _ = write!(
            out,
            "| {} |\n|---|---|---|---|---|\n{}\n",
            heads.join(" | "),
            rows.concat()
        );
    }
    if !details.is_empty() {
        _ = writeln!(out, "{}", details.concat());
    }
    if let Some(note) = verified.not_checked.filter(|_| verified.timeline.is_none()) {
        _ = writeln!(out, "{}\n", escaped(&note.text(lang)));
    }
    let summary = summary(verified, lang);
    out + &summary.lines().map(escaped).collect::<Vec<_>>().join(" · ") + "\n"
}
