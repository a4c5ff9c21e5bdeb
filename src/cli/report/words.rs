//! A finding as one text, for formats that have a single place for words.

use super::harmless::harmless;
use crate::finding::{Finding, Waived};
use crate::locale::{Lang, Message};

/// The headline, the notes and what to do, a line each.
pub(super) fn words(finding: &Finding, lang: Lang) -> String {
    let labelled = |id: &'static str, texts: Vec<String>| {
        let label = Message::new(id).text(lang);
        let lines = texts
            .into_iter()
            .map(move |text| format!("{label}: {text}"));
        lines.collect::<Vec<_>>()
    };
    let notes = finding.notes.iter().map(|note| note.text(lang)).collect();
    let mut lines = vec![finding.headline(lang)];
    lines.extend(labelled("part-note", notes));
    lines.extend(labelled("part-help", finding.all_help(lang)));
    harmless(&lines.join("\n")).into_owned()
}

/// Who accepts a finding until when, and why.
pub(super) fn accepted(waived: &Waived, lang: Lang) -> String {
    let message = Message::new("report-accepted")
        .with("owner", waived.owner.clone())
        .with("until", waived.until.clone())
        .with("reason", waived.reason.clone());
    harmless(&message.text(lang)).into_owned()
}
