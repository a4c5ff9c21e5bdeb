//! The gates for a comment under a pull request, or a mail.

use std::fmt::Write as _;

use super::{Why, headline, place, verdict};
use crate::cli::report::inert::markdown as escaped;
use crate::locale::{Lang, Message};
use crate::rules::gates::{Condition, Gate};

pub(super) fn write(why: &Why<'_>, lang: Lang) -> String {
    let mut out = format!("# {}\n\n", escaped(&(why.title)(lang)));
    _ = writeln!(out, "{}", why.as_of.said().text(lang));
    if why.gates.is_empty() {
        _ = writeln!(out, "\n{}", Message::new("why-no-gates").text(lang));
    }
    for gate in &why.gates {
        out += &of_gate(why, gate, lang);
    }
    out
}

fn of_gate(why: &Why<'_>, gate: &Gate, lang: Lang) -> String {
    let mut out = format!(
        "\n## {}\n\n**{}**\n",
        escaped(&headline(why, gate, lang)),
        verdict(gate, lang)
    );
    let head = ["condition", "answer", "evidence"];
    let head = head.map(|id| Message::new(format!("why-column-{id}")).text(lang));
    _ = writeln!(out, "\n| {} |\n|---|---|---|", head.join(" | "));
    for condition in &gate.conditions {
        out += &row(why, condition, lang);
    }
    out
}

fn row(why: &Why<'_>, condition: &Condition, lang: Lang) -> String {
    let answer = Message::new(format!("answer-{}", condition.answer.word())).text(lang);
    let evidence: Vec<String> = condition
        .evidence
        .iter()
        .map(|evidence| {
            let says = escaped(&evidence.says.text(lang));
            match place(why.playbook, evidence) {
                Some(place) => format!("{says} (`{place}`)"),
                None => says,
            }
        })
        .collect();
    let says = escaped(&condition.says.text(lang));
    format!(
        "| {says} (`{}`) | {answer} | {} |\n",
        condition.id,
        evidence.join("; ")
    )
}
