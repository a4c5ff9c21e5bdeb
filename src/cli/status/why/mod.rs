//! `comity status --why`: what the gates ask, what holds, and what each answer rests on.

mod json;
mod markdown;
mod text;

use super::super::Failure;
use super::super::args::ReportFormat;
use super::super::console::View;
use super::super::opened::{AsOf, Opened};
use super::super::report::json::pretty;
use crate::actuals::phases;
use crate::finding::Place;
use crate::locale::{Lang, Message};
use crate::model::Playbook;
use crate::rules::gates::{self, Answer, Evidence, Gate};

pub(super) use json::{JsonGate, gate as gate_for_programs};
pub use json::{SCHEMA, WhyOutput};

/// The gates that are told, and the playbook they stand in.
struct Why<'a> {
    playbook: &'a Playbook,
    title: &'a dyn Fn(Lang) -> String,
    as_of: AsOf,
    phase: Option<String>,
    gates: Vec<Gate>,
}

/// Tells the gates of this name, or of the phase of this name; where none is named, those of the
/// current phase and of the next one.
pub(super) fn told(
    opened: &Opened,
    name: Option<&str>,
    format: ReportFormat,
    view: View,
    title: &dyn Fn(Lang) -> String,
) -> anyhow::Result<String> {
    let (context, past) = (opened.context(), opened.trusted_past());
    let gates = match name {
        None => gates::near(&context, past),
        Some(name) => gates::named(&context, past, name),
    };
    if let (Some(name), true) = (name, gates.is_empty()) {
        let known = gates::names(&context);
        let known = known.iter().map(String::as_str);
        return Err(Failure::unknown("no-such-gate", name, known).into());
    }
    let phases = phases::dated(context.playbook);
    let phase = phases::current(&phases, context.as_of).map(|phase| phase.id.clone());
    let why = Why {
        playbook: context.playbook,
        title,
        as_of: opened.as_of,
        phase,
        gates,
    };
    Ok(match format {
        ReportFormat::Text => text::write(&why, view),
        ReportFormat::Markdown => markdown::write(&why, view.lang),
        ReportFormat::Json => pretty(&json::of(&why, view.lang)),
    })
}

/// `Gate pilot, before "Pilot" · since 16 February 2026 · current`
fn headline(why: &Why<'_>, gate: &Gate, lang: Lang) -> String {
    let head = Message::new("why-gate")
        .with("gate", &gate.id)
        .with("phase", phases::name(&gate.phase, lang))
        .text(lang);
    let from = gate.from.map(|from| {
        let has_begun = from <= why.as_of.day;
        let id = if has_begun {
            "why-phase-since"
        } else {
            "why-phase-from"
        };
        Message::new(id).with("date", from).text(lang)
    });
    let stands = Message::new(format!("why-stands-{}", gate.stands.word())).text(lang);
    let parts = std::iter::once(head).chain(from).chain([stands]);
    parts.collect::<Vec<_>>().join(" · ")
}

/// What a gate comes to, in one sentence.
fn verdict(gate: &Gate, lang: Lang) -> String {
    let answer = gate.answer();
    let message = Message::new(format!("why-{}", answer.word()));
    let message = match answer {
        Answer::Holds => message,
        _ => message
            .with("count", gate.with(answer).count())
            .with("of", gate.conditions.len()),
    };
    message.text(lang)
}

/// `agreements/2026-02-loi.md:12`, and the column.
fn position(playbook: &Playbook, place: &Place) -> (usize, usize) {
    let config = [&playbook.config_file].into_iter();
    let own = config.chain(playbook.lineage.own().map(|layer| &layer.file));
    let mut files = own.chain(playbook.pages().map(|page| &page.file));
    let file = files.find(|file| file.path == place.path);
    file.map_or((1, 1), |file| {
        let at = file.position(place.span.start);
        (at.line, at.column)
    })
}

/// Where the evidence stands, as people write it.
fn place(playbook: &Playbook, evidence: &Evidence) -> Option<String> {
    let place = evidence.place.as_ref()?;
    let (line, column) = position(playbook, place);
    Some(format!("{}:{line}:{column}", place.path))
}
