//! `comity status` for a comment under a pull request, or a mail.

use std::fmt::Write as _;

use super::text::{count, name, phase, target, unknowns, value, who, window};
use super::{Status, radar, role};
use crate::actuals::outcome::Outcome;
use crate::cli::report::inert::markdown as escaped;
use crate::locale::{Lang, Message};

/// How many coming dates are shown.
const DATES: usize = 5;

pub(super) fn write(status: &Status<'_>, lang: Lang) -> String {
    let say = |id: &'static str| Message::new(id).text(lang);
    let mut out = format!("# {}\n\n", escaped(&status.title(lang)));
    let phase = phase(status, lang).map(|phase| format!("{} · ", escaped(&phase)));
    _ = write!(
        out,
        "{}{}\n\n",
        phase.unwrap_or_default(),
        status.as_of.said().text(lang)
    );
    _ = writeln!(out, "**{}**", status.verdict().text(lang));
    if !status.outcomes.is_empty() {
        let head = ["expectation", "value", "target", "when", "state", "role"];
        let head: Vec<String> = head
            .iter()
            .map(|id| Message::new(format!("status-column-{id}")).text(lang))
            .collect();
        _ = writeln!(out, "\n| {} |\n|---|--:|---|---|---|---|", head.join(" | "));
        for outcome in &status.outcomes {
            out += &row(outcome, lang);
        }
    }
    out += &radar::markdown(status, lang);
    let unknown = unknowns(status, lang);
    if !unknown.is_empty() {
        _ = write!(out, "\n## {}\n\n", say("status-unknown"));
        for (name, why) in unknown {
            _ = writeln!(out, "- `{name}`: {}", escaped(&why));
        }
    }
    if !status.coming.is_empty() {
        _ = write!(out, "\n## {}\n\n", say("status-next"));
    }
    for coming in status.coming.iter().take(DATES) {
        let who = who(status, coming, lang).map(|who| format!(" · {who}"));
        let text = format!(
            "{}{}",
            coming.text(status.playbook, lang),
            who.unwrap_or_default()
        );
        _ = writeln!(
            out,
            "- {}: {}",
            lang.short_date(coming.date),
            escaped(&text)
        );
    }
    if !status.open.is_empty() {
        _ = write!(out, "\n## {}\n\n", say("status-open"));
    }
    for page in &status.open {
        _ = writeln!(out, "- {} (`{}`)", escaped(page.title()), page.id);
    }
    out
}

fn row(outcome: &Outcome, lang: Lang) -> String {
    let latest = outcome.latest();
    let value = latest.and_then(|latest| value(outcome, latest, lang));
    let when = latest.map(|latest| {
        let n = Message::new("status-n")
            .with("n", count(latest.measure.n))
            .text(lang);
        format!("{} · {n}", window(&latest.window.period, lang))
    });
    let state = Message::new(format!("state-{}", outcome.state().id())).text(lang);
    let cells = [
        format!("`{}`", name(outcome)),
        value.unwrap_or_else(|| "–".to_owned()),
        target(outcome, lang),
        when.unwrap_or_default(),
        state,
        role(outcome, lang).to_owned(),
    ];
    format!("| {} |\n", cells.map(|cell| escaped(&cell)).join(" | "))
}
