//! `comity status` for a terminal.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use super::{Status, radar, role, spark};
use crate::actuals::agenda::{Coming, Who};
pub(super) use crate::actuals::figure::period as window;
use crate::actuals::figure::{bounds, figure};
use crate::actuals::kpi::Standing;
use crate::actuals::outcome::{Judgement, Outcome, State};
use crate::actuals::phases;
use crate::cli::console::View;
use crate::cli::report::harmless::one_line;
use crate::locale::{Lang, Message};

/// How many coming dates are shown.
const DATES: usize = 5;

pub(super) fn write(status: &Status<'_>, view: View) -> String {
    let lang = view.lang;
    let mut out = format!(
        "{} · {}\n",
        paint(view, Style::new().bold(), &one_line(&status.title(lang))),
        status.as_of.said().text(lang)
    );
    if let Some(phase) = phase(status, lang) {
        _ = writeln!(out, "{phase}");
    }
    let verdict = status.verdict().text(lang);
    let style = match status.actuals.verdict.as_ref().map(|verdict| verdict.state) {
        Some(Standing::Working) => AnsiColor::Green.on_default().bold(),
        Some(Standing::Failing) => AnsiColor::BrightRed.on_default().bold(),
        _ => AnsiColor::Yellow.on_default().bold(),
    };
    _ = writeln!(out, "\n{}", paint(view, style, &verdict));
    out += &expectations(status, view);
    out += &radar::text(status, view);
    out += &unknown(status, view);
    out += &dates(status, view);
    out += &open(status, view);
    out
}

pub(super) fn paint(view: View, style: Style, text: &str) -> String {
    if view.is_colored {
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}

pub(super) fn heading(view: View, id: &'static str) -> String {
    let text = Message::new(id).text(view.lang);
    format!("\n{}\n", paint(view, Style::new().bold(), &text))
}

/// `Pilot · 16 February – 20 March 2026`
pub(super) fn phase(status: &Status<'_>, lang: Lang) -> Option<String> {
    let phase = status.phase()?;
    let name = phases::name(&phase.id, lang);
    let days = match (phase.from, phase.to) {
        (Some(from), Some(to)) => lang.days(from, to),
        (Some(from), None) => lang.long_date(from),
        _ => return Some(name),
    };
    Some(format!("{name} · {days}"))
}

fn expectations(status: &Status<'_>, view: View) -> String {
    let rows: Vec<[String; 6]> = status
        .outcomes
        .iter()
        .map(|outcome| row(outcome, view.lang))
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let mut widths = [0; 6];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    let mut out = heading(view, "status-expectations");
    for (outcome, row) in status.outcomes.iter().zip(rows) {
        let style = style(&outcome.state());
        let mark = paint(view, style, mark(&outcome.state()));
        let mut line = format!("  {mark}");
        for (at, (cell, width)) in row.iter().zip(widths).enumerate() {
            let space = " ".repeat(width - cell.width());
            // Figures stand right, words left.
            let cell = if at == 1 {
                format!("{space}{cell}")
            } else {
                format!("{cell}{space}")
            };
            line.push_str("  ");
            line.push_str(&cell);
        }
        out += line.trim_end();
        out.push('\n');
    }
    out
}

fn mark(state: &State) -> &'static str {
    match state {
        State::OnTrack => "✓",
        State::OffTrack => "✗",
        State::NotEvaluable(_) => "?",
    }
}

fn style(state: &State) -> Style {
    match state {
        State::OnTrack => AnsiColor::Green.on_default(),
        State::OffTrack => AnsiColor::BrightRed.on_default().bold(),
        State::NotEvaluable(_) => AnsiColor::Yellow.on_default(),
    }
}

/// Name, value, target, when and n, how it went, weight.
fn row(outcome: &Outcome, lang: Lang) -> [String; 6] {
    let latest = outcome.latest();
    let value = latest.and_then(|latest| value(outcome, latest, lang));
    let when = latest.map(|latest| {
        let n = Message::new("status-n")
            .with("n", count(latest.measure.n))
            .text(lang);
        format!("{} · {n}", window(&latest.window.period, lang))
    });
    [
        one_line(&name(outcome)).into_owned(),
        value.unwrap_or_else(|| "–".to_owned()),
        target(outcome, lang),
        when.unwrap_or_default(),
        spark::line(&history(outcome)),
        role(outcome, lang).to_owned(),
    ]
}

/// `us-cpe`; a campaign's begin with its name.
pub(super) fn name(outcome: &Outcome) -> String {
    match &outcome.campaign {
        Some(campaign) => format!("{campaign}#{}", outcome.key),
        None => outcome.key.clone(),
    }
}

pub(super) fn value(outcome: &Outcome, judgement: &Judgement, lang: Lang) -> Option<String> {
    Some(figure(
        judgement.measure.value?,
        outcome.unit.as_ref()?,
        lang,
    ))
}

pub(super) fn target(outcome: &Outcome, lang: Lang) -> String {
    let judged = outcome
        .judgements
        .last()
        .and_then(|judgement| judgement.bounds);
    match (judged, &outcome.unit) {
        (Some(judged), Some(unit)) => bounds(judged, unit, lang),
        _ => outcome
            .target
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
    }
}

/// The values of the complete windows, the oldest first.
fn history(outcome: &Outcome) -> Vec<Option<f64>> {
    let complete = outcome
        .judgements
        .iter()
        .filter(|judgement| judgement.window.is_complete);
    let values: Vec<Option<f64>> = complete.map(|judgement| judgement.measure.value).collect();
    let begin = values
        .iter()
        .position(Option::is_some)
        .unwrap_or(values.len());
    values[begin..].to_vec()
}

pub(super) fn count(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// What cannot be told, and why.
fn unknown(status: &Status<'_>, view: View) -> String {
    let lines: Vec<String> = unknowns(status, view.lang)
        .into_iter()
        .map(|(name, why)| format!("  {name}: {why}\n"))
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    heading(view, "status-unknown") + &lines.concat()
}

pub(super) fn unknowns(status: &Status<'_>, lang: Lang) -> Vec<(String, String)> {
    let unknown = status
        .outcomes
        .iter()
        .filter_map(|outcome| match outcome.state() {
            State::NotEvaluable(reason) => Some((name(outcome), reason.message().text(lang))),
            _ => None,
        });
    unknown.collect()
}

fn dates(status: &Status<'_>, view: View) -> String {
    if status.coming.is_empty() {
        return String::new();
    }
    let lang = view.lang;
    let mut out = heading(view, "status-next");
    for coming in status.coming.iter().take(DATES) {
        let who = who(status, coming, lang);
        let who = who.map(|who| format!(" · {who}")).unwrap_or_default();
        let text = coming.text(status.playbook, lang);
        _ = writeln!(out, "  {}  {}{who}", coming.date, one_line(&text));
    }
    out
}

pub(super) fn who(status: &Status<'_>, coming: &Coming<'_>, lang: Lang) -> Option<String> {
    match coming.who {
        Who::Person(id) | Who::Party(id) => Some(status.name(id)),
        Who::Sides => Some(Message::new("both-sides").text(lang)),
        Who::Nobody => None,
    }
}

fn open(status: &Status<'_>, view: View) -> String {
    if status.open.is_empty() {
        return String::new();
    }
    let lines = status
        .open
        .iter()
        .map(|page| format!("  {}  {}\n", page.id, one_line(page.title())));
    heading(view, "status-open") + &lines.collect::<String>()
}
