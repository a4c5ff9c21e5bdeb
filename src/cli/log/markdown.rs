//! The log for a page, or for a comment on a proposed change.

use std::fmt::Write as _;

use super::Log;
use super::words::{day, notes, state, summary, took, who, working};
use crate::cli::report::inert::markdown as escaped;
use crate::history::decisions::DecisionLife;
use crate::locale::{Lang, Message};

pub(super) fn write(log: &Log<'_>, lang: Lang) -> String {
    let title = Message::new("log-title").text(lang);
    let head = [log.title(lang), title]
        .into_iter()
        .filter(|it| !it.is_empty());
    let head: Vec<String> = head.map(|part| escaped(&part)).collect();
    let mut out = format!(
        "# {}\n\n{}\n",
        head.join(" · "),
        log.as_of.said().text(lang)
    );
    if !log.lives.is_empty() {
        const COLUMNS: [&str; 7] = [
            "day", "decision", "state", "who", "took", "working", "notes",
        ];
        let heads = COLUMNS.map(|id| Message::new(format!("log-column-{id}")).text(lang));
        let head = heads.join(" | ");
        _ = writeln!(out, "\n| {head} |\n|---|---|---|---|--:|---|---|");
        for life in &log.lives {
            _ = writeln!(out, "| {} |", row(log, life, lang).join(" | "));
        }
    }
    _ = writeln!(out, "\n{}", escaped(&summary(log, lang)));
    if let Some(note) = log.not_checked {
        _ = writeln!(out, "\n{}", escaped(&note.text(lang)));
    }
    out
}

fn row(log: &Log<'_>, life: &DecisionLife, lang: Lang) -> [String; 7] {
    let taken = life.taken.as_ref();
    let notes = notes(log, life, lang);
    let notes: Vec<String> = notes.iter().map(|note| escaped(note)).collect();
    [
        day(log, life)
            .map(|day| lang.short_date(day))
            .unwrap_or_default(),
        format!(
            "{}<br>{}",
            escaped(log.title_of(life, lang)),
            escaped(&life.id)
        ),
        escaped(&state(life, lang)),
        escaped(&who(log, life).unwrap_or_default()),
        took(life, lang).unwrap_or_default(),
        escaped(
            &taken
                .and_then(|it| working(log, it, lang))
                .unwrap_or_default(),
        ),
        notes.join("<br>"),
    ]
}
