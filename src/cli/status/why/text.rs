//! The gates for a terminal: a tree of gates, conditions and evidence.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::super::text::paint;
use super::{Why, headline, place, verdict};
use crate::cli::console::View;
use crate::cli::report::harmless::one_line;
use crate::locale::Message;
use crate::rules::gates::{Answer, Condition, Gate};

pub(super) fn write(why: &Why<'_>, view: View) -> String {
    let lang = view.lang;
    let mut out = format!(
        "{} · {}\n",
        paint(view, Style::new().bold(), &one_line(&(why.title)(lang))),
        why.as_of.said().text(lang)
    );
    if why.gates.is_empty() {
        _ = writeln!(out, "\n{}", Message::new("why-no-gates").text(lang));
    }
    for gate in &why.gates {
        out += &of_gate(why, gate, view);
    }
    out
}

fn of_gate(why: &Why<'_>, gate: &Gate, view: View) -> String {
    let head = headline(why, gate, view.lang);
    let verdict = verdict(gate, view.lang);
    let mut out = format!(
        "\n{}\n{}\n",
        paint(view, Style::new().bold(), &one_line(&head)),
        paint(view, style(gate.answer()), &verdict)
    );
    for condition in &gate.conditions {
        out += &of_condition(why, condition, view);
    }
    out
}

fn of_condition(why: &Why<'_>, condition: &Condition, view: View) -> String {
    let lang = view.lang;
    let mark = paint(view, style(condition.answer), mark(condition.answer));
    let says = condition.says.text(lang);
    let mut out = format!("  {mark}  {}  {}\n", one_line(&says), condition.id);
    let last = condition.evidence.len().saturating_sub(1);
    for (at, evidence) in condition.evidence.iter().enumerate() {
        let branch = if at == last { "└" } else { "├" };
        let says = evidence.says.text(lang);
        let place = place(why.playbook, evidence);
        let place = place.map(|place| format!("  {}", one_line(&place)));
        let place = place.unwrap_or_default();
        _ = writeln!(out, "     {branch} {}{place}", one_line(&says));
    }
    out
}

fn mark(answer: Answer) -> &'static str {
    match answer {
        Answer::Holds => "✓",
        Answer::Fails => "✗",
        Answer::Unknown => "?",
    }
}

fn style(answer: Answer) -> Style {
    match answer {
        Answer::Holds => AnsiColor::Green.on_default(),
        Answer::Fails => AnsiColor::BrightRed.on_default().bold(),
        Answer::Unknown => AnsiColor::Yellow.on_default(),
    }
}
