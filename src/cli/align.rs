//! `comity align`: what each side expects, and where the two agree.

mod json;
mod markdown;
#[cfg(test)]
mod tests;
mod text;

use super::args::{AlignArgs, ReportFormat};
use super::console::{Console, View};
use super::environment::Environment;
use super::opened::Opened;
use super::report::harmless::one_line;
use super::{Exit, scope};
use crate::actuals::sheets::{Answer, Comparison, Gap, Sheet, State, compare};
use crate::locale::{Lang, Message};
use crate::model::Playbook;

pub(super) use json::{AlignOutput, SCHEMA};

pub(super) fn run(
    args: &AlignArgs,
    environment: &Environment,
    console: &mut Console,
) -> anyhow::Result<Exit> {
    let root = scope::one(args.path.as_deref(), environment)?;
    let opened = Opened::read(&root, None, environment)?;
    let aligned = Aligned::of(&opened.loaded.playbook);
    let shown = match args.format {
        ReportFormat::Text => text::text(&aligned, console.view),
        ReportFormat::Markdown => markdown::markdown(&aligned, console.view.lang),
        ReportFormat::Json => json::json(&aligned, opened.commit.as_deref(), console.view.lang),
    };
    console.print(&shown)?;
    Ok(Exit::Fine)
}

/// The compared sheets, and what the sides are called.
struct Aligned<'a> {
    comparison: Comparison<'a>,
    /// The titles of the sides, in their order.
    names: Vec<String>,
}

impl<'a> Aligned<'a> {
    fn of(playbook: &'a Playbook) -> Self {
        let comparison = compare(playbook);
        let name = |sheet: &Sheet<'_>| {
            let party = playbook.party(sheet.side);
            let title = party.map_or(sheet.side, |(page, _)| page.title());
            one_line(title).into_owned()
        };
        let names = comparison.sheets.iter().map(name).collect();
        Self { comparison, names }
    }

    fn has_sheets(&self) -> bool {
        let mut sheets = self.comparison.sheets.iter();
        sheets.any(|sheet| sheet.page().is_some())
    }

    /// What should be known of the sheets themselves: one that is absent, sealed or twofold.
    fn notes(&self) -> Vec<Message> {
        if self.comparison.sheets.len() < 2 {
            return vec![Message::new("align-no-sides")];
        }
        let sheets = self.comparison.sheets.iter().zip(&self.names);
        let note = |(sheet, name): (&Sheet<'_>, &String)| {
            let id = match sheet.written.len() {
                0 => "align-no-sheet",
                1 if sheet.is_sealed() => "align-sealed",
                1 => return None,
                _ => "align-several",
            };
            let used = sheet.page().map(|(page, _)| page.path().to_string());
            let used = used.unwrap_or_default();
            Some(Message::new(id).with("side", name).with("path", used))
        };
        sheets.filter_map(note).collect()
    }

    /// `9 of 14 are ready: 6 match, 3 settled`, and what is left.
    fn readiness(&self, lang: Lang) -> Vec<String> {
        let readiness = self.comparison.readiness();
        let counted = |is_ready: bool| {
            let states = State::ALL
                .into_iter()
                .filter(move |state| matches!(state, State::Match | State::Settled) == is_ready);
            let counts = states.filter_map(|state| self.count(state, lang));
            counts.collect::<Vec<_>>().join(", ")
        };
        let (ready, left) = (counted(true), counted(false));
        let head = Message::new("align-ready")
            .with("ready", readiness.ready)
            .with("of", readiness.of)
            .text(lang);
        let head = if ready.is_empty() {
            head
        } else {
            format!("{head}: {ready}")
        };
        let rest = if left.is_empty() {
            Message::new("align-nothing-left").text(lang)
        } else {
            Message::new("align-left").with("counts", left).text(lang)
        };
        vec![head, rest]
    }

    fn count(&self, state: State, lang: Lang) -> Option<String> {
        let gaps = self.comparison.gaps.iter();
        let count = gaps.filter(|gap| gap.state() == state).count();
        let message = Message::new(format!("align-count-{}", state.word()));
        (count > 0).then(|| message.with("n", count).text(lang))
    }
}

/// A state in words.
fn state_name(state: State, lang: Lang) -> String {
    Message::new(format!("align-state-{}", state.word())).text(lang)
}

/// The answer of one side, an item of a list each; nothing where it gave none.
fn answer(gap: &Gap<'_>, side: usize) -> Vec<String> {
    let answer = gap.answers.get(side).and_then(Option::as_ref);
    let texts = answer.map(Answer::texts).unwrap_or_default();
    texts
        .iter()
        .map(|text| one_line(text).into_owned())
        .collect()
}
