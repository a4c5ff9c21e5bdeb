//! Conditions on the alignment sheets; what is compared is compared by [`compare`] alone.

use super::super::alignment::{is_open, unanswered};
use super::built_in::Ask;
use super::condition::{Evidence, Verdict};
use crate::actuals::sheets::{Comparison, Gap, compare};
use crate::locale::{Arg, Lang, Message};

/// How many gaps are named; the rest is counted.
const NAMED: usize = 5;

pub(super) fn written(ask: &Ask<'_>) -> Verdict {
    let comparison = compare(ask.context.playbook);
    if comparison.sheets.len() < 2 {
        return no_sides(ask);
    }
    let missing = comparison
        .sheets
        .iter()
        .filter(|sheet| sheet.page().is_none());
    let missing = missing.map(|sheet| {
        Evidence::maybe_at(
            ask.front_place("parties"),
            Message::new("evidence-no-sheet").with("side", sheet.side),
        )
    });
    Verdict::none_of(missing.collect(), || {
        all_sheets(&comparison, "evidence-sheets")
    })
}

fn no_sides(ask: &Ask<'_>) -> Verdict {
    Verdict::unknown(Evidence::maybe_at(
        ask.front_place("parties"),
        Message::new("evidence-no-sides"),
    ))
}

/// The sheets of all sides, told at the first one.
fn all_sheets(comparison: &Comparison<'_>, id: &'static str) -> Evidence {
    let sides = comparison.sheets.iter().map(|sheet| sheet.side.to_owned());
    let says = Message::new(id).with("sides", Arg::All(sides.collect()));
    let first = comparison.sheets.iter().find_map(|sheet| sheet.page());
    match first {
        Some((page, _)) => Evidence::at(page, page.anchor, says),
        None => Evidence::nowhere(says),
    }
}

pub(super) fn comparable(ask: &Ask<'_>) -> Verdict {
    let comparison = compare(ask.context.playbook);
    if !has_all(&comparison) {
        return not_all();
    }
    let found = comparison.sheets.iter().filter_map(|sheet| {
        let (page, _) = sheet.page()?;
        let id = match (sheet.is_sealed(), page.is_broken) {
            (true, _) => "evidence-sealed",
            (_, true) => "evidence-unreadable-sheet",
            _ => return None,
        };
        let says = Message::new(id).with("side", sheet.side);
        Some(Evidence::at(page, page.key_span("seal"), says))
    });
    Verdict::none_of(found.collect(), || {
        all_sheets(&comparison, "evidence-comparable")
    })
}

fn has_all(comparison: &Comparison<'_>) -> bool {
    comparison.sheets.len() > 1 && comparison.sheets.iter().all(|sheet| sheet.page().is_some())
}

fn not_all() -> Verdict {
    Verdict::unknown(Evidence::nowhere(Message::new("evidence-not-all-sheets")))
}

pub(super) fn answered(ask: &Ask<'_>) -> Verdict {
    let playbook = ask.context.playbook;
    let comparison = compare(playbook);
    if !comparison.is_whole() {
        return not_all();
    }
    let found = unanswered(playbook, &comparison).into_iter();
    let found = found.map(|(page, side, question)| {
        let name = Arg::Words {
            en: question.name(Lang::En).to_owned(),
            ru: question.name(Lang::Ru).to_owned(),
        };
        let says = Message::new("evidence-unanswered")
            .with("side", side)
            .with("name", name);
        Evidence::at(page, page.key_span(question.key()), says)
    });
    Verdict::none_of(found.collect(), || {
        all_sheets(&comparison, "evidence-answered")
    })
}

pub(super) fn settled(ask: &Ask<'_>) -> Verdict {
    let comparison = compare(ask.context.playbook);
    if !comparison.is_whole() {
        return not_all();
    }
    let open: Vec<&Gap<'_>> = comparison
        .gaps
        .iter()
        .filter(|gap| is_open(&comparison, gap))
        .collect();
    let mut found: Vec<Evidence> = open.iter().take(NAMED).map(|gap| unsettled(gap)).collect();
    if let Some(more) = open.len().checked_sub(NAMED).filter(|more| *more > 0) {
        let says = Message::new("evidence-more-gaps").with("count", more);
        found.push(Evidence::nowhere(says));
    }
    let readiness = comparison.readiness();
    Verdict::none_of(found, || {
        let says = Message::new("evidence-settled")
            .with("ready", readiness.ready)
            .with("of", readiness.of);
        Evidence::nowhere(says)
    })
}

fn unsettled(gap: &Gap<'_>) -> Evidence {
    let says = Message::new("evidence-gap").with("gap", gap.name());
    match gap.answers.iter().flatten().next_back() {
        Some(answer) => Evidence::at(answer.page, answer.span(), says),
        None => Evidence::nowhere(says),
    }
}
