//! The line that sums a check up, and the notes before it.

use std::iter;

use super::harmless::one_line;
use super::{Outcome, Verbosity, View};
use crate::cli::opened::Chosen;
use crate::finding::Level;
use crate::locale::{Lang, Message};

/// The notes, the summary and what can be mended, each on a line; nothing for a reader who wants
/// findings only.
pub(super) fn closing(outcome: &Outcome, view: &View) -> String {
    if view.verbosity == Verbosity::Quiet {
        return String::new();
    }
    let note = Message::new("part-note").text(view.lang);
    let notes = outcome.all_notes();
    let notes = notes.iter().map(|message| {
        let text = message.text(view.lang);
        format!("{note}: {}\n", one_line(&text))
    });
    let mut out: String = notes.collect();
    let mendable = outcome.mendable().map(|it| it.text(view.lang));
    for line in iter::once(line(outcome, view.lang)).chain(mendable) {
        out += &line;
        out.push('\n');
    }
    out
}

/// `2 errors, 1 warning in 24 documents · 80 rules · as of 31 March 2026 · working, 2 of 3 KPIs · 1 waived`
pub(super) fn line(outcome: &Outcome, lang: Lang) -> String {
    let documents = Message::new("in-documents").with("n", outcome.documents.len());
    let mut parts = vec![
        format!("{} {}", found(outcome, lang), documents.text(lang)),
        Message::new("count-rules")
            .with("n", outcome.rules)
            .text(lang),
        as_of(outcome).text(lang),
    ];
    if let Some(kpi) = &outcome.kpi {
        let said = Message::new(format!("summary-{}", kpi.state.id()));
        let said = said.with("passed", kpi.passed).with("of", kpi.kpis());
        parts.push(said.text(lang));
    }
    if outcome.waived() > 0 {
        let waived = Message::new("count-waived").with("n", outcome.waived());
        parts.push(waived.text(lang));
    }
    if outcome.known() > 0 {
        let known = Message::new("count-known").with("n", outcome.known());
        parts.push(known.text(lang));
    }
    parts.join(" · ")
}

fn found(outcome: &Outcome, lang: Lang) -> String {
    let count = |level: Level| {
        let n = outcome.count(level);
        let message = Message::new(format!("count-{level}s")).with("n", n);
        (n > 0).then(|| message.text(lang))
    };
    let counts: Vec<String> = Level::ALL.into_iter().rev().filter_map(count).collect();
    if counts.is_empty() {
        Message::new("nothing-found").text(lang)
    } else {
        counts.join(", ")
    }
}

fn as_of(outcome: &Outcome) -> Message {
    let id = match outcome.as_of.chosen {
        Chosen::Pinned => "as-of-pinned",
        Chosen::Today | Chosen::Asked => "as-of",
    };
    Message::new(id).with("day", outcome.as_of.day)
}

/// The heading of a playbook where there are several.
pub(super) fn title(outcome: &Outcome) -> String {
    let folder = if outcome.folder.is_empty() {
        "."
    } else {
        &outcome.folder
    };
    if outcome.title.is_empty() {
        one_line(folder).into_owned()
    } else {
        one_line(&format!("{} ({folder})", outcome.title)).into_owned()
    }
}
