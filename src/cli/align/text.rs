//! The table for a terminal.

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr as _;

use super::{Aligned, View, answer, state_name};
use crate::actuals::sheets::{Gap, State};
use crate::cli::report::fold::{INDENT, fold};
use crate::cli::report::harmless::one_line;
use crate::locale::{Lang, Message};

/// Wider tables are hard to read across.
const WIDTH: usize = 110;
/// The widest column of questions.
const QUESTION: usize = 22;
/// The narrowest column of answers.
const ANSWER: usize = 10;
const BETWEEN: usize = 2;
const NOTHING: &str = "—";

/// The table, with what is left below it.
pub(super) fn text(aligned: &Aligned<'_>, view: View) -> String {
    let mut out = String::new();
    let width = view.width.min(WIDTH);
    for note in aligned.notes() {
        out += &lines(&fold(&note.text(view.lang), width));
    }
    if !aligned.has_sheets() {
        return out;
    }
    if !out.is_empty() {
        out.push('\n');
    }
    let table = Table::new(aligned, view, width);
    out += &table.head();
    let mut question = "";
    for gap in &aligned.comparison.gaps {
        if gap.item.is_some() && gap.question.key() != question {
            out += &table.heading(gap);
        }
        question = gap.question.key();
        out += &table.row(gap);
    }
    out.push('\n');
    for line in aligned.readiness(view.lang) {
        out += &lines(&fold(&line, width));
    }
    out
}

struct Table<'a> {
    aligned: &'a Aligned<'a>,
    lang: Lang,
    is_colored: bool,
    /// The widths of the columns: question, each side, state.
    columns: Vec<usize>,
}

impl<'a> Table<'a> {
    fn new(aligned: &'a Aligned<'a>, view: View, width: usize) -> Self {
        let lang = view.lang;
        let gaps = &aligned.comparison.gaps;
        let first = gaps.iter().map(|gap| name(gap, lang).width()).max();
        let first = first.unwrap_or(0).min(QUESTION);
        let states = gaps.iter().map(|gap| state_name(gap.state(), lang).width());
        let last = states.max().unwrap_or(0);
        let sides = aligned.names.len();
        let taken = 2 + first + last + BETWEEN * (sides + 1);
        let each = (width.saturating_sub(taken) / sides.max(1)).max(ANSWER);
        let middle = std::iter::repeat_n(each, sides);
        Self {
            aligned,
            lang,
            is_colored: view.is_colored,
            columns: std::iter::once(first).chain(middle).chain([last]).collect(),
        }
    }

    fn head(&self) -> String {
        let bold = self.style(Style::new().bold());
        let names = self.aligned.names.iter().map(|name| vec![name.clone()]);
        let nothing = || std::iter::once(vec![String::new()]);
        let cells = nothing().chain(names).chain(nothing());
        self.laid(" ", &cells.collect::<Vec<_>>(), bold, bold)
    }

    /// The name of a question whose items follow.
    fn heading(&self, gap: &Gap<'_>) -> String {
        format!("  {}\n", gap.question.name(self.lang))
    }

    fn row(&self, gap: &Gap<'_>) -> String {
        let state = gap.state();
        let sides = (0..self.aligned.names.len()).map(|side| answer(gap, side));
        let cells = std::iter::once(vec![name(gap, self.lang)])
            .chain(sides)
            .chain([vec![state_name(state, self.lang)]]);
        let style = self.style(color(state));
        let plain = Style::new();
        let mut out = self.laid(mark(state), &cells.collect::<Vec<_>>(), plain, style);
        if let Some(decision) = gap.settled_by {
            let by = Message::new("align-settled-by").with("decision", &decision.id);
            let by = one_line(&by.text(self.lang)).into_owned();
            let indent = 2 + self.columns[0] + BETWEEN;
            let dim = self.style(Style::new().dimmed());
            let room = self.columns[1..].iter().sum::<usize>() + BETWEEN * self.aligned.names.len();
            for line in fold(&by, room) {
                out += &" ".repeat(indent);
                out += &styled(&line, dim);
                out.push('\n');
            }
        }
        out
    }

    /// One row of cells, each folded to its column; the mark and the last cell in a style of
    /// their own.
    fn laid(&self, mark: &str, cells: &[Vec<String>], style: Style, last: Style) -> String {
        let folded: Vec<Vec<String>> = cells
            .iter()
            .zip(&self.columns)
            .map(|(cell, width)| fold_list(cell, *width))
            .collect();
        let height = folded.iter().map(Vec::len).max().unwrap_or(0);
        let mut out = String::new();
        for at in 0..height {
            let mut line = String::new();
            for (column, cell) in folded.iter().enumerate() {
                let is_last = column + 1 == folded.len();
                let text = cell.get(at).map_or("", String::as_str);
                let style = if is_last { last } else { style };
                let pad = self.columns[column].saturating_sub(text.width());
                line += &styled(text, style);
                if !is_last {
                    line += &" ".repeat(pad + BETWEEN);
                }
            }
            let mark = if at == 0 {
                styled(mark, last)
            } else {
                " ".to_owned()
            };
            out += format!("{mark} {line}").trim_end();
            out.push('\n');
        }
        out
    }

    fn style(&self, style: Style) -> Style {
        if self.is_colored { style } else { Style::new() }
    }
}

fn styled(text: &str, style: Style) -> String {
    if text.trim().is_empty() {
        text.to_owned()
    } else {
        format!("{style}{text}{style:#}")
    }
}

/// What stands in the first column: the question, or the item set in below it.
fn name(gap: &Gap<'_>, lang: Lang) -> String {
    match gap.item {
        Some(item) => format!("{INDENT}{INDENT}{}", one_line(item)),
        None => one_line(gap.question.name(lang)).into_owned(),
    }
}

/// A mark beside the word, for those who see no colour and for those who skim.
fn mark(state: State) -> &'static str {
    match state {
        State::Match => "=",
        State::Settled => "+",
        State::Overlap => "~",
        State::BothAnswered => "?",
        State::Conflict => "!",
        State::OneSided => "<",
        State::Missing => "-",
    }
}

fn color(state: State) -> Style {
    let color = match state {
        State::Match | State::Settled => AnsiColor::Green,
        State::Overlap | State::BothAnswered => AnsiColor::Yellow,
        State::Conflict | State::OneSided | State::Missing => AnsiColor::BrightRed,
    };
    color.on_default()
}

/// The items of a cell in lines of `width` columns, several of them under points.
fn fold_list<T: AsRef<str>>(items: &[T], width: usize) -> Vec<String> {
    match items {
        [] => vec![NOTHING.to_owned()],
        [one] => fold(one.as_ref(), width),
        several => {
            let item = |item: &T| {
                let lines = fold(item.as_ref(), width.saturating_sub(2));
                let mark = |at| if at == 0 { "- " } else { "  " };
                let marked = lines.into_iter().enumerate();
                let marked = marked.map(move |(at, line)| format!("{}{line}", mark(at)));
                marked.collect::<Vec<_>>()
            };
            several.iter().flat_map(item).collect()
        }
    }
}

fn lines(folded: &[String]) -> String {
    folded.join("\n") + "\n"
}
