//! `markdown`: what a check found, for a comment on a proposed change or the summary of a job.
//!
//! The first line is a marker that no reader sees, by which a job finds the comment it wrote
//! before. A forge refuses comments that are too long, so what does not fit is left out, the
//! mildest first; how much that is is said.

use std::fmt::{self, Write as _};

use super::harmless::in_markdown;
use super::{Format, Outcome, View, summary};
use crate::finding::{Finding, Level};
use crate::locale::{Lang, Message};

pub(super) static FORMAT: Format = Format {
    name: "markdown",
    about: "for a comment on a proposed change",
    write,
};

/// The marker of these comments.
const MARKER: &str = "<!-- comity:check -->\n";

/// The longest comment, in bytes: GitHub takes 65 536 characters and shares them with who posts it.
const COMMENT: usize = 60_000;

/// Room for the sentence that says how much was left out.
const SENTENCE: usize = 400;

fn write(outcomes: &[Outcome], view: &View, out: &mut String) -> fmt::Result {
    out.write_str(&limited(outcomes, view, COMMENT))
}

/// The Markdown in at most `limit` bytes.
pub(in crate::cli) fn limited(outcomes: &[Outcome], view: &View, limit: usize) -> String {
    let lang = view.lang;
    let heads: Vec<String> = outcomes.iter().map(|outcome| head(outcome, lang)).collect();
    let fixed: usize = heads.iter().map(String::len).sum();
    let mut room = limit.saturating_sub(MARKER.len() + SENTENCE + fixed);
    let mut bodies = vec![String::new(); outcomes.len()];
    let mut missing = 0;
    for level in Level::ALL.into_iter().rev() {
        for (outcome, body) in outcomes.iter().zip(&mut bodies) {
            let (section, left) = section(outcome, level, lang, room);
            room = room.saturating_sub(section.len());
            missing += left;
            *body += &section;
        }
        if missing > 0 {
            // What follows is milder than what did not fit.
            room = 0;
        }
    }
    let mut out = MARKER.to_owned();
    for (head, body) in heads.iter().zip(&bodies) {
        if out.len() + head.len() + body.len() + SENTENCE <= limit {
            out += head;
            out += body;
        }
    }
    if missing > 0 {
        let left = Message::new("report-left-out").with("n", missing);
        out += &left.text(lang);
        out.push('\n');
    }
    out
}

fn head(outcome: &Outcome, lang: Lang) -> String {
    let title = Message::new("report-title").text(lang);
    let notes = outcome.all_notes();
    let notes = notes.iter().map(|note| {
        let label = Message::new("part-note").text(lang);
        format!("{label}: {}\n\n", in_markdown(&note.text(lang)))
    });
    let notes: String = notes.collect();
    let mendable = outcome.mendable().map_or_else(String::new, |message| {
        // The names of options are code in Markdown too.
        format!("{}\n\n", message.text(lang))
    });
    let name = in_markdown(&summary::title(outcome));
    let line = in_markdown(&summary::line(outcome, lang));
    format!("## {title}: {name}\n\n**{line}**\n\n{mendable}{notes}")
}

/// The table of one level in at most `room` bytes, and how many findings it leaves out. Errors
/// stand open, the others are folded.
fn section(outcome: &Outcome, level: Level, lang: Lang, room: usize) -> (String, usize) {
    let findings: Vec<&Finding> = outcome.counted().filter(|it| it.level == level).collect();
    if findings.is_empty() {
        return (String::new(), 0);
    }
    let name = Message::new(format!("count-{level}s")).with("n", findings.len());
    let name = name.text(lang);
    let (open, close) = if level == Level::Error {
        (format!("### {name}\n\n"), "\n")
    } else {
        let open = format!("<details>\n<summary>{name}</summary>\n\n");
        (open, "\n</details>\n\n")
    };
    let columns = ["place", "finding", "help", "rule"];
    let columns = columns.map(|name| Message::new(format!("report-column-{name}")).text(lang));
    let mut table = open + &row(&columns) + "|---|---|---|---|\n";
    let mut shown = 0;
    for finding in &findings {
        let line = line(finding, outcome, lang);
        if table.len() + line.len() + close.len() > room {
            break;
        }
        table += &line;
        shown += 1;
    }
    if shown == 0 {
        return (String::new(), findings.len());
    }
    (table + close, findings.len() - shown)
}

fn line(finding: &Finding, outcome: &Outcome, lang: Lang) -> String {
    let start = outcome.texts.shown(&finding.place).start;
    let path = outcome.path_from_root(&finding.place.path);
    let help: Vec<String> = finding
        .all_help(lang)
        .iter()
        .map(|it| in_markdown(it))
        .collect();
    row(&[
        in_markdown(&format!("{path}:{}", start.line)),
        in_markdown(&finding.headline(lang)),
        help.join("<br>"),
        in_markdown(&finding.rule),
    ])
}

fn row(cells: &[String; 4]) -> String {
    format!("| {} |\n", cells.join(" | "))
}
