//! The table for a page, or for a comment on a proposed change.

use std::fmt::Write as _;

use super::{Aligned, answer, state_name};
use crate::cli::report::inert::markdown as escaped;
use crate::locale::{Lang, Message};

pub(super) fn markdown(aligned: &Aligned<'_>, lang: Lang) -> String {
    let mut out = String::new();
    for note in aligned.notes() {
        out += &escaped(&note.text(lang));
        out += "\n\n";
    }
    if !aligned.has_sheets() {
        return out.trim_end().to_owned() + "\n";
    }
    let word = |id: &'static str| Message::new(id).text(lang);
    let names: Vec<String> = aligned.names.iter().map(|name| escaped(name)).collect();
    let head = [word("align-question")]
        .into_iter()
        .chain(names)
        .chain([word("align-state"), word("align-settled")]);
    row(&mut out, head);
    row(
        &mut out,
        (0..aligned.names.len() + 3).map(|_| "---".to_owned()),
    );
    for gap in &aligned.comparison.gaps {
        let question = escaped(gap.question.name(lang));
        let name = match gap.item {
            Some(item) => format!("{question}: {}", escaped(item)),
            None => question,
        };
        let sides = (0..aligned.names.len()).map(|side| {
            let texts = answer(gap, side);
            let texts: Vec<String> = texts.iter().map(|text| escaped(text)).collect();
            texts.join("<br>")
        });
        let by = gap.settled_by.map(|page| escaped(&page.id));
        let cells = [name].into_iter().chain(sides);
        let state = state_name(gap.state(), lang);
        row(&mut out, cells.chain([state, by.unwrap_or_default()]));
    }
    out.push('\n');
    out + &aligned.readiness(lang).join("\n") + "\n"
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for cell in cells {
        // Writing to a string does not fail.
        let _ = write!(out, "| {cell} ");
    }
    *out += "|\n";
}
