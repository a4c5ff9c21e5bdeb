//! `comity explain`: the page of one rule.

use anstyle::Style;

use super::args::ExplainArgs;
use super::console::{Console, View};
use super::{Exit, Failure, prose};
use crate::locale::Message;
use crate::rules::{self, Rule};

/// Lines longer than this are hard to read.
const WIDTH: usize = 90;

pub(super) fn run(args: &ExplainArgs, console: &mut Console) -> anyhow::Result<Exit> {
    let Some(rule) = rules::find(&args.rule) else {
        let known = rules::all().map(|rule| rule.id);
        return Err(Failure::unknown("no-such-rule", &args.rule, known).into());
    };
    console.print(&page(rule, console.view))?;
    Ok(Exit::Fine)
}

fn page(rule: &Rule, view: View) -> String {
    let lang = view.lang;
    let bold = if view.is_colored {
        Style::new().bold()
    } else {
        Style::new()
    };
    let level = Message::new(format!("level-{}", rule.level)).text(lang);
    let group = rules::group_of(rule.id).map(|group| Message::new(format!("group-{}", group.id)));
    let group = group.map(|group| group.text(lang)).unwrap_or_default();
    let head = format!("{bold}{}{bold:#} · {level} · {group}", rule.id);
    let guesses = rule
        .is_heuristic
        .then(|| Message::new("rule-is-heuristic").text(lang));
    let docs = prose::terminal(rule.docs, view.width.min(WIDTH), view.is_colored);
    let lines = [head, rule.summary(lang)].into_iter().chain(guesses);
    lines
        .chain([String::new(), docs])
        .collect::<Vec<_>>()
        .join("\n")
}
