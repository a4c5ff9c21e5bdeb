//! The log for a terminal.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use super::Log;
use super::words::{author, day, notes, state, summary, took, who, working};
use crate::cli::console::{Verbosity, View};
use crate::cli::report::fold::fold;
use crate::cli::report::harmless::one_line;
use crate::history::decisions::DecisionLife;
use crate::locale::Message;
use crate::model::kinds::DecisionStatus;

/// Wider lines are hard to read across.
const WIDTH: usize = 110;
/// The narrowest column of decisions.
const DECISION: usize = 24;
const BETWEEN: usize = 2;
const NOTHING: &str = "–";

pub(super) fn write(log: &Log<'_>, view: View) -> String {
    let lang = view.lang;
    let bold = Style::new().bold();
    let title = one_line(&log.title(lang)).into_owned();
    let name = Message::new("log-title").text(lang);
    let head = [title, name].into_iter().filter(|it| !it.is_empty());
    let head = head.collect::<Vec<_>>().join(" · ");
    let mut out = format!(
        "{} · {}\n",
        paint(view, bold, &head),
        log.as_of.said().text(lang)
    );
    let width = view.width.min(WIDTH);
    if !log.lives.is_empty() {
        out.push('\n');
        out += &table(log, view, width);
    }
    out.push('\n');
    let note = log.not_checked.map(|note| note.text(lang));
    for line in std::iter::once(summary(log, lang)).chain(note) {
        out += &lines(&fold(&one_line(&line), width));
    }
    out
}

/// A line for each decision, and what else is known of it below.
fn table(log: &Log<'_>, view: View, width: usize) -> String {
    let lang = view.lang;
    let heads = ["day", "took", "state", "decision"];
    let heads = heads.map(|id| Message::new(format!("log-column-{id}")).text(lang));
    let rows: Vec<[String; 3]> = log.lives.iter().map(|life| row(log, life, view)).collect();
    let widest = |at: usize| {
        let cells = rows.iter().map(|row| row[at].width());
        cells.chain([heads[at].width()]).max().unwrap_or(0)
    };
    let columns = [widest(0), widest(1), widest(2)];
    let indent = 2 + columns.iter().sum::<usize>() + 3 * BETWEEN;
    let room = width.saturating_sub(indent).max(DECISION);
    let [day, took, state, decision] = &heads;
    let head = [day.clone(), took.clone(), state.clone()];
    let mut out = laid(" ", &head, columns, Style::new().bold(), view);
    out += &paint(view, Style::new().bold(), decision);
    out.push('\n');
    for (life, row) in log.lives.iter().zip(&rows) {
        let style = color(life);
        out += &laid(
            &paint(view, style, mark(life)),
            row,
            columns,
            Style::new(),
            view,
        );
        let title = one_line(log.title_of(life, lang)).into_owned();
        for (at, line) in fold(&title, room).iter().enumerate() {
            out += &" ".repeat(if at == 0 { 0 } else { indent });
            out += line;
            out.push('\n');
        }
        for detail in details(log, life, view) {
            for line in fold(&one_line(&detail), room) {
                out += &" ".repeat(indent);
                out += &paint(view, Style::new().dimmed(), &line);
                out.push('\n');
            }
        }
    }
    out
}

/// Day, how long it took, where it stands.
fn row(log: &Log<'_>, life: &DecisionLife, view: View) -> [String; 3] {
    let nothing = || NOTHING.to_owned();
    [
        day(log, life).map_or_else(nothing, |day| day.to_string()),
        took(life, view.lang).unwrap_or_else(nothing),
        state(life, view.lang),
    ]
}

/// The cells before the decision; figures stand right, words left.
fn laid(mark: &str, cells: &[String; 3], columns: [usize; 3], style: Style, view: View) -> String {
    let mut out = format!("{mark} ");
    for (at, (cell, width)) in cells.iter().zip(columns).enumerate() {
        let space = " ".repeat(width.saturating_sub(cell.width()));
        let cell = paint(view, style, cell);
        out += &if at == 1 {
            space + &cell
        } else {
            cell + &space
        };
        out += &" ".repeat(BETWEEN);
    }
    out
}

/// Name and people, working time, what should be known; with `-v` every commit.
fn details(log: &Log<'_>, life: &DecisionLife, view: View) -> Vec<String> {
    let lang = view.lang;
    let who = who(log, life).map(|who| format!(" · {who}"));
    let mut details = vec![life.id.clone() + &who.unwrap_or_default()];
    if let Some(sides) = life.taken.as_ref().and_then(|it| working(log, it, lang)) {
        details.push(Message::new("log-working").with("sides", sides).text(lang));
    }
    details.extend(notes(log, life, lang));
    let commits = life.commits.iter().map(|event| {
        Message::new("log-commit")
            .with("commit", event.short_id())
            .with("day", event.at.date().to_string())
            .with("author", author(log, event))
            .with("summary", event.summary.clone())
            .text(lang)
    });
    if view.verbosity == Verbosity::Verbose {
        details.extend(commits);
    }
    details
}

/// A mark beside the word, for those who see no colour and for those who skim.
pub(super) fn mark(life: &DecisionLife) -> &'static str {
    match life.state {
        _ if life.removed.is_some() => "/",
        Some(DecisionStatus::Accepted) => "+",
        Some(DecisionStatus::Rejected) => "-",
        Some(DecisionStatus::Superseded) => ">",
        Some(DecisionStatus::Withdrawn) => "x",
        Some(DecisionStatus::Proposed) => "?",
        None => "!",
    }
}

fn color(life: &DecisionLife) -> Style {
    match life.state {
        _ if life.removed.is_some() => AnsiColor::BrightRed.on_default(),
        Some(DecisionStatus::Accepted) => AnsiColor::Green.on_default(),
        Some(DecisionStatus::Proposed) => AnsiColor::Yellow.on_default(),
        None => AnsiColor::BrightRed.on_default(),
        Some(_) => Style::new().dimmed(),
    }
}

fn paint(view: View, style: Style, text: &str) -> String {
    if view.is_colored && !text.trim().is_empty() {
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}

fn lines(folded: &[String]) -> String {
    folded.join("\n") + "\n"
}
